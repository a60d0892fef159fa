"""compare(): hubs, communities, mixing and fragmentation of two periods, real change told from changed reporting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.comparison.periods import years_of
from innonet.comparison.verdicts import LEFT_OUT, REAL, around, verdict
from innonet.errors import UsageError, unknown_choice
from innonet.gaps import groupings, mixing
from innonet.gaps.whole import CHEAP
from innonet.glossary import term
from innonet.grouping import communities
from innonet.measures import cohesion
from innonet.measures.mixing import ei_index
from innonet.network import Network
from innonet.projection import Weighting, project, projected_like
from innonet.ranking import hubs
from innonet.register import Register
from innonet.uncertainty import resampled

Period = Literal["year"]
LARGE_SHARE = 0.25
"""A community goes on in another that has at least this share of its organizations."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """What changed.

    Parameters
    ----------
    figures
        One row a figure: `measure`, `by`, `before`, `after`, `change`, `change_low`, `change_high` (90 % interval), the
        same among organizations and partnerships' members present in both (`change_both`,
        `both_low`, `both_high`) and `verdict`: `real` (both intervals exclude 0, the same way), `reporting` (only the
        first does: who is recorded has changed) or `unclear`.
    hubs
        The first hubs of either: `organization`, `name`, `name_en` where the records have it, `rank_before`,
        `low_before`, `high_before`, `rank_after`,
        `low_after`, `high_after`, `change` (`in`, `out`, `stays`) and `sure` (the two intervals do not meet, nor do
        those among the organizations present in both: else who is recorded may have changed, not the hub).
    communities
        One row a pair of communities that share organizations: `before`, `after`, `before_ko`, `after_ko` (names),
        `shared`, `share_before`, `share_after` and `event` (`goes on`, `split`, `merged`).
    mixing
        `group_a`, `group_b`, `observed_before`, `observed_after`, `ratio_before`, `ratio_after`.
    years
        One row a year in between: `year`, `organizations`, `partnerships`, `fragmentation`,
        `distance_fragmentation`; no rows where registers were compared.
    """

    figures: pd.DataFrame
    hubs: pd.DataFrame
    communities: pd.DataFrame
    mixing: pd.DataFrame
    years: pd.DataFrame

    def __repr__(self) -> str:
        real = int((self.figures["verdict"] == REAL).sum())
        return f"Comparison: {real} of {len(self.figures)} figures really changed"

    def table(self) -> pd.DataFrame:
        """Give the figures."""
        return self.figures


def compare(
    register: Register,
    other: Register | None = None,
    *,
    years: tuple[int, int] | None = None,
    by: Period = "year",
    groups: str | None = None,
    weighting: Weighting = "newman",
    strength: str | None = None,
    draws: int = 20,
    top: int = 10,
    seed: int = 1,
) -> Comparison:
    """Say what changed between two years, or two registers, and how sure that is.

    Only organizations that take part in a partnership of the period are compared. Whether a figure really changed is
    asked twice: of all, and of the organizations present in both periods; a change that only the first shows comes
    from who was recorded.

    Parameters
    ----------
    register
        Before; or both, with `years`.
    other
        After; None to compare two years of `register`.
    years
        The two years (a partnership counts in each year it ran in); by default the first and the last in which one
        began.
    by
        What parts one register into periods: `year`. Not asked where two registers are compared.
    groups
        The attribute of mixing; by default the sector, or the first that tells organizations apart.
    weighting, strength
        As in `project`.
    draws
        How often a fifth of each period's partnerships is left out for the intervals (see `over_time`), 0 and up; with
        fewer than 2 every verdict is `unclear`. The ranks of hubs are drawn as in `hubs`.
    top
        How many hubs of each period.

    Returns
    -------
    Comparison.

    Raises
    ------
    UsageError
        If no partnership has a year, a year has no partnership, by is no period, or draws is below 0.

    Examples
    --------
    >>> import pandas as pd
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p", "q"], "start": ["2022", "2025"], "end": ["2022", "2025"]}),
    ...     pd.DataFrame({"organization": list("ababc"), "partnership": list("ppqqq")}),
    ... )
    >>> compare(register, years=(2022, 2025), draws=0).years["organizations"].tolist()
    [2, 0, 0, 3]
    """
    if draws < 0:
        raise UsageError(f"draws is {draws}.", where="compare", fix="Give 0 or more.")
    if by not in get_args(Period):
        raise unknown_choice(by, list(get_args(Period)), where="by")
    span = None if other is not None else years_of(register, years)
    parts = [register, other] if other is not None else [register.where(years=(one, one)) for one in span or ()]
    present = [part.where(keep_isolates=False) for part in parts if part is not None]
    for part, label in zip(present, span or ("before", "after"), strict=True):
        if not len(part.participations):
            raise UsageError(f"nothing is recorded for {label}.", where="compare", fix="Choose other years.")
    both = sorted(set(present[0].organizations["organization"]) & set(present[1].organizations["organization"]))
    wholes = [project(each, weighting=weighting, strength=strength) for each in (register, other) if each is not None]
    made = partial(projected_like, wholes[0])
    one, two = (made(part) for part in present)
    same = [made(part.where(organizations={"organization": both})) for part in present]
    shared = [name for name in groupings(one) if name in groupings(two)]
    attribute = groups if groups is not None else next(iter(shared), None)
    settings = {"draws": draws, "seed": seed}
    return Comparison(
        _figures((one, two), (same[0], same[1]), attribute, **settings),
        _hubs((one, two), (same[0], same[1]), top=top, **settings),
        _communities(one, two, seed=seed),
        _mixing(one, two, attribute, seed=seed),
        _by_year(register, span, made),
    )


def _measured(network: Network, by: str | None) -> dict[str, float]:
    """Give the figures that are compared, by name."""
    names = ("fragmentation", "largest_component", "density", "cut_points")
    found = {name: CHEAP[name](network, 0) for name in names}
    found["distance_fragmentation"] = cohesion.distance_fragmentation(network)
    if by is not None:
        found["ei_index"] = ei_index(network, by)
    return found


def _figures(
    all_: tuple[Network, Network], same: tuple[Network, Network], by: str | None, *, draws: int, seed: int
) -> pd.DataFrame:
    before, after = (_measured(one, by) for one in all_)
    both = [_measured(one, by) for one in same]
    drawn = _drawn_changes(all_, by, draws=draws, seed=seed)
    drawn_both = _drawn_changes(same, by, draws=draws, seed=seed)
    rows = []
    for name, value in before.items():
        own, of_both = after[name] - value, both[1][name] - both[0][name]
        low, high = _interval(drawn, name, own)
        both_low, both_high = _interval(drawn_both, name, of_both)
        decided = verdict((low, high), (both_low, both_high))
        rows.append((name, by if name == "ei_index" else "", value, after[name], own, low, high, of_both, both_low,
                     both_high, decided, term(name).ko, term(name).en))  # fmt: skip
    columns = ["measure", "by", "before", "after", "change", "change_low", "change_high", "change_both", "both_low",
               "both_high", "verdict", "name_ko", "name_en"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _drawn_changes(pair: tuple[Network, Network], by: str | None, *, draws: int, seed: int) -> pd.DataFrame:
    """Give the change where partnerships are left out, one row a draw; each period loses some of its own."""
    if not draws:
        return pd.DataFrame()
    sides = [
        pd.DataFrame(
            [
                _measured(_present(drawn, one), by)
                for drawn in resampled(one, draws=draws, seed=seed + turn, keep=1 - LEFT_OUT)
            ]
        )
        for turn, one in enumerate(pair)
    ]
    return sides[1] - sides[0]


def _present(drawn: Network, whole: Network) -> Network:
    """Leave out organizations that a draw left without partners: it has no partnership of theirs."""
    gone = cohesion.is_isolate(drawn) & ~cohesion.is_isolate(whole)
    return drawn.subset(drawn.ids[~gone.to_numpy(dtype=bool)])


def _interval(drawn: pd.DataFrame, name: str, own: float) -> tuple[float, float]:
    values = drawn[name].dropna().to_numpy(dtype=float) if name in drawn.columns else np.zeros(0)
    return (float("nan"), float("nan")) if np.isnan(own) else around(own, values)


def _hubs(
    all_: tuple[Network, Network], same: tuple[Network, Network], *, top: int, draws: int, seed: int
) -> pd.DataFrame:
    tables, of_both = (
        [hubs(network, draws=draws, seed=seed).set_index("organization") for network in pair] for pair in (all_, same)
    )
    listed = list(dict.fromkeys([*tables[0].index[:top], *tables[1].index[:top]]))
    both = pd.concat(tables)
    both = both[~both.index.duplicated()].reindex(listed)
    result = pd.DataFrame({"organization": listed, "name": both["name"].to_numpy()})
    if "name_en" in both.columns:
        result["name_en"] = both["name_en"].to_numpy()
    for table, when in zip(tables, ("before", "after"), strict=True):
        for column, label in (("rank", "rank"), ("rank_low", "low"), ("rank_high", "high")):
            result[f"{label}_{when}"] = table[column].astype(float).reindex(listed).to_numpy()
    was, is_ = (set(table.index[:top]) for table in tables)
    result["change"] = ["stays" if one in was & is_ else "in" if one in is_ else "out" for one in listed]
    return result.assign(sure=_apart(tables, listed) & _apart(of_both, listed))


def _apart(tables: list[pd.DataFrame], listed: list[Any]) -> npt.NDArray[np.bool_]:
    """Say whose ranks before and after have nothing in common; nobody's who is in one of the two alone."""
    (low, high), (low_then, high_then) = (
        table.reindex(listed)[["rank_low", "rank_high"]].to_numpy(dtype=float).T for table in tables
    )
    return (low > high_then) | (low_then > high)


