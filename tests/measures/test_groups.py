"""Organizations among groups: Guimera and Amaral's numbers, and counts by hand."""

import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.errors import UsageError
from innonet.measures import blau, crossing, participation, roles, shares_by_group, within_module_z
from innonet.measures.groups import reached
from networks import NETWORKS, directed, missing_sector, network_of, shuffled, star, unequal_strengths


def test_participation_of_two_thirds_and_one_third():
    """.4444, as bctpy has it for a tie to each of three modules 1, 1, 2."""
    network = network_of([("v", "a"), ("v", "b"), ("v", "c")], sectors={"a": "1", "b": "1", "c": "2", "v": "1"})
    assert participation(network, "sector")["v"] == pytest.approx(0.4444, abs=5e-5)
    assert participation(network, "sector")["a"] == 0


@pytest.mark.parametrize("name", list(NETWORKS))
def test_groups_reached_are_those_with_a_share(name):
    network = NETWORKS[name]()
    assert reached(network, "sector").tolist() == (shares_by_group(network, "sector") > 0).sum(axis=1).tolist()


def test_participation_by_strength_differs():
    network = unequal_strengths()
    assert participation(network, "sector")["a"] == pytest.approx(1 - (2 / 3) ** 2 - (1 / 3) ** 2)
    strong = 1 - (5 / 5.25) ** 2 - (0.25 / 5.25) ** 2
    assert participation(network, "sector", count="strength")["a"] == pytest.approx(strong)


def test_ties_to_those_without_a_group_do_not_count():
    found = participation(missing_sector(), "sector")
    assert np.isnan(found["a"]), "both of its partners have no group"
    assert found["d"] == pytest.approx(1 - (1 / 3) ** 2 - (2 / 3) ** 2), "an organization may itself lack one"
    assert crossing(missing_sector(), "sector").isna()["b"]


def test_shares_count_both_directions():
    table = shares_by_group(directed(), "sector")
    assert list(table) == ["civil", "company", "public"]
    assert table.loc["c"].tolist() == [0, 2, 2]
    assert table.sum(axis=None) == 2 * 6


def test_within_module_z_by_hand():
    edges = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("d", "x")]
    network = network_of(edges, sectors=dict.fromkeys("abcd", "in") | {"x": "out"})
    inside = np.array([3, 2, 2, 1])
    z = (inside - inside.mean()) / inside.std()
    assert within_module_z(network, "sector")[list("abcd")].tolist() == pytest.approx(z)
    assert within_module_z(network, "sector")["x"] == 0, "all of one, alike"


def test_crossing_is_the_share_of_ties_that_leave():
    network = unequal_strengths()
    assert crossing(network, "sector")["a"] == pytest.approx(2 / 3)
    assert crossing(network, "sector", count="strength")["a"] == pytest.approx(5 / 5.25)
    assert crossing(star(), "sector").eq(1).all()


@pytest.mark.parametrize(
    ("z", "p", "role"),
    [
        (0.0, 0.05, "ultra-peripheral"), (2.49, 0.62, "peripheral"), (0, 0.63, "connector"), (0, 0.81, "kinless"),
        (2.5, 0.30, "provincial hub"), (9, 0.31, "connector hub"), (3, 0.75, "connector hub"), (3, 0.76, "kinless hub"),
    ],
)  # fmt: skip
def test_roles_at_the_cut_offs(monkeypatch, z, p, role):
    from innonet.measures import groups

    network = network_of([("a", "b")])
    monkeypatch.setattr(groups, "within_module_z", lambda *_, **__: pd.Series(z, index=network.ids))
    monkeypatch.setattr(groups, "participation", lambda *_, **__: pd.Series(p, index=network.ids))
    assert groups.roles(network, "sector").tolist() == [role, role]


def test_roles_of_a_hub_among_many_and_of_isolates():
    edges = [("h", f"m{i:02d}") for i in range(30)] + [("m00", "x")]
    network = network_of(edges, ids=["alone"], sectors=dict.fromkeys(["h", *(f"m{i:02d}" for i in range(30))], "in"))
    found = roles(network, "sector")
    assert found["h"] == "provincial hub"
    assert found["m05"] == "ultra-peripheral"
    assert found[["alone", "x"]].isna().all()


def test_blau_of_shares():
    """Three of four alike give .375 and all alike 0, both among the figures published for R's lawfirm offices."""
    assert blau(pd.Series(["f", "m", "m", "m"])) == 0.375
    assert blau(pd.Series(["m", "m"])) == 0
    assert blau(pd.Series(list("abcd"))) == 0.75
    assert blau(pd.Series(["f", "m", "m", "m", None])) == 0.375, "missing values are left out"
    assert np.isnan(blau(pd.Series([], dtype=object)))


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_awkward_networks(name):
    network = NETWORKS[name]()
    values = participation(network, "sector")
    assert values.index.equals(network.ids)
    assert values.dropna().between(0, 1).all()
    pd.testing.assert_series_equal(participation(shuffled(network), "sector").reindex(network.ids), values)
    assert within_module_z(network, "sector").isna().equals(network.attribute("sector").isna())
    assert roles(network, "sector").dropna().isin(measures.groups.ROLES).all()
    assert crossing(network, "sector").dropna().between(0, 1).all()


def test_by_takes_any_column_or_series():
    network = star()
    by = pd.Series({"h": 1, "a": 1, "b": 2})
    assert crossing(network, by)["h"] == pytest.approx(0.5), "only partners that have a group count"
    with pytest.raises(UsageError, match="Did you mean 'sector'"):
        crossing(network, "sectors")
    with pytest.raises(UsageError, match="Known: ties, strength"):
        participation(network, "sector", count="weight")
