"""Key players: the few organizations whose leaving breaks the network most, or who together reach most of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from math import comb
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError, unknown_choice
from innonet.measures import cohesion
from innonet.measures.cutting import pairs_left_without_each
from innonet.measures.engines import places, undirected
from innonet.measures.reaching import EQUAL, must_be_steps, reaching_sets
from innonet.network import Network

Aim = Literal["break", "reach"]
Measure = Literal["fragmentation", "distance_fragmentation", "reach", "distance_reach"]
Sets = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
MEASURES: dict[str, tuple[Measure, ...]] = {
    "break": ("fragmentation", "distance_fragmentation"),
    "reach": ("distance_reach", "reach"),
}
"""Aim -> its measures, the usual one first."""
WORK = 10.0
"""Seconds, roughly, for which sets are tried one by one."""
CANDIDATES = 200
"""Organizations tried for dF in a large network, those with the most partners."""
Worth = Callable[[Network, tuple[int, ...]], Floats]


def key_players(
    network: Network, k: int = 1, *, aim: Aim = "break", measure: Measure | None = None, steps: int = 2
) -> pd.DataFrame:
    """Find the k organizations that together matter most; not the k best ones, for those can do the same work.

    Parameters
    ----------
    k
        How many organizations, 1 and up.
    aim
        `break`: whose leaving leaves the others most fragmented; `reach`: who are nearest to all others.
    measure
        For `break`: `fragmentation` (F among those left, and of equal sets those of the highest dF) or
        `distance_fragmentation` (dF among those left). For `reach`: `distance_reach` (the mean of 1/steps from the
        nearest of them, they themselves count 1) or `reach` (the share of all within `steps`).
    steps
        For `reach`: 0 and up; they themselves count as reached.

    Returns
    -------
    DataFrame, one row per tied optimum: `organizations` (tuple of ids, in the network's order), `value` (of the
    measure, 0 to 1), `before` (the value while all are there; 0 for `reach`) and `proven`: True where no other set
    is better and all equal ones are listed. Sets are tried one by one where they are few enough; beyond, a greedy
    choice is improved by swaps, gives one row and is not proven. No row where fewer than two would be left to
    `break`, or there are fewer than k. Isolates count among those left. Direction and strengths do not matter.

    Raises
    ------
    UsageError
        If k is below 1, steps below 0, or the measure does not fit the aim; the error names those that do.

    Notes
    -----
    In a cohesive network no k organizations may split anything: `lost_pairs` is then 0 and there is no single
    point of failure, whatever F says.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical
    Organization Theory 12, 21-34. https://doi.org/10.1007/s10588-006-7084-x

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> key_players(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))["organizations"].tolist()
    [('b',)]
    """
    measure = _checked(k, aim, measure)
    must_be_steps(steps, where="key_players")
    if aim == "reach":
        found, values, proven = reaching_sets(network, k, steps=steps if measure == "reach" else None)
        return _table(network, found, values, 0.0, proven)
    if len(network) - k < 2:
        return _table(network, np.zeros((0, k), dtype=np.int64), np.zeros(0), 0.0, False)
    found, proven = _breaking(network, k, measure)
    value = cohesion.fragmentation if measure == "fragmentation" else cohesion.distance_fragmentation
    values = np.array([value(_without(network, one)) for one in found[:1]]).repeat(len(found))
    return _table(network, found, values, value(network), proven)


def lost_pairs(network: Network, organizations: Iterable[Any]) -> int:
    """Count the pairs of others who lose all paths to each other when some organizations leave (0 and up).

    Parameters
    ----------
    organizations
        Ids of those who leave.

    Returns
    -------
    int; 0 says that they are no point of failure. Isolates lose nothing. Direction and strengths do not matter.

    Raises
    ------
    UsageError
        If an id is not in the network.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> lost_pairs(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})), ["b"])
    1
    """
    leaving = places(network, organizations)
    if len(network) - len(leaving) < 2:
        return 0
    before = np.bincount(np.delete(cohesion.components(network).to_numpy(), leaving))
    after = np.bincount(cohesion.components(_without(network, leaving)).to_numpy())
    return int((before * (before - 1)).sum() - (after * (after - 1)).sum()) // 2


def _checked(k: int, aim: str, measure: str | None) -> Measure:
    if aim not in get_args(Aim):
        raise unknown_choice(aim, list(get_args(Aim)), where="aim")
    if k < 1:
        raise UsageError(f"k is {k}.", where="key_players", fix="Ask for 1 organization or more.")
    for known in MEASURES[aim]:
        if measure in (None, known):
            return known
    raise unknown_choice(measure, list(MEASURES[aim]), where="measure")


def _table(network: Network, sets: Sets, values: Floats, before: float, proven: bool) -> pd.DataFrame:
    ordered = np.sort(sets, axis=1)
    rows = np.lexsort(ordered.T[::-1]) if len(ordered) else np.zeros(0, dtype=np.int64)
    ids = network.ids.to_numpy()
    return pd.DataFrame(
        {
            "organizations": pd.Series([tuple(ids[one].tolist()) for one in ordered[rows]], dtype=object),
            "value": np.asarray(values, dtype=float)[rows],
            "before": np.full(len(rows), before),
            "proven": np.full(len(rows), proven),
        }
    )


def _without(network: Network, leaving: npt.NDArray[np.int64]) -> Network:
    return network.subset(network.ids.delete(leaving.tolist()))


def _breaking(network: Network, k: int, measure: Measure) -> tuple[Sets, bool]:
    if measure == "distance_fragmentation":
        if comb(len(network), k) > _affordable(network):
            return _greedy(network, k, _distance_fragmented, ()), False
        return _exhaustive(network, k, _distance_fragmented), True
    seconds = 3e-4 + 3e-7 * len(network.ties)  # of one pass over all last ones
    if k == 1 or comb(len(network), k - 1) * seconds <= WORK:
        return _untied(network, _exhaustive(network, k, _fragmented))
    start = _exhaustive(network, min(k - 1, 2 if len(network) * seconds <= WORK else 1), _fragmented)[0]
    return _greedy(network, k, _fragmented, tuple(start.tolist())), False


def _affordable(network: Network) -> int:
    """Give how many times dF may be computed."""
    return int(WORK / (2e-3 + 8e-9 * len(network) * (len(network) + len(network.ties)))) + 1


def _exhaustive(network: Network, k: int, worth: Worth) -> Sets:
    """Try all sets: for each first k - 1 all last ones together."""
    best = -np.inf
    found: list[tuple[int, ...]] = []
    for first in combinations(range(len(network)), k - 1):
        begin = first[-1] + 1 if first else 0
        values = worth(network, first)[begin:]
        if len(values) and values.max() >= best - EQUAL:
            found = found if values.max() <= best + EQUAL else []
            best = max(best, float(values.max()))
            found += [(*first, begin + last) for last in np.flatnonzero(values >= best - EQUAL).tolist()]
    return np.array(found, dtype=np.int64).reshape(-1, k)


def _untied(network: Network, sets: Sets) -> tuple[Sets, bool]:
    """Of sets that are equal in F keep those of the highest dF; if too many to try, of those with most partners."""
    most = _affordable(network)
    if len(sets) == 1:
        return sets, True
    partners = np.array(undirected(network).degree())
    tried = sets[np.argsort(-partners[sets].sum(axis=1), kind="stable")[:most]]
    values = np.array([cohesion.distance_fragmentation(_without(network, one)) for one in tried])
    return tried[values >= values.max() - EQUAL], len(sets) <= most


def _greedy(network: Network, k: int, worth: Worth, chosen: tuple[int, ...]) -> Sets:
    """Add the best one at a time to a good start, then swap as long as that helps."""
    best = -np.inf
    while len(chosen) < k:
        chosen, best = _with_best(network, chosen, worth)
    improved = True
    while improved:
        improved = False
        for place in range(k):
            other, value = _with_best(network, chosen[:place] + chosen[place + 1 :], worth)
            if value > best + EQUAL:
                chosen, best, improved = other, value, True
                break
    return np.array([chosen], dtype=np.int64)


def _with_best(network: Network, chosen: tuple[int, ...], worth: Worth) -> tuple[tuple[int, ...], float]:
    """Add the best one; of equal ones that with the most partners."""
    values = worth(network, chosen)
    values[list(chosen)] = -np.inf
    same = np.flatnonzero(values >= values.max() - EQUAL)
    partners = np.array(undirected(network).degree())
    return (*chosen, int(same[partners[same].argmax()])), float(values.max())


def _fragmented(network: Network, chosen: tuple[int, ...]) -> Floats:
    """Give F among those left after `chosen` and each other one have left."""
    left = len(network) - len(chosen) - 1
    values: Floats = 1 - pairs_left_without_each(network, chosen) / (left * (left - 1))
    return values


def _distance_fragmented(network: Network, chosen: tuple[int, ...]) -> Floats:
    """Give dF likewise; in a large network only for those with the most partners."""
    partners = np.array(undirected(network).degree())
    partners[list(chosen)] = -1
    pool = np.argsort(-partners, kind="stable")[: len(network) - len(chosen)]
    if len(network) > CANDIDATES and comb(len(network), len(chosen) + 1) > _affordable(network):
        pool = pool[: max(min(CANDIDATES, _affordable(network) // 10), 10)]
    values = np.full(len(network), -np.inf)
    for one in pool:
        values[one] = cohesion.distance_fragmentation(_without(network, np.array([*chosen, one])))
    return values
