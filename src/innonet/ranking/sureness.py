"""How sure a rank is: scores drawn again, what they say of the noise, and the ranks that go with both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.measures import centrality
from innonet.network import Network
from innonet.ranking.evidence import Evidence, average_ranks, by_kind, measured, scores
from innonet.ranking.truth import truth
from innonet.uncertainty import Progress, Resampling, Unit, resampling, worked

Floats = npt.NDArray[np.float64]
HALF = 0.5
"""Share of the partnerships in each draw: at half of them, the spread between draws is that of the whole."""
WIDER = 2.0
"""A variance is 1 + WIDER/k times what the draws show, k the partnerships of the organization."""
POSTERIOR = 1_000
"""Draws of the true scores, given what was seen; fewer in large networks."""
CELLS = 20_000_000
"""Numbers held at once: bounds memory at about 200 MB."""
LOW, HIGH = 0.05, 0.95
"""The quantiles between which a rank lies in 90 % of the draws."""
TELLING = 3
"""Different draws from which on they say something: of two partnerships, or one, a half is one or the other."""
SOME = 250
"""Draws by which those are counted that an organization cannot be told apart from."""
COMPARED = 1_000_000_000
"""So many ranks at most are compared to count them."""


@dataclass(frozen=True)
class Sureness:
    """What is known of each organization's rank, in the network's order.

    Parameters
    ----------
    ranks
        Draws x organizations, NaN where an organization was missing in a draw.
    """

    ranks: Floats

    def interval(self, own: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Give the lowest and the highest rank of 90 % of the draws, its own rank included."""
        # the function that leaves out NaN goes through the organizations one by one
        quantile = np.nanquantile if np.isnan(self.ranks).any() else np.quantile
        low, high = quantile(self.ranks, [LOW, HIGH], axis=0)
        return np.minimum(np.floor(low), own), np.maximum(np.ceil(high), own)

    def among(self, members: npt.NDArray[np.int64]) -> Sureness:
        """Give the ranks of some organizations among themselves."""
        return Sureness(_ranked(-self.ranks[:, members]))

    def within(self, top: int) -> Floats:
        """Give the share of draws in which each is among the first."""
        seen = ~np.isnan(self.ranks)
        found: Floats = ((self.ranks <= top) & seen).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
        return found

    def ahead(self, one: npt.NDArray[np.int64], two: npt.NDArray[np.int64]) -> Floats:
        """Give the chance that each of some organizations truly scores above another; 0.5 where nothing tells."""
        first, second = self.ranks[:, one], self.ranks[:, two]
        return _ahead(first, second, _times(~(np.isnan(first) | np.isnan(second))))

    def alike(self) -> npt.NDArray[np.int64]:
        """Count the others that the records cannot tell an organization apart from: ahead or behind is unsure.

        Where there are many organizations, their number is estimated from some of them, by some of the draws.
        """
        ranks = self.ranks[:SOME].astype(np.float32)
        size, seen = ranks.shape[1], ~np.isnan(ranks)
        number = min(size, max(COMPARED // max(ranks.size, 1), 1))
        compared = np.unique(np.linspace(0, size - 1, number).astype(np.int64))
        unsure = np.zeros(size, dtype=np.int64)
        for one in compared:
            both = len(ranks) if seen.all() else _times(seen[:, [one]] & seen)
            chance = _ahead(ranks[:, [one]], ranks, both)
            unsure += (chance > LOW) & (chance < HIGH) & (np.arange(size) != one)
        others = len(compared) - np.isin(np.arange(size), compared)
        return np.asarray(np.rint(unsure * ((size - 1) / np.maximum(others, 1))), dtype=np.int64)


def _ahead(one: npt.NDArray[np.floating[Any]], two: npt.NDArray[np.floating[Any]], both: Floats | int) -> Floats:
    """Give the share of draws, those of both, in which the rank of one is the better; equal ranks count half."""
    wins = (_times(one < two) + _times(one <= two)) / 2
    return np.asarray(np.where(both > 0, wins / np.maximum(both, 1), 0.5), dtype=np.float64)


def _times(marks: npt.NDArray[np.bool_]) -> Floats:
    """Count the draws that are marked, in numbers as short as they can be: ten times as fast as in long ones."""
    short = np.uint8 if len(marks) <= np.iinfo(np.uint8).max else np.int32
    counts: Floats = marks.view(np.uint8).sum(axis=0, dtype=short).astype(np.float64)
    return counts


def sureness(
    network: Network,
    evidence: Evidence,
    score: Floats,
    *,
    draws: int,
    missing: Unit | None,
    share: float,
    seed: int,
    workers: int | None,
    progress: Progress | None,
) -> Sureness:
    """Draw the network again and say how sure each rank is; see `hubs` for what the draws are."""
    keep = HALF if missing is None else 1 - share
    again = resampling(network, keep=keep, unit=missing or "partnerships", seed=seed)
    first, place = again.different(draws)
    generator = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(draws,)))
    number = int(np.clip(CELLS // max(len(network), 1), 200, POSTERIOR))
    if missing is None and len(first) < min(TELLING, draws):
        return Sureness(_ranked(generator.random((number, len(network)))))  # as likely here as there
    found = worked(
        partial(_scored, again, evidence, first),
        len(first),
        size=len(network) + len(network.ties),
        workers=workers,
        progress=progress,
    )
    drawn = np.array(found, dtype=np.float64).reshape(len(first), len(network))[place]
    if missing is not None or len(network) < 2:
        return Sureness(_ranked(drawn))
    edge = _edge(len(network))
    known = truth(_opened(score), _noise(network, _opened(drawn)), within=(-edge, edge))
    return Sureness(_ranked(known.drawn(number, generator)))


def _scored(again: Resampling, evidence: Evidence, numbers: list[int], which: int) -> npt.NDArray[np.float32]:
    network = again.draw(numbers[which])
    score = scores(by_kind(measured(network, evidence), evidence), evidence)
    return np.where(again.present(numbers[which]), score, np.nan).astype(np.float32)


def _opened(scores: Floats) -> Floats:
    """Give normal scores: near 0 and 1, where no score can pass, steps that are small become as large as others."""
    from scipy.special import ndtri

    edge = _edge(scores.shape[-1])
    with np.errstate(divide="ignore"):
        return np.asarray(np.clip(ndtri(scores), -edge, edge), dtype=np.float64)


def _edge(organizations: int) -> float:
    """Give the normal score of the best one can be among so many."""
    from scipy.special import ndtri

    return float(ndtri(1 - 0.5 / max(organizations, 1)))


def _ranked(drawn: Floats) -> Floats:
    ranks: Floats = average_ranks(-drawn.T).T
    return ranks


def _noise(network: Network, drawn: Floats) -> Floats:
    """Give each score's variance: half its own, half that of those who are in as many partnerships; and widened.

    What is drawn again from few partnerships is too alike. Nothing that is drawn again tells how an organization in no
    partnership would fare in another year; it is taken for as unsure as those in the fewest.
    """
    own = drawn.var(axis=0, ddof=1) if len(drawn) > 1 else np.zeros(drawn.shape[1])
    times = _partnerships(network)
    seen = times > 0
    # 1, 2, 3, 4-5, 6-7, 8-11, 12-15, ... partnerships: two classes to every doubling
    least = times[seen].min() if seen.any() else 1
    class_ = np.floor(2 * np.log2(np.maximum(times, least))).astype(np.int64)
    sums = np.bincount(class_[seen], own[seen], minlength=class_.max(initial=0) + 1)
    smooth: Floats = (sums / np.maximum(np.bincount(class_[seen], minlength=len(sums)), 1))[class_]
    return np.asarray(np.where(seen, (own + smooth) / 2, smooth) * (1 + WIDER / np.maximum(times, 1)), dtype=np.float64)


def _partnerships(network: Network) -> npt.NDArray[np.int64]:
    """Count the partnerships in which each organization has company; its ties where there is no register."""
    if network.register is None or network.directed:
        return np.asarray(centrality.degree(network), dtype=np.int64)
    matrix = network.register.matrix
    company = np.asarray(matrix.sum(axis=0)).ravel() > 1
    times = pd.Series(
        np.asarray(matrix @ company.astype(float)).ravel(), index=network.register.organizations["organization"]
    )
    return times.reindex(network.ids).fillna(0).to_numpy(dtype=np.int64)


def columns(
    known: Sureness | None, score: Floats, own: npt.NDArray[np.int64], *, order: Any, top: int
) -> dict[str, Any]:
    """Give the columns of the hub table that say how sure a rank is; NaN where nothing was drawn."""
    nothing = np.full(len(score), np.nan)
    if known is None:
        return dict.fromkeys(("rank_low", "rank_high", "share_top", "ahead_of_next", "alike"), nothing)
    low, high = known.interval(own)
    ahead = nothing.copy()
    ahead[order[:-1]] = known.ahead(order[:-1], order[1:])
    return {
        "rank_low": low,
        "rank_high": high,
        "share_top": known.within(top),
        "ahead_of_next": ahead,
        "alike": known.alike().astype(float),
    }
