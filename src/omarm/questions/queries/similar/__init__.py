"""Asked before: the questions like one that somebody is writing, also in other words."""

from dataclasses import dataclass

from django.urls import reverse

from omarm.questions.queries.similar.places import groups_of, leanings
from omarm.questions.queries.similar.pool import likened

FEWEST_WORDS = 3
LIKE_ENOUGH = 0.12  # chosen on pairs of our own (docs/features/questions-finding.md)
WEIGHED = 100  # of the most like, whose groups are looked at
LEANING = 3.0  # how much more a question counts in the group to which all points
IN_THIS_GROUP = 0.2  # likewise in the group that was chosen
NEAR = (
    0.3  # from here on it may well be the same: between what twins score and what does not belong, on pairs of our own
)
KEPT_FIRST = 0.5  # of how like the most like one is: what is kept and as like as that stands first
MOST_SHARED = 4  # words that are named
LONGEST_ANSWER = 240
PAGES = {"kept": "questions:card"}  # where it is read, by how it stands; else at its question


@dataclass(frozen=True, slots=True)
class Similar:
    """A question that was asked before. `answer` is the beginning of its card or solution; `why` are words of who asks, those
    that say most first. `near`: it is so like it that it may well be the same.
    """

    post_id: int
    title: str
    url: str
    where: str
    state: str  # "kept", "solved", "answered" or "open"
    card: bool
    answer: str
    why: tuple[str, ...]
    near: bool = True


def similar(person, text, *, group=None, limit=5, found=None):
    """Return the Similar that the person may read, the most like first, but before those what is kept on a card and half
    as like as the best; nothing for fewer than three words.

    Never raises on what was typed. `found` is what `likened` gave for the same person and text, where it was asked already.
    """
    if len(text.split()) < FEWEST_WORDS:
        return []
    read, asked = found or likened(person, text)
    asked = [one for one in asked if one.score >= LIKE_ENOUGH][:WEIGHED]
    where = groups_of(person, [one.post_id for one in asked])
    groups = list({one.pk: one for one in where.values()}.values())
    shares = {one.group.pk: one.share for one in leanings(text, read, asked, groups, where)}

    def weighed(one):
        place = where.get(one.post_id)
        share = shares[place.pk] if place else 0
        chosen = IN_THIS_GROUP if place and group and place.pk == group.pk else 0
        return one.score * (1 + LEANING * share + chosen)

    best = sorted(asked, key=lambda one: -weighed(one))[:limit]
    least = weighed(best[0]) * KEPT_FIRST if best else 0
    best = sorted(best, key=lambda one: one.state != "kept" or weighed(one) < least)
    return [_shown(one, where.get(one.post_id), read) for one in best]


def _shown(one, group, read):
    why = read.telling(one.likeness.held)[:MOST_SHARED]
    return Similar(
        one.post_id, one.title, reverse(PAGES.get(one.state, "stream:post"), args=[one.post_id]), group.name if group else "", one.state,
        one.state == "kept", _beginning(one.answer), why, one.score >= NEAR,
    )  # fmt: skip


def _beginning(text):
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_ANSWER else line[:LONGEST_ANSWER].rsplit(" ", 1)[0] + "…"
