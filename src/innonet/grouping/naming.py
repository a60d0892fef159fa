"""What to call a community: after the places, sector or kind most of it shares, else after whom it stands around."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import vocabulary
from innonet.audience import UNDISCLOSED
from innonet.network import Network

MOSTLY = 0.5
"""A community is named after the sector, or kind of partnership, that more than this share of it has."""
CLEARLY = 2 / 3
"""And after the municipality, or the two, or the region that this share of it is in, or more."""
LONG = 30
"""Letters up to which a name is told whole, a Hangul one counting as two; of longer ones an alias, or the begin."""
ABBREVIATION = (3, 12)
"""Letters of an alias that stands for a long name."""
SHARED = ("municipality", "region", "sector")
"""Columns of organizations that a community may be named after."""
Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Coded:
    """A column as numbers, -1 where nothing stands: the words behind them, and each word's place in their order."""

    codes: Positions
    words: list[str]
    order: Positions


def named(network: Network, members: pd.Series[int]) -> pd.DataFrame:
    """Name communities of two or more by what most of their organizations share: places and sector, else kind.

    Where several communities would share that name, or nothing is shared, the name says around whom the community
    stands: the member whose ties inside are the strongest in all; nobody who is not to be shown.

    Returns
    -------
    DataFrame indexed by community number: `name_ko`, `name_en`; a name that is still that of several has a number.
    """
    table, groups = network.called, members.to_numpy()
    order = np.argsort(groups, kind="stable")
    every, starts = np.unique(groups[order], return_index=True)
    own = zip(every.tolist(), np.split(order, starts[1:]), strict=False)  # no group: one empty part
    by_number = {number: rows for number, rows in own if len(rows) > 1}
    columns = {column: _coded(table[column]) for column in SHARED if column in table.columns}
    kinds, middles = _kinds(network), _inner_strength(network, groups)
    lands, names = [], []
    for rows in by_number.values():
        lands.append(_places(columns, rows))
        what = _sector(columns, rows) or (None if lands[-1] else _kind(kinds, rows))
        names.append(_joined(lands[-1], what))
    index = pd.Index(by_number, name="community")
    for place in _says_little(names):
        rows = by_number[index[place]]
        names[place] = _around(lands[place], table.iloc[rows[middles[rows].argmax()]])
    return pd.DataFrame(names, columns=["name_ko", "name_en"], index=index, dtype=object).apply(_told_apart)


def _says_little(names: list[tuple[str, str]]) -> list[int]:
    """Give the places of names that are empty or that several have, in either language."""
    often = [Counter(column) for column in zip(*names, strict=True)]
    return [
        place
        for place, name in enumerate(names)
        if any(not word or times[word] > 1 for word, times in zip(name, often, strict=True))
    ]


def _kinds(network: Network) -> pd.DataFrame:
    """Count each organization's participations by kind of partnership; no columns where kinds are not known."""
    register = network.register
    if register is None or "kind" not in register.partnerships.columns:
        return pd.DataFrame(index=network.ids)
    kind = register.participations["partnership"].map(register.partnerships.set_index("partnership")["kind"])
    return pd.crosstab(register.participations["organization"], kind).reindex(network.ids, fill_value=0)


