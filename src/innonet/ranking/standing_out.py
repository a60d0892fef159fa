"""How many organizations are called the first, who surely is, and whether the records tell these from the others."""

from __future__ import annotations

import pandas as pd

LEAST, MOST = 3, 10
"""So many are called the first in small networks, and in large ones."""
ENDS = ["rank_low", "rank_high"]


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
    if not _is_known(first):
        return True
    ends = first[ENDS]
    lost = (ends.min(axis=1) <= 1) & (ends.max(axis=1) >= size)
    if "alike" in first.columns:
        lost |= first["alike"] >= size - 1
    return not lost.all()


def surely_first(hubs: pd.DataFrame, *, size: int, most: int = LEAST) -> pd.DataFrame:
    """Give those of the first few rows whose range ends among the first; all of them where no ranks were drawn.

    Parameters
    ----------
    hubs
        The hub table, the highest score first.
    size
        How many organizations were ranked.
    most
        Rows looked at.

    Returns
    -------
    Rows of the table; none where too many share the first rank, or the records tell nobody from the others.
    """
    first = hubs.head(most)
    if first_alike(hubs) or not stand_out(hubs, size=size):
        return first.head(0)
    return first[first[ENDS].max(axis=1) <= first_of(size)] if _is_known(first) else first


def first_alike(hubs: pd.DataFrame) -> int:
    """Count those that share the first rank where they are too many to name, or all there are; else 0."""
    alike = int((hubs["rank"] == hubs["rank"].min()).sum())
    return alike if alike > LEAST or alike == len(hubs) else 0


def _is_known(table: pd.DataFrame) -> bool:
    return set(ENDS) <= set(table.columns) and not bool(table[ENDS].isna().any(axis=None))
