"""Find: by all words first, then by another spelling of a word that nobody uses, then by most of the words."""

from dataclasses import replace

from omarm.core.pagination import Cursor
from omarm.search.queries.answers import DATE, RELEVANCE, Filters, Found
from omarm.search.queries.candidates import TookTooLong, patience
from omarm.search.queries.listing import RESPELLED, Listed, Way, Wish, listed_by, page_of, with_more
from omarm.search.queries.own import Own, own_hits
from omarm.search.queries.question import Question
from omarm.search.queries.spelling import respelled

PAGE = 20
FEW = 5  # hits by all words; with fewer, those by most of the words come behind them
IN_DOUBT = 2  # hits with which another spelling is suggested


def find(person, text, *, filters=None, order=RELEVANCE, after="", limit=PAGE):
    """Return what the person can find by this text, as Found. It never raises on what was typed.

    It is narrowed to `filters` (Filters). `after` is that of the page before. By relevance at most 300 are ordered, by
    date one can go on; by date only the first page has `counts`.
    """
    question = Question.of(person, text, filters or Filters())
    if question.asked.nothing or not question.strict:
        return Found(question.asked)
    wish = Wish(DATE if order == DATE else RELEVANCE, after, limit)
    try:
        with patience():
            return _further(question, wish) if wish.order == DATE and after else _found(question, wish)
    except TookTooLong:
        return Found(question.asked, took_too_long=True)


def _found(question, wish):
    own = Own() if wish.after else own_hits(question)
    listed = listed_by(Way(question, question.keys), wish.order)
    other = None
    if len(listed.rows) <= IN_DOUBT and not own.is_certain:
        other = _by_other_spelling(question, wish.order)
    if other and not listed.rows:
        page = page_of(other, own, wish)
        return replace(page, asked=question.asked, looked_for=other.way.question.text)
    is_better = other and len(other.rows) > len(listed.rows)
    if not listed.rows or (len(listed.rows) < FEW and wish.order == RELEVANCE and len(question.asked.needed) > 1):
        listed = _with_looser(listed, wish.order)
    return replace(page_of(listed, own, wish), did_you_mean=other.way.question.text if is_better else "")


def _further(question, wish):
    """Return a later page by date: it goes on as it began."""
    letter, cursor = wish.after[:1], Cursor.parse(wish.after[1:])
    if cursor is None:
        return _found(question, replace(wish, after=""))
    again = question
    if letter == RESPELLED and (spelled := respelled(question)):
        again = Question.of(question.person, spelled, question.filters)
    keys = again.loose(int(letter)) if letter.isdecimal() else again.keys
    listed = listed_by(Way(again, keys, letter), DATE, before=(cursor.at, cursor.pk)) if keys else Listed()
    return replace(page_of(listed, Own(), wish), asked=question.asked, counts={})


def _by_other_spelling(question, order):
    """Return what is found by another spelling, as Listed; None when there is no such spelling, or it finds nothing."""
    spelled = respelled(question)
    if not spelled:
        return None
    again = Question.of(question.person, spelled, question.filters)
    listed = listed_by(Way(again, again.keys, RESPELLED), order) if again.strict else Listed()
    return listed if listed.rows else None


def _with_looser(listed, order):
    """Return what was found with, behind it, what holds most of the words: all but one, then all but two, to the half."""
    question = listed.way.question
    for left_out in range(len(question.each) // 2 + 1):
        if keys := question.loose(left_out):
            listed = with_more(listed, listed_by(Way(question, keys, str(left_out)), order))
        if len(listed.rows) >= FEW:
            break
    return listed
