"""Who may be asked about what: of those alone who said so, at the pace that they state themselves."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from omarm.people.models import Person
from omarm.people.queries import working_day
from omarm.profiles.asking import asked_on
from omarm.profiles.models import Expert, Expertise
from omarm.profiles.queries.absence import Away, absences_shown
from omarm.profiles.queries.narrowing import told_to_colleagues
from omarm.profiles.queries.thanks import thanks_numbers
from omarm.topics.queries import topic_by_slug, topics_for

MOST_SHOWN = 60
AT_A_TIME, TIMES = 8, 8  # of the line, looked at together; sixty-four in a row who are away are not expected


@dataclass(frozen=True)
class Asked:
    """An expert as they stand with a topic: on which terms, and whether they can be asked today."""

    person: Person
    note: str
    terms: Expert
    away: Away | None
    rests_until: date | None
    has_room: bool
    thanked: int

    @property
    def can_be_asked(self):
        return self.away is None and self.rests_until is None and self.has_room


def topics_with_experts(viewer, *, text=""):
    """Return the topics that somebody may be asked about, by name, each with `.experts` (how many); none for guests.

    Narrowed by words in name, synonyms or description. Two queries.
    """
    experts = Count("expertise", filter=Q(expertise__in=_open(viewer)))
    return topics_for(viewer, text=text).annotate(experts=experts).filter(experts__gt=0)


def topic_with_experts(viewer, slug):
    """Return the topic at an address. Raises Topic.DoesNotExist, for guests always."""
    return topics_for(viewer).get(pk=topic_by_slug(slug).pk)


def experts_on(viewer, topic, today=None):
    """Return the Asked for a topic: who is there first, who rests or had enough today then, who is away last.

    Within each by surname: nobody is ranked. The same number of queries for any number of people.
    """
    today = today or working_day()
    rows = list(_with_people(_open(viewer).filter(topic=topic)).order_by("person__sort_key", "person")[:MOST_SHOWN])
    told = _told(viewer, rows, thanks_numbers([row.person for row in rows], topic), today)
    return sorted(told, key=lambda one: (one.away is not None, not one.can_be_asked))


def experts_in_turn(viewer, topics, *, turn, most, today=None):
    """Return at most so many (Asked, Topic): of all who may be asked about these Topics, others than the viewer, each once
    with the first topic, who can be asked today before who cannot, in the order of `turn(person id)`.

    Who was thanked is not told. The line is read by number alone; only its head is looked at closer.
    """
    today = today or working_day()
    named = {topic.pk: (place, topic) for place, topic in reversed(list(enumerate(topics)))}
    rows = _open(viewer).filter(topic__in=named).exclude(person=viewer.pk).values_list("person", "topic", "pk")
    first = {}
    for person, topic, expertise in sorted(rows, key=lambda row: named[row[1]][0]):
        first.setdefault(person, (expertise, named[topic][1]))
    line, there, others = sorted(first, key=turn), [], []
    for start in range(0, min(len(line), AT_A_TIME * TIMES), AT_A_TIME):
        head = line[start : start + AT_A_TIME]
        held = {
            row.person_id: row for row in _with_people(Expertise.objects.filter(pk__in=[first[pk][0] for pk in head]))
        }
        for one in _told(viewer, [held[pk] for pk in head if pk in held], {}, today):
            (there if one.can_be_asked else others).append((one, first[one.person.pk][1]))
        if len(there) >= most:
            break
    return (there + others)[:most]


def has_room(expert, day=None):
    """Return whether an Expert can be asked on this day (the working day that counts now): not resting, and asked less often than they said.

    How often they were asked the apps tell that registered it (profiles/asking.py).
    """
    day = day or working_day()
    return not _rests(expert, day) and asked_on([expert.pk], day)[expert.pk] < expert.most_a_day


def terms_of(person):
    """Return on which terms somebody may be asked; the usual ones, not stored, for who never told."""
    return Expert.objects.filter(person=person.pk).first() or Expert(person=person)


def _open(viewer):
    """Return the Expertise of colleagues who want to be asked about it, and hide it from no colleague; none for guests."""
    if viewer.is_guest:
        return Expertise.objects.none()
    people = Person.objects.visible_to(viewer).active().filter(told_to_colleagues("expertise"), is_guest=False)
    return Expertise.objects.filter(may_be_asked=True, person__in=people, person__expert_terms__isnull=False)


def _with_people(expertise):
    return expertise.select_related("person__expert_terms", "person__department")


def _told(viewer, rows, thanked, today):
    people = [row.person for row in rows]
    away, asked = absences_shown(viewer, people, today), asked_on([person.pk for person in people], today)
    return [_asked(row, away, asked[row.person_id], thanked, today) for row in rows]


def _asked(row, away, asked, thanked, today):
    terms, person = row.person.expert_terms, row.person_id
    return Asked(
        row.person, row.note, terms, away.get(person), terms.paused_until if _rests(terms, today) else None,
        asked < terms.most_a_day, thanked.get(person, 0),
    )  # fmt: skip


def _rests(terms, day):
    return terms.paused_until is not None and terms.paused_until >= day
