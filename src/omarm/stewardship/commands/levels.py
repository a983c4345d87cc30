"""Asking for a level, and signing for it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.people.models import Person
from omarm.stewardship.models import Certificate, Learner, LevelRequest, LevelRule
from omarm.stewardship.queries.levels import level_rule, months_after, request_to, step_to

State = LevelRequest.State


@transaction.atomic
def request_level(*, actor, level):
    """Ask for a level, or for one anew. Returns the LevelRequest. Who signs may read what is good as long as it waits.

    Raises DomainError while another waits, when the level is not open, when something is missing, and without a mentor
    where the mentor signs.
    """
    if actor.is_guest:
        raise PermissionDenied
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if LevelRequest.objects.filter(person=actor, state=State.WAITING).exists():
        raise DomainError(_("You asked already. That is answered first."), code="waits")
    try:
        step = step_to(actor, level)
    except KeyError:
        raise DomainError(_("You cannot ask for this level now."), code="not_open") from None
    if not step.is_met:
        raise DomainError(_("Something is still missing for this level."), code="not_met")
    assessor = _assessor(actor, step.rule)

    request = LevelRequest.objects.create(person=actor, level=level, is_renewal=step.is_renewal, assessor_id=assessor)

    log.record("course.level_asked", actor=actor, subject=request)
    return request


@transaction.atomic
def withdraw_request(*, actor):
    """Ask for a level no more. Returns nothing."""
    for request in LevelRequest.objects.select_for_update(no_key=True).filter(person=actor, state=State.WAITING):
        log.record("course.level_withdrawn", actor=actor, subject=request)
        request.delete()


@transaction.atomic
def decide_level(*, actor, request, gives, answer):
    """Sign for a level, or say what is not there yet. Returns the Certificate, or None.

    Raises PermissionDenied for who does not sign for this request (nobody for themselves), DomainError when it was
    withdrawn or answered meanwhile, and when it is declined without a word.
    """
    waiting = LevelRequest.objects.select_for_update(no_key=True).filter(pk=request.pk, state=State.WAITING).first()
    if waiting is None:
        raise DomainError(_("Somebody else answered it meanwhile, or it was withdrawn."), code="answered")
    try:
        request_to(actor, waiting.pk)
    except LevelRequest.DoesNotExist:
        raise PermissionDenied from None
    if not gives and not answer.strip():
        raise DomainError(_("Say what is not there yet, so that your colleague can go on."), code="no_words")

    waiting.state = State.GIVEN if gives else State.NOT_YET
    waiting.answer, waiting.answered_on = answer, timezone.localdate()
    waiting.save(update_fields=["state", "answer", "answered_on"])
    certificate = _give(waiting, actor) if gives else None

    log.record("course.level_answered", actor=actor, subject=waiting, person=waiting.person_id)
    return certificate


def _assessor(actor, rule):
    """Return the id of the mentor where the mentor signs, None where any community manager may."""
    if rule.assessor == LevelRule.Assessor.MANAGER:
        return None
    mentor = Learner.objects.filter(person=actor, mentor_agreed=True, mentor__is_active=True).values_list(
        "mentor", flat=True
    )
    if not mentor:
        raise DomainError(_("Your mentor signs for this level. Choose a mentor first."), code="no_mentor")
    return mentor[0]


def _give(request, assessor):
    today = timezone.localdate()
    mentor = (
        Learner.objects.filter(person=request.person_id, mentor_agreed=True).values_list("mentor", flat=True).first()
    )
    return Certificate.objects.create(
        person_id=request.person_id, level=request.level, given_on=today, given_by=assessor, mentor_id=mentor,
        valid_until=months_after(today, level_rule(request.level).valid_months),
    )  # fmt: skip
