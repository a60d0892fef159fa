"""How sure: networks drawn again from the same partnerships, and networks as chance alone would make them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.curveball import draws_of
from innonet.errors import UsageError
from innonet.measures.engines import seeded
from innonet.network import Network, make_network
from innonet.projection import meetings, shared

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Shares:
    """What each partnership gives to each tie; the partnership is what was sampled, so it is drawn as a whole.

    Parameters
    ----------
    tie, partnership
        Positions, one pair a contribution.
    part
        The strength it adds.
    partnerships
        How many partnerships there are, those of one organization too.
    """

    tie: Counts
    partnership: Counts
    part: Floats
    partnerships: int


def shares(network: Network) -> Shares:
    """Take a network's ties apart into the partnerships behind them.

    A network without a register has no partnerships to tell apart: there each tie is one.
    """
    ties = len(network.ties)
    if network.register is None:
        each = np.arange(ties)
        return Shares(each, each, network.ties["strength"].to_numpy(dtype=float), ties)
    matrix = network.register.matrix
    first, second, partnership = meetings(matrix)
    place = network.ids.get_indexer(pd.Index(network.register.organizations["organization"])).astype(np.int64)
    one, two = np.minimum(place[first], place[second]), np.maximum(place[first], place[second])
    tie = _tie_at(network, one, two)
    sizes = np.asarray(matrix.sum(axis=0)).ravel()
    count = network.settings.get("weighting") == "count"
    part = np.ones(len(partnership)) if count else 1.0 / (sizes[partnership] - 1.0)
    known = (tie >= 0) & (one >= 0)
    return Shares(tie[known], partnership[known].astype(np.int64), part[known], matrix.shape[1])


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


def resampled(network: Network, *, draws: int, seed: int = 1, keep: float | None = None) -> Iterator[Network]:
    """Draw the network again from its own partnerships: what another year's records might have said.

    Parameters
    ----------
    draws
        How many networks, 1 and up.
    keep
        None: as many partnerships as there are, with replacement; else this share of them (0 to 1), each at most
        once: what is left when records are missing.

    Returns
    -------
    Iterator of Networks with the same organizations in the same order; one that lost all its partnerships is an
    isolate there. In a network without a register each tie is drawn as if it were a partnership.

    References
    ----------
    Snijders, T. A. B. & Borgatti, S. P. (1999). Non-parametric standard errors and tests for network statistics.
    Connections 22(2), 161-170.
    """
    if draws < 1:
        raise UsageError(f"draws is {draws}.", where="resampled", fix="Ask for 1 or more.")
    if keep is not None and not 0 < keep <= 1:
        raise UsageError(f"keep is {keep}.", where="resampled", fix="Give a share above 0 and up to 1.")
    of, ties = shares(network), len(network.ties)
    for generator in np.random.default_rng(seed).spawn(draws):
        times = _times(generator, of.partnerships, keep)[of.partnership]
        strength = np.bincount(of.tie, weights=of.part * times, minlength=ties)
        count = np.bincount(of.tie, weights=times, minlength=ties)
        yield network.reweighted(strength, np.rint(count).astype(np.int64))


def _times(generator: np.random.Generator, size: int, keep: float | None) -> Floats:
    """Say how often each partnership is drawn."""
    if not size:
        return np.zeros(0)
    if keep is None:
        return np.bincount(generator.integers(size, size=size), minlength=size).astype(float)
    times = np.zeros(size)
    times[generator.permutation(size)[: max(1, round(keep * size))]] = 1.0
    return times


def by_chance(network: Network, *, draws: int, seed: int = 1) -> Iterator[Network]:
    """Make networks as chance alone would: everybody takes part as often as now, but with whom is random.

    From a register, the two-mode network is rewired: each organization keeps its number of partnerships and each
    partnership its number of organizations. From plain edges, each organization keeps its number of ties, and the
    strengths are dealt out anew.

    Parameters
    ----------
    draws
        How many networks.

    Returns
    -------
    Iterator of Networks with the same organizations in the same order, without a register.

    References
    ----------
    Neal, Z. P., Domagalski, R. & Sagan, B. (2021). Comparing models for extracting the backbone of bipartite
    projections. https://arxiv.org/abs/2105.13396
    """
    if network.register is None:
        for number in np.random.default_rng(seed).integers(2**31, size=draws):
            yield _rewired_ties(network, int(number))
    else:
        for matrix in draws_of(network.register.matrix, number=draws, seed=seed):
            yield _projected(network, matrix)


def _projected(network: Network, matrix: csr_array) -> Network:
    """Project a two-mode matrix of the network's organizations the way the network was."""
    assert network.register is not None  # noqa: S101  (told apart by the caller)
    source, target, newman, count = shared(matrix)
    place = network.ids.get_indexer(pd.Index(network.register.organizations["organization"]))
    one, two = place[source], place[target]
    inside = (one >= 0) & (two >= 0)
    strength = count.astype(float) if network.settings.get("weighting") == "count" else newman
    return make_network(
        network.organizations,
        np.minimum(one, two)[inside],
        np.maximum(one, two)[inside],
        strength=strength[inside],
        partnerships=count[inside],
    )


def _rewired_ties(network: Network, seed: int) -> Network:
    graph = network.graph.copy()
    with seeded(seed):
        graph.rewire()
    ends = np.array(graph.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    if not network.directed:
        ends = np.sort(ends, axis=1)
    dealt = np.random.default_rng(seed).permutation(len(ends))
    return make_network(
        network.organizations,
        ends[:, 0],
        ends[:, 1],
        strength=network.ties["strength"].to_numpy(dtype=float)[dealt],
        partnerships=network.ties["partnerships"].to_numpy()[dealt],
        directed=network.directed,
    )


def against(value: float, chance: Floats) -> tuple[float, float, float]:
    """Set a value beside what chance gave.

    Parameters
    ----------
    chance
        The same figure in each network made by chance; NaN where it is not defined.

    Returns
    -------
    The mean by chance, z, and the two-sided p: how often chance lies as far from its mean, (r + 1) / (n + 1) and so
    never 0. All NaN where the value or all of chance is; z is NaN where chance never varies.
    """
    known = chance[~np.isnan(chance)]
    if np.isnan(value) or not len(known):
        return float("nan"), float("nan"), float("nan")
    mean, spread = float(known.mean()), float(known.std(ddof=1)) if len(known) > 1 else 0.0
    z = (value - mean) / spread if spread > 1e-12 else float("nan")
    # a hair of slack, so that equal figures count as equal whatever the rounding
    far = int((np.abs(known - mean) >= abs(value - mean) - 1e-12).sum())
    return mean, z, (far + 1) / (len(known) + 1)


def adjusted(p: Floats) -> Floats:
    """Adjust p values for being many: Benjamini and Hochberg's share of false discoveries; NaN stays NaN.

    References
    ----------
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate: a practical and powerful approach to
    multiple testing. Journal of the Royal Statistical Society B 57(1), 289-300.
    https://doi.org/10.1111/j.2517-6161.1995.tb02031.x
    """
    result = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(-p[known], kind="stable")]
    # from the largest down, each no larger than the one before; scipy has it, behind a second of imports
    result[order] = np.minimum(np.minimum.accumulate(p[order] * len(order) / np.arange(len(order), 0, -1)), 1.0)
    return result
