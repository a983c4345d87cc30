"""A week of a contact centre, minute by minute: who asks, who is there, who answers after a while, and a clock turned by hand.

Chance has a fixed seed. The week goes from Wednesday 4 to Wednesday 11 June 2025, with a weekend and Whit Monday; after
it the clock runs on until every promise has ended.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappop, heappush
from itertools import count

from django.db.models import F, Min

from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import NewGroup, change_member_role, start_group
from omarm.groups.models import Membership
from omarm.people.queries import work_time
from omarm.profiles.models import Absence, Expert, Week
from omarm.questions.commands import note_answered, tick
from omarm.questions.models import Question, Turn
from omarm.questions.tests.turning import ask, at, make_expert
from omarm.stream.models import Comment

FIRST, LAST, END = at(4, "00:00"), at(11, "23:59"), at(20, "12:00")
A_MINUTE = timedelta(minutes=1)
ANSWERS = {"expert": 0.6, "group": 0.7, "community": 0.9}  # how often who is asked answers at all, in our week
HOURS = {"expert": 3, "group": 2, "community": 1}  # of working time until they do, on average
PASSES = 0.1  # how often an expert passes it on instead: simulated by staying silent


@dataclass
class Figures:
    """What came of the week."""

    asked: int = 0
    answered: int = 0
    in_time: int = 0
    escalated: int = 0
    kept: int = 0
    ownerless: int = 0
    over_maximum: int = 0
    asked_while_away: int = 0
    turns: Counter = field(default_factory=Counter)
    ticks: int = 0

    def lines(self):
        """Return the figures as lines for a terminal."""
        return [
            f"questions asked              {self.asked}",
            f"answered within the promise  {self.in_time} ({self.in_time / self.asked:.1%})",
            f"escalated within it instead  {self.escalated} ({self.escalated / self.asked:.1%})",
            f"one of both                  {self.kept} ({self.kept / self.asked:.1%})",
            f"answered in the end          {self.answered} ({self.answered / self.asked:.1%})",
            f"moments without an owner     {self.ownerless}",
            f"above a daily maximum        {self.over_maximum}",
            f"asked while away             {self.asked_while_away}",
            f"turns                        {dict(sorted(self.turns.items()))}",
            f"times the clock was turned   {self.ticks}",
        ]


class ContactCentre:
    """The centre: five groups with their managers, twelve experts, thirty colleagues who ask. `care` looks after the whole."""

    def __init__(self, *, asked, seed=7):
        self.chance, self.numbers, self.asked = random.Random(seed), count(), asked
        self.owners = [make_person(f"eigenaar{number}") for number in range(5)]
        self.groups = [
            start_group(actor=one, new=NewGroup(name=f"Vak {number}")) for number, one in enumerate(self.owners)
        ]
        self.askers = [make_person(f"balie{number}") for number in range(30)]
        self.experts = [make_expert(f"kenner{number}", most=self.chance.randint(2, 5)) for number in range(12)]
        self._fill_groups()
        self._have_days_off()
        self.agenda, self.heard = [], set()

    def run(self):
        """Live through the week. Returns the Figures."""
        figures, now = Figures(asked=self.asked), FIRST
        for moment in self._moments():
            self._plan(moment, self._ask)
        while now < END:
            while self.agenda and self.agenda[0][0] <= now:
                _at, _number, act = heappop(self.agenda)
                act(now)
            tick(now)
            figures.ticks += 1
            self._let_people_hear(now)
            open_now = Question.objects.filter(answered_at=None)
            figures.ownerless += open_now.filter(owner=None).count()
            moments = [open_now.aggregate(next=Min("next_at"))["next"], self.agenda[0][0] if self.agenda else None]
            now = max(min((one for one in moments if one), default=END), now + A_MINUTE)
        return self._counted(figures)

    def _fill_groups(self):
        for number, group in enumerate(self.groups):
            for person in self.askers:
                Membership.objects.create(group=group, person=person, joined_at=FIRST)
            if number % 2:
                second = make_person(f"tweede{number}")
                change_member_role(
                    actor=self.owners[number],
                    membership=bring_in(group, second, by=self.owners[number]),
                    role="manager",
                )

    def _have_days_off(self):
        """Have the owner of the first group be away all week, a quarter of the others some days, and some work part-time."""
        Absence.objects.create(person=self.owners[0], starts_on=FIRST.date(), ends_on=END.date())
        for person in [*self.experts, *self.owners[1:]]:
            if self.chance.random() < 0.25:
                begins = FIRST.date() + timedelta(days=self.chance.randrange(8))
                Absence.objects.create(
                    person=person, starts_on=begins, ends_on=begins + timedelta(days=self.chance.randrange(4))
                )
            if self.chance.random() < 0.4:
                days = 31 & ~(1 << self.chance.randrange(5))
                Week.objects.create(person=person, mornings=days, afternoons=days)

    def _moments(self):
        """Return when questions come: nine in ten between seven and eight in the evening of a working day, the rest at any time."""
        moments = []
        while len(moments) < self.asked:
            minute = self.chance.randrange(int((LAST - FIRST).total_seconds() // 60))
            moment = FIRST + timedelta(minutes=minute)
            if work_time().window(moment.date()) and 7 <= moment.hour < 20 or self.chance.random() < 0.1:  # noqa: RUF021
                moments.append(moment)
        return moments

    def _plan(self, moment, act):
        heappush(self.agenda, (moment, next(self.numbers), act))

    def _ask(self, now):
        experts = self.chance.sample(self.experts, self.chance.choice((0, 1, 1, 2)))
        urgent = {"urgent_minutes": 30} if self.chance.random() < 0.1 else {}
        ask(self.chance.choice(self.askers), now, group=self.chance.choice(self.groups), experts=experts, **urgent)

    def _let_people_hear(self, now):
        """Have everybody who was asked and heard of it decide whether they answer, and when."""
        told = Turn.objects.filter(outcome="waiting", asked_at__lte=now).exclude(pk__in=self.heard)
        for turn in told.select_related("person", "question__post"):
            self.heard.add(turn.pk)
            if self.chance.random() < ANSWERS[turn.role] - PASSES * (turn.role == "expert"):
                minutes = 60 * self.chance.expovariate(1 / HOURS[turn.role])
                self._plan(work_time().after_minutes(now, minutes), self._answering(turn))

    def _answering(self, turn):
        def answer(now):
            question = turn.question
            told = {"author": turn.person, "body": "Dat is tien jaar.", "created_at": now}
            comment = Comment.objects.create(post=question.post, **told)
            note_answered(question=question, comment=comment)

        return answer

    def _counted(self, figures):
        every = Question.objects.filter(post__author__in=self.askers)
        figures.answered = every.exclude(answered_at=None).count()
        in_time = set(every.filter(answered_at__lte=F("due_at")).values_list("pk", flat=True))
        figures.in_time, figures.kept = len(in_time), len(in_time | self._escalated())
        figures.escalated = figures.kept - figures.in_time
        asked = Turn.objects.exclude(outcome="in_line")
        figures.turns = Counter(asked.values_list("role", flat=True))
        figures.over_maximum, figures.asked_while_away = self._above(asked), self._while_away(asked)
        return figures

    def _escalated(self):
        """Return the ids of what went one step up by the end of its promise, and was somebody's who could be found."""
        up = Turn.objects.exclude(role="expert").filter(question__turns__role="expert").exclude(outcome="in_line")
        whole = Turn.objects.filter(role="community")
        by_the_end = {"asked_at__lte": F("question__due_at") + timedelta(hours=24)}
        found = set(up.filter(asked_at__lte=F("question__due_at")).values_list("question", flat=True))
        for turn in whole.filter(**by_the_end).select_related("question"):
            # At the end of a working day it is theirs at once, and they hear of it when the next begins.
            if turn.asked_at <= work_time().opening(turn.question.due_at):
                found.add(turn.question_id)
        return found

    @staticmethod
    def _above(asked):
        most = dict(Expert.objects.values_list("pk", "most_a_day"))
        days = Counter(asked.filter(person__in=most).values_list("person", "asked_on"))
        return sum(number > most[person] for (person, _day), number in days.items())

    @staticmethod
    def _while_away(asked):
        away = Absence.objects.values_list("person", "starts_on", "ends_on")
        return sum(
            asked.filter(person=person, asked_on__range=(first, last)).exclude(outcome="away").count()
            for person, first, last in away
        )
