"""From candidates to what is shown: each asked of its own source again, counted, ordered and lit."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from math import exp, log

from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.search.queries.answers import Count, Result
from omarm.search.queries.lighting import highlighted, snippet
from omarm.search.sources import Readable, readable_among
from omarm.search.sources import source as source_of

FROM_TOPIC = 0.25  # how much a hit by another word for the same counts
AT_LEAST = 0.01  # the rank of what is found by its topic alone
OLDEST, OLDEST_TITLED = 0.3, 0.7  # what age leaves of a rank in the end; a year takes of the rest: exp(-age in years)
YEAR = timedelta(days=365.25)
SAME_CONVERSATION = 0.9  # what is left of a score for each better hit in the same conversation


def seen(person, candidates):
    """Return those of the candidates that the person may see, by the rule of their own source; all are asked at once."""
    by_source = defaultdict(list)
    for one in candidates:
        by_source[one.source].append(one.object_id)
    rules = {code: (source_of(code).visible, ids) for code, ids in by_source.items()}
    allowed = readable_among(
        person, {code: (rule, ids) for code, (rule, ids) in rules.items() if isinstance(rule, Readable)}
    )
    allowed |= {code: set(rule(person, ids)) for code, (rule, ids) in rules.items() if code not in allowed}
    return [one for one in candidates if one.object_id in allowed[one.source]]


def counted(candidates, sources, *, is_cut, is_few_cut):
    """Return {code: Count} of candidates that the person may see; where it was cut, there may be more."""
    numbers = Counter(one.source for one in candidates)
    return {one.code: Count(numbers[one.code], is_few_cut if one.few else is_cut) for one in sources}


def by_date(candidates):
    """Return the candidates, newest first."""
    return sorted(candidates, key=lambda one: (one.published_at, one.pk), reverse=True)


def by_relevance(candidates):
    """Return the candidates, best first. Of one conversation each next one counts for less, so that others are seen too."""
    now, worth = timezone.now(), _worth(candidates)
    scored = sorted(((score(one, now, worth), one) for one in candidates), key=lambda pair: (-pair[0], pair[1].key))
    before, ordered = defaultdict(int), []
    for value, one in scored:
        again = before[one.thread] if one.thread else 0
        before[one.thread] += 1
        ordered.append((-value * SAME_CONVERSATION**again, one))
    return [one for _value, one in sorted(ordered, key=lambda pair: (pair[0], pair[1].key))]


def score(one, now, worth):
    """Return the score of a Candidate: how much of what was asked it holds, times 10, its rank below 1, and its lift.

    `worth` is what each of the words is worth.
    """
    rank = one.rank + FROM_TOPIC * one.wide_rank + AT_LEAST
    if not source_of(one.source).few:
        years = max(0.0, (now - one.published_at) / YEAR)
        left = OLDEST_TITLED if one.is_titled else OLDEST
        rank *= left + (1 - left) * exp(-years)
    held = sum(value for value, has in zip(worth, one.holds, strict=False) if has)
    return 10 * held / (sum(worth) or 1) + rank / (rank + 1) + source_of(one.source).lift


def _worth(candidates):
    """Return what each word is worth, by how few of the candidates hold it: Spärck Jones (1972).

    Only candidates that the person may see are counted, so that the order tells nothing of others.
    """
    places = range(max((len(one.holds) for one in candidates), default=0))
    numbers = [sum(one.holds[place] for one in candidates if place < len(one.holds)) for place in places]
    return [log(1 + len(candidates) / (number or 1)) for number in numbers]


def results(person, candidates, asked, *, by_parts=False):
    """Return the Results of these candidates in their order, words lit; a constant number of queries a source.

    `by_parts` says that parts of the words that were typed may have found them.
    """
    by_source = defaultdict(list)
    for one in candidates:
        by_source[one.source].append(one.object_id)
    hits = {code: source_of(code).hits(person, ids) for code, ids in by_source.items()}
    found = [(one.source, hits[one.source].get(one.object_id)) for one in candidates]
    return tuple(shown(source_of(code), hit, asked, by_parts=by_parts) for code, hit in found if hit is not None)


def shown(source, hit, asked, *, by_parts=False):
    """Return one Result, its words lit; the sentence comes from a file with it when the words stand in none but that."""
    title = highlighted(hit.title, asked, by_parts=by_parts)
    text = snippet(hit.text, asked, by_parts=by_parts)
    if hit.files and not any(piece.is_lit for piece in (*title, *text)):
        for name, words in hit.files:
            found = snippet(f"{name} {words}", asked, by_parts=by_parts)
            if any(piece.is_lit for piece in found):
                hit = replace(hit, found_in=_("in the file %(name)s") % {"name": name})
                return Result(source, hit, title, found)
    return Result(source, hit, title, text)
