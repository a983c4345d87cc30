"""A person: the account, and what it tells about itself."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import UserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from omarm.media.models import Image
from omarm.people.models.access import Role
from omarm.people.models.organisation import Department, Position

NAMELESS = "omarm:nameless"  # source key of the account under which people ask without their name

username_shape = RegexValidator(
    r"\A[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\Z", _("Use small letters, digits, dots and dashes.")
)


class PersonQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def named(self):
        """Return all but the account under which people ask without their name: it is nobody."""
        return self.exclude(source_key=NAMELESS)

    def caring_for_all(self):
        """Return who look after the groups of the organisation and can sign in, each once."""
        return self.active().filter(roles__code__in=Role.CARING).distinct()

    def visible_to(self, person):
        """THE read rule for people: colleagues see each other, a guest sees the members of their own groups."""
        if person.is_guest:
            shared = self.model.objects.filter(memberships__group__memberships__person=person)
            return self.filter(Q(pk=person.pk) | Q(pk__in=shared.values("pk")))
        return self

    def by_surname(self):
        """Dutch order: by surname without the tussenvoegsel."""
        return self.order_by("sort_key", "pk")


class PersonManager(UserManager.from_queryset(PersonQuerySet)):
    """Finds people; accounts are made by the commands of this app."""

    def get_by_natural_key(self, username):
        return self.get(username=username.lower())


class Person(AbstractBaseUser):
    """An account and its profile. `last_login` does not exist: visiting is not recorded."""

    last_login = None

    class Theme(models.TextChoices):
        SYSTEM = "system", _("As my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    username = models.CharField(_("username"), max_length=60, unique=True, validators=[username_shape])
    email = models.EmailField(_("mail address"), null=True, blank=True)  # noqa: DJ001 (unique where given, so NULL)
    is_active = models.BooleanField(default=True)
    is_guest = models.BooleanField(default=False)
    ends_on = models.DateField(null=True, blank=True)  # the last day of the account: of who was asked in from outside

    given_name = models.CharField(_("first name"), max_length=80, blank=True)
    particle = models.CharField(max_length=30, blank=True)
    surname = models.CharField(_("surname"), max_length=120, blank=True)
    name = models.CharField(max_length=240)
    sort_key = models.CharField(max_length=240, editable=False)

    function = models.CharField(max_length=160, blank=True)
    department = models.ForeignKey(Department, models.SET_NULL, null=True, blank=True, related_name="people")
    position = models.ForeignKey(Position, models.SET_NULL, null=True, blank=True, related_name="people")
    manager = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="reports")
    phone = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=120, blank=True)
    about = models.TextField(blank=True)
    photo = models.ForeignKey(Image, models.SET_NULL, null=True, blank=True, related_name="+")
    employed_since = models.DateField(null=True, blank=True)
    # The day on which the account was made, where that is known.
    account_since = models.DateField(null=True, blank=True)

    language = models.CharField(max_length=2, blank=True)
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.SYSTEM)
    card_version = models.PositiveIntegerField(default=1, editable=False)
    source_key = models.CharField(max_length=200, null=True, blank=True, unique=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = PersonManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email"),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~Q(manager=models.F("id")), name="person_own_manager"),
        ]
        indexes = [
            models.Index("sort_key", "id", name="person_by_surname", condition=Q(is_active=True)),
            models.Index("department", "sort_key", name="person_by_department"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home:person", args=[self.username])

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.given_name or self.name

    @property
    def is_nameless(self):
        """Whether this is nobody: the account under which people ask without their name. It cannot be signed in to."""
        return self.source_key == NAMELESS

    @property
    def has_ended(self):
        """Whether the last day of the account has been; the clock makes it inactive soon after."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def told_apart(self):
        """What stands under the name where somebody is chosen: two may have one name and one function, never one username."""
        return " · ".join(part for part in (self.function, self.username) if part)

    @property
    def initials(self):
        """What stands where a face would; for nobody no letters, which would look like somebody."""
        if self.is_nameless:
            return "?"
        first = self.given_name or self.name
        last = self.surname or self.name.split()[-1]
        return (first[:1] + (last[:1] if last != first else "")).upper()

    @property
    def hue(self):
        """The colour (0 to 359) behind the initials: spread by the golden angle so that neighbours differ."""
        return int(self.pk * 137.508) % 360

    @property
    def photo_url(self):
        return reverse("people:portrait", args=[self.photo_id, "s"]) if self.photo_id else ""

    @property
    def photo_large_url(self):
        return reverse("people:portrait", args=[self.photo_id, "m"]) if self.photo_id else ""

    @property
    def phone_url(self):
        return "tel:" + "".join(letter for letter in self.phone if letter in "+0123456789")

    @cached_property
    def role_codes(self):
        """The tasks for the organisation; read along when a session asks who it belongs to."""
        read_along = self.__dict__.get("tasks")
        return frozenset(self.roles.values_list("code", flat=True) if read_along is None else read_along)

    def has_role(self, code):
        return code in self.role_codes

    @property
    def is_administrator(self):
        return self.has_role("administrator")

    @property
    def cares_for_all(self):
        """Whether the person looks after the groups of the organisation: administrators and community managers."""
        return not self.role_codes.isdisjoint(Role.CARING)
