"""The calendar of trainings and question hours: what is ahead, whether one comes, and who comes for who leads it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import DateTimeField, DurationField, Exists, ExpressionWrapper, F, OuterRef, Value
from django.utils import timezone

from omarm.people.models import Person
from omarm.stewardship.models import Coming, Session
from omarm.stewardship.queries.seeing import guides_course, may_read_lessons
from omarm.stewardship.queries.words import lessons_said

MOST_AHEAD = 20
LONGEST = timedelta(minutes=600)  # as the model allows: so that the index by moment is enough


@dataclass(frozen=True)
class Calendar:
    """Sessions that are ahead or on now, the soonest first, each with `.i_come`; and whether the reader plans them."""

    sessions: list
    plans: bool


def calendar_for(person, *, most=MOST_AHEAD):
    """Return the Calendar for somebody who works here; an empty one for guests."""
    if not may_read_lessons(person):
        return Calendar([], plans=False)
    return Calendar(list(_ahead(person)[:most]), plans=guides_course(person))


def session_at(person, pk):
    """Return a Session with `.i_come`, also one that has been. Raises Session.DoesNotExist, and for guests always."""
    if not may_read_lessons(person):
        raise Session.DoesNotExist
    return _with(person, Session.objects.all()).get(pk=pk)


def who_comes(person, session):
    """Return who said that they come, by surname: for who leads it or guides the course; None for others."""
    if person.pk != session.leader_id and not guides_course(person):
        return None
    coming = Coming.objects.filter(session=session).values("person")
    return list(Person.objects.visible_to(person).active().filter(pk__in=coming).by_surname())


def lessons_of(session):
    """Return the lessons of a session as they are said now, in the order of the course."""
    codes = {*session.lessons.split()}
    return [said for code, said in lessons_said().items() if code in codes] if codes else []


def _ahead(person):
    minutes = ExpressionWrapper(F("minutes") * Value(timedelta(minutes=1)), output_field=DurationField())
    lasts = Session.objects.annotate(over_at=ExpressionWrapper(F("starts_at") + minutes, output_field=DateTimeField()))
    return _with(person, lasts.filter(starts_at__gt=timezone.now() - LONGEST, over_at__gt=timezone.now()))


def _with(person, sessions):
    mine = Coming.objects.filter(person=person, session=OuterRef("pk"))
    return sessions.select_related("leader").annotate(i_come=Exists(mine)).order_by("starts_at", "pk")
