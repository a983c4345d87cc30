"""The list of what a profile can tell: kept by the administrator, answered by people or by the staff administration."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may see what stands in a field, from wide to narrow."""

    EVERYONE = "everyone", _("Colleagues and guests of my groups")
    COLLEAGUES = "colleagues", _("Colleagues")
    DEPARTMENT = "department", _("Colleagues of my department")
    MYSELF = "myself", _("Only me")


class Labelled:
    """What has a name in Dutch, and in English where that was given."""

    def __str__(self):
        return self.label

    @property
    def label(self):
        return (self.label_en if get_language() == "en" else "") or self.label_nl


class FieldQuerySet(models.QuerySet):
    def current(self):
        """Return the fields that are in use, in their order."""
        return self.filter(removed_at=None)


class Field(Labelled, models.Model):
    """One thing that a profile can tell.

    `code` is fixed: built-in fields have theirs from `profiles.builtin`, where their value lives in a column of Person or
    rows of their own. `audience` is who sees it unless somebody narrows it for themselves; they can never widen it.
    `source` says who keeps it: with the staff administration a person only reads it. A removed field keeps its values.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("A line of text")
        LONG = "long", _("Text of more lines")
        CHOICE = "choice", _("One from a list")
        CHOICES = "choices", _("More from a list")
        DATE = "date", _("A date")
        LINK = "link", _("A web address")
        YES_NO = "yes_no", pgettext_lazy("kind of field", "Yes or no")
        BUILT_IN = "built_in", _("Built in")

    WITH_CHOICES = (Kind.CHOICE, Kind.CHOICES)

    class Source(models.TextChoices):
        PERSON = "person", pgettext_lazy("who keeps a field", "The person")
        HR = "hr", pgettext_lazy("who keeps a field", "The staff administration")

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    label_nl = models.CharField(max_length=60)
    label_en = models.CharField(max_length=60, blank=True)
    help_nl = models.CharField(max_length=200, blank=True)
    help_en = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    is_required = models.BooleanField(default=False)
    is_found = models.BooleanField(default=True)  # whether its words lead to the person
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.COLLEAGUES)
    may_narrow = models.BooleanField(default=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.PERSON)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = FieldQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    @property
    def has_list(self):
        return self.kind in self.WITH_CHOICES

    @property
    def help(self):
        return (self.help_en if get_language() == "en" else "") or self.help_nl


class Choice(Labelled, models.Model):
    """One of what can be chosen in a field with a list. A removed one stays where it was chosen."""

    field = models.ForeignKey(Field, models.CASCADE, related_name="choices")
    label_nl = models.CharField(max_length=60)
    label_en = models.CharField(max_length=60, blank=True)
    order = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]


class Value(models.Model):
    """What somebody's profile tells in a field without a column: a text (dates as 2026-05-01, yes and no), or a choice.

    When the kind of a field changes, what does not fit the new kind stays as it was, for its person to mend.
    """

    LONGEST_LINE = 200

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile_values")
    field = models.ForeignKey(Field, models.CASCADE, related_name="values")
    text = models.TextField(blank=True)
    choice = models.ForeignKey(Choice, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "field", "choice"], name="profile_value_once", nulls_distinct=False),
            models.CheckConstraint(condition=~Q(text="") | Q(choice__isnull=False), name="profile_value_says_something"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["field", "choice", "person"], name="profile_value_by_choice")]

    def __str__(self):
        return str(self.choice) if self.choice_id else self.text


class Narrowing(models.Model):
    """That somebody shows a field to fewer people than the organisation does."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="narrowings")
    field = models.ForeignKey(Field, models.CASCADE, related_name="narrowings")
    audience = models.CharField(max_length=12, choices=Audience)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "field"], name="profile_narrowing_once")]

    def __str__(self):
        return f"{self.person_id} {self.field_id} {self.audience}"


class HintPutAway(models.Model):
    """That somebody does not want to hear what else their profile could tell."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="profile_hint_put_away"
    )

    class Meta:
        verbose_name_plural = "hints put away"

    def __str__(self):
        return f"{self.person_id}"
