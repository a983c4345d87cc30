"""The lines of a WhatsApp chat: which of them begin a message, and what their dates mean.

A phone writes dates in the order of its own region and says nowhere which, so the file as a whole has to tell.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from .errors import UnreadableFile
from .text import visible

ORDERS = ("dmy", "mdy", "ymd")
_DATE = r"(?P<a>\d{1,4})(?P<separator>[./-]) ?(?P<b>\d{1,2})(?P=separator) ?(?P<c>\d{1,4})\.?"
_TIME = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?: ?(?P<half>[ap])\. ?m\.| ?(?P<half2>[ap])m)?"
)
_LAYOUTS = {
    "brackets": re.compile(rf"\[{_DATE},? {_TIME}\] ?(?P<rest>.*)", re.IGNORECASE),
    "dash": re.compile(rf"{_DATE},? {_TIME} - (?P<rest>.*)", re.IGNORECASE),
}
_LONG_YEAR, _CENTURY, _NOON = 4, 2000, 12


@dataclass(slots=True)
class Entry:
    """A message or notice as it stands in the file, with the lines that follow it."""

    number: int  # of its first line
    shown_date: str
    parts: tuple[int, int, int]  # the date, in the order in which it stands there
    hour: int
    minute: int
    marked: bool  # begins with an invisible mark: WhatsApp's own words, on an iPhone
    lines: list[str] = field(default_factory=list)
    at: datetime | None = None

    @property
    def text(self) -> str:
        """All lines together."""
        return "\n".join(self.lines)


def entries(text: str, *, name: str) -> list[Entry]:
    """Return the messages and notices of the chat, in order. Raises UnreadableFile when there are none."""
    found: list[Entry] = []
    layout: tuple | None = None
    for number, raw in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        match, style = _first_line(visible(raw).lstrip())
        # Part of another chat, pasted into a message, is written in another way and stays part of the message.
        if match and (layout is None or style == layout):
            layout = style
            found.append(_entry(number, raw, match))
        elif found:
            found[-1].lines.append(visible(raw).rstrip())
    if not found:
        raise UnreadableFile("not_whatsapp", name=name)
    return found


def date_order(found: list[Entry], *, name: str) -> str:
    """Return "dmy", "mdy" or "ymd". Raises UnreadableFile when the dates fit none of them, or more than one equally well."""
    if len(found[0].shown_date.split(_separator(found[0]))[0].strip()) == _LONG_YEAR:
        candidates = ["ymd"]
    else:
        candidates = ["dmy", "mdy"]
    possible = [order for order in candidates if all(_date(entry, order) for entry in found)]
    if not possible:
        raise UnreadableFile("mixed_dates", name=name)
    in_time = [order for order in possible if _runs_forward(found, order)]
    if len(in_time or possible) == 1:
        return (in_time or possible)[0]
    if _separator(found[0]) != "/":  # no region that begins with the month writes dashes or dots
        return "dmy"
    raise UnreadableFile("ambiguous_dates", name=name, example=found[0].shown_date)


def set_moments(found: list[Entry], *, order: str, zone: ZoneInfo, name: str):
    """Give every entry its moment in UTC. Raises UnreadableFile when a date does not exist."""
    previous = datetime.min.replace(tzinfo=UTC)
    for entry in found:
        day = _date(entry, order)
        if day is None:
            shown = {"example": entry.shown_date, "line": entry.number, "order": order}
            raise UnreadableFile("wrong_date_order", name=name, **shown)
        local = datetime(day.year, day.month, day.day, entry.hour, entry.minute, tzinfo=zone)
        entry.at = local.astimezone(UTC)
        if entry.at < previous:  # in the hour that comes twice in autumn, the chat itself says which one it was
            later = local.replace(fold=1).astimezone(UTC)
            entry.at = later if timedelta() <= later - previous < timedelta(hours=1) else entry.at
        previous = entry.at


def _first_line(line: str) -> tuple[re.Match[str] | None, tuple]:
    for layout, pattern in _LAYOUTS.items():
        if (match := pattern.fullmatch(line)) and _is_time(match):
            return match, (layout, match["separator"], len(match["a"]) == _LONG_YEAR, len(match["c"]))
    return None, ()


def _entry(number: int, raw: str, match: re.Match[str]) -> Entry:
    hour, half = int(match["hour"]), (match["half"] or match["half2"] or "").lower()
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return Entry(
        number=number,
        shown_date=match["a"] + match["separator"] + match["b"] + match["separator"] + match["c"],
        parts=(int(match["a"]), int(match["b"]), int(match["c"])),
        hour=hour,
        minute=int(match["minute"]),
        marked=": \u200e" in raw,
        lines=[match["rest"].rstrip()],
    )


def _is_time(match: re.Match[str]) -> bool:
    return int(match["hour"]) < 24 and int(match["minute"]) < 60  # noqa: PLR2004 - hours in a day, minutes in an hour


def _date(entry: Entry, order: str) -> date | None:
    numbers = dict(zip(order, entry.parts, strict=True))
    year = numbers["y"] + (_CENTURY if numbers["y"] < 100 else 0)  # noqa: PLR2004 - a year in two digits
    try:
        return date(year, numbers["m"], numbers["d"])
    except ValueError:
        return None


def _runs_forward(found: list[Entry], order: str) -> bool:
    days = [_date(entry, order) or date.min for entry in found]
    return all(earlier <= later for earlier, later in pairwise(days))


def _separator(entry: Entry) -> str:
    return next(char for char in entry.shown_date if not char.isdigit())
