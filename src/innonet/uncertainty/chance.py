"""Networks as chance alone would make them, and figures set beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.cores import Progress, worked
from innonet.curveball import draws_of
from innonet.measures.engines import seeded
from innonet.network import Network, make_network
from innonet.projection import tied

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]
CHAINS = 4
"""Chains of trades that draws by chance go along: a fixed number, so that they can be walked side by side."""
Result = TypeVar("Result")


def by_chance(network: Network, *, draws: int, seed: int = 1) -> Iterator[Network]:
    """Make networks as chance alone would: everybody takes part as often as now, but with whom is random.

    From a register, the two-mode network is rewired: each organization keeps its number of partnerships and each
    partnership its number of organizations. From plain edges, and in a directed network, each organization keeps its
    number of ties (out and in), and the strengths are dealt out anew.

    Parameters
    ----------
    draws
        How many networks.

    Returns
    -------
    Iterator of Networks with the same organizations in the same order, without a register.

    References
    ----------
    Neal, Z. P., Domagalski, R. & Sagan, B. (2021). Comparing alternatives to the fixed degree sequence model for
    extracting the backbone of bipartite projections. Scientific Reports 11, 23929.
    https://doi.org/10.1038/s41598-021-03238-3
    """
    for chain in range(min(CHAINS, draws)):
        yield from _chain(network, chain, draws=draws, seed=seed)


def measured_by_chance(
    network: Network,
    measure: Callable[[Network, int], Result],
    *,
    draws: int,
    seed: int = 1,
    workers: int | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Measure networks made by chance, side by side on several cores.

    Parameters
    ----------
    measure
        Given the network and the number of the draw; a function of a module, for it is sent to other processes.
    workers, progress
        As in `worked`.

    Returns
    -------
    What `measure` gave for each network of `by_chance`, in order: the same for any number of workers.
    """
    size = (len(network) + len(network.ties)) * -(-draws // CHAINS)
    along = partial(_along, network, measure, draws=draws, seed=seed)
    done = worked(along, min(CHAINS, draws), size=size, workers=workers, progress=progress)
    return [one for chain in done for one in chain]


def _along(
    network: Network, measure: Callable[[Network, int], Result], chain: int, *, draws: int, seed: int
) -> list[Result]:
    return [
        measure(made, chain + CHAINS * turn) for turn, made in enumerate(_chain(network, chain, draws=draws, seed=seed))
    ]


def _chain(network: Network, chain: int, *, draws: int, seed: int) -> Iterator[Network]:
    """Make every `CHAINS`th of the draws."""
    number = len(range(chain, draws, CHAINS))
    start = np.random.SeedSequence(seed, spawn_key=(chain,)).generate_state(number + 1)
    if network.register is None or network.directed:
        for one in start[:number]:
            yield _rewired_ties(network, int(one) % 2**31)
    else:
        for matrix in draws_of(network.register.matrix, number=number, seed=int(start[-1])):
            yield _projected(network, matrix)


def _projected(network: Network, matrix: csr_array) -> Network:
    """Project a two-mode matrix of the network's organizations the way the network was."""
    assert network.register is not None  # noqa: S101  (told apart by the caller)
    source, target, strength, count = tied(matrix, register=network.register, settings=network.settings)
    place = network.ids.get_indexer(pd.Index(network.register.organizations["organization"]))
    one, two = place[source], place[target]
    inside = (one >= 0) & (two >= 0)
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
