"""Where organizations stood on an earlier map, in whatever form the user has it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from innonet.errors import DataError

_DATA = re.compile(r'<script type="text/plain" id="data">([A-Za-z0-9+/=\s]*)</script>')
LARGEST = 500_000_000
"""Bytes of data that are read of a map at most."""

Given = pd.DataFrame | Mapping[Any, tuple[float, float]] | str | Path


def as_places(given: Given) -> pd.DataFrame:
    """Give earlier positions as a table.

    Parameters
    ----------
    given
        A table with `x` and `y`, indexed by organization or with a column `organization`; a mapping of organization
        to (x, y); or the path of a CSV with these columns, or of an earlier map.

    Returns
    -------
    DataFrame with `x` and `y` (map units, y pointing down), indexed by organization id as text; rows without a number
    are left out, and of an organization that stands twice the first counts.

    Raises
    ------
    DataError
        If the file cannot be read or a column is missing.

    Examples
    --------
    >>> as_places({"a": (1, 2)}).loc["a"].tolist()
    [1.0, 2.0]
    """
    if isinstance(given, Mapping):
        table = pd.DataFrame.from_dict(dict(given), orient="index", columns=["x", "y"])
    else:
        table = given if isinstance(given, pd.DataFrame) else _from_file(Path(given))
        if "organization" in table.columns:
            table = table.set_index("organization")
    missing = [column for column in ("x", "y") if column not in table.columns]
    if missing:
        raise DataError(
            f"there is no column {missing[0]!r}; there are {', '.join(map(str, table.columns)) or 'none'}.",
            where="positions",
            fix="Give an earlier map.html, or a table with the columns organization, x and y.",
        )
    places = table[["x", "y"]].apply(pd.to_numeric, errors="coerce").astype(float)
    places.index = places.index.astype(str)
    places = places[places.notna().all(axis=1)]
    first: pd.DataFrame = places[~places.index.duplicated()]
    return first


def _from_file(path: Path) -> pd.DataFrame:
    try:
        if path.suffix.lower() in (".html", ".htm"):
            return _from_map(path.read_text(encoding="utf-8"))
        return pd.read_csv(path, dtype={"organization": str}, encoding="utf-8-sig")
    except (OSError, ValueError, LookupError, TypeError, zlib.error) as error:
        raise DataError(
            f"the earlier positions cannot be read ({error}).",
            where=path.name,
            fix="Give an earlier map.html, or a CSV with the columns organization, x and y.",
        ) from error


def _from_map(html: str) -> pd.DataFrame:
    """Read where organizations stand from the data of a map's page; nothing else of it is looked at."""
    found = _DATA.search(html)
    if not found:
        raise ValueError("it is no map of innonet")
    opener = zlib.decompressobj(-15)
    data = json.loads(opener.decompress(base64.b64decode(found[1]), LARGEST))
    network = data["layouts"][0]
    return pd.DataFrame({"organization": data["organizations"]["id"], "x": network["x"], "y": network["y"]})
