"""Which organizations together are nearest to all others: a search with a proof where it ends in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from innonet.errors import UsageError
from innonet.measures.engines import places, undirected
from innonet.network import Network

Floats = npt.NDArray[np.float64]
Sets = npt.NDArray[np.int64]
WHOLE_UP_TO = 2_000
"""Organizations up to which all are candidates."""
CANDIDATES = 200
"""Candidates beyond, those with the most partners."""
WORK = 1_000_000_000
"""Branches times candidates times organizations, some seconds, before a search is given up unproven."""
EQUAL = 1e-9


@dataclass
class _Search:
    """Branch and bound: what a set lacks can add no more than the largest single gains, for gains only shrink."""

    near: Floats  # candidates x organizations: 1 / steps, or 1 within reach
    k: int
    best: float = -1.0
    found: list[tuple[int, ...]] = field(default_factory=list)
    nodes: int = 0

    @property
    def ended(self) -> bool:
        return self.nodes * self.near.size <= WORK

    def greedy(self) -> tuple[int, ...]:
        """Take the best one at a time, then swap as long as that helps."""
        chosen: list[int] = []
        for _ in range(self.k):
            chosen.append(int(self.gains(self.covered(chosen)).argmax()))
        value, improved = self.covered(chosen).sum(), True
        while improved:
            improved = False
            for place in range(self.k):
                rest = [*chosen[:place], *chosen[place + 1 :]]
                covered = self.covered(rest)
                gains = self.gains(covered)
                if covered.sum() + gains.max() > value + EQUAL:
                    chosen, value, improved = [*rest, int(gains.argmax())], covered.sum() + gains.max(), True
                    break
        self.best = float(value)
        return tuple(sorted(chosen))

    def covered(self, chosen: list[int]) -> Floats:
        none = np.zeros(self.near.shape[1])
        return self.near[chosen].max(axis=0) if chosen else none

    def gains(self, covered: Floats, first: int = 0) -> Floats:
        gains: Floats = np.maximum(self.near[first:] - covered, 0).sum(axis=1)
        return gains

    def descend(self, chosen: tuple[int, ...], covered: Floats, first: int) -> None:
        """Try all that can follow `chosen`, in order of candidates."""
        self.nodes += 1
        left = self.k - len(chosen)
        gains, base = self.gains(covered, first), float(covered.sum())
        if left == 1:
            self._keep(chosen, base + gains, first)
            return
        for place in range(len(gains) - left + 1):
            rest = gains[place + 1 :]
            most = np.partition(rest, len(rest) - left + 1)[len(rest) - left + 1 :].sum()
            if self.ended and base + gains[place] + most >= self.best - EQUAL:
                one = first + place
                self.descend((*chosen, one), np.maximum(covered, self.near[one]), one + 1)

    def _keep(self, chosen: tuple[int, ...], values: Floats, first: int) -> None:
        if not len(values):
            return
        if values.max() > self.best + EQUAL:
            self.best, self.found = float(values.max()), []
        same = np.flatnonzero(values >= self.best - EQUAL)
        self.found += [(*chosen, first + int(one)) for one in same]


def reached_share(network: Network, organizations: Iterable[Any], *, steps: int = 2) -> float:
    """Give the share of all organizations that some of them reach together within a number of steps (0 to 1).

    Parameters
    ----------
    organizations
        Ids of those who reach; they count as reached.
    steps
        0 and up: 0 counts them alone, 1 their partners, 2 the partners of these too.

    Returns
    -------
    float; NaN in an empty network. An isolate reaches itself. Direction and strengths do not matter.

    Raises
    ------
    UsageError
        If an id is not in the network, or steps is below 0.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical
    Organization Theory 12, 21-34. https://doi.org/10.1007/s10588-006-7084-x

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> path = from_edges(pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]}))
    >>> reached_share(path, ["a"], steps=1)
    0.5
    """
    must_be_steps(steps, where="reached_share")
    reached: set[int] = set()
    wanted = places(network, organizations)
    for part in undirected(network).neighborhood(wanted.tolist(), order=steps) if len(wanted) else []:
        reached.update(part)
    return len(reached) / len(network) if len(network) else float("nan")


def must_be_steps(steps: int, *, where: str) -> None:
    """Refuse a number of steps below 0."""
    if steps < 0:
        raise UsageError(f"steps is {steps}.", where=where, fix="Give 0 or more.")


def reaching_sets(network: Network, k: int, *, steps: int | None) -> tuple[Sets, Floats, bool]:
    """Find the sets of k nearest to all.

    Parameters
    ----------
    steps
        Count who is within so many steps, they themselves at 0; None: the sum of 1/steps, they themselves counting 1.

    Returns
    -------
    Sets of positions, their values (share or mean over all organizations), and whether they are proven best.
    """
    size = len(network)
    if k > size:
        return np.zeros((0, k), dtype=np.int64), np.zeros(0), False
    whole = undirected(network)
    order = np.argsort(-np.array(whole.degree()), kind="stable")
    candidates = order if size <= WHOLE_UP_TO else order[:CANDIDATES]
    away = np.array(whole.distances(source=candidates.tolist()), dtype=float)
    near = 1.0 / np.maximum(away, 1.0) if steps is None else (away <= steps).astype(float)
    by_gain = np.argsort(-near.sum(axis=1), kind="stable")
    search = _Search(near[by_gain], k)
    first = search.greedy()
    search.descend((), np.zeros(size), 0)
    found = search.found if search.ended else [*search.found, first][:1]
    sets = candidates[by_gain[np.array(found, dtype=np.int64)]].reshape(-1, k)
    return sets, np.full(len(sets), search.best / size), search.ended and len(candidates) == size
