"""Participations as they come, and what pandas makes of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from innonet.cleaning import clean
from innonet.measures import components, degree
from innonet.network import Network
from innonet.projection import project
from innonet.records import read


def untidy(seed: int = 1, *, organizations: int = 300, partnerships: int = 200, rows: int = 900) -> pd.DataFrame:
    """Make rows with blanks around ids, ids that are missing, repetitions and partnerships of one."""
    chance = np.random.default_rng(seed)
    table = pd.DataFrame(
        {
            "organization": [f"기관{one:04d}" for one in chance.zipf(1.3, rows) % organizations],
            "partnership": [f"p{one}" for one in chance.integers(partnerships, size=rows)],
            "role": chance.choice(["partner", "lead"], rows),
        }
    )
    table.loc[::17, "organization"] = " " + table.loc[::17, "organization"] + "  "
    table.loc[5::101, "organization"] = ""
    table.loc[7::97, "partnership"] = "   "
    return pd.concat([table, table.iloc[::13]], ignore_index=True)


def by_pandas(table: pd.DataFrame, folder: Path) -> Network:
    """Go the usual way: read, clean, project."""
    folder.mkdir()
    table.to_csv(folder / "participations.csv", index=False)
    known = pd.DataFrame({"organization": sorted({one.strip() for one in table["organization"]} - {""})})
    known.assign(name=known["organization"]).to_csv(folder / "organizations.csv", index=False)
    ids = pd.DataFrame({"partnership": sorted({one.strip() for one in table["partnership"]} - {""})})
    ids.to_csv(folder / "partnerships.csv", index=False)
    return project(clean(read(folder), merge=False))


def assert_same(network: Network, reduction: object, *, weighting: str = "newman") -> None:
    """Hold what an engine gave against what pandas gave."""
    found = reduction.network
    took_part = network.register.participations["organization"].unique()
    expected = network.subset(took_part)
    assert list(found.ids) == list(expected.ids)
    assert found.settings["weighting"] == weighting
    columns = ["source", "target", "partnerships"]
    assert found.ties[columns].astype(str).values.tolist() == expected.ties[columns].astype(str).values.tolist()
    np.testing.assert_allclose(found.ties["strength"], expected.ties["strength"], rtol=0, atol=1e-12)
    once = network.register.participations.drop_duplicates(["organization", "partnership"])
    own = once["organization"].value_counts().reindex(expected.ids).tolist()
    assert found.organizations["partnerships"].tolist() == own
    sizes = once["partnership"].value_counts().value_counts().sort_index()
    assert reduction.sizes.to_numpy().tolist() == list(map(list, sizes.items()))
    degrees = degree(expected).value_counts().sort_index()
    assert reduction.degrees.to_numpy().tolist() == list(map(list, degrees.items()))
    parts = components(expected).value_counts().value_counts().sort_index()
    assert reduction.components.to_numpy().tolist() == list(map(list, parts.items()))
    assert int(reduction.account["rows"].iloc[-1]) == len(once)
