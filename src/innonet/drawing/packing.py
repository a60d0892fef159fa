"""Network and tables -> the columns the page reads: short, rounded, harmless."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import glossary, vocabulary
from innonet.dates import first_day, last_day
from innonet.drawing import palette
from innonet.network import Network

if TYPE_CHECKING:
    from innonet.drawing.thinning import Shown
    from innonet.grouping import Communities

MEMBERSHIPS = 30_000
"""Participations up to which the page carries the partnerships themselves."""
TOLD = 150
"""Ranked organizations whose reasons the page carries."""
_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f]+")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, eq=False)
class Drawn:
    """Everything one map shows.

    Parameters
    ----------
    network
        What is drawn, after thinning.
    points, radii
        Where each organization stands, and how large it is.
    groups
        Communities of the whole network.
    table
        One row per organization, one column a measure to size by.
    hubs
        The ranked hubs, or no rows.
    color, size
        The attribute and the measure the map opens with.
    title, lang
        What the map is called, and the language it opens in.
    shown
        How much of the network is drawn.
    """

    network: Network
    points: npt.NDArray[np.float64]
    radii: npt.NDArray[np.float64]
    groups: Communities
    table: pd.DataFrame
    hubs: pd.DataFrame
    color: str
    size: str
    title: str
    lang: str
    shown: Shown


def harmless(value: Any) -> str:
    """Give text without control characters; signs that turn its direction are shown by number.

    Examples
    --------
    >>> harmless("a\\x00b\\u202ec")
    'a b[U+202E]c'
    """
    text = _CONTROL.sub(" ", str(value))
    return _TURNING.sub(lambda found: f"[U+{ord(found.group()):04X}]", text).strip()


def packed(drawn: Drawn) -> str:
    """Give the page's data as base64 of deflated JSON: nothing in it can be read as markup."""
    text = json.dumps(columns(drawn), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(squeezer.compress(text.encode("utf-8")) + squeezer.flush()).decode("ascii")


def columns(drawn: Drawn) -> dict[str, Any]:
    """Give the page's data as plain lists."""
    return {
        "title": harmless(drawn.title),
        "lang": drawn.lang,
        "color": drawn.color,
        "size": drawn.size,
        "shown": asdict(drawn.shown),
        "organizations": _organizations(drawn),
        "colorings": _colorings(drawn),
        "sizings": _sizings(drawn),
        "ties": _ties(drawn.network),
        "communities": _communities(drawn),
        **_partnerships(drawn.network),
    }


def _organizations(drawn: Drawn) -> dict[str, Any]:
    table = drawn.network.organizations
    place = table["municipality"] if "municipality" in table.columns else None
    return {
        "id": [harmless(one) for one in table.index],
        "name": [harmless(one) for one in table["name"]],
        **({"en": _texts(table["name_en"])} if "name_en" in table.columns else {}),
        **({"alias": _texts(table["aliases"])} if "aliases" in table.columns else {}),
        **({"place": _texts(place), "place_en": [_place_en(one) for one in place]} if place is not None else {}),
        **({"url": [_link(one) for one in table["url"]]} if "url" in table.columns else {}),
        "x": np.rint(drawn.points[:, 0]).astype(int).tolist(),
        "y": np.rint(drawn.points[:, 1]).astype(int).tolist(),
        "source": _sources(table),
        **_ranked(drawn),
    }


def _texts(values: pd.Series[Any]) -> list[str]:
    return ["" if pd.isna(one) else harmless(one) for one in values]


def _place_en(value: Any) -> str:
    found = vocabulary.municipalities().get(str(value))
    return found.name_en if found else "" if pd.isna(value) else harmless(value)


def _link(value: Any) -> str:
    """Give a web address, and nothing else that a browser might follow."""
    text = "" if pd.isna(value) else harmless(value)
    return text if re.fullmatch(r"https?://[^\s<>\"']+", text) else ""


def _sources(table: pd.DataFrame) -> list[str]:
    if "source_file" not in table.columns:
        return [""] * len(table)
    rows = zip(table["source_file"], table.get("source_row", [""] * len(table)), strict=True)
    return ["" if pd.isna(file) else harmless(f"{file}:{row}".rstrip(":")) for file, row in rows]


def _ranked(drawn: Drawn) -> dict[str, Any]:
    if drawn.hubs.empty:
        return {}
    hubs = drawn.hubs.set_index("organization").reindex(drawn.network.ids)
    told = (hubs["rank"] <= TOLD).to_numpy()
    found: dict[str, Any] = {"rank": _whole(hubs["rank"])}
    for key, column in (("low", "rank_low"), ("high", "rank_high")):
        if column in hubs.columns and hubs[column].notna().any():
            found[key] = _whole(hubs[column])
    for key, column in (("why", "reasons"), ("why_ko", "reasons_ko"), ("role", "role"), ("role_ko", "role_ko")):
        if column in hubs.columns:
            texts = _texts(hubs[column])
            found[key] = [text if keep else "" for text, keep in zip(texts, told, strict=True)]
    return found


def _whole(values: pd.Series[Any]) -> list[int | None]:
    return [None if pd.isna(one) else int(one) for one in values]


def _colorings(drawn: Drawn) -> list[dict[str, Any]]:
    table = drawn.network.organizations
    known = [by for by in palette.COLORABLE if by in table.columns and table[by].notna().any()]
    found = []
    for by in dict.fromkeys([drawn.color, *known, "community"]):
        if by == "community":
            members = drawn.groups.members.reindex(drawn.network.ids)
            entries, codes = palette.community_groups(drawn.groups.names, members)
            ko, en = "협력 집단", "Community"
        else:
            entries, codes = palette.groups_of(drawn.network.attribute(by), by)
            ko, en = _attribute(by)
        groups = [{**asdict(one), "ko": harmless(one.ko), "en": harmless(one.en)} for one in entries]
        found.append({"key": harmless(by), "ko": harmless(ko), "en": harmless(en), "groups": groups, "of": codes})
    return found


def _attribute(by: str) -> tuple[str, str]:
    words = {
        "region": ("권역", "Region"), "urban_rural": ("도시·농촌", "Urban or rural"), "level": ("행정 단위", "Level"),
        "type": ("기관 유형", "Type"), "municipality": ("시군", "Municipality"), "country": ("국가", "Country"),
    }  # fmt: skip
    if by in words:
        return words[by]
    found = glossary.terms().get(by)
    return (found.ko, found.en) if found else (by, by)


def _sizings(drawn: Drawn) -> list[dict[str, Any]]:
    found = []
    for name in drawn.table.columns:
        term = glossary.terms().get(str(name))
        values = drawn.table[name].reindex(drawn.network.ids)
        found.append(
            {
                "key": harmless(name),
                "ko": term.ko if term else harmless(name),
                "en": term.en if term else harmless(name),
                "text_ko": term.ko_text if term else "",
                "text_en": term.en_text if term else "",
                "values": [None if pd.isna(one) else float(f"{float(one):.4g}") for one in values],
            }
        )
    return found


def _ties(network: Network) -> dict[str, Any]:
    return {
        "a": network.ends[:, 0].tolist(),
        "b": network.ends[:, 1].tolist(),
        "strength": [float(f"{one:.3g}") for one in network.ties["strength"]],
        "count": network.ties["partnerships"].astype(int).tolist(),
    }


def _communities(drawn: Drawn) -> dict[str, Any]:
    members = drawn.groups.members.reindex(drawn.network.ids)
    sizes = members.value_counts()
    names = drawn.groups.names
    kept = [number for number in names.index if sizes.get(number, 0) >= 3]
    place = {number: at for at, number in enumerate(kept)}
    return {
        "of": [place.get(one, -1) for one in members],
        "ko": [harmless(names.loc[number, "name_ko"]) for number in kept],
        "en": [harmless(names.loc[number, "name_en"]) for number in kept],
    }


def _partnerships(network: Network) -> dict[str, Any]:
    """Give the partnerships of the organizations drawn, each with its members; nothing where they are too many."""
    if network.register is None:
        return {}
    rows = network.register.participations[["partnership", "organization"]].drop_duplicates()
    rows = rows.assign(place=network.ids.get_indexer(pd.Index(rows["organization"])))
    rows = rows[rows["place"] >= 0]
    if len(rows) > MEMBERSHIPS:
        return {}
    members = rows.groupby("partnership", sort=True)["place"].agg(sorted)
    table = network.register.partnerships.set_index("partnership").reindex(members.index)
    kinds = table["kind"] if "kind" in table.columns else pd.Series(np.nan, index=table.index, dtype=object)
    names = table["name"] if "name" in table.columns else pd.Series(np.nan, index=table.index, dtype=object)
    words = sorted(kinds.dropna().astype(str).unique())
    code = {word: place for place, word in enumerate(words)}
    return {
        "kinds": [
            {
                "ko": harmless(vocabulary.label("kinds", word, "ko")),
                "en": harmless(vocabulary.label("kinds", word, "en")),
            }
            for word in words
        ],
        "partnerships": {
            "name": [harmless(id_ if pd.isna(name) else name) for id_, name in zip(table.index, names, strict=True)],
            "kind": [-1 if pd.isna(one) else code[str(one)] for one in kinds],
            "from": _years(table, "start", first_day),
            "to": _years(table, "end", last_day),
            "members": members.tolist(),
        },
    }


def _years(table: pd.DataFrame, column: str, day: Any) -> list[int | None]:
    if column not in table.columns:
        return [None] * len(table)
    found = [None if pd.isna(one) else day(str(one)) for one in table[column]]
    return [int(one[:4]) if one else None for one in found]
