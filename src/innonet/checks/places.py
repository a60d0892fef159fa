"""Rules on places: municipalities and coordinates."""

from __future__ import annotations

import pandas as pd

from innonet import findings, vocabulary
from innonet import values as cells
from innonet.checks.rule import filled, usable
from innonet.checks.values import read
from innonet.records import Records

KOREA = (33.0, 39.0, 124.0, 132.0)
"""South, north, west and east of South Korea in degrees, islands included, rounded outward."""


def is_in_korea(lat: pd.Series[float], lon: pd.Series[float]) -> pd.Series[bool]:
    """Mark points inside Korea's bounding box."""
    south, north, west, east = KOREA
    return lat.between(south, north) & lon.between(west, east)


def points(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the rows with both coordinates, as numbers in columns lat and lon."""
    rows = filled(filled(rows, "lat"), "lon")
    if not len(rows):
        return pd.DataFrame({"lat": [], "lon": []}, dtype=float)
    both = {c: pd.to_numeric(read(rows, c, cells.number), errors="coerce") for c in ("lat", "lon")}
    return pd.DataFrame(both, index=rows.index).dropna()


def is_on_earth(point: pd.DataFrame) -> pd.Series[bool]:
    """Mark points whose latitude and longitude exist."""
    return point["lat"].abs().le(90) & point["lon"].abs().le(180)


def is_astray(point: pd.DataFrame) -> pd.Series[bool]:
    """Mark points outside Korea where nearly all others are inside."""
    inside = is_in_korea(point["lat"], point["lon"])
    korean = bool(len(point)) and float(inside.mean()) >= 0.8
    return ~inside & is_on_earth(point) & korean


def bad_coordinates(records: Records) -> pd.DataFrame:
    """A point is on earth."""
    rows = usable(records, "organizations")
    point = points(rows)
    return _found("bad_coordinates", rows.loc[point.index[~is_on_earth(point)]])


def coordinates_outside(records: Records) -> pd.DataFrame:
    """A point lies in the country where the others lie."""
    rows = usable(records, "organizations")
    point = points(rows)
    return _found("coordinates_outside", rows.loc[point.index[is_astray(point)]])


def _found(rule: str, rows: pd.DataFrame) -> pd.DataFrame:
    shown = [f"{lat}, {lon}" for lat, lon in zip(rows.get("lat", ()), rows.get("lon", ()), strict=True)]
    return findings.found(rule, rows, table="organizations", column="lat", values=shown)


def is_gyeonggi(values: pd.Series[str]) -> bool:
    """Tell whether a column of places is mostly Gyeonggi's municipalities."""
    known = values.map(lambda text: vocabulary.municipality(str(text)) is not None)
    return bool(len(known)) and float(known.mean()) >= 0.5


def unknown_municipality(records: Records) -> pd.DataFrame:
    """A municipality is one of the 31, where the records are Gyeonggi's."""
    parts = []
    for table in ("organizations", "partnerships"):
        rows = filled(usable(records, table), "municipality")
        if len(rows) and is_gyeonggi(rows["municipality"]):
            place = rows["municipality"].map(lambda text: vocabulary.municipality(str(text)))
            unknown = rows[place.isna() & ~rows["municipality"].isin(WHOLE_PROVINCE)]
            parts.append(findings.found("unknown_municipality", unknown, table=table, column="municipality"))
    return findings.gathered(parts)


WHOLE_PROVINCE = ("경기도", "경기", "경기도 전역", "전역", "도 전역")


def ambiguous_municipality(records: Records) -> pd.DataFrame:
    """광주 alone can be two cities."""
    parts = []
    for table in ("organizations", "partnerships"):
        rows = filled(usable(records, table), "municipality")
        both = rows[rows["municipality"].astype(str).str.strip() == "광주"] if len(rows) else rows
        parts.append(findings.found("ambiguous_municipality", both, table=table, column="municipality"))
    return findings.gathered(parts)


RULES = (bad_coordinates, coordinates_outside, unknown_municipality, ambiguous_municipality)
