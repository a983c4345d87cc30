"""Living through the week: who asks, who hears of it, who answers after a while, and a clock that is turned by hand."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heapify, heappop, heappush
from itertools import count
from random import Random

from django.db.models import Min

from omarm.people.queries import work_time
from omarm.questions.commands import begin, note_answered, pass_on, tick
from omarm.questions.models import Question, Turn
from omarm.questions.queries.candidates import COMMUNITY, EXPERT, GROUP
from omarm.stream.models import Comment

A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
# How people behave is our own choice: how often who is asked answers, after how many hours of work on average, and how often an
# expert passes it on instead. The others are silent.
ANSWERS = {EXPERT: 0.5, GROUP: 0.7, COMMUNITY: 0.9}
HOURS = {EXPERT: 3, GROUP: 2, COMMUNITY: 1}
PASSES_ON = 0.1


@dataclass
class Lived:
    """What was seen while the week went by."""

    looks: int = 0
    ownerless: int = 0  # questions without an owner, counted after each look
    longest_ownerless: timedelta = timedelta(0)
    acts: Counter = field(default_factory=Counter)


class Living:
    """One week in a Centre. `live()` does it."""

    def __init__(self, centre, seed):
        self.chance, self.numbers = Random(seed), count()  # noqa: S311 (a simulation, not secrets)
        self.centre, self.lived, self.looked_at, self.ownerless_since = centre, Lived(), centre.first, {}
        self.agenda = [
            (question.post.published_at, next(self.numbers), self._asking(question, experts))
            for question, experts in centre.asked
        ]
        heapify(self.agenda)

    def live(self, tell):
        """Turn the clock to every minute at which something is to happen. Returns Lived; `tell(number)` is told what was asked."""
        now = self.centre.first
        while now < self.centre.end:
            asked = self.lived.acts["asked"]
            while self.agenda and self.agenda[0][0] <= now:
                heappop(self.agenda)[2](now)
            tick(now)
            self._let_people_hear(now)
            self._look_for_owners(now)
            self.lived.looks += 1
            tell(self.lived.acts["asked"] - asked)
            now = max(self._next_moment(), now + A_MINUTE)
        return self.lived

    def _next_moment(self):
        clock = Question.objects.filter(next_at__isnull=False).aggregate(next=Min("next_at"))["next"]
        moments = [clock, self.agenda[0][0] if self.agenda else None]
        return min((one for one in moments if one), default=self.centre.end)

    def _plan(self, moment, act):
        heappush(self.agenda, (moment, next(self.numbers), act))

    def _asking(self, question, experts):
        def ask(now):
            begin(question=question, experts=experts, now=now)
            self.lived.acts["asked"] += 1

        return ask

    def _let_people_hear(self, now):
        """Have everybody who was asked, and hears of it since the last look, decide what they do, and when."""
        told = Turn.objects.filter(outcome=Turn.Outcome.WAITING, asked_at__gt=self.looked_at, asked_at__lte=now)
        for turn in told.order_by("asked_at", "pk"):
            drawn, act = self.chance.random(), None
            if drawn < ANSWERS[turn.role]:
                act = self._answering(turn)
            elif turn.role == EXPERT and drawn < ANSWERS[EXPERT] + PASSES_ON:
                act = self._passing_on(turn)
            if act:
                minutes = 60 * self.chance.expovariate(1 / HOURS[turn.role])
                self._plan(work_time().after_minutes(now, minutes), act)
        self.looked_at = now

    def _answering(self, turn):
        def answer(now):
            if not _is_still_theirs(turn):
                return  # too late: the next was asked, and then who was asked before leaves it at that
            told = {"post_id": turn.question_id, "author_id": turn.person_id, "created_at": now}
            comment = Comment.objects.create(body="Tien jaar.", **told)
            note_answered(question=turn.question, comment=comment)
            self.lived.acts["answered"] += 1

        return answer

    def _passing_on(self, turn):
        def pass_it_on(now):
            if _is_still_theirs(turn):
                pass_on(actor=turn.person, question=turn.question, now=now)
                self.lived.acts["passed on"] += 1

        return pass_it_on

    def _look_for_owners(self, now):
        """Count the open questions that are nobody's, and how long one was."""
        begun = Question.objects.filter(answered_at=None, post__published_at__lte=now)
        nobodys = set(begun.filter(owner=None).values_list("pk", flat=True))
        self.ownerless_since = {pk: self.ownerless_since.get(pk, now) for pk in nobodys}
        self.lived.ownerless += len(nobodys)
        longest = max((now - since for since in self.ownerless_since.values()), default=timedelta(0))
        self.lived.longest_ownerless = max(self.lived.longest_ownerless, longest)


def _is_still_theirs(turn):
    return Turn.objects.filter(pk=turn.pk, outcome=Turn.Outcome.WAITING).exists()
