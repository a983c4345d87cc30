"""What the clock does for the course: inviting who owns a group, warning before a certificate ends, forgetting."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from omarm.activity import log
from omarm.people.models import Person
from omarm.stewardship.models import Certificate, Coming, HandIn, Learner, LevelRequest, Session
from omarm.stewardship.queries.guiding import owners_not_invited
from omarm.stewardship.queries.levels import RENEWED_BEFORE

KEPT = timedelta(days=365)  # answered requests
CERTIFICATES_KEPT = timedelta(days=730)


@transaction.atomic
def invite_owners():
    """Invite who owns a group and was never invited, once. Returns how many.

    One fact for all of them, with their ids: a night on which many groups came in is one fact.
    """
    people = owners_not_invited()
    if not people:
        return 0
    today = timezone.localdate()
    Learner.objects.bulk_create([Learner(person_id=pk) for pk in people], ignore_conflicts=True)
    fresh = Learner.objects.select_for_update(no_key=True).filter(person__in=people, invited_on=None)
    ids = sorted(fresh.values_list("pk", flat=True))
    Learner.objects.filter(pk__in=ids).update(invited_on=today)
    for first in Person.objects.filter(pk__in=ids[:1]):
        log.record("course.invited", actor=None, subject=first, people=ids)
    return len(ids)


@transaction.atomic
def warn_of_ends():
    """Tell who has a certificate that ends within ninety days, and no later one, once. Returns how many."""
    today = timezone.localdate()
    valid = Certificate.objects.valid(today).select_for_update(of=("self",), no_key=True)
    ending = list(valid.filter(warned_on=None, valid_until__lte=today + RENEWED_BEFORE))
    later = set(
        Certificate.objects.valid(today)
        .filter(person__in=[one.person_id for one in ending], valid_until__gt=today + RENEWED_BEFORE)
        .values_list("person", flat=True)
    )
    for one in ending:
        one.warned_on = today
        if one.person_id not in later:
            log.record("course.ends_soon", actor=None, subject=one)
    Certificate.objects.bulk_update(ending, ["warned_on"])
    return len([one for one in ending if one.person_id not in later])


@transaction.atomic
def forget_old_course():
    """Delete requests that were answered a year ago, and certificates that ended two years ago. Returns nothing."""
    today = timezone.localdate()
    LevelRequest.objects.filter(answered_on__lt=today - KEPT).delete()
    Certificate.objects.filter(valid_until__lt=today - CERTIFICATES_KEPT).delete()


@transaction.atomic
def forget_person(*, person_id):
    """Forget the course of who left, and have those whose mentor they were look for another. Returns nothing."""
    HandIn.objects.filter(person=person_id).delete()
    LevelRequest.objects.filter(person=person_id).delete()
    HandIn.objects.filter(mentor=person_id, state=HandIn.State.WAITING).update(state=HandIn.State.KEPT, mentor=None)
    LevelRequest.objects.filter(assessor=person_id, state=LevelRequest.State.WAITING).delete()
    Learner.objects.filter(mentor=person_id).update(mentor=None, mentor_agreed=False)
    Learner.objects.filter(person=person_id).delete()
    Coming.objects.filter(person=person_id).delete()
    Session.objects.filter(leader=person_id).update(leader=None)
