"""Two-mode networks dealt out anew: who takes part in what is random, how often each takes part is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Positions = npt.NDArray[np.int64]
TRADES = 20
"""Rounds of trades for one draw, by rows and by columns in turn."""
DENSE = 4_000_000
"""Cells up to which shared columns are found by counting, beyond by sorting."""


def randomized(matrix: csr_array, *, seed: int | np.random.Generator = 1, trades: int = TRADES) -> csr_array:
    """Draw a 0/1 matrix of the same row and column sums, each of them with the same chance.

    Rows meet in random pairs, put what only one of the two has on a heap, and draw from it as many as they gave
    (a curveball trade); then columns do the same, in turn.

    Parameters
    ----------
    matrix
        Rows x columns, ones where there is something; a `Register.matrix`, say.
    seed
        A number, or a numpy Generator to go on drawing from.
    trades
        Rounds, 0 and up; in one, every row (then every column) trades with one other. After few, much is still
        where it was: in 400 x 260 cells with heavy tails 20 are as good as 400; in 35,871 x 31,451 with rows of up
        to thousands 6 % of the ones are then in place that would be 1 % by chance, and 100 are needed.

    Returns
    -------
    Sparse matrix of the same shape, sorted, a new one.

    Notes
    -----
    The chain of trades is symmetric and reaches every matrix of these sums, so in the long run all are as likely.
    With an odd number of rows one of them sits out each round.

    References
    ----------
    Strona, G., Nappo, D., Boccacci, F., Fattorini, S. & San-Miguel-Ayanz, J. (2014). A fast and unbiased procedure
    to randomize ecological binary matrices with fixed row and column totals. Nature Communications 5, 4114.
    https://doi.org/10.1038/ncomms5114
    Carstens, C. J., Hamann, M., Meyer, U., Penschuck, M., Tran, H. & Wagner, D. (2018). Parallel and I/O-efficient
    randomisation of massive networks using global curveball trades. https://doi.org/10.48550/arXiv.1804.08487

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> drawn = randomized(csr_array([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]]), seed=3)
    >>> drawn.sum(axis=1).tolist(), drawn.sum(axis=0).tolist()
    ([3, 1, 2], [2, 1, 1, 2])
    """
    from scipy.sparse import coo_array

    generator = np.random.default_rng(seed)
    start = matrix.tocoo()
    rows, columns = start.row.astype(np.int64), start.col.astype(np.int64)
    many, wide = matrix.shape
    for turn in range(trades):
        if turn % 2 == 0:
            rows = _traded(rows, columns, shape=(many, wide), generator=generator)
        else:
            columns = _traded(columns, rows, shape=(wide, many), generator=generator)
    made = coo_array((np.ones(len(rows), dtype=matrix.dtype), (rows, columns)), shape=matrix.shape).tocsr()
    made.sort_indices()
    return made


def draws_of(matrix: csr_array, *, number: int, seed: int = 1, trades: int = TRADES // 2) -> Iterator[csr_array]:
    """Draw many such matrices, each going on from the one before: half the trades do.

    Parameters
    ----------
    number
        How many matrices.
    trades
        Rounds between two of them; the first is ten times as far from `matrix`.
    """
    generator, drawn = np.random.default_rng(seed), matrix
    for turn in range(number):
        drawn = randomized(drawn, seed=generator, trades=trades if turn else 10 * trades)
        yield drawn


def _traded(
    rows: Positions, columns: Positions, *, shape: tuple[int, int], generator: np.random.Generator
) -> Positions:
    """Let all rows trade once; give the new row of each entry, whose column stays."""
    order = generator.permutation(shape[0])
    place = np.empty(shape[0], dtype=np.int64)
    place[order] = np.arange(shape[0])
    pair = place[rows] >> 1
    alone = np.flatnonzero(~_shared(pair * shape[1] + columns, cells=(shape[0] + 1) // 2 * shape[1]))
    pair = pair[alone]
    drawn = alone[np.argsort(pair + generator.random(len(alone)))]  # by pair, in random order inside it
    pairs = (shape[0] + 1) // 2
    heap = np.bincount(pair, minlength=pairs)
    first = np.bincount(pair, weights=1 - (place[rows[alone]] & 1), minlength=pairs).astype(np.int64)
    begin = np.cumsum(heap) - heap
    turn = np.arange(len(drawn)) - np.repeat(begin, heap)
    side = turn >= np.repeat(first, heap)
    new = rows.copy()
    new[drawn] = order[2 * np.repeat(np.arange(pairs), heap) + side]
    return new


def _shared(keys: Positions, *, cells: int) -> npt.NDArray[np.bool_]:
    """Mark entries whose column the other row of the pair has too."""
    if cells <= DENSE:
        twice: npt.NDArray[np.bool_] = np.bincount(keys, minlength=cells)[keys] > 1
        return twice
    order = np.argsort(keys)
    same = np.zeros(len(keys) + 1, dtype=bool)
    same[1:-1] = np.diff(keys[order]) == 0
    marks = np.empty(len(keys), dtype=bool)
    marks[order] = same[1:] | same[:-1]
    return marks