def _communities(one: Network, two: Network, *, seed: int) -> pd.DataFrame:
    found = [communities(network, draws=0, seed=seed) for network in (one, two)]
    both = one.ids[one.ids.isin(two.ids)]
    table = pd.DataFrame({"a": found[0].members.reindex(both), "b": found[1].members.reindex(both)})
    pairs = table.groupby(["a", "b"]).size().rename("shared").reset_index()
    pairs["share_before"] = pairs["shared"] / pairs.groupby("a")["shared"].transform("sum")
    pairs["share_after"] = pairs["shared"] / pairs.groupby("b")["shared"].transform("sum")
    pairs = pairs[(pairs["shared"] > 1) & (pairs[["share_before", "share_after"]].max(axis=1) >= LARGE_SHARE)]
    large = (pairs["share_before"] >= LARGE_SHARE).groupby(pairs["a"]).transform("sum")
    from_many = (pairs["share_after"] >= LARGE_SHARE).groupby(pairs["b"]).transform("sum")
    event = np.where(large > 1, "split", np.where(from_many > 1, "merged", "goes on"))
    told = {
        f"{when}{ending}": pairs[column].map(groups.names[f"name{ending or '_en'}"]).to_numpy()
        for ending in ("", "_ko")
        for when, column, groups in (("before", "a", found[0]), ("after", "b", found[1]))
    }
    return pd.DataFrame(
        {
            **told,
            "shared": pairs["shared"].to_numpy(),
            "share_before": pairs["share_before"].to_numpy(),
            "share_after": pairs["share_after"].to_numpy(),
            "event": event,
        }
    )


