"""How often somebody lies on the shortest path between two others.

Freeman (A set of measures of centrality based on betweenness, Sociometry 40, 1977), computed as Brandes (Journal of
Mathematical Sociology 25, 2001) does, for many sources at once by products of sparse matrices. The libraries have it too,
and are too slow for ten thousand people (docs/decisions, “Networks and statistics”); the tests hold it against one of them.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from omarm.network.measures.matrices import batches, waves

MOST_WORK = 10_000 * 200_000  # people times the ends of ties that are walked from everybody
FEWEST_SOURCES = 200
SEED = 20060301  # any number will do, as long as it stays the same


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Of each, in how many pairs they lie between, in order of the people; not normalised.

    Where only some sources were walked from, `sources` says how many, and `error` holds the standard error of each value.
    """

    values: np.ndarray
    error: np.ndarray | None = None
    sources: int | None = None


def betweenness(matrix, *, pairs_once=False, sources=None):
    """Return the Betweenness in a matrix of ties; `pairs_once` where it is symmetric, and a pair has no direction.

    All shortest paths are counted, or, of a network beyond MOST_WORK or with a number of `sources`, those from a random
    sample of people (Brandes & Pich, International Journal of Bifurcation and Chaos 17, 2007), the same at every run.
    """
    size = matrix.shape[0]
    drawn = min(size, sources or sources_for(matrix))
    chosen = np.arange(size) if drawn == size else _draw(size, drawn)
    total, squares = _walk(matrix, chosen)
    each = 0.5 if pairs_once else 1.0
    if drawn == size:
        return Betweenness(each * total)
    mean = total / drawn
    variance = np.maximum(squares / drawn - mean**2, 0) * drawn / (drawn - 1)
    error = size * np.sqrt(variance / drawn * (1 - drawn / size))
    return Betweenness(each * size * mean, each * error, drawn)


def sources_for(matrix):
    """Return from how many people there is time to walk, at least FEWEST_SOURCES of many."""
    size = matrix.shape[0]
    affordable = MOST_WORK // max(1, matrix.nnz)
    return size if affordable >= size else min(size, max(FEWEST_SOURCES, affordable))


def _draw(size, count):
    return np.sort(np.random.default_rng(SEED).choice(size, count, replace=False))


def _walk(matrix, sources):
    """Return of each person the sum over the sources of their part in paths from there, and the sum of its squares."""
    backwards = matrix.T.tocsr()
    total, squares = np.zeros(matrix.shape[0]), np.zeros(matrix.shape[0])
    # The products leave Python's lock alone, so that every core works; the sums are made in one order.
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for parts in pool.map(lambda batch: _dependencies(matrix, backwards, batch), batches(matrix, sources)):
            total += parts.sum(axis=1)
            squares += (parts**2).sum(axis=1)
    return total, squares


def _dependencies(matrix, backwards, batch):
    """Return what part of the paths from each source (column) goes through each person (row), ends not counted."""
    steps = list(waves(backwards, batch))
    parts = np.zeros((matrix.shape[0], len(batch)))
    for nearer, further in zip(reversed(steps[1:-1]), reversed(steps[2:]), strict=True):
        share = np.divide(1 + parts, further, out=np.zeros_like(parts), where=further > 0)
        parts += (matrix @ share) * nearer
    return parts
