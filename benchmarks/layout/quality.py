"""How good a layout is, as numbers that do not know how it was made."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from sklearn.metrics import silhouette_score

Points = npt.NDArray[np.float64]
SOURCES = 250
"""Organizations from which distances are measured, at most."""
NEAREST = 10


def stress(points: Points, ties: csr_array, *, seed: int = 1) -> float:
    """Give how far distances on the picture are from steps in the network: 0 is perfect, scale does not matter.

    The mean of (scale * distance / steps - 1)^2 at the best scale, over all pairs from at most `SOURCES` organizations.
    """
    n = len(points)
    sources = np.random.default_rng(seed).choice(n, min(SOURCES, n), replace=False)
    steps = dijkstra(ties, indices=sources, unweighted=True)
    away = np.sqrt(((points[sources, None] - points[None]) ** 2).sum(axis=2))
    counted = np.isfinite(steps) & (steps > 0)
    ratio = away[counted] / steps[counted]
    return float(1 - ratio.sum() ** 2 / (len(ratio) * (ratio**2).sum()))


def kept(points: Points, ties: csr_array) -> float:
    """Give the share of an organization's partners among as many of its nearest, averaged over organizations."""
    partners = np.diff(ties.indptr)
    most = int(min(partners.max(), 200))
    _, nearest = cKDTree(points).query(points, k=most + 1)
    owner = np.repeat(np.arange(len(points)), most)
    pairs = nearest[:, 1:].ravel()
    within = np.tile(np.arange(most), len(points)) < partners[owner]
    is_tie = np.asarray(ties[owner[within], pairs[within]]).ravel() > 0
    share = np.bincount(owner[within], is_tie, len(points)) / np.minimum(np.maximum(partners, 1), most)
    return float(share[partners > 0].mean())


def together(points: Points, groups: npt.NDArray[Any]) -> float:
    """Give the share of the `NEAREST` organizations around each that are of its community."""
    count = min(NEAREST, len(points) - 1)
    _, nearest = cKDTree(points).query(points, k=count + 1)
    return float((groups[nearest[:, 1:]] == groups[:, None]).mean())


def silhouette(points: Points, groups: npt.NDArray[Any], *, seed: int = 1) -> float:
    """Give how much nearer fellows are than the next community: -1 to 1."""
    if len(np.unique(groups)) in (1, len(points)):
        return float("nan")
    return float(silhouette_score(points, groups, sample_size=min(3000, len(points)), random_state=seed))


def crossings(points: Points, ends: npt.NDArray[Any], *, seed: int = 1, pairs: int = 200_000) -> float:
    """Give the share of pairs of ties that cross, among random pairs."""
    rng = np.random.default_rng(seed)
    one, other = rng.integers(len(ends), size=(2, pairs))
    a, b, c, d = (points[ends[which, side]] for which in (one, other) for side in (0, 1))
    apart = (ends[one][:, :, None] != ends[other][:, None, :]).all(axis=(1, 2))

    def side(p: Points, q: Points, r: Points) -> npt.NDArray[Any]:
        return np.sign((q[:, 0] - p[:, 0]) * (r[:, 1] - p[:, 1]) - (q[:, 1] - p[:, 1]) * (r[:, 0] - p[:, 0]))

    crossed = (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)
    return float(crossed[apart].mean())
