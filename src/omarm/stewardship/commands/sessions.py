"""Trainings and question hours: planning them, saying that one comes, and the word the day before."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.legible import legible
from omarm.people.models import Organisation, Person
from omarm.stewardship.lessons import LESSONS
from omarm.stewardship.models import Coming, Session
from omarm.stewardship.queries.seeing import guides_course, may_read_lessons

FAR = timedelta(days=366)
KEPT = timedelta(days=365)  # sessions that were
MOVES = ("starts_at", "place", "link")


@dataclass(frozen=True, kw_only=True)
class NewSession:
    """What a session is: its kind, when, how long, where (a place, a link or both), which lessons, and who leads it."""

    kind: str
    title: str
    starts_at: datetime
    leader: Person
    minutes: int = 60
    place: str = ""
    link: str = ""
    lessons: tuple = ()


@transaction.atomic
def plan_session(*, actor, new):
    """Put a session on the calendar. Returns the Session; a form that comes twice plans one.

    Raises PermissionDenied for who does not guide the course, DomainError for a day that was, and for no place at all.
    """
    if not guides_course(actor):
        raise PermissionDenied
    new = _checked(new)
    _check_ahead(new.starts_at)
    list(Organisation.objects.select_for_update(no_key=True))  # the same form may come twice at once
    if same := Session.objects.filter(**_fields(new)).first():
        return same

    session = Session.objects.create(**_fields(new))

    log.record("course.session_planned", actor=actor, subject=session)
    return session


@transaction.atomic
def change_session(*, actor, session, new, before=None):
    """Change a session; who comes is told of another time or place, and reminded anew. Returns the Session.

    What has begun keeps its moment; a wrong link is noticed just then. `before` is the stamp (models.Session.stamp) of what
    one began with. Raises PermissionDenied and DomainError as plan_session does, for one that was called off, and for one
    that somebody else changed meanwhile.
    """
    if not guides_course(actor):
        raise PermissionDenied
    session, new = _locked(session), _checked(new)
    if before and before != session.stamp:
        raise DomainError(
            _("Somebody changed this session meanwhile. Look at what it says now."), code="session_changed"
        )
    if new.starts_at != session.starts_at:
        _check_ahead(session.starts_at)
        _check_ahead(new.starts_at)
    moved = any(getattr(session, name) != getattr(new, name) for name in MOVES)

    for name, value in _fields(new).items():
        setattr(session, name, value)
    session.save()
    if moved:
        session.comings.update(is_reminded=False)
        log.record("course.session_moved", actor=actor, subject=session)
    return session


@transaction.atomic
def call_off_session(*, actor, session):
    """Take a session off the calendar; who comes is told when it was still ahead. Returns nothing."""
    if not guides_course(actor):
        raise PermissionDenied
    session = _locked(session)
    people = _who_come(session) if session.starts_at > timezone.now() else []

    log.record("course.session_off", actor=actor, subject=session, people=people)
    session.delete()


@transaction.atomic
def come_to_session(*, actor, session):
    """Say that one comes. Returns the Coming; saying it twice changes nothing. It is no fact.

    Raises DomainError for a session that was, or that was called off.
    """
    if not may_read_lessons(actor):
        raise PermissionDenied
    session = _locked(session)
    if session.ends_at <= timezone.now():
        raise DomainError(_("This session has been."), code="session_over")
    return Coming.objects.get_or_create(session=session, person=actor)[0]


@transaction.atomic
def stay_away(*, actor, session):
    """Say that one does not come after all. Returns whether one had said so."""
    return bool(Coming.objects.filter(session=session, person=actor).delete()[0])


@transaction.atomic
def remind_of_sessions():
    """Tell who said that they come, the day before, once. Returns of how many sessions."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    ahead = Session.objects.filter(starts_at__date=tomorrow, comings__is_reminded=False).distinct()
    sessions = list(ahead)
    for session in sessions:
        waiting = session.comings.filter(is_reminded=False)
        waiting.update(is_reminded=True)
        log.record("course.session_tomorrow", actor=None, subject=session)
    return len(sessions)


@transaction.atomic
def forget_sessions():
    """Delete who said that they come to what has been, and sessions of a year ago. Returns nothing."""
    today = timezone.localdate()
    Coming.objects.filter(session__starts_at__date__lt=today).delete()
    Session.objects.filter(starts_at__date__lt=today - KEPT).delete()


def _locked(session):
    now = Session.objects.select_for_update(no_key=True).filter(pk=session.pk).first()
    if now is None:
        raise DomainError(_("This session is not there any more."), code="session_gone")
    return now


def _who_come(session):
    return sorted(session.comings.values_list("person", flat=True))


def _fields(new):
    return vars(new) | {"lessons": " ".join(new.lessons)}


def _checked(new):
    """Return what a session is as one sees it: without signs that are not seen."""
    new = replace(new, title=legible(new.title), place=legible(new.place))
    if not new.title:
        raise DomainError(_("Say what it is about."), code="session_title")
    if not (new.place or new.link):
        raise DomainError(_("Say where it is: a place, a link, or both."), code="session_where")
    if {*new.lessons} - {lesson.code for lesson in LESSONS}:
        raise DomainError(_("One of these lessons is not there."), code="session_lesson")
    return new


def _check_ahead(moment):
    if not timezone.now() < moment < timezone.now() + FAR:
        raise DomainError(_("Choose a moment in the year to come."), code="session_day")
