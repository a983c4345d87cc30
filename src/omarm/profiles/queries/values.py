"""What profiles tell, to whom."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.people.models import Department, Person, Position
from omarm.profiles.builtin import BY_CODE
from omarm.profiles.models import Audience, Field, Value
from omarm.profiles.queries.narrowing import WIDE, audiences_of, current_fields, seen_in

ROWS = {"department": Department, "position": Position}


@dataclass(frozen=True, slots=True)
class Shown:
    """One field as it stands on a profile: plain text, and an address where it leads. `audience` is told to oneself only."""

    code: str
    label: str
    texts: tuple[str, ...]
    url: str = ""
    kind: str = Field.Kind.TEXT
    audience: str = ""

    @property
    def text(self):
        return ", ".join(self.texts)

    @property
    def narrowed_to(self):
        """Return for whom it is, in words, where that is not for all colleagues; only on one's own page."""
        return Audience(self.audience).label if self.audience in (Audience.DEPARTMENT, Audience.MYSELF) else ""

    @property
    def is_web(self):
        return self.kind == Field.Kind.LINK


def shown(viewer, people, codes=None, *, fields=None):
    """Return {person id: {code: Shown}}: what this viewer may see of each, in the order of the fields.

    The people are those whom the viewer may see already. `codes` takes some fields; `fields` are those to show where they
    were read already. At most eight queries, however many people; two for phone, mail and place.
    """
    people, fields = list(people), current_fields(codes) if fields is None else fields
    audiences = audiences_of(people, fields)
    return told_in(viewer, people, fields, audiences, seen_in(viewer, people, fields, audiences))


def told_in(viewer, people, fields, audiences, seen):
    """Return what `shown` does, of fields, audiences and who is seen that were read already."""
    return _shown(_Told(viewer, people, fields), viewer, people, fields, audiences, seen)


def words_of(person_ids):
    """Return {person id: {code: texts}} by which any colleague may find them: of fields that lead to people.

    Only what every colleague may see, in all languages that it has; `expertise` has words of its own.
    """
    fields = fields_that_lead()
    people = list(Person.objects.filter(pk__in=person_ids))
    return _words(_Told(None, people, fields), people, fields, audiences_of(people, fields))


def shown_with_words(viewer, people, fields, audiences, seen):
    """Return {person id: [(Shown, texts)]}: of what leads to these people, what this viewer may see, with its words."""
    told = _Told(viewer, people, fields)
    words = _words(told, people, fields, audiences)
    texts = _shown(told, viewer, people, fields, audiences, seen)
    return {
        pk: [(texts[pk][code], found) for code, found in its.items() if code in texts[pk]] for pk, its in words.items()
    }


def fields_that_lead():
    """Return the fields that lead to people for every colleague."""
    return [field for field in current_fields() if field.is_found and field.audience in WIDE]


def _shown(told, viewer, people, fields, audiences, seen):
    found = {person.pk: {} for person in people}
    for field in fields:
        for person in people:
            texts, url = told.of(person, field) if person.pk in seen[field.code] else ((), "")
            if texts:
                audience = audiences[person.pk, field.pk] if person.pk == viewer.pk else ""
                found[person.pk][field.code] = Shown(field.code, field.label, texts, url, field.kind, audience)
    return found


def _words(told, people, fields, audiences):
    words = {person.pk: {} for person in people}
    for field in fields:
        for person in people:
            texts = told.words(person, field) if audiences[person.pk, field.pk] in WIDE else []
            if texts:
                words[person.pk][field.code] = texts
    return words