def _inner_strength(network: Network, groups: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Give the strength of each one's ties inside its community; below all others for who is not to be shown."""
    ends = network.ends
    inside = groups[ends[:, 0]] == groups[ends[:, 1]]
    strength = np.repeat(network.strengths[inside], 2)
    found = np.bincount(ends[inside].ravel(), strength, minlength=len(network)).round(9)
    return np.where(network.ids.astype(str).str.startswith(UNDISCLOSED), -1.0, found)


def _joined(places: list[tuple[str, str]], what: tuple[str, str] | None) -> tuple[str, str]:
    """Join what is shared to a name; no name where nothing is."""
    words = [word for word in ("·".join(ko for ko, _ in places), what[0] if what else "") if word]
    english = [en for _, en in places] + ([what[1]] if what else [])
    return f"{' '.join(words)} 중심" if words else "", f"Mainly {', '.join(english)}" if words else ""


def _around(places: list[tuple[str, str]], row: pd.Series[Any]) -> tuple[str, str]:
    ko = _short(row, "name")
    en = _short(row, "name_en") if isinstance(row.get("name_en"), str) and row["name_en"] else ko
    lands = [place for place in places if place[0] not in ko]
    where, there = "·".join(place for place, _ in lands), ", ".join(place for _, place in lands)
    return f"{where} {ko} 중심".strip(), f"{there}, around {en}" if there else f"Around {en}"


def _short(row: pd.Series[Any], column: str) -> str:
    """Give a name that is short enough for a map."""
    name = str(row[column]).strip()
    if _width(name) <= LONG:
        return name
    aliases = [one.strip() for one in re.split(r"[|;]", str(row["aliases"]))] if _is_text(row, "aliases") else []
    for alias in aliases:
        # who is told a Latin name may not read a Hangul alias
        is_readable = _width(alias) == len(alias) or _width(name) > len(name)
        if is_readable and ABBREVIATION[0] <= len(alias) <= ABBREVIATION[1]:
            return alias
    kept = name
    while _width(kept) >= LONG:
        kept = kept.rpartition(" ")[0] if " " in kept else kept[:-1]
    return f"{kept.strip(' ,-&')}…"


def _is_text(row: pd.Series[Any], column: str) -> bool:
    return isinstance(row.get(column), str) and bool(row[column])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _coded(column: pd.Series[Any]) -> _Coded:
    codes, values = pd.factorize(column)
    words = [str(value) for value in values]
    order = np.empty(len(words), dtype=np.int64)
    order[np.argsort(np.array(words, dtype=object), kind="stable")] = np.arange(len(words))
    return _Coded(codes, words, order)


def _places(columns: Mapping[str, _Coded], rows: Positions) -> list[tuple[str, str]]:
    """Give the place that a clear majority is in, or the two, in both languages: municipalities, else the region."""
    for column, most in (("municipality", 2), ("region", 1)):
        values = _common(columns, column, rows, most=most)
        if values:
            return [(_place(column, value, "ko"), _place(column, value, "en")) for value in values]
    return []


def _sector(columns: Mapping[str, _Coded], rows: Positions) -> tuple[str, str] | None:
    return next((_label("sectors", sector) for sector in _common(columns, "sector", rows, most=1)), None)


def _kind(kinds: pd.DataFrame, rows: Positions) -> tuple[str, str] | None:
    counts = kinds.to_numpy()[rows].sum(axis=0)
    if not len(counts) or counts.max() <= MOSTLY * counts.sum():
        return None
    return _label("kinds", str(kinds.columns[counts.argmax()]))


def _label(list_: str, value: str) -> tuple[str, str]:
    """Give the words for a value, without what stands in brackets behind them."""
    ko, en = (re.sub(r" ?\([^)]*\)$", "", vocabulary.label(list_, value, lang)) for lang in ("ko", "en"))
    return ko, en


def _common(columns: Mapping[str, _Coded], column: str, rows: Positions, *, most: int) -> list[str]:
    """Give the value, or up to so many of the largest, that hold for enough rows; each for two or more, or all rows."""
    if column not in columns:
        return []
    coded = columns[column]
    codes, counts = np.unique(coded.codes[rows], return_counts=True)
    codes, counts = codes[codes >= 0], counts[codes >= 0]
    largest = np.lexsort((coded.order[codes], -counts))
    codes, counts = codes[largest], counts[largest]
    for number in range(1, most + 1):
        first = counts[:number]
        if _is_enough(column, first.sum() / len(rows)) and (first.min() > 1 or first.sum() == len(rows)):
            return [coded.words[code] for code in codes[:number]]
    return []


def _is_enough(column: str, share: float) -> bool:
    return share > MOSTLY if column == "sector" else share >= CLEARLY


def _place(column: str, value: str, lang: str) -> str:
    if column == "region":
        return vocabulary.label("regions", value, lang)
    place = vocabulary.municipalities().get(value)
    if place is None:
        return value
    return place.short if lang == "ko" else place.name_en.split("-")[0]


def _told_apart(names: pd.Series[Any]) -> pd.Series[Any]:
    again = names.groupby(names).cumcount() + 1
    shared = names.groupby(names).transform("size") > 1
    return names.where(~shared, names.astype(str) + " " + again.astype(str))
