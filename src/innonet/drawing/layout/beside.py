"""The largest part in the middle, the small ones at its side, those without ties in rows below: nobody is lost."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from innonet.drawing.layout.field import Points
from innonet.drawing.layout.overlaps import GAP

Positions = npt.NDArray[np.int64]
BETWEEN = 46.0
"""Free space between parts that no tie joins."""


def packed(points: Points, parts: npt.NDArray[np.int64], radii: Points) -> Points:
    """Set parts and organizations without ties around the largest part.

    Parameters
    ----------
    points
        Every part laid out around its own middle.
    parts
        Number of each organization's connected part, the largest 0.
    """
    sizes = np.bincount(parts)
    main = np.flatnonzero(parts == 0) if sizes[0] > 1 else np.zeros(0, dtype=np.int64)
    small = [np.flatnonzero(parts == part) for part in np.flatnonzero(sizes > 1) if part != 0 or not len(main)]
    alone = np.flatnonzero(sizes[parts] == 1)
    box = _box(points[main], radii[main]) if len(main) else (0.0, 0.0, 0.0, 0.0)
    height = max(box[3] - box[1], 400.0)
    left = box[2] + 2 * BETWEEN if len(main) else 0.0
    for part, spot in _columns(points, small, radii, left=left, top=box[1], height=height):
        points[part] = spot
    shown = np.concatenate([main, *small]) if len(main) or small else np.zeros(0, dtype=np.int64)
    return _alone_below(points, alone, shown, radii)


def _box(points: Points, radii: Points) -> tuple[float, float, float, float]:
    low, high = (points - radii[:, None]).min(axis=0), (points + radii[:, None]).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _columns(
    points: Points, parts: list[Positions], radii: Points, *, left: float, top: float, height: float
) -> Iterator[tuple[Positions, Points]]:
    """Set parts below each other from the top, in a new column when one is full."""
    y, width = top, 0.0
    for part in parts:
        x0, y0, x1, y1 = _box(points[part], radii[part])
        if y + (y1 - y0) > top + height and y > top:
            left, y, width = left + width + BETWEEN, top, 0.0
        yield part, points[part] + np.array([left - x0, y - y0])
        y += y1 - y0 + BETWEEN
        width = max(width, x1 - x0)


def _alone_below(points: Points, alone: Positions, shown: Positions, radii: Points) -> Points:
    """Set organizations without ties in even rows under everything else."""
    if not len(alone):
        return points
    cell = 2 * radii[alone].max() + 1.6 * GAP
    low, _, high, bottom = _box(points[shown], radii[shown]) if len(shown) else (0.0, 0.0, 0.0, 0.0)
    columns = max(1, int((high - low) // cell)) if len(shown) else int(np.ceil(np.sqrt(len(alone) * 1.6)))
    place = np.arange(len(alone))
    start = bottom + 1.6 * BETWEEN if len(shown) else 0.0
    points[alone] = np.column_stack([low + (place % columns + 0.5) * cell, start + (place // columns + 0.5) * cell])
    return points
