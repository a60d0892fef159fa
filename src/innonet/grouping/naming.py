"""What to call a community: after the places, sectors or kinds most of its organizations share."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from innonet import vocabulary
from innonet.network import Network

MOSTLY = 0.5
"""A community is named after the one place or sector, or the two, that more than this share of it has."""


def named(network: Network, members: pd.Series[int]) -> pd.DataFrame:
    """Name communities of two or more by what most of their organizations share: places and sectors, else kinds.

    Returns
    -------
    DataFrame indexed by community number: `name_ko`, `name_en`; a name that several share carries a number.
    """
    sizes = members.value_counts()
    numbers = sorted(sizes.index[sizes > 1])
    table = network.organizations.reset_index(drop=True)
    by_number = table.groupby(members.to_numpy(), sort=True).indices if len(table) else {}
    kinds = _kinds(network)
    rows = [_name(table.iloc[by_number[number]], kinds.iloc[by_number[number]]) for number in numbers]
    names = pd.DataFrame(rows, columns=["name_ko", "name_en"], index=pd.Index(numbers, name="community"), dtype=object)
    for column in names.columns:
        names[column] = _told_apart(names[column])
    return names


def _kinds(network: Network) -> pd.DataFrame:
    """Count each organization's participations by kind of partnership; no columns where kinds are not known."""
    register = network.register
    if register is None or "kind" not in register.partnerships.columns:
        return pd.DataFrame(index=network.ids)
    kind = register.participations["partnership"].map(register.partnerships.set_index("partnership")["kind"])
    return pd.crosstab(register.participations["organization"], kind).reindex(network.ids, fill_value=0)


def _name(rows: pd.DataFrame, kinds: pd.DataFrame) -> tuple[str, str]:
    places, sectors = _common(rows, ("municipality", "region")), _common(rows, ("sector",))
    ko = [*(_word(place, "ko") for place in places), *(_word(sector, "ko") for sector in sectors)]
    en = [*(_word(place, "en") for place in places), *(_word(sector, "en") for sector in sectors)]
    shares = kinds.sum() / max(int(kinds.to_numpy().sum()), 1)
    if not ko and len(shares) and shares.max() > MOSTLY:
        kind = str(shares.idxmax())
        return f"{vocabulary.label('kinds', kind, 'ko')} 중심", vocabulary.label("kinds", kind, "en")
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
