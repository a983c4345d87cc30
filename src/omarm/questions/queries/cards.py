"""One knowledge card: who may read it, keep it and change it, and what its page shows."""

from dataclasses import dataclass
from itertools import pairwise

from omarm.core import richtext
from omarm.core.differences import differences
from omarm.core.floor import from_floor
from omarm.core.functions import is_on
from omarm.groups.models import Group
from omarm.groups.queries import managers_of
from omarm.people.models import Person
from omarm.people.models.access import Role
from omarm.questions.models import Answer, Card, CardCheck
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.similar.places import groups_of
from omarm.questions.queries.turns import group_of
from omarm.stream.models import Post
from omarm.stream.queries import is_archived, looks_after
from omarm.topics.models import Topic

MOST_DOUBTS = 40
MOST_CHANGES = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A card on its own page, for one person.

    `holds` is how many readers said that it still holds since its words stand, None below the floor. `doubts` are what
    readers say that holds no more, for who may change it, without names. `said` is what this person said: a CardCheck or
    None. `is_held`: its question stands in groups that ended, so that it can be read and no more.
    """

    card: Card
    where: Group | None
    credits: tuple[Person, ...]
    topics: tuple[Topic, ...]
    may_change: bool
    may_check: bool
    is_held: bool
    said: CardCheck | None
    holds: int | None
    doubts: tuple[CardCheck, ...]
    has_history: bool


@dataclass(frozen=True, slots=True)
class CardChange:
    """One change of a card: when, and the Pieces of its title, text and sources before and after it."""

    changed_at: object
    title: list
    text: list
    sources: list


def card_for(person, card_id):
    """Return a Card that the person may read; one that was withdrawn only for who may change it. Raises Card.DoesNotExist."""
    card = Card.objects.visible_to(person).select_related("question__post", "owner").get(pk=card_id)
    if card.withdrawn_at and not may_change_card(person, card):
        raise Card.DoesNotExist
    return card


def card_on(question):
    """Return the standing Card of a question, or None. Only for who may read the question."""
    return Card.objects.standing().filter(pk=question.pk).first()


def may_keep_card(person, question):
    """Return whether the person can keep what solved a question: who asked or answered it, looks after its place, or edits."""
    may = bool(question.solved_at) and is_on("knowledge-cards", person) and not is_archived(question.post)
    return may and _has_part(person, question)


def may_change_card(person, card):
    """Return whether the person can change a card: its owner, and who has part in its question."""
    if card.owner_id == person.pk:
        return Post.objects.visible_to(person).live().contains(card.question.post)
    return _has_part(person, card.question)


def may_check_card(person, card):
    """Return whether a reader can say whether a card still holds.

    Not who asked without a name: their row would stand beside their question.
    """
    question = card.question
    if card.withdrawn_at or is_archived(question.post):
        return False
    return not (question.is_anonymous and is_asker(person, question))


def shown_card(person, card):
    """Return a card that the person may read as Shown."""
    may_change = may_change_card(person, card)
    checks = CardCheck.objects.filter(card=card, said_at__gt=card.words_since)
    return Shown(
        card, groups_of(person, [card.pk]).get(card.pk),
        credits=tuple(one.person for one in card.credits.select_related("person")),
        topics=() if person.is_guest else tuple(Topic.objects.current().filter(post_topics__post=card.pk)),
        may_change=may_change, may_check=may_check_card(person, card), is_held=is_archived(card.question.post),
        said=checks.filter(person=person).first(),
        holds=from_floor(checks.filter(holds=True).count()),
        doubts=tuple(checks.filter(holds=False).order_by("-said_at")[:MOST_DOUBTS]) if may_change else (),
        has_history=card.revisions.exists(),
    )  # fmt: skip


def changes_of_card(card):
    """Return the last CardChanges of a card, newest first. Only for who may read it."""
    versions = list(card.revisions.all()[: MOST_CHANGES + 1])
    now = (card.changed_at, card.title, card.body, card.sources)
    rows = [now, *((one.written_at, one.title, one.body, one.sources) for one in versions)]
    return [
        CardChange(
            new[0], differences(old[1], new[1]), differences(richtext.to_text(old[2]), richtext.to_text(new[2])),
            differences(old[3], new[3]) if old[3] != new[3] else [],
        )
        for new, old in pairwise(rows)
    ][:MOST_CHANGES]  # fmt: skip


def who_sees_to(card):
    """Return the ids of who sees to a card: its owner while they work here, else who looks after the place."""
    here = card.owner and card.owner.is_active and not card.owner.is_guest
    return [card.owner_id] if here else who_looks_after(card)


def who_looks_after(card):
    """Return the ids of who looks after the place where a card's question was asked: of its group, else of the whole."""
    group = group_of(card)
    return (managers_of(group) if group else []) or list(Person.objects.caring_for_all().values_list("pk", flat=True))


def _has_part(person, question):
    """Return whether the person may read a question and asked it, answered it, looks after its place, or edits for all."""
    post = question.post
    if not Post.objects.visible_to(person).live().contains(post):
        return False
    return (
        is_asker(person, question)
        or person.has_role(Role.Code.EDITOR)
        or Answer.objects.standing().filter(question=question.pk, comment__author=person).exists()
        or looks_after(person, post)
    )
