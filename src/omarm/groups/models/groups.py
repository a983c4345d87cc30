"""A group, who belongs to it, who asks to, and who was asked."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.core.worktime import Term
from omarm.groups.models.reach import MayKnow, MayRead
from omarm.media.models import Image
from omarm.people.models import Department


class GroupQuerySet(models.QuerySet):
    def listed_for(self, person):
        """Return the groups whose existence, name and purpose the person may know."""
        return self.filter(MayKnow(person))

    def readable_by(self, person):
        """Return the groups of which the person may read what is inside."""
        return self.filter(MayRead(person))

    def with_people_for(self, person):
        """Return the groups of which the person may also know that somebody is in them: nowhere else is one named beside a person.

        Of a group that keeps its members to itself only its members may, whatever task somebody else has.
        """
        return self.listed_for(person).filter(Q(members_hidden=False) | Q(pk__in=_my_group_ids(person)))

    def not_discreet(self):
        """Return the groups of which others may be told what happens in them and how many are: not hidden, nor are their members."""
        return self.exclude(access=Group.Access.HIDDEN).exclude(members_hidden=True)

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

        @property
        def rank(self):
            """How far it is from open, 0 to 3: a part of a group is never wider than the whole."""
            return list(type(self)).index(self)

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
    goals = models.TextField(blank=True, default="", db_default="")
    rules = models.TextField(blank=True)  # its own, beside the house rules
    welcome = models.CharField(max_length=1000, blank=True)
    cover = models.ForeignKey(Image, models.SET_NULL, null=True, blank=True, related_name="+")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    promise_days = models.PositiveSmallIntegerField(null=True, blank=True, default=2)  # neither: nothing is promised
    promise_hours = models.PositiveSmallIntegerField(null=True, blank=True)  # of working time, in the place of days
    tabs_on = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    access = models.CharField(max_length=7, choices=Access, default=Access.OPEN)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEAM)
    members_hidden = models.BooleanField(default=False, db_default=False)  # who is in it is seen by its members only
    coaches_writers = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)  # its owners were asked whether it goes on
    goes_on_until = models.DateField(null=True, blank=True)  # they said so: it is not asked again before
    version = models.PositiveIntegerField(default=1, editable=False)
    submission = models.UUIDField(null=True, blank=True, unique=True, editable=False)  # of the form that started it
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="my_groups")

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="group_own_part"),
            models.CheckConstraint(condition=Q(promise_days=None) | Q(promise_hours=None), name="group_one_promise"),
            models.CheckConstraint(
                condition=Q(promise_hours=None) | Q(promise_hours__gte=1), name="group_some_promise"
            ),
            models.CheckConstraint(
                condition=Q(members_hidden=False) | ~Q(access="open"), name="group_hidden_members_shut"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home:group", args=[self.slug])

    @property
    def is_open(self):
        return self.access == self.Access.OPEN

    @property
    def promise(self):
        """The answer promise as a Term, or None where nothing is promised."""
        if self.promise_hours:
            return Term(hours=self.promise_hours)
        return Term(days=self.promise_days) if self.promise_days else None

    @property
    def audited_name(self):
        """What the audit calls it: its name, or its number where that would stand beside somebody who is in it."""
        return f"#{self.pk}" if self.is_discreet else self.name

    @property
    def is_discreet(self):
        """Whether its name stays out of mail and records: it is hidden, or who is in it is."""
        return self.access == self.Access.HIDDEN or self.members_hidden

    @property
    def hue(self):
        """The colour (0 to 359) of the group's mark: spread by the golden angle so that neighbours differ."""
        return int(self.pk * 137.508) % 360

    @property
    def photo_url(self):
        """The mark of a group is its letters; its cover stands over its pages only."""
        return ""


class MembershipQuerySet(models.QuerySet):
    def of_colleagues(self):
        """Return those of colleagues who can sign in: guests carry nothing on."""
        return self.filter(person__is_active=True).exclude(role=Membership.Role.GUEST)


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
    by_rule = models.BooleanField(default=False)  # came by a rule, and goes when no rule holds any more
    seat = models.CharField(max_length=60, blank=True, default="", db_default="")  # on the board: chair, secretary
    seat_rank = models.PositiveSmallIntegerField(default=0, db_default=0)  # its place there

    objects = MembershipQuerySet.as_manager()

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


class MembershipRule(models.Model):
    """Who belongs to a group by what the directory says of them. Of one rule all must hold, of a group's rules one."""

    class Whom(models.TextChoices):
        DIRECTORY = "directory", _("By department, function or place")
        OWNERS = "owners", _("Everybody who owns a group")

    group = models.ForeignKey(Group, models.CASCADE, related_name="membership_rules")
    whom = models.CharField(max_length=9, choices=Whom, default=Whom.DIRECTORY)
    # With all below it.
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="+")
    function = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=120, blank=True)
    is_mandatory = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]


class Absence(models.Model):
    """Somebody left a group to which a rule would bring them back: they are left in peace."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="absences", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="absence_once")]


class GuestInvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Return the invitations whose link still works, as far as the group lets it."""
        return self.filter(ended_at=None, expires_at__gt=timezone.now(), ends_on__gte=timezone.localdate())


class GuestInvitation(models.Model):
    """A member asks in somebody from outside, who gets an account as a guest until a day. The link is known by its digest.

    One that has ended (used, taken back, or followed by a newer one) is kept a while: who has the link reads why it
    works no more.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="guest_invitations")
    name = models.CharField(max_length=240)
    email = models.EmailField()
    ends_on = models.DateField()  # of the account that it makes
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    is_used = models.BooleanField(default=False)

    objects = GuestInvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("group", Lower("email"), condition=Q(ended_at=None), name="guest_invitation_once")
        ]

    @property
    def is_waiting(self):
        """Whether its link opens the group. A group that was closed lets nobody in."""
        is_in_time = self.expires_at > timezone.now() and self.ends_on >= timezone.localdate()
        return self.ended_at is None and is_in_time and self.group.archived_at is None

    def is_for(self, person):
        """Return whether this person is the guest whom it asks in."""
        return person.is_guest and (person.email or "").lower() == self.email.lower()


def _my_group_ids(person):
    return Membership.objects.filter(person=person).values("group")
