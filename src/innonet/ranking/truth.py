"""What the true scores may be, given the scores seen and how noisy each is: empirical Bayes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
PIECES = 100
"""Pieces of equal width, from the lowest score to the highest, in each of which true scores are evenly spread."""
ROUNDS = 5
"""Of expectation and maximization. More make peaks of chance out of it: on registers that name only those who took part
intervals become half again as wide by 40, and hold the truth no more often (`python -m benchmarks.coverage`)."""
LEAST_NOISE = 1e-5
"""What is known for sure is taken for as noisy as this, far below any step between scores."""
FARTHEST = 1e-16
"""The chance that no draw goes beyond, so that none is infinite: 1 less this is the last number before 1."""


@dataclass(frozen=True)
class Truth:
    """The distribution of each organization's true score: the one of all, seen through the noise of its own.

    Parameters
    ----------
    score, noise
        What was seen, and its standard deviation.
    below
        Organizations x bounds of the pieces: the chance that the noise alone would bring a score below them.
    share
        Pieces: the share of all true scores in each.
    """

    score: Floats
    noise: Floats
    below: Floats
    share: Floats

    def drawn(self, number: int, generator: np.random.Generator) -> Floats:
        """Draw true scores, draws x organizations: by chance into a piece, and within it as noise has it."""
        from scipy.special import ndtri

        found = generator.random((len(self.score), number))
        for row, below in zip(found, self.below, strict=True):
            up_to = np.append(0.0, np.cumsum(np.diff(below) * self.share))
            chance = np.interp(row * up_to[-1], up_to, below)
            row[:] = ndtri(np.clip(chance, FARTHEST, 1 - FARTHEST))
        found *= self.noise[:, None]
        found += self.score[:, None]
        return found.T


def truth(score: Floats, variance: Floats, within: tuple[float, float]) -> Truth:
    """Find the distribution of the true scores, given the scores seen and the variance of each one's noise.

    Noise is normal. The distribution of the true scores may have any shape: it reaches from the lowest to the highest
    score and a typical noise beyond, and starts as even everywhere. A normal one, found by the mean and variance of
    all, takes few hubs among many organizations of one partnership for luck.

    Parameters
    ----------
    score, variance
        What was seen, at least one, and the square of its noise, 0 and up.
    within
        The least and the most that a score, seen or true, can be.

    References
    ----------
    Efron, B. (2016). Empirical Bayes deconvolution estimates. Biometrika 103(1), 1-20.
    https://doi.org/10.1093/biomet/asv068
    """
    from scipy.special import ndtr

    noise = np.maximum(np.sqrt(variance), LEAST_NOISE)
    beyond = float(np.median(noise))
    low, high = max(float(score.min()) - beyond, within[0]), min(float(score.max()) + beyond, within[1])
    bounds = np.linspace(low, high, PIECES + 1)
    below: Floats = ndtr((bounds - score[:, None]) / noise[:, None])
    inside = np.diff(below)
    share = np.full(PIECES, 1 / PIECES)
    for _ in range(ROUNDS):
        share *= inside.T @ (1 / (inside @ share)) / len(score)
    return Truth(score, noise, below, share)
