"""Ties as sparse matrices, and how far people are from each other in them.

The only module that reaches for numpy and scipy by itself; it is imported by the functions that compute, never at start:
a server that computes nothing carries neither.
"""

import numpy as np
from scipy import sparse

AT_ONCE, FEWEST = 160_000, 16  # numbers in the memory next to the processor, and sources walked from at once


def directed(ties):
    """Return the matrix of ties: 1 from who asks (row) to who is asked (column)."""
    size = len(ties.people)
    ends = np.array(ties.arcs, dtype=np.int64).reshape(-1, 2)
    return sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))


def both_ways(matrix):
    """Return the matrix with every tie in both directions."""
    return ((matrix + matrix.T) > 0).astype(np.float64).tocsr()


def batches(matrix, sources):
    """Yield the sources, so many at a time as are walked from at once."""
    wide = max(FEWEST, AT_ONCE // matrix.shape[0])
    for start in range(0, len(sources), wide):
        yield np.asarray(sources[start : start + wide])


def waves(backwards, sources):
    """Yield, for distance 0, 1, 2 … from each of the sources, how many shortest paths end where.

    `backwards` is the transposed matrix. A wave has a row for each person and a column for each source; together they hold
    everybody who can be reached, once.
    """
    wave = np.zeros((backwards.shape[0], len(sources)))
    wave[sources, np.arange(len(sources))] = 1
    seen = wave > 0
    while wave.any():
        yield wave
        wave = backwards @ wave
        wave[seen] = 0
        seen |= wave > 0


def nearness(matrix, sources):
    """Return 1 over the distance between each source (row) and everybody (column): 0 to who is out of reach, 1 to oneself.

    Ties go both ways; `matrix` is symmetric.
    """
    rows = [np.zeros((0, matrix.shape[0]))]
    for batch in batches(matrix, sources):
        near = np.zeros((matrix.shape[0], len(batch)))
        for distance, wave in enumerate(waves(matrix, batch)):
            near[wave > 0] = 1 / max(distance, 1)
        rows.append(near.T)
    return np.vstack(rows)
