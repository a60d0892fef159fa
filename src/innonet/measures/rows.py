"""Steps from some organizations to all others, one row each: hundreds of searches at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from innonet.measures.paths import WORD, WORDS, Bits, pairs_at, pattern, spreading
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Rows = npt.NDArray[np.uint16]
Positions = npt.NDArray[np.int64]
NO_PATH = 32_000
"""Stands for no path: two of them and a step still fit the type; no shortest path is so long."""
SMALL = 1_024
"""Organizations up to which a network is searched from all of them at once."""
LONG = 64
"""Steps from which organizations are searched from one by one: at each step, a search from many looks at everybody."""
NEARNESS: npt.NDArray[np.float64] = np.concatenate([[0.0], 1.0 / np.arange(1, NO_PATH), np.zeros(2**16 - NO_PATH)])
"""Steps -> 1/steps; 0 for an organization itself and where there is no path."""


def steps_from(network: Network, sources: Positions) -> Rows:
    """Count the steps from some organizations to all.

    Parameters
    ----------
    sources
        Positions in the network, each once.

    Returns
    -------
    Array, sources x organizations: 0 to oneself, `NO_PATH` where there is none. Ties count both ways.
    """
    return steps_along(pattern(network), sources)


def steps_along(ties: csr_array, sources: Positions) -> Rows:
    """Count the steps along ties given as a symmetric matrix; see `steps_from`."""
    rows = np.full((len(sources), ties.shape[0]), NO_PATH, dtype=np.uint16)
    long = []
    for place, steps, reached in _searches(ties, sources, most=LONG):
        rows[place][reached] = steps
        if steps == LONG:
            long.append(place)
    for place in long:
        rows[place] = _one_by_one(ties, sources[place])
    return rows


def _one_by_one(ties: csr_array, sources: Positions) -> Rows:
    from scipy.sparse.csgraph import dijkstra

    away = dijkstra(ties, unweighted=True, indices=sources)
    return np.where(np.isfinite(away), away, NO_PATH).astype(np.uint16)


def steps_in_two_modes(matrix: csr_array, sources: Positions) -> Rows:
    """Count the steps from some organizations to all through partnerships they share, without a projection.

    Parameters
    ----------
    matrix
        Organizations x partnerships, as `Register.matrix`.
    sources
        Positions of organizations, each once.

    Returns
    -------
    The same as `steps_from` gives of the projection.
    """
    from scipy.sparse import block_array

    size = matrix.shape[0]
    both = block_array([[None, matrix], [matrix.T, None]], format="csr")
    rows = np.full((len(sources), size), NO_PATH, dtype=np.uint16)
    for place, steps, reached in _searches(both, sources):
        if steps % 2 == 0:  # an organization, a partnership, an organization: two of these are one step
            rows[place][reached[:, :size]] = steps // 2
    return rows


def _searches(
    ties: csr_array, sources: Positions, *, most: int | None = None
) -> Iterator[tuple[slice, int, npt.NDArray[np.bool_]]]:
    """Yield whom a batch of sources reaches at 0, 1, 2 ... steps: its place among the sources, the steps, the marks."""
    size = ties.shape[0]
    for batch, there in _batches(sources, size):
        own = np.zeros((len(batch), size), dtype=bool)
        own[np.arange(len(batch)), batch] = True
        yield there, 0, own
        for steps, reached in enumerate(islice(_spread(ties, batch), most), start=1):
            bits = np.unpackbits(reached.astype("<u8").view(np.uint8), axis=1, bitorder="little", count=len(batch))
            yield there, steps, bits.T.astype(bool)


def _batches(sources: Positions, size: int) -> Iterator[tuple[Positions, slice]]:
    """Cut sources into batches, each with its place: all of a small network at once, or 256."""
    length = SMALL if size <= SMALL else WORD * WORDS
    for begin in range(0, len(sources), length):
        batch = sources[begin : begin + length]
        yield batch, slice(begin, begin + len(batch))


def nearness_summed(ties: csr_array) -> float:
    """Sum 1/steps over all ordered pairs along ties given as a symmetric matrix, without keeping any row."""
    if (pairs := pairs_at(ties, most=LONG)) is not None:
        return float((pairs[1:] / np.arange(1, len(pairs))).sum())
    every = np.arange(ties.shape[0])
    return sum(float(NEARNESS[_one_by_one(ties, batch)].sum()) for batch, _ in _batches(every, len(every)))


def _spread(ties: csr_array, batch: Positions) -> Iterator[Bits]:
    """Search from some organizations at once: yield the bits that reach each row at 1, 2 ... steps."""
    place = np.arange(len(batch))
    seen = np.zeros((ties.shape[0], -(-len(batch) // WORD)), dtype=np.uint64)
    seen[batch, place // WORD] = np.uint64(1) << (place % WORD).astype(np.uint64)
    return spreading(seen, ties.indptr.astype(np.int64), ties.indices.astype(np.int64))
