"""What of a profile leads to its person, and how it reads when it did: only what the reader may see."""

import re
from collections import defaultdict

from django.db import connection
from django.utils.text import Truncator

from omarm.people.queries.finding import MoreWords, Texts, Why
from omarm.profiles.models import Expertise
from omarm.profiles.queries.expertise import expertise_words, project_words
from omarm.profiles.queries.narrowing import audiences_of, seen_in
from omarm.profiles.queries.values import fields_that_lead, shown_with_words, words_of

# What they know about, with the words of those topics and their notes; then what they work on now.
WORK = """
select knows.person_id, 'expertise', topic.name,
       concat_ws(chr(10), (select string_agg(shown, chr(10) order by word.word) from topics_topicword word
                            where word.topic_id = topic.id), knows.note),
       topic.sort_key, knows.id
  from profiles_expertise knows join topics_topic topic on topic.id = knows.topic_id
 where knows.person_id = any(%(expertise)s::bigint[])
 union all
select person_id, 'projects', name, name, '', id from profiles_project
 where person_id = any(%(projects)s::bigint[]) and ended_on is null
 order by 2, 5, 6
"""
WORK_CODES = {"function", "expertise"}  # by these somebody is found before who only mentions it
LONGEST = 100  # letters of a text that says why
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def _told(ids):
    """Return {id: Texts} of what every colleague may find these people by."""
    leading = {field.code for field in fields_that_lead()}
    work, more = defaultdict(list), defaultdict(list)
    for pk, told in words_of(ids).items():
        for code, texts in told.items():
            (work if code in WORK_CODES else more)[pk] += texts
    for code, words in (("expertise", expertise_words), ("projects", project_words)):
        for pk, texts in words(ids).items() if code in leading else ():
            (work if code in WORK_CODES else more)[pk] += texts
    return {pk: Texts(tuple(work[pk]), tuple(more[pk])) for pk in {*work, *more}}


def _seen(viewer, people):
    """Return {id: [(Why, text)]}: of what leads to these people, what this viewer may see now."""
    fields = fields_that_lead()
    audiences = audiences_of(people, fields)
    seen = seen_in(viewer, people, fields, audiences)
    labels = {field.code: field.label for field in fields}
    found = defaultdict(list)
    for pk, told in shown_with_words(viewer, people, fields, audiences, seen).items():
        found[pk] += [pair for field, texts in told for pair in _pairs(field, texts)]
    asked = {code: list(seen.get(code, ())) for code in ("expertise", "projects")}
    if any(asked.values()):
        with connection.cursor() as cursor:
            cursor.execute(WORK, asked)
            for pk, code, name, words, *_order in cursor.fetchall():
                found[pk].append((Why(code, labels[code], name), words))
    return {pk: sorted(told, key=_by_what_they_know) for pk, told in found.items()}


def _by_what_they_know(pair):
    """What somebody says that they know about explains more than what they are called."""
    return pair[0].code != "expertise"


def _pairs(field, texts):
    """Return [(Why, its text)] of one field: a short one as a whole, a long one by its sentences."""
    if len(field.text) <= LONGEST:
        return [(Why(field.code, field.label, field.text), "\n".join(texts))]
    return [
        (Why(field.code, field.label, Truncator(sentence).chars(LONGEST)), sentence)
        for text in texts
        for sentence in SENTENCE.split(text)
    ]


def known_by_ids(topic_id):
    """Return the ids of who told that they know about a topic. No rule: it is asked to keep what they are found by."""
    return list(Expertise.objects.filter(topic=topic_id).values_list("person", flat=True))


MORE_WORDS = MoreWords("profiles", of=_told, seen=_seen)
