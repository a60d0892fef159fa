"""Which engine computes what, and the care each needs: igraph's chance, its graph without copies, sampling."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError
from innonet.network import Network

if TYPE_CHECKING:
    import igraph
    from scipy.sparse import csr_array

EXACT_UP_TO = 2_000
"""Organizations up to which betweenness is exact; beyond, sources are sampled and the error is said."""
SAMPLED = 500
"""Sources sampled beyond that."""
SAMPLED_ON_MANY_TIES = 200
"""Sources sampled where there are more than `MANY_TIES` ties, to stay within a minute."""
MANY_TIES = 300_000
OFTEN_UP_TO = 100_000
"""Ties up to which networks are drawn and measured in full a hundred times: a partnership of 450 makes as many."""
ENGINES: dict[str, str] = {
    **dict.fromkeys(
        (
            "bicomponents", "closeness", "clustering", "components", "coreness", "degree", "is_bridge", "is_cutpoint",
            "is_isolate", "leiden", "modularity", "optimal", "reached_share", "strength", "transitivity",
            "two_mode_leiden",
        ),
        "igraph",
    ),
    "centralization": "own: sums over the measure asked for",
    **dict.fromkeys(("fragmentation", "lost_pairs"), "own: sums over the parts igraph finds"),
    "eigenvector": "igraph; scipy beyond 500 organizations",
    "pagerank": "igraph; scipy beyond 500 organizations without direction",
    "overlap": "scikit-learn",
    "resolution_scan": "igraph, scikit-learn",
    **dict.fromkeys(("betweenness", "sampled_betweenness"), "own: Brandes on all cores, numba; or igraph"),
    **dict.fromkeys(("brokerage_roles", "sole_brokerage"), "own: one pass over closed paths, numba; or scipy"),
    **dict.fromkeys(("dominance_ranks", "neighborhood_inclusion"), "scipy"),
    **dict.fromkeys(("constraint", "effective_size", "efficiency", "hierarchy"), "own: triangles, numba; or numpy"),
    "mean_steps": "own: 256 searches in one, numba; or numpy",
    **dict.fromkeys(
        ("distance_fragmentation", "harmonic"),
        "own: 256 searches in one, numba; or numpy; igraph by strengths and along ties",
    ),
    **dict.fromkeys(("removal_curve", "robustness"), "own: reverse union-find, scipy"),
    "everett_valente": "own: on betweenness; reach of directed ties by igraph",
    "key_players": "own: block-cut tree on igraph; branch and bound",
    **dict.fromkeys(("core_fit", "is_core"), "own: numpy"),
    **dict.fromkeys(
        (
            "assortativity", "blau", "coleman", "crossing", "ei_index", "expected_by_size", "freeman_segregation",
            "mixing_matrix", "odds_ratio", "participation", "roles", "shares_by_group", "within_module_z",
        ),
        "own: numpy, scipy",
    ),
    "density": "own: numpy",
    **dict.fromkeys(("by_kind", "kinds", "of_kind"), "the measure asked for, on a projection of each kind"),
    "profile": "all of them",
}  # fmt: skip
"""Measure -> what computes it, as the comparison of libraries came out; see `docs/methods.md`."""
TWO_PATHS = 20_000_000
"""Two-paths looked at together: bounds memory at some 500 MB."""


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of our own; igraph's is global, so it is put back afterwards."""
    import igraph

    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def graph(network: Network) -> igraph.Graph:
    """Give the network's own igraph Graph: read it, never change it."""
    return network.graph


def undirected(network: Network) -> igraph.Graph:
    """Give an igraph Graph without directions, strengths of ties both ways added up: read it, never change it."""
    return network.graph.as_undirected(combine_edges="sum") if network.directed else network.graph


def series(network: Network, values: object, name: str) -> pd.Series[Any]:
    """Label values with the network's ids."""
    return pd.Series(np.asarray(values), index=network.ids, name=name)


def places(network: Network, organizations: Iterable[Any]) -> npt.NDArray[np.int64]:
    """Give the positions of organizations, each once; an id that is not in the network is a UsageError."""
    wanted = pd.Index(list(organizations), dtype=object).unique()
    positions: npt.NDArray[np.int64] = network.ids.get_indexer(wanted).astype(np.int64)
    if (positions < 0).any():
        raise UsageError(
            f"organization {wanted[positions < 0][0]!r} is not in the network.",
            where="organizations",
            fix="Use ids from network.ids.",
        )
    return positions


def spans(starts: npt.NDArray[Any], lengths: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Give the positions of several runs one after the other: of the rows of a sparse matrix, say."""
    ends = np.cumsum(lengths, dtype=np.int64)
    positions: npt.NDArray[np.int64] = np.arange(ends[-1] if len(ends) else 0)
    positions += np.repeat(starts - ends + lengths, lengths)
    return positions


def blocks(ties: csr_array) -> Iterator[slice]:
    """Cut the organizations into runs with no more than `TWO_PATHS` two-paths that lead to them."""
    if not ties.shape[0]:
        return
    steps = np.cumsum(ties.T @ np.diff(ties.indptr).astype(float))
    starts = np.flatnonzero(np.diff(steps // TWO_PATHS, prepend=-1))
    for start, stop in zip(starts, [*starts[1:], len(steps)], strict=True):
        yield slice(int(start), int(stop))


def is_large(network: Network) -> bool:
    """Say whether a network has too many organizations, or ties, to be drawn and measured in full a hundred times."""
    return len(network) > EXACT_UP_TO or len(network.ends) > OFTEN_UP_TO


def sources(network: Network) -> int | None:
    """Give the number of organizations to sample paths from; None where the network is small enough for all."""
    if len(network) <= EXACT_UP_TO:
        return None
    return SAMPLED if len(network.ends) <= MANY_TIES else SAMPLED_ON_MANY_TIES
