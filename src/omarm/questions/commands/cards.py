"""Keeping what solved a question on a card, changing the card, and saying whether it still holds.

No fact names who did it where the question was asked without a name, as with answers; nor does the row of the card.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.core.functions import part_of
from omarm.core.legible import checked_name
from omarm.houserules.commands import accept_when_asked
from omarm.houserules.queries import is_asked
from omarm.people.models import Person
from omarm.questions.models import Card, CardRevision, Credit, Question
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.cardlists import OTHERS_CHOOSE
from omarm.questions.queries.cards import may_change_card, may_keep_card
from omarm.questions.queries.keeping import answerers_of, may_own
from omarm.stream.commands import check_is_living
from omarm.stream.commands.posts import LONGEST_BODY, LONGEST_TEXT

YEAR = timedelta(days=365)
LONGEST_REVIEW = 3 * YEAR
MOST_SOURCES, LONGEST_SOURCE = 20, 300
WORDS = ("title", "body", "sources")


@dataclass(frozen=True, kw_only=True)
class CardTold:
    """What somebody wrote on a card. `sources` has one on each line; without `review_on` it is a year from now.

    `credits` are those who are thanked besides whose answer solved it: people who answered. `accepts` is the edition of the
    house rules that who keeps it accepts with it.
    """

    title: str
    body: str
    sources: str = ""
    owner: Person | None = None
    review_on: date | None = None
    credits: tuple[Person, ...] = ()
    accepts: int | None = None


class CardConflict(DomainError):
    """Somebody changed the card since it was opened. `card` is how it stands now."""

    def __init__(self, card):
        super().__init__(
            _("This card was changed after you opened it. Your words are still here: compare, then save again."),
            code="card_changed",
        )
        self.card = card


@part_of("knowledge-cards")
@transaction.atomic
def keep(*, actor, question, told):
    """Keep what solved a question on a card. Returns the Card; the same once more gives the same card.

    One that was withdrawn comes back with these words. Raises PermissionDenied for who has no part in the question, DomainError
    for words, an owner or a day that cannot be, and when another card was made meanwhile; its code is that of the field.
    """
    question = Question.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=question.pk)
    if not may_keep_card(actor, question):
        raise PermissionDenied
    _accept_rules(actor, question, told.accepts)
    values = _checked(question.post, told)
    former = Card.objects.filter(pk=question.pk).first()
    if former and former.withdrawn_at is None:
        if all(getattr(former, name) == values[name] for name in WORDS):
            return former
        raise DomainError(_("This question stands on a card already. Change that one."), code="card_there")

    card = former or Card(question=question, version=0)
    if former:
        _keep_revision(former)
        card.changed_at = timezone.now()
    _store(card, values, withdrawn_at=None, version=card.version + 1)
    _give_credit(card, question, told.credits)

    _record("card.kept", actor, card, to=card.owner_id)
    return card


@transaction.atomic
def change_card(*, actor, card, told, version=None):
    """Change a card; how it read before stays in its history. Returns it.

    `version` is the one that was opened: CardConflict when its words changed since then. Raises what `keep` raises.
    """
    card = _changeable(actor, card)
    values = _checked(card.question.post, told, card)
    is_other = any(getattr(card, name) != values[name] for name in WORDS)
    if is_other and version is not None and version != card.version:
        raise CardConflict(card)

    if is_other:
        _keep_revision(card)
        card.checks.all().delete()  # they were about other words
        values |= {"changed_at": timezone.now(), "version": card.version + 1}
    to = values["owner"].pk if values["owner"] and values["owner"].pk != card.owner_id else None
    if values["review_on"] != card.review_on:
        values |= {"told_on": None, "told_group_on": None}
    _store(card, values)

    _record("card.changed", actor, card, to=to)
    return card


@transaction.atomic
def withdraw_card(*, actor, card):
    """Take a card away; who may change it can bring it back. Returns it."""
    card = _changeable(actor, card)
    if card.withdrawn_at:
        return card
    _store(card, {"withdrawn_at": timezone.now()})

    _record("card.withdrawn", actor, card)
    return card


@transaction.atomic
def restore_card(*, actor, card):
    """Bring back a card that was withdrawn. Returns it."""
    card = _changeable(actor, card)
    if card.withdrawn_at is None:
        return card
    _store(card, {"withdrawn_at": None})

    _record("card.restored", actor, card)
    return card


@transaction.atomic
def hand_over_card(*, actor, pk, person, to):
    """Have `to` look after a card that `person` looks after. Returns the Card.

    For the person themself, administrators and community managers. Raises DomainError when somebody else looks after it
    meanwhile, for a card that the actor may not read, and for who cannot look after it.
    """
    if actor.pk != person.pk and not actor.cares_for_all:
        raise PermissionDenied
    cards = Card.objects.standing().select_for_update(of=("self",), no_key=True).select_related("question__post")
    card = cards.filter(pk=pk, owner=person).first()
    if card is None:
        raise DomainError(_("Somebody else looks after this meanwhile."), code="settled")
    if not Card.objects.visible_to(actor).contains(card):
        raise DomainError(OTHERS_CHOOSE, code="card_unseen")
    _check_owner(to, card.question.post)
    _store(card, {"owner": to})

    log.record("card.handed_over", actor=actor, subject=card, post=card.pk, to=to.pk)
    return card


def _accept_rules(actor, question, number):
    """Have who keeps a card accept the house rules, when they are asked to; not with what they asked without a name."""
    if question.is_anonymous and is_asker(actor, question):
        if is_asked(actor):
            raise DomainError(
                _("Accept the house rules first, with something under your own name. Your words are still here."),
                code="voice_rules",
            )
        return
    accept_when_asked(actor=actor, number=number)


def _changeable(actor, card):
    """Return the card under a lock. Raises PermissionDenied for who may not change it, DomainError where its groups ended."""
    cards = Card.objects.select_for_update(of=("self",), no_key=True).select_related("question__post", "owner")
    card = cards.get(pk=card.pk)
    if not may_change_card(actor, card):
        raise PermissionDenied
    check_is_living(card.question.post)
    return card


def _checked(post, told, card=None):
    """Return the columns of a card. What stood there already is not judged anew: an owner who left, a day that passed."""
    body = richtext.clean(told.body)
    text = richtext.to_text(body)
    if not text:
        raise DomainError(_("Write the answer."), code="body")
    if len(text) > LONGEST_TEXT or len(told.body) > LONGEST_BODY:
        raise DomainError(_("This is longer than %(most)d characters.") % {"most": LONGEST_TEXT}, code="body")
    review_on = told.review_on or timezone.localdate() + YEAR
    if card is None or review_on != card.review_on:
        _check_day(review_on)
    if told.owner and (card is None or told.owner.pk != card.owner_id):
        _check_owner(told.owner, post)
    return {
        "title": checked_name(told.title, code="title"), "body": body, "sources": _sources(told.sources),
        "owner": told.owner, "review_on": review_on,
    }  # fmt: skip


def _sources(text):
    lines = [line for one in text.replace("\x00", "").splitlines() if (line := " ".join(one.split()))]
    if len(lines) > MOST_SOURCES or any(len(line) > LONGEST_SOURCE for line in lines):
        told = {"most": MOST_SOURCES, "letters": LONGEST_SOURCE}
        raise DomainError(_("Name at most %(most)d sources, of %(letters)d characters at most.") % told, code="sources")
    return "\n".join(lines)


def _check_day(day):
    if not timezone.localdate() < day <= timezone.localdate() + LONGEST_REVIEW:
        raise DomainError(_("Choose a day to come, within three years."), code="review_on")


def _check_owner(person, post):
    if not may_own(person, post):
        raise DomainError(_("Choose a colleague who works here and can read the question."), code="owner")


def _give_credit(card, question, people):
    """Thank whose answer solved it, and whom of those who answered the card names. Nobody is ever taken off."""
    authors = {one.pk for one in answerers_of(question)}
    solver = question.solution.author_id if question.solution_id else None
    wanted = [pk for pk in (solver, *(one.pk for one in people)) if pk in authors]
    for pk in dict.fromkeys(wanted):
        Credit.objects.get_or_create(card=card, person_id=pk)


def _keep_revision(card):
    words = {name: getattr(card, name) for name in WORDS}
    words["written_at"] = card.changed_at or card.made_at
    CardRevision.objects.get_or_create(card=card, number=card.version, defaults=words)


def _store(card, values, **more):
    for name, value in (values | more).items():
        setattr(card, name, value)
    card.save()


def _record(verb, actor, card, **told):
    actor = None if card.question.is_anonymous else actor
    log.record(verb, actor=actor, subject=card, post=card.pk, **told)
