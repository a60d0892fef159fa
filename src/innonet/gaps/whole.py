"""The whole network in figures, each beside what chance alone would give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from innonet.errors import UsageError
from innonet.gaps import meanings
from innonet.gaps.between import ei_by_chance, groupings
from innonet.glossary import term
from innonet.grouping import Communities
from innonet.measures import cohesion, engines, mixing, partition
from innonet.network import Network
from innonet.uncertainty import against, by_chance

ACROSS = ("sector", "level", "region", "urban_rural")
"""Attributes whose E-I index is given where they tell organizations apart."""
REWIRED, DEALT = "rewired", "dealt"
"""Chance that deals out the partners anew, and chance that deals out the groups anew."""
Figure = Callable[[Network, int], float]


def _components(network: Network, _: int) -> float:
    return float(cohesion.components(network).nunique())


def _largest(network: Network, _: int) -> float:
    parts = cohesion.components(network)
    return float((parts == 0).mean()) if len(parts) else float("nan")


def _modularity(network: Network, seed: int) -> float:
    return partition.modularity(network, partition.leiden(network, seed=seed))


CHEAP: dict[str, Figure] = {
    "fragmentation": lambda network, _: cohesion.fragmentation(network),
    "components": _components,
    "isolates": lambda network, _: float(cohesion.is_isolate(network).sum()),
    "largest_component": _largest,
    "cut_points": lambda network, _: float(cohesion.is_cutpoint(network).sum()),
    "bridges": lambda network, _: float(cohesion.is_bridge(network).sum()),
    "density": lambda network, _: cohesion.density(network),
    "centralization": lambda network, _: cohesion.centralization(network),
    "transitivity": lambda network, _: cohesion.transitivity(network),
}
COSTLY: dict[str, Figure] = {
    "distance_fragmentation": lambda network, _: cohesion.distance_fragmentation(network),
    "mean_steps": lambda network, _: cohesion.mean_steps(network),
    "modularity": _modularity,
}
"""Figures that are not asked of every network made by chance where the network is large."""
ORDER = (
    "fragmentation", "distance_fragmentation", "components", "isolates", "largest_component", "mean_steps",
    "density", "centralization", "transitivity", "cut_points", "bridges", "modularity",
)  # fmt: skip


def fragmentation(
    network: Network,
    *,
    by: str | None = None,
    groups: Communities | None = None,
    draws: int | None = None,
    seed: int = 1,
) -> pd.DataFrame:
    """Say how fragmented the network is, each figure beside what chance would give.

    For cohesion, chance deals out partners anew: every organization takes part as often as now and every partnership
    keeps its size, but who meets whom is random. For ties across groups, it deals the groups out anew.

    Parameters
    ----------
    by
        One more attribute to give the E-I index for; sector, level, region and urban_rural are always given where
        they tell organizations apart.
    groups
        Communities whose modularity to give; found with the same seed otherwise.
    draws
        Networks made by chance; by default 100, and 10 beyond 2,000 organizations, where distances and modularity
        are not compared. Groups are dealt out ten times as often.

    Returns
    -------
    DataFrame, one row a figure: `measure` (glossary term), `by` (the attribute, where there is one), `value`,
    `expected` (mean by chance), `z`, `p` (two-sided, never 0), `null` (`rewired` or `dealt`), `name_ko`, `name_en`,
    `meaning` and `meaning_ko` (one or two plain sentences). NaN where a figure or its chance is not known.

    Raises
    ------
    UsageError
        If there is no such attribute, or draws is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> two = from_edges(pd.DataFrame({"source": ["a", "c"], "target": ["b", "d"]}))
    >>> table = fragmentation(two, draws=5).set_index("measure")
    >>> round(float(table.loc["fragmentation", "value"]), 3)
    0.667
    """
    if draws is not None and draws < 1:
        raise UsageError(f"draws is {draws}.", where="fragmentation", fix="Ask for 1 or more.")
    if by is not None:
        network.attribute(by)
    large = len(network) > engines.EXACT_UP_TO
    number = draws or (10 if large else 100)
    known = {} if groups is None else {"modularity": groups.modularity}
    figures = {name: figure for name, figure in {**CHEAP, **COSTLY}.items() if name not in known}
    values = known | {name: figure(network, seed) for name, figure in figures.items()}
    chance = _by_chance(network, CHEAP if large else {**CHEAP, **COSTLY}, draws=number, seed=seed)
    rows = [_row(name, values[name], chance.get(name), network=network) for name in ORDER]
    across = [one for one in dict.fromkeys([*([by] if by else []), *ACROSS]) if one == by or one in groupings(network)]
    rows += [_across(network, one, draws=10 * number, seed=seed) for one in across]
    table = pd.DataFrame(rows)
    table.attrs["draws"] = number
    return table


def _by_chance(
    network: Network, figures: dict[str, Figure], *, draws: int, seed: int
) -> dict[str, np.ndarray[Any, np.dtype[np.float64]]]:
    if not len(network.ties):
        return {}
    made = by_chance(network, draws=draws, seed=seed)
    rows = [[figure(one, seed + number) for figure in figures.values()] for number, one in enumerate(made)]
    return dict(zip(figures, np.array(rows, dtype=float).T, strict=True))


def _row(measure: str, value: float, chance: Any, *, network: Network) -> dict[str, Any]:
    expected, z, p = against(value, chance) if chance is not None else (np.nan, np.nan, np.nan)
    named = term(measure)
    meaning = meanings.of(measure, value, expected=expected, p=p, size=len(network))
    return {
        "measure": measure, "by": "", "value": value, "expected": expected, "z": z, "p": p,
        "null": REWIRED if chance is not None else "", "name_ko": named.ko, "name_en": named.en,
        "meaning": meaning.en, "meaning_ko": meaning.ko,
    }  # fmt: skip


def _across(network: Network, by: str, *, draws: int, seed: int) -> dict[str, Any]:
    value = mixing.ei_index(network, by)
    expected, z, p = against(value, ei_by_chance(network, by, draws=draws, seed=seed))
    named, group = term("ei_index"), meanings.attribute(by)
    meaning = meanings.across(by, value, expected=expected, p=p)
    return {
        "measure": "ei_index", "by": by, "value": value, "expected": expected, "z": z, "p": p, "null": DEALT,
        "name_ko": f"{named.ko}({group.ko})", "name_en": f"{named.en} ({group.en})",
        "meaning": meaning.en, "meaning_ko": meaning.ko,
    }  # fmt: skip
