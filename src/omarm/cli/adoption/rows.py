"""Reading the rows of adoptions, of a series and of events. What cannot be used is refused with its line and column."""

from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from itertools import pairwise
from math import isfinite
from statistics import median

from omarm.cli.adoption.files import read_table
from omarm.network.measures.life import Event
from omarm.network.measures.moments import one_kind, read_moment, told
from omarm.network.measures.refusing import Unusable

ADOPTIONS = {
    "id": ("id", "person", "persoon"),
    "adopted_at": ("adopted_at", "adopted", "toa", "begonnen_op", "datum", "date"),
}
TIES = {"source": ("source", "from", "van"), "target": ("target", "to", "naar"), "weight": ("weight", "gewicht")}
SERIES = {
    "period": ("period", "periode", "year", "jaar", "month", "maand", "week", "date", "datum"),
    "new": ("new", "nieuw", "adopters", "count", "aantal", "sales", "sales_thousands"),
    "series": ("series", "reeks"),
}
EVENTS = {
    "time": ("time", "t", "timestamp", "tijd", "datum", "date"),
    "person": ("person", "i", "source", "from", "persoon", "van"),
    "other": ("other", "j", "target", "to", "ander", "naar"),
}

EARLIEST_SECOND = 100_000_000  # under it a number is no moment by the clock of Unix: March 1973
LATEST_SECOND = 100_000_000_000  # over it they are milliseconds
FAR_STEP = 1.5  # times the usual step between two periods: one is missing


@dataclass(frozen=True, slots=True)
class Adoptions:
    """{id: place on the line of time, or None for not yet}, {id: group}, and in which kind moments are told."""

    moments: dict
    groups: dict
    kind: str


@dataclass(frozen=True, slots=True)
class Series:
    """How many were new in each period, oldest first. `last`, `step` and `kind` lie on the line of time, where it has one."""

    periods: tuple
    new: tuple
    last: float | None = None
    step: float = 1
    kind: str = ""

    def name_after(self, periods):
        """Return what so many periods after the last one is called: +1 where periods are only names."""
        return f"+{periods}" if self.last is None else told(self.last + periods * self.step, self.kind)


def read_adoptions(path, *, period=None, until=None, per="group"):
    """Return the Adoptions of a file. After `until` the data had ended: who began later had not begun. Raises Unusable."""
    table = read_table(path, columns=ADOPTIONS | {"group": _names(per)}, required=("id", "adopted_at"))
    moments, groups, kinds = {}, {}, []
    for row in table:
        where = {"table": table.name, "line": row.number}
        who, at = row.cells["id"], row.cells["adopted_at"]
        if not who:
            raise Unusable("missing_id", column="id", value="", **where)
        if who in moments:
            raise Unusable("double_id", column="id", value=who, **where)
        moments[who] = None
        groups[who] = row.cells.get("group", "")
        if at:
            where["column"] = "adopted_at"
            moment = read_moment(at, by=period, **where)
            kinds.append((where | {"value": at}, moment))
            moments[who] = moment.at
    kind = one_kind(kinds)
    last = None if until is None else _last(until, period, kind)
    seen = {who: None if at is None or (last is not None and at > last) else at for who, at in moments.items()}
    return Adoptions(seen, groups if table.has("group") else {}, kind)


def read_circles(path, people):
    """Return {id: the set of ids that they name}; naming oneself says nothing, and how much a tie weighs counts no further.

    Raises Unusable for an id not in `people`, and for a weight that is negative or no number.
    """
    table, circles = read_table(path, columns=TIES, required=("source", "target")), {}
    weighs = table.has("weight")
    for row in table:
        if weighs:
            _number(row.cells["weight"].replace(",", "."), table.name, row.number, column="weight")
        for column in ("source", "target"):
            if row.cells[column] not in people:
                raise Unusable("unknown_id", table=table.name, line=row.number, column=column, value=row.cells[column])
        source, target = row.cells["source"], row.cells["target"]
        if source != target:
            circles.setdefault(source, set()).add(target)
    return circles


