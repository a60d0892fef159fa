"""over_time(): fragmentation year by year, real change told from changed reporting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.comparison.running import MOST_DATED, Marks, Running, running
from innonet.comparison.verdicts import LEFT_OUT, around, verdict
from innonet.errors import UsageError
from innonet.measures.rows import NEARNESS, Positions, steps_in_two_modes
from innonet.register import Register

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ACROSS = ("sector", "region")
"""Attributes whose groups are also looked at by themselves, where they tell organizations apart."""
SAMPLE_FROM, SOURCES = 2_000, 256
"""Organizations of a year beyond which distances are measured from so many of them, chosen by chance."""
DRAWS, FEW_DRAWS = 20, 6
"""How often some partnerships are left out, and where a year has more organizations than `SAMPLE_FROM`."""
YEARS = ("year", "by", "organizations", "partnerships", "value", "low", "high", "exact")
CHANGES = ("by", "first", "last", "before", "after", "change", "change_low", "change_high", "organizations_both",
           "before_both", "after_both", "change_both", "both_low", "both_high", "verdict")  # fmt: skip
Floats = npt.NDArray[np.float64]
Groups = dict[str, npt.NDArray[np.int64]]


@dataclass(frozen=True, eq=False)
class OverTime:
    """How fragmented the network was, year by year.

    Parameters
    ----------
    years
        One row a year and attribute: `year`, `by` (empty: all pairs; else pairs of different groups of that attribute),
        `organizations` and `partnerships` of that year, `value` (dF, 0 to 1), `low` and `high` (90 % interval; NaN
        without draws), `exact` (False where it is estimated from 256 organizations).
    changes
        One row an attribute, from the first year to the last: `first`, `last`, `before`, `after`, `change` with
        `change_low` and `change_high`; the same among the `organizations_both` that take part in both years
        (`before_both`, `after_both`, `change_both`, `both_low`, `both_high`), and `verdict`, as in
        `Comparison.figures`.
    missing
        Why there are no rows: `starts` (fewer than half of the partnerships have a start), `years` (fewer than two
        years have 10 partnerships); empty where there are.
    by_start
        Whether a partnership counts in the year it began alone, because fewer than half have an end.
    open_ended
        Partnerships that count in every year from their start on, because they have no end.
    begun, begun_before
        Partnerships that began in the last year, and in the year before it.
    """

    years: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(YEARS)))
    changes: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(CHANGES)))
    missing: str = ""
    by_start: bool = False
    open_ended: int = 0
    begun: int = 0
    begun_before: int = 0

    def __repr__(self) -> str:
        known = sorted(self.years["year"].unique())
        return f"OverTime: {known[0]} to {known[-1]}" if known else f"OverTime: nothing ({self.missing})"


def over_time(register: Register, *, draws: int | None = None, seed: int = 1) -> OverTime:
    """Measure distance-weighted fragmentation (dF) year by year, whole and between groups.

    A partnership counts in every year it ran in; one without an end goes on. Only organizations that take part in a
    year count in it. Years before the first with 10 partnerships are left out, and after it as many as half of the
    partnerships last: what began before the records did is missing there.

    Parameters
    ----------
    draws
        How often a fifth of all partnerships is left out, for the intervals: the spread that this makes is doubled, as
        the delete-d jackknife has it, and widened by Student's t. 0 for none. By default 20; with more than 2,000
        organizations in a year 6, and for the first and the last year alone.

    Returns
    -------
    OverTime.

    Raises
    ------
    UsageError
        If draws is 1 or below 0: one draw has no spread.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical
    Organization Theory 12, 21-34, equation 9. https://doi.org/10.1007/s10588-006-7084-x
    Shao, J. & Wu, C. F. J. (1989). A general theory for jackknife variance estimation. The Annals of Statistics 17(3),
    1176-1197. https://doi.org/10.1214/aos/1176347263

    Examples
    --------
    >>> import pandas as pd
    >>> ids = [f"p{number:02d}" for number in range(20)]
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ids, "start": ["2022"] * 10 + ["2023"] * 10}),
    ...     pd.DataFrame({"organization": list("ab" * 10 + "bc" * 9 + "ab"), "partnership": sorted(ids * 2)}),
    ... )
    >>> over_time(register, draws=0).years["value"].round(3).tolist()
    [0.0, 0.167]
    """
    if draws is not None and (draws < 0 or draws == 1):
        raise UsageError(f"draws is {draws}.", where="over_time", fix="Give 0, or 2 or more.")
    when = running(register)
    if when.dated < MOST_DATED:
        return OverTime(missing="starts")
    years = when.span()
    if len(years) < 2:
        return OverTime(missing="years")
    return _Measured(register, when, years, draws=draws, seed=seed).told()


class _Measured:
    """All years of one register, measured as they are and without some of their partnerships."""

    def __init__(self, register: Register, when: Running, years: list[int], *, draws: int | None, seed: int) -> None:
        self.matrix, self.when, self.years = register.matrix.tocsr(), when, years
        self.groups = _groups(register.organizations)
        self.there = {year: self._present(when.mark(year)) for year in years}
        self.large = max(len(one) for one in self.there.values()) > SAMPLE_FROM
        number = draws if draws is not None else FEW_DRAWS if self.large else DRAWS
        random, size = np.random.default_rng(seed), len(register.partnerships)
        self.order = random.permutation(len(register.organizations))
        self.kept = [random.permutation(size) >= LEFT_OUT * size for _ in range(number)]

    def _present(self, marks: Marks) -> Positions:
        return np.flatnonzero(self.matrix @ marks.astype(float) > 0)

    def told(self) -> OverTime:
        """Give the tables."""
        first, last = self.years[0], self.years[-1]
        both = np.intersect1d(self.there[first], self.there[last])
        whole = {year: self._year(year, self.there[year], spread=not self.large or year in (first, last))
                 for year in self.years}  # fmt: skip
        same = [self._year(year, both, spread=True) for year in (first, last)] if len(both) > 1 else []
        return OverTime(
            pd.DataFrame([row for year in self.years for row in self._rows(year, whole[year])], columns=list(YEARS)),
            pd.DataFrame([self._change(by, [whole[first], whole[last]], same, len(both)) for by in ["", *self.groups]],
                         columns=list(CHANGES)),
            "",
            self.when.by_start,
            self.when.open_ended,
            self.when.begun(last),
            self.when.begun(last - 1),
        )  # fmt: skip

    def _year(self, year: int, who: Positions, *, spread: bool) -> _Year:
        marks, part = self.when.mark(year), self.matrix[who]
        sources = who if len(who) <= SAMPLE_FROM else self.order[np.isin(self.order, who)][:SOURCES]
        asked = np.isin(who, sources)
        codes = {by: group[who] for by, group in self.groups.items()}
        own = _fragmentation(part, marks, codes, asked)
        again = [_fragmentation(part, marks & kept, codes, asked) for kept in self.kept] if spread else []
        exact = bool(asked.all())
        return _Year(
            {by: float(one.mean()) for by, one in own.items()},
            {by: np.array([one[by].mean() for one in again]) for by in own},
            {by: 0.0 if exact else float(one.std(ddof=1) / np.sqrt(len(one))) for by, one in own.items()},
            exact,
        )

    def _rows(self, year: int, one: _Year) -> list[tuple[Any, ...]]:
        organizations, partnerships = len(self.there[year]), int(self.when.mark(year).sum())
        bounds = {by: np.clip(around(value, one.drawn[by], one.error[by]), 0, 1) for by, value in one.values.items()}
        return [
            (year, by, organizations, partnerships, value, *bounds[by].tolist(), one.exact)
            for by, value in one.values.items()
        ]

    def _change(self, by: str, whole: list[_Year], same: list[_Year], both: int) -> tuple[Any, ...]:
        own, of_both = _change(by, whole), _change(by, same)
        decided = verdict(own[3:], of_both[3:])
        return by, self.years[0], self.years[-1], *own, both, *of_both, decided


@dataclass(frozen=True)
class _Year:
    """One year: dF by attribute, the same in each draw, and the standard error of what is estimated."""

    values: dict[str, float]
    drawn: dict[str, Floats]
    error: dict[str, float]
    exact: bool


def _groups(organizations: pd.DataFrame) -> Groups:
    """Give the attributes that tell organizations apart, as numbers; -1 where there is none."""
    known = [by for by in ACROSS if by in organizations.columns and organizations[by].nunique() > 1]
    return {by: pd.factorize(organizations[by])[0].astype(np.int64) for by in known}


def _fragmentation(part: csr_array, marks: Marks, codes: Groups, asked: Marks) -> dict[str, Floats]:
    """Give dF as each organization asked sees it: of all others, and of those of other groups.

    The mean of those asked is that of all. Who takes part in nothing that is marked does not count.
    """
    left = np.flatnonzero(part @ marks.astype(float) > 0)
    sources = np.flatnonzero(asked[left])
    near = NEARNESS[steps_in_two_modes(part[left][:, marks], sources)]
    found = {"": 1 - near.sum(axis=1) / max(len(left) - 1, 1)}
    codes = {by: code[left] for by, code in codes.items()}
    for by, code in codes.items():
        apart = (code[sources, None] != code) & (code[sources, None] >= 0) & (code >= 0)
        pairs, sums = apart.sum(axis=1), (near * apart).sum(axis=1)
        mean = sums.sum() / pairs.sum() if pairs.any() else float("nan")
        # a source counts by its pairs; what it adds to the mean of sources is how far it is from what they expect
        found[by] = 1 - mean - (sums - mean * pairs) / (pairs.mean() if pairs.any() else 1)
    return found


def _change(by: str, pair: list[_Year]) -> tuple[float, float, float, float, float]:
    """Give before, after, the change and its interval; a draw leaves the same partnerships out of both years."""
    if not pair:
        nan = float("nan")
        return nan, nan, nan, nan, nan
    one, two = pair
    before, after = one.values[by], two.values[by]
    error = float(np.hypot(one.error[by], two.error[by]))
    return before, after, after - before, *around(after - before, two.drawn[by] - one.drawn[by], error)
