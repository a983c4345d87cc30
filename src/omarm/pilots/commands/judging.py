"""What the clock does with pilots: it reads what is published, keeps what it found, and lets rules decide."""

import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from omarm.activity import log
from omarm.pilots.commands.checks import as_it_is
from omarm.pilots.models import Pilot, Rule, Verdict
from omarm.pilots.queries.judging import judged
from omarm.pilots.queries.pilots import in_the_way

logger = logging.getLogger(__name__)
STATES, MET = Pilot.State, Verdict.Outcome.MET
LOOKED_AT = {STATES.WAITING: (Rule.START,), STATES.RUNNING: (Rule.EXIT, Rule.STOP)}


def judge_all():
    """Look at all pilots that wait or run. Returns how many changed their state. One that cannot be judged is in the log."""
    changed = 0
    for pilot in Pilot.objects.settled().order_by("pk"):
        try:
            changed += _judge_one(pilot)
        except Exception:
            logger.exception("The pilot %s could not be judged.", pilot.pk)
    return changed


@transaction.atomic
def judge(pilot):
    """Judge one pilot by what is published now, keep what was found when it is something else, and let its rules decide.

    When both hold on one night it has succeeded: all that was agreed is there, and there is nothing left to stop. Returns the
    Pilot.
    """
    pilot = as_it_is(pilot)
    if not pilot.is_settled:  # somebody stopped it meanwhile
        return pilot
    if pilot.is_gone:
        return dissolve(pilot)
    found = judged(pilot)
    for rule in LOOKED_AT.get(pilot.state, ()):
        _keep(pilot, found[rule])
    if pilot.state == STATES.WAITING and found[Rule.START].outcome == MET and not _is_held_up(pilot):
        return _move(pilot, STATES.RUNNING)
    if pilot.state == STATES.RUNNING and found[Rule.EXIT].outcome == MET:
        return _move(pilot, STATES.MET)
    if pilot.state == STATES.RUNNING and found[Rule.STOP].outcome == MET:
        return _move(pilot, STATES.STOPPED)
    return _move(pilot, pilot.state)


def dissolve_where_gone(*, groups=()):
    """End the pilots of which the group (ids, all when none are given) was closed or is gone, or the department. Returns how many."""
    gone = Q(group__archived_at__isnull=False) | Q(group=None, department=None)
    rows = Pilot.objects.settled().filter(gone)
    rows = rows.filter(group__in=groups) if groups else rows
    return sum(_judge_one(pilot) for pilot in rows.order_by("pk"))


def dissolve(pilot):
    """End a pilot that has nobody any more. What was limited to it stays listed until somebody releases it. Returns the Pilot."""
    return _move(pilot, STATES.DISSOLVED)


def _is_held_up(pilot):
    """Whether a pilot runs for the same people: a department was moved since this one was planned."""
    return any(one.state == STATES.RUNNING for one in in_the_way(pilot))


def _judge_one(pilot):
    former = pilot.state
    return judge(pilot).state != former


def _move(pilot, state):
    """Store where the pilot stands, with the day on which it was looked at; tell of it when that is another state."""
    today, moved = timezone.localdate(), pilot.state != state
    pilot.state, pilot.judged_on = state, today
    if moved and state == STATES.RUNNING:
        pilot.started_on = today
    if moved and pilot.is_over:
        pilot.ended_on = today
    pilot.save(update_fields=["state", "judged_on", "started_on", "ended_on"])
    if moved:
        verb = "begun" if state == STATES.RUNNING else str(state)
        log.record(f"pilot.{verb}", actor=None, subject=pilot)
    return pilot


def _keep(pilot, found):
    """Keep a finding when it is another one than the last of this rule; of one day there is one."""
    last = pilot.verdicts.filter(rule=found.rule).order_by("-day").first()
    if last and (last.outcome, last.reasons) == (found.outcome, found.reasons):
        return
    told = {"outcome": found.outcome, "reasons": found.reasons}
    Verdict.objects.update_or_create(pilot=pilot, rule=found.rule, day=timezone.localdate(), defaults=told)
