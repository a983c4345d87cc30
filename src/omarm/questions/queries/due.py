"""What the clock looks at now, and what those who look after groups see of it."""

from django.db.models import F, Q
from django.utils import timezone

from omarm.groups.models import Group
from omarm.questions.models import Question, Turn
from omarm.questions.queries.candidates import COMMUNITY
from omarm.questions.queries.presence import ended, gone_on
from omarm.stream.models import Placement, Post

MOST_AT_ONCE = 500  # the next minute takes the rest


def due_ids(now, day, *, most=MOST_AT_ONCE):
    """Return the ids of the questions to look at now: those whose time came, and those of whom somebody went away.

    One statement, by the indexes of next_at and of who is asked, however many questions there are. `day` is the working
    day that counts now. A question that nobody else can see to is not found for that reason again.
    """
    timely = Question.objects.filter(next_at__lte=now).values_list("pk")
    waiting = Turn.objects.filter(outcome=Turn.Outcome.WAITING).order_by()
    left = waiting.filter(ended() | (gone_on(day) & ~Q(role=COMMUNITY))).values_list("question")
    return [pk for (pk,) in timely.union(left).order_by("pk")[:most]]


def due_in(person):
    """Return the open Questions in what the person looks after, as far as they may read them, soonest due first.

    That are the groups that they manage; for who cares for all of them every group, and what was asked of everybody.
    """
    open_ones = Question.objects.filter(answered_at=None, solved_at=None, post__in=Post.objects.visible_to(person))
    if not person.cares_for_all:
        own = Placement.objects.filter(live=True, placed_by=None, group__in=Group.objects.managed_by(person))
        open_ones = open_ones.filter(pk__in=own.values("post"))
    return open_ones.order_by(F("due_at").asc(nulls_last=True), "pk")


def overdue_for(person, now=None):
    """Return those of `due_in` that wait longer than was promised, the longest first."""
    return due_in(person).filter(due_at__lt=now or timezone.now())
