"""Telling who looks after a group of questions that wait longer than it promised."""

from collections import Counter
from datetime import timedelta
from itertools import batched

from django.db import transaction
from django.utils import timezone

from omarm.activity import log
from omarm.care.models import ClockMark, OverdueQuestion
from omarm.care.queries.planning import managing_in
from omarm.care.questions import after, open_questions_of
from omarm.groups.models import Group, Membership
from omarm.stream.models import Post

OWNER, MANAGER = Membership.Role.OWNER, Membership.Role.MANAGER
AT_A_TIME = 500
A_ROUND = timedelta(days=1)  # the clock comes by once a day


@transaction.atomic
def tell_of_overdue_questions(*, since=None):
    """Tell the owners of each group of the questions whose promise ended since the clock last came by, once of each; its
    managers of those that are still open a second term later. One line a group, with the number that waits.

    What was late before, nobody is told: it was brought in from elsewhere, or nothing was promised then. `since` is for
    who lays out a house with a past. Returns how many times somebody was told.
    """
    now = timezone.now()
    mark, _is_new = ClockMark.objects.select_for_update(no_key=True).get_or_create(
        code="overdue", defaults={"at": now - A_ROUND}
    )
    since, mark.at = since or mark.at, now
    mark.save(update_fields=["at"])
    promising = Group.objects.filter(archived_at=None).exclude(promise_days=None, promise_hours=None).order_by("pk")
    return sum(_tell_of(groups, since, now) for groups in batched(promising.iterator(), AT_A_TIME, strict=False))


def _tell_of(groups, since, now):
    """Tell of what is late in these groups: a few questions to the database, however many groups they are."""
    known = {(row.group_id, row.post_id): row for row in OverdueQuestion.objects.filter(group__in=groups)}
    new, again, waiting = [], [], {OWNER: Counter(), MANAGER: Counter()}
    for group, question in _late_in(groups, now):
        row = known.get((group.pk, question.post_id))
        if row is None and question.due_at <= since:
            continue
        waiting[OWNER][group.pk] += 1
        if row is None:
            new.append(OverdueQuestion(group=group, post_id=question.post_id))
        elif _second_term_ended(question, group, now):
            waiting[MANAGER][group.pk] += 1
            again += [] if row.managers_told_at else [row]

    OverdueQuestion.objects.bulk_create(new)
    OverdueQuestion.objects.filter(pk__in=[row.pk for row in again]).update(managers_told_at=now)
    return _record(groups, new, waiting, role=OWNER) + _record(groups, again, waiting, role=MANAGER)


def _second_term_ended(question, group, now):
    second = after(question.due_at, group.promise)
    return second is not None and second <= now


def _late_in(groups, now):
    """Return (group, OpenQuestion) of what waits longer than promised, of posts that can be read."""
    by_group = open_questions_of(groups, now=now)
    late = [(group, question) for group in groups for question in by_group[group.pk] if question.is_overdue]
    ids = {question.post_id for _group, question in late}
    live = set(Post.objects.live().filter(pk__in=ids).values_list("pk", flat=True))
    return [(group, question) for group, question in late if question.post_id in live]


def _record(groups, rows, waiting, *, role):
    """Record whom to tell, for each group of these OverdueQuestions. Returns for how many of them there is somebody."""
    concerned = {row.group_id for row in rows}
    mine = [group for group in groups if group.pk in concerned]
    people = managing_in(mine, role=role)
    told = [group for group in mine if people[group.pk]]
    for group in told:
        number = waiting[role][group.pk]
        log.record("questions.overdue", actor=None, subject=group, people=people[group.pk], number=number)
    return len(told)
