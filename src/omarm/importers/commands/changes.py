"""What a staff list changes, in words: for who looks at it before it comes in."""

from django.db.models import F

from omarm.people.models import Person
from omarm.profiles.queries.listed import texts_of_list

# How a preview reads what stands in columns, by the code of their field.
COLUMNS = {
    "function": "function", "department": "department__name", "manager": "manager__name", "phone": "phone", "place": "place",
    "about": "about", "employed_since": "employed_since",
}  # fmt: skip
READ = {f"of_{code}": F(column) for code, column in COLUMNS.items()}
LONGEST = 60  # letters


class Looks:
    """How the profiles of people (by id) read before the list, in what a list can change."""

    def __init__(self, people, answers):
        self._people, self._answers = set(people), answers
        self._before = self._read()

    def changes(self):
        """Return one line for each person who reads otherwise now: "Anja Bakker: Function: Clerk → Head"."""
        after, names = self._read(), self._names()
        lines = []
        for pk, before in self._before.items():
            told = [
                f"{self._answers.label(code)}: {_short(before.get(code))} → {_short(text)}"
                for code, text in after[pk].items()
                if text != before.get(code, "")
            ]
            if told:
                lines.append(f"{names[pk]}: {'; '.join(told)}")
        return lines

    def _read(self):
        rows = Person.objects.filter(pk__in=self._people).order_by("sort_key", "pk").values("pk", **READ)
        further = texts_of_list(self._people, self._answers.fields)
        return {
            row["pk"]: {code: str(row[f"of_{code}"] or "") for code in COLUMNS} | further.get(row["pk"], {})
            for row in rows
        }

    def _names(self):
        return dict(Person.objects.filter(pk__in=self._people).values_list("pk", "name"))


def _short(text):
    text = " ".join((text or "").split())
    return (text[: LONGEST - 1] + "…" if len(text) > LONGEST else text) or "–"
