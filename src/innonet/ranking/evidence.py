"""What speaks for a hub: four kinds of evidence, each a mean of percentiles, and the score made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError, unknown_choice
from innonet.measures import centrality, engines, groups, holes, mixing
from innonet.measures.betweenness import betweenness
from innonet.measures.brokerage_roles import role_counts
from innonet.measures.cutting import cut_off_without_each, key_player_order
from innonet.measures.groups import codes_of
from innonet.measures.sole_brokerage import sole_brokerage
from innonet.network import Network

Floats = npt.NDArray[np.float64]
KINDS: dict[str, tuple[str, ...]] = {
    "reach": ("degree", "strength", "harmonic"),
    "bridging": ("betweenness", "across_communities", "across_sectors", "brokerage_sectors", "effective_size"),
    "holding": ("cut_off", "sole_brokerage", "key_player"),
    "standing": ("coreness", "eigenvector"),
}
"""Kind of evidence -> its indices."""
KEY_PLAYERS = 5
"""Organizations taken for key players, one after the other, as long as a leaving splits the network."""
CHEAPER: dict[str, tuple[str, ...]] = {
    "reach": ("degree", "strength"),
    "bridging": ("across_communities", "across_sectors"),
    "standing": ("coreness",),
}
"""The same in networks too large to measure a hundred times."""
BY_SECTOR = ("across_sectors", "brokerage_sectors")
"""Indices that nobody has where no sector is known."""
WEIGHTS: Mapping[str, float] = {"reach": 1.0, "bridging": 1.0, "holding": 0.5, "standing": 1.0}
"""What each kind counts in the score; holding together has an index of few values, so it counts half."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """How hubs are judged in every network that is drawn: the indices, the weights and the groups.

    Parameters
    ----------
    kinds
        Kind -> its indices.
    weights
        Kind -> what it counts.
    communities
        Community of each organization, found once; who moves between them is no part of the question.
    by
        The attribute whose groups are called sectors here; None where nobody has one.
    community_codes, sector_codes
        The group of each organization as a number, -1 without one, and how many groups there are.
    """

    kinds: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, float]
    communities: pd.Series[int]
    by: str | None
    community_codes: tuple[npt.NDArray[np.int64], int]
    sector_codes: tuple[npt.NDArray[np.int64], int]

    @property
    def indices(self) -> list[str]:
        """All indices, in order."""
        return [index for indices in self.kinds.values() for index in indices]


def evidence_for(
    network: Network, communities: pd.Series[int], *, by: str, weights: Mapping[str, float] | None
) -> Evidence:
    """Settle what is measured in a network of this size, with these attributes."""
    weights = {**WEIGHTS, **_checked(weights or {})}
    known = by in network.organizations.columns and network.attribute(by).notna().any()
    kinds = CHEAPER if engines.is_large(network) else KINDS
    kept = {
        kind: tuple(index for index in indices if known or index not in BY_SECTOR)
        for kind, indices in kinds.items()
        if weights[kind] > 0
    }
    if not kept:
        raise UsageError(
            "in a network this large none of the kinds of evidence that have a weight is measured.",
            where="weights",
            fix=f"Give one of {', '.join(CHEAPER)} more than 0.",
        )
    sectors = codes_of(network, by) if known else (np.full(len(network), -1), [])
    own = codes_of(network, communities)
    return Evidence(
        kept, weights, communities, by if known else None, (own[0], len(own[1])), (sectors[0], len(sectors[1]))
    )


def _checked(weights: Mapping[str, float]) -> Mapping[str, float]:
    for kind, value in weights.items():
        if kind not in KINDS:
            raise unknown_choice(kind, list(KINDS), where="weights")
        if not value >= 0:
            raise UsageError(f"the weight of {kind} is {value}.", where="weights", fix="Give 0 or more.")
    if weights and not sum({**WEIGHTS, **weights}.values()) > 0:
        raise UsageError("all weights are 0.", where="weights", fix="Give one kind of evidence more than 0.")
    return weights


def measured(network: Network, evidence: Evidence, *, known: pd.DataFrame | None = None) -> pd.DataFrame:
    """Measure all indices; NaN means no evidence and counts as the least.

    Parameters
    ----------
    known
        Measures there are already, one column each (`profile`).
    """
    columns: dict[str, Any] = {}
    for index in evidence.indices:
        if known is not None and index in known.columns:
            columns[index] = known[index].reindex(network.ids).to_numpy(dtype=float)
        else:
            columns[index] = np.asarray(_MEASURES[index](network, evidence), dtype=float)
    return pd.DataFrame(columns, index=network.ids)


def _between_sectors(network: Network, evidence: Evidence) -> Floats:
    """Count the open two-paths through each organization on which at least one end is of another sector."""
    roles = role_counts(network, evidence.sector_codes[0])
    return roles[:, 5] - roles[:, 0]


_MEASURES: dict[str, Callable[[Network, Evidence], Any]] = {
    "degree": lambda network, _: centrality.degree(network),
    "strength": lambda network, _: centrality.strength(network),
    "harmonic": lambda network, _: centrality.harmonic(network),
    "betweenness": lambda network, _: betweenness(network),
    "across_communities": lambda network, evidence: _across(network, evidence.community_codes),
    "across_sectors": lambda network, evidence: _across(network, evidence.sector_codes),
    "brokerage_sectors": _between_sectors,
    "effective_size": lambda network, _: holes.effective_size(network),
    "cut_off": lambda network, _: cut_off_without_each(network),
    "sole_brokerage": lambda network, _: sole_brokerage(network),
    "key_player": lambda network, _: key_player_order(network, KEY_PLAYERS),
    "coreness": lambda network, _: centrality.coreness(network),
    "eigenvector": lambda network, _: centrality.eigenvector(network),
}


def _across(network: Network, codes: tuple[npt.NDArray[np.int64], int]) -> Floats:
    """Give degree x participation: how many ties lead to another group than one tie drawn at random does.

    Participation alone is a share: four ties into four groups have as much of it as four thousand could, and those
    with most ties fell behind many small ones (in Horizon 2020, Fraunhofer to rank 1,495).
    """
    return centrality.degree(network).to_numpy(dtype=float) * groups.spread(network, *codes)


def percentiles(values: Floats) -> Floats:
    """Give for each column the share of organizations that an organization is at least level with (0 to 1).

    Equal values share the highest rank, so that a figure most have none of (who loses contact without it) lifts the
    few who have some by what sets them apart, not by half of all organizations.
    """
    if not len(values):
        return values
    # hundreds of draws are ranked so: sorting is ten times as fast as a table's own ranks
    columns = (np.searchsorted(np.sort(one), one, side="right") for one in _comparable(values).T)
    return np.column_stack([*columns]).reshape(values.shape) / len(values)


def among_highest(values: Floats, *, share: float = 0.1) -> npt.NDArray[np.bool_]:
    """Say for each column who is among the highest tenth (or another share); equal values sit at their middle."""
    marks: npt.NDArray[np.bool_] = average_ranks(_comparable(values)) - 0.5 >= (1 - share) * len(values)
    return marks


def _comparable(values: Floats) -> Floats:
    """Round, so that figures that differ only by the order of sums are equal; nothing known is the least."""
    return np.where(np.isnan(values), -np.inf, np.round(values, 10))


def average_ranks(values: Floats) -> Floats:
    """Rank every column from 1, the lowest first; equal values share the mean of their ranks; NaN has none."""
    ranks = np.full(values.shape, np.nan)
    for column, own in zip(values.T, ranks.T, strict=True):
        order = np.argsort(column)
        order = order[: len(order) - np.isnan(column).sum()]  # what is missing stands last
        rising = column[order]
        first = np.flatnonzero(np.append(True, rising[1:] != rising[:-1])[: len(rising)])
        last = np.append(first[1:], len(order))
        own[order] = np.repeat((first + 1 + last) / 2, last - first)
    return ranks


def by_kind(table: pd.DataFrame, evidence: Evidence) -> pd.DataFrame:
    """Give the mean percentile of each kind of evidence (0 to 1), one column a kind."""
    shares = percentiles(table.to_numpy(dtype=float))
    place = {str(column): number for number, column in enumerate(table.columns)}
    kinds = {
        kind: shares[:, np.array([place[index] for index in indices])].mean(axis=1)
        for kind, indices in evidence.kinds.items()
    }
    return pd.DataFrame(kinds, index=table.index)


def scores(kinds: pd.DataFrame, evidence: Evidence) -> Floats:
    """Give the score: the mean of the kinds by their weights (0 to 1)."""
    weights = np.array([evidence.weights[kind] for kind in kinds.columns])
    result: Floats = np.round(kinds.to_numpy(dtype=float) @ weights / weights.sum(), 10)
    return result


def crossing(network: Network, evidence: Evidence) -> pd.Series[float]:
    """Give the share of each organization's ties to other sectors; NaN without sectors."""
    if evidence.by is None:
        return engines.series(network, np.full(len(network), np.nan), "crossing")
    return mixing.crossing(network, evidence.by)
