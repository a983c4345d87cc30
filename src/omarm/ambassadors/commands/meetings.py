"""Planning meetings of the team, writing down what was said, and what each brings along."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.ambassadors.commands.checks import check_guides, check_in_room, locked_team
from omarm.ambassadors.models import Meeting, Sheet
from omarm.ambassadors.queries.seeing import is_ambassador
from omarm.core.errors import DomainError
from omarm.core.legible import legible

FAR = timedelta(days=2 * 366)


@dataclass(frozen=True, kw_only=True)
class NewMeeting:
    """When the team meets, what the meeting is called, where (a place, a link or both), and what it is about."""

    starts_at: datetime
    title: str
    place: str = ""
    link: str = ""
    agenda: str = ""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an ambassador brings along: what works, what does not, and what colleagues say."""

    works: str = ""
    does_not: str = ""
    is_said: str = ""


@transaction.atomic
def plan_meeting(*, actor, new):
    """Plan a meeting. Returns the Meeting; the team is told. One that was held can be written down afterwards too."""
    check_guides(actor)
    team = locked_team()
    _check(new)

    meeting = Meeting.objects.create(team=team, **vars(new))

    log.record("ambassadors.meeting_planned", actor=actor, subject=meeting)
    return meeting


@transaction.atomic
def change_meeting(*, actor, meeting, new):
    """Change when and where the team meets, or what about. Returns the Meeting; the team is told of another time or place."""
    check_guides(actor)
    meeting = _locked(meeting)
    _check(new)
    moved = any(getattr(meeting, name) != getattr(new, name) for name in ("starts_at", "place", "link"))

    for name, value in vars(new).items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(vars(new)))

    if moved:
        log.record("ambassadors.meeting_moved", actor=actor, subject=meeting)
    return meeting


@transaction.atomic
def drop_meeting(*, actor, meeting):
    """Take a meeting off the list. Returns nothing. Raises DomainError for one of which something was written down."""
    check_guides(actor)
    meeting = _locked(meeting)
    if meeting.notes or meeting.sheets.exists():
        raise DomainError(_("Something was written down for this meeting: it stays."), code="meeting_written")

    log.record("ambassadors.meeting_dropped", actor=actor, subject=meeting)
    meeting.delete()


@transaction.atomic
def write_notes(*, actor, meeting, notes, before):
    """Write down what was said; anybody in the team may. Returns the Meeting.

    `before` is what stood there when one began: DomainError when somebody else wrote meanwhile.
    """
    check_in_room(actor)
    meeting = _locked(meeting)
    if meeting.notes not in {before, notes}:
        raise DomainError(
            _("Somebody wrote here meanwhile. Your words are still in the field: put both together, then save again."),
            code="notes_changed",
        )

    meeting.notes = notes
    meeting.save(update_fields=["notes"])
    return meeting


@transaction.atomic
def fill_sheet(*, actor, meeting, told):
    """Write, as an ambassador, what one saw around oneself. Returns the Sheet; written again it is replaced.

    Raises DomainError for an empty one.
    """
    if not is_ambassador(actor):
        raise PermissionDenied
    meeting = _locked(meeting)
    words = {name: value.strip() for name, value in vars(told).items()}
    if not any(words.values()):
        raise DomainError(_("Write at least one line."), code="sheet_empty")

    return Sheet.objects.update_or_create(meeting=meeting, author=actor, defaults=words)[0]


@transaction.atomic
def remove_sheet(*, actor, meeting):
    """Take back what one wrote for a meeting. Returns whether it was there."""
    return bool(Sheet.objects.filter(meeting=meeting, author=actor).delete()[0])


def _locked(meeting):
    """Return the meeting as it is now, under a lock. Raises DomainError for one of a team that was thanked."""
    now = (
        Meeting.objects.select_for_update(of=("self",), no_key=True)
        .select_related("team")
        .filter(pk=meeting.pk)
        .first()
    )
    if now is None or now.team.ended_on:
        raise DomainError(_("This meeting is no longer there."), code="meeting_gone")
    return now


def _check(new):
    if not legible(new.title):
        raise DomainError(_("Give the meeting a name."), code="meeting_title")
    if not (new.place.strip() or new.link):
        raise DomainError(_("Say where it is: a place, a link, or both."), code="meeting_where")
    if abs(new.starts_at - timezone.now()) > FAR:
        raise DomainError(_("Choose a day within two years."), code="meeting_day")
