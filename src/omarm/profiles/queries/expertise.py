"""What people know about."""

from collections import defaultdict
from dataclasses import dataclass

from omarm.people.models import Person
from omarm.profiles.models import Expertise, Project
from omarm.profiles.queries.absence import Away, absences_shown
from omarm.profiles.queries.narrowing import told_to_colleagues
from omarm.profiles.queries.thanks import thanks_to
from omarm.topics.models import Topic, TopicWord

MOST_KNOWING = 6  # that stand on the page of a topic


@dataclass(frozen=True)
class Known:
    """One topic that somebody knows about, as it stands on their profile."""

    topic: Topic
    note: str
    may_be_asked: bool
    thanked: object = None


@dataclass(frozen=True)
class Knower:
    """A colleague who knows about the topic of a page."""

    person: Person
    note: str
    may_be_asked: bool
    away: Away | None = None


def expertise_of(person):
    """Return the Expertise of somebody with its topics, by name. No rule: for their own page, and behind the section's."""
    return Expertise.objects.filter(person=person.pk).select_related("topic").order_by("topic__sort_key", "pk")


def known_by(viewer, person):
    """Return the Known of somebody, by topic, each with the thanks for it; three queries at most."""
    thanks = {thanked.topic.pk: thanked for thanked in thanks_to(viewer, person)}
    return [Known(row.topic, row.note, row.may_be_asked, thanks.get(row.topic_id)) for row in expertise_of(person)]


def people_who_know(viewer, topic, *, limit=MOST_KNOWING):
    """Return Knowers of a topic: first who wants to be asked and is there, then by surname. None for guests.

    They stand for those whose expertise every colleague may see.
    """
    if viewer.is_guest:
        return []
    open_to_all = Person.objects.visible_to(viewer).active().filter(told_to_colleagues("expertise"))
    rows = Expertise.objects.filter(topic=topic, person__in=open_to_all).select_related("person__department")
    found = list(rows.order_by("-may_be_asked", "person__sort_key", "person")[: limit + 1])
    away = absences_shown(viewer, [row.person for row in found])
    told = [Knower(row.person, row.note, row.may_be_asked, away.get(row.person_id)) for row in found]
    return sorted(told, key=lambda one: (one.away is not None, not one.may_be_asked))


def expertise_words(ids):
    """Return {person id: [texts]} that lead every colleague to somebody: topics they know about, synonyms, their notes.

    Who keeps expertise from colleagues has none. Two queries.
    """
    open_to_all = Person.objects.filter(told_to_colleagues("expertise"), pk__in=ids)
    return _words(Expertise.objects.filter(person__in=open_to_all))


def project_words(ids):
    """Return {person id: [names]} of the projects that somebody works on, of who shows them to every colleague."""
    open_to_all = Person.objects.filter(told_to_colleagues("projects"), pk__in=ids)
    words = defaultdict(list)
    for person, name in Project.objects.filter(person__in=open_to_all, ended_on=None).values_list("person", "name"):
        words[person].append(name)
    return dict(words)


def _words(rows):
    topics, words = defaultdict(list), defaultdict(list)
    told = list(rows.order_by("person", "topic__sort_key").values_list("person", "topic", "note"))
    known = TopicWord.objects.filter(topic__in={topic for _person, topic, _note in told})
    for topic, shown in known.order_by("-is_name", "word").values_list("topic", "shown"):
        topics[topic].append(shown)
    for person, topic, note in told:
        words[person] += [*topics[topic], note] if note else topics[topic]
    return dict(words)
