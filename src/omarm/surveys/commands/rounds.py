"""Opening a round, closing it before its time, throwing it away. The works council reads in the audit that it was done."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.consent.models import ConsentRecord
from omarm.consent.queries import require
from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR
from omarm.people.commands import hold_departments
from omarm.surveys.models import Round
from omarm.surveys.queries.answering import forget_running
from omarm.surveys.queries.gate import NOMINATIONS, ground

LONGEST_AHEAD, LONGEST_OPEN = timedelta(days=366), timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class NewRound:
    """What is asked, from when until when, of whom (no departments: of everybody), and how large a team is looked for."""

    subject: str
    opens_on: date
    closes_on: date
    departments: list = field(default_factory=list)
    most_names: int = 5
    team_size: int = 8


@transaction.atomic
def open_round(*, actor, new):
    """Plan a round, of which the actor is the owner: the one person who sees what comes of it. Returns the Round.

    Raises NotMeasured without the consent of the works council, and DomainError for days that cannot be, for a consent
    that ends too soon, for fewer people than the floor, and for people of whom another round has answers.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    require(NOMINATIONS)
    _one_at_a_time()
    _check_days(new)
    hold_departments(*new.departments)

    round = Round.objects.create(
        owner=actor, subject=new.subject, opens_on=new.opens_on, closes_on=new.closes_on,
        asks_everyone=not new.departments, most_names=new.most_names, team_size=new.team_size,
    )  # fmt: skip
    round.departments.set(new.departments)
    _check_people(round)
    note_act(actor=actor, act="round.opened", target=round.subject, round=round.pk)
    transaction.on_commit(forget_running)
    return round


@transaction.atomic
def close_round(*, actor, round):
    """Close one's own round today, before its time. Returns the Round; counting follows."""
    now = _own(actor, round)
    if not now.is_running:
        raise DomainError(_("This round does not run now."), code="round_closed")

    now.ended_on = timezone.localdate()
    now.save(update_fields=["ended_on"])
    note_act(actor=actor, act="round.closed", target=now.subject, round=now.pk)
    transaction.on_commit(forget_running)

    log.record("round.closed", actor=actor, subject=now)
    return now


@transaction.atomic
def discard_round(*, actor, round):
    """Throw one's own round away, with all that was answered and counted. Returns nothing: there is nothing left."""
    now = _own(actor, round)
    note_act(actor=actor, act="round.discarded", target=now.subject, round=now.pk)
    now.delete()
    transaction.on_commit(forget_running)


def _own(actor, round):
    """Return the round under a lock. Raises PermissionDenied for who is not its owner."""
    now = Round.objects.owned_by(actor).select_for_update(no_key=True).filter(pk=round.pk).first()
    if now is None:
        raise PermissionDenied
    return now


def _one_at_a_time():
    """Have who opens another round, or withdraws the consent, wait until this is done."""
    ConsentRecord.objects.select_for_update(no_key=True).get(pk=ground().record.pk)


def _check_days(new):
    today, until = timezone.localdate(), ground().until
    if new.closes_on < new.opens_on:
        raise DomainError(_("Choose a closing day that is not before the opening day."), code="closes_before_opening")
    if not today <= new.opens_on <= today + LONGEST_AHEAD:
        raise DomainError(_("Choose an opening day from today, within a year."), code="opening_day")
    if new.closes_on - new.opens_on > LONGEST_OPEN:
        raise DomainError(_("A round runs for sixty days at most."), code="too_long")
    if until and until <= new.closes_on:
        raise DomainError(
            _("The consent of the works council ends on %(day)s. Choose a closing day before that, or ask for a longer "
              "consent: when it ends, all that was answered is deleted.") % {"day": date_format(until)},
            code="consent_ends",
        )  # fmt: skip


def _check_people(round):
    """Raise DomainError for too few people, and where two rounds together could tell what few of them answered."""
    if round.people_asked().count() < FLOOR:
        raise DomainError(
            _("A round asks at least %(number)d colleagues: with fewer, an answer could be known.") % {"number": FLOOR},
            code="too_few_asked",
        )
    asked = round.people_asked().values("pk")
    for other in Round.objects.kept().exclude(pk=round.pk).prefetch_related("departments"):
        if other.kept_until < round.closes_on or not other.people_asked().filter(pk__in=asked).exists():
            continue
        if not other.is_over and round.opens_on <= other.closes_on and other.opens_on <= round.closes_on:
            raise DomainError(
                _("Some of these colleagues are asked in another round until %(day)s. Choose days after that, or others.")
                % {"day": date_format(other.closes_on)},
                code="asked_in_another",
            )  # fmt: skip
        if not _asks_the_same(round, other):
            raise DomainError(
                _("Some of these colleagues are asked in another round too, and until %(day)s its results are kept. Ask exactly the "
                  "same colleagues as that one, or others: two results side by side would tell what a few answered.")
                % {"day": date_format(other.kept_until)},
                code="compares_with_another",
            )  # fmt: skip


def _asks_the_same(one, other):
    if one.asks_everyone or other.asks_everyone:
        return one.asks_everyone and other.asks_everyone
    return {row.pk for row in one.departments.all()} == {row.pk for row in other.departments.all()}
