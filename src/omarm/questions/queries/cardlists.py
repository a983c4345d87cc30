"""Knowledge cards as lists: by topic, those to be looked at, those that were withdrawn, and what somebody owns."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core import richtext
from omarm.core.pagination import PAGE, Cursor, Page, cut
from omarm.groups.models import Group
from omarm.people.handing_over import Held
from omarm.people.models.access import Role
from omarm.questions.models import Card, Credit
from omarm.questions.queries.similar.places import groups_of
from omarm.stream.models import Placement
from omarm.topics.models import Topic
from omarm.topics.queries import topic_by_slug

ALL, TO_REVIEW, WITHDRAWN = "", "review", "withdrawn"
MOST_TOPICS = 40
LONGEST_ANSWER = 200
OWNERS_TIME = timedelta(days=14)  # in which the owner alone is asked
OTHERS_CHOOSE = gettext_lazy("You cannot read this card. Who looks after the place of its question sees to it.")


@dataclass(frozen=True, slots=True)
class Listed:
    """The page of cards. `show` is what it shows, `topic` what it is narrowed to; `due` is how many are to be looked at."""

    page: Page
    show: str
    topic: Topic | None
    topics: list
    due: int
    has_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A card as the list shows it: in which group the reader finds its question, and the beginning of its answer."""

    card: Card
    where: Group | None
    answer: str


def listed_cards(person, asked):
    """Return the Listed that an address asks for (`show`, `topic`, `after`). Raises Topic.DoesNotExist, for guests always."""
    slug, show = asked.get("topic", ""), asked.get("show", ALL)
    show = show if show in {TO_REVIEW, WITHDRAWN} else ALL
    if slug and person.is_guest:
        raise Topic.DoesNotExist
    topic = topic_by_slug(slug) if slug else None
    return Listed(
        cards_for(person, show=show, topic=topic, after=asked.get("after", "")), show, topic, topics_with_cards(person),
        due=cards_to_review(person).count(), has_withdrawn=_chosen(person, WITHDRAWN).exists(),
    )  # fmt: skip


def cards_for(person, *, show=ALL, topic=None, after=""):
    """Return a Page of Kept, newest first: of a Topic, those to be looked at, or those that were withdrawn.

    The last two are those that the person owns, and of the places that they look after; of what was withdrawn also those of their own
    questions and answers. The same number of queries for any number of cards.
    """
    cards = _chosen(person, show)
    if topic:
        cards = cards.filter(question__post__post_topics__topic=topic)
    if cursor := Cursor.parse(after):
        cards = cards.filter(Q(made_at__lt=cursor.at) | Q(made_at=cursor.at, pk__lt=cursor.pk))
    rows = list(cards.select_related("owner").order_by("-made_at", "-pk")[: PAGE + 1])
    page = cut(rows, cursor_of=lambda card: Cursor(card.made_at, card.pk))
    where = groups_of(person, [card.pk for card in page.rows])
    return replace(page, rows=[Kept(card, where.get(card.pk), _beginning(card.body)) for card in page.rows])


def cards_to_review(person, day=None):
    """Return the Cards that are due on a day (today) for this person: their own, and those of what they look after."""
    return _looked_after(person, Card.objects.visible_to(person).due(day or timezone.localdate()))


def topics_with_cards(person):
    """Return the Topics in use under which there is a card that the person may read, by name; one query, none for guests."""
    if person.is_guest:
        return []
    cards = Card.objects.visible_to(person).standing()
    return list(Topic.objects.current().filter(post_topics__post__in=cards.values("pk")).distinct()[:MOST_TOPICS])


def held_cards(person, seen_by):
    """Return [Held] of the standing cards that somebody owns, by title; their manager could go on with them.

    One that the reader may not read has no name here, and is given to nobody: who could read it would tell who is in a group.
    """
    cards = list(Card.objects.standing().filter(owner=person).order_by("title", "pk"))
    known = set(
        Card.objects.visible_to(seen_by).filter(pk__in=[card.pk for card in cards]).values_list("pk", flat=True)
    )
    chief = person.manager if cards and person.manager_id else None
    proposed = chief if chief and chief.is_active and not chief.is_guest else None
    return [_held(card, proposed, is_known=card.pk in known) for card in cards]


def _held(card, proposed, *, is_known):
    if not is_known:
        return Held(pk=card.pk, name=_("A card that you cannot read"), refusal=str(OTHERS_CHOOSE))
    return Held(pk=card.pk, name=card.title, url=card.get_absolute_url(), proposed=proposed)


def _chosen(person, show):
    if show == TO_REVIEW:
        return cards_to_review(person)
    cards = Card.objects.visible_to(person)
    if show != WITHDRAWN:
        return cards.standing()
    gone = cards.exclude(withdrawn_at=None)
    own = Q(question__post__author=person) | Q(pk__in=Credit.objects.filter(person=person).values("card"))
    return gone.filter(own | Q(pk__in=_looked_after(person, gone).values("pk")))


def _looked_after(person, cards):
    """Return those of the cards that the person owns, or whose place they look after."""
    if person.cares_for_all or person.has_role(Role.Code.EDITOR):
        return cards
    own = Placement.objects.filter(live=True, placed_by=None, group__in=Group.objects.managed_by(person))
    return cards.filter(Q(owner=person) | Q(pk__in=own.values("post")))


def _beginning(body):
    line = " ".join(richtext.to_text(body).split())
    return line if len(line) <= LONGEST_ANSWER else line[:LONGEST_ANSWER].rsplit(" ", 1)[0] + "…"
