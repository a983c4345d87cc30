"""Who may decide: the same rule as CaseQuerySet.handled_by, from the side of the case. A test holds them together."""

from django.db.models import Q

from omarm.groups.models import Membership
from omarm.moderation.models import HOUSE_ROLES
from omarm.people.models import Person


def deciders_of(case):
    """Return the People who may decide a case where it lies now: never who it is about, nor who reported it."""
    return _apart_from_sides(case, _managers(case) if case.is_with_group else Q(roles__code__in=HOUSE_ROLES))


def second_people_for(case):
    """Return the People who may answer an appeal: as those who decide, and of a group's own case also who has the task.

    Never who decided.
    """
    whom = Q(roles__code__in=HOUSE_ROLES)
    if case.is_with_group:
        whom |= _managers(case)
    return _apart_from_sides(case, whom).exclude(pk=case.decided_by_id)


def _managers(case):
    managing = Membership.objects.filter(group=case.group_id, role__in=Membership.MANAGING)
    return Q(pk__in=managing.values("person"))


def _apart_from_sides(case, whom):
    reporters = case.reports.filter(reporter__isnull=False).values("reporter")
    found = Person.objects.active().filter(whom).exclude(pk=case.about_id).exclude(pk__in=reporters)
    return found.distinct().order_by("pk")
