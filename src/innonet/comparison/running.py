"""When partnerships ran, and who took part in them year by year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.register import Register

NEVER, ONGOING = -1, 9_999
"""Stand for a partnership without a start, and for one without an end."""
MOST_DATED = 0.5
"""Of partnerships at least this share must have a start; with fewer ends each counts in the year it began alone."""
ENOUGH = 10
"""Partnerships a year needs before anything is said of it."""
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Running:
    """The years of all partnerships of a register.

    Parameters
    ----------
    start, end
        First and last year of each, in the order of `register.partnerships`; `NEVER` and `ONGOING` where not known.
    by_start
        Whether each counts in the year it began alone, because most have no end.
    """

    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    by_start: bool

    def mark(self, year: int) -> Marks:
        """Mark the partnerships that count in a year."""
        return (self.start == year) if self.by_start else (self.start >= 0) & (self.start <= year) & (self.end >= year)

    def begun(self, year: int) -> int:
        """Count the partnerships that began in a year."""
        return int((self.start == year).sum())

    @property
    def open_ended(self) -> int:
        """Count those that are taken to go on because they have no end."""
        return 0 if self.by_start else int(((self.end == ONGOING) & (self.start >= 0)).sum())

    @property
    def dated(self) -> float:
        """The share of partnerships that have a start."""
        return float((self.start >= 0).mean()) if len(self.start) else 0.0

    @property
    def lasting(self) -> int:
        """The years after its first that half of the partnerships with an end still run."""
        known = (self.start >= 0) & (self.end != ONGOING) & (self.end >= self.start)
        return 0 if self.by_start or not known.any() else int(np.median((self.end - self.start)[known]))

    def span(self) -> list[int]:
        """Give the years with enough partnerships that can be set beside each other; none is later than the last start.

        In the first years of the records those that began earlier are missing: as many years as half of the
        partnerships last are left out after the first that has enough.
        """
        known = self.start[self.start >= 0]
        years = range(int(known.min()), int(known.max()) + 1) if len(known) else range(0)
        told = [year for year in years if self.mark(year).sum() >= ENOUGH]
        return [year for year in told if year >= told[0] + self.lasting]


def running(register: Register) -> Running:
    """Read when the partnerships of a register ran."""
    table = register.partnerships
    start, end = _years(table, "start", NEVER), _years(table, "end", ONGOING)
    known = start >= 0
    ends = float((end[known] != ONGOING).mean()) if known.any() else 0.0
    return Running(start, end, ends < MOST_DATED)


def _years(table: pd.DataFrame, column: str, missing: int) -> npt.NDArray[np.int64]:
    if column not in table.columns:
        return np.full(len(table), missing)
    years = pd.to_numeric(table[column].astype("string").str[:4], errors="coerce")
    return years.fillna(missing).to_numpy(dtype=np.int64)
