"""Connect and include: ties that are added one after the other, each the best given those before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from innonet.measures.cutting import pairs_on_single_points
from innonet.measures.engines import undirected
from innonet.measures.rows import NEARNESS, NO_PATH, Positions, steps_from
from innonet.measures.thinning import held_together
from innonet.network import Network
from innonet.suggestions.choosing import Chooser, joining
from innonet.suggestions.conditions import Conditions, Evidence, Known, Marks, allowed, partnership_counts
from innonet.suggestions.found import Found
from innonet.suggestions.steps import Steps

ALL_UP_TO = 600
"""Organizations up to which every pair is a candidate."""
POOL = 300
"""Candidates beyond: half of them those with the most partners, the rest from all others by chance."""
SAMPLE_FROM = 1_000
"""Organizations beyond which pairs are chosen by a sample of so many; what is reported is measured in full."""
FIRST_PARTNER = 0.8
"""A first partner's gain is no less than this share of the best one's; of these the most plausible is taken."""
PARTS = 200
"""Small parts and isolates looked at, the largest first."""


@dataclass
class Growth:
    """A network that grows by suggested ties.

    Parameters
    ----------
    network
        As it is today.
    by
        The attribute of `wanted` and of the gain between groups; None without one.
    conditions
        What a pair must fulfill.
    pool
        Positions of the candidates.
    """

    network: Network
    by: str | None
    conditions: Conditions
    pool: Positions
    steps: Steps
    known: Known
    evidence: Evidence
    partnerships: npt.NDArray[np.int64]
    added: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before = held_together(self.network)
        self.graph = self.before.copy()
        self._hanging = pairs_on_single_points(self.graph)

    def tie(self, action: str, pair: tuple[int, int], *, about: int = -1, cut_off: int = 0, alike: int = 0) -> Found:
        """Measure a tie and add it."""
        one, two = pair
        change = self.steps.change(one, two)
        self.steps.add(one, two)
        self.added.append(pair)
        self.graph.add_edges([pair])
        hanging, before = pairs_on_single_points(self.graph), self._hanging
        self._hanging = hanging
        own = self.known.on(np.array([one, two]))
        return Found(
            action,
            pair,
            change,
            before - hanging,
            about=about,
            cut_off=cut_off,
            alike=alike,
            place=int(own.place[0, 1]),
            kinds=int(own.kinds[0, 1]),
            partners=int(own.partners[0, 1]),
            partnerships=int(self.partnerships[[one, two]].max()),
            today=int(steps_from(self.network, np.array([one]))[0, two]),
        )

    @property
    def able(self) -> npt.NDArray[np.bool_]:
        """Who of the pool has room for one partnership more."""
        found: npt.NDArray[np.bool_] = self.partnerships[self.pool] < self.conditions.capacity
        return found

    def open_pairs(self) -> Marks:
        """Mark the pairs of the pool that may be suggested and were not yet."""
        marks = allowed(self.network, self.evidence, self.conditions, by=self.by)
        place = np.full(len(self.network), -1)
        place[self.pool] = np.arange(len(self.pool))
        for one, two in self.added:
            if place[one] >= 0 and place[two] >= 0:
                marks[place[one], place[two]] = marks[place[two], place[one]] = False
        return marks


def candidates(network: Network, conditions: Conditions, *, seed: int) -> Positions:
    """Choose who may be suggested: everybody in a small network."""
    size = len(network)
    if size <= ALL_UP_TO:
        return np.arange(size)
    partners = np.array(undirected(network).degree())
    room = partnership_counts(network) < conditions.capacity
    order = np.lexsort((np.arange(size), -partners, ~room))
    first, rest = order[: POOL // 2], order[POOL // 2 :]
    rest = rest[(partners[rest] > 0) & room[rest]]
    by_chance = np.random.default_rng(seed).permutation(rest)[: POOL - len(first)]
    return np.sort(np.concatenate([first, by_chance]))


def sample_of(network: Network, *, seed: int) -> Positions:
    """Choose the organizations whose pairs stand for all."""
    size = len(network)
    if size <= SAMPLE_FROM:
        return np.arange(size)
    return np.sort(np.random.default_rng(seed).permutation(size)[:SAMPLE_FROM])


def connect(growth: Growth, chooser: Chooser, *, n: int) -> Iterator[Found]:
    """Suggest pairs that should work together, each measured with those before it in place."""
    marks, named = growth.open_pairs(), np.zeros(len(growth.pool), dtype=np.int64)
    alive = np.bincount(growth.network.ends.ravel(), minlength=len(growth.network))[growth.pool] > 0
    for turn in range(n):
        room = named < growth.conditions.each
        tiers = [marks & who[:, None] & who for who in (room & growth.able & alive, room & growth.able, room)]
        if turn == 0 and _two_parts(growth.network):
            apart = growth.steps.between(growth.pool)[:, growth.pool] >= NO_PATH
            tiers = [*(tier & apart for tier in tiers), *tiers]
        open_ = next((tier for tier in tiers if tier.any()), None)
        best = None if open_ is None else chooser.best(open_, slack=growth.conditions.slack)
        if best is None:
            return
        marks[best] = marks[best[::-1]] = False
        named[list(best)] += 1
        yield growth.tie("connect", (int(growth.pool[best[0]]), int(growth.pool[best[1]])))


def _two_parts(network: Network) -> bool:
    """Whether one tie would make the network whole."""
    return len(undirected(network).connected_components()) == 2


def include(growth: Growth, *, n: int) -> Iterator[Found]:
    """Suggest a first partner for isolates and small parts, the largest part first."""
    parts = [np.array(part) for part in undirected(growth.network).connected_components()]
    parts.sort(key=len, reverse=True)
    if len(parts) < 2:
        return
    main, small = parts[0], parts[1 : PARTS + 1]
    growth.steps.keep(np.concatenate(small))
    centers = np.array([_center(growth.steps, part) for part in small])
    partners = growth.pool[np.isin(growth.pool, main)]
    together = np.concatenate([centers, partners])
    evidence = growth.known.on(together)
    conditions = replace(growth.conditions, kinds=False, partners=False)  # whoever is alone can have neither
    marks = allowed(growth.network, evidence, conditions, by=growth.by)[: len(centers), len(centers) :]
    plausible = evidence.plausible[: len(centers), len(centers) :]
    able = growth.partnerships[partners] < growth.conditions.capacity
    sizes, named = np.array([len(part) for part in small]), np.zeros(len(partners), dtype=np.int64)
    waiting = np.ones(len(small), dtype=bool)
    for _ in range(n):
        waiting &= growth.steps.between(centers)[:, main[0]] >= NO_PATH  # a tie may bring in more than one part
        room = named < growth.conditions.each
        open_ = next((one for one in (marks & room & able, marks & room) if one[waiting].any()), None)
        if open_ is None:
            return
        part, partner = _first(growth, (centers, partners), open_ & waiting[:, None], plausible, sizes)
        named[partner] += 1
        yield growth.tie("include", (int(centers[part]), int(partners[partner])), cut_off=int(sizes[part]))


def _center(steps: Steps, part: Positions) -> int:
    """Give the organization of a small part that is nearest to its others; of equals the first."""
    if len(part) == 1:
        return int(part[0])
    near = NEARNESS[steps.between(part)[:, part]].sum(axis=1)
    return int(part[np.flatnonzero(near >= near.max() - 1e-12)[0]])


def _first(
    growth: Growth,
    ends: tuple[Positions, Positions],
    open_: Marks,
    plausible: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.int64],
) -> tuple[int, int]:
    """Choose the part to include next, and its partner: the largest part, then the most plausible pair."""
    worth = np.where(open_, joining(growth.steps.between(ends[0]), growth.steps.between(ends[1])), -1.0)
    close = open_ & (worth >= FIRST_PARTNER * worth.max(axis=1, keepdims=True))
    part, partner = np.nonzero(close)
    order = np.lexsort((partner, part, -worth[close].round(9), -plausible[close], -sizes[part]))
    return int(part[order[0]]), int(partner[order[0]])
