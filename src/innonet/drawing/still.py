"""A still picture and a short table, for readers whose program runs no script: mail previews, locked machines."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.drawing import palette
from innonet.drawing.harmless import harmless
from innonet.drawing.packing import Drawn

CIRCLES, LINES, ROWS = 120, 120, 12


def picture(drawn: Drawn) -> str:
    """Give the largest organizations and strongest ties as an SVG, without text of the records."""
    network = drawn.network
    if not len(network):
        return ""
    largest = np.argsort(-drawn.radii, kind="stable")[:CIRCLES]
    kept = np.zeros(len(network), dtype=bool)
    kept[largest] = True
    strongest = np.argsort(-network.ties["strength"].to_numpy(dtype=float), kind="stable")
    ends = network.ends[strongest]
    ends = ends[kept[ends].all(axis=1)] if len(ends) else ends
    points, radii = drawn.arrangements[0].points, drawn.radii
    low = (points[kept] - radii[kept, None]).min(axis=0) - 20
    size = (points[kept] + radii[kept, None]).max(axis=0) + 20 - low
    spots = np.rint(points).astype(int)
    ways = np.column_stack([spots[ends[:LINES, 0]], spots[ends[:LINES, 1]] - spots[ends[:LINES, 0]]]).tolist()
    lines = "".join(f"M{x} {y}l{along} {down}" for x, y, along, down in ways)
    circles = "".join(_circles(color, some, spots, radii) for color, some in _by_color(drawn, largest).items())
    return (
        f'<svg viewBox="{low[0]:.0f} {low[1]:.0f} {size[0]:.0f} {size[1]:.0f}" role="img" aria-label="'
        f'{escape(harmless(drawn.title))}"><path d="{lines}" fill="none" stroke="#94a3b8" stroke-opacity=".35"/>'
        f"{circles}</svg>"
    )


def _circles(color: str, some: list[int], spots: npt.NDArray[np.int64], radii: npt.NDArray[np.float64]) -> str:
    each = "".join(f'<circle cx="{spots[i, 0]}" cy="{spots[i, 1]}" r="{radii[i]:.0f}"/>' for i in some)
    return f'<g fill="{color}">{each}</g>'


def _by_color(drawn: Drawn, some: npt.NDArray[np.int64]) -> dict[str, list[int]]:
    colors = _colors(drawn)
    found: dict[str, list[int]] = {}
    for one in np.sort(some).tolist():
        found.setdefault(colors[one], []).append(one)
    return found


def _colors(drawn: Drawn) -> np.ndarray[Any, Any]:
    if drawn.color == "community":
        members = drawn.groups.members.reindex(drawn.network.ids)
        entries, codes = palette.community_groups(drawn.groups.names, members)
    else:
        entries, codes = palette.groups_of(drawn.network.attribute(drawn.color), drawn.color)
    return np.array([entries[code].color for code in codes], dtype=object)


def rows(drawn: Drawn) -> list[dict[str, str]]:
    """Give the first organizations of the table: rank or place, name, and the measure they are sized by."""
    table = drawn.network.organizations
    values = drawn.table[drawn.size].reindex(drawn.network.ids).to_numpy(dtype=float)
    order = np.argsort(-np.where(np.isnan(values), -np.inf, values), kind="stable")[:ROWS]
    return [
        {
            "name": harmless(table["name"].iloc[one]),
            "value": _figure(values[one]),
        }
        for one in order
    ]


def _figure(value: float) -> str:
    """Give a number as people write it: `6,820`, `0.189`, a dash where there is none."""
    if pd.isna(value):
        return "–"
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
