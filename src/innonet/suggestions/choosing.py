"""The pair whose tie lowers dF most, among all pairs of a pool, again after each tie that is added."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from innonet.measures.rows import NEARNESS, NO_PATH, Positions, Rows
from innonet.suggestions.conditions import Evidence, Marks
from innonet.suggestions.steps import Steps, nearer

Floats = npt.NDArray[np.float64]
Aim = Literal["whole", "between"]
MOST_STEPS = 30
"""Steps up to which pairs are counted by steps; in longer networks each pair is measured by itself."""
BY_ITSELF = 100
"""Organizations of the sample that stand for all of it then."""
EQUAL = 1e-9
SPARSE = 0.04
"""Share of ones up to which a sparse product is the faster one."""


@dataclass
class Chooser:
    """Finds the best pair of a pool.

    Parameters
    ----------
    steps
        Steps between organizations, ties that were added included; it keeps the rows of `pool` and `sample`.
    evidence
        The pool, and what its organizations have in common.
    sample
        Positions of the organizations whose pairs stand for all; in a small network all of them.
    aim
        `whole`: the fall in dF; `between`: the fall in dF between groups.
    """

    steps: Steps
    evidence: Evidence
    sample: Positions
    aim: Aim

    def best(self, open_: Marks, *, slack: float = 0.0) -> tuple[int, int] | None:
        """Give the places in the pool of the best pair; None where no pair is open.

        Parameters
        ----------
        open_
            Pool x pool, symmetric: pairs that may be chosen.
        slack
            Of pairs that fall short of the best by no more than this share, the most plausible is taken.
        """
        one, two = np.nonzero(np.triu(open_, 1))
        if not len(one):
            return None
        worth = self.worth(one, two)
        least = worth.max() * (1 - slack)
        close = np.flatnonzero(worth >= least - EQUAL * max(worth.max(), 1.0))
        plausible = self.evidence.plausible[one[close], two[close]]
        chosen = close[np.lexsort((close, -np.round(worth[close], 9), -plausible))[0]]
        return int(one[chosen]), int(two[chosen])

    def worth(self, one: Positions, two: Positions) -> Floats:
        """Give what a tie between two places of the pool would add to the sum of 1/steps, each pair of others once.

        Exact over the sample. A tie between two parts of the network is exact for the whole, scaled down to the
        sample, so that small parts are not missed.

        Parameters
        ----------
        one, two
            The places of as many pairs.
        """
        asked = np.union1d(one, two)
        one, two = np.searchsorted(asked, one), np.searchsorted(asked, two)
        pool = self.evidence.pool[asked]
        rows = self.steps.between(pool)
        sample = self.sample[(rows[:, self.sample] < NO_PATH).any(axis=0)]  # whom none of them reaches, gains nothing
        among = self.steps.between(sample)[:, sample]
        is_long = int(among[among < NO_PATH].max(initial=0)) > MOST_STEPS
        few = np.unique(np.linspace(0, len(sample) - 1, BY_ITSELF).astype(np.int64)) if is_long else slice(None)
        stand_for = (len(sample) / max(len(sample[few]), 1)) ** 2
        sample, among = sample[few], among[few][:, few]
        codes = None if self.aim == "whole" else self.steps.codes
        apart = None if codes is None else _apart(codes[sample])
        inside = (_by_pair if is_long else _by_steps)(rows[:, sample], among, apart)[one, two] * stand_for
        parted = rows[one, pool[two]] >= NO_PATH
        if not parted.any():
            return inside
        share = len(self.sample) / max(rows.shape[1], 1)
        worth: Floats = np.where(parted, share**2 * joining(rows, rows, codes)[one, two], inside)
        return worth


def _apart(codes: npt.NDArray[np.int64]) -> Marks:
    """Mark pairs of two different groups."""
    marks: Marks = (codes[:, None] != codes) & (codes[:, None] >= 0) & (codes >= 0)
    return marks


def _by_steps(near: Rows, among: Rows, apart: Marks | None) -> Floats:
    """Measure all pairs at once: s at i steps from one end and t at j from the other would be i + 1 + j apart.

    Those at i steps are multiplied once, with all the j up to i together; the other half follows by symmetry. Few are
    at j, the smaller of the two, so that these products are mostly of sparse matrices.
    """
    last = int(among[among < NO_PATH].max(initial=0))
    at = [_slim(near == steps) for steps in range(last - 1)]
    gains = _gains(among, apart, last)
    half = np.zeros((len(near), len(near)))
    for i in range(last - 1):
        beyond = np.zeros(near.shape)
        for j in range(min(i, last - 2 - i) + 1):
            part = at[j] @ gains[i + j]
            beyond += part / 2 if i == j else part
        half += at[i] @ beyond.T
    worth: Floats = half + half.T
    return worth


def _gains(among: Rows, apart: Marks | None, last: int) -> list[Floats]:
    """Give what two would gain by being 1, 2 ... steps apart; nothing where they are nearer, or have no path."""
    now = np.where(among < NO_PATH, NEARNESS[among], np.inf)
    np.fill_diagonal(now, np.inf)
    found = [np.maximum(NEARNESS[then] - now, 0.0) for then in range(1, last)]
    return found if apart is None else [gains * apart for gains in found]


def _slim(marks: Marks) -> Any:
    """Give marks as a matrix to multiply with: sparse where few are set."""
    from scipy.sparse import csr_array

    return csr_array(marks, dtype=float) if marks.mean() < SPARSE else marks.astype(float)


def _by_pair(near: Rows, among: Rows, apart: Marks | None) -> Floats:
    """Measure each pair by itself: slower, but whatever the steps."""
    worth = np.zeros((len(near), len(near)))
    for one, two in combinations(range(len(near)), 2):
        here, there = nearer(near[one], near[two]), nearer(near[two], near[one])
        then = near[one, here][:, None] + np.uint16(1) + near[two, there]
        now = among[here[:, None], there]
        gains = np.where((then < now) & (now < NO_PATH), NEARNESS[then] - NEARNESS[now], 0.0)
        worth[one, two] = worth[two, one] = (gains if apart is None else gains * apart[here[:, None], there]).sum()
    return worth


def joining(one: Rows, two: Rows, codes: npt.NDArray[np.int64] | None = None) -> Floats:
    """Measure ties between parts of the network that have no path to each other, for each end here and there.

    Parameters
    ----------
    one, two
        Steps to all organizations, one row an end.
    codes
        Groups of all organizations; pairs of one group do not count then.
    """
    last = int(max(rows[rows < NO_PATH].max(initial=0) for rows in (one, two))) + 1
    worth = NEARNESS[np.arange(last)[:, None] + 1 + np.arange(last)]
    known = slice(None) if codes is None else codes >= 0
    found: Floats = _counted(one[:, known], last) @ worth @ _counted(two[:, known], last).T
    for group in range(0 if codes is None else int(codes.max(initial=-1)) + 1):
        found -= _counted(one[:, codes == group], last) @ worth @ _counted(two[:, codes == group], last).T
    return found


def _counted(rows: Rows, last: int) -> Floats:
    """Count who is at 0, 1, 2 ... steps."""
    return np.stack([(rows == steps).sum(axis=1) for steps in range(last)], axis=1).astype(float)
