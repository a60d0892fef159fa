"""Steps between organizations while ties are added, and what one more tie would change: exactly."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from innonet.measures.rows import LONG, NEARNESS, NO_PATH, Positions, Rows, steps_from
from innonet.network import Network

WHOLE_UP_TO = 2_500
"""Organizations up to which the steps between all pairs are kept."""
AT_ONCE = 256
"""Sources looked at together where they are searched anew: bounds memory."""
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Change:
    """What one tie more would change.

    Parameters
    ----------
    gain
        The fall in dF.
    gain_between
        The fall in dF between groups; NaN where there are none.
    steps
        Steps between the two before; `NO_PATH` without a path.
    nearer, joined
        Pairs of organizations that come nearer, and those of them that had no path at all.
    """

    gain: float
    gain_between: float
    steps: int
    nearer: int
    joined: int

    @property
    def new(self) -> bool:
        """Whether the two had no path to each other before."""
        return self.steps >= NO_PATH


@dataclass(frozen=True)
class _Added:
    """A tie that was added, with the steps from its two ends to all just before."""

    one: int
    two: int
    from_one: Rows
    from_two: Rows


@dataclass
class Steps:
    """Steps between organizations, kept up to date as ties are added.

    Parameters
    ----------
    network
        As it was at first; ties count both ways.
    known
        Positions whose rows are kept; all of them in a network of up to `WHOLE_UP_TO` organizations.
    codes
        Group of each organization as a number, -1 without one.
    """

    network: Network
    known: Positions
    codes: Labels
    added: list[_Added] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows: Rows = steps_from(self.network, self.known)
        self._place = np.full(len(self.network), -1, dtype=np.int64)
        self._place[self.known] = np.arange(len(self.known))
        sizes = np.bincount(self.codes[self.codes >= 0]).astype(float) if (self.codes >= 0).any() else np.zeros(0)
        self._pairs = len(self.network) * (len(self.network) - 1.0)
        self._pairs_between = sizes.sum() ** 2 - (sizes**2).sum()

    @property
    def is_long(self) -> bool:
        """Whether some organizations whose rows are kept are more than `LONG` steps away from others."""
        return int(self.rows[self.rows < NO_PATH].max(initial=0)) > LONG

    def row(self, one: int) -> Rows:
        """Give the steps from one organization to all, as they are now."""
        row: Rows = self.between(np.array([one]))[0]
        return row

    def between(self, sources: Positions) -> Rows:
        """Give the steps from some organizations to all; those that are not kept are searched anew."""
        if (self._place[sources] >= 0).all():
            kept: Rows = self.rows[self._place[sources]]
            return kept
        rows = steps_from(self.network, sources)
        for tie in self.added:
            _shortened(rows, tie)
        return rows

    def keep(self, positions: Positions) -> None:
        """Keep the rows of more organizations: all that are not kept yet are searched at once."""
        new = np.unique(positions[self._place[positions] < 0])
        if len(new):
            self.rows = np.concatenate([self.rows, self.between(new)])
            self._place[new] = np.arange(len(self.rows) - len(new), len(self.rows))

    def copy(self) -> Steps:
        """Give the same steps, to go on from without changing these."""
        other = copy(self)
        other.rows, other.added, other._place = self.rows.copy(), [*self.added], self._place.copy()
        return other

    def add(self, one: int, two: int) -> None:
        """Add a tie."""
        tie = _Added(one, two, self.row(one).copy(), self.row(two).copy())
        _shortened(self.rows, tie)
        self.added.append(tie)

    def change(self, one: int, two: int) -> Change:
        """Say what a tie between two would change.

        Only pairs with one organization nearer to `one` and the other nearer to `two`, by more than a step, can gain.
        """
        self.keep(np.array([one, two]))
        from_one, from_two = self.row(one), self.row(two)
        steps = int(from_one[two])
        here, there = nearer(from_one, from_two), nearer(from_two, from_one)
        if len(here) > len(there):
            from_one, from_two, here, there = from_two, from_one, there, here
        total = between = 0.0
        shorter = joined = 0
        for begin in range(0, len(here), AT_ONCE):
            part = here[begin : begin + AT_ONCE]
            now = self.between(part)[:, there]
            then = from_one[part, None] + np.uint16(1) + from_two[there]
            better = then < now
            gained = np.where(better, NEARNESS[then] - NEARNESS[now], 0.0)
            total += gained.sum()
            between += gained[self._apart(part, there)].sum()
            shorter += int(better.sum())
            joined += int((now >= NO_PATH).sum())
        return Change(
            2 * total / self._pairs,
            2 * between / self._pairs_between if self._pairs_between else float("nan"),
            steps,
            shorter,
            joined,
        )

    def _apart(self, here: Positions, there: Positions) -> npt.NDArray[np.bool_]:
        """Mark pairs of two different groups."""
        one, two = self.codes[here, None], self.codes[there]
        marks: npt.NDArray[np.bool_] = (one != two) & (one >= 0) & (two >= 0)
        return marks


def nearer(one: Rows, two: Rows) -> Positions:
    """Give the positions of who is nearer to one than to two by more than a step."""
    return np.flatnonzero(two > one + np.uint16(1))


def _shortened(rows: Rows, tie: _Added) -> None:
    """Let rows of steps use a tie, both ways round."""
    for near, far, other in ((tie.one, tie.two, tie.from_two), (tie.two, tie.one, tie.from_one)):
        using = np.flatnonzero(rows[:, far] > rows[:, near] + np.uint16(1))
        if len(using):
            rows[using] = np.minimum(rows[using], rows[using, near][:, None] + np.uint16(1) + other)