class _Told:
    """The texts of some fields of some people, read in a few queries. Without a viewer names of managers stay out."""

    def __init__(self, viewer, people, fields):
        self._viewer, codes = viewer, {field.code for field in fields}
        self._rows = {code: _rows_of(people, code, rows.objects.all()) for code, rows in ROWS.items() if code in codes}
        if "manager" in codes and viewer is not None:
            everybody = Person.objects.visible_to(viewer)
            self._rows["manager"] = _rows_of(people, "manager", everybody, known=not viewer.is_guest)
        self._values = _values_of(people, [one for one in fields if has_values(one)])

    def of(self, person, field):
        """Return (texts, address) of one field; no texts when it tells nothing, or what no longer fits its kind."""
        if not has_values(field):
            return self._built_in(person, BY_CODE[field.code])
        values = self._values[person.pk, field.pk]
        texts = tuple(text_of(field, value) for value in values) if fits(field, values) else ()
        return texts, texts[0] if texts and field.kind == Field.Kind.LINK else ""

    def words(self, person, field):
        """Return what the field tells, in all languages that it has."""
        if not has_values(field):
            return [*self._built_in(person, BY_CODE[field.code])[0], *self._short(person, field.code)]
        values = self._values[person.pk, field.pk]
        if not fits(field, values):
            return []
        if field.kind == Field.Kind.YES_NO:
            return [label for label in (field.label_nl, field.label_en) if label and values[0].text == "yes"]
        return [word for value in values for word in _all_words(value) if word]

    def _address_of(self, code, row):
        if code == "manager":
            return row.get_absolute_url()
        is_guest = self._viewer is None or self._viewer.is_guest
        return f"{reverse('profiles:directory')}?department={row.pk}" if code == "department" and not is_guest else ""

    def _short(self, person, code):
        row = self._rows[code].get(person.department_id) if code == "department" else None
        return [row.abbreviation] if row and row.abbreviation else []

    def _built_in(self, person, built_in):
        code, column = built_in.code, built_in.column
        if code in self._rows:
            row = self._rows[code].get(getattr(person, f"{code}_id"))
            return ((str(row),), self._address_of(code, row)) if row else ((), "")
        value = getattr(person, column) if column else None
        if not value:
            return (), ""
        text = date_format(value) if isinstance(value, date) else value
        return (text,), _address(built_in, person, text)


def _rows_of(people, name, rows, *, known=True):
    """Return {id: row} of what a foreign key of these people points at; what was read along with them is not asked again."""
    if known and all(name in person._state.fields_cache for person in people):
        return {row.pk: row for person in people if (row := getattr(person, name)) is not None}
    asked = {getattr(person, f"{name}_id") for person in people} - {None}
    return rows.in_bulk(asked) if asked else {}


def has_values(field):
    """Return whether what the field tells stands in rows of Value."""
    return field.kind != Field.Kind.BUILT_IN


def fits(field, values):
    """Return whether what one person told fits the kind that the field has now. What does not, waits for them to mend."""
    if not values:
        return False
    if field.kind in Field.WITH_CHOICES:
        chosen = all(value.choice_id for value in values)
        return chosen and (field.kind == Field.Kind.CHOICES or len(values) == 1)
    return len(values) == 1 and not values[0].choice_id and reads_as(field.kind, values[0].text)


def reads_as(kind, text):
    """Return whether a text can stand in a field of this kind without a list."""
    if kind == Field.Kind.TEXT:
        return "\n" not in text and len(text) <= Value.LONGEST_LINE
    if kind == Field.Kind.DATE:
        return _as_date(text) is not None
    if kind == Field.Kind.LINK:
        return text.startswith(("https://", "http://")) and not any(letter.isspace() for letter in text)
    return kind == Field.Kind.LONG or text in {"yes", "no"}


def text_of(field, value):
    """Return a value as people read it."""
    if value.choice_id:
        return value.choice.label
    if field.kind == Field.Kind.DATE:
        return date_format(_as_date(value.text))
    if field.kind == Field.Kind.YES_NO:
        return _("Yes") if value.text == "yes" else _("No")
    return value.text


def values_of(person, fields):
    """Return {field id: values} of one person, in the order of the list they were chosen from."""
    found = _values_of([person], fields)
    return {field.pk: found[person.pk, field.pk] for field in fields}


def _values_of(people, fields):
    found = defaultdict(list)
    if fields:
        rows = Value.objects.filter(person__in=[one.pk for one in people], field__in=[one.pk for one in fields])
        for value in rows.select_related("choice").order_by("choice__order", "pk"):
            found[value.person_id, value.field_id].append(value)
    return found


def _all_words(value):
    return (value.choice.label_nl, value.choice.label_en) if value.choice_id else (value.text,)


def _address(built_in, person, text):
    if built_in.scheme == "tel:":
        return person.phone_url
    return f"{built_in.scheme}{text}" if built_in.scheme else ""


def _as_date(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
