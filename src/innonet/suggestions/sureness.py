"""How sure the gains are: the same ties added to networks drawn again from the same partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from innonet.measures.paths import pattern
from innonet.measures.rows import NEARNESS, Positions, nearness_summed, steps_along
from innonet.network import Network
from innonet.suggestions.steps import WHOLE_UP_TO, Steps
from innonet.uncertainty import Resampling, resampling, worked

Floats = npt.NDArray[np.float64]
LOW, HIGH = 0.05, 0.95
"""The quantiles between which a gain lies in 90 % of the draws."""


def gains_drawn(
    network: Network,
    ties: Sequence[tuple[int, ...]],
    *,
    draws: int,
    seed: int,
    codes: npt.NDArray[np.int64] | None = None,
) -> Floats:
    """Give the gain of ties, added one after the other, in networks drawn again.

    Parameters
    ----------
    ties
        Positions of their two ends.
    codes
        Groups of the organizations: give the gain between them instead.

    Returns
    -------
    Array, draws x ties.
    """
    if not draws or not ties:
        return np.full((0, len(ties)), np.nan)
    again, between = resampling(network, seed=seed), codes is not None
    groups = codes if codes is not None else np.full(len(network), -1)
    drawn = partial(_drawn, again, ties, groups, between=between)
    return np.array(worked(drawn, draws, size=len(network) + len(network.ties)))


def _drawn(
    again: Resampling, ties: Sequence[tuple[int, ...]], groups: npt.NDArray[np.int64], number: int, *, between: bool
) -> list[float]:
    network = again.draw(number)
    steps, gains = Steps(network, np.arange(len(network)), groups), []
    for one, two in ties:
        change = steps.change(one, two)
        gains.append(change.gain_between if between else change.gain)
        steps.add(one, two)
    return gains


def rises_drawn(network: Network, ones: Sequence[int], *, draws: int, seed: int) -> Floats:
    """Give the rise in dF among the others that the loss of each would bring, in networks drawn again.

    Returns
    -------
    Array, draws x organizations; no rows where the network is too large for it to be measured in full.
    """
    if not draws or not ones or len(network) > WHOLE_UP_TO:
        return np.full((0, len(ones)), np.nan)
    again = resampling(network, seed=seed)
    drawn = partial(_rises, again, np.array(ones))
    return np.array(worked(drawn, draws, size=len(network) + len(network.ties)))


def _rises(again: Resampling, ones: Positions, number: int) -> list[float]:
    ties = pattern(again.draw(number))
    size = ties.shape[0]
    whole, own = nearness_summed(ties), NEARNESS[steps_along(ties, ones)].sum(axis=1)
    left = [np.delete(np.arange(size), one) for one in ones]
    after = np.array([nearness_summed(ties[stay][:, stay].tocsr()) for stay in left])
    found = np.maximum(whole - 2 * own - after, 0.0)  # a loss brings nobody nearer
    return [float(one) for one in found / ((size - 1) * (size - 2))]


def interval(gains: Floats, own: Floats) -> tuple[Floats, Floats]:
    """Give for each tie the bounds of 90 % of the draws, its own gain included; NaN without draws.

    Networks drawn with replacement have fewer different ties, so that gains in them can all lie to one side.
    """
    if not len(gains):
        nothing = np.full(gains.shape[1], np.nan)
        return nothing, nothing
    low, high = np.quantile(gains, LOW, axis=0), np.quantile(gains, HIGH, axis=0)
    return np.minimum(low, own), np.maximum(high, own)
