"""What the pages of the plan board share."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from omarm.core.navigation import entries_for
from omarm.core.templatetags.frame import adoption_tabs
from omarm.planboard.queries.seeing import sees_sponsors, sees_team

register = template.Library()


@register.inclusion_tag("frame/section_tabs.html")
def plan_tabs(request):
    """Show the pages of Adoption as everywhere, and of ours also those that a person sees as sponsor, in the team, or as everybody."""
    board, me = reverse("planboard:board"), request.user
    path = board if request.path.startswith(reverse("planboard:contributions")) else request.path
    told = adoption_tabs(request, path)
    there = {page.url for page in entries_for(me, "adoption")}
    ours = (
        ("planboard:board", _("Plan board"), True),
        ("planboard:team", _("Project team"), sees_team(me)),
        ("planboard:sponsors", _("Sponsors"), sees_sponsors(me)),
        ("planboard:weave-in", _("Woven in"), True),
    )
    seen = [
        {"url": url, "label": label, "current": path.startswith(url)}
        for name, label, sees in ours if (url := reverse(name)) in there or sees
    ]  # fmt: skip
    missing = [page for page in seen if page["url"] not in there]
    if any(page["current"] for page in missing):  # a page that is no entry lies under none of the heads
        told = {"heads": [head | {"current": False} for head in told["heads"]], "head": ""}
    return told | {"pages": seen if missing else told["pages"], "head": told["head"] or _("Programme")}
