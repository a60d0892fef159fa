"""What a map shows of a network too large to read, and what it says of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.network import Network

TIES_EACH = 8
"""Ties kept for each organization, its strongest, where there are too many to draw."""
TIES_READ = 12_000
"""Ties up to which all are drawn."""
READ, FIRST = 10_000, 5_000
"""Organizations up to which all are drawn, and how many of more than that: beyond, nobody is seen for the crowd."""


@dataclass(frozen=True)
class Shown:
    """How much of the network is drawn."""

    organizations: int
    of_organizations: int
    ties: int
    of_ties: int

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return (self.organizations, self.ties) == (self.of_organizations, self.of_ties)

    def __str__(self) -> str:
        return (
            f"{self.organizations:,} of {self.of_organizations:,} organizations, {self.ties:,} of {self.of_ties:,} ties"
        )


def thinned(
    network: Network, importance: pd.Series[float], *, most: int | None = None, named: Iterable[str] = ()
) -> tuple[Network, Shown]:
    """Keep what can be read: the organizations of the highest importance, and of each its strongest ties.

    Ties that alone hold parts together are kept too, so that nobody seems cut off who is not.

    Parameters
    ----------
    importance
        A number per organization; the highest stay. Equal ones in the network's order.
    most
        Organizations kept at most; by default all of up to 10,000, and of more the first 5,000.
    named
        Organizations that come before all others: those the page speaks of.
    """
    drawn = network
    most = most or (len(network) if len(network) <= READ else FIRST)
    if len(network) > most:
        rest = ~network.ids.isin(list(named))
        order = np.lexsort((-importance.fillna(-np.inf).to_numpy(dtype=float), rest))
        drawn = network.subset(network.ids[np.sort(order[:most])])
    if len(drawn.ties) > TIES_READ:
        kept = strongest(drawn, TIES_EACH) | spanning(drawn)
        strength = np.where(kept, drawn.ties["strength"].to_numpy(dtype=float), 0.0)
        drawn = drawn.reweighted(strength, drawn.ties["partnerships"].to_numpy())
    return drawn, Shown(len(drawn), len(network), len(drawn.ties), len(network.ties))


def spanning(network: Network) -> npt.NDArray[np.bool_]:
    """Mark the fewest and strongest ties that keep together what all ties join: a maximum spanning forest."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    order = np.argsort(_place(network))
    ends = network.ends[order].astype(np.int64)
    place = np.arange(1.0, len(order) + 1)
    forest = minimum_spanning_tree(csr_array((place, (ends[:, 0], ends[:, 1])), shape=(len(network), len(network))))
    kept = np.zeros(len(order), dtype=bool)
    kept[order[forest.data.astype(np.int64) - 1]] = True
    return kept


def strongest(network: Network, each: int) -> npt.NDArray[np.bool_]:
    """Mark the ties that are among the strongest few of either of their ends."""
    ties, ends = len(network.ties), network.ends.astype(np.int64)
    owner = ends.T.ravel()
    number = np.tile(np.arange(ties), 2)
    order = np.lexsort((_place(network)[number], owner))
    owner = owner[order]
    place = np.arange(len(owner)) - np.searchsorted(owner, owner, "left")
    kept = np.zeros(ties, dtype=bool)
    kept[number[order][place < each]] = True
    return kept


def _place(network: Network) -> npt.NDArray[np.int64]:
    """Give each tie's place from the strongest on; of equal ones chance says which is first, the same in every run.

    By the order of organizations all members of a large partnership would keep their ties to its first few, who would
    look like its hubs.
    """
    chance = np.random.default_rng(0).permutation(len(network.ends))
    place = np.empty(len(chance), dtype=np.int64)
    place[np.lexsort((chance, -network.strengths))] = np.arange(len(chance))
    return place
