"""The rules that stand now, and who is to accept them before writing."""

from dataclasses import dataclass
from datetime import datetime

from omarm.core.remembered import remembered
from omarm.houserules.models import Acceptance, Edition, Rule
from omarm.houserules.ours import our_rules

LINES = 3  # that the question shows; all rules are one link away

_NOT_READ = object()


@dataclass(frozen=True)
class Standing:
    """The edition that stands. `asks_from` is the least number that one must have accepted."""

    number: int
    asks_from: int
    note: str
    since: datetime
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Asked:
    """What somebody is asked before they post: the first lines, the number, and what they accepted before (0: nothing)."""

    number: int
    accepted: int
    note: str
    lines: list[Rule]


@remembered(seconds=5)
def standing_rules():
    """Return the Standing of this installation, or None while nobody published rules; at most five seconds old."""
    return _standing()


forget_standing = standing_rules.forget


def rules_for(kind=""):
    """Return the rules to show by a composer for this way of writing, those made for it first; our own before an edition."""
    standing = standing_rules()
    if standing is None:
        return our_rules()
    fitting = [rule for rule in standing.rules if rule.kind in {"", kind}]
    return sorted(fitting, key=lambda rule: rule.kind == "")  # keeps the order of the edition otherwise


def is_asked(person):
    """Return whether the person is to accept the rules before they post or answer. No query on pages: see `_accepted`."""
    standing = standing_rules()
    return standing is not None and _accepted(person) < standing.asks_from


def asked_of(person, kind=""):
    """Return what the person is Asked by a form of this way of writing, or None when they need not accept anything."""
    if not is_asked(person):
        return None
    standing = standing_rules()
    return Asked(standing.number, _accepted(person), standing.note, rules_for(kind)[:LINES])


def _standing():
    edition = Edition.objects.exclude(published_at=None).prefetch_related("rules").first()
    if edition is None:
        return None
    asking = Edition.objects.exclude(published_at=None).filter(is_small=False).values_list("number", flat=True)
    return Standing(edition.number, asking.first(), edition.note, edition.published_at, tuple(edition.rules.all()))


def _accepted(person):
    """Return the number of the edition that the person accepted, 0 for none; read along when a session asks who it is."""
    read_along = getattr(person, "rules_accepted", _NOT_READ)
    if read_along is not _NOT_READ:
        return read_along or 0
    return Acceptance.objects.filter(person=person).values_list("edition", flat=True).first() or 0
