"""What base.html needs to draw the frame of a page: navigation and what apps put into it."""

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from omarm.core import navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def entries(context, place):
    """Return the entries of navigation at a place for the person who looks."""
    return navigation.entries_for(_person(context), place)


@register.inclusion_tag("ui/tabs.html")
def administration_tabs(request):
    """Show the pages of Beheer beside each other, as far as this person may see them."""
    pages = navigation.entries_for(request.user, "administration")
    items = [{"url": page.url, "label": page.label, "current": page.url == request.path} for page in pages]
    return {"items": items, "label": _("Administration")}


@register.inclusion_tag("ui/tabs.html")
def adoption_tabs(request):
    """Show the pages of Adoption beside each other, as far as this person may see them."""
    pages = navigation.entries_for(request.user, "adoption")
    here = deepest(pages, request.path)
    items = [{"url": page.url, "label": page.label, "current": page.url == here} for page in pages]
    return {"items": items, "label": _("Adoption")}


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
def is_here(entry, path):
    """Return whether a page's path lies under an entry."""
    return path == entry.url if entry.url == "/" else path.startswith(entry.url)


def _person(context):
    return getattr(context.get("request"), "user", None)