def _mixing(one: Network, two: Network, by: str | None, *, seed: int) -> pd.DataFrame:
    columns = ["group_a", "group_b", "observed_before", "observed_after", "ratio_before", "ratio_after"]
    if by is None:
        return pd.DataFrame(columns=columns)
    kept = [
        mixing(network, by=by, permutations=1, seed=seed)[["group_a", "group_b", "observed", "ratio"]]
        for network in (one, two)
    ]
    table = kept[0].merge(kept[1], on=["group_a", "group_b"], how="outer", suffixes=("_before", "_after"))
    table[["observed_before", "observed_after"]] = table[["observed_before", "observed_after"]].fillna(0.0)
    table = table[columns]
    table.attrs = {"by": by}
    return table


def _by_year(register: Register, span: Sequence[int] | None, made: Callable[[Register], Network]) -> pd.DataFrame:
    rows = []
    for year in range(span[0], span[1] + 1) if span else ():
        part = register.where(years=(year, year), keep_isolates=False)
        network = made(part)
        rows.append((year, len(network), len(part.partnerships), cohesion.fragmentation(network),
                     cohesion.distance_fragmentation(network)))  # fmt: skip
    columns = ["year", "organizations", "partnerships", "fragmentation", "distance_fragmentation"]
    return pd.DataFrame(rows, columns=columns)
