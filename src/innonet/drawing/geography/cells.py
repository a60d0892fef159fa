"""The areas of a map of places, as polygons: a grid of tiles, or cells around points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from innonet import vocabulary

Points = npt.NDArray[np.float64]
CORNERS = 40
"""Corners of the circle a cell is cut from."""

STRIP = 0.19
"""Height of the strip for the name at the top of a tile, whose side is about 1."""


@dataclass(frozen=True, eq=False)
class Cell:
    """One area.

    Parameters
    ----------
    keys
        What organizations may call it: name, short name, English name, codes.
    ko, en
        Its names.
    rings
        Outlines, the largest first, each of shape (corners, 2), not closed, y pointing down; in any unit, the same for
        all cells of a map.
    under_name
        The part that organizations may stand in, where a strip is kept free for the name; else all of the first ring.
    """

    keys: frozenset[str]
    ko: str
    en: str
    rings: tuple[Points, ...]
    under_name: Points | None = None

    @property
    def room(self) -> Points:
        """Where organizations may stand."""
        return self.rings[0] if self.under_name is None else self.under_name


def municipality_keys(one: vocabulary.Municipality) -> frozenset[str]:
    """Give the names and codes a municipality of Gyeonggi is known by."""
    return frozenset((one.name, one.short, one.name_en, one.code, one.kostat_code))


def tiles() -> tuple[Cell, ...]:
    """Give the 31 municipalities as one square each: north up, neighbors kept, Seoul left out in the middle."""
    spots = {row["name"]: row["tile"].split("-") for row in vocabulary.rows("municipalities.csv")}
    half = 0.485
    square = np.array([[-half, -half], [half, -half], [half, half], [-half, half]])
    lower = np.array([[-half, STRIP - half], [half, STRIP - half], [half, half], [-half, half]])
    found = []
    for name, one in vocabulary.municipalities().items():
        middle = np.array([float(spots[name][1]), float(spots[name][0])])
        found.append(Cell(municipality_keys(one), name, one.name_en, (square + middle,), lower + middle))
    return tuple(found)


def municipalities() -> tuple[Cell, ...]:
    """Give the 31 municipalities as cells around their points."""
    known = list(vocabulary.municipalities().values())
    rings = around(flat(np.array([[one.lon, one.lat] for one in known])))
    return tuple(
        Cell(municipality_keys(one), one.name, one.name_en, (ring,)) for one, ring in zip(known, rings, strict=True)
    )


def flat(degrees: Points) -> Points:
    """Lay longitude and latitude on a plane, true to shape about the middle, y pointing down."""
    middle = np.radians((degrees[:, 1].min() + degrees[:, 1].max()) / 2) if len(degrees) else 0.0
    plane: Points = degrees * np.array([np.cos(middle), -1.0])
    return plane


def around(points: Points) -> list[Points]:
    """Give a cell around each point: what is nearer to it than to any other point, within a circle.

    The circle reaches as far as the third nearest point, so that the outer cells close without a frame.
    """
    from scipy.spatial import cKDTree

    nearest = min(4, len(points))
    distance, _ = cKDTree(points).query(points, k=nearest)
    reach = np.reshape(distance, (len(points), -1))[:, -1] * 0.85
    usual = float(np.median(reach)) or 1.0
    turn = 2 * np.pi * np.arange(CORNERS) / CORNERS
    circle = np.column_stack([np.cos(turn), np.sin(turn)])
    cells = []
    for place, middle in enumerate(points):
        ring = middle + circle * np.clip(reach[place], 0.6 * usual, 1.5 * usual)
        for other in np.delete(points, place, axis=0):
            ring = _nearer(ring, middle, other)
        cells.append(ring)
    return cells


def _nearer(ring: Points, own: Points, other: Points) -> Points:
    """Cut off what is nearer to the other point, and a little more, so that a line stays free between cells."""
    toward = other - own
    excess = (ring - (own + 0.49 * toward)) @ toward
    if (excess <= 0).all():
        return ring
    kept: list[Points] = []
    for here, after, one, two in zip(ring, np.roll(ring, -1, axis=0), excess, np.roll(excess, -1), strict=True):
        if one <= 0:
            kept.append(here)
        if (one <= 0) != (two <= 0):
            kept.append(here + (after - here) * one / (one - two))
    return np.array(kept)
