"""One partnership of very many: a list of members makes as many ties as all else together."""

import numpy as np
import pandas as pd

from innonet import measures
from innonet.drawing.thinning import thinned
from innonet.gaps import fragmentation
from innonet.grouping import communities
from innonet.measures import engines
from innonet.projection import project
from innonet.ranking import hubs
from innonet.register import Register

MEMBERS = [f"m{i:02d}" for i in range(60)]
OTHERS = [f"o{i}" for i in range(6)]


def association(*more):
    """60 organizations in one partnership, and what more there is: pairs of an organization and a partnership."""
    rows = [*((one, "all") for one in MEMBERS), *more]
    ids = sorted({one for one, _ in rows})
    return Register(
        pd.DataFrame({"organization": ids, "name": ids}),
        pd.DataFrame({"partnership": sorted({two for _, two in rows})}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )


def beside():
    """The association, of which one organization works with each of six others, too."""
    return project(association(*((one, f"with {other}") for other in OTHERS for one in ("m00", other))))


def test_in_one_partnership_all_are_alike_and_drawn_once(monkeypatch):
    drawn = []
    monkeypatch.setattr("innonet.ranking.sureness.worked", lambda work, draws, **_: drawn.append(draws) or [work(0)])
    table = hubs(project(association()))
    assert drawn == [], "one partnership is drawn whatever the draw, which tells nothing"
    assert table.attrs["draws"] == 100
    assert table["rank"].tolist() == [1] * 60
    assert (table["rank_low"].tolist(), table["alike"].tolist()) == ([1] * 60, [59] * 60)


def test_many_ties_are_measured_by_the_cheaper_set_and_the_hub_is_found_all_the_same(monkeypatch):
    network = beside()
    full = hubs(network)
    monkeypatch.setattr(engines, "OFTEN_UP_TO", len(network.ties) - 1)
    few = hubs(network)
    assert (full.attrs["draws"], few.attrs["draws"]) == (100, 20)
    assert few.attrs["evidence"]["reach"] == ["degree", "strength"]
    assert "holding" in full.columns
    assert "holding" not in few.columns
    for table in (full, few):
        assert (table["organization"].iloc[0], table["rank"].iloc[0]) == ("m00", 1)


def test_many_ties_are_not_compared_with_chance_in_what_takes_long(monkeypatch):
    network = beside()
    monkeypatch.setattr(engines, "OFTEN_UP_TO", len(network.ties) - 1)
    table = fragmentation(network).set_index("measure")
    assert table.attrs["draws"] == 20
    assert table["expected"].isna()[["mean_steps", "distance_fragmentation", "modularity"]].all()
    assert table.loc["cut_points", "value"] == 1
    assert table["expected"].notna()[["cut_points", "transitivity", "density"]].all()


def test_packed_networks_get_the_least_effort(monkeypatch):
    network = beside()
    full, told = communities(network), []
    monkeypatch.setattr("innonet.grouping.finding.PACKED", len(network.ties) - 1)
    quick = communities(network, progress=lambda *at: told.append(at))
    assert told[-1] == (8, 8)
    assert np.isnan(quick.p)
    assert not np.isnan(full.p)
    assert quick.members[MEMBERS[1:]].nunique() == full.members[MEMBERS[1:]].nunique() == 1


def test_nobody_of_a_large_partnership_looks_like_its_hub_on_the_map(monkeypatch):
    monkeypatch.setattr("innonet.drawing.thinning.TIES_READ", 1_000)
    monkeypatch.setattr("innonet.drawing.thinning.TIES_EACH", 3)
    network = project(association())
    drawn, shown = thinned(network, measures.degree(network))
    assert (shown.organizations, shown.of_ties) == (60, 1_770)
    assert measures.degree(drawn).between(3, 15).all(), "each keeps a few, and no few are kept by all"
    assert measures.components(drawn).nunique() == 1
    again, _ = thinned(network, measures.degree(network))
    pd.testing.assert_frame_equal(again.ties, drawn.ties)
