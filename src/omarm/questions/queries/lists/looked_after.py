"""What waits longer than was promised, for who looks after a group or the whole: questions, and nobody's name."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Coalesce

from omarm.core.pagination import PAGE, Page, cut, number
from omarm.groups.models import Group
from omarm.questions.queries.due import overdue_for
from omarm.questions.queries.lists.rows import Row, rows_of
from omarm.stream.models import Placement


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits too long in one place: its own Placement, and the Rows, the longest first."""

    place: Placement
    rows: list[Row]


def looks_after_questions(person):
    """Return whether the person looks after questions of others: those of a group that they manage, or of all."""
    return person.cares_for_all or Group.objects.managed_by(person).filter(archived_at=None).exists()


def overdue_in_groups(person, *, after=""):
    """Return a Page of Waitings, by the name of the group: what was asked of everybody or a department comes first.

    `after` is the id of the last question that was shown.
    """
    own = _own().filter(post__in=overdue_for(person).order_by().values("pk"))
    if last := _own().filter(post=number(after)).first() if number(after) else None:
        own = own.filter(_beyond(last))
    own = own.select_related("group", "department").order_by("name", "group_id", "due", "pk")
    page = cut(list(own[: PAGE + 1]), cursor_of=lambda place: place.post_id)
    rows = {row.pk: row for row in rows_of(person, [place.post_id for place in page.rows])}
    shown = [place for place in page.rows if place.post_id in rows]
    together = [list(places) for _where, places in groupby(shown, key=lambda place: place.group_id)]
    return Page([Waiting(places[0], [rows[place.post_id] for place in places]) for places in together], page.after)


def _own():
    """Return where questions were asked, with when each is due and the name of its group, "" without one."""
    own = Placement.objects.filter(placed_by=None, live=True, post__question__isnull=False)
    name = Coalesce("group__name", Value(""), output_field=TextField())
    return own.annotate(due=F("post__question__due_at"), name=name)


def _beyond(last):
    here = Q(group=last.group_id) if last.group_id else Q(group=None)
    later = Q(due__gt=last.due) | Q(due=last.due, pk__gt=last.pk)
    namesakes = Q(name=last.name, group__gt=last.group_id) if last.group_id else Q(pk=None)
    return Q(name__gt=last.name) | namesakes | here & later
