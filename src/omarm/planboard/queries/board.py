"""The plan board as it is read: what is to be done, what was done, and what is left of a week."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from omarm.core.pagination import PAGE, Page, number
from omarm.people.handing_over import Held
from omarm.people.models import Person
from omarm.planboard.models import Action
from omarm.planboard.queries.seeing import may_run, sees_board
from omarm.programme.models import Campaign
from omarm.programme.queries.campaigns import campaign_for, known_campaigns

WEEK = timedelta(days=7)
LATELY = 5  # of what was settled, on the board itself
MOST_READ = 150  # a board holds at most a hundred open actions (commands/board.py)


@dataclass(frozen=True)
class Board:
    """What is to be done, soonest first, what was settled last, and what is wrong with it in numbers."""

    actions: list
    settled: list
    runs: bool
    campaign: Campaign | None = None

    @property
    def new_url(self):
        """Where an action is put on it: for the same campaign."""
        return reverse("planboard:new", query={"campaign": self.campaign.pk} if self.campaign else None)

    @property
    def ownerless(self):
        return sum(not action.has_owner for action in self.actions)

    @property
    def overdue(self):
        return sum(action.is_overdue for action in self.actions)

    @property
    def left(self):
        """Who works here no more and was to do some of it, each once: all of theirs is handed over in one act."""
        gone = {action.owner_id: action.owner for action in self.actions if action.owner and not action.has_owner}
        return list(gone.values())


@dataclass(frozen=True)
class Week:
    """What happened on the board in a week that is over, and what waits now."""

    week: date
    added: list = field(default_factory=list)
    done: list = field(default_factory=list)
    dropped: list = field(default_factory=list)
    overdue: list = field(default_factory=list)
    ownerless: list = field(default_factory=list)
    coming: list = field(default_factory=list)

    @property
    def last_day(self):
        return self.week + WEEK - timedelta(days=1)

    @property
    def moved(self):
        """Whether anything was added, done or dropped."""
        return bool(self.added or self.done or self.dropped)

    @property
    def is_worth_telling(self):
        """Whether there is anything to say: something moved, or something waits that should not."""
        return self.moved or bool(self.overdue or self.ownerless or self.coming)


def board_for(person, *, campaign=None):
    """Return the Board, of one Campaign or of all. Whether the person may read it is asked before."""
    rows = _rows_for(person)
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    return Board(
        actions=list(rows.standing().order_by("due_on", "pk")[:MOST_READ]),
        settled=list(rows.settled().order_by("-settled_on", "-pk")[:LATELY]),
        runs=may_run(person),
        campaign=campaign,
    )


def campaign_named(person, text):
    """Return the Campaign whose id an address names, None without one. Raises Campaign.DoesNotExist."""
    if not text:
        return None
    pk = number(text)
    if pk is None:
        raise Campaign.DoesNotExist
    return campaign_for(person, pk)


def campaign_options(person, *, kept=None):
    """Return {id: Campaign} of those that an action can be for: what is not closed, and the one that it has (`kept`, an id)."""
    open_or_kept = Q(closed_at=None) | Q(pk=kept)
    return {row.pk: row for row in known_campaigns(person).filter(open_or_kept)}


def settled_actions(person, *, after=""):
    """Return a Page of what was done or dropped, the last first."""
    rows = _rows_for(person).settled().order_by("-settled_on", "-pk")
    day, pk = _place(after)
    if day:
        rows = rows.filter(settled_on__lte=day).exclude(settled_on=day, pk__gte=pk)
    rows = list(rows[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Page(rows=rows[:PAGE], after=f"{last.settled_on:%Y%m%d}-{last.pk}" if last else "")


def action_for(person, pk):
    """Return one Action. Raises Action.DoesNotExist, also for who reads no plan board."""
    if not sees_board(person):
        raise Action.DoesNotExist
    return _rows_for(person).get(pk=pk)


def left_by(pk):
    """Return somebody who works here no more and what they were to do, as (Person, [Action]). Raises Person.DoesNotExist."""
    rows = Action.objects.standing().filter(owner=pk).order_by("due_on", "pk")
    return Person.objects.filter(is_active=False, pk__in=rows.values("owner")).get(pk=pk), list(rows)


def held_actions(person, _seen_by):
    """Return what a person is to do on the plan board as one thing to hand over, for people/handing_over.py."""
    number = Action.objects.standing().filter(owner=person).count()
    if not number:
        return []
    name = ngettext("%(n)d action on the plan board", "%(n)d actions on the plan board", number) % {"n": number}
    return [Held(pk=person.pk, name=name, url=reverse("planboard:board"))]


def may_settle(person, action):
    """Return whether the person may say that an action is done: who makes the board, and its owner."""
    return action.owner_id == person.pk or may_run(person)


def week_of(day):
    """Return the Monday of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def told_week(person, week):
    """Return the Week that begins on a Monday, as this person may read it; what waits is as it stands now."""
    return _week(_rows_for(person), week)


def summary_of(week):
    """Return the Week that begins on a Monday, for the clock: whether there is something to tell."""
    return _week(Action.objects.select_related("owner"), week)


def open_week(person, text):
    """Return the Week that an address names by its Monday. Raises KeyError for no Monday, or one that is not over."""
    try:
        week = date.fromisoformat(text)
    except ValueError:
        raise KeyError(text) from None
    if week.weekday() or week > timezone.localdate() - WEEK:
        raise KeyError(text)
    return told_week(person, week)


def _week(rows, week):
    today, over = timezone.localdate(), week + WEEK
    settled = list(rows.filter(settled_on__gte=week, settled_on__lt=over).order_by("settled_on", "pk"))
    standing = list(rows.standing().order_by("due_on", "pk")[:MOST_READ])
    return Week(
        week=week,
        added=list(rows.filter(added_on__gte=week, added_on__lt=over).order_by("pk")),
        done=[action for action in settled if action.state == Action.State.DONE],
        dropped=[action for action in settled if action.state == Action.State.DROPPED],
        overdue=[action for action in standing if action.is_overdue],
        ownerless=[action for action in standing if not action.has_owner],
        coming=[action for action in standing if today <= action.due_on < today + WEEK],
    )


def _rows_for(person):
    """Return all actions with their owners, and as `campaign_name` what the person may know of their campaigns."""
    named = known_campaigns(person).filter(pk=OuterRef("campaign")).values("name")
    return Action.objects.select_related("owner").annotate(campaign_name=Subquery(named))


def _place(text):
    day, _, pk = text.partition("-")
    try:
        return date.fromisoformat(day), int(pk[:18])
    except ValueError:
        return None, 0
