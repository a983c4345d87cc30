"""The list of employees that every personnel system can export: one row per person, Dutch or English headings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from .cycles import cycles_in
from .errors import Finding, UnreadableFile
from .names import Name, split_name, split_surname
from .shape import Archive, SourcePerson
from .sources import Source, decode, name_of, read_bytes
from .tables import Row, Table
from .text import clean, email_or_none, fold, key_of, one_line, username_for

COLUMNS = {
    "number": (
        "personeelsnummer",
        "medewerkernummer",
        "personnel number",
        "employee number",
        "employee id",
        "number",
        "id",
    ),
    "username": ("gebruikersnaam", "username", "user name", "login"),
    "given_name": ("voornaam", "roepnaam", "first name", "given name"),
    "particle": ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "infix", "particle", "name prefix"),
    "surname": ("achternaam", "geslachtsnaam", "surname", "last name", "family name"),
    "full_name": ("naam", "volledige naam", "name", "full name", "display name", "weergavenaam"),
    "email": ("e-mail", "e-mailadres", "mail", "mailadres", "e-mail address", "mail address"),
    "function": ("functie", "functienaam", "function", "job title", "title", "position"),
    "department": ("afdeling", "team", "organisatieonderdeel", "department", "unit"),
    "manager": ("leidinggevende", "personeelsnummer leidinggevende", "manager", "manager number", "manager id"),
    "phone": ("telefoon", "telefoonnummer", "mobiel", "phone", "phone number", "telephone", "mobile"),
    "place": ("locatie", "standplaats", "werkplek", "plaats", "place", "location", "office", "city"),
    "workdays": ("werkdagen", "workdays", "working days"),
    "employed_since": ("in dienst", "in dienst sinds", "datum in dienst", "employed since", "start date", "hire date"),
    "active": ("actief", "active"),
}
_DAYS = (
    {"ma", "maandag", "mo", "mon", "monday"},
    {"di", "dinsdag", "tu", "tue", "tuesday"},
    {"wo", "woensdag", "we", "wed", "wednesday"},
    {"do", "donderdag", "th", "thu", "thursday"},
    {"vr", "vrijdag", "fr", "fri", "friday"},
    {"za", "zaterdag", "sa", "sat", "saturday"},
    {"zo", "zondag", "su", "sun", "sunday"},
)
_DAY_NUMBER = {name: number for number, names in enumerate(_DAYS, start=1) for name in names}
_YES = {"ja", "j", "yes", "y", "1", "true", "waar", "actief"}
_NO = {"nee", "n", "no", "0", "false", "onwaar", "inactief"}
_DATES = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


def read_directory(source: Source) -> Archive:
    """Return the people of the list; what was wrong in single rows stands in the findings.

    Raises UnreadableFile when it is no table, or lacks the columns to tell who is who.
    """
    name = name_of(source)
    table = Table(decode(read_bytes(source), name=name), name=name, columns=COLUMNS)
    if not table.has("full_name"):
        table.require(("surname",))
    if not any(table.has(column) for column in ("number", "email", "username")):
        table.require(("number",))
    archive = _Directory(table).archive()
    if not archive.people and not archive.findings:
        raise UnreadableFile("no_rows", name=name)
    return archive


class _Directory:
    def __init__(self, table: Table):
        self._columns = table.other_headings
        self._findings: list[Finding] = []
        self._people: dict[str, SourcePerson] = {}
        self._rows: dict[str, int] = {}  # of every person, for messages
        self._emails: dict[str, int] = {}
        self._known_as: dict[str, str] = {}  # number, mail address and username to key
        self._managers: dict[str, str] = {}  # what stood in the column, to be looked up when all are known
        self._left_out = 0
        for row in table:
            self._add(row)

    def archive(self) -> Archive:
        people = tuple(self._without_cycles({key: self._with_manager(person) for key, person in self._people.items()}))
        skipped = {"row": self._left_out} if self._left_out else {}
        findings = sorted(self._findings, key=lambda finding: finding.detail["row"])
        return Archive(
            source="directory", people=people, skipped=skipped, columns=self._columns, findings=tuple(findings)
        )

    def _add(self, row: Row):
        cells = {column: one_line(value) for column, value in row.cells.items()}
        name = _name(cells)
        email = self._email(row.number, cells.get("email", ""))
        number, username = cells.get("number", ""), cells.get("username", "")
        identity = fold(number or email or username)
        if not name.surname or not identity:
            self._leave_out("without_key" if name.surname else "without_name", row.number)
        elif (key := key_of("directory", identity)) in self._people:
            self._leave_out("duplicate_key", row.number, key=number or email or username, first=self._rows[key])
        else:
            self._rows[key] = row.number
            self._managers[key] = cells.get("manager", "")
            self._known_as |= {fold(known): key for known in (username, email, number) if known}
            if email:
                self._emails[email] = row.number
            self._people[key] = self._person(row, key, name, cells | {"email": email or ""})

    def _person(self, row: Row, key: str, name: Name, cells: dict[str, str]) -> SourcePerson:
        given = {column: cells.get(column, "") for column in ("function", "department", "phone", "place")}
        local_part = cells["email"].partition("@")[0]
        return SourcePerson(
            key=key,
            username=username_for(cells.get("username", ""), local_part, " ".join(name), key=key),
            **name._asdict(),
            **given,
            email=cells["email"] or None,
            workdays=tuple(sorted(set(self._workdays(row.number, cells.get("workdays", ""))))),
            employed_since=self._date(row.number, cells.get("employed_since", "")),
            active=self._active(row.number, cells.get("active", "")),
            row=row.number,
            further=tuple(clean(cell) for cell in row.further),
        )

    def _email(self, row: int, value: str) -> str | None:
        email = email_or_none(value)
        if value and not email:
            self._find("invalid_email", row, email=value)
        if email in self._emails:
            self._find("duplicate_email", row, email=email, first=self._emails[email])
            return None
        return email

    def _workdays(self, row: int, value: str) -> Iterator[int]:
        for part in filter(None, re.split(r"[;,/\s]+", fold(re.sub(r"\s*[-\u2013]\s*", "-", value)))):
            first, _, last = part.partition("-")
            days = [_DAY_NUMBER.get(day.rstrip(".")) for day in (first, last or first)]
            if all(days) and days[0] <= days[1]:
                yield from range(days[0], days[1] + 1)
            else:
                self._find("invalid_workday", row, value=part)

    def _date(self, row: int, value: str) -> date | None:
        for form in _DATES if value else ():
            try:
                return datetime.strptime(value, form).replace(tzinfo=UTC).date()
            except ValueError:
                continue
        if value:
            self._find("invalid_date", row, value=value)
        return None

    def _active(self, row: int, value: str) -> bool:
        if value and fold(value) not in _YES | _NO:
            self._find("invalid_active", row, value=value)
        return not value or fold(value) in _YES

    def _with_manager(self, person: SourcePerson) -> SourcePerson:
        stated = self._managers[person.key]
        manager = self._known_as.get(fold(stated))
        if stated and not manager:
            self._find("unknown_manager", self._rows[person.key], manager=stated)
        return replace(person, manager_key=manager)

    def _without_cycles(self, people: dict[str, SourcePerson]) -> Iterator[SourcePerson]:
        in_circle: set[str] = set()
        for circle in cycles_in({key: person.manager_key for key, person in people.items()}):
            in_circle.update(circle)
            named = ", ".join(people[key].name for key in circle)
            self._find("manager_cycle", min(self._rows[key] for key in circle), people=named)
        for key, person in people.items():
            yield replace(person, manager_key=None) if key in in_circle else person

    def _leave_out(self, code: str, row: int, **detail: object):
        self._left_out += 1
        self._find(code, row, **detail)

    def _find(self, code: str, row: int, **detail: object):
        self._findings.append(Finding(code, {"row": row, **detail}))


def _name(cells: dict[str, str]) -> Name:
    if not cells.get("surname"):
        return split_name(cells.get("full_name", ""))
    given, particle, surname = (cells.get(column, "") for column in ("given_name", "particle", "surname"))
    return Name(given, particle, surname) if particle else split_surname(surname)._replace(given_name=given)
