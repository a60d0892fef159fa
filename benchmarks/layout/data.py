"""The networks laid out: the demonstration, and real ones where they are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from innonet.drawing.thinning import TIES_READ, thinned
from innonet.edges import from_edges
from innonet.measures import components, degree
from innonet.network import Network
from innonet.projection import project
from innonet.register import Register
from innonet.settings import as_study
from innonet.way import network_of

HOUSE = Path(__file__).resolve().parents[2]
DATA = HOUSE.parent / "shared" / "data"
NAMES = ("tobacco", "demo", "cordis_raw", "cordis_5000", "cordis")


def network(name: str) -> Network | None:
    """Give the largest connected part of a network as a map would draw it; None where its data are not here."""
    whole = _whole(name)
    if whole is None:
        return None
    most = 5_000 if name == "cordis_5000" else len(whole)
    drawn = thinned(whole, degree(whole), most=most)[0] if len(whole) > most or len(whole.ties) > TIES_READ else whole
    return drawn.subset(drawn.ids[components(drawn).to_numpy() == 0])


def _whole(name: str) -> Network | None:
    if name == "demo":
        return network_of(as_study(HOUSE / "datasets" / "gyeonggi"))
    folder = DATA / {"tobacco": "tobacco_control_indiana", "cordis_raw": "cordis_raw"}.get(name, "cordis_h2020")
    if not folder.exists():
        return None
    if name == "tobacco":
        nodes = pd.read_csv(folder / "TCcnt_nodes.csv").rename(columns={"id": "organization"})
        return from_edges(pd.read_csv(folder / "TCcnt_edges.csv").rename(columns={"contact": "strength"}), nodes)
    file, organization, partnership = {
        "cordis_raw": ("organization_latest.csv", "organisationID", "projectID"),
    }.get(name, ("participations.csv", "pic", "rcn"))
    rows = pd.read_csv(folder / file, dtype=str, keep_default_na=False, usecols=[organization, partnership])
    rows = rows.rename(columns={organization: "organization", partnership: "partnership"}).drop_duplicates()
    ids = sorted(rows["organization"].unique())
    return project(
        Register(
            pd.DataFrame({"organization": ids, "name": ids}),
            pd.DataFrame({"partnership": sorted(rows["partnership"].unique())}),
            rows,
        )
    )


def networks(names: list[str]) -> Iterator[tuple[str, Network]]:
    """Give the networks asked for, and say which are not here."""
    for name in names:
        found = network(name)
        if found is None:
            print(f"{name}: its data are not on this machine, left out")
        else:
            yield name, found
