"""The short-lived pass to the live stream. The stream has no session: the page that has one hands out the pass."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing

SALT = "omarm.live"
SECONDS = 60


@dataclass(frozen=True)
class Pass:
    """What a token says: who listens, on which channels, and until when (seconds since the epoch)."""

    person_id: int
    channels: tuple[str, ...]
    ends_at: float


def make_token(person_id: int, channels: Iterable[str]) -> str:
    """Return a token with which this person may listen on the channels, for a minute."""
    return signing.dumps([person_id, int(time.time()) + SECONDS, *channels], salt=SALT)


def read_token(token: str) -> Pass | None:
    """Return what a token says, or None when it was not made by us or its minute is over."""
    try:
        person_id, ends_at, *channels = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Pass(person_id, tuple(channels), ends_at) if ends_at > time.time() else None
