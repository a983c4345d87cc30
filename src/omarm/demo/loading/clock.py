"""What the clock does of itself in a house that lives, done up to now: rules, figures, reminders, tips."""

from django.db.models import F
from django.urls import reverse

from omarm.activity.models import Activity
from omarm.adoption.commands import count_what_is_over
from omarm.care.commands import (
    compute_health,
    find_alike_groups,
    give_tips,
    keep_months,
    remind_of_actions,
    tell_of_overdue_questions,
)
from omarm.care.queries.planning import groups_with_due_actions, owner_ids
from omarm.care.questions import LOOKED_BACK
from omarm.demo.loading.questions import turn_clock
from omarm.groups.commands import apply_all_rules, ensure_owners_community
from omarm.groups.models import Group
from omarm.notifications.commands import notice
from omarm.notifications.models import Notice

READ_LATER = "file.received"  # the one thing that follows once the house is open: what stands in the files is read
OWNERS, MANAGERS = 1, 2  # first the one are told of a question that waits, another time the others


def run_clock(house):
    """Do what was due by now. Nobody is told again of what it records, nor by mail: who has to know it, was told by hand."""
    calendar = house.plan.calendar
    ensure_owners_community(actor=None)
    apply_all_rules()
    turn_clock(house)
    compute_health(day=calendar.day(1))
    count_what_is_over(today=calendar.today)
    find_alike_groups()
    keep_months()
    for _round in (OWNERS, MANAGERS):
        tell_of_overdue_questions(since=calendar.moment(LOOKED_BACK.days, "00:00"))
    _tell_of_questions(calendar.moment(1, "04:37"))
    _remind(calendar)
    for group in Group.objects.exclude(asked_on=None):
        at = calendar.moment((calendar.today - group.asked_on).days, "04:37")
        notice(people=owner_ids(group), what="care.asked", url=group.get_absolute_url(), at=at, group=group.pk)
    give_tips()
    Notice.objects.filter(mail_due=True).update(mail_due=False, mailed_at=F("moved_at"))
    Activity.objects.exclude(verb=READ_LATER).delete()


def _tell_of_questions(at):
    facts = Activity.objects.filter(verb="questions.overdue")
    groups = Group.objects.in_bulk([fact.subject_id for fact in facts])
    for fact in facts:
        url = _care_of(groups[fact.subject_id], "open-questions")
        told = {"group": fact.subject_id, "number": fact.data["number"]}
        notice(people=fact.data["people"], what="care.questions_wait", url=url, at=at, **told)


def _remind(calendar):
    at = min(calendar.until, calendar.moment(calendar.today.weekday(), "04:37"))
    due = list(groups_with_due_actions(calendar.today))
    remind_of_actions()
    for group in due:
        notice(people=owner_ids(group), what="care.actions_due", url=_care_of(group, "planner"), at=at, group=group.pk)


def _care_of(group, part):
    return reverse("care:health", args=[group.slug]) + f"#{part}"
