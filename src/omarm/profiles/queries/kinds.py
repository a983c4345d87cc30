"""What becomes of what people told when a field becomes of another kind."""

import re
from collections import defaultdict
from dataclasses import dataclass

from omarm.core.floor import from_floor
from omarm.core.folding import fold
from omarm.profiles.models import Field, Value
from omarm.profiles.queries.values import reads_as

DUTCH_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
YES_NO = {"ja": "yes", "yes": "yes", "nee": "no", "no": "no"}
SAID = {"yes": "Ja", "no": "Nee"}
KINDS = tuple(kind for kind in Field.Kind.values if kind != Field.Kind.BUILT_IN)


@dataclass(frozen=True, slots=True)
class Change:
    """How many people's answers a change of kind would fit (None: fewer than the floor), whether any would not."""

    kind: str
    fitting: int | None
    unfitting: int | None
    is_told: bool

    @property
    def kind_label(self):
        return Field.Kind(self.kind).label


def change_of_kind(field, kind):
    """Return the Change that another kind would be."""
    outcomes = [new is not None for _values, new in conversions(field, kind)]
    fitting = sum(outcomes)
    return Change(kind, from_floor(fitting), from_floor(len(outcomes) - fitting), bool(outcomes))


def conversions(field, kind):
    """Return [(values of one person, what they become)]: a list of (text, choice id), or None where nothing fits."""
    by_person = defaultdict(list)
    for value in Value.objects.filter(field=field).select_related("choice").order_by("person", "choice__order", "pk"):
        by_person[value.person_id].append(value)
    labels = {
        fold(label): choice.pk
        for choice in field.choices.filter(removed_at=None)
        for label in (choice.label_en, choice.label_nl)
        if label
    }
    return [(values, _converted(field, kind, values, labels)) for values in by_person.values()]


def _converted(field, kind, values, labels):
    if kind in Field.WITH_CHOICES:
        chosen = {value.choice_id or labels.get(fold(value.text)) for value in values}
        too_many = kind == Field.Kind.CHOICE and len(chosen) > 1
        return None if None in chosen or too_many else [("", choice) for choice in sorted(chosen)]
    text = as_kind(kind, ", ".join(_said(field, value) for value in values))
    return [(text, None)] if reads_as(kind, text) else None


def _said(field, value):
    if value.choice_id:
        return value.choice.label_nl
    return SAID.get(value.text, value.text) if field.kind == Field.Kind.YES_NO else value.text


def as_kind(kind, text):
    """Return a text as a field of this kind stores it, where it says that in other words: 1-5-2026, ja. Else as it is."""
    if kind == Field.Kind.YES_NO:
        return YES_NO.get(fold(text), text)
    if kind == Field.Kind.DATE and (parts := DUTCH_DATE.fullmatch(text.strip())):
        day, month, year = parts.groups()
        return f"{year}-{month:>02}-{day:>02}"
    return text
