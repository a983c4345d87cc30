"""Learner and mentor: asking, agreeing, saying what one thinks of what was handed in, ending it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.stewardship.models import HandIn, Learner, LevelRequest
from omarm.stewardship.queries.mentoring import may_offer, mentors_for
from omarm.stewardship.queries.seeing import own_groups

State = HandIn.State


@transaction.atomic
def ask_mentor(*, actor, mentor):
    """Ask a colleague to be one's mentor. Returns the Learner. Who was asked before is asked no more.

    For who owns or manages a group. Raises DomainError for who cannot be one, and while another mentor goes along.
    """
    if actor.is_guest or not own_groups(actor).exists():
        raise PermissionDenied
    learner, _is_new = Learner.objects.get_or_create(person=actor)
    learner = Learner.objects.select_for_update(no_key=True).get(pk=learner.pk)
    if learner.mentor_id and learner.mentor_agreed:
        raise DomainError(_("You have a mentor. End that first."), code="has_mentor")
    if not mentors_for(actor).filter(pk=mentor.pk).exists():
        raise DomainError(_("This colleague cannot be asked as a mentor now."), code="no_mentor")

    former = learner.mentor_id
    learner.mentor, learner.mentor_agreed, learner.is_declined = mentor, False, False
    learner.save(update_fields=["mentor", "mentor_agreed", "is_declined"])

    log.record("course.mentor_asked", actor=actor, subject=actor, mentor=mentor.pk, former=former)
    return learner


@transaction.atomic
def agree_to_mentor(*, actor, learner):
    """Become the mentor of who asked. Returns the Learner. Raises DomainError when they meanwhile asked somebody else."""
    learner = _locked(learner)
    if learner.mentor_id != actor.pk:
        raise DomainError(_("Your colleague asked somebody else meanwhile."), code="asked_another")
    if not learner.mentor_agreed:
        Learner.objects.filter(pk=learner.pk).update(mentor_agreed=True)
        log.record("course.mentor_agreed", actor=actor, subject=learner.person, mentor=actor.pk)
    return learner


@transaction.atomic
def end_mentoring(*, actor, learner):
    """End it, or decline it, from either side. Returns nothing. What waits for the mentor goes back to the learner."""
    if not Learner.objects.filter(pk=learner.pk).exists():
        return  # who never began has nobody to end it with
    learner = _locked(learner)
    mentor = learner.mentor_id
    if actor.pk not in {learner.pk, mentor}:
        raise PermissionDenied
    if mentor is None:
        return
    HandIn.objects.filter(person=learner.pk, state=State.WAITING).update(state=State.KEPT, mentor=None)
    LevelRequest.objects.filter(person=learner.pk, assessor=mentor, state=LevelRequest.State.WAITING).delete()
    Learner.objects.filter(pk=learner.pk).update(mentor=None, mentor_agreed=False)
    log.record("course.mentor_ended", actor=actor, subject=learner.person, mentor=mentor)


@transaction.atomic
def answer_hand_in(*, actor, hand_in, is_good, answer):
    """Say as the mentor whether it is good, or what is still missing. Returns the HandIn.

    Raises PermissionDenied for who is not its mentor now, DomainError when it was taken back or answered meanwhile, and
    when nothing is said of what has to be added.
    """
    present = HandIn.objects.select_for_update(no_key=True).filter(pk=hand_in.pk, state=State.WAITING).first()
    if present is None:
        raise DomainError(_("Your colleague changed it or took it back meanwhile."), code="changed")
    if not Learner.objects.filter(person=present.person_id, mentor=actor, mentor_agreed=True).exists():
        raise PermissionDenied
    if present.mentor_id != actor.pk:
        raise PermissionDenied
    if not is_good and not answer.strip():
        raise DomainError(_("Say what is still missing, so that your colleague can go on."), code="no_words")

    present.state = State.GOOD if is_good else State.AGAIN
    present.answer, present.answered_on = answer, timezone.localdate()
    present.save(update_fields=["state", "answer", "answered_on"])

    log.record("course.answered", actor=actor, subject=present)
    return present


@transaction.atomic
def offer_to_mentor(*, actor, offers):
    """Offer to be a mentor, or no longer. Returns the Learner. Raises DomainError without a certificate that is enough."""
    if offers and not may_offer(actor):
        raise DomainError(_("Who is senior or above can be a mentor."), code="no_certificate")
    learner, _is_new = Learner.objects.update_or_create(person=actor, defaults={"offers_to_mentor": offers})
    return learner


def _locked(learner):
    return Learner.objects.select_for_update(of=("self",), no_key=True).select_related("person").get(pk=learner.pk)
