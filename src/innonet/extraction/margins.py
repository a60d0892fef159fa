"""Partnerships shared by chance, where everybody takes part as often as now and every partnership is as large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from innonet.curveball import draws_of
from innonet.projection import shared

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
NEVER = 1e-200
"""A chance that is none."""
AT_ONCE = 2_000_000
"""Numbers held at once: bounds memory."""
STEPS = 200
"""Newton steps, far more than needed: where a chance is 0 or 1 in the limit, each leaves a third of the error."""


@dataclass(frozen=True)
class Margins:
    """The chance of every cell where the sums of rows and columns hold on average.

    Rows of the same sum have the same chances, and so have columns: they stand here once.
    """

    row: Counts  # the class of each row
    column: Counts
    chance: Floats  # row classes x column classes


def configuration(matrix: csr_array) -> Margins:
    """Fit the bipartite configuration model: of all models that keep the sums on average the least assuming.

    Returns
    -------
    Margins; `chance[row][:, column]` is the matrix of chances, whose sums are those of `matrix`.
    """
    sums = [np.rint(np.asarray(matrix.sum(axis=axis)).ravel()).astype(np.int64) for axis in (1, 0)]
    row, column = (np.unique(one, return_inverse=True, return_counts=True) for one in sums)
    chance = np.zeros((len(row[0]), len(column[0])))
    rows, columns = np.ones(len(row[0]), dtype=bool), np.ones(len(column[0]), dtype=bool)
    left, right = row[0].astype(float), column[0].astype(float)
    many, wide = row[2].astype(float), column[2].astype(float)
    while True:  # who takes part in nothing or in all that is left leaves no choice
        none, full = rows & (left == 0), rows & (left > 0) & (left == wide[columns].sum())
        chance[np.ix_(full, columns)] = 1.0
        right[columns] -= many[full].sum()
        rows &= ~(none | full)
        empty, whole = columns & (right == 0), columns & (right > 0) & (right == many[rows].sum())
        chance[np.ix_(rows, whole)] = 1.0
        left[rows] -= wide[whole].sum()
        columns &= ~(empty | whole)
        if not (none.any() or full.any() or empty.any() or whole.any()):
            break
    if rows.any() and columns.any():
        chance[np.ix_(rows, columns)] = _fitted(left[rows], right[columns], many[rows], wide[columns])
    return Margins(row[1].ravel(), column[1].ravel(), chance)


def _fitted(rows: Floats, columns: Floats, many: Floats, wide: Floats) -> Floats:
    """Solve for chances 1 / (1 + exp(-a - b)) by Newton's method, halving steps that go too far."""
    from scipy.special import expit

    total = (rows * many).sum()
    logs = np.concatenate([np.log(rows), np.log(columns)]) - np.log(total) / 2
    size = len(rows)

    def likelihood(logs: Floats) -> float:
        both = np.logaddexp(0.0, logs[:size, None] + logs[size:])
        return float((rows * many) @ logs[:size] + (columns * wide) @ logs[size:] - many @ both @ wide)

    for _ in range(STEPS):
        chance = expit(logs[:size, None] + logs[size:])
        off = np.concatenate([rows - chance @ wide, columns - many @ chance])
        if np.abs(off).max() < 1e-10 * max(rows.max(), columns.max()):
            break
        spread = many[:, None] * chance * (1 - chance) * wide
        curve = np.block([[np.diag(spread.sum(axis=1)), spread], [spread.T, np.diag(spread.sum(axis=0))]])
        step = np.linalg.lstsq(curve, off * np.concatenate([many, wide]), rcond=None)[0]
        here, size_of_step = likelihood(logs), 1.0
        while likelihood(logs + size_of_step * step) < here - 1e-9 * abs(here) and size_of_step > 1e-6:
            size_of_step /= 2
        logs = logs + size_of_step * step
    made: Floats = expit(logs[:size, None] + logs[size:])
    return made


def on_average(fitted: Margins, pairs: Counts, *, count: Counts) -> Floats:
    """Give the chance that two organizations share as many partnerships or more, sums kept on average.

    Parameters
    ----------
    fitted
        The `configuration` of the matrix, or of another of the same sums.
    pairs
        Its rows, two for each tie.
    count
        Partnerships they share.
    """
    number = np.bincount(fitted.column, minlength=fitted.chance.shape[1])
    asked = np.column_stack([np.sort(fitted.row[pairs], axis=1), count])
    # ties of the same row sums and the same count have the same p
    cases, which = np.unique(asked, axis=0, return_inverse=True)
    p = np.ones(len(cases))
    bucket = np.ceil(np.log2(np.maximum(cases[:, 2], 1))).astype(np.int64)
    for one in np.unique(bucket):
        chosen = np.flatnonzero(bucket == one)
        width = 1 << int(one)
        for part in np.array_split(chosen, len(chosen) * width // AT_ONCE + 1):
            both = fitted.chance[cases[part, 0]] * fitted.chance[cases[part, 1]]
            p[part] = at_least(both, number, least=cases[part, 2])
    return p[which.ravel()]


def at_least(chances: Floats, copies: Counts, *, least: Counts) -> Floats:
    """Give the chance of so many successes or more among independent trials: the Poisson-binomial tail, exact.

    Parameters
    ----------
    chances
        Of success, cases x kinds of trials.
    copies
        How many trials there are of each kind.
    least
        Successes asked for, one number a case.

    Returns
    -------
    One chance a case, true to about 1e-15.
    """
    width = max(int(least.max(initial=1)), 1)
    mass = np.zeros((len(chances), width))  # chance of 0, 1, ... successes so far
    mass[:, 0] = 1.0
    for kind, number in enumerate(copies):
        each = _binomial(chances[:, kind], int(number), width)
        after = mass * each[:, :1]
        for one in range(1, min(width, int(number) + 1)):
            after[:, one:] += mass[:, :-one] * each[:, one : one + 1]
        mass = after
    below: Floats = np.where(least[:, None] > np.arange(width), mass, 0.0).sum(axis=1)
    return np.asarray(np.clip(1.0 - below, 0.0, 1.0), dtype=np.float64)


def _binomial(chance: Floats, number: int, width: int) -> Floats:
    from scipy.stats import binom

    # scipy's own sums overflow near the least number there is; what is so rare never happens
    found: Floats = binom.pmf(np.arange(width), number, np.where(chance < NEVER, 0.0, chance)[:, None])
    return found


def exactly(matrix: csr_array, pairs: Counts, *, count: Counts, draws: int, seed: int) -> Floats:
    """Give the same chance with the sums kept exactly, from matrices drawn at random: (r + 1) / (draws + 1)."""
    size = matrix.shape[0]
    keys = pairs[:, 0] * size + pairs[:, 1]
    order = np.argsort(keys)
    ordered, asked = keys[order], count[order]
    reached = np.zeros(len(keys), dtype=np.int64)
    for drawn in draws_of(matrix, number=draws, seed=seed):
        one, two, _, together = shared(drawn)
        found = one.astype(np.int64) * size + two
        place = np.minimum(np.searchsorted(ordered, found), max(len(ordered) - 1, 0))
        known = ordered[place] == found if len(ordered) else np.zeros(0, dtype=bool)
        reached[place[known]] += together[known] >= asked[place[known]]
    p = np.empty(len(keys))
    p[order] = (reached + 1) / (draws + 1)
    return p
