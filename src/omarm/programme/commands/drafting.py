"""Putting a campaign together: a draft, what is changed in it, throwing it away, and one made after another."""

from dataclasses import dataclass, field, fields
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from omarm.activity import log
from omarm.adoption.indicators import all_indicators
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name, legible
from omarm.groups.models import Group
from omarm.people.commands import hold_departments
from omarm.people.models import Department, Person
from omarm.people.queries import organisation
from omarm.programme.commands.locking import as_it_is, check_guides
from omarm.programme.commands.rules import check_days, check_free
from omarm.programme.models import Campaign, CampaignIndicator, Goal
from omarm.programme.queries.campaigns import next_day_free

STATES = Campaign.State
# When it has begun, with its departments and groups.
SETTLED = ("goal", "behaviour", "sentence", "audience", "starts_on", "opens")
SAME_TAP = timedelta(minutes=1)
AUDIENCE = ("departments", "groups")
LONGEST_NAME = 300  # of an audience, as it was called


@dataclass(frozen=True, kw_only=True)
class NewCampaign:
    """What a campaign is: for which goal, which behaviour of whom, what the composer asks, from when until when.

    `indicators` are codes of the register (adoption/indicators), `opens` of functions (core/functions.py); the other fields are those of Campaign.
    """

    goal: Goal
    name: str
    behaviour: str
    sentence: str
    starts_on: date
    ends_on: date
    why: str = ""
    audience: str = Campaign.Audience.EVERYONE
    departments: tuple[Department, ...] = ()
    groups: tuple[Group, ...] = ()
    prompt: str = ""
    writing: str = ""
    owner: Person | None = None
    opens: list = field(default_factory=list)
    indicators: tuple = field(default=())

    @property
    def told(self):
        """The fields of Campaign that are stored with it, by name."""
        told = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in {"indicators", *AUDIENCE}}
        return told | {"name": legible(self.name), "sentence": legible(self.sentence)}


@transaction.atomic
def draft_campaign(*, actor, new):
    """Store a campaign that is still thought about. Returns the Campaign.

    Raises DomainError for days that cannot be, an audience that is not told, and an indicator that is not there.
    """
    check_guides(actor)
    _check(new)
    campaign = Campaign.objects.create(**new.told, audience_name=_name_of(new))
    _be_for(campaign, new)
    _judge_by(campaign, new.indicators)
    return campaign


@transaction.atomic
def draft_on_free_days(*, actor, new):
    """Store a draft on the first days, from its own, that no other campaign holds for its audience. Returns the Campaign."""
    campaign = draft_campaign(actor=actor, new=new)
    first = max(new.starts_on, next_day_free(campaign))
    campaign.starts_on, campaign.ends_on = first, first + (new.ends_on - new.starts_on)
    campaign.save(update_fields=["starts_on", "ends_on"])
    return campaign


@transaction.atomic
def change_campaign(*, actor, campaign, new):
    """Change a campaign. Returns the Campaign.

    Once it runs its behaviour, audience, first day and indicators stand, and only its words and its last day can change.
    Raises DomainError for that, for days that another campaign of the audience holds, and for one that is over.
    """
    check_guides(actor)
    now = as_it_is(campaign)
    if now.state in {STATES.ENDED, STATES.CLOSED}:
        raise DomainError(_("This campaign is over. Make a next one from it."), code="campaign_over")
    _check(new, kept=now.groups.all())
    if now.state == STATES.RUNNING:
        _check_settled(now, new)

    former = now.owner_id
    for name, value in (new.told | {"audience_name": _name_of(new)}).items():
        setattr(now, name, value)
    _be_for(now, new)
    if now.state != STATES.DRAFT:
        check_days(now)
        check_free(now)
    now.save()
    if now.state != STATES.RUNNING:
        now.indicators.exclude(code__in=new.indicators).delete()
        _judge_by(now, new.indicators)
    if now.state != STATES.DRAFT and now.owner_id not in (None, former):
        log.record("campaign.given", actor=actor, subject=now, owner=now.owner_id)
    return now


