"""Pages by position, not by number: page 500 costs what page 1 costs, and new rows shift nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PAGE = 20
_EPOCH, _TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)  # exact: a float of today is not
MOST_DIGITS = 18


@dataclass(frozen=True)
class Cursor:
    """A place in a list by time: the last row that was shown."""

    at: datetime
    pk: int

    def __str__(self):
        return f"{(self.at - _EPOCH) // _TICK:x}-{self.pk:x}"

    @classmethod
    def parse(cls, text):
        """Return the Cursor written in an address, or None when it is absent or not one of ours."""
        time, _, pk = (text or "").partition("-")
        try:
            return cls(at=_EPOCH + int(time, 16) * _TICK, pk=min(int(pk, 16), 2**63 - 1))
        except (ValueError, OverflowError, OSError):
            return None


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the text of the cursor to the next ("" at the end)."""

    rows: list
    after: str = ""

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def cut(rows, *, size=PAGE, cursor_of):
    """Return a Page of `size` rows from a list that was asked for one row more."""
    shown = rows[:size]
    return Page(rows=shown, after=str(cursor_of(shown[-1])) if len(rows) > size else "")


def as_text(key, pk):
    """Return a cursor for lists in order of a text key (people by surname)."""
    return f"{pk:x}-{key}"


def parse_text(text):
    """Return (key, pk) from `as_text`, or None when it is absent or not one of ours."""
    pk, dash, key = (text or "").partition("-")
    try:
        return (key, min(int(pk, 16), 2**63 - 1)) if dash and "\x00" not in key else None
    except ValueError:
        return None


def number(text):
    """Return the id written in an address, or None when it is absent or no number that a row can have."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def numbered(rows, *, before, size=50):
    """Return a Page of a queryset in falling order of id; `before` is the id of the last row that was shown."""
    last = number(before)
    if last is not None:
        rows = rows.filter(pk__lt=last)
    return cut(list(rows[: size + 1]), size=size, cursor_of=lambda row: row.pk)
