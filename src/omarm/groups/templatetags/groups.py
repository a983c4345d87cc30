"""What the pages of a group share: its tabs and the sign of its access."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from omarm.core.templatetags.ui import icon
from omarm.groups.models import Group

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


@register.inclusion_tag("groups/_tabs.html")
def group_tabs(group, path):
    """Show the pages of a group beside each other."""
    pages = [
        (group.get_absolute_url(), _("Posts")),
        (reverse("groups:about", args=[group.slug]), _("About")),
        (reverse("groups:members", args=[group.slug]), _("Members")),
    ]
    items = [{"url": url, "label": label, "current": url == path} for url, label in pages]
    return {"items": items, "label": _("Pages of this group")}
