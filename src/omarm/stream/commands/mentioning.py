"""Naming people and topics in a text: @ada and #bodem become links, and who is named can be told."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _

from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.people.models import Person
from omarm.stream.models import Mention
from omarm.topics.models import Topic

MOST_MENTIONS = 50
_LINK = re.compile(r'<a (?:[^>]*? )?data-(person|topic)="(\d+)"[^>]*>(.*?)</a>', re.DOTALL)
_PERSON = re.compile(r"(?<![\w@/.])@([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)", re.IGNORECASE)
_TOPIC = re.compile(r"(?<![\w#&/])#(\w(?:[\w-]*\w)?)")


@dataclass(frozen=True)
class Words:
    """A text with its mentions linked: as rich text and without markup, and the people and topics that it names."""

    body: str
    text: str
    people: frozenset = frozenset()
    topics: frozenset = frozenset()


def linked(actor, body):
    """Return clean rich text as Words: every mention of somebody the actor may see, or of a topic, becomes a link.

    Raises DomainError when more people are named than may be.
    """
    written = _Written(body)
    people, topics = _people(actor, written), _topics(actor, written)
    named_people, named_topics = frozenset(people.values()), frozenset(topics.values())
    if len(named_people) > MOST_MENTIONS:
        raise DomainError(
            _("You name more than %(most)d people. Name a few, or write in a group that they are in.")
            % {"most": MOST_MENTIONS},
            code="too_many_mentions",
        )
    body = _LINK.sub(lambda link: _renewed(link, people, topics), body)
    body = richtext.change_words(body, lambda words: _PERSON.sub(lambda at: _typed_person(at, people), words))
    body = richtext.change_words(body, lambda words: _TOPIC.sub(lambda at: _typed_topic(at, topics), words))
    return Words(body, richtext.to_text(body), named_people, named_topics)


def check_not_told(actor, author, words):
    """Raise DomainError when who writes without their name is named by their own Words."""
    if author != actor and actor in words.people:
        raise DomainError(
            _("You name yourself in this text, and it is without your name. Take your name out first."),
            code="names_oneself",
        )


def note_mentions(post, people, *, comment=None):
    """Store who is named in a post or comment, and forget who no longer is. For commands that checked who asks."""
    mentions = Mention.objects.filter(post=post, comment=comment)
    mentions.exclude(person__in=people).delete()
    Mention.objects.bulk_create(
        (Mention(post=post, comment=comment, person=person) for person in people), ignore_conflicts=True
    )


class _Written:
    """What is written in a text that may name somebody or something: ids in links, names behind @ and #."""

    def __init__(self, body):
        links = _LINK.findall(body)
        self.person_ids = {int(number) for kind, number, _words in links if kind == "person"}
        self.topic_ids = {int(number) for kind, number, _words in links if kind == "topic"}
        self.usernames, self.words = set(), set()
        richtext.change_words(body, self._collect)

    def _collect(self, words):
        self.usernames |= {name.lower() for name in _PERSON.findall(words)}
        self.words |= {fold(word) for word in _TOPIC.findall(words)}
        return words


def _people(actor, written):
    """Return the people who are named, by id and by username."""
    if not (written.person_ids or written.usernames):
        return {}
    named = Q(pk__in=written.person_ids) | Q(username__in=written.usernames)
    found = list(Person.objects.visible_to(actor).active().filter(named)[: MOST_MENTIONS + 1])
    by_id = {person.pk: person for person in found if person.pk in written.person_ids}
    return by_id | {person.username: person for person in found if person.username in written.usernames}


def _topics(actor, written):
    """Return the topics that are named, by id and by folded word; a merged one leads to the one that took it in."""
    if actor.is_guest or not (written.topic_ids or written.words):
        return {}
    named = Q(pk__in=written.topic_ids) | Q(words__word__in=written.words)
    found = Topic.objects.filter(named).select_related("merged_into").prefetch_related("words").distinct()
    topics = {}
    for topic in found:
        target = topic.merged_into or topic
        topics |= {topic.pk: target} if topic.pk in written.topic_ids else {}
        topics |= {word.word: target for word in topic.words.all() if word.word in written.words}
    return topics


def _renewed(link, people, topics):
    """Return a link as it should read now, or only its words when nobody is meant by it."""
    kind, number, words = link[1], int(link[2]), link[3]
    return (_person_link(people.get(number)) if kind == "person" else _topic_link(topics.get(number))) or words


def _typed_person(at, people):
    return _person_link(people.get(at[1].lower())) or at[0]


def _typed_topic(at, topics):
    return _topic_link(topics.get(fold(at[1]))) or at[0]


def _person_link(person):
    if person is None:
        return ""
    return format_html('<a href="{}" data-person="{}">@{}</a>', person.get_absolute_url(), person.pk, person.name)


def _topic_link(topic):
    if topic is None:
        return ""
    return format_html('<a href="{}" data-topic="{}">#{}</a>', topic.get_absolute_url(), topic.pk, topic.name)
