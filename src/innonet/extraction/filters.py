"""Ties against chance by their strengths alone, where there is no two-mode register."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.network import Network

Floats = npt.NDArray[np.float64]


def disparity(network: Network) -> Floats:
    """Give each tie's p if its organization spread its strength at random: (1 - share)^(ties - 1), the lower end."""
    strength = network.ties["strength"].to_numpy(dtype=float)
    given, got, ties = _sums(network)
    one, two = network.ends[:, 0], network.ends[:, 1]
    number_given, number_got = ties
    by_source = _spread(strength / given[one], number_given[one])
    by_target = _spread(strength / got[two], number_got[two])
    return np.minimum(by_source, by_target)


def noise_corrected(network: Network) -> Floats:
    """Give each tie's p against the product of its ends' strengths, the noise of the strength itself counted in."""
    from scipy.stats import norm

    strength = network.ties["strength"].to_numpy(dtype=float)
    given, got, _ = _sums(network)
    out, into = given[network.ends[:, 0]], got[network.ends[:, 1]]
    total = given.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = total / (out * into)
        score = (lift * strength - 1) / (lift * strength + 1)
        chance = out * into / total**2
        variance = chance * (total - out) * (total - into) / (total**2 * (total - 1))
        # a beta prior of this mean and variance, and the tie seen
        known = chance * (1 - chance) / variance - 1
        posterior = (chance * known + strength) / (known + total)
        slope = 1 / (out * into) - total * (out + into) / (out * into) ** 2
        spread = np.sqrt(posterior * (1 - posterior) * total) * np.abs(
            2 * (lift + strength * slope) / (lift * strength + 1) ** 2
        )
        p = norm.sf(score / spread)
    return np.where(np.isfinite(p), p, 1.0)


def _spread(share: Floats, ties: Floats) -> Floats:
    return np.where(ties > 1, np.maximum(1 - share, 0.0) ** np.maximum(ties - 1, 1), 1.0)


def _sums(network: Network) -> tuple[Floats, Floats, tuple[Floats, Floats]]:
    """Give the strength each organization gives and gets, and the ties of both; the same where undirected."""
    matrix = network.adjacency
    given, got = np.asarray(matrix.sum(axis=1)).ravel(), np.asarray(matrix.sum(axis=0)).ravel()
    number_given = np.diff(matrix.indptr).astype(float)
    number_got = np.bincount(matrix.indices, minlength=len(network)).astype(float)
    return given, got, (number_given, number_got)
