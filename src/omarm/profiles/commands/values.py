"""What somebody tells in their profile, or the staff administration for them."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.people import commands as people
from omarm.people.models import Person
from omarm.profiles.builtin import BY_CODE
from omarm.profiles.commands.narrowing import store_audience
from omarm.profiles.models import Choice, Field, HintPutAway, Value
from omarm.profiles.queries.values import has_values, reads_as, values_of

MOST_CHOSEN = 40
LONGEST_TEXT = 5000


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a profile gets, by the code of the field: a text (dates as 2026-05-01), or ids of choices; and who sees it.

    A field that is not named stays as it was.
    """

    texts: dict[str, object] = field(default_factory=dict)
    choices: dict[str, list[int]] = field(default_factory=dict)
    audiences: dict[str, str] = field(default_factory=dict)

    def __add__(self, other):
        """Return what both tell."""
        return Told(
            texts=self.texts | other.texts,
            choices=self.choices | other.choices,
            audiences=self.audiences | other.audiences,
        )


@transaction.atomic
def change_own_profile(*, actor, person, told):
    """Change what one's own profile tells, and to whom. Returns the Person.

    Raises PermissionDenied for another's profile and for what the staff administration keeps, DomainError for what does
    not fit its field.
    """
    if actor.pk != person.pk:
        raise PermissionDenied
    fields = _current(told)
    if any(fields[code].source != Field.Source.PERSON for code in (*told.texts, *told.choices)):
        raise PermissionDenied

    columns = _store(person, fields, told)
    for code, audience in told.audiences.items():
        store_audience(person, fields[code], audience)

    person = people.change_profile(actor=actor, person=person, **columns)
    if told.audiences:
        people.renew_found(people=[person.pk])  # what is shown to fewer leads to nobody from this moment on
    return person


@transaction.atomic
def keep_profile(*, actor, person, told):
    """Write what the staff administration keeps of somebody, as an administrator. Returns the Person.

    Raises PermissionDenied for others and for what people keep themselves, DomainError for what does not fit its field.
    """
    if not actor.is_administrator:
        raise PermissionDenied
    fields = _kept_by_staff(told)

    columns = _store(person, fields, told)

    note_act(actor=actor, act="profile.kept", target=person.username, fields=sorted(fields))
    return people.keep_profile(actor=actor, person=person, **columns)


@transaction.atomic
def follow_list(*, actor, person, told):
    """Bring what the staff administration keeps up to date with its list. Returns whether anything changed.

    `actor` None is the operator. The list as a whole stands in the audit. Raises PermissionDenied for others and for what
    people keep themselves, DomainError for what does not fit its field.
    """
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied
    fields = _kept_by_staff(told)
    new = _news(person, fields, told)
    if not (new.texts or new.choices):
        return False

    people.keep_profile(actor=actor, person=person, **_store(person, fields, new))
    return True


@transaction.atomic
def forget_answer(*, actor, person, field):
    """Take away what one told in a field of another kind before, and does not fit it any more. Returns the Person."""
    if actor.pk != person.pk or field.source != Field.Source.PERSON or not has_values(field):
        raise PermissionDenied
    Value.objects.filter(person=person, field=field).delete()
    return people.change_profile(actor=actor, person=person)


@transaction.atomic
def put_hint_away(*, actor):
    """Say no more what else one's profile could tell. Nobody else sees it, so no fact. Returns the HintPutAway."""
    return HintPutAway.objects.get_or_create(person=actor)[0]


def _current(told):
    asked = {*told.texts, *told.choices, *told.audiences}
    fields = {one.code: one for one in Field.objects.current().filter(code__in=asked)}
    if asked - fields.keys():
        raise PermissionDenied
    return fields


def _kept_by_staff(told):
    fields = _current(told)
    if told.audiences or any(one.source != Field.Source.HR for one in fields.values()):
        raise PermissionDenied
    return fields


def _news(person, fields, told):
    """Return what of Told differs from what stands there."""
    present = values_of(person, [one for one in fields.values() if has_values(one)])
    rows = {field.code: present[field.pk] for field in fields.values() if field.pk in present}
    texts = {code: [value.text for value in values] for code, values in rows.items()}
    chosen = {code: {value.choice_id for value in values} for code, values in rows.items()}
    return Told(
        texts={
            code: text
            for code, text in told.texts.items()
            if (texts[code] != [text] if code in texts else getattr(person, BY_CODE[code].column) != text)
        },
        choices={code: ids for code, ids in told.choices.items() if chosen[code] != set(ids)},
    )


def _store(person, fields, told):
    """Store values; return what goes into columns of Person. The same form sent twice is stored one after the other."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    columns = {}
    for code, answer in told.texts.items():
        text = answer.strip() if isinstance(answer, str) else answer
        if has_values(fields[code]):
            _store_text(person, fields[code], text)
        else:
            columns[BY_CODE[code].column] = text
    for code, chosen in told.choices.items():
        _store_choices(person, fields[code], set(chosen))
    return columns


def _store_text(person, field, text):
    if field.kind in Field.WITH_CHOICES or (text and not reads_as(field.kind, text)) or len(text) > LONGEST_TEXT:
        raise DomainError(_("“%(label)s” asks for something else.") % {"label": field.label}, code="value_kind")
    _store_rows(person, field, [(text, None)] if text else [])


def _store_choices(person, field, chosen):
    most = MOST_CHOSEN if field.kind == Field.Kind.CHOICES else 1
    before = set(Value.objects.filter(person=person, field=field).values_list("choice", flat=True))
    offered = Choice.objects.filter(field=field, pk__in=chosen).values_list("pk", "removed_at")
    fitting = {pk for pk, removed_at in offered if removed_at is None or pk in before}
    if field.kind not in Field.WITH_CHOICES or fitting != chosen or len(chosen) > most:
        raise DomainError(_("Choose from the list of “%(label)s”.") % {"label": field.label}, code="value_choice")
    _store_rows(person, field, [("", pk) for pk in chosen])


def _store_rows(person, field, told):
    Value.objects.filter(person=person, field=field).delete()
    Value.objects.bulk_create(Value(person=person, field=field, text=text, choice_id=pk) for text, pk in told)