def read_series(path, *, name=None):
    """Return the Series of a file, in order of time; periods that are no moments keep the order of the file. Raises Unusable."""
    table = read_table(path, columns=SERIES, required=("period", "new"))
    rows = [(row.number, row.cells) for row in table]
    rows = _one_series(rows, table.name, name) if table.has("series") else rows
    read = [(cells["period"], _number(cells["new"], table.name, line), line) for line, cells in rows]
    moments = [_moment(text) for text, _, _ in read]
    if not read or None in moments or len({moment.kind for moment in moments}) > 1:
        return Series(tuple(text for text, _, _ in read), tuple(new for _, new, _ in read))
    return _in_order(read, moments, table.name)


def read_events(path):
    """Return the Events of a file. Raises Unusable."""
    table, events = read_table(path, columns=EVENTS, required=("time", "person")), []
    for row in table:
        person = row.cells["person"]
        if not person:
            raise Unusable("missing_id", table=table.name, line=row.number, column="person", value="")
        at = _clock(row.cells["time"])
        if at is None:
            raise Unusable("not_a_time", table=table.name, line=row.number, column="time", value=row.cells["time"])
        events.append(Event(at, person, row.cells.get("other") or None))
    return events


def _names(per):
    return ("group", "groep") if per == "group" else (per,)


def _last(until, period, kind):
    where = {"table": "--until", "line": 1, "column": "until"}
    moment = read_moment(until, by=period, **where)
    if moment.kind != kind:
        raise Unusable("mixed_moments", value=until, **where)
    return moment.at


def _one_series(rows, table, name):
    """Return the rows of the series that is asked for; without asking there may be only one."""
    names = list(dict.fromkeys(cells["series"] for _, cells in rows))
    if name is None and len(names) > 1:
        raise Unusable("several_series", table=table, line=1, column="series", value=", ".join(names))
    if name is not None and name not in names:
        raise Unusable("no_such_series", table=table, line=1, column="series", value=name)
    return [(line, cells) for line, cells in rows if name in {None, cells["series"]}]


def _number(text, table, line, column="new"):
    where = {"table": table, "line": line, "column": column, "value": text}
    try:
        number = float(text)
    except ValueError:
        raise Unusable("not_a_number", **where) from None
    if not isfinite(number):
        raise Unusable("not_a_number", **where)
    if number < 0:
        raise Unusable("negative", **where)
    return number


def _moment(text):
    try:
        return read_moment(text)
    except Unusable:
        return None


def _in_order(read, moments, table):
    """Return the Series by time; refuse a period that stands there twice, or one that is missing between two others."""
    rows = sorted(zip([moment.at for moment in moments], read, strict=True))
    places = [at for at, _ in rows]
    steps = [after - before for before, after in pairwise(places)]
    usual = median(steps) if steps else 1
    for step, (_, (text, _, line)) in zip(steps, rows[1:], strict=True):
        if step == 0 or step > FAR_STEP * usual:
            raise Unusable("gap" if step else "double_period", table=table, line=line, column="period", value=text)
    return Series(
        periods=tuple(told(at, moments[0].kind) for at in places),
        new=tuple(new for _, (_, new, _) in rows),
        last=places[-1],
        step=usual,
        kind=moments[0].kind,
    )


def _clock(text):
    """Return the moment by the clock, as it stands there without a zone, or None: ISO, or seconds since 1970 (in UTC)."""
    try:
        at = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        pass
    else:
        return at if at.year < MAXYEAR else None  # after the last month that dates know there is none to end it
    try:
        seconds = float(text)
    except ValueError:
        return None
    if not EARLIEST_SECOND <= seconds < LATEST_SECOND * 1000:
        return None
    return datetime.fromtimestamp(seconds / (1000 if seconds >= LATEST_SECOND else 1), UTC).replace(tzinfo=None)