@transaction.atomic
def discard_campaign(*, actor, campaign):
    """Throw a draft away. Returns nothing. Raises DomainError for one that was planned: that is taken back first."""
    check_guides(actor)
    now = as_it_is(campaign)
    if now.state != STATES.DRAFT:
        raise DomainError(_("Only a draft can be thrown away."), code="campaign_settled")
    now.delete()


@transaction.atomic
def copy_campaign(*, actor, campaign):
    """Make a draft with the settings of a campaign, on the first days after it that are free. Returns the new Campaign.

    Asked twice within a minute it is the same one: a button that was pressed twice.
    """
    check_guides(actor)
    now = as_it_is(campaign)
    if made := Campaign.objects.drafts().filter(copied_from=now, made_at__gt=timezone.now() - SAME_TAP).first():
        return made
    length, codes = now.ends_on - now.starts_on, tuple(now.indicators.values_list("code", flat=True))
    first = max(now.last_day + timedelta(days=1), next_day_free(now), timezone.localdate() + timedelta(days=1))
    goal = now.goal if now.goal.ended_on is None else Goal.objects.pursued().first() or now.goal
    with override(organisation().default_language):
        name = _("%(name)s, the next one") % {"name": now.name[:100]}
    copy = Campaign.objects.create(
        goal=goal, name=name, behaviour=now.behaviour,
        sentence=now.sentence, why=now.why, audience=now.audience, audience_name=now.audience_name, prompt=now.prompt,
        writing=now.writing, opens=now.opens, starts_on=first, ends_on=first + max(length, timedelta(days=1)), owner=now.owner, copied_from=now,
    )  # fmt: skip
    _be_for(copy, now)
    _judge_by(copy, codes)
    return copy


def _check(new, kept=()):
    check_days(new)
    for words in (new.name, new.sentence):
        checked_name(words, code="campaign_words")
    new_groups = set(new.groups) - set(kept)  # one that was hidden since stays where it is
    needed = {Campaign.Audience.DEPARTMENT: new.departments, Campaign.Audience.GROUP: new.groups}
    if not needed.get(new.audience, True):
        raise DomainError(_("Say for which department or group it is."), code="audience_missing")
    for group in new_groups:
        if group.access == Group.Access.HIDDEN or group.archived_at:
            words = _("“%(name)s” is hidden or closed. Choose another group.")
            raise DomainError(words % {"name": group.name}, code="audience_hidden")
    hold_departments(*new.departments)
    strange = set(new.indicators) - {one.code for one in all_indicators()}
    if strange:
        raise DomainError(_("One of these indicators is not there any more."), code="unknown_indicator")


def _check_settled(now, new):
    changed = [name for name in SETTLED if getattr(now, name) != getattr(new, name)]
    changed += [name for name in AUDIENCE if set(getattr(now, name).all()) != set(getattr(new, name))]
    if changed or set(new.indicators) != set(now.indicators.values_list("code", flat=True)):
        words = _("The campaign has begun: its goal, behaviour, audience, first day and indicators stand.")
        raise DomainError(words, code="campaign_runs")


def _name_of(new):
    return ", ".join(part.name for part in (*new.departments, *new.groups))[:LONGEST_NAME]


def _be_for(campaign, told):
    """Have a campaign be for the departments or groups of a NewCampaign, or of another Campaign."""
    for name in AUDIENCE:
        parts = getattr(told, name)
        getattr(campaign, name).set(parts if isinstance(told, NewCampaign) else parts.all())


def _judge_by(campaign, codes):
    rows = [CampaignIndicator(campaign=campaign, code=code) for code in dict.fromkeys(codes)]
    CampaignIndicator.objects.bulk_create(rows, ignore_conflicts=True)
