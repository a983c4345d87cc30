"""Colleagues as one search finds and shows them; who finds them is people/queries/finding."""

from omarm.core.language.stems import dutch
from omarm.core.language.tokens import tokens
from omarm.people.models import Person
from omarm.people.queries.finding import find_people
from omarm.people.queries.finding.words import all_more_words
from omarm.search.sources import Hit, OwnHits


def find(person, asked, most):
    """Return the colleagues that the person finds by what was asked (Asked), as OwnHits.

    All words first, then without those that every question has: who, knows, about. A first name and a surname that somebody
    has, with errors forgiven, are that person; one word may be any word. Words in quotation marks follow each other in their
    name or in one thing that they tell, and whoever has a word that must not be there is left out.
    """
    words = [*asked.words, *(term for phrase in asked.phrases for term in phrase)]
    found = _found(person, words, most)
    if not found.rows and (needed := [term for term in words if term in asked.needed or not term.common]) != words:
        found = _found(person, needed, most)
    rows = _meant(person, found.rows, asked) if asked.phrases or asked.without else found.rows
    called = [row for row in rows if _is_called(row)]
    others = [row for row in rows if not _is_called(row)]
    hits = tuple(hit_of(row) for row in (*called, *others))
    is_sure = not found.forgiven or len(words) > 1
    return OwnHits(hits, by_name=len(called) if is_sure else 0, forgiven=found.forgiven, is_more=bool(found.after))


def visible(person, ids):
    """Return the ids of the colleagues whom the person may see and who are here."""
    return Person.objects.visible_to(person).active().filter(pk__in=ids).values_list("pk", flat=True)


def hits(_person, ids):
    """Return {id: Hit}."""
    rows = Person.objects.filter(pk__in=ids).select_related("department", "photo")
    return {row.pk: hit_of(row) for row in rows}


def documents(_ids):
    """Return no Words: people have an index of their own, in which more is forgiven."""
    return []


def all_ids(_after, _most):
    """Return nobody: none of them stands in the index of documents."""
    return []


def hit_of(row):
    """Return how a colleague is shown who was found."""
    reason = ", ".join(f"{one.label}: {one.text}" for one in getattr(row, "why", ()) if one.label)
    return Hit(
        row.pk, row.name, row.get_absolute_url(), reason or row.function, icon="user-round",
        where=row.department.name if row.department else "", found_in=reason, row=row,
    )  # fmt: skip


def _found(person, words, most):
    return find_people(person, " ".join(term.word for term in words), limit=most)


def _meant(person, rows, asked):
    """Return those of the people who have every phrase, and nothing of what must not be there, in what the reader sees of them."""
    seen = [more.seen(person, rows) for more in all_more_words()] if not person.is_guest else []
    kept = []
    for row in rows:
        texts = [row.name, *(text for told in seen for _why, text in told.get(row.pk, ()))]
        read = [tuple(token.word for token in tokens(text) if not token.joined) for text in texts]
        if all(_holds(read, phrase) for phrase in asked.phrases) and not any(_holds(read, no) for no in asked.without):
            kept.append(row)
    return kept


def _holds(texts, terms):
    """Return whether the terms stand behind each other in one of the texts, as they are or with the same stem."""
    length = len(terms)
    return any(
        all(word == term.word or dutch(word) == term.dutch for word, term in zip(text[at:], terms, strict=False))
        for text in texts
        for at in range(len(text) - length + 1)
    )


def _is_called(row):
    return all(not one.label for one in row.why)
