"""What people say where the product cannot know: that a stage was reached all the same, and what a scope is like."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omarm.adoption.models.scopes import Scope
from omarm.groups.models import Group


class StageOverride(models.Model):
    """That somebody puts a scope in another stage of maturity than was observed, with the reason. It is ended, not changed."""

    scope = models.ForeignKey(Scope, models.CASCADE, related_name="stage_overrides")
    stage = models.CharField(max_length=10)
    reason = models.CharField(max_length=500)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["scope"], condition=Q(ended_at=None), name="stage_override_one_holds"),
        ]

    def __str__(self):
        return f"{self.scope_id} {self.stage}"


class Declaration(models.Model):
    """What a department or a group says of itself, for choosing where to begin: nothing of it is measured.

    None is “nobody said”, which is not the same as nought.
    """

    class Tools(models.IntegerChoices):
        NONE = 0, _("Nothing of that kind")
        SOME = 1, _("Now and then")
        DAILY = 2, _("Every day")

    scope = models.OneToOneField(Scope, models.CASCADE, null=True, blank=True, related_name="declaration")
    group = models.OneToOneField(Group, models.CASCADE, null=True, blank=True, related_name="declaration")
    without_desk = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    other_tools = models.PositiveSmallIntegerField(null=True, blank=True, choices=Tools)
    has_sponsor = models.BooleanField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scope__isnull=False, group=None) | Q(scope=None, group__isnull=False),
                name="declaration_is_of_one",
            ),
            models.CheckConstraint(
                condition=Q(without_desk=None) | Q(without_desk__lte=100), name="declaration_without_desk"
            ),
        ]

    def __str__(self):
        return f"{self.scope_id or self.group_id}"
