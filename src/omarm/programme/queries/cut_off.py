"""Campaigns that ask for something that their audience cannot do now: the function for it is off, or would be."""

from django.urls import reverse
from django.utils import timezone

from omarm.core.functions import all_functions, function_of
from omarm.core.prepared import Waiting
from omarm.people.models import Department
from omarm.programme.models import Campaign
from omarm.staging.queries import Leaning, audience_has, has_it_as_everyone


def function_asked(campaign):
    """Return the Function that somebody needs to do what a campaign asks at the composer, or None."""
    if not (campaign.prompt and campaign.writing):
        return None
    return next((one for one in all_functions() if campaign.writing in one.writings), None)


def cut_off(campaign):
    """Return the Function that a campaign which runs asks for and that its audience, or a part of it, does not have; else None."""
    function = function_asked(campaign) if campaign.is_running else None
    if function and not all(audience_has(function.code, **_as(part)) for part in _parts(campaign)):
        return function
    return None


def campaigns_that_ask(code, audience, gone):
    """Return the campaigns that an audience (staging For) would be cut off from while the function is gone, as Leanings."""
    rows = Campaign.objects.planned() | Campaign.objects.running()
    rows = rows.prefetch_related("departments", "groups").order_by("starts_on", "pk")
    return [
        Leaning(row.name, reverse("programme:campaign", args=[row.pk]), row.ends_on)
        for row in rows
        if _asks(row, code) and gone.meets(row.starts_on, row.ends_on) and _meets(row, code, audience)
    ]


def waiting_cut_off(now, most):
    """Return [Waiting] for the campaigns that run and ask for a function that is off."""
    rows = Campaign.objects.running(timezone.localdate(now)).prefetch_related("departments", "groups").order_by("pk")
    found = [(row, function) for row in rows if (function := cut_off(row))]
    return [
        Waiting(
            key=f"{row.pk}-{function.code}",
            values={"pk": row.pk, "name": row.name, "function": function.code},
        )
        for row, function in found[:most]
    ]


def _asks(campaign, code):
    """Return whether a campaign needs a function that it does not open itself when it begins."""
    if campaign.started_at is None and code in campaign.opens:
        return False
    asked = function_asked(campaign)
    return bool(asked and asked.code == code) or code in campaign.opens


def _meets(campaign, code, audience):
    """Return whether somebody of the campaign's audience has the function by what is said for this audience."""
    if campaign.audience == Campaign.Audience.EVERYONE:
        return True
    if audience.department:
        line = Department.objects.in_line_with([audience.department])
        return line.filter(pk__in=campaign.departments.all()).exists()
    if audience.group:
        return audience.group in campaign.groups.all()
    return any(has_it_as_everyone(code, **_as(part)) for part in campaign.parts)


def _parts(campaign):
    return [None] if campaign.audience == Campaign.Audience.EVERYONE else campaign.parts


def _as(part):
    if part is None:
        return {}
    return {"department": part} if isinstance(part, Department) else {"group": part}


def label_of(code):
    """Return what a function is called; its code when the app that had it is gone."""
    function = function_of(code)
    return function.label if function else code
