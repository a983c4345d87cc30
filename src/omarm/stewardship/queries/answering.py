"""How soon questions are answered in groups with a trained owner and in others: by quarter, together, with consent alone."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.care.questions import questions_in
from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import is_measured, measures
from omarm.core.figures import hours_to_answer
from omarm.groups.models import Group
from omarm.people.queries import work_time
from omarm.stewardship.models import AnswerTime, Certificate
from omarm.stewardship.queries.seeing import owning

ANSWERING = "course.answering"
A_YEAR = timedelta(days=365)
SETTLES_IN = timedelta(days=14)  # a question of the last day can still be answered
FEWEST_GROUPS = 5  # on each side, so that none of them is told apart: our own choice
CHUNK = 500
DAY = timedelta(days=1)

declare(
    Measurement(
        code=ANSWERING,
        title=_("Course: how soon groups with a trained owner answer, and others"),
        purpose=_("So that who guides the course sees whether groups with a trained owner answer sooner."),
        source=(
            "questions_question",
            "stream_placement",
            "stream_comment",
            "groups_membership",
            "stewardship_certificate",
        ),
        audience=_("Who guides the course: community managers and administrators."),
        retention_days=A_YEAR.days,
    )
)


@dataclass(frozen=True)
class Side:
    """Within how many working hours half of the questions had an answer, in how many groups, of about how many questions."""

    hours: int
    groups: int
    questions: int


@dataclass(frozen=True)
class AnswerTimes:
    """Both sides of one quarter, with its first and last day."""

    since: date
    until: date
    trained: Side
    others: Side


def answer_times():
    """Return the AnswerTimes of the last quarter that was counted, or None where that is not told. One row is read."""
    if not is_measured(ANSWERING):
        return None
    first, after = quarter_to_count()
    row = AnswerTime.objects.filter(quarter=first).exclude(trained_hours=None).exclude(other_hours=None).first()
    return row and AnswerTimes(
        first, after - DAY, Side(row.trained_hours, row.trained_groups, row.trained_questions),
        Side(row.other_hours, row.other_groups, row.other_questions),
    )  # fmt: skip


def quarter_to_count(today=None):
    """Return the first day of the last quarter that ended two weeks ago, and the first day after it."""
    after = _quarter_of((today or timezone.localdate()) - SETTLES_IN)
    return _quarter_of(after - DAY), after


@measures(ANSWERING)
def count_quarter(first, after, *, gate):
    """Return (Side of groups with a trained owner, Side of others) of the questions of a quarter, or None where it tells on few.

    Trained: an owner had a certificate on its first day. Others: no owner had one in it. Hidden groups count on neither side.
    """
    trained, others = _owners_by_side(first, after)
    waits = _waits_in([*trained, *others], first, after)
    sides = [_side(owners, waits, gate.floor) for owners in (trained, others)]
    return sides if all(sides) else None


def _owners_by_side(first, after):
    """Return {group id: ids of its trained owners} and {group id: ids of its owners, none of whom is}."""
    owners, trained, others = defaultdict(set), {}, {}
    seen = owning().exclude(group__access=Group.Access.HIDDEN).filter(group__created_at__lt=_midnight(first))
    for group, person in seen.values_list("group", "person"):
        owners[group].add(person)
    before = set(Certificate.objects.valid(first).values_list("person", flat=True))
    during = Certificate.objects.filter(given_on__lt=after, valid_until__gte=first).values_list("person", flat=True)
    ever = before | set(during)
    for group, people in owners.items():
        if people & before:
            trained[group] = people & before
        elif not people & ever:
            others[group] = people
    return trained, others


def _waits_in(group_ids, first, after):
    """Return {group id: the working hours that each question of the quarter waited, None without an answer in time}."""
    since, until, work = _midnight(first), _midnight(after), work_time()
    waits = defaultdict(list)
    for start in range(0, len(group_ids), CHUNK):
        for one in questions_in(group_ids[start : start + CHUNK], since=since, until=until):
            is_answered = one.answered_at is not None and one.answered_at < until + SETTLES_IN
            waits[one.group_id].append(
                work.minutes_between(one.asked_at, one.answered_at) / 60 if is_answered else None
            )
    return waits


def _side(owners, waits, floor):
    """Return the Side, or None where it would tell on few owners, on few groups or on one that asks the most of all."""
    asking = [group for group in owners if waits[group]]
    numbers = [len(waits[group]) for group in asking]
    people = set().union(*(owners[group] for group in asking))
    if len(asking) < FEWEST_GROUPS or min(len(people), sum(numbers)) < floor or 2 * max(numbers) > sum(numbers):
        return None
    hours = hours_to_answer(wait for group in asking for wait in waits[group])
    return None if hours is None else Side(max(1, ceil(hours)), len(asking), round(sum(numbers), -1))


def _quarter_of(day):
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
