"""How people sign in and what they may do for the organisation. Visits are not kept (ARCHITECTURE.md)."""

import hashlib

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.Model):
    """A task that a person has for the whole organisation."""

    class Code(models.TextChoices):
        ADMINISTRATOR = "administrator", _("Functional administrator")
        COMMUNITY_MANAGER = "community_manager", _("Community manager")
        EDITOR = "editor", _("Editor")
        LEADER = "leader", _("Leader")
        WORKS_COUNCIL = "works_council", _("Works council")

    CARING = (Code.ADMINISTRATOR, Code.COMMUNITY_MANAGER)  # who look after the groups of the organisation

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    code = models.CharField(max_length=20, choices=Code)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "code"], name="role_once")]

    def __str__(self):
        return self.get_code_display()


class SessionManager(BaseSessionManager):
    use_in_migrations = True


class Session(AbstractBaseSession):
    """A signed-in device. Its owner sees it and can end it; days, never hours; gone when it ends."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=80, blank=True)
    started_on = models.DateField()
    seen_on = models.DateField()

    objects = SessionManager()

    @classmethod
    def get_session_store_class(cls):
        from omarm.people.sessions import SessionStore  # noqa: PLC0415 (it imports this module)

        return SessionStore

    @property
    def handle(self):
        """The name of the session on its owner's page: the key itself would open it."""
        return hashlib.blake2s(self.session_key.encode(), digest_size=8).hexdigest()


class OneTimeCode(models.Model):
    """A code by which someone without a mailbox sets a new password; an administrator hands it over."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="one_time_code")
    digest = models.CharField(max_length=128)
    expires_at = models.DateTimeField()
    tries_left = models.PositiveSmallIntegerField(default=5)


class FormerUsername(models.Model):
    """A username that someone had: its address keeps leading to them."""

    username = models.CharField(max_length=60, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="former_usernames")
