"""Tables of counts in which no small cell can be told, not even from the sums.

Cells from 1 to 4 are hidden, and as many others as it takes so that none of the hidden can be worked out from the
row sums, the column sums and the cells that are shown (complementary suppression). Zeros are shown: that nobody is
there says nothing of anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

HIDDEN_BELOW = 5
"""Counts from 1 to one less than this are hidden."""
_APART = 2.0
"""How far apart the least and the greatest possible value of a hidden cell must lie."""

Counts = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


def hidden_cells(counts: Counts, sums: Counts, *, below: int = HIDDEN_BELOW) -> Marks:
    """Choose the cells to hide.

    Parameters
    ----------
    counts
        The cells of a table as one list, none negative.
    sums
        Which cells make up each sum that a reader can see: one row per sum, one column per cell, how often the
        cell counts in the sum.

    Returns
    -------
    bool, one per cell. For every hidden cell the cells shown and the sums allow at least two values. Where hiding
    all cells is not enough, because a sum has one cell alone, all are hidden and the sum must not be shown either:
    see `told`.

    References
    ----------
    Willenborg, L. & de Waal, T. (2001). Elements of Statistical Disclosure Control. Springer, New York.
    https://doi.org/10.1007/978-1-4613-0121-9

    Examples
    --------
    >>> counts = np.array([3.0, 20, 30, 10, 15, 25, 40, 50, 60])  # three by three
    >>> hidden_cells(counts, table_sums(3, 3)).reshape(3, 3).astype(int).tolist()
    [[1, 1, 0], [1, 1, 0], [0, 0, 0]]
    """
    hidden: Marks = np.asarray((counts > 0) & (counts < below))
    while True:
        open_ = told(counts, sums, hidden)
        free: Marks = np.asarray(~hidden & (counts > 0))
        if not open_.any() or not free.any():
            return hidden
        hidden[_companion(counts, sums, hidden=hidden, of=int(np.flatnonzero(open_)[0]))] = True


def told(counts: Counts, sums: Counts, hidden: Marks) -> Marks:
    """Mark the hidden cells whose value follows, nearly, from the sums and the cells shown.

    A cell is safe if its least and its greatest possible value lie two or more apart; both are found by linear
    programming, with nothing known of a hidden cell but that it is 1 or more, since zeros are shown.
    """
    from scipy.optimize import linprog

    places = np.flatnonzero(hidden)
    marks = np.zeros(len(counts), dtype=bool)
    if not len(places):
        return marks
    inside, known = sums[:, places], sums[:, places] @ counts[places]
    used = inside.any(axis=1)
    for at, place in enumerate(places):
        aim = np.zeros(len(places))
        aim[at] = 1.0
        ends = [
            linprog(sign * aim, A_eq=inside[used], b_eq=known[used], bounds=(1, None), method="highs")
            for sign in (1, -1)
        ]
        # Without a bound above, the greatest value is not found and the cell is safe.
        if all(end.status == 0 for end in ends):
            marks[place] = -ends[1].fun - ends[0].fun < _APART - 1e-6
    return marks


def _companion(counts: Counts, sums: Counts, *, hidden: Marks, of: int) -> int:
    """Choose the next cell to hide: one that keeps most lonely hidden cells company, the smallest of these."""
    within = (sums > 0).astype(float)
    lonely: Marks = np.asarray(within @ hidden == 1)
    company = lonely @ within
    near: Marks = np.asarray(within[:, of] @ within > 0)
    free = np.flatnonzero(~hidden & (counts > 0))
    return int(free[np.lexsort((free, counts[free], ~near[free], -company[free]))[0]])


def table_sums(rows: int, columns: int) -> Counts:
    """Give the sums of a two-way table: its row sums, then its column sums."""
    by_row = np.kron(np.eye(rows), np.ones(columns))
    by_column = np.kron(np.ones(rows), np.eye(columns))
    return np.vstack([by_row, by_column])


def pair_sums(first: Iterable[Any], second: Iterable[Any]) -> Counts:
    """Give the sums of a table of pairs: for each group, all its ties, those inside it counted from both ends."""
    a, b = (pd.Index(list(side)) for side in (first, second))
    groups = a.union(b, sort=False).unique()
    return np.array([(a == group).astype(float) + (b == group).astype(float) for group in groups])
