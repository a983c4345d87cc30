"""What a staff list tells in fields of the organisation: read before anybody comes in, so that a bad row leaves nothing."""

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.importers.commands.outcome import named
from omarm.importers.readers.tables import bare
from omarm.profiles.commands import Told
from omarm.profiles.models import Field
from omarm.profiles.queries.listed import ListFields, takes_answers


class Answers:
    """The answers of a staff list by the key of their row. `kept_out` are the keys of rows that say what no field can hold.

    A column belongs to a field when its heading is "field:CODE" in whatever capitals and signs, or the code alone where a
    staff list has no column of its own by that name.
    """

    def __init__(self, archive, outcome):
        self._archive, self._outcome = archive, outcome
        self._list = ListFields()
        self._columns = {}  # place: Field
        self._told = {}
        self.kept_out = set()
        self._find_columns()

    @property
    def fields(self):
        """The fields that the list fills."""
        return list(self._columns.values())

    def label(self, code):
        """Return what the organisation calls the field with this code."""
        return self._list.by_code[code].label if code in self._list.by_code else code

    def read(self, staff):
        """Read every row; `staff` tells who is here already. What was wrong stands in the outcome."""
        for source in self._archive.people if self._columns else ():
            told, wrong = self._read(source, staff.whom(source))
            if wrong:
                self.kept_out.add(source.key)
                self._outcome.skipped["row"] += 1
                words = _("Row %(row)d: %(wrong)s The whole row is left out.")
                self._outcome.findings.append(words % {"row": source.row, "wrong": " ".join(wrong)})
            else:
                self._told[source.key] = told

    def of(self, source):
        """Return what the row of somebody tells, as Told."""
        return self._told.get(source.key, Told())

    def _read(self, source, person):
        texts, choices, wrong = {}, {}, []
        for place, field in self._columns.items():
            text = source.further[place].strip()
            if not text:
                continue
            try:
                answer = self._list.answer(field, text, person=person)
            except DomainError as error:
                wrong.append(error.message)
            else:
                (choices if field.kind in Field.WITH_CHOICES else texts)[field.code] = answer
        return Told(texts=texts, choices=choices), wrong

    def _find_columns(self):
        by_heading = {
            bare(f"{word} {code}"): field
            for code, field in self._list.by_code.items()
            for word in ("", "field", "veld")
        }
        unknown, own = [], []
        for place, heading in enumerate(self._archive.columns):
            field = by_heading.get(bare(heading))
            if field is None:
                unknown.append(heading)
            elif not takes_answers(field):
                own.append(heading)
            elif field in self._columns.values():
                words = _("The field “%(field)s” stands twice in the list, so nothing was changed.")
                raise DomainError(words % {"field": field.label}, code="listed_twice")
            else:
                self._columns[place] = field
        if own:
            words = _("Not used, because people fill it in themselves: %(columns)s.")
            self._outcome.findings.append(words % {"columns": named(own, most=20)})
        if unknown:
            words = _("Not used, because no field has this code: %(columns)s.")
            self._outcome.findings.append(words % {"columns": named(unknown, most=20)})
