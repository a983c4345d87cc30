"""Which functions can open with a campaign, and which its audience does not have yet."""

from django.utils import timezone

from omarm.core.functions import all_functions, function_of
from omarm.programme.models import Campaign
from omarm.staging.models import Stage
from omarm.staging.queries import everyone_has


def opening_choices(keep=()):
    """Return [(code, label)] of the functions that not everyone has today, and of those in `keep`."""
    return [(one.code, one.label) for one in all_functions() if one.code in keep or not everyone_has(one.code)]


def opens_with(campaign):
    """Return [(label, whether the audience has it)] of the functions that open with a campaign."""
    missing = set(lacks(campaign))
    return [(one.label, code not in missing) for code in campaign.opens if (one := function_of(code))]


def lacks(campaign):
    """Return the codes of the functions of a campaign that its audience does not have today."""
    codes = [code for code in campaign.opens if not everyone_has(code)]
    if campaign.audience == Campaign.Audience.EVERYONE or not codes:
        return codes
    rows = Stage.objects.standing().filter(department=campaign.department_id, group=campaign.group_id)
    there = set(rows.filter(opens_on__lte=timezone.localdate()).values_list("function", flat=True))
    return [code for code in codes if code not in there]
