"""What of a profile leads to its person, and how it reads when it did: only what the reader may see."""

import re
from collections import defaultdict

from django.utils.text import Truncator

from omarm.people.queries.finding import MoreWords, Why
from omarm.profiles.models import Expertise, Project
from omarm.profiles.queries.expertise import expertise_words, project_words
from omarm.profiles.queries.narrowing import audiences_of, seen_in
from omarm.profiles.queries.values import fields_that_lead, shown_with_words, words_of

LONGEST = 100  # letters of a text that says why
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def _told(ids):
    """Return {id: texts} of what every colleague may find these people by."""
    leading = {field.code for field in fields_that_lead()}
    found = defaultdict(list)
    for pk, told in words_of(ids).items():
        found[pk] += [text for texts in told.values() for text in texts]
    for code, words in (("expertise", expertise_words), ("projects", project_words)):
        for pk, texts in words(ids).items() if code in leading else ():
            found[pk] += texts
    return found


def _seen(viewer, people):
    """Return {id: [(Why, text)]}: of what leads to these people, what this viewer may see now."""
    fields = fields_that_lead()
    audiences = audiences_of(people, fields)
    seen = seen_in(viewer, people, fields, audiences)
    labels = {field.code: field.label for field in fields}
    found = defaultdict(list)
    for pk, told in shown_with_words(viewer, people, fields, audiences, seen).items():
        found[pk] += [pair for field, texts in told for pair in _pairs(field, texts)]
    for row in _expertise(seen.get("expertise")):
        words = "\n".join([*(word.shown for word in row.topic.words.all()), row.note])
        found[row.person_id].append((Why("expertise", labels["expertise"], row.topic.name), words))
    for row in _projects(seen.get("projects")):
        found[row.person_id].append((Why("projects", labels["projects"], row.name), row.name))
    return found


def _pairs(field, texts):
    """Return [(Why, its text)] of one field: a short one as a whole, a long one by its sentences."""
    if len(field.text) <= LONGEST:
        return [(Why(field.code, field.label, field.text), "\n".join(texts))]
    return [
        (Why(field.code, field.label, Truncator(sentence).chars(LONGEST)), sentence)
        for text in texts
        for sentence in SENTENCE.split(text)
    ]


def _expertise(ids):
    rows = Expertise.objects.filter(person__in=ids or ()).select_related("topic").prefetch_related("topic__words")
    return rows.order_by("topic__sort_key", "pk")


def _projects(ids):
    return Project.objects.filter(person__in=ids or (), ended_on=None).order_by("pk")


def people_who_know(topic_id):
    """Return the ids of who told that they know about a topic. No rule: it is asked to keep what they are found by."""
    return list(Expertise.objects.filter(topic=topic_id).values_list("person", flat=True))


MORE_WORDS = MoreWords("profiles", of=_told, seen=_seen)
