"""The parts of a profile page. An app or module registers its own; the page names none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise

PLACES = ("main", "rail")


@dataclass(frozen=True)
class Section:
    """One part of somebody's profile: `template`, filled with what `context(viewer, person)` returns.

    It is left out when that is None, and never asked when `field` names a field that the viewer may not see of this
    person. The template gets also `viewer`, `person`, `profile` (what the fields tell), `csrf_token` and `title`. `edit_url_name` is the page where one
    keeps one's own; it stands among the pages of "Edit my profile".

    `viewer` may be a stand-in with id 0 ("see as a colleague", "as a guest"): it has no rows and shows no acts.
    """

    code: str
    title: Promise
    template: str
    context: Callable
    order: int
    place: str = "main"
    field: str = ""
    edit_url_name: str = ""


@dataclass(frozen=True)
class Part:
    """A Section as it stands on one page, rendered."""

    code: str
    html: str


_sections: dict[str, Section] = {}


def register(section):
    """Add a section. Raises ValueError when its code is taken or its place unknown."""
    if section.code in _sections or section.place not in PLACES:
        raise ValueError(f"The section {section.code} is registered twice, or stands nowhere.")
    _sections[section.code] = section


def all_sections():
    """Return the registered sections in their order."""
    return sorted(_sections.values(), key=lambda section: section.order)


def parts_of(viewer, person, *, place, profile, csrf_token=""):
    """Return the Parts of a place on somebody's page. `profile` is what `queries.page.profile_of` tells of them."""
    parts = []
    for section in all_sections():
        if section.place != place or (section.field and section.field not in profile.seen):
            continue
        context = section.context(viewer, person)
        if context is None:
            continue
        around = {"viewer": viewer, "person": person, "profile": profile, "title": section.title}
        html = render_to_string(section.template, context | around | {"csrf_token": csrf_token})
        if html.strip():
            parts.append(Part(section.code, html))
    return parts
