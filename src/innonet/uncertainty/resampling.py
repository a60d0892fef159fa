"""Networks drawn again from the same partnerships, with some drawn twice, or with some records missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError, unknown_choice
from innonet.network import Network
from innonet.projection import meetings
from innonet.register import Register
from innonet.valued import values_of

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Unit = Literal["partnerships", "organizations"]


@dataclass(frozen=True)
class Shares:
    """What each partnership gives to each tie; the partnership is what was sampled, so it is drawn as a whole.

    Parameters
    ----------
    tie, partnership
        Positions, one pair a contribution.
    part
        The strength it adds, or what it says of the tie.
    partnerships
        How many partnerships there are, those of one organization too.
    is_mean
        Whether a tie's strength is the mean of its parts, not their sum.
    """

    tie: Counts
    partnership: Counts
    part: Floats
    partnerships: int
    is_mean: bool = False


def shares(network: Network) -> Shares:
    """Take a network's ties apart into the partnerships behind them.

    A network without a register has no partnerships to tell apart, and in a directed one roles made the ties: there
    each tie is one.
    """
    ties = len(network.ties)
    if network.register is None or network.directed:
        each = np.arange(ties)
        return Shares(each, each, network.ties["strength"].to_numpy(dtype=float), ties)
    matrix = network.register.matrix
    first, second, partnership = meetings(matrix)
    place = network.ids.get_indexer(pd.Index(network.register.organizations["organization"])).astype(np.int64)
    one, two = np.minimum(place[first], place[second]), np.maximum(place[first], place[second])
    tie = _tie_at(network, one, two)
    part = _parts(network, network.register, partnership)
    known = (tie >= 0) & (one >= 0) & ~np.isnan(part)
    is_mean = "strength" in network.settings
    return Shares(tie[known], partnership[known].astype(np.int64), part[known], matrix.shape[1], is_mean)


def _parts(network: Network, register: Register, partnership: npt.NDArray[np.int32]) -> Floats:
    """Give what each partnership of a list says of a tie; NaN where it says nothing."""
    if "strength" in network.settings:
        return values_of(register.partnerships, network.settings["strength"])[partnership]
    if network.settings.get("weighting") == "count":
        return np.ones(len(partnership))
    sizes = np.asarray(register.matrix.sum(axis=0)).ravel()
    return 1.0 / (sizes[partnership] - 1.0)


def _tie_at(network: Network, one: Counts, two: Counts) -> Counts:
    """Give the position of the tie between two organizations, -1 where there is none."""
    n = len(network)
    ends = network.ends.astype(np.int64)
    keys = ends.min(axis=1) * n + ends.max(axis=1) if len(ends) else np.zeros(0, dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    wanted = one * n + two
    place = np.minimum(np.searchsorted(keys[order], wanted), max(len(keys) - 1, 0))
    if not len(keys):
        return np.full(len(wanted), -1)
    return np.where(keys[order][place] == wanted, order[place], -1)


@dataclass(frozen=True)
class Resampling:
    """How networks are drawn again: made once, then drawn from by number, in any order and on any core.

    Parameters
    ----------
    network
        Without its register, for draws are sent to other processes.
    of
        What its partnerships give to its ties.
    keep
        None: partnerships with replacement; else the share that is left, of partnerships or of organizations.
    unit
        What is left out.
    seed
        Of all draws.
    members
        Organizations x partnerships, in the network's order; only where organizations are left out.
    """

    network: Network
    of: Shares
    keep: float | None
    unit: Unit
    seed: int
    members: csr_array | None = None

    def draw(self, number: int) -> Network:
        """Give the network of one draw: the same number gives the same network."""
        if self.unit == "organizations":
            return self._without(self.present(number))
        times = self._times(number)[self.of.partnership]
        return self._made(self.of.part * times, times)

    def present(self, number: int) -> npt.NDArray[np.bool_]:
        """Mark the organizations that are not missing in a draw; all of them unless organizations are left out."""
        size = len(self.network)
        if self.unit != "organizations" or self.keep is None:
            return np.ones(size, dtype=bool)
        generator = np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(number,)))
        mark = np.zeros(size, dtype=bool)
        mark[generator.permutation(size)[: max(1, round(self.keep * size))]] = True
        return mark

    def different(self, draws: int) -> tuple[list[int], list[int]]:
        """Tell apart the first draws: where partnerships are few, many draws are of the same ones.

        Returns
        -------
        The numbers of the draws that differ, and for each draw which of these it is.
        """
        known: dict[bytes, int] = {}
        first: list[int] = []
        place: list[int] = []
        for number in range(draws):
            mark = (self.present(number) if self.unit == "organizations" else self._times(number)).tobytes()
            if mark not in known:
                known[mark] = len(first)
                first.append(number)
            place.append(known[mark])
        return first, place

    def _times(self, number: int) -> Floats:
        generator = np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(number,)))
        return _times(generator, self.of.partnerships, self.keep)

    def _made(self, part: Floats, times: Floats) -> Network:
        ties = len(self.network.ties)
        strength: Floats = np.bincount(self.of.tie, weights=part, minlength=ties).astype(np.float64)
        count = np.bincount(self.of.tie, weights=times, minlength=ties)
        if self.of.is_mean:  # drawn twice, an answer says no more than once
            strength = strength / np.maximum(count, 1.0)
        return self.network.reweighted(strength, np.rint(count).astype(np.int64))

    def _without(self, present: npt.NDArray[np.bool_]) -> Network:
        ends = self.network.ends[self.of.tie]
        there = (present[ends[:, 0]] & present[ends[:, 1]]).astype(float)
        if self.members is None or self.of.is_mean or self.network.settings.get("weighting") == "count":
            return self._made(self.of.part * there, there)
        left = np.asarray(self.members.T @ present.astype(float)).ravel()[self.of.partnership]
        # a consortium whose members are missing looks smaller, so its ties look stronger
        return self._made(there / np.maximum(left - 1.0, 1.0), there)


def resampling(
    network: Network, *, keep: float | None = None, unit: Unit = "partnerships", seed: int = 1
) -> Resampling:
    """Settle how a network is drawn again; see `resampled`."""
    if unit not in get_args(Unit):
        raise unknown_choice(unit, list(get_args(Unit)), where="unit")
    if keep is not None and not 0 < keep <= 1:
        raise UsageError(f"keep is {keep}.", where="resampled", fix="Give a share above 0 and up to 1.")
    if unit == "organizations" and keep is None:
        raise UsageError("organizations are not drawn twice.", where="resampled", fix="Give keep, a share below 1.")
    register, members = network.register, None
    if unit == "organizations" and register is not None and not network.directed:
        place = pd.Index(register.organizations["organization"]).get_indexer(network.ids)
        members = register.matrix[place]
    return Resampling(replace(network, register=None), shares(network), keep, unit, seed, members)


def resampled(
    network: Network, *, draws: int, seed: int = 1, keep: float | None = None, unit: Unit = "partnerships"
) -> Iterator[Network]:
    """Draw the network again from its own partnerships: what another year's records might have said.

    Parameters
    ----------
    draws
        How many networks, 1 and up.
    keep
        None: as many partnerships as there are, with replacement; else this share of them (0 to 1), each at most
        once: what is left when records are missing.
    unit
        What is missing where `keep` says so: `partnerships`, or `organizations`, out of all partnerships they take
        part in.

    Returns
    -------
    Iterator of Networks with the same organizations in the same order; one that lost all its partnerships, or is
    missing, is an isolate there. In a network without a register, or a directed one, each tie is drawn as if it were a
    partnership.

    Raises
    ------
    UsageError
        If draws is below 1 or keep is not a share.

    References
    ----------
    Snijders, T. A. B. & Borgatti, S. P. (1999). Non-parametric standard errors and tests for network statistics.
    Connections 22(2), 161-170.
    Borgatti, S. P., Carley, K. M. & Krackhardt, D. (2006). On the robustness of centrality measures under conditions
    of imperfect data. Social Networks 28(2), 124-136. https://doi.org/10.1016/j.socnet.2005.05.001
    """
    if draws < 1:
        raise UsageError(f"draws is {draws}.", where="resampled", fix="Ask for 1 or more.")
    again = resampling(network, keep=keep, unit=unit, seed=seed)
    return (again.draw(number) for number in range(draws))


def _times(generator: np.random.Generator, size: int, keep: float | None) -> Floats:
    """Say how often each partnership is drawn."""
    if not size:
        return np.zeros(0)
    if keep is None:
        return np.bincount(generator.integers(size, size=size), minlength=size).astype(float)
    times = np.zeros(size)
    times[generator.permutation(size)[: max(1, round(keep * size))]] = 1.0
    return times
