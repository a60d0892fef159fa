"""What makes a pair of organizations a plausible one: evidence, and the conditions a user may set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import vocabulary
from innonet.errors import UsageError
from innonet.measures.engines import places
from innonet.measures.groups import codes_of
from innonet.measures.paths import pattern
from innonet.measures.rows import Positions
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

UNKNOWN, APART, NEIGHBORING, SAME = -1, 0, 1, 2
"""How two municipalities lie to each other."""
Table = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Conditions:
    """What a suggested pair must fulfill; see `suggest`."""

    near: bool = False
    kinds: bool = False
    partners: bool = False
    capacity: int = 40
    each: int = 2
    wanted: Sequence[Sequence[str]] | None = None
    excluded: Iterable[Sequence[Any]] | None = None
    slack: float = 0.0

    def __post_init__(self) -> None:
        for name, value, least in (("capacity", self.capacity, 1), ("each", self.each, 1)):
            if value < least:
                raise UsageError(f"{name} is {value}.", where="suggest", fix=f"Give {least} or more.")
        if not 0 <= self.slack < 1:
            raise UsageError(f"slack is {self.slack}.", where="suggest", fix="Give a share from 0 to below 1.")


@dataclass(frozen=True)
class Evidence:
    """What two organizations of a pool have in common; all tables are pool x pool.

    Parameters
    ----------
    pool
        Positions in the network.
    place
        `SAME`, `NEIGHBORING`, `APART` or `UNKNOWN` municipality.
    kinds
        Kinds of partnership both have taken part in.
    partners
        Organizations both are tied to.
    tied
        Whether they have a tie now.
    """

    pool: Positions
    place: Table
    kinds: Table
    partners: Table
    tied: Marks

    @property
    def plausible(self) -> npt.NDArray[np.float64]:
        """What speaks for each pair (0 to 3): place (half for a neighbor), a kind both know, a partner both have."""
        found: npt.NDArray[np.float64] = np.maximum(self.place, 0) / 2 + (self.kinds > 0) + (self.partners > 0)
        return found


@dataclass(frozen=True)
class Known:
    """What is known of every organization and makes pairs plausible; collected once for a network.

    Parameters
    ----------
    ties
        The ties as a symmetric matrix of ones.
    municipality
        Municipality of each as a number, -1 where it is not known.
    listed
        The same among the municipalities whose neighbors are known.
    kinds
        Organizations x kinds of partnership: 1 where one has taken part.
    """

    ties: csr_array
    municipality: Table
    listed: Table
    kinds: csr_array

    def on(self, pool: Positions) -> Evidence:
        """Give what the organizations of a pool have in common, two by two."""
        own, kinds = self.ties[pool], self.kinds[pool]
        return Evidence(
            pool,
            self._places(pool),
            (kinds @ kinds.T).toarray().astype(np.int64),
            (own @ own.T).toarray().astype(np.int64),
            own[:, pool].toarray() > 0,
        )

    def _places(self, pool: Positions) -> Table:
        own, listed, borders = self.municipality[pool], self.listed[pool], _borders()[1]
        beside = borders[listed[:, None], listed] & (listed[:, None] >= 0) & (listed >= 0)
        lies = np.where(own[:, None] == own, SAME, np.where(beside, NEIGHBORING, APART))
        return np.where((own[:, None] >= 0) & (own >= 0), lies, UNKNOWN)


def known_of(network: Network) -> Known:
    """Collect what makes pairs of a network plausible."""
    nobody = np.full(len(network), -1)
    if "municipality" not in network.organizations.columns:
        return Known(pattern(network), nobody, nobody, _kinds(network))
    own = codes_of(network, "municipality")[0]
    listed = _borders()[0].get_indexer(pd.Index(network.attribute("municipality")))
    return Known(pattern(network), own, np.asarray(listed, dtype=np.int64), _kinds(network))


@cache
def _borders() -> tuple[pd.Index[Any], Marks]:
    """Give the municipalities whose neighbors are known, and mark which two of them are neighbors."""
    near = vocabulary.neighbors()
    return pd.Index(list(near)), np.array([[b in near[a] for b in near] for a in near])


def _kinds(network: Network) -> csr_array:
    from scipy.sparse import coo_array, csr_array

    register = network.register
    if register is None or "kind" not in register.partnerships.columns:
        return csr_array((len(network), 0), dtype=np.int64)
    rows = register.participations
    kind = rows["partnership"].map(register.partnerships.set_index("partnership")["kind"])
    codes, names = pd.factorize(kind)
    places = network.ids.get_indexer(pd.Index(rows["organization"]))
    used = (codes >= 0) & (places >= 0)
    ones = np.ones(used.sum(), dtype=np.int64)
    found = csr_array(coo_array((ones, (places[used], codes[used])), shape=(len(network), len(names))))
    found.data[:] = 1  # once, however often
    return found


def partnership_counts(network: Network) -> Table:
    """Count each organization's partnerships; its partners where the network has no register."""
    if network.register is None:
        ends = network.ends.ravel()
        return np.asarray(np.bincount(ends, minlength=len(network)), dtype=np.int64)
    rows = network.register.participations.drop_duplicates(["organization", "partnership"])
    return np.asarray(rows["organization"].value_counts().reindex(network.ids).fillna(0), dtype=np.int64)


def allowed(network: Network, evidence: Evidence, conditions: Conditions, *, by: str | None) -> Marks:
    """Mark the pairs of a pool that may be suggested: not tied yet, and as the conditions say."""
    marks = ~evidence.tied
    np.fill_diagonal(marks, False)
    if conditions.near:
        marks &= evidence.place >= NEIGHBORING
    if conditions.kinds:
        marks &= evidence.kinds > 0
    if conditions.partners:
        marks &= evidence.partners > 0
    if conditions.wanted is not None:
        marks &= _wanted(network, evidence.pool, conditions.wanted, by)
    for pair in conditions.excluded or ():
        one, two = _pair(network, pair)
        here, there = evidence.pool == one, evidence.pool == two
        marks[np.ix_(here, there)] = marks[np.ix_(there, here)] = False
    return marks


def _pair(network: Network, pair: Sequence[Any]) -> tuple[int, int]:
    if isinstance(pair, str) or len(pair) != 2:
        raise UsageError(f"{pair!r} is no pair.", where="excluded", fix="Give pairs of two organization ids.")
    one, two = places(network, pair) if pair[0] != pair[1] else places(network, pair).repeat(2)
    return int(one), int(two)


def _wanted(network: Network, pool: Positions, wanted: Sequence[Sequence[str]], by: str | None) -> Marks:
    if by is None:
        raise UsageError("no attribute tells organizations apart.", where="wanted", fix="Say which one with by=.")
    codes, names = codes_of(network, by)
    number = {str(name): code for code, name in enumerate(names)}
    fits = np.zeros((len(names) + 1, len(names) + 1), dtype=bool)
    for pair in wanted:
        lost = [one for one in pair if one not in number]
        if isinstance(pair, str) or len(pair) != 2 or lost:
            raise UsageError(
                f"{pair!r} is no pair of groups of {by!r}.", where="wanted", fix=f"Known: {', '.join(number)}."
            )
        one, two = number[pair[0]], number[pair[1]]
        fits[one, two] = fits[two, one] = True
    own = codes[pool]  # -1, without a group, reads the last row, where nothing fits
    found: Marks = fits[own[:, None], own]
    return found
