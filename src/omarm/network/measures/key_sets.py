"""Which few people reach most others, or would break the network most by leaving.

Borgatti (Identifying sets of key players in a social network, Computational & Mathematical Organization Theory 12, 2006):
the best set is not the best persons, because what two of them reach is partly the same. Ties go both ways here. No library
has these sets; small ones are tried one by one, of others a set is built up and then improved by swaps (his own advice).
"""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from omarm.network.measures.betweenness import betweenness
from omarm.network.measures.matrices import both_ways, directed, nearness

REACH, FRAGMENT = KINDS = ("reach", "fragment")
MOST_TRIED = 3000  # sets that are tried one by one, of a small network
MOST_REACHING = 1000  # people who are candidates to reach others, by how many ties they have
MOST_BREAKING = 60  # people who are candidates to break it, by betweenness
FEWEST_BREAKING = 12
MOST_WALKED, FEWEST_WALKED = 300, 50  # people from whom distances are taken, of larger networks a sample
WALK = 10_000_000  # people walked from times ends of ties
WORK = 200_000_000  # the same times candidates, or times sets that are tried
ENOUGH = 1e-12  # a swap that gains less gains nothing
SEED = 2006


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """The ids of a set, and its value (0 to 1), which is None where too few people are left to tell.

    `candidates` is of how many people the set is the best found; `walked` from how many distances were taken, where that
    is not everybody and the value is an estimate.
    """

    people: tuple[str, ...]
    value: float | None
    candidates: int
    walked: int | None = None


def key_players(ties, size, *, by):
    """Return the KeyPlayers: a set of at most `size` people, in order of the people.

    `by` is REACH: the mean over everybody of 1 over the distance to the nearest of the set, who themselves count as 1
    (distance-weighted reach); or FRAGMENT: 1 minus the mean over pairs of people who are left of 1 over their distance
    once the set is gone (distance-weighted fragmentation). Out of reach is 0 in both.
    """
    matrix = both_ways(directed(ties))
    size = min(size, len(ties.people))
    found = _reaching(matrix, size) if by == REACH else _breaking(matrix, size)
    people = tuple(ties.people[place] for place in sorted(found.chosen))
    return KeyPlayers(people, found.value, found.candidates, found.walked)


@dataclass(frozen=True, slots=True)
class _Found:
    chosen: tuple
    value: float | None
    candidates: int
    walked: int | None = None


def _reaching(matrix, size):
    candidates = _first_by(matrix.sum(axis=1), min(matrix.shape[0], MOST_REACHING))
    near = nearness(matrix, candidates)

    def value(rows):
        return float(near[list(rows)].max(axis=0).mean()) if rows else 0.0

    def best_beside(rows):
        covered = near[list(rows)].max(axis=0) if rows else np.zeros(near.shape[1])
        gains = np.maximum(near, covered).mean(axis=1)
        gains[list(rows)] = -1
        row = int(gains.argmax())
        return row, float(gains[row])

    rows = _best_set(len(candidates), size, value, best_beside, most=MOST_TRIED)
    return _Found(tuple(int(candidates[row]) for row in rows), value(rows), len(candidates))


def _breaking(matrix, size):
    everybody = matrix.shape[0]
    walked = _walked_from(matrix)
    cost = max(1, len(walked) * matrix.nnz)
    between = betweenness(matrix, pairs_once=True, sources=MOST_WALKED).values
    candidates = _first_by(between, max(FEWEST_BREAKING, min(MOST_BREAKING, WORK // cost)))

    def value(rows):
        return _fragmentation(matrix, candidates[list(rows)], walked)

    def best_beside(rows):
        values = {row: value((*rows, row)) for row in range(len(candidates)) if row not in rows}
        row = max(values, key=values.get)
        return row, values[row]

    size = min(size, len(candidates), max(0, everybody - 2))
    rows = _best_set(len(candidates), size, value, best_beside, most=min(MOST_TRIED, WORK // cost))
    told = None if everybody < 2 else value(rows)  # noqa: PLR2004 (between one nothing can break)
    return _Found(tuple(int(candidates[row]) for row in rows), told, len(candidates), _unless_all(walked, everybody))


def _fragmentation(matrix, gone, walked):
    left = np.setdiff1d(np.arange(matrix.shape[0]), gone)
    sources = np.searchsorted(left, np.setdiff1d(walked, gone))
    near = nearness(matrix[left][:, left].tocsr(), sources)
    pairs = len(sources) * (len(left) - 1)
    return float(1 - (near.sum() - len(sources)) / pairs) if pairs else 0.0


def _best_set(candidates, size, value, best_beside, *, most):
    """Return the rows of the best set: of all sets, or by adding the best and swapping while that gains."""
    if comb(candidates, size) <= most:
        return max(combinations(range(candidates), size), key=lambda rows: round(value(rows), 12))
    rows, reached = (), -1.0
    while len(rows) < size:
        row, reached = best_beside(rows)
        rows = (*rows, row)
    return _swapped(rows, reached, best_beside)


def _swapped(rows, reached, best_beside):
    improved = True
    while improved:
        improved = False
        for leaving in rows:
            others = tuple(row for row in rows if row != leaving)
            row, better = best_beside(others)
            if better > reached + ENOUGH:
                rows, reached, improved = (*others, row), better, True
                break
    return rows


def _first_by(scores, count):
    """Return the places of the highest scores, in order of the people; who are level go by place."""
    return np.sort(np.argsort(-np.round(scores, 9), kind="stable")[:count])


def _walked_from(matrix):
    everybody = matrix.shape[0]
    count = max(FEWEST_WALKED, min(MOST_WALKED, WALK // max(1, matrix.nnz)))
    if everybody <= count:
        return np.arange(everybody)
    return np.sort(np.random.default_rng(SEED).choice(everybody, count, replace=False))


def _unless_all(walked, everybody):
    return None if len(walked) == everybody else len(walked)
