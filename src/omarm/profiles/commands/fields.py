"""Keeping the list of fields: what profiles tell, to whom, and who keeps it. For administrators; each act is in the audit."""

from dataclasses import dataclass, fields, replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.folding import slug
from omarm.core.legible import checked_name, legible
from omarm.people.commands import find_by_name_only
from omarm.profiles.builtin import changes_kind, fixed_of, may_be_removed
from omarm.profiles.commands.narrowing import keep_promise
from omarm.profiles.commands.ordering import change_places
from omarm.profiles.models import Audience, Field, Value
from omarm.profiles.queries.fields import holders_of
from omarm.profiles.queries.kinds import KINDS, conversions

MOST_FIELDS = 60
RESERVED = {"new", "asked", "csrfmiddlewaretoken"}  # an address that is a page, and names that the form has already
LABELS = ("label_nl", "label_en", "help_nl", "help_en")


@dataclass(frozen=True, kw_only=True)
class FieldTold:
    """What an administrator settles of a field, besides its kind."""

    label_nl: str
    label_en: str = ""
    help_nl: str = ""
    help_en: str = ""
    is_required: bool = False
    is_found: bool = True
    audience: str = Audience.COLLEAGUES
    may_narrow: bool = True
    source: str = Field.Source.PERSON


@transaction.atomic
def add_field(*, actor, kind, told):
    """Add a field of the organisation's own, at the end. Returns it.

    Raises DomainError without a label, for a kind that is none, and when there are too many.
    """
    _check_administrator(actor)
    told = _legible(told)
    _check_told(told)
    if kind not in KINDS:
        raise DomainError(_("Choose what kind of answer it gets."), code="field_kind")
    Field.objects.select_for_update(no_key=True).order_by("pk").first()  # two at once would take the same code
    if Field.objects.current().count() >= MOST_FIELDS:
        raise DomainError(_("A profile has at most %(most)d fields.") % {"most": MOST_FIELDS}, code="fields_many")

    last = Field.objects.aggregate(last=Max("order"))["last"]
    field = Field.objects.create(
        code=_free_code(told.label_nl), kind=kind, order=0 if last is None else last + 1, **vars(told)
    )

    _note(actor, "profile_field.added", field)
    return field


@transaction.atomic
def change_field(*, actor, field, told):
    """Change what a field is called and asks, who sees it and who keeps it. Returns it.

    Shown to fewer, that holds at once. Shown to more, what people told before stays with whom they told it to, until they
    agree. Raises DomainError for what is not to be changed of a built-in field, and for one that was removed.
    """
    _check_administrator(actor)
    told = _legible(told)
    _check_told(told)
    field = _locked(field)
    _check_fixed(field, told)

    former = field.audience
    before = {one.name: getattr(field, one.name) for one in fields(FieldTold)}
    for name, value in vars(told).items():
        setattr(field, name, value)
    field.save(update_fields=list(vars(told)))
    keep_promise(field, former)
    if field.audience != former or field.is_found != before["is_found"]:
        find_by_name_only(people=holders_of(field))

    changed = sorted(name for name, value in vars(told).items() if value != before[name])
    _note(actor, "profile_field.changed", field, changed=changed, audience=field.audience, former=former)
    return field


@transaction.atomic
def change_kind(*, actor, field, kind):
    """Make a field one of another kind. Returns it.

    What fits becomes an answer of the new kind; what does not stays as it was, seen by nobody but its person, who is
    asked to mend it. Raises DomainError for a built-in field.
    """
    _check_administrator(actor)
    field = _locked(field)
    if not changes_kind(field) or kind not in KINDS:
        raise DomainError(_("What kind of answer this field gets is built in."), code="field_fixed")
    if kind == field.kind:
        return field

    former = field.kind
    for values, new in conversions(field, kind):
        if new is not None:
            Value.objects.filter(pk__in=[value.pk for value in values]).delete()
            Value.objects.bulk_create(
                Value(person_id=values[0].person_id, field=field, text=text, choice_id=choice) for text, choice in new
            )
    field.kind = kind
    field.save(update_fields=["kind"])
    find_by_name_only(people=holders_of(field))

    _note(actor, "profile_field.kind_changed", field, kind=kind, former=former)
    return field


@transaction.atomic
def remove_field(*, actor, field):
    """Take a field off every profile. Returns it. What people told is kept, and comes back with the field."""
    _check_administrator(actor)
    field = _locked(field)
    if not may_be_removed(field):
        raise DomainError(_("Other pages rest on this field, so it stays."), code="field_fixed")

    field.removed_at = timezone.now()
    field.save(update_fields=["removed_at"])
    find_by_name_only(people=holders_of(field))

    _note(actor, "profile_field.removed", field)
    return field


@transaction.atomic
def restore_field(*, actor, field):
    """Put a removed field back, with all that people told in it, for the same people as before. Returns it."""
    _check_administrator(actor)
    field = Field.objects.select_for_update(no_key=True).get(pk=field.pk)
    if not field.removed_at:
        return field

    field.removed_at = None
    field.save(update_fields=["removed_at"])

    _note(actor, "profile_field.restored", field)
    return field


@transaction.atomic
def move_field(*, actor, field, up):
    """Change places with the field before (`up`) or behind it. Returns the field. At the end nothing happens."""
    _check_administrator(actor)
    if not change_places(list(Field.objects.select_for_update(no_key=True).current()), field, up=up):
        return field

    note_act(actor=actor, act="profile_field.moved", target=field.label_nl)
    return field


def _locked(field):
    field = Field.objects.select_for_update(no_key=True).get(pk=field.pk)
    if field.removed_at:
        raise DomainError(_("This field was removed. Put it back first."), code="field_removed")
    return field


def _legible(told):
    """Return what is told of a field with its labels as they are seen. Raises DomainError for one that is not there."""
    seen = {"label_nl": checked_name(told.label_nl, code="field_label"), "label_en": legible(told.label_en)}
    return replace(told, **seen)


def _check_told(told):
    if told.audience not in Audience.values or told.source not in Field.Source.values:
        raise DomainError(_("Choose who sees it and who keeps it."), code="field_choices")


def _check_fixed(field, told):
    fixed = fixed_of(field)
    touched = [name for name in vars(told) if name not in LABELS and getattr(told, name) != getattr(field, name)]
    if fixed.intersection(touched):
        raise DomainError(_("Other pages rest on this field, so that cannot be changed."), code="field_fixed")


def _check_administrator(actor):
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied


def _free_code(label):
    stem = slug(label, longest=32) or "field"
    taken = RESERVED | set(Field.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(
        code for number in range(1, 10_000) if (code := stem if number == 1 else f"{stem}-{number}") not in taken
    )


def _note(actor, act, field, **details):
    note_act(actor=actor, act=act, target=field.label_nl, code=field.code, **details)
    log.record("profile_field.changed", actor=actor, subject=field, code=field.code)
