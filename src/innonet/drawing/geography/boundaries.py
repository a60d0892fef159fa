"""Boundaries from a user's GeoJSON file: any areas, matched to organizations by any of their properties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from innonet.drawing.geography.cells import Cell, Points, flat
from innonet.errors import DataError

FINE = 1 / 700
"""How far a simplified outline may leave the true one, beside the width of the whole."""
TINY = 1 / 2000
"""Islands smaller than this, beside their area's largest part, are left out."""
NAMES = {
    "ko": ("name_ko", "name_kor", "kor_nm", "sgg_nm", "sig_kor_nm", "name"),
    "en": ("name_en", "name_eng", "eng_nm", "sig_eng_nm", "name"),
}
"""Properties that name an area, the first that is there."""


def boundaries(path: str | Path) -> tuple[Cell, ...]:
    """Read the areas of a GeoJSON file: Polygon and MultiPolygon features in longitude and latitude.

    Raises
    ------
    DataError
        If the file cannot be read, is not GeoJSON, or has no area.
    """
    path = Path(path)
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        features = [one for one in content["features"] if one.get("geometry")]
        areas = [(one.get("properties") or {}, one.get("id"), list(_outlines(one["geometry"]))) for one in features]
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"the boundaries cannot be read ({type(error).__name__}: {error}).",
            where=path.name,
            fix="Give a GeoJSON FeatureCollection of polygons in longitude and latitude.",
        ) from error
    areas = [one for one in areas if one[2]]
    if not areas:
        raise DataError(
            "there is no polygon in the boundaries.",
            where=path.name,
            fix="Give a GeoJSON file of areas, not of points.",
        )
    return tuple(_cells(areas))


def _outlines(geometry: dict[str, Any]) -> Iterator[Points]:
    parts: dict[str, Any] = {"Polygon": [geometry.get("coordinates")], "MultiPolygon": geometry.get("coordinates")}
    for rings in parts.get(geometry["type"]) or []:
        ring: Points = np.asarray([point[:2] for point in rings[0]], dtype=np.float64)
        if len(ring) > 3 and np.isfinite(ring).all():
            yield ring[:-1] if (ring[0] == ring[-1]).all() else ring


def _cells(areas: list[tuple[dict[str, Any], Any, list[Points]]]) -> Iterator[Cell]:
    every = np.concatenate([ring for _, _, rings in areas for ring in rings])
    plane = flat(every)
    fine = FINE * float(np.ptp(plane, axis=0).max())
    at = 0
    for properties, id_, rings in areas:
        laid = []
        for ring in rings:
            laid.append(plane[at : at + len(ring)])
            at += len(ring)
        sizes = [area(ring) for ring in laid]
        order = sorted(range(len(laid)), key=lambda one: -sizes[one])
        kept = [simplified(laid[one], fine) for one in order if sizes[one] >= TINY * max(sizes)]
        keys = frozenset(str(one) for one in [id_, *properties.values()] if isinstance(one, str | int))
        ko, en = (_named(properties, NAMES[lang]) for lang in ("ko", "en"))
        yield Cell(keys, ko, en, tuple(kept))


def _named(properties: dict[str, Any], words: tuple[str, ...]) -> str:
    lower = {str(key).lower(): value for key, value in properties.items()}
    return next((str(lower[word]) for word in words if lower.get(word)), "")


def area(ring: Points) -> float:
    """Give the area inside an outline, in its unit squared."""
    x, y = ring.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)


def simplified(ring: Points, fine: float) -> Points:
    """Leave out corners that are nowhere farther than `fine` from the line without them.

    References
    ----------
    Douglas, D. H. & Peucker, T. K. (1973). Algorithms for the reduction of the number of points required to represent a
    digitized line or its caricature. Cartographica 10(2), 112-122. https://doi.org/10.3138/FM57-6770-U75U-7727
    """
    far = int(((ring - ring[0]) ** 2).sum(axis=1).argmax())
    kept = np.zeros(len(ring) + 1, dtype=bool)
    kept[[0, far, len(ring)]] = True
    closed = np.concatenate([ring, ring[:1]])
    stretches = [(0, far), (far, len(ring))]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        line = closed[last] - closed[first]
        along = closed[first + 1 : last] - closed[first]
        away = np.abs(line[0] * along[:, 1] - line[1] * along[:, 0]) / max(float(np.hypot(*line)), 1e-12)
        worst = int(away.argmax())
        if away[worst] > fine:
            middle = first + 1 + worst
            kept[middle] = True
            stretches += [(first, middle), (middle, last)]
    corners: Points = ring[kept[:-1]]
    return corners if len(corners) > 2 else ring
