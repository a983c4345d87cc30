"""What came of the week, in figures."""

from collections import Counter
from contextlib import suppress

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.questions_week.centre import build
from omarm.demo.bench.questions_week.living import A_MINUTE, Living
from omarm.people.models import Organisation, Person
from omarm.people.queries import forget_work_time, work_time
from omarm.profiles.models import Absence, Expert, Week
from omarm.questions.models import Question, Turn
from omarm.questions.queries.candidates import COMMUNITY, EXPERT
from omarm.questions.queries.promise import MIDDAY

ASKED, SEED = 300, 7
WORDS = (
    ("asked", "asked in the week"),
    ("answered_in_time", "answered within the promise"),
    ("further_in_time", "not answered, but a step further before it ended"),
    ("further_at_the_end", "not answered, at its end with who looks after the whole"),
    ("kept", "one of these three"),
    ("late", "none of them"),
    ("answered", "answered in the end"),
)


class _TakenBack(Exception):
    pass


def measure_week(*, asked=ASKED, seed=SEED, progress):
    """Return the figures of a week in which so many questions are asked: numbers of questions, and of what may not be.

    All is made in one transaction that is taken back. Raises BenchError where there is an organisation.
    """
    if Organisation.objects.exists() or Person.objects.exists():
        raise BenchError("There is an organisation here. Give this a folder of its own: OMARM_DATA.")
    told = {}
    forget_work_time()
    try:
        with suppress(_TakenBack), transaction.atomic(), progress(length=asked, label="a week") as bar:
            lived = Living(build(asked, seed), seed).live(bar.update)
            told = _figures(lived)
            raise _TakenBack
    finally:
        forget_work_time()
    return told


def table_of_week(told):
    """Return the figures as lines for a terminal."""
    lines = [f"{words:58}{told[code]:>6}{told[code] / told['asked']:>9.1%}" for code, words in WORDS]
    asked = ", ".join(f"{number} {role}" for role, number in told["turns"].items())
    came = ", ".join(f"{number} {outcome}" for outcome, number in told["outcomes"].items())
    return "\n".join([
        *lines,
        f"{'open questions that were nobody’s, at any look':58}{told['ownerless']:>6}",
        f"{'asked above their own maximum of a day':58}{told['above_maximum']:>6}",
        f"{'asked while away, or when they do not work':58}{told['asked_while_away']:>6}",
        f"asked: {asked}",
        f"what came of it: {came}",
        f"The clock was turned {told['looks']} times.",
    ])  # fmt: skip


def _figures(lived):
    every = Question.objects.all()
    in_time = _ids(every.filter(answered_at__lte=F("due_at")))
    before, at_the_end = _further_before(), _at_the_end()
    kept, asked = in_time | before | at_the_end, Turn.objects.exclude(outcome=Turn.Outcome.IN_LINE)
    return {
        "asked": every.count(), "answered": every.exclude(answered_at=None).count(), "kept": len(kept),
        "answered_in_time": len(in_time), "further_in_time": len(before - in_time),
        "further_at_the_end": len(at_the_end - before - in_time), "late": every.count() - len(kept),
        "ownerless": lived.ownerless, "longest_ownerless_hours": lived.longest_ownerless.total_seconds() / 3600,
        "above_maximum": _above_maximum(asked), "asked_while_away": sum(_is_not_there(turn) for turn in asked),
        "turns": _counted(asked, "role"), "outcomes": _counted(asked, "outcome"), "looks": lived.looks,
    }  # fmt: skip


def _ids(questions):
    return set(questions.values_list("pk", flat=True))


def _counted(turns, field):
    return dict(sorted(Counter(turns.values_list(field, flat=True)).items()))


def _further_before():
    """Return the ids of what was with an expert, and before the promise ended with somebody who looks after things."""
    up = Turn.objects.exclude(role=EXPERT).filter(asked_at__lt=F("question__due_at"))
    return set(up.filter(question__turns__role=EXPERT).exclude(outcome="in_line").values_list("question", flat=True))


def _at_the_end():
    """Return the ids of what was with who looks after the whole when the promise ended.

    At the end of a working day it is theirs at once, and they hear of it when the next begins. The clock looks each minute.
    """
    whole = Turn.objects.filter(role=COMMUNITY, question__due_at__isnull=False).select_related("question")
    return {turn.question_id for turn in whole if turn.asked_at <= work_time().opening(turn.question.due_at) + A_MINUTE}


def _above_maximum(asked):
    most = dict(Expert.objects.values_list("pk", "most_a_day"))
    days = Counter(asked.filter(person__in=most).values_list("person", "asked_on"))
    return sum(number > most[person] for (person, _day), number in days.items())


def _is_not_there(turn):
    """Return whether somebody was asked for a day on which they are away, or do not work any more from that hour on."""
    if Absence.objects.filter(person=turn.person_id, starts_on__lte=turn.asked_on, ends_on__gte=turn.asked_on).exists():
        return True
    today = 1 << turn.asked_on.weekday()
    worked = Q(afternoons=F("afternoons").bitor(today)) | (
        Q(mornings=F("mornings").bitor(today)) if _is_morning(turn) else Q(pk__in=())
    )
    return Week.objects.filter(person=turn.person_id).exclude(worked).exists()


def _is_morning(turn):
    return timezone.localtime(turn.asked_at, work_time().zone).time() < MIDDAY
