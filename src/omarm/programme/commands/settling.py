"""From draft to closed: planning a campaign, starting it, ending it before its time, and saying what came of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.programme.commands.functions import open_functions
from omarm.programme.commands.lapsing import note_that_it_goes_on
from omarm.programme.commands.levels import record_levels
from omarm.programme.commands.locking import as_it_is, check_guides
from omarm.programme.commands.rules import check_ahead, check_days, check_free, check_ready
from omarm.programme.models import Campaign, Level, PutAway

STATES = Campaign.State
FEWEST_LETTERS = 40  # of an evaluation: one sentence at least


@transaction.atomic
def plan_campaign(*, actor, campaign):
    """Settle the days of a draft: nobody else takes them for this audience. Returns the Campaign.

    Raises DomainError for days that have been or are taken, and for a goal that was ended.
    """
    check_guides(actor)
    now = as_it_is(campaign)
    _expect(now, STATES.DRAFT)
    if now.goal.ended_on:
        raise DomainError(_("This goal was ended. Choose another one for the campaign."), code="goal_ended")
    check_days(now)
    check_ahead(now)
    check_free(now)

    now.planned_at, now.planned_by = timezone.now(), actor
    now.save(update_fields=["planned_at", "planned_by"])
    note_act(actor=actor, act="campaign.planned", target=now.name)
    note_that_it_goes_on()
    return now


@transaction.atomic
def unplan_campaign(*, actor, campaign):
    """Make a draft of a planned campaign again. Returns the Campaign."""
    check_guides(actor)
    now = as_it_is(campaign)
    _expect(now, STATES.PLANNED)
    now.planned_at = None
    now.save(update_fields=["planned_at"])
    note_act(actor=actor, act="campaign.unplanned", target=now.name)
    return now


@transaction.atomic
def start_campaign(*, actor, campaign):
    """Start a planned campaign today. Returns the Campaign; where its indicators stand is kept for good.

    With actor None it is started by the clock, on its day. Raises DomainError without an example story, and when another
    campaign holds the days that it would have.
    """
    if actor is not None:
        check_guides(actor)
    now = as_it_is(campaign)
    _expect(now, STATES.PLANNED)
    today = timezone.localdate()
    if now.ends_on <= today:
        raise DomainError(_("Its last day has come. Choose later days first."), code="over_already")
    check_ready(now)
    check_free(now, since=today)

    now.starts_on, now.started_at = today, timezone.now()
    now.save(update_fields=["starts_on", "started_at"])
    record_levels(now, Level.Moment.START, by=actor)
    open_functions(now, by=actor or now.planned_by)
    note_that_it_goes_on()

    log.record("campaign.started", actor=actor, subject=now)
    return now


@transaction.atomic
def end_campaign(*, actor, campaign):
    """End a campaign today, before its time. Returns the Campaign; it waits for its evaluation."""
    check_guides(actor)
    now = as_it_is(campaign)
    _expect(now, STATES.RUNNING)
    now.ended_on = timezone.localdate()
    now.save(update_fields=["ended_on"])
    note_act(actor=actor, act="campaign.ended", target=now.name)
    return now


@transaction.atomic
def close_campaign(*, actor, campaign, outcome, evaluation):
    """Close a campaign that is over, with what came of it. Returns the Campaign.

    Raises DomainError without an outcome and without at least a sentence of evaluation.
    """
    check_guides(actor)
    now = as_it_is(campaign)
    _expect(now, STATES.ENDED)
    evaluation = evaluation.strip()
    if outcome not in Campaign.Outcome.values or len(evaluation) < FEWEST_LETTERS:
        words = _(
            "Write what you saw and what you learned, in a sentence at least. Without it a campaign is not closed."
        )
        raise DomainError(words, code="no_evaluation")

    now.outcome, now.evaluation, now.closed_by, now.closed_at = outcome, evaluation, actor, timezone.now()
    now.save(update_fields=["outcome", "evaluation", "closed_by", "closed_at"])
    record_levels(now, Level.Moment.END, by=actor)
    PutAway.objects.filter(campaign=now).delete()

    log.record("campaign.closed", actor=actor, subject=now)
    return now


def _expect(campaign, state):
    if campaign.state != state:
        words = _("This does not go now: the campaign is “%(state)s”.")
        raise DomainError(words % {"state": campaign.state.label}, code="campaign_state")
