"""Does a card still hold? What readers say, and what its owner hears when the day comes on which they look at it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.questions.commands.cards import YEAR
from omarm.questions.models import Card, CardCheck
from omarm.questions.queries.cardlists import OWNERS_TIME
from omarm.questions.queries.cards import may_change_card, may_check_card
from omarm.stream.commands import check_is_living
from omarm.stream.models import Post

LONGEST_NOTE = 300
MOST_AT_ONCE = 500  # the next night takes the rest


@transaction.atomic
def check_card(*, actor, card, holds, note=""):
    """Say whether a card still holds; of no, what holds no more. Returns the CardCheck, or None for who looks after it.

    Who may change the card confirms it by that: it is looked at again in a year. Raises PermissionDenied for who may not read
    it and for who asked without a name, DomainError for a no without words.
    """
    cards = (
        Card.objects.visible_to(actor)
        .standing()
        .select_for_update(of=("self",), no_key=True)
        .select_related("question__post")
    )
    card = cards.filter(pk=card.pk).first()
    if card is None:
        raise PermissionDenied
    check_is_living(card.question.post)
    if not may_check_card(actor, card):
        raise PermissionDenied
    note = " ".join(note.split())
    if not holds and not note:
        raise DomainError(_("Say what does not hold any more."), code="note")
    if holds and may_change_card(actor, card):
        _confirm(card)
        return None

    told = {"holds": holds, "note": "" if holds else note[:LONGEST_NOTE], "said_at": timezone.now()}
    check, _is_new = CardCheck.objects.update_or_create(card=card, person=actor, defaults=told)
    if not holds:  # nobody is told who said it, so the fact does not know it
        log.record("card.doubted", actor=None, subject=card, post=card.pk, check=check.pk)
    return check


@transaction.atomic
def take_back_check(*, actor, card):
    """Say nothing of a card any more. Returns whether one had."""
    return bool(CardCheck.objects.filter(card=card, person=actor).delete()[0])


@transaction.atomic
def ask_for_review(*, now=None):
    """Have the owners hear of cards whose day came, and later who looks after the place. Returns how many cards.

    A card without an owner who works here goes to who looks after the place at once. Two statements find them, however many there are.
    """
    day = timezone.localdate(now)
    due = Card.objects.due(day).filter(question__post__in=Post.objects.live().values("pk"))
    here = Q(owner__is_active=True, owner__is_guest=False)
    owned = _tell(due.filter(here, told_on=None), "told_on", day, to="owner")
    waited = due.filter(~here | Q(told_on__lte=day - OWNERS_TIME), told_group_on=None)
    return owned + _tell(waited, "told_group_on", day, to="place")


def _confirm(card):
    card.confirmed_at, card.review_on = timezone.now(), timezone.localdate() + YEAR
    card.told_on = card.told_group_on = None
    card.save(update_fields=["confirmed_at", "review_on", "told_on", "told_group_on"])
    card.checks.all().delete()  # answered by it: who said what need not be kept
    log.record("card.confirmed", actor=None, subject=card, post=card.pk)


def _tell(cards, column, day, *, to):
    """Note on these cards that they were told of, and record it. Returns how many."""
    cards = list(
        cards.select_for_update(of=("self",), no_key=True, skip_locked=True).order_by("review_on", "pk")[:MOST_AT_ONCE]
    )
    Card.objects.filter(pk__in=[card.pk for card in cards]).update(**{column: day})
    for card in cards:
        log.record("card.due", actor=None, subject=card, post=card.pk, to=to)
    return len(cards)
