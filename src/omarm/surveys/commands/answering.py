"""Answering whom one asks for advice, and taking it back. Nobody is told, and no fact is recorded."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.consent.queries import require
from omarm.core.errors import DomainError
from omarm.surveys.models import Answer, Nomination, Round
from omarm.surveys.queries.answering import asked_of, nameable
from omarm.surveys.queries.gate import NOMINATIONS


@transaction.atomic
def answer(*, actor, round, names):
    """Answer a round with these colleagues (People); without any one would rather not say. Returns the Answer.

    It takes the place of what was answered before. Raises PermissionDenied for who is not asked, DomainError for a round
    that is closed, for too many names, for oneself, and for who does not work here.
    """
    require(NOMINATIONS)
    round = _open_round(actor, round)
    chosen = {person.pk for person in names}
    if actor.pk in chosen:
        raise DomainError(_("You cannot name yourself."), code="oneself")
    if len(chosen) > round.most_names:
        raise DomainError(
            _("Name at most %(number)d colleagues.") % {"number": round.most_names}, code="too_many_names"
        )
    if nameable(actor).filter(pk__in=chosen).count() < len(chosen):
        raise DomainError(_("Name only colleagues who work here now."), code="not_a_colleague")

    _remove(actor, round)
    given = Answer.objects.create(round=round, person=actor)
    Nomination.objects.bulk_create(Nomination(answer=given, nominee_id=pk) for pk in sorted(chosen))
    return given


@transaction.atomic
def take_back(*, actor, round):
    """Take back what one answered, as if one never had. Returns whether there was anything.

    Raises PermissionDenied for who is not asked and has not answered, DomainError for a round that is closed.
    """
    return _remove(actor, _open_round(actor, round))


def _open_round(actor, round):
    """Return the round under a lock that counting waits for, if it can be answered by them now."""
    is_asked = asked_of(actor).filter(pk=round.pk).exists()
    if not is_asked and not Answer.objects.filter(person=actor, round=round).exists():
        raise PermissionDenied
    now = Round.objects.select_for_update(of=("self",), no_key=True).get(pk=round.pk)
    if not now.is_running:
        raise DomainError(_("This round is closed. What you answered stays as it was."), code="round_closed")
    return now


def _remove(actor, round):
    return Answer.objects.filter(person=actor, round=round).delete()[0] > 0
