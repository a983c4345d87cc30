"""The short-lived pass to the live stream. The stream has no session: the page that has one hands out the pass."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing

SALT = "omarm.live"
SECONDS = 60


@dataclass(frozen=True)
class Pass:
    """What a token says: who listens, on which channels, and until when (seconds since the epoch).

    `since` is the moment from which they listen, when that lies before now: that of the page, which was made earlier.
    """

    person_id: int
    channels: tuple[str, ...]
    ends_at: float
    since: float | None = None


def make_token(person_id: int, channels: Iterable[str], *, since: float | None = None) -> str:
    """Return a token with which this person may listen on the channels, for a minute; from a moment ago with `since`."""
    return signing.dumps([person_id, int(time.time()) + SECONDS, since, *channels], salt=SALT)


def read_token(token: str) -> Pass | None:
    """Return what a token says, or None when it was not made by us or its minute is over."""
    try:
        person_id, ends_at, since, *channels = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if ends_at <= time.time() or isinstance(since, str):  # a token of the release before this one
        return None
    return Pass(person_id, tuple(channels), ends_at, since)
