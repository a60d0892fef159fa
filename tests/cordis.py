"""The CORDIS H2020 register, where its data are at hand: 35,871 organizations, 796,670 ties."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from innonet.network import Network
from innonet.projection import project
from innonet.register import Register
from networks import DATA


@cache
def cordis() -> Network:
    """Give the projection; the test is skipped without the data."""
    folder = DATA / "cordis_h2020"
    if not folder.exists():
        pytest.skip("shared/data/cordis_h2020 is not here")
    rows = pd.read_csv(folder / "participations.csv", keep_default_na=False, dtype=str)
    about = pd.read_csv(folder / "organisations.csv", keep_default_na=False, dtype=str)
    organizations = about.rename(columns={"pic": "organization", "activityType": "sector"}).sort_values("organization")
    return project(
        Register(
            organizations.assign(name=organizations["name"].where(organizations["name"] != "", organizations.index)),
            pd.DataFrame({"partnership": sorted(rows["rcn"].unique())}),
            rows.rename(columns={"pic": "organization", "rcn": "partnership"}),
        )
    )
