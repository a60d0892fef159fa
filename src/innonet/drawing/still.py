"""A still picture and a short table, for readers whose program runs no script: mail previews, locked machines."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import pandas as pd

from innonet.drawing import palette
from innonet.drawing.harmless import harmless
from innonet.drawing.packing import Drawn

CIRCLES, LINES, ROWS = 150, 200, 12


def picture(drawn: Drawn) -> str:
    """Give the largest organizations and strongest ties as an SVG, without text of the records."""
    network = drawn.network
    if not len(network):
        return ""
    largest = np.argsort(-drawn.radii, kind="stable")[:CIRCLES]
    kept = np.zeros(len(network), dtype=bool)
    kept[largest] = True
    ends = network.ends[kept[network.ends].all(axis=1)] if len(network.ends) else network.ends
    points, radii = drawn.arrangements[0].points, drawn.radii
    low = (points[kept] - radii[kept, None]).min(axis=0) - 20
    size = (points[kept] + radii[kept, None]).max(axis=0) + 20 - low
    lines = "".join(
        f"M{points[a, 0]:.0f} {points[a, 1]:.0f}L{points[b, 0]:.0f} {points[b, 1]:.0f}" for a, b in ends[:LINES]
    )
    circles = "".join(
        f'<circle cx="{points[i, 0]:.0f}" cy="{points[i, 1]:.0f}" r="{radii[i]:.0f}" fill="{color}"/>'
        for i, color in zip(np.sort(largest), _colors(drawn)[np.sort(largest)], strict=True)
    )
    return (
        f'<svg viewBox="{low[0]:.0f} {low[1]:.0f} {size[0]:.0f} {size[1]:.0f}" role="img" aria-label="'
        f'{escape(harmless(drawn.title))}"><path d="{lines}" fill="none" stroke="#94a3b8" stroke-opacity=".35"/>'
        f"{circles}</svg>"
    )


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
