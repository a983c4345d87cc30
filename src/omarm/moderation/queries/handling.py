"""Who may decide: the same rule as CaseQuerySet.handled_by, from the side of the case. A test holds them together."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from omarm.groups.models import Membership
from omarm.moderation.models import Appeal, Case, Report
from omarm.moderation.queries.things import FOR_ALL
from omarm.people.models import Person, Role
from omarm.stream.models import Placement


def deciders_of(case):
    """Return the People who may decide a case where it lies now: never who it is about, nor who reported it."""
    house = Q(roles__code__in=Role.CARING)
    if not case.is_with_group:
        return _apart_from_sides(case, house)
    if Report.objects.forgotten().filter(case=case).exists():
        return _apart_from_sides(case, house | (_managers(case) & Q(pk=case.decided_by_id)))
    return _apart_from_sides(case, _managers(case))


def second_people_for(case):
    """Return the People who may answer an appeal: as those who decide, and of a group's own case also who has the task.

    Never who decided, nor who answered an appeal about it before.
    """
    whom = Q(roles__code__in=Role.CARING)
    if case.is_with_group:
        whom |= _managers(case)
    before = Appeal.objects.filter(case=case, answered_by__isnull=False).values("answered_by")
    return _apart_from_sides(case, whom).exclude(pk=case.decided_by_id).exclude(pk__in=before)


def left_too_long(before):
    """Return the open Cases that lie with a group since before this moment, or where nobody can decide them any more.

    What only a word brought there, and not everybody may read, stays in the group: nobody reported it.
    """
    reported = Report.objects.filter(case=OuterRef(OuterRef("pk")), reporter=OuterRef("person"))
    deciding = Membership.objects.filter(
        group=OuterRef("group"), role__in=Membership.MANAGING, person__in=Person.objects.active()
    ).exclude(person=OuterRef("about"))
    late = Q(opened_at__lt=before) | ~Exists(deciding.filter(~Exists(reported)))
    post = Coalesce(OuterRef("post"), OuterRef("comment__post"))
    outside = Exists(Report.objects.filter(case=OuterRef("pk"))) | Exists(Placement.objects.filter(FOR_ALL, post=post))
    return Case.objects.waiting().filter(late, outside, passed_on_at=None).order_by("opened_at", "pk")


def _managers(case):
    managing = Membership.objects.filter(group=case.group_id, role__in=Membership.MANAGING)
    return Q(pk__in=managing.values("person"))


def _apart_from_sides(case, whom):
    reporters = case.reports.filter(reporter__isnull=False).values("reporter")
    found = Person.objects.active().filter(whom).exclude(pk=case.about_id).exclude(pk__in=reporters)
    return found.distinct().order_by("pk")
