"""Joining the team and leaving it: both are one's own, in one act and without a reason."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.adoption.rules.teams import Layer
from omarm.ambassadors.commands.checks import check_guides, locked_team
from omarm.ambassadors.models import Ambassador, Asking, Sheet
from omarm.ambassadors.queries.seeing import sees_public
from omarm.ambassadors.queries.team import call_now, forget_ambassadors, group_now
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.commands import leave_group
from omarm.groups.commands.checks import lock_with_whole
from omarm.groups.commands.joining import make_member
from omarm.groups.models import Membership
from omarm.people.commands import hold_departments
from omarm.people.models import Department

MOST_HOURS = 40


@dataclass(frozen=True, kw_only=True)
class OwnTerms:
    """What an ambassador says of themselves: hours a week, layer and department, and until which day (None: open)."""

    hours: int
    layer: str
    department: Department | None = None
    until_on: date | None = None


@transaction.atomic
def join_team(*, actor, terms):
    """Join, by the open call or because one was asked. Returns the Ambassador; joining twice is joining once.

    The team's group follows. Raises DomainError while there is no call and one was not asked.
    """
    _check_may(actor)
    _check(terms)
    team = locked_team()
    call = call_now(team)
    mine = Ambassador.objects.serving().filter(person=actor).first()
    if mine:
        return mine
    if not (call and call.is_open) and not _is_asked(actor):
        raise DomainError(_("The call is closed. Ask who made it whether you can still join."), code="call_closed")

    Ambassador.objects.filter(person=actor).delete()  # of a term that is over
    row = Ambassador.objects.create(team=team, person=actor, from_on=timezone.localdate(), **vars(terms))
    asked = list(Asking.objects.filter(person=actor).values_list("pk", flat=True))
    Asking.objects.filter(pk__in=asked).delete()
    _bring_in(team, actor)
    transaction.on_commit(forget_ambassadors)

    log.record("ambassador.joined", actor=actor, subject=row, askings=asked)
    return row


@transaction.atomic
def change_terms(*, actor, terms):
    """Change one's own hours, part of the organisation or last day. Returns the Ambassador."""
    row = _own(actor)
    _check(terms)
    for name, value in vars(terms).items():
        setattr(row, name, value)
    row.save(update_fields=list(vars(terms)))
    return row


@transaction.atomic
def show_badge(*, actor, shown):
    """Show on one's own profile that one is an ambassador, or not. Returns the Ambassador."""
    row = _own(actor)
    row.shows_badge = shown
    row.save(update_fields=["shows_badge"])
    return row


@transaction.atomic
def leave_team(*, actor):
    """Leave the team and its group. Returns nothing: no row is left, no reason is asked and nobody is told."""
    _end(_own(actor))


@transaction.atomic
def enter_group(*, actor):
    """Come back into the group of the team, for an ambassador who left it. Returns nothing.

    Raises DomainError for who was taken out of it by somebody else: who looks after the group lets them in again.
    """
    row = _own(actor)
    if row.is_put_out:
        raise DomainError(_("Who looks after the group took you out of it. Ask them to let you in."), code="put_out")
    _bring_in(row.team, actor)


@transaction.atomic
def end_serving(*, actor, ambassador):
    """Have somebody take part no more, for who guides. Returns nothing; no row is left but the line in the audit."""
    check_guides(actor)
    row = (
        Ambassador.objects.select_for_update(of=("self",), no_key=True)
        .select_related("team__group", "person")
        .get(pk=ambassador.pk)
    )
    note_act(actor=actor, act="ambassador.ended", target=row.person.username)
    _end(row)


@transaction.atomic
def note_group_left(*, actor, group_id, person_id, by):
    """Note whether it was somebody else who had an ambassador leave the group of the team (`actor` None). Returns nothing."""
    if actor is not None:
        raise PermissionDenied
    rows = Ambassador.objects.filter(team__group=group_id, person=person_id)
    rows.update(is_put_out=by is not None and by != person_id)


@transaction.atomic
def note_group_joined(*, actor, group_id, person_id):
    """Note that an ambassador is in the group of the team again (`actor` None). Returns nothing."""
    if actor is not None:
        raise PermissionDenied
    Ambassador.objects.filter(team__group=group_id, person=person_id).update(is_put_out=False)


def end_terms(*, actor=None):
    """Have those leave whose own last day has been; the clock does. Returns how many."""
    if actor is not None:
        raise PermissionDenied
    over = Ambassador.objects.filter(until_on__lt=timezone.localdate()).select_related("team__group", "person")
    for row in over:
        with transaction.atomic():
            _end(row)
    return len(over)


def _end(row):
    """Have somebody be no ambassador any more: with the row goes what they brought along to meetings."""
    team, person = row.team, row.person
    Sheet.objects.filter(meeting__team=team, author=person).delete()
    row.delete()
    _take_out(team, person)


def _own(actor):
    row = (
        Ambassador.objects.select_for_update(of=("self",), no_key=True)
        .select_related("team__group", "person")
        .filter(person=actor)
        .first()
    )
    if row is None:
        raise DomainError(_("You are not in the team now."), code="not_in_team")
    return row


def _bring_in(team, person):
    """Have somebody in the group of the team while that lives. One who closed it by hand may have meant it."""
    group = group_now(team)
    group = group and lock_with_whole(group)
    if group and not group.archived_at:
        make_member(group, person, told_by=person)


def _take_out(team, person):
    """Take somebody out of the group, unless they own it: then they look after it still."""
    group = group_now(team)
    mine = Membership.objects.filter(group=group, person=person).first() if group else None
    if mine and mine.role != Membership.Role.OWNER and person.is_active:
        leave_group(actor=person, group=group)


def _check_may(actor):
    if not sees_public(actor) or not actor.is_active:
        raise PermissionDenied


def _check(terms):
    if not 1 <= terms.hours <= MOST_HOURS:
        raise DomainError(_("Choose one to forty hours a week."), code="terms_hours")
    if terms.layer not in Layer.values:
        raise DomainError(_("Choose from the list."), code="terms_layer")
    if terms.until_on and terms.until_on < timezone.localdate():
        raise DomainError(_("Choose a last day that is still to come, or none."), code="terms_day")
    hold_departments(terms.department)


def _is_asked(person):
    """Return whether somebody was asked by name, and did not say that they would rather not be."""
    return Asking.objects.filter(person=person).exclude(state=Asking.State.NEVER).exists()
