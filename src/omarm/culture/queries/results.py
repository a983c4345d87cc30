"""What came of a scan: two pictures in points and in words, the recipe that fits, and the difference with the scan before."""

from dataclasses import dataclass

from omarm.consent.queries import measures
from omarm.culture.models import Part, Scan
from omarm.culture.queries.gate import CULTURE, ground
from omarm.culture.queries.items import IN_WORDS, TYPE_NAMES, TYPES
from omarm.culture.queries.outcome import ALL, Answers, Reading, reading_of
from omarm.culture.queries.scans import LastScan, sees_culture
from omarm.people.models import Department
from omarm.presets.queries import preset_of

LEAST_SCALE = 40


@dataclass(frozen=True)
class Change:
    """A type now, in the scan before and in this one, in points."""

    label: str
    before: int
    after: int

    @property
    def difference(self):
        return self.after - self.before


@dataclass(frozen=True)
class Picture:
    """What is shown of a scope. `axes` are (label, now, wanted); without a `reading` nothing may be shown of it.

    `changes` are those since the scan before; None where there was none, or it may not be told (`was_hidden`).
    """

    name: str
    is_part: bool
    asked: int
    answered: int | None
    key: int | str = ALL
    axes: tuple = ()
    reading: Reading | None = None
    changes: tuple | None = None
    was_hidden: bool = False

    @property
    def now_words(self):
        """What stands out now, in words."""
        return [IN_WORDS[code] for code in self.reading.now]

    @property
    def wanted_words(self):
        """What stands out in what people want, in words."""
        return [IN_WORDS[code] for code in self.reading.wanted]

    @property
    def in_short(self):
        """The names of the types that stand out, now and in what people want where that differs; "" where all are as strong."""
        told = [
            ", ".join(str(TYPE_NAMES[code]) for code in codes) if len(codes) < len(TYPES) else ""
            for codes in (self.reading.now, self.reading.wanted)
        ]
        return " → ".join(dict.fromkeys(filter(None, told)))

    @property
    def most(self):
        """How far the drawing goes: a bit beyond the largest number."""
        return max(LEAST_SCALE, max(number for _label, *pair in self.axes for number in pair) // 10 * 10 + 10)

    @property
    def more(self):
        """[(name of a type, points)] of which people want clearly more."""
        return [(TYPE_NAMES[code], points) for code, points in self.reading.moves if points > 0]

    @property
    def less(self):
        """[(name of a type, points)] of which people want clearly less."""
        return [(TYPE_NAMES[code], -points) for code, points in self.reading.moves if points < 0]

    @property
    def recipes(self):
        """The presets that fit the culture as it is: the way in. None of them when every type is as strong."""
        return [preset_of(code) for code in self.reading.now] if len(self.reading.now) < len(TYPES) else []

    @property
    def wanted_recipes(self):
        """The presets that fit what is wanted, where that is another type."""
        later = [code for code in self.reading.wanted if code not in self.reading.now]
        return [preset_of(code) for code in later] if len(self.reading.wanted) < len(TYPES) else []


@dataclass(frozen=True)
class Result:
    """What came of a scan: the whole, departments where they may be seen, and the scan that it is compared with."""

    whole: Picture
    departments: list[Picture]
    before: Scan | None

    @property
    def hidden(self):
        """The departments of which nothing may be shown."""
        return [one for one in self.departments if one.reading is None]

    @property
    def shown(self):
        """The departments of which something may be shown."""
        return [one for one in self.departments if one.reading is not None]


@measures(CULTURE)
def result_of(person, scan, *, gate):
    """Return the Result of a scan that was counted; departments for those who guide alone. Raises NotMeasured without consent."""
    before = Scan.objects.shown().filter(opens_on__lt=scan.opens_on).select_related("outcome").first()
    rows = scan.outcome.told["rows"] if sees_culture(person) else scan.outcome.told["rows"][:1]
    earlier = {row[0]: row for row in before.outcome.told["rows"]} if before else {}
    names = dict(Department.objects.filter(pk__in=[row[0] for row in rows if row[0] != ALL]).values_list("pk", "name"))
    pictures = [_picture(row, names, earlier) for row in rows if row[0] == ALL or row[0] in names]
    return Result(pictures[0], _in_tree(pictures[1:], rows), before)


@measures(CULTURE)
def answers_of(scan, *, gate):
    """Return the Answers of each part of a scan. They are counted; nobody sees them."""
    rows = Part.objects.filter(scan=scan).values_list("department", "area", "asked", "sheets").order_by("pk")
    return [Answers(*row) for row in rows]


def last_scan():
    """Return the LastScan: of the latest scan that gave a result; None when there is none, or without consent."""
    scan = Scan.objects.shown().select_related("outcome").first() if ground().is_open else None
    if scan is None:
        return None
    _key, _area, now, wanted, *_ = scan.outcome.told["rows"][0]
    reading = reading_of(now, wanted)
    return LastScan(scan, reading.now, reading.wanted)


def _picture(row, names, earlier):
    key, area, now, wanted, asked, answered = row
    told = {"name": names.get(key, ""), "is_part": area is not None, "asked": asked, "answered": answered, "key": key}
    if now is None:
        return Picture(**told)
    before = earlier.get(key)
    was = before[2] if before else None
    changes = tuple(map(Change, TYPE_NAMES.values(), was, now)) if was else None
    return Picture(
        **told, axes=tuple(zip(TYPE_NAMES.values(), now, wanted, strict=True)), reading=reading_of(now, wanted),
        changes=changes, was_hidden=bool(earlier) and was is None,
    )  # fmt: skip


def _in_tree(pictures, rows):
    """Return the pictures of departments by name, each under the one that it is part of."""
    area, name = {row[0]: row[1] for row in rows}, {one.key: one.name for one in pictures}
    return sorted(pictures, key=lambda one: (name.get(area[one.key], one.name), one.is_part, one.name))
