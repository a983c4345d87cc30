"""Computing the health of groups in the background: many at once, and only of those where something can have changed."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from omarm.care import figures
from omarm.care.models import GroupHealth, GroupPeriod
from omarm.care.queries import counting, windows
from omarm.care.queries.due import due_groups
from omarm.care.queries.windows import Window
from omarm.care.questions import Question, questions_in
from omarm.care.rules import Measured, lights_for, worst_of
from omarm.care.rules.judging import DAYS_WITHOUT_PROMISE
from omarm.consent.measurements import forgets
from omarm.core.worktime import Term
from omarm.groups.kinds import kind_of
from omarm.groups.models import Group
from omarm.people.queries import work_time

CHUNK = 500
NOTHING = figures.Period(0, 0)
WITHOUT_PROMISE = Term(days=DAYS_WITHOUT_PROMISE)


def compute_health(*, day=None):
    """Bring the health of all groups up to a day, the last one that is over; a second time it does nothing.

    Returns of how many groups it was computed: none while it is switched off.
    """
    if not counting.may_count_health():
        return 0
    day = day or windows.yesterday()
    due = due_groups(
        day=day, since=_counted_until(day), closed=windows.closed_until(day)[-1],
        may_look_between=counting.may_look_between(),
    )  # fmt: skip
    for start in range(0, len(due), CHUNK):
        compute_groups(group_ids=due[start : start + CHUNK], day=day)
    GroupHealth.objects.filter(ended_on__lt=day, group__archived_at=None).update(ended_on=day)
    forget_old_figures(day=day)
    return len(due)


@transaction.atomic
def compute_groups(*, group_ids, day):
    """Compute the health of these groups over the 28 days up to and with a day, and the closed periods they lack."""
    groups = list(Group.objects.filter(pk__in=group_ids))
    ids = [group.pk for group in groups]
    past = _close_periods(ids, day)
    counted = _Counted(groups, Window(day))
    now = timezone.now()
    rows = [counted.health_of(group, past[group.pk], now) for group in groups]
    GroupHealth.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["group"],
        update_fields=["light", "lights", "ended_on", "judged_by", "members", "messages", "is_quiet", "is_between", "computed_at"],
    )  # fmt: skip


@transaction.atomic
def forget_old_figures(*, day):
    """Delete periods that are past their term, and the health of groups that were archived."""
    GroupPeriod.objects.filter(ended_on__lt=day - timedelta(days=counting.KEPT_DAYS)).delete()
    GroupHealth.objects.exclude(group__archived_at=None).delete()


@forgets(counting.HEALTH)
@transaction.atomic
def forget_health():
    """Delete the health of all groups and their closed periods, because it is switched off. Returns how many rows."""
    return GroupHealth.objects.all().delete()[0] + GroupPeriod.objects.all().delete()[0]


class _Counted:
    """What was counted in some groups over one window, read with a statement for each matter."""

    def __init__(self, groups, window):
        ids = [group.pk for group in groups]
        self.window = window
        self.members = counting.members_in(ids)
        self.wrote = counting.writing_in(ids, window)
        self.year = counting.periods_in(ids, [Window(window.ended_on, days=windows.YEAR)])
        # A question or first post counts in the 28 days in which its term ends, so it was asked up to a term before.
        self.work = work_time()
        terms = {_term(group) for group in groups} or {WITHOUT_PROMISE}
        asked_since = min(self.work.asked_from(window.since, term) for term in terms)
        self.first_posts = counting.first_posts_in(ids, since=asked_since, until=window.until)
        self.questions = defaultdict(list)
        for question in questions_in(ids, since=asked_since, until=window.until):
            self.questions[question.group_id].append(question)
        self.may_look_between = counting.may_look_between()
        self.exchanges = counting.exchanges_in(ids, window) if self.may_look_between else {}

    def health_of(self, group, past, now):
        """Return the GroupHealth of a group, not stored yet. `past` are its closed Periods, oldest first."""
        measured = self._measured(group, past)
        lights = lights_for(kind_of(group).expects, measured)
        return GroupHealth(
            group=group, light=worst_of(lights), lights=[light.as_dict() for light in lights],
            ended_on=self.window.ended_on, judged_by=_judged_by(group), members=measured.members,
            messages=sum(self.wrote.get(group.pk, counting.Wrote()).counts), is_between=self.may_look_between,
            is_quiet=measured.is_quiet, computed_at=now,
        )  # fmt: skip

    def _measured(self, group, past):
        wrote = self.wrote.get(group.pk, counting.Wrote())
        members = self.members.get(group.pk, ())
        questions = self._due(self.questions[group.pk], group)
        firsts = self._due([Question(group.pk, *post) for post in self.first_posts[group.pk]], group)
        of_the_year = self.year.get((group.pk, self.window.ended_on), NOTHING).contributors
        now = figures.Period(len(wrote.people), sum(wrote.counts))
        return Measured(
            kind=group.kind, age=self.window.until - group.created_at, members=len(members),
            has_promise=bool(group.promise), term=self.work.length_of(_term(group)),
            voices=figures.voices(wrote.people, members),
            answered=figures.answered_in_time((at, due_at) for _since, at, due_at in questions),
            hours=figures.hours_to_answer(self._hours(since, at) for since, at, _due_at in questions),
            newcomers=figures.answered_in_time((at, due_at) for _since, at, due_at in firsts),
            trend=figures.trend(now, past, of_the_year=of_the_year),
            contributors=len(wrote.people), of_the_year=of_the_year,
            **self._between(group, wrote),
        )  # fmt: skip

    def _between(self, group, wrote):
        if not self.may_look_between:
            return {"may_look_at_ties": False}
        exchanges = self.exchanges.get(group.pk, [])
        return {
            "ties": figures.two_way_ties((who, whom) for who, whom, *_ in exchanges),
            "bridges": figures.bridges(departments for _who, _whom, *departments in exchanges),
            "spread": figures.spread(wrote.counts),
        }

    def _due(self, asked, group):
        """Return (asked at, answered at or None, due at) of what came due in the window; answers after it do not count yet."""
        window, term = self.window, _term(group)
        due = [(one, one.due_at or self.work.after(one.asked_at, term)) for one in asked]
        return [
            (one.asked_at, one.answered_at if one.answered_at and one.answered_at < window.until else None, due_at)
            for one, due_at in due
            if window.since <= due_at < window.until
        ]

    def _hours(self, since, at):
        return None if at is None else self.work.minutes_between(since, at) / 60


def _close_periods(group_ids, day):
    """Store the closed periods that these groups lack. Returns {group id: its Periods before the window, oldest first}."""
    ends = windows.closed_until(day)
    kept = _kept(group_ids, ends)
    lacking = [end for end in ends if any((pk, end) not in kept for pk in group_ids)]
    counted = counting.periods_in(group_ids, [Window(end) for end in lacking])
    new = {
        (pk, end): counted.get((pk, end), NOTHING) for end in lacking for pk in group_ids if (pk, end) not in kept
    }  # fmt: skip
    GroupPeriod.objects.bulk_create(
        [GroupPeriod(group_id=pk, ended_on=end, contributors=period.contributors, messages=period.messages)
         for (pk, end), period in new.items()],
        ignore_conflicts=True, batch_size=5000,
    )  # fmt: skip
    before = day - timedelta(days=windows.DAYS)
    periods = kept | new
    return {pk: [periods[pk, end] for end in ends if end <= before] for pk in group_ids}


def _kept(group_ids, ends):
    rows = GroupPeriod.objects.filter(group__in=group_ids, ended_on__in=ends)
    return {
        (pk, end): figures.Period(people, messages)
        for pk, end, people, messages in rows.values_list("group_id", "ended_on", "contributors", "messages")
    }


def _counted_until(day):
    """Return the moment up to which all groups that are not archived were counted, at most a window back."""
    oldest = GroupHealth.objects.aggregate(Min("ended_on"))["ended_on__min"]
    earliest = Window(day).since
    return max(earliest, Window(oldest).until) if oldest else earliest


def _judged_by(group):
    """Return what of the group's own settings its lights hang on, as queries/due.py reads it too."""
    promise = f"{group.promise_hours}h" if group.promise_hours else group.promise_days
    return f"{group.kind}:{'' if promise is None else promise}"


def _term(group):
    return group.promise or WITHOUT_PROMISE
