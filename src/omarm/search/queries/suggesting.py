"""Suggestions while somebody types: colleagues, groups and topics by name, and things by their title."""

from omarm.core.language import ask
from omarm.search.queries.answers import Filters, Result
from omarm.search.queries.candidates import TookTooLong, candidates, patience
from omarm.search.queries.own import own_hits
from omarm.search.queries.question import Question, stored_sources
from omarm.search.queries.showing import by_relevance, results, seen

MOST = 8
MOST_PEOPLE, MOST_FEW = 3, 3
SHORTEST = 2  # letters


def suggest(person, text) -> tuple[Result, ...]:
    """Return at most eight Results whose name or title has the words, people first, then groups and topics, then the rest.

    Colleagues who are found by something else than their name come last. Each may be read by the person now. Never raises
    on what was typed.
    """
    question = Question.of(person, text, Filters())
    keys = question.titles
    if not keys or sum(map(len, (term.word for term in ask(text).words))) < SHORTEST:
        return ()
    try:
        with patience():
            own = own_hits(question)
            found = seen(person, candidates(question, keys, stored_sources()).rows)
    except TookTooLong:
        return ()
    ordered = by_relevance(found)
    few_codes = {one.code for one in stored_sources() if one.few}
    few = [one for one in ordered if one.source in few_codes][:MOST_FEW]
    rest = [one for one in ordered if one.source not in few_codes]
    called = own.lit(own.called[:MOST_PEOPLE])
    titled = results(person, [*few, *rest][: MOST - len(called)], question.asked)
    return (*called, *titled, *own.lit(own.others[:MOST_PEOPLE]))[:MOST]
