"""What base.html needs to draw the frame of a page: navigation and what apps put into it."""

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from omarm.core import functions, navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def entries(context, place):
    """Return the entries of navigation at a place for the person who looks."""
    return navigation.entries_for(_person(context), place)


@register.inclusion_tag("frame/section_tabs.html")
def administration_tabs(request):
    """Show the heads of Beheer, and the pages under the one that this page is of, as far as this person may see them."""
    pages = navigation.entries_for(request.user, "administration")
    # The first of them lies at the address above all others: they are not part of it.
    above = [page for page in pages if page.url == request.path or "/" in page.url.strip("/")]
    return {"label": _("Administration"), **_in_sections("administration", pages, deepest(above, request.path))}


@register.inclusion_tag("frame/section_tabs.html")
def adoption_tabs(request, path=""):
    """Show the heads of Adoption, and the pages under the one that this page is of, as far as this person may see them.

    `path` is of the page that this one belongs to, where its own address does not tell.
    """
    pages = navigation.entries_for(request.user, "adoption")
    return {"label": _("Adoption"), **_in_sections("adoption", pages, deepest(pages, path or request.path))}


def _in_sections(place, pages, at):
    sections = navigation.SECTIONS[place]
    here = next((page for page in pages if page.url == at), None)
    heads = {code: [page for page in pages if page.section == code] for code in sections}
    items = [
        {"url": under[0].url, "label": sections[code], "current": here in under}
        for code, under in heads.items()
        if under
    ]
    beside = [
        {"url": page.url, "label": page.label, "current": page is here} for page in heads.get(here and here.section, [])
    ]
    return {"heads": items, "pages": beside if len(beside) > 1 else [], "head": sections[here.section] if here else ""}


@register.simple_tag(takes_context=True)
def frame_state(context):
    """Return what the frame depends on beside language and person: where one is, and which places are shown."""
    request = context.get("request")
    return navigation.state_for(request.user, request.path) if request else ""


@register.simple_tag(takes_context=True)
def slot(context, name):
    """Render what apps put in a slot of the frame."""
    return mark_safe(navigation.render_slot(name, _person(context)))  # noqa: S308 — our templates


@register.simple_tag
def deepest(pages, path):
    """Return the address of the entry that a path lies deepest under, empty for none."""
    return max((entry.url for entry in pages if path.startswith(entry.url)), key=len, default="")


@register.filter
def has_function(person, code):
    """Return whether a person has a function now (core/functions.py): for links that lead to its pages."""
    return functions.is_on(code, person)


@register.filter
def is_here(entry, path):
    """Return whether a page's path lies under an entry."""
    return path == entry.url if entry.url == "/" else path.startswith(entry.url)


def _person(context):
    return getattr(context.get("request"), "user", None)
