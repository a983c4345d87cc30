"""The life of a pilot by hand: it is let go, stopped, and what came of it is seen to."""

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name
from omarm.pilots.commands.checks import as_it_is, check_audience, check_guides, check_owner
from omarm.pilots.commands.judging import judge
from omarm.pilots.models import Pilot, Rule
from omarm.pilots.queries.pilots import in_the_way, may_stop
from omarm.pilots.queries.seeing import sees_numbers

STATES = Pilot.State
ONE_AT_A_TIME = 7_011_810  # the lock that only one start of a pilot holds; any number that no other lock uses


@transaction.atomic
def start_pilot(*, actor, pilot):
    """Let a draft begin as soon as its rule says so: from now on it holds its audience, and the clock looks each night.

    It runs at once when its first day has come and what it needs is there, if who lets it go may see the numbers behind
    that; otherwise the coming night tells. Returns the Pilot. Raises PermissionDenied for who does not guide, DomainError for
    what is no draft, without an owner or audience, and for people in another pilot.
    """
    check_guides(actor)
    pilot = as_it_is(pilot)
    if pilot.state != STATES.DRAFT:
        raise DomainError(_("This pilot was let go before."), code="not_a_draft")
    if pilot.is_gone:
        raise DomainError(_("Its group or department was closed or is gone. Choose others."), code="audience_closed")
    check_audience(actor, pilot.group, pilot.department)
    check_owner(pilot.owner)
    check_alone(pilot)

    pilot.state, pilot.judged_on = STATES.WAITING, timezone.localdate()
    pilot.save(update_fields=["state", "judged_on"])
    note_act(actor=actor, act="pilot.let_go", target=pilot.name)
    asks_nothing = not pilot.conditions.filter(rule=Rule.START).exists()
    return judge(pilot) if asks_nothing or sees_numbers(actor, pilot) else pilot


@transaction.atomic
def stop_pilot(*, actor, pilot, reason):
    """Stop a pilot that waits or runs, with the reason. Returns the Pilot.

    Raises PermissionDenied for who neither guides nor answers for it, DomainError for one that does not wait or run.
    """
    pilot = as_it_is(pilot)
    if not may_stop(actor, pilot):
        raise PermissionDenied
    if not pilot.is_settled:
        raise DomainError(_("This pilot does not run and does not wait."), code="not_settled")
    reason = checked_name(reason, code="no_reason")

    pilot.state, pilot.ended_on, pilot.reason = STATES.STOPPED, timezone.localdate(), reason[:300]
    pilot.save(update_fields=["state", "ended_on", "reason"])
    note_act(actor=actor, act="pilot.stopped", target=pilot.name)
    log.record("pilot.stopped", actor=actor, subject=pilot)
    return pilot


@transaction.atomic
def mark_seen(*, actor, pilot):
    """Say that what came of a pilot is seen to: the desk asks no more. Returns the Pilot. Raises DomainError for one that is not over."""
    check_guides(actor)
    pilot = as_it_is(pilot)
    if not pilot.is_over:
        raise DomainError(_("This pilot is not over yet."), code="not_over")
    if pilot.seen_to_on is None:
        pilot.seen_to_on = timezone.localdate()
        pilot.save(update_fields=["seen_to_on"])
    return pilot


def check_alone(pilot):
    """Raise DomainError when some of the same people are in another pilot: of two nobody could say what did it."""
    with connection.cursor() as db:
        db.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    others = in_the_way(pilot)
    if others:
        words = _("The same people are in another pilot: “%(name)s”. This one can begin when that is over.")
        raise DomainError(words % {"name": others[0].name}, code="audience_held")
