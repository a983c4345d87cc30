"""What the pages of a group share: its tabs and the sign of its access."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.core.templatetags.ui import icon
from omarm.groups.models import Group
from omarm.groups.promises import kept_in, pages_about
from omarm.groups.tabs import tabs_for

register = template.Library()

ACCESS_ICONS = {
    Group.Access.OPEN: "globe",
    Group.Access.REQUEST: "hand-helping",
    Group.Access.CLOSED: "lock",
    Group.Access.HIDDEN: "eye-off",
}


@register.simple_tag
def access_icon(group):
    """Draw the sign of who may read and join."""
    return icon(ACCESS_ICONS[group.access], size="s")


@register.inclusion_tag("groups/_tabs.html", takes_context=True)
def group_tabs(context):
    """Show the pages of a group beside each other, on a page that has what `heading_for` returns."""
    request, group = context["request"], context["group"]
    tabs = tabs_for(request.user, group, manages=context["manages"])
    pages = [(reverse(tab.url_name, args=[group.slug]), tab) for tab in tabs]
    items = [
        {"url": url, "label": tab.label, "current": _is_at(request.path, url, group)} | _waiting(context, tab)
        for url, tab in pages
    ]
    return {"items": items, "label": _("Pages of this group")}


def _waiting(context, tab):
    asks = callable(tab.waiting)
    number = tab.waiting(context["request"].user, context["group"]) if asks else context.get(tab.waiting)
    if not number:
        return {}
    words = ngettext("%(number)d waits for you", "%(number)d wait for you", number) % {"number": number}
    return {"count": number, "counted": words}


@register.inclusion_tag("groups/_promise_kept.html")
def promise_kept(group):
    """Show how well the group keeps its answer promise, to who may read it; nothing where there is too little to tell."""
    return {"kept": None if group.archived_at else kept_in(group)}


@register.simple_tag
def promise_pages(group):
    """Return (label, address) of the pages on which who looks after a group says more of what it promises."""
    return pages_about(group)


def _is_at(path, url, group):
    """Return whether a page is that of a tab, or stands below it; all pages stand below the group's own."""
    return path == url or (path.startswith(url) and url != group.get_absolute_url())
