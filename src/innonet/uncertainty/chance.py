"""Networks as chance alone would make them, and figures set beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from innonet.cores import Progress, worked
from innonet.curveball import draws_of
from innonet.extraction import is_repeatable, remaking
from innonet.measures.engines import seeded
from innonet.network import Network, make_network

Floats = npt.NDArray[np.float64]
CHAINS = 4
"""Chains of trades that draws by chance go along: a fixed number, so that they can be walked side by side."""
Result = TypeVar("Result")


def by_chance(network: Network, *, draws: int, seed: int = 1) -> Iterator[Network]:
    """Make networks as chance alone would: everybody takes part as often as now, but with whom is random.

    From a register, the two-mode network is rewired: each organization keeps its number of partnerships and each
    partnership its number of organizations; what is drawn is projected as the network was, and where this is a backbone
    (`sdsm`, `disparity`, `noise_corrected`) thinned as it was. From plain edges, and in a directed network, each
    organization keeps its number of ties (out and in), and the strengths are dealt out anew.

    Parameters
    ----------
    draws
        How many networks.

    Returns
    -------
    Iterator of Networks with the same organizations in the same order, without a register. None where the network has
    a register but is not what its settings make of it, so that nobody knows which ties chance would leave: a `fdsm`
    backbone, or ties left out or given other strengths by hand.

    References
    ----------
    Neal, Z. P., Domagalski, R. & Sagan, B. (2021). Comparing alternatives to the fixed degree sequence model for
    extracting the backbone of bipartite projections. Scientific Reports 11, 23929.
    https://doi.org/10.1038/s41598-021-03238-3
    """
    for chain in range(_chains(network, draws)):
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
    done = worked(along, _chains(network, draws), size=size, workers=workers, progress=progress)
    return [one for chain in done for one in chain]


def _chains(network: Network, draws: int) -> int:
    """Give the number of chains to walk along; none where nobody knows how the network was made."""
    known = network.register is None or network.directed or is_repeatable(network)
    return min(CHAINS, draws) if known else 0


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
        made = remaking(network, network.register)
        yield from map(made, draws_of(network.register.matrix, number=number, seed=int(start[-1])))


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
