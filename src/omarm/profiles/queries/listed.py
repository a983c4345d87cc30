"""What a staff list can say in the fields of a profile, and how these fields read now."""

import re
from collections import defaultdict

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.profiles.builtin import BY_CODE
from omarm.profiles.models import Field, Value
from omarm.profiles.queries.fields import all_current_fields
from omarm.profiles.queries.kinds import as_kind
from omarm.profiles.queries.values import has_values, reads_as, text_of

LONGEST = 5000  # letters
BETWEEN = (r"[;|\n]", r"[;|\n,]")  # choices; a comma may be part of one


class ListFields:
    """The fields in use, for who reads a staff list: what a cell says in one of them."""

    def __init__(self):
        self.by_code = {field.code: field for field in all_current_fields()}
        self._former = defaultdict(set)  # who has a choice that is off its list: for them it is still there
        held = Value.objects.filter(choice__removed_at__isnull=False).values_list("person", "choice")
        for person, choice in held:
            self._former[person].add(choice)

    def answer(self, field, text, *, person=None):
        """Return what a cell says, as `Told` has it: a text, or ids of choices (`person` has an id, or is None).

        Dates may be written 1-5-2026, yes and no in Dutch, choices by their name in either language with a semicolon or a
        comma between them. Raises DomainError, in words for who keeps the list, for what the field cannot hold.
        """
        if field.kind in Field.WITH_CHOICES:
            return self._chosen(field, text, self._former.get(person.pk, ()) if person else ())
        if not has_values(field):
            return text
        told = " ".join(text.split()) if field.kind == Field.Kind.TEXT else as_kind(field.kind, text)
        if not reads_as(field.kind, told) or len(told) > LONGEST:
            raise DomainError(
                _("“%(told)s” does not fit “%(field)s” (%(kind)s).")
                % {"told": _short(text), "field": field.label, "kind": field.get_kind_display()},
                code="listed_kind",
            )
        return told

    def _chosen(self, field, text, former):
        labels = {
            fold(label): one.pk
            for one in sorted(field.choices.all(), key=lambda one: one.removed_at is None)  # those on the list win
            for label in (one.label_en, one.label_nl)
            if label and (one.removed_at is None or one.pk in former)
        }
        parts = _parts(text, labels) if field.kind == Field.Kind.CHOICES else [text]
        if unknown := [part for part in parts if fold(part) not in labels]:
            raise DomainError(
                _("“%(told)s” is not on the list of “%(field)s”.") % {"told": _short(unknown[0]), "field": field.label},
                code="listed_choice",
            )
        return sorted({labels[fold(part)] for part in parts})


def texts_of_list(person_ids, fields):
    """Return {person id: {code: text}} of what stands in rows of these fields, as it reads; for a preview of a list."""
    fields = {field.pk: field for field in fields if has_values(field)}
    found = defaultdict(lambda: defaultdict(list))
    rows = Value.objects.filter(person__in=person_ids, field__in=fields).select_related("choice")
    for value in rows.order_by("choice__order", "pk"):
        field = fields[value.field_id]
        reads = value.choice_id or reads_as(field.kind, value.text)
        found[value.person_id][field.code].append(text_of(field, value) if reads else value.text)
    return {pk: {code: ", ".join(texts) for code, texts in told.items()} for pk, told in found.items()}


def takes_answers(field):
    """Return whether a list of the staff administration may fill this field by its code."""
    return field.source == Field.Source.HR and (has_values(field) or BY_CODE[field.code].column == "about")


def _parts(text, labels):
    """Return the choices in a text: as few parts as are all on the list, else the smallest."""
    parts = [text]
    for between in BETWEEN:
        if all(fold(part) in labels for part in parts):
            break
        parts = [part.strip() for part in re.split(between, text) if part.strip()]
    return parts


def _short(text):
    return Truncator(text).chars(60)
