"""What follows from knowledge cards: they are found, and who is meant hears of it. No fact names who doubts."""

from omarm.activity.log import on
from omarm.moderation.commands import signal_post
from omarm.notifications.commands import settle_reason, tell
from omarm.notifications.models import Reason
from omarm.questions.models import Card, CardCheck
from omarm.questions.queries.cards import who_looks_after, who_sees_to
from omarm.questions.queries.found import cards_about
from omarm.search.commands import index


@on("card.kept")
@on("card.changed")
@on("card.withdrawn")
@on("card.restored")
@on("card.confirmed")
def find_card(fact):
    """Have a card be found by what it says now, or no more."""
    index(source="cards", ids=[fact.subject_id])


@on("card.kept")
@on("card.changed")
@on("card.restored")
def look_for_signals_on_a_card(fact):
    """Bring a card to the queue, with its question, when a word of the list stands on it."""
    signal_post(post_id=fact.subject_id)


@on("post.edited")
@on("post.placed")
@on("post.unplaced")
@on("post.deleted")
@on("post.restored")
@on("post.hidden")
@on("post.unhidden")
def find_card_of_a_post(fact):
    """Have the card of a question be found by who may read the question now; or no more."""
    if Card.objects.filter(pk=fact.subject_id).exists():
        index(source="cards", ids=[fact.subject_id])


@on("topic.merged")
def find_cards_about_what_stays(fact):
    """Have cards be found by the topic that their question is filed under now."""
    index(source="cards", ids=cards_about(fact.data["target"]))


@on("card.kept")
def thank_who_answered(fact):
    """Tell who is thanked on a card that their answer is kept."""
    for card in Card.objects.standing().filter(pk=fact.subject_id):
        people = list(card.credits.values_list("person", flat=True))
        tell(actor=fact.actor_id, post_id=card.pk, people=people, reason=Reason.KEPT, at=fact.recorded_at)


@on("card.kept")
@on("card.changed")
@on("card.handed_over")
def tell_new_owner(fact):
    """Tell who looks after a card from now on, while they still do; not who took it on themself."""
    for card in Card.objects.standing().filter(pk=fact.subject_id, owner=fact.data.get("to")).exclude(owner=None):
        tell(actor=fact.actor_id, post_id=card.pk, people=[card.owner_id], reason=Reason.CARD, at=fact.recorded_at)


@on("card.due")
def tell_that_it_is_due(fact):
    """Tell the owner of a card whose day came, or who looks after the place, while it still is due."""
    for card in Card.objects.due().filter(pk=fact.subject_id):
        _tell(card, fact, [card.owner_id] if fact.data["to"] == "owner" else who_looks_after(card))


@on("card.doubted")
def tell_that_somebody_doubts(fact):
    """Tell who sees to a card that a reader says that it holds no more, while they still say so."""
    doubts = CardCheck.objects.filter(pk=fact.data["check"], holds=False, card__withdrawn_at=None)
    for doubt in doubts.select_related("card__owner"):
        _tell(doubt.card, fact, [pk for pk in who_sees_to(doubt.card) if pk != doubt.person_id])


@on("card.confirmed")
@on("card.withdrawn")
@on("card.handed_over")
def ring_no_more(fact):
    """Have what was told of a card before ring no bell any more: somebody saw to it."""
    settle_reason(post_id=fact.data["post"], reason=Reason.CARD, before=fact.recorded_at)


def _tell(card, fact, people):
    tell(actor=None, post_id=card.pk, people=people, reason=Reason.CARD, at=fact.recorded_at)
