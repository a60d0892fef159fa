"""Arrangement: one way to place the organizations, with the named areas they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.grouping import SMALLEST, Communities
from innonet.measures import components
from innonet.network import Network


@dataclass(frozen=True, eq=False)
class Arrangement:
    """One way to place the organizations; a map may carry several, and its reader chooses.

    Parameters
    ----------
    key
        `network` or `geography`; the page's words and painters go by it.
    points
        Array of shape (organizations, 2), in the network's order, y pointing down.
    areas
        Number of the area each organization stands in; -1 where it stands in none.
    names
        Korean and English name of each area.
    extra
        What the page's own painter of this arrangement needs beyond it: plain lists, numbers and harmless text.
    """

    key: str
    points: npt.NDArray[np.float64]
    areas: npt.NDArray[np.int64]
    names: tuple[tuple[str, str], ...]
    extra: dict[str, Any] = field(default_factory=dict)


def by_community(points: npt.NDArray[np.float64], groups: Communities, network: Network) -> Arrangement:
    """Give the arrangement of the network itself: its areas are the communities of three or more.

    Where leaving out ties has torn a community, its area is the connected part that holds most of it.
    """
    members = groups.members.reindex(network.ids)
    torn = pd.DataFrame({"community": members, "part": components(network)})
    sizes = (
        torn.groupby(["community", "part"], as_index=False).size().sort_values("size", ascending=False, kind="stable")
    )
    largest = sizes.drop_duplicates("community").set_index("community")["part"]
    members = members.where(torn["part"] == torn["community"].map(largest))
    counts = members.value_counts()
    kept = [number for number in groups.names.index if counts.get(number, 0) >= SMALLEST]
    place = {number: at for at, number in enumerate(kept)}
    names = groups.names.loc[kept, ["name_ko", "name_en"]].astype(str)
    return Arrangement(
        "network",
        points,
        members.map(place).fillna(-1).to_numpy(dtype=np.int64),
        tuple((ko, en) for ko, en in zip(names["name_ko"], names["name_en"], strict=True)),
    )
