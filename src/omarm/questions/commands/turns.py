"""Asking somebody: who is chosen for a question, until when it is theirs, and what is told of it.

The experts whom the asker chose share the first half of the promise, who looks after the group gets the rest, who looks
after the whole has it when it ends (decision 25). No fact names who asked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from omarm.activity import log
from omarm.core.worktime import NeverOpen, WorkTime
from omarm.groups.models import Group
from omarm.notifications.commands import settle_asked
from omarm.people.queries import work_time, working_day
from omarm.profiles.asking import asked_on
from omarm.profiles.models import Expert
from omarm.questions.models import Question, Turn
from omarm.questions.queries.candidates import COMMUNITY, EXPERT, GROUP, candidates_for, with_room
from omarm.questions.queries.presence import AFTERNOONS
from omarm.questions.queries.promise import opens_at, promised, working_half
from omarm.questions.queries.turns import group_of, is_living

WITHOUT_PROMISE = {EXPERT: 1, GROUP: 5, COMMUNITY: 5}  # working days: then the next is asked, or it stays where it is
LONGEST_WAIT = 20  # working days between two looks at what is long overdue
FARTHEST = 60  # days ahead in which somebody who is asked enough gets room


@dataclass(frozen=True)
class Look:
    """A question as the clock looks at it: at a moment, in its group, by the hours of the organisation."""

    question: Question
    group: Group | None
    now: datetime
    work: WorkTime

    @classmethod
    def at(cls, question, now):
        return cls(question, group_of(question), now, work_time())

    @property
    def opens_at(self):
        return opens_at(self.now)

    @property
    def day(self):
        return working_day(self.now)

    @property
    def half_to_ask(self):
        """The half of the day in which somebody must work to be asked: that of now, or in the morning any, when it can wait.

        Who was asked keeps it through the other half: they are back on the next day, or lose it when that comes.
        """
        half = working_half(self.now)
        return half if self.question.urgent_minutes or half == AFTERNOONS else ""

    @property
    def is_overdue(self):
        return self.question.due_at is not None and self.question.due_at <= self.now

    @property
    def stage(self):
        """Who is to have it at this moment, when they can be found."""
        if self.is_overdue:
            return COMMUNITY
        return EXPERT if self.question.due_at is None or self.now < self.halfway else GROUP

    @property
    def halfway(self):
        """The moment at which half of the working time of the promise has passed."""
        asked_at, due_at = self.question.post.published_at, self.question.due_at
        try:
            return self.work.after_minutes(asked_at, self.work.minutes_between(asked_at, due_at) / 2)
        except NeverOpen:
            return self.now

    def after_days(self, days):
        try:
            return self.work.after_days(self.now, days)
        except NeverOpen:
            return self.now + timedelta(days=days)


@transaction.atomic
def begin(*, question, experts=(), now=None):
    """Give a question that was just asked its promise, and ask the first who can answer. Returns the Turn, or None.

    For the command that publishes it, which checked who asks. `experts` are whom the asker chose, in their order; who is
    not there, is full or may not read it is passed over. Before the time for which it is set nobody is asked.
    """
    now = now or timezone.now()
    look = Look.at(question, max(now, question.post.published_at))
    question.due_at = promised(look.group, question.urgent_minutes, look.now)
    line = [one for one in dict.fromkeys(experts) if one.pk != question.post.author_id and not one.is_guest]
    for person in line:
        Turn.objects.create(
            question=question, person=person, role=EXPERT, outcome=Turn.Outcome.IN_LINE, asked_at=look.now,
            asked_on=look.day, until=question.due_at or look.now,
        )  # fmt: skip

    if look.now > now:
        question.next_at = look.now
        question.save(update_fields=["due_at", "next_at"])
        return None
    return give(look)


def give(look):
    """Ask the next who can answer a question, and tell them, or have them told when working time begins.

    For commands that hold its row. Returns the Turn; None where there is nobody at all.
    """
    question, day = look.question, look.day
    if not is_living(question):
        return _wait(look)
    candidates = candidates_for(question, look.group, look.stage, day, look.half_to_ask)
    chosen = with_room(candidates, day)
    if chosen is None:
        return _wait(look)
    experts = sum(one.role == EXPERT for one in candidates)

    told = {
        "role": chosen.role, "outcome": Turn.Outcome.WAITING, "asked_at": look.opens_at, "until": until_for(look, chosen.role, experts),
        "asked_on": _day_with_room(chosen.person_id, day) if chosen.is_last else day,
    }  # fmt: skip
    turn, _is_new = Turn.objects.update_or_create(question=question, person_id=chosen.person_id, defaults=told)
    question.owner_id = turn.person_id
    question.next_at = next_look(look, turn)
    question.save(update_fields=["due_at", "owner", "next_at"])

    if turn.asked_at <= look.now:
        tell(look, turn)
    return turn


def until_for(look, role, experts=1):
    """Return until when a question is somebody's who is asked now as this; `experts` share what is left of their half."""
    question = look.question
    if role != COMMUNITY and question.due_at is None:
        return look.after_days(WITHOUT_PROMISE[role])
    if role == EXPERT:
        return look.work.after_minutes(look.now, look.work.minutes_between(look.now, look.halfway) / experts)
    if question.due_at and not look.is_overdue:
        return question.due_at
    return look.after_days(_days_to_next_look(look))


def next_look(look, turn):
    """Return when the clock looks at a question again that is somebody's."""
    if turn.asked_at > look.now:
        return turn.asked_at
    moments = [turn.until]
    if look.question.due_at and not look.is_overdue:
        moments.append(look.question.due_at)
    if turn.role == COMMUNITY and not look.is_overdue:
        moments.append(look.after_days(1))  # who looks after the whole is not found by going away: they are looked up
    return min(moments)


def tell(look, turn):
    """Record whom to tell that a question is theirs now. The fact names who is asked, and never who asks."""
    others = Turn.objects.filter(question=look.question).exclude(outcome=Turn.Outcome.IN_LINE).exclude(pk=turn.pk)
    if look.is_overdue:
        verb = "question.overdue"
    elif not others.exists():
        verb = "question.asked"
    else:
        verb = "question.turn" if turn.role == EXPERT else "question.escalated"
    log.record(
        verb, actor=None, subject=look.question, people=[turn.person_id], question=look.question.pk, role=turn.role,
        group=look.group.pk if look.group else None,
    )  # fmt: skip


def end_turn(turn, outcome):
    """End somebody's turn with what came of it; what they were told of it rings no bell any more. Returns nothing."""
    turn.outcome = outcome
    turn.save(update_fields=["outcome"])
    settle_asked(post_id=turn.question_id, people=[turn.person_id])


def _wait(look):
    """Have the clock look again on the next working day: nobody can be asked, or there is nothing to answer now."""
    look.question.next_at = look.after_days(1)
    look.question.save(update_fields=["due_at", "next_at"])


def _days_to_next_look(look):
    """Return after how many working days somebody is looked up again: rarer the longer a question waits."""
    since = look.question.due_at or look.question.post.published_at
    return min(max((look.now - since).days // 4, 1), LONGEST_WAIT)


def _day_with_room(person_id, day):
    """Return the day for which the last resort is asked: the first on which they were not asked enough by their own terms."""
    terms = Expert.objects.filter(pk=person_id).first()
    ahead = (day + timedelta(days=number) for number in range(FARTHEST))
    return next(
        (one for one in ahead if terms is None or asked_on([person_id], one)[person_id] < terms.most_a_day), day
    )
