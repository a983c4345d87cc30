"""The places a person can go to. Apps register theirs in `apps.py`; base.html shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from omarm.core import functions
from omarm.core.kept import KeptFragments

PLACES = ("main", "more", "me", "work", "new", "search", "administration", "adoption")
MOST_ENTRIES = 7
SECTIONS = {
    "adoption": {
        "desk": _("Desk"), "programme": _("Programme"), "people": _("Who takes part"), "standing": _("How we are doing"),
        "setup": _("Setting up"),
    },
    "administration": {
        "standing": _("Organisation"), "people": _("People"), "groups": _("Groups"), "talk": _("Posts"),
        "finding": _("Finding"), "oversight": _("Oversight"),
    },
}  # fmt: skip


def _signed_in(person):
    return person.is_authenticated


@dataclass(frozen=True)
class Entry:
    """One place: `main` and `more` stand at the left, the first three of `main` also in the bottom bar of a phone.

    `administration` are the pages of Beheer, `adoption` those of Adoption, shown there beside each other; `section` tells
    under which head (SECTIONS).
    """

    code: str
    label: str
    url_name: str
    icon: str
    order: int
    place: str = "main"
    visible: Callable = _signed_in
    section: str = "standing"

    @cached_property
    def url(self):
        return reverse(self.url_name)


@dataclass(frozen=True)
class Slot:
    """A template that an app above adds to the frame of every page, with the context its function gives.

    The context is plain data (numbers, text, lists and dicts of them): what was made from the same data is kept.
    """

    template: str
    context: Callable


_slots_kept = KeptFragments(most_bytes=2 * 1024 * 1024)
_entries: dict[str, Entry] = {}
_slots: dict[str, list[Slot]] = {}


def register(entry: Entry) -> None:
    """Add an entry, or replace the one with the same code. Raises ValueError for an unknown place or an eighth entry."""
    if entry.place not in PLACES:
        raise ValueError(f"{entry.place!r} is not one of {', '.join(PLACES)}.")
    entries = _entries | {entry.code: entry}
    if _width(entries.values()) > MOST_ENTRIES:
        raise ValueError(f"Navigation has at most {MOST_ENTRIES} entries; {entry.code!r} is one too many.")
    _entries[entry.code] = entry


def entries_for(person, place: str) -> list[Entry]:
    """Return the entries of a place that this person may see, in order.

    Those without an address are left out, and those of a function that is off for them.
    """
    found = _seen_by(person, (entry for entry in _entries.values() if entry.place == place))
    return sorted(found, key=lambda entry: entry.order)


def register_slot(name: str, template: str, context: Callable) -> None:
    """Let `template` fill the slot `name` ("bell", "nav", "foot") with what `context(person)` returns."""
    slot = Slot(template, context)
    if slot not in _slots.setdefault(name, []):
        _slots[name].append(slot)


def state_for(person, path: str) -> str:
    """Return, as a short text, the entries that this person sees and which of them the path lies under."""
    seen = _seen_by(person, _entries.values())
    here = [entry.code for entry in seen if path == entry.url or (entry.url != "/" and path.startswith(entry.url))]
    return f"{','.join(entry.code for entry in seen)}@{','.join(here)}"


def render_slot(name: str, person) -> str:
    """Return the rendered templates of a slot, in the order in which they were registered; none before signing in."""
    if not person or not person.is_authenticated:
        return ""
    return "".join(_filled(slot.template, slot.context(person)) for slot in _slots.get(name, []))


def _filled(template, context):
    key = (template, get_language(), repr(context))
    return _slots_kept.get(key) or _slots_kept.keep(key, render_to_string(template, context))


def _seen_by(person, entries):
    """Return those of entries that a person sees; who looks as somebody else does not see the places of their own work."""
    if not person:
        return []
    codes, names, previews = functions.entries_off(person), functions.addresses_off(person), functions.previews(person)
    return [
        entry for entry in entries
        if entry.code not in codes and entry.url_name not in names and not (previews and entry.place == "work")
        and entry.visible(person) and _has_address(entry)
    ]  # fmt: skip


def _width(entries):
    seen = [entry.place for entry in entries]
    return seen.count("main") + seen.count("more") + (1 if "work" in seen else 0)


def _has_address(entry):
    try:
        return bool(entry.url)
    except NoReverseMatch:
        return False
