"""Proposing to somebody alone what their answers show: topics that they may know about, questions that come back."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from omarm.activity import log
from omarm.people.models import Person
from omarm.profiles.commands import tell_expertise
from omarm.questions.models import Repeat, RepeatWatch, TopicProposal
from omarm.questions.queries.proposing import WELL_ANSWERED
from omarm.questions.queries.repeats import WITHIN, alike_for, due_watches

LOOKED_BACK = timedelta(days=365)
MOST_WATCHES = 200  # of a night; the next takes the rest


@transaction.atomic
def propose_topics(*, now=None):
    """Propose topics to those who answered well about them. Returns the ids of to whom; one statement, bounded."""
    now = now or timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(WELL_ANSWERED, {"now": now, "since": now - LOOKED_BACK})
        people = {pk for (pk,) in cursor.fetchall()}
    for person in Person.objects.filter(pk__in=people).order_by("pk"):
        log.record("answers.proposed", actor=None, subject=person)
    return people


@transaction.atomic
def accept_topic(*, actor, proposal):
    """Put a proposed topic among what one knows about. Returns the Expertise; raises what `tell_expertise` raises.

    Nobody may be asked about it by that: that is a choice of its own.
    """
    proposal = _own(actor, proposal)
    expertise = tell_expertise(actor=actor, topic=proposal.topic)
    _settle(proposal)
    return expertise


@transaction.atomic
def decline_topic(*, actor, proposal):
    """Leave a proposed topic out, for good. Returns nothing. What is proposed to one person is no fact."""
    _settle(_own(actor, proposal))


@transaction.atomic
def watch_repeats(*, actor):
    """Want to hear when one is asked nearly the same again and again. Returns the RepeatWatch; no fact, nobody else knows."""
    watch, _is_new = RepeatWatch.objects.get_or_create(person=actor)
    return watch


@transaction.atomic
def watch_repeats_no_more(*, actor):
    """Want it no more; what waits goes too. Returns whether one did."""
    return bool(RepeatWatch.objects.filter(person=actor).delete()[0])


@transaction.atomic
def put_repeat_away(*, actor):
    """Put away what waits; the next comes after thirty days at the soonest. Returns whether something waited."""
    return bool(Repeat.objects.filter(watch=actor.pk).delete()[0])


def find_repeats(*, now=None):
    """Look for questions that come back to those who asked to hear of it. Returns the ids of who hears of something.

    Each in a transaction of its own; of others nothing is computed. What waited for thirty days goes.
    """
    now = now or timezone.now()
    Repeat.objects.filter(made_at__lt=now - WITHIN).delete()
    return {
        watch.pk for watch in list(due_watches(timezone.localdate(now), most=MOST_WATCHES)) if _look(watch, now)
    }  # fmt: skip


@transaction.atomic
def _look(watch, now):
    """Look for one person. Returns whether something is proposed; not when they want it no more meanwhile."""
    day, found = timezone.localdate(now), alike_for(watch.person, now)
    watching = RepeatWatch.objects.select_for_update(no_key=True).filter(pk=watch.pk)
    if not watching.exists():
        return False
    watching.update(looked_on=day)
    if not found:
        return False
    watching.update(told_on=day)
    Repeat.objects.update_or_create(watch_id=watch.pk, defaults={"questions": found})
    log.record("answers.proposed", actor=None, subject=watch.person)
    return True


def _own(actor, proposal):
    """Return the proposal under a lock. Raises PermissionDenied for that of another, or one that was settled."""
    waiting = TopicProposal.objects.select_for_update(of=("self",), no_key=True).select_related("topic")
    found = waiting.filter(pk=proposal.pk, person=actor, settled_at=None).first()
    if found is None:
        raise PermissionDenied
    return found


def _settle(proposal):
    proposal.settled_at = timezone.now()
    proposal.save(update_fields=["settled_at"])
