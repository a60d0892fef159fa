"""Network and tables -> the columns the page reads: short, rounded, harmless."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import glossary
from innonet.drawing import cards, palette, story, words
from innonet.drawing.arrangement import Arrangement
from innonet.drawing.harmless import harmless
from innonet.network import Network

if TYPE_CHECKING:
    from innonet.drawing.thinning import Shown
    from innonet.grouping import Communities

FEW = 3_000
"""Organizations up to which every measure is carried, to four digits; beyond, the first few, to three."""
MEASURES = 6
LONG = 300_000
"""Characters from which the data are squeezed in an eighth of the time, to 3 percent more."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Everything one map shows.

    Parameters
    ----------
    network
        What is drawn, after thinning.
    arrangements
        The ways the organizations can be placed; the first is the one the map opens with.
    radii
        How large each is drawn, in the network's order.
    groups
        Communities of the whole network.
    table
        One row per organization, one column a measure to size by.
    hubs, suggestions, mixing
        The ranked hubs, the suggested actions and the ties between groups, or no rows.
    color, size
        The attribute and the measure the map opens with.
    title
        What the map is called, in Korean and in English.
    lang
        The language it opens in.
    sources
        Whether cards name the rows of the records.
    shown
        How much of the network is drawn.
    """

    network: Network
    arrangements: tuple[Arrangement, ...]
    radii: npt.NDArray[np.float64]
    groups: Communities
    table: pd.DataFrame
    hubs: pd.DataFrame
    suggestions: pd.DataFrame
    mixing: tuple[pd.DataFrame, ...]
    color: str
    size: str
    title: tuple[str, str]
    lang: str
    sources: bool
    shown: Shown

    @property
    def heading(self) -> str:
        """The title in the language the map opens in."""
        return self.title[0 if self.lang == "ko" else 1]


def packed(drawn: Drawn) -> str:
    """Give the page's data as base64 of deflated JSON: nothing in it can be read as markup."""
    text = json.dumps(columns(drawn), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    squeezer = zlib.compressobj(9 if len(text) < LONG else 6, zlib.DEFLATED, -15)
    return base64.b64encode(squeezer.compress(text.encode("utf-8")) + squeezer.flush()).decode("ascii")


def columns(drawn: Drawn) -> dict[str, Any]:
    """Give the page's data as plain lists."""
    organizations = cards.organizations(drawn.network, drawn.hubs, sources=drawn.sources)
    place = organizations.get("place")
    suggestions = cards.suggestions(drawn.network, drawn.suggestions)
    return {
        "words": words.words(strength=drawn.network.settings.get("strength")),
        "title": {"ko": harmless(drawn.title[0]), "en": harmless(drawn.title[1])},
        "lang": drawn.lang,
        "color": harmless(drawn.color),
        "size": harmless(drawn.size),
        "shown": asdict(drawn.shown),
        "organizations": organizations,
        "layouts": [_arrangement(one, place, nested=number > 0) for number, one in enumerate(drawn.arrangements)],
        "colorings": _colorings(drawn, place),
        "sizings": _sizings(drawn),
        "ties": _ties(drawn.network),
        "suggestions": suggestions,
        "story": story.steps(drawn, suggestions),
        **cards.partnerships(drawn.network, sources=drawn.sources),
    }


def _codes(codes: list[int], place: list[int] | None) -> dict[str, list[int]]:
    """Give one code an organization, or shorter, where they go by its place: one a place, that of no place last."""
    if place is None:
        return {"of": codes}
    by_place = dict(zip(place, codes, strict=True))
    if [by_place[one] for one in place] != codes:
        return {"of": codes}
    return {"to": [by_place.get(one, -1) for one in [*range(max(place) + 1), -1]]}


def _arrangement(one: Arrangement, place: list[int] | None, *, nested: bool) -> dict[str, Any]:
    """Give where all stand; if nested, from the first of their area, which itself stands in full."""
    points = np.rint(one.points).astype(int)
    if nested and len(points):
        _, first, of = np.unique(one.areas, return_index=True, return_inverse=True)
        begins = points[first[of]]
        begins[first] = 0
        points = points - begins
    return {
        "key": one.key,
        "x": points[:, 0].tolist(),
        "y": points[:, 1].tolist(),
        **_codes(one.areas.tolist(), place),
        "areas": [{"ko": harmless(ko), "en": harmless(en)} for ko, en in one.names],
        **one.extra,
    }


def _colorings(drawn: Drawn, place: list[int] | None) -> list[dict[str, Any]]:
    table = drawn.network.organizations
    known = [by for by in palette.COLORABLE if by in table.columns and table[by].notna().any()]
    found = []
    for by in dict.fromkeys([drawn.color, *known, "community"]):
        if by == "community":
            members = drawn.groups.members.reindex(drawn.network.ids)
            entries, codes = palette.community_groups(drawn.groups.names, members)
        else:
            entries, codes = palette.groups_of(drawn.network.attribute(by), by)
        ko, en = words.attribute(by)
        groups = [
            {"ko": harmless(one.ko), "en": harmless(one.en), "color": one.color, "shape": one.shape, "count": one.count}
            for one in entries
        ]
        names = {"key": harmless(by), "ko": harmless(ko), "en": harmless(en)}
        found.append({**names, "groups": groups, **_codes(codes, place)})
    return found


def _sizings(drawn: Drawn) -> list[dict[str, Any]]:
    few = len(drawn.network) <= FEW
    names = list(dict.fromkeys([drawn.size, *drawn.table.columns]))
    return [_sizing(drawn, name, digits=4 if few else 3) for name in (names if few else names[:MEASURES])]


def _sizing(drawn: Drawn, name: str, *, digits: int) -> dict[str, Any]:
    term = glossary.terms().get(str(name))
    values = drawn.table[name].reindex(drawn.network.ids)
    return {
        "key": harmless(name),
        "ko": term.ko if term else harmless(name),
        "en": term.en if term else harmless(name),
        "text_ko": term.ko_text if term else "",
        "text_en": term.en_text if term else "",
        "values": _short(values.to_numpy(dtype=float), digits),
    }


def _short(values: npt.NDArray[np.float64], digits: int) -> list[float | int | None]:
    """Give numbers of so many digits, whole where they are whole: `66`, not `66.0`; None where there is none."""
    found, of = np.unique(values, return_inverse=True)
    rounded = [None if np.isnan(one) else float(f"{one:.{digits}g}") for one in found.tolist()]
    shown = [int(one) if one is not None and one.is_integer() else one for one in rounded]
    return [shown[place] for place in of.tolist()]


def _ties(network: Network) -> dict[str, Any]:
    """Give ties as steps from the one before, the first of each organization from itself: they deflate well."""
    ends = network.ends.astype(np.int64)
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    first, second = ends[order, 0], ends[order, 1]
    steps = np.diff(first, prepend=-1)
    return {
        "a": np.diff(first, prepend=0).tolist(),
        "b": (second - np.where(steps > 0, first, np.roll(second, 1))).tolist(),
        "strength": _short(network.ties["strength"].to_numpy(dtype=float)[order], 3),
        "count": network.ties["partnerships"].to_numpy()[order].astype(int).tolist(),
    }
