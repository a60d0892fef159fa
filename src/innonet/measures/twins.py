"""Twins: organizations whose rows of a matrix of ties are the same; whatever is found from one holds for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Counts = npt.NDArray[np.int64]
PAY = 1_000
"""Organizations from which it pays to look for twins; fewer are soon searched from one by one."""


def alike(ties: csr_array, values: Counts, own: Counts) -> tuple[Counts, Counts]:
    """Give the twins each organization is of, and how many they are: rows with the same values in the same columns.

    A consortium's members without any other partnership are such twins, so a projection has many.

    Parameters
    ----------
    ties
        The columns of each row.
    values
        A small whole number for each of its entries: equal ones are the same.
    own
        What each organization's entry with itself is taken for, in the same numbers: twins are tied by it.

    Returns
    -------
    The number of its twins for each organization, in the order in which they first appear; how many each are.

    Notes
    -----
    Rows are told apart by two sums of random numbers of 64 bits, one number a column, times the values: that two
    different rows have both sums in common has a chance of at most (the largest value / 2^64)^2.
    """
    size = ties.shape[0]
    numbers = np.random.default_rng(0).integers(0, 2**64, (2, size), dtype=np.uint64)
    sums = np.zeros((2, ties.nnz + 1), dtype=np.uint64)
    np.cumsum(numbers[:, ties.indices] * values.astype(np.uint64), axis=1, out=sums[:, 1:])
    sums = numbers * own.astype(np.uint64) + sums[:, ties.indptr[1:]] - sums[:, ties.indptr[:-1]]
    order = np.lexsort(sums)
    differ = np.append(True, (np.diff(sums[:, order]) != 0).any(axis=0))[:size]
    first = order[differ]
    number = np.empty(len(first), dtype=np.int64)
    number[np.argsort(first)] = np.arange(len(first))
    of = np.empty(size, dtype=np.int64)
    of[order] = number[np.cumsum(differ) - 1]
    return of, np.bincount(of).astype(np.int64)


def firsts(lengths: csr_array) -> Counts:
    """Give for each organization the first of those that are as far from all others as it is, and tied to it.

    No shortest path from a twin goes through another: their own tie is not longer than any other of theirs.

    Parameters
    ----------
    lengths
        Length of the tie from each to each, above 0; symmetric.
    """
    size = lengths.shape[0]
    if size < PAY:
        return np.arange(size)
    codes = np.unique(lengths.data, return_inverse=True)[1].astype(np.int64) + 1
    nearest = np.zeros(size, dtype=np.int64)  # 0 for who has no ties: all these are as one, and reach nobody
    tied = np.flatnonzero(np.diff(lengths.indptr))
    if len(tied):
        nearest[tied] = np.minimum.reduceat(codes, lengths.indptr[tied])
    of, _ = alike(lengths, codes, nearest)
    first: Counts = np.unique(of, return_index=True)[1][of]
    return first
