"""Missing a topic, and answering who does."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.topics.commands.topics import TopicText, add_topic
from omarm.topics.commands.words import checked_word
from omarm.topics.models import Proposal, TopicWord
from omarm.topics.queries import may_curate

MOST_OPEN_PROPOSALS = 10  # of one person, so that nobody fills the list of those who keep it


@transaction.atomic
def propose_topic(*, actor, name, why=""):
    """Propose a topic that is missed; any employee may. Returns the Proposal, also when somebody proposed it before.

    Raises DomainError when the word leads to a topic already, or too many of one's proposals wait.
    """
    if actor.is_guest:
        raise PermissionDenied
    word, shown = checked_word(name)
    known = TopicWord.objects.filter(word=word).select_related("topic").first()
    if known:
        raise DomainError(
            _("There is a topic for this already: %(topic)s.") % {"topic": known.topic.name}, code="topic_word_taken"
        )
    if Proposal.objects.filter(proposed_by=actor).count() >= MOST_OPEN_PROPOSALS:
        raise DomainError(
            _("%(most)d of your proposals wait for an answer. Wait for that first.") % {"most": MOST_OPEN_PROPOSALS},
            code="topic_proposals",
        )

    proposal, is_new = Proposal.objects.get_or_create(
        word=word, defaults={"name": shown, "why": why.strip()[:300], "proposed_by": actor}
    )

    if is_new:
        log.record("topic.proposed", actor=actor, subject=proposal)
    return proposal


@transaction.atomic
def accept_proposal(*, actor, proposal):
    """Put a proposed topic on the list, looked after by who proposed it. Returns the Topic. Raises what `add_topic` raises."""
    if not may_curate(actor):
        raise PermissionDenied
    return add_topic(actor=actor, text=TopicText(name=proposal.name, owner=proposal.proposed_by))


@transaction.atomic
def decline_proposal(*, actor, proposal):
    """Leave a proposed topic out. Returns whether the proposal was still there; it is no fact."""
    if not may_curate(actor):
        raise PermissionDenied
    return bool(Proposal.objects.filter(pk=proposal.pk).delete()[0])
