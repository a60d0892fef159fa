"""Colors that stay apart for everybody, and a shape for each as a second sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from innonet import vocabulary

# Okabe and Ito's colors and Tol's muted ones: told apart with any kind of color blindness, and in print.
COLORS = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#8C6BB1", "#B5A642", "#44AA99", "#AA4466",
    "#6B8E23", "#7F7F9C",
)  # fmt: skip
MISSING = "#9AA3AE"
SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "down", "pentagon", "star", "cross")
MOST = 12
"""Groups that get a color of their own; the smaller ones share one."""
LISTS = {
    "sector": "sectors",
    "type": "organization_types",
    "level": "levels",
    "region": "regions",
    "urban_rural": "urban_rural",
}
"""Attribute -> the list of words that names its values."""
COLORABLE = ("sector", "region", "urban_rural", "level", "type", "municipality", "country")


@dataclass(frozen=True)
class Group:
    """One entry of a legend: its names, its two signs, how many it has, and the value it stands for."""

    ko: str
    en: str
    color: str
    shape: str
    count: int
    key: str = ""


def groups_of(values: pd.Series[Any], by: str) -> tuple[list[Group], list[int]]:
    """Give the legend of an attribute, the largest group first, and the place of each organization in it.

    Parameters
    ----------
    values
        One per organization; missing ones make a group of their own, the last.
    """
    counts = values.dropna().astype(str).value_counts()
    names = counts.index[np.lexsort((counts.index, -counts.to_numpy()))].tolist()
    kept, rest = names[:MOST], names[MOST:]
    entries = [_group(name, by, place, int(counts[name])) for place, name in enumerate(kept)]
    place_of: dict[Any, int] = {name: place for place, name in enumerate(kept)}
    if rest:
        shared = int(counts[rest].sum())
        entries.append(Group(f"그 밖의 {len(rest):,}개", f"{len(rest):,} others", "#6B7280", "circle", shared))
        place_of.update(dict.fromkeys(rest, len(kept)))
    unknown = int(values.isna().sum())
    if unknown:
        entries.append(Group("미상", "Unknown", MISSING, "circle", unknown))
    numbers, found = pd.factorize(values)
    codes = [*(place_of[str(one)] for one in found), len(entries) - 1]
    return entries, [codes[number] for number in numbers.tolist()]


def _group(name: str, by: str, place: int, count: int) -> Group:
    list_ = LISTS.get(by)
    entry = vocabulary.entries(list_).get(name) if list_ else None
    color = entry.color if entry and entry.color else COLORS[place % len(COLORS)]
    shape = SHAPES[place % len(SHAPES)]
    if entry:
        return Group(entry.ko, entry.en, color, shape, count, name)
    municipality = vocabulary.municipalities().get(name) if by == "municipality" else None
    return Group(name, municipality.name_en if municipality else name, color, shape, count, name)


def community_groups(names: pd.DataFrame, members: pd.Series[int]) -> tuple[list[Group], list[int]]:
    """Give the legend of communities: the largest by name, the small ones together, those alone last."""
    sizes = members.value_counts()
    kept = [number for number in names.index if sizes.get(number, 0) > 1][:MOST]
    entries = [
        Group(names.loc[n, "name_ko"], names.loc[n, "name_en"], COLORS[i % len(COLORS)], "circle", int(sizes[n]))
        for i, n in enumerate(kept)
    ]
    place = {number: i for i, number in enumerate(kept)}
    small = members[~members.isin(kept) & (members.map(sizes) > 1)]
    alone = members[members.map(sizes) == 1]
    if len(small):
        place.update(dict.fromkeys(small.unique(), len(entries)))
        entries.append(Group("작은 집단", "Small communities", "#6B7280", "circle", len(small)))
    if len(alone):
        place.update(dict.fromkeys(alone, len(entries)))
        entries.append(Group("집단 없음", "In no community", MISSING, "circle", len(alone)))
    return entries, [place[one] for one in members]
