"""by_place(): the arrangement of a map of places, with the outlines its painter draws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import schema, vocabulary
from innonet.drawing.arrangement import Arrangement
from innonet.drawing.geography import cells as shapes
from innonet.drawing.geography.boundaries import area, boundaries
from innonet.drawing.geography.cells import Cell, Points
from innonet.drawing.geography.standing import GAP, fits, stood
from innonet.errors import UsageError
from innonet.network import Network

FULL = 0.5
"""Share of an area that its organizations may take."""
GROWTH = 1.12
TRIES = 12
MOST = 250
"""Places around whose points cells are drawn at most: more cannot be read."""


def by_place(
    network: Network, radii: Points, *, places: str = "municipality", boundaries: str | Path | None = None
) -> Arrangement | None:
    """Place every organization in its area; those whose area is not known stand in rows below.

    Parameters
    ----------
    radii
        How large each organization is drawn, in the unit of the result.
    places
        The column of `organizations` that says where each is.
    boundaries
        `tiles`: the 31 municipalities of Gyeonggi as a grid of squares. `points`: cells around their points; where
        `places` names other places, around the middle of the organizations' `lat` and `lon`. Or the path of a GeoJSON
        file of any areas, matched by name or code. By default tiles for Gyeonggi, points for up to 250 other places.

    Returns
    -------
    Arrangement with an area for each cell; None where fewer than two areas have an organization.

    Raises
    ------
    UsageError
        If boundaries are given as a file and no organization is in any of its areas.
    """
    if places not in network.organizations.columns:
        return None
    named = network.attribute(places)
    cells = _cells(network, named, boundaries)
    of = _matched(named, cells)
    if boundaries not in (None, "points", "tiles") and not (of >= 0).any():
        raise UsageError(
            f"no organization's {places} is among the {len(cells)} areas; they are called "
            f"{', '.join(sorted(cells[0].keys))} and so on.",
            where="boundaries",
            fix="Give `places` the column that holds their name or code.",
        )
    if len(np.unique(of[of >= 0])) < 2:
        return None
    return _arranged(network, radii, cells, of)


def _cells(network: Network, named: pd.Series[Any], given: str | Path | None) -> tuple[Cell, ...]:
    if given not in (None, "points", "tiles"):
        return boundaries(str(given))
    known = named.dropna().astype(str)
    ours = known.map(lambda one: vocabulary.municipality(one) is not None)
    is_elsewhere = len(known) > 0 and ours.mean() <= 0.5 and {"lat", "lon"} <= set(network.organizations.columns)
    if given == "tiles" or not (given or is_elsewhere):
        return shapes.tiles()
    if not is_elsewhere:
        return shapes.municipalities()
    where = network.organizations[["lon", "lat"]].apply(pd.to_numeric, errors="coerce")
    middles = where.groupby(named.to_numpy()).median().dropna().sort_index()
    if not 2 <= len(middles) <= MOST:
        return shapes.municipalities()
    rings = shapes.around(shapes.flat(middles.to_numpy(dtype=float)))
    return tuple(
        Cell(frozenset([str(name)]), str(name), str(name), (ring,))
        for name, ring in zip(middles.index, rings, strict=True)
    )


def _matched(named: pd.Series[Any], cells: tuple[Cell, ...]) -> npt.NDArray[np.int64]:
    """Give the number of the cell each organization is in; -1 where its place is missing or not among the cells."""
    place_of: dict[str, int] = {}
    for number, cell in enumerate(cells):
        for key in sorted(cell.keys):
            place_of.setdefault(schema.key(key) or key, number)
    found = {}
    for name in named.dropna().astype(str).unique():
        municipality = vocabulary.municipality(name)
        spellings = [name, *(sorted(shapes.municipality_keys(municipality)) if municipality else [])]
        keys = [schema.key(one) or one for one in spellings]
        found[name] = next((place_of[key] for key in keys if key in place_of), -1)
    return np.array([-1 if pd.isna(one) else found[str(one)] for one in named], dtype=np.int64)


def _arranged(network: Network, radii: Points, cells: tuple[Cell, ...], of: npt.NDArray[np.int64]) -> Arrangement:
    sectors = network.organizations.get("sector")
    codes = pd.factorize(sectors, sort=True)[0] if sectors is not None else np.zeros(len(network))
    scale, points = _fitted(cells, of, radii, codes.astype(np.int64))
    corner = np.concatenate([cell.rings[0] for cell in cells]).min(axis=0)
    rings = [[np.rint((ring - corner) * scale).astype(int) for ring in cell.rings] for cell in cells]
    points -= corner * scale
    right = max(ring[:, 0].max() for some in rings for ring in some)
    unknown = np.flatnonzero(of < 0)
    points[unknown] = _below(radii[unknown], width=float(right), top=_lowest(rings) + 70.0)
    return Arrangement(
        "geography",
        points,
        of,
        tuple((cell.ko or cell.en or min(cell.keys), cell.en or cell.ko or min(cell.keys)) for cell in cells),
        {"rings": [[_steps(ring) for ring in some] for some in rings], "unknown": unknown.tolist()},
    )


def _lowest(rings: list[list[npt.NDArray[np.int64]]]) -> float:
    return float(max(ring[:, 1].max() for some in rings for ring in some))


def _steps(ring: npt.NDArray[np.int64]) -> list[int]:
    """Give x and y in turn, each as the step from the corner before: small numbers deflate well."""
    steps: list[int] = np.diff(ring, axis=0, prepend=0).ravel().tolist()
    return steps


def _fitted(
    cells: tuple[Cell, ...], of: npt.NDArray[np.int64], radii: Points, sectors: npt.NDArray[np.int64]
) -> tuple[float, Points]:
    """Give the scale at which everybody has room, and where everybody then stands."""
    members = [np.flatnonzero(of == number) for number in range(len(cells))]
    needed = [
        ((2 * radii[some] + GAP) ** 2).sum() / FULL / area(cell.room) for some, cell in zip(members, cells, strict=True)
    ]
    scale = float(np.sqrt(max(needed)))
    points = np.zeros((len(of), 2))
    waiting = [number for number, some in enumerate(members) if len(some)]
    for _ in range(TRIES):
        crowded = []
        for number in waiting:
            ring, some = cells[number].room * scale, members[number]
            points[some] = stood(ring, radii[some], sectors[some])
            if not fits(ring, points[some], radii[some]):
                crowded.append(number)
        if not crowded:
            break
        scale *= GROWTH
    return scale, points


def _below(radii: Points, *, width: float, top: float) -> Points:
    """Set organizations in rows as wide as the map."""
    if not len(radii):
        return np.zeros((0, 2))
    step = 2 * radii.max() + 10
    columns = max(1, int(width // step))
    place = np.arange(len(radii))
    return np.column_stack([(place % columns + 0.5) * step, top + (place // columns + 0.5) * step])
