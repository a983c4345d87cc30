"""Reading fields from JSON whose form nobody guarantees: a field of another type counts as absent."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from .text import clean, one_line

type Fields = dict[str, Any]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLION = 1_000_000
_LAST_SECOND = 253_402_300_799  # of the year 9999


def text(fields: Fields, *names: str) -> str:
    """Return the first of the fields that holds text, cleaned; empty if none does."""
    return next((value for name in names if (value := clean(fields.get(name)))), "")


def line(fields: Fields, *names: str) -> str:
    """Return the first of the fields that holds text, on one line; empty if none does."""
    return next((value for name in names if (value := one_line(fields.get(name)))), "")


def nested(fields: Fields, name: str) -> Fields:
    """Return the object in a field, or an empty one."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def listed(fields: Fields, name: str) -> list[Fields]:
    """Return the objects in a list in a field."""
    return objects(fields.get(name))


def objects(value: object) -> list[Fields]:
    """Return the objects in a list; anything else in it is passed over."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words(fields: Fields, name: str) -> list[str]:
    """Return the texts in a list in a field."""
    value = fields.get(name)
    return [clean(item) for item in value if clean(item)] if isinstance(value, list) else []


def moment(value: object, *, per_second: int = 1) -> datetime | None:
    """Return the moment that a count since 1970 stands for (exactly, to the microsecond), or None if it is no such count."""
    try:
        seconds = Decimal(str(value)) / per_second
    except InvalidOperation:
        return None
    if not seconds.is_finite() or not 0 < seconds <= _LAST_SECOND:
        return None
    return _EPOCH + timedelta(microseconds=int(seconds * _MILLION))
