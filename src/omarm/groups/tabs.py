"""The pages of a group beside each other. An app registers its own; `groups` names none but posts, about and members."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise

from omarm.core.functions import addresses_off


@dataclass(frozen=True)
class Tab:
    """One page of a group, at `url_name` with the group's slug.

    It stands there when `has_content(person, group)` is true, when the group's managers turned it on, or always
    (`has_content` None). `for_managers`: only who cares for the group sees it. `waiting` names what `heading_for` returns
    of how many things wait there for who reads, or is asked it: `waiting(person, group)`.
    """

    code: str
    label: Promise
    url_name: str
    order: int
    has_content: Callable | None = None
    for_managers: bool = False
    waiting: str | Callable = ""


_tabs = {}
_about: list[tuple[str, Callable]] = []


def register(tab):
    """Add a tab. Raises ValueError when its code is taken."""
    if tab.code in _tabs:
        raise ValueError(f"The tab {tab.code} is registered twice.")
    _tabs[tab.code] = tab


def all_tabs():
    """Return the registered tabs in their order."""
    return sorted(_tabs.values(), key=lambda tab: tab.order)


def tabs_for(person, group, *, manages):
    """Return the tabs of a group that this person sees, in their order. Only for who may read the group.

    A page of a function that is off for them is left out.
    """
    off = addresses_off(person)
    return [tab for tab in all_tabs() if tab.url_name not in off and _stands(tab, person, group, manages=manages)]


def _stands(tab, person, group, *, manages):
    if tab.for_managers:
        return manages
    return tab.has_content is None or tab.code in group.tabs_on or tab.has_content(person, group)


def register_about(template, context):
    """Add a part to the page About of a group: `template` with what `context(person, group)` returns; nothing for None."""
    _about.append((template, context))


def about_parts(person, group):
    """Return what apps above tell on the page About of a group, rendered. For who may know who looks after it."""
    told = [(template, context(person, group)) for template, context in _about]
    return [render_to_string(template, context) for template, context in told if context is not None]
