"""What of a profile leads to its person, and how it reads when it did: only what the reader may see."""

import re
from collections import defaultdict

from django.utils.text import Truncator

from omarm.people.models import Person
from omarm.people.queries.finding import MoreWords, Why
from omarm.profiles.models import Expertise
from omarm.profiles.queries.expertise import expertise_words, project_words
from omarm.profiles.queries.narrowing import current_fields, seen_by
from omarm.profiles.queries.values import shown, words_of

LONGEST = 100  # letters of a text that says why
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def _leads(code):
    """Return the field when it is in use and leads to people, else None."""
    return next((field for field in current_fields([code]) if field.is_found), None)


def _fields_of(ids):
    return {pk: [text for texts in told.values() for text in texts] for pk, told in words_of(ids).items()}


def _fields_seen(viewer, ids):
    words = words_of(ids)
    codes = {code for told in words.values() for code in told}
    people = Person.objects.visible_to(viewer).filter(pk__in=ids)
    seen = shown(viewer, people, codes)
    return {
        pk: [pair for code, texts in told.items() if code in seen[pk] for pair in _pairs(seen[pk][code], texts)]
        for pk, told in words.items()
        if pk in seen
    }


def _pairs(field, texts):
    """Return [(Why, its text)] of one field: a short one as a whole, a long one by its sentences."""
    if len(field.text) <= LONGEST:
        return [(Why(field.code, field.label, field.text), "\n".join(texts))]
    return [
        (Why(field.code, field.label, Truncator(sentence).chars(LONGEST)), sentence)
        for text in texts
        for sentence in SENTENCE.split(text)
    ]


def _expertise_of(ids):
    return expertise_words(ids) if _leads("expertise") else {}


def _expertise_seen(viewer, ids):
    field = _leads("expertise")
    if field is None:
        return {}
    people = Person.objects.visible_to(viewer).filter(pk__in=ids)
    known = seen_by(viewer, people, ["expertise"])["expertise"]
    rows = Expertise.objects.filter(person__in=known).select_related("topic").prefetch_related("topic__words")
    seen = defaultdict(list)
    for row in rows.order_by("topic__sort_key"):
        words = "\n".join([*(word.shown for word in row.topic.words.all()), row.note])
        seen[row.person_id].append((Why("expertise", field.label, row.topic.name), words))
    return seen


def _projects_of(ids):
    return project_words(ids) if _leads("projects") else {}


def _projects_seen(viewer, ids):
    field = _leads("projects")
    told = project_words(ids) if field and not viewer.is_guest else {}
    return {pk: [(Why("projects", field.label, name), name) for name in names] for pk, names in told.items()}


def people_who_know(topic_id):
    """Return the ids of who told that they know about a topic. No rule: it is asked to keep what they are found by."""
    return list(Expertise.objects.filter(topic=topic_id).values_list("person", flat=True))


MORE_WORDS = (
    MoreWords("fields", of=_fields_of, seen=_fields_seen),
    MoreWords("expertise", of=_expertise_of, seen=_expertise_seen),
    MoreWords("projects", of=_projects_of, seen=_projects_seen),
)
