"""The whole network in figures, each beside what chance alone would give."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from innonet.adjusting import adjusted
from innonet.attributes import column_of
from innonet.errors import UsageError
from innonet.gaps import meanings
from innonet.gaps.along import directed
from innonet.gaps.between import ei_by_chance, groupings
from innonet.glossary import term
from innonet.grouping import Communities
from innonet.measures import cohesion, engines, mixing, partition
from innonet.measures.centralization import centralization
from innonet.network import Network
from innonet.uncertainty import Progress, against, measured_by_chance

ACROSS = ("sector", "level", "region", "urban_rural")
"""Attributes whose E-I index is given where they tell organizations apart."""
REWIRED, DEALT = "rewired", "dealt"
"""Chance that deals out the partners anew, and chance that deals out the groups anew."""
MANY, ENOUGH = 100, 20
"""Networks made by chance, and for large networks: with 20 p can fall to .048, with fewer not below .05."""
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
    "bridges": lambda network, _: float(len(engines.undirected(network).bridges())),
    "density": lambda network, _: cohesion.density(network),
    "centralization": lambda network, _: centralization(network),
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
    workers: int | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Say how fragmented the network is, each figure beside what chance would give.

    For cohesion, chance deals out partners anew: every organization takes part as often as now and every partnership
    keeps its size, but who meets whom is random; a backbone is set beside backbones of such networks. For ties across
    groups, it deals the groups out anew.

    Parameters
    ----------
    by
        One more attribute to give the E-I index for; sector, level, region and urban_rural are always given where
        they tell organizations apart.
    groups
        Communities whose modularity to give. Theirs is that of a consensus of many partitions, chance that of one start
        in each network it makes, which by itself can be a little higher or lower; `groups.p` compares one start with
        one. Without it modularity is found with the same seed, by one start here and in each network made by chance.
    draws
        Networks made by chance; by default 100, and 20 beyond 2,000 organizations or 100,000 ties, where distances are
        not compared, and modularity only as `groups` tell. Groups are dealt out ten times as often.
    workers
        Processes; by default one a core where it pays. The table is the same for any number.
    progress
        Called with the parts of the work done and all parts.

    Returns
    -------
    DataFrame, one row a figure: `measure` (glossary term), `by` (the attribute, where there is one), `value`,
    `expected` (mean by chance), `z`, `p` (two-sided, never 0), `p_adjusted` (for the number of figures, after Benjamini
    and Hochberg: look at it before you pick the most striking one), `null` (`rewired` or `dealt`), `name_ko`,
    `name_en`, `meaning` and `meaning_ko` (one or two plain sentences; a difference is called clear at p below .05). NaN
    where a figure or its chance is not known; that of all figures but the E-I index is not where a network with a
    register is not what its settings make of it (an `fdsm` backbone, ties left out by hand). With fewer than 20 draws p
    cannot fall below .05: `meaning` then says that they are too few to tell. Of a directed network it says which
    figures do not mind the direction, and gives fragmentation and centralization along the ties, too.

    Raises
    ------
    UsageError
        If there is no such attribute, or draws is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> two = from_edges(pd.DataFrame({"source": ["a", "c"], "target": ["b", "d"]}))
    >>> table = fragmentation(two, draws=5).set_index("measure")
    >>> round(float(table.loc["fragmentation", "value"]), 3)
    0.667
    """
    if draws is not None and draws < 1:
        raise UsageError(f"draws is {draws}.", where="fragmentation", fix="Ask for 1 or more.")
    if by is not None:
        network.attribute(by)
        by = column_of(network.organizations, by)
    large = engines.is_large(network)
    number = draws or (MANY if not large else ENOUGH)
    known = {} if groups is None else {"modularity": groups.modularity}
    figures = {name: figure for name, figure in {**CHEAP, **COSTLY}.items() if name not in known}
    values = known | {name: figure(network, seed) for name, figure in figures.items()}
    among = [one for one in dict.fromkeys([*([by] if by else []), *ACROSS]) if one == by or one in groupings(network)]
    across = [_across(network, one, draws=10 * number, seed=seed) for one in among]
    drawn = {"modularity": groups.by_chance} if groups is not None and len(groups.by_chance) else {}
    names = tuple(name for name in (CHEAP if large else {**CHEAP, **COSTLY}) if name not in drawn)
    # last, for other processes join in as they get free
    chance = drawn | _by_chance(network, names, draws=number, seed=seed, workers=workers, progress=progress)
    rows = [*(_row(name, values[name], chance.get(name)) for name in ORDER), *across]
    times = {name: len(one) for name, one in chance.items()}
    table = _with_meanings(pd.DataFrame(rows), network, draws=times)
    table.attrs["draws"] = number
    return table


def _by_chance(
    network: Network, names: tuple[str, ...], *, draws: int, seed: int, workers: int | None, progress: Progress | None
) -> dict[str, np.ndarray[Any, np.dtype[np.float64]]]:
    if not len(network.ties):
        return {}
    measure = partial(_figures, names, seed)
    rows = measured_by_chance(network, measure, draws=draws, seed=seed, workers=workers, progress=progress)
    return dict(zip(names, np.array(rows, dtype=float).T, strict=True)) if rows else {}


def _figures(names: tuple[str, ...], seed: int, network: Network, number: int) -> list[float]:
    known = {**CHEAP, **COSTLY}
    return [known[name](network, seed + number) for name in names]


def _row(measure: str, value: float, chance: Any) -> dict[str, Any]:
    expected, z, p = against(value, chance) if chance is not None else (np.nan, np.nan, np.nan)
    named = term(measure)
    return {
        "measure": measure, "by": "", "value": value, "expected": expected, "z": z, "p": p,
        "null": REWIRED if chance is not None else "", "name_ko": named.ko, "name_en": named.en,
    }  # fmt: skip


def _across(network: Network, by: str, *, draws: int, seed: int) -> dict[str, Any]:
    value = mixing.ei_index(network, by)
    expected, z, p = against(value, ei_by_chance(network, by, draws=draws, seed=seed))
    named, group = term("ei_index"), meanings.attribute(by)
    return {
        "measure": "ei_index", "by": by, "value": value, "expected": expected, "z": z, "p": p, "null": DEALT,
        "name_ko": f"{named.ko}({group.ko})", "name_en": f"{named.en} ({group.en})",
    }  # fmt: skip


def _with_meanings(table: pd.DataFrame, network: Network, *, draws: dict[str, int]) -> pd.DataFrame:
    """Adjust p for the number of figures that chance is set beside, so often each, and say what each means."""
    table.insert(list(table.columns).index("p") + 1, "p_adjusted", adjusted(table["p"].to_numpy(dtype=float)))
    drawn = bool(draws) or not len(network.ties)
    said = [_meaning(row, network, draws=draws.get(row["measure"]), drawn=drawn) for row in table.to_dict("records")]
    return table.assign(meaning=[one.en for one in said], meaning_ko=[one.ko for one in said])


def _meaning(row: dict[Any, Any], network: Network, *, draws: int | None, drawn: bool) -> meanings.Said:
    """Say what a figure means; `drawn` is false where chance cannot be drawn for this network at all."""
    beside = {"expected": row["expected"], "p": row["p"]}
    if row["by"]:
        return meanings.across(row["by"], row["value"], **beside)
    said = meanings.of(
        row["measure"], row["value"], **beside, size=len(network), draws=draws, directed=network.directed
    )
    if np.isnan(row["value"]) or not len(network):
        return said
    if not drawn:
        return meanings.undrawn(said)
    return directed(said, row["measure"], network) if network.directed else said
