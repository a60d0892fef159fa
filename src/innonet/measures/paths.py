"""Shortest paths in steps from every organization at once: 64 searches in one machine word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from innonet.kept import once
from innonet.kernels import compiled, in_threads
from innonet.measures.engines import spans
from innonet.measures.twins import PAY as TWINS_PAY
from innonet.measures.twins import alike
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

WORD = 64
WORDS = 4
"""Words searched at once: 256 sources a pass (2 to 8 words were tried on 800,000 ties; 2 and 4 are the fastest)."""
Bits = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Twins:
    """Organizations with the same partners and tied to each other, as one: all others are equally far from them.

    Numbered by component, all small ones as one, and within it by how many they are.
    """

    of: Counts  # organization -> its twins
    copies: Counts  # how many organizations they are
    first: Counts  # where those who are searched together with them start
    last: Counts  # and end
    indptr: Counts
    indices: Counts


@dataclass(frozen=True)
class _Batch:
    """Sources that are searched from together, and all rows that they can reach."""

    rows: slice
    seen: Bits  # rows x words: each source's bit in its own row
    worth: Counts  # organizations behind each bit of a word
    copies: Counts  # organizations behind each row
    indptr: Counts
    indices: Counts


@dataclass(frozen=True)
class _Found:
    """What the searches of a batch found, one entry a row."""

    rows: slice
    sums: npt.NDArray[np.float64]  # of 1/steps
    total: Counts  # of organizations
    pairs: Counts  # by steps


def reciprocal_sums(network: Network) -> npt.NDArray[np.float64]:
    """Sum 1/steps from each organization to all others; 0 where no path leads. Ties count both ways."""
    return _searched(network)[0].copy()


def step_counts(network: Network) -> Counts:
    """Count ordered pairs by the steps between them: position 1 is the tied ones; pairs without a path are left out."""
    return _searched(network)[1].copy()


@once  # harmonic, dF, mean steps and the profile share one search
def _searched(network: Network) -> tuple[npt.NDArray[np.float64], Counts]:
    twins = _twins(network)
    sums = (twins.copies - 1).astype(np.float64)
    counts = np.zeros(max(len(network), 1) + 1, dtype=np.int64)
    counts[1] = (twins.copies * (twins.copies - 1)).sum()
    for found in _batches(twins):
        sums[found.rows] += found.sums
        counts[: len(found.pairs)] += found.pairs
    return sums[twins.of], counts


def reached_within(network: Network, steps: int) -> Counts:
    """Count the others each organization reaches within a number of steps."""
    twins = _twins(network)
    total = twins.copies - 1 if steps > 0 else np.zeros_like(twins.copies)
    for found in _batches(twins, limit=steps):
        total[found.rows] += found.total
    return total[twins.of]


def pairs_at(ties: csr_array, *, most: int) -> Counts | None:
    """Count ordered pairs by the steps between them, along ties given as a symmetric matrix; see `step_counts`.

    Returns
    -------
    None where some two are so many steps apart, or more.
    """
    counts = np.zeros(ties.shape[0] + 1, dtype=np.int64)
    for found in _batches(_everyone(ties), limit=most):
        counts += found.pairs
    return None if counts[most:].any() else counts


def pattern(network: Network) -> csr_array:
    """Give the ties as a symmetric matrix of ones, columns of a row in order; ties count both ways."""
    matrix = network.adjacency
    both = ((matrix + matrix.T) if network.directed else matrix.copy()).tocsr()
    both.data = np.ones_like(both.data)
    both.sort_indices()
    return both


def _twins(network: Network) -> _Twins:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ties = pattern(network)
    if len(network) < TWINS_PAY:
        return _everyone(ties)
    of, copies = alike(ties, np.ones(ties.nnz, dtype=np.int64), np.ones(len(network), dtype=np.int64))
    labels = np.zeros(len(copies), dtype=np.int64)
    labels[of] = _searched_together(connected_components(ties, directed=False)[1])
    place = np.empty(len(copies), dtype=np.int64)
    place[np.lexsort((copies, labels))] = np.arange(len(copies))
    of = place[of]
    one, two = of[network.ends[:, 0]], of[network.ends[:, 1]]
    apart = np.tile(one != two, 2)
    source, target = np.concatenate([one, two])[apart], np.concatenate([two, one])[apart]
    shape = (len(copies), len(copies))
    quotient: Any = coo_array((np.ones(len(source)), (source, target)), shape=shape).tocsr()
    quotient.sort_indices()
    ordered = np.sort(labels)
    return _Twins(
        of,
        copies[np.argsort(place)],
        np.searchsorted(ordered, ordered, side="left"),
        np.searchsorted(ordered, ordered, side="right"),
        quotient.indptr.astype(np.int64),
        quotient.indices.astype(np.int64),
    )


def _everyone(ties: csr_array) -> _Twins:
    """Take everybody for their own twin, and search from all at once."""
    size = ties.shape[0]
    return _Twins(
        np.arange(size),
        np.ones(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
        np.full(size, size),
        ties.indptr.astype(np.int64),
        ties.indices.astype(np.int64),
    )


def _searched_together(parts: npt.NDArray[np.int32]) -> Counts:
    """Take the components that do not fill a word for one: each alone would waste most of a search."""
    small = np.bincount(parts) < WORD
    return np.where(small[parts], len(small), parts).astype(np.int64)


def _slots(twins: _Twins) -> Counts:
    """Line up who has partners so that a word holds sources searched together, of one number of copies; -1 is empty."""
    sources = np.flatnonzero(np.diff(twins.indptr))
    starts = np.flatnonzero(np.diff(twins.first[sources], prepend=-1) | np.diff(twins.copies[sources], prepend=-1))
    lengths = np.diff(starts, append=len(sources))
    padded = -(-lengths // WORD) * WORD
    slots = np.full(int(padded.sum()), -1, dtype=np.int64)
    shift = np.cumsum(padded) - padded - starts
    slots[np.arange(len(sources)) + np.repeat(shift, lengths)] = sources
    return slots


def _batches(twins: _Twins, *, limit: int | None = None) -> Iterator[_Found]:
    """Yield what is found from each batch of sources, in order: sums come out the same on any number of cores.

    Reaching is symmetric, so a row's bits are also the sources that see it: counting them is enough.
    """
    slots = _slots(twins)
    limit = len(twins.copies) if limit is None else limit
    width = WORD * WORDS if len(slots) > TWINS_PAY else max(len(slots), 1)
    begins = range(0, len(slots), width)
    work = len(slots) // WORD * len(twins.indices)
    search = _in_machine_code if compiled(work, "searches.batch") else _in_numpy
    yield from in_threads(lambda begin: search(_batch(twins, slots[begin : begin + width]), limit), begins, steps=work)


def _batch(twins: _Twins, slots: Counts) -> _Batch:
    sources = slots[slots >= 0]
    rows = slice(int(twins.first[sources[0]]), int(twins.last[sources[-1]]))
    position = np.flatnonzero(slots >= 0)
    seen = np.zeros((rows.stop - rows.start, len(slots) // WORD), dtype=np.uint64)
    seen[sources - rows.start, position // WORD] = np.uint64(1) << (position % WORD).astype(np.uint64)
    base = twins.indptr[rows.start]
    indptr = twins.indptr[rows.start : rows.stop + 1] - base
    indices = twins.indices[base : base + indptr[-1]] - rows.start
    return _Batch(rows, seen, twins.copies[slots[::WORD]], twins.copies[rows], indptr, indices)


def _in_machine_code(batch: _Batch, limit: int) -> _Found:
    from innonet.kernels import searches

    return _Found(
        batch.rows,
        *searches.batch(batch.seen, (batch.worth, batch.copies), (batch.indptr, batch.indices), limit),
    )


def _in_numpy(batch: _Batch, limit: int) -> _Found:
    size = len(batch.copies)
    sums, total, pairs = np.zeros(size), np.zeros(size, dtype=np.int64), np.zeros(size + 1, dtype=np.int64)
    for steps, reached in enumerate(islice(spreading(batch.seen, batch.indptr, batch.indices), limit), start=1):
        found = np.bitwise_count(reached) @ batch.worth
        sums += found / steps
        total += found
        pairs[steps] += found @ batch.copies
    return _Found(batch.rows, sums, total, pairs)


def spreading(seen: Bits, indptr: Counts, indices: Counts) -> Iterator[Bits]:
    """Yield the bits that reach each row anew, step by step, until none does."""
    everything = np.bitwise_or.reduce(seen, axis=0)
    tied = np.flatnonzero(np.diff(indptr))
    frontier = seen.copy()
    while True:
        wanting = tied[(seen[tied] != everything).any(axis=1)]
        # while most rows want something, to collect for all is faster than to pick those who do
        rows = tied if 2 * len(wanting) > len(tied) else wanting
        reached = np.zeros_like(seen)
        if len(wanting):
            reached[rows] = _union(frontier, rows, indptr, indices) & ~seen[rows]
        if not reached.any():
            return
        seen |= reached
        yield reached
        frontier = reached


def _union(frontier: Bits, rows: Counts, indptr: Counts, indices: Counts) -> Bits:
    """Give some rows the union of their partners' bits; all rows with partners, or fewer."""
    starts = indptr[rows]
    lengths = indptr[rows + 1] - starts
    if lengths.sum() < len(indices):
        indices = indices[spans(starts, lengths)]
        starts = np.cumsum(lengths) - lengths
    result: Bits = np.bitwise_or.reduceat(frontier.take(indices, axis=0), starts, axis=0)
    return result
