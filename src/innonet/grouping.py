"""Communities: groups found in the network, what to call them, and how firmly each organization belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import vocabulary
from innonet.errors import UsageError
from innonet.measures import engines, partition
from innonet.network import Network
from innonet.uncertainty import resampled

Labels = npt.NDArray[Any]
LARGE = 5_000
"""Organizations beyond which fewer draws are made, unless asked for."""
KEPT = 0.8
"""Share of the partnerships in each network drawn again for stability."""
MOSTLY = 0.5
"""A community is named after the one place or sector, or the two, that more than this share of it has."""


@dataclass(frozen=True, eq=False)
class Communities:
    """Groups that work together more than with others.

    Parameters
    ----------
    members
        Community number of each organization, indexed by id: 0 is the largest, each isolate is one of its own.
    modularity
        Share of strength inside communities less what chance would put there (-0.5 to 1); NaN without ties.
    stability
        How often, when one partnership in five is missing, the fellows of an organization's community are still in
        one with it (0 to 1), indexed by id; NaN where it has no fellows or nothing was drawn.
    names
        One row per community of two or more, indexed by its number: `name_ko`, `name_en`.
    """

    members: pd.Series[int]
    modularity: float
    stability: pd.Series[float]
    names: pd.DataFrame

    def __repr__(self) -> str:
        real = len(self.names)
        return f"Communities: {real:,} of two or more organizations, modularity {self.modularity:.3f}"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>" + str(self.table()._repr_html_())  # type: ignore[operator]

    def table(self) -> pd.DataFrame:
        """Give one row per community of two or more: `community`, `size`, `name_ko`, `name_en`, `stability` (mean)."""
        sizes = self.members.value_counts()
        firm = self.stability.groupby(self.members).mean()
        numbers = self.names.index
        return pd.DataFrame(
            {
                "community": numbers,
                "size": sizes.reindex(numbers).to_numpy(),
                "name_ko": self.names["name_ko"].to_numpy(),
                "name_en": self.names["name_en"].to_numpy(),
                "stability": firm.reindex(numbers).to_numpy(),
            }
        )


def communities(
    network: Network,
    *,
    resolution: float = 1.0,
    objective: partition.Objective = "modularity",
    runs: int | None = None,
    draws: int | None = None,
    seed: int = 1,
) -> Communities:
    """Find communities with the Leiden method, and say how firmly each organization belongs.

    Parameters
    ----------
    resolution
        Above 0; higher gives more and smaller communities.
    objective
        `modularity` or `cpm`.
    runs
        How often the method starts anew; the best of them is kept. By default 10 times, each until nothing
        improves; beyond 5,000 organizations 3 times, 4 rounds each.
    draws
        Networks with four fifths of the partnerships, drawn at random, for stability; 0 for none. By default 50,
        and 8 beyond 5,000 organizations.

    Returns
    -------
    Communities; its `members` is a Series indexed by organization.

    Raises
    ------
    UsageError
        If runs is below 1 or draws below 0.

    References
    ----------
    Traag, V. A., Waltman, L. & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected
    communities. Scientific Reports 9, 5233. https://doi.org/10.1038/s41598-019-41695-z

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> edges = pd.DataFrame({"source": list("aabddec"), "target": list("bccefff")})
    >>> communities(from_edges(edges), draws=0).members.tolist()
    [0, 0, 0, 1, 1, 1]
    """
    if (runs is not None and runs < 1) or (draws is not None and draws < 0):
        raise UsageError(
            f"runs is {runs}, draws is {draws}.", where="communities", fix="Give runs from 1, draws from 0."
        )
    settings: dict[str, Any] = {"resolution": resolution, "objective": objective}
    large = len(network) > LARGE
    if large:
        settings["rounds"] = 4
    members = _best(network, runs or (3 if large else 10), seed, settings)
    number = draws if draws is not None else 8 if large else 50
    stability = _stability(network, members, draws=number, seed=seed, settings=settings)
    return Communities(members, partition.modularity(network, members), stability, named(network, members))


def _best(network: Network, runs: int, seed: int, settings: dict[str, Any]) -> pd.Series[int]:
    """Keep the partition of the highest quality among several starts; of equal ones the first."""
    tried = [partition.leiden(network, seed=seed + run, **settings) for run in range(runs if len(network.ties) else 1)]
    if settings["objective"] == "cpm" or len(tried) == 1:
        return tried[0]
    quality = [partition.modularity(network, one, resolution=settings["resolution"]) for one in tried]
    return tried[int(np.argmax(np.round(quality, 12)))]


def _stability(
    network: Network, members: pd.Series[int], *, draws: int, seed: int, settings: dict[str, Any]
) -> pd.Series[float]:
    base = members.to_numpy(dtype=np.int64)
    sums, fellows = np.zeros(len(base)), np.bincount(base, minlength=1)[base] - 1
    if draws and len(network.ties):
        for number, drawn in enumerate(resampled(network, draws=draws, seed=seed, keep=KEPT)):
            labels = partition.leiden(drawn, seed=seed + number, **settings).to_numpy(dtype=np.int64)
            sums += fellows_kept(base, labels)
    known = (fellows > 0) & (draws > 0)
    values = np.where(known, sums / max(draws, 1), np.nan)
    return engines.series(network, values, "stability")


def fellows_kept(base: Labels, other: Labels) -> npt.NDArray[np.float64]:
    """Give the share of each one's fellows in `base` that are with it in `other` too; 0 without fellows."""
    both = base * (other.max() + 1 if len(other) else 1) + other
    _, inverse, together = np.unique(both, return_inverse=True, return_counts=True)
    fellows = np.bincount(base, minlength=1)[base] - 1
    return np.where(fellows > 0, (together[inverse] - 1) / np.maximum(fellows, 1), 0.0)


