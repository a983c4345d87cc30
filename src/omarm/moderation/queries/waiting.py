"""Reports and appeals that wait for who has the task, for the desk: what they are about, and nothing of what was said."""

from omarm.core.prepared import Waiting
from omarm.moderation.models import Appeal, Case


def cases(now, most):
    """Return the open cases that lie with who has the task, the oldest first: by the index of open ones."""
    rows = Case.objects.waiting().filter(passed_on_at__isnull=False, opened_at__lte=now).order_by("opened_at", "pk")
    return [
        Waiting(key=str(row.pk), values={"case": row.pk, "kind": row.kind}, since=row.passed_on_at)
        for row in rows[:most]
    ]


def appeals(now, most):
    """Return the appeals in such cases that wait for a second person, the oldest first."""
    rows = Appeal.objects.waiting().filter(case__passed_on_at__isnull=False, made_at__lte=now).order_by("made_at", "pk")
    return [
        Waiting(key=str(row.pk), values={"appeal": row.pk, "case": row.case_id}, since=row.made_at)
        for row in rows[:most]
    ]


def may_decide(person, waiting):
    """Return those of a list of which the person decides now: never what is about themselves, or what they reported."""
    mine = Case.objects.handled_by(person).waiting().filter(pk__in=[one.values["case"] for one in waiting])
    there = set(mine.values_list("pk", flat=True))
    return [one for one in waiting if one.values["case"] in there]


def may_answer(person, waiting):
    """Return those of a list that the person may answer now as the second."""
    mine = Appeal.objects.waiting().answered_by_second(person).filter(pk__in=[one.values["appeal"] for one in waiting])
    there = set(mine.values_list("pk", flat=True))
    return [one for one in waiting if one.values["appeal"] in there]
