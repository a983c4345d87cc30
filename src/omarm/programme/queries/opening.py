"""Which functions can open with a campaign, and which its audience does not have yet."""

from django.db.models import Q
from django.utils import timezone

from omarm.core.functions import all_functions, function_of
from omarm.people.models import Department
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
    """Return the codes of the functions of a campaign that its audience, or a part of it, does not have today."""
    return list(dict.fromkeys(code for code, _part in lacking(campaign)))


def lacking(campaign):
    """Return [(code, part)] of the functions of a campaign and the Department or Group of it that has them not today.

    The part is None of a campaign for everyone.
    """
    codes = [code for code in campaign.opens if not everyone_has(code)]
    if campaign.audience == Campaign.Audience.EVERYONE or not codes:
        return [(code, None) for code in codes]
    parts = campaign.parts
    of_it = Q(department__in=campaign.departments.all()) | Q(group__in=campaign.groups.all())
    rows = Stage.objects.standing().filter(of_it, opens_on__lte=timezone.localdate())
    there = {(row.function, row.department_id, row.group_id) for row in rows}
    return [(code, part) for code in codes for part in parts if (code, *_ids(part)) not in there]


def _ids(part):
    return (part.pk, None) if isinstance(part, Department) else (None, part.pk)
