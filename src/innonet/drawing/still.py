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

CIRCLES, LINES, ROWS = 100, 90, 12
TIE = 'stroke="#94a3b8" stroke-width="2.5" stroke-opacity=".6"'
WIDE = 1000
"""Units of the longer side of the picture, about a pixel each: short numbers make a small file."""


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
    scale = WIDE / size.max()
    spots, widths = np.rint((points - low) * scale).astype(int), np.rint(2 * radii * scale).clip(1).astype(int)
    ways = np.column_stack([spots[ends[:LINES, 0]], spots[ends[:LINES, 1]] - spots[ends[:LINES, 0]]]).tolist()
    lines = "".join(f"M{x} {y}l{along} {down}" for x, y, along, down in ways)
    circles = "".join(_circles(color, some, spots, widths) for color, some in _by_color(drawn, largest).items())
    return (
        f'<svg viewBox="0 0 {size[0] * scale:.0f} {size[1] * scale:.0f}" role="img" aria-label="'
        f'{escape(harmless(drawn.heading))}" fill="none"><path d="{lines}" {TIE}/>'
        f'<g stroke-linecap="round">{circles}</g></svg>'
    )


def _circles(color: str, some: list[int], spots: npt.NDArray[np.int64], widths: npt.NDArray[np.int64]) -> str:
    """Give circles as the round ends of strokes that go nowhere: of the same width in one path."""
    by_width: dict[int, list[int]] = {}
    for i in some:
        by_width.setdefault(int(widths[i]), []).append(i)
    paths = (
        f'<path stroke-width="{width}" d="{"".join(f"M{spots[i, 0]} {spots[i, 1]}h0" for i in same)}"/>'
        for width, same in by_width.items()
    )
    return f'<g stroke="{color}">{"".join(paths)}</g>'


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
    table = drawn.network.called
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
