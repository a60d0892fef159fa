"""How many organizations are called the first, and whether the records tell these from the others at all."""

from __future__ import annotations

import pandas as pd

LEAST, MOST = 3, 10
"""So many are called the first in small networks, and in large ones."""


def first_of(size: int) -> int:
    """Give how many of so many organizations are called the first: a quarter, from 3 to 10, and never all.

    Examples
    --------
    >>> [first_of(size) for size in (1, 2, 3, 12, 20, 40, 5_000)]
    [1, 1, 2, 3, 5, 10, 10]
    """
    return max(1, min(MOST, max(LEAST, size // 4), size - 1))


def stand_out(hubs: pd.DataFrame, *, size: int) -> bool:
    """Mark whether the records tell any of the first three from the others; True where no ranks were drawn.

    Parameters
    ----------
    hubs
        The hub table, the highest score first.
    size
        How many organizations were ranked.
    """
    first = hubs.head(LEAST)
    if not {"rank_low", "rank_high"} <= set(first.columns) or first[["rank_low", "rank_high"]].isna().any(axis=None):
        return True
    ends = first[["rank_low", "rank_high"]]
    lost = (ends.min(axis=1) <= 1) & (ends.max(axis=1) >= size)
    if "alike" in first.columns:
        lost |= first["alike"] >= size - 1
    return not lost.all()
