"""The seven tasks in the words of now, and where somebody's own week went."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language

from omarm.desk.models import Item, ItemState, TaskWords
from omarm.desk.tasklist import TASKS

WEEK = timedelta(days=7)
Outcome = ItemState.Outcome


@dataclass(frozen=True)
class SaidTask:
    """A task in the words of the organisation, or else in ours."""

    code: str
    name: str
    about: str
    icon: str
    is_own: bool = False


@dataclass(frozen=True)
class OwnWeek:
    """What somebody did from the list in a week, by task: [(SaidTask, number, per cent of the most)]; for their own eyes."""

    monday: date
    tasks: list
    before: int

    @property
    def done(self):
        """How many in all."""
        return sum(number for _task, number, _share in self.tasks)


def tasks_now():
    """Return {code: SaidTask}, in the language of now."""
    own = TaskWords.objects.in_bulk()
    return {code: _said(task, own.get(code)) for code, task in TASKS.items()}


def task_words(code):
    """Return (Task, TaskWords) to change; the words need not be stored yet. Raises KeyError for a code that is none."""
    return TASKS[code], TaskWords.objects.filter(code=code).first() or TaskWords(code=code)


def own_week(person, tasks, gone=()):
    """Return the OwnWeek of the person, for `tasks` as tasks_now gives them; `before` is how many the week before.

    What counts was ticked off, or taken up from the list and waits no more; `gone` are ids of Items of which that is known already.
    """
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    waits = Item.objects.exclude(pk__in=gone).filter(source=OuterRef("source"), key=OuterRef("key"))
    counts = Q(outcome=Outcome.DONE) | (Q(outcome=Outcome.TAKEN_UP) & ~Exists(waits))
    mine = ItemState.objects.filter(counts, person=person, said_on__gte=monday - WEEK)
    rows = list(mine.values_list("task", "said_on"))
    now = Counter(task for task, day in rows if day >= monday)
    most = max(now.values(), default=0)
    told = [(task, now[code], round(100 * now[code] / most) if most else 0) for code, task in tasks.items()]
    return OwnWeek(monday, told, sum(day < monday for _task, day in rows))


def _said(task, own):
    language = get_language() or "nl"
    name, about = (getattr(own, f"{field}_{language}", "") if own else "" for field in ("name", "about"))
    return SaidTask(task.code, name or str(task.name), about or str(task.about), task.icon, bool(name or about))