def named(network: Network, members: pd.Series[int]) -> pd.DataFrame:
    """Name communities of two or more by what most of their organizations share: places, then sectors.

    Returns
    -------
    DataFrame indexed by community number: `name_ko`, `name_en`; a name that several share carries a number.
    """
    sizes = members.value_counts()
    numbers = sorted(sizes.index[sizes > 1])
    table = network.organizations.reset_index(drop=True)
    by_number = table.groupby(members.to_numpy(), sort=True).indices if len(table) else {}
    rows = [_name(table.iloc[by_number[number]]) for number in numbers]
    names = pd.DataFrame(rows, columns=["name_ko", "name_en"], index=pd.Index(numbers, name="community"), dtype=object)
    for column in names.columns:
        names[column] = _told_apart(names[column])
    return names


def _name(rows: pd.DataFrame) -> tuple[str, str]:
    places, sectors = _common(rows, ("municipality", "region")), _common(rows, ("sector",))
    ko = [*(_word(place, "ko") for place in places), *(_word(sector, "ko") for sector in sectors)]
    en = [*(_word(place, "en") for place in places), *(_word(sector, "en") for sector in sectors)]
    if not ko:
        first = rows["name"].iloc[0]
        return f"{first} 등", f"{rows['name_en'].iloc[0] if _filled(rows, 'name_en') else first} and others"
    return f"{' '.join(ko)} 중심", ", ".join(en)


def _filled(rows: pd.DataFrame, column: str) -> bool:
    return column in rows.columns and isinstance(rows[column].iloc[0], str) and bool(rows[column].iloc[0])


def _common(rows: pd.DataFrame, columns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Give (column, value) of the first column in which one value, or the two largest, hold for most rows."""
    for column in columns:
        if column not in rows.columns:
            continue
        counts = rows[column].dropna().value_counts()
        counts = counts.iloc[np.lexsort((counts.index.astype(str), -counts.to_numpy()))]
        for most in (1, 2):
            if counts.head(most).sum() > MOSTLY * len(rows):
                return [(column, str(value)) for value in counts.index[:most]]
    return []


def _word(what: tuple[str, str], lang: str) -> str:
    column, value = what
    if column == "municipality":
        place = vocabulary.municipalities().get(value)
        return (place.short if lang == "ko" else place.name_en.split("-")[0]) if place else value
    return vocabulary.label({"region": "regions", "sector": "sectors"}[column], value, lang)


def _told_apart(names: pd.Series[Any]) -> pd.Series[Any]:
    again = names.groupby(names).cumcount() + 1
    shared = names.groupby(names).transform("size") > 1
    return names.where(~shared, names.astype(str) + " " + again.astype(str))
