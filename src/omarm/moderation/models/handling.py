"""With whom a case lies, as conditions for querysets. Who may decide, from the side of the case: queries/handling.py."""

from django.db.models import Q

from omarm.groups.models import Group
from omarm.moderation.models.reports import Report


def has_the_task(person):
    """Return whether the person decides on what groups passed on: the community manager and the administrator."""
    return person.cares_for_all


def lies_with(person):
    """Return the condition for cases that lie with the person: of a group they manage, or passed on to who has the task.

    Once reporters are forgotten nobody knows who of a group was one: then only who decided handles it, and the task.
    """
    forgotten = Q(pk__in=Report.objects.forgotten().values("case"))
    with_group = _of_groups(person) & (~forgotten | Q(decided_by=person))
    return with_group | Q(passed_on_at__isnull=False) | forgotten if has_the_task(person) else with_group


def asks(person):
    """Return the condition for appeals that the person may answer by their place: of a group they manage, or by the task."""
    if has_the_task(person):
        return Q(pk__isnull=False)
    forgotten = Q(case__in=Report.objects.forgotten().values("case"))
    return _of_groups(person, "case__") & (~forgotten | Q(answered_by=person))


def touches(person, way=""):
    """Return the condition for cases in which the person is a side; `way` is the way to them ("" or "case__")."""
    reported = Report.objects.filter(reporter=person).values("case")
    return Q(**{f"{way}about": person}) | Q(**{f"{way}pk__in": reported})


def _of_groups(person, way=""):
    return Q(**{f"{way}passed_on_at": None, f"{way}group__in": Group.objects.managed_by(person)})
