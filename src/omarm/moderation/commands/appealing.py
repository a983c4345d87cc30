"""A second person looks again: never who decided, and what they say is the last word."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.moderation.commands.deciding import bring_back, check_because, take_out_of_sight
from omarm.moderation.models import Appeal, Case
from omarm.moderation.queries import second_people_for
from omarm.moderation.queries.sides import may_appeal, told_sides, was_told


@transaction.atomic
def appeal(*, actor, case, words):
    """Ask a second person to look again, within fourteen days of a decision against one's side. Returns the Appeal.

    Who can answer is told by the clock (telling.py). Raises DomainError when the time is over, when there was an appeal
    that ends it (`may_appeal`), and when there is no second person.
    """
    now = _locked(case.pk)
    if not (now.about_id == actor.pk or now.reports.filter(reporter=actor).exists()):
        raise PermissionDenied
    if not may_appeal(actor, now):
        raise DomainError(_("You cannot ask this any more."), code="appeal_over")
    if not words.strip():
        raise DomainError(_("Say why you see it otherwise."), code="appeal_words")
    if not second_people_for(now).exists():
        raise DomainError(
            _("There is nobody else yet who can look at it. Ask an administrator for a second community manager."),
            code="appeal_nobody",
        )

    return Appeal.objects.create(case=now, person=actor, words=words.strip()[:1000], to_tell=True)


@transaction.atomic
def answer_appeal(*, actor, appeal, is_upheld, because):
    """Say as the second person whether the decision stands; if not, it is turned round. Returns the Appeal."""
    case = _locked(appeal.case_id)
    now = Appeal.objects.select_for_update(of=("self",), no_key=True).get(pk=appeal.pk)
    if not Appeal.objects.answered_by_second(actor).contains(now):
        raise PermissionDenied
    if now.answered_at:
        raise DomainError(_("Somebody answered this just before you."), code="appeal_answered")
    check_because(because)
    now.is_upheld, now.because = is_upheld, because.strip()
    now.answered_at, now.answered_by = timezone.now(), actor
    now.save()
    if not is_upheld:
        _turn_round(actor, case)
    note_act(actor=actor, act="moderation.appeal_answered", target=f"#{case.pk}", case=case.pk, upheld=is_upheld)

    log.record("appeal.answered", actor=None, subject=now, settled=case.get_absolute_url(), told=_told(case))
    return now


def _locked(case_id):
    return Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case_id)


def _turn_round(actor, case):
    case.turned_to = case.turned_round
    case.save(update_fields=["turned_to"])
    if case.outcome == Case.Decision.RESTORED:
        bring_back(actor, case)
    elif case.outcome == Case.Decision.HIDDEN:
        take_out_of_sight(actor, case)


def _told(case):
    """Both sides hear it; who it is about only when they knew, or when it turned against them."""
    author, reporters = told_sides(case)
    told = [{"what": "moderation.appeal_answered", "people": reporters, "url": case.decision_url}]
    if was_told(case):
        told.append({"what": "moderation.appeal_answered", "people": author, "url": case.decision_url})
    return told
