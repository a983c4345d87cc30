"""Where people meet: groups, who belongs to them, who asks to, and who was asked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class GroupQuerySet(models.QuerySet):
    def listed_for(self, person):
        """Return the groups whose existence, name and purpose the person may know. An invitation tells as much."""
        invited = Invitation.objects.filter(person=person).values("group")
        known = Q(pk__in=_my_group_ids(person)) | Q(pk__in=invited)
        return self.filter(known if person.is_guest else ~Q(access=Group.Access.HIDDEN) | known)

    def readable_by(self, person):
        """THE read rule for what is inside a group: posts, members, files."""
        if person.is_guest:
            return self.filter(pk__in=_my_group_ids(person))
        return self.filter(Q(access=Group.Access.OPEN) | Q(pk__in=_my_group_ids(person)))

    def writable_by(self, person):
        """Return the groups in which the person may post."""
        return self.filter(pk__in=_my_group_ids(person), archived_at=None)

    def managed_by(self, person):
        mine = Membership.objects.filter(person=person, role__in=Membership.MANAGING)
        return self.filter(pk__in=mine.values("group"))


class Group(models.Model):
    """A mini-community with its own kind and access."""

    class Access(models.TextChoices):
        """Who reads and who joins: the table in ARCHITECTURE.md."""

        OPEN = "open", _("Open")
        REQUEST = "request", _("On request")
        CLOSED = "closed", _("Closed")
        HIDDEN = "hidden", _("Hidden")

    class Kind(models.TextChoices):
        TEAM = "team", _("Team")
        PRACTICE = "practice", _("Community of practice")
        INTEREST = "interest", _("Community of interest")
        PROJECT = "project", _("Project")
        NETWORK = "network", _("Network")
        COUNCIL = "council", _("Council")

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    purpose = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    access = models.CharField(max_length=7, choices=Access, default=Access.OPEN)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEAM)
    coaches_writers = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="my_groups")

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home:group", args=[self.slug])

    @property
    def is_open(self):
        return self.access == self.Access.OPEN

    @property
    def hue(self):
        """The colour (0 to 359) of the group's mark: spread by the golden angle so that neighbours differ."""
        return int(self.pk * 137.508) % 360

    @property
    def photo_url(self):
        """A group has no picture yet: its letters stand for it."""
        return ""


class Membership(models.Model):
    """Somebody belongs to a group."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        MANAGER = "manager", _("Manager")
        MEMBER = "member", _("Member")
        GUEST = "guest", _("Guest")

    MANAGING = (Role.OWNER, Role.MANAGER)

    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=7, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField()
    in_home = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "group"], name="membership_once")]
        indexes = [models.Index(fields=["group", "role"], name="membership_by_role")]

    def __str__(self):
        return f"{self.person_id} in {self.group_id}"

    @property
    def is_managing(self):
        return self.role in self.MANAGING

    @property
    def may_invite(self):
        return self.is_managing or (self.role == self.Role.MEMBER and self.group.is_open)


class JoinRequest(models.Model):
    """Somebody asks to join a group that is on request."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="join_requests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="join_requests")
    message = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="join_request_once")]


class Invitation(models.Model):
    """A member asks a colleague in."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="invitation_once")]


def _my_group_ids(person):
    return Membership.objects.filter(person=person).values("group")
