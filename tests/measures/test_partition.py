"""Partitions against the published optimum of Zachary's karate club, networkx and scikit-learn."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.measures import leiden, modularity, optimal, overlap, resolution_scan, two_mode_leiden
from innonet.projection import project
from innonet.register import Register
from networks import NETWORKS, network_of, two_cliques_and_broker


def karate(*, strengths):
    club = nx.karate_club_graph()
    rows = [(a, b, float(data["weight"]) if strengths else 1.0) for a, b, data in club.edges(data=True)]
    groups = pd.DataFrame({"organization": list(club), "sector": [club.nodes[one]["club"] for one in club]})
    return from_edges(pd.DataFrame(rows, columns=["source", "target", "strength"]), groups)


@pytest.mark.parametrize(("strengths", "best"), [(False, 0.4197896), (True, 0.4449036)])
def test_karate_reaches_the_published_optimum(strengths, best):
    network = karate(strengths=strengths)
    found = max(modularity(network, leiden(network, seed=seed)) for seed in range(5))
    assert found == pytest.approx(best, abs=5e-8)


def test_karate_proven():
    network = karate(strengths=False)
    members = optimal(network)
    assert modularity(network, members) == pytest.approx(0.4197896, abs=5e-8)
    same = overlap(members, network.attribute("sector"))
    assert same.to_dict() == pytest.approx({"nmi": 0.58785, "ari": 0.46459, "ami": 0.56667}, abs=5e-6)


@pytest.mark.parametrize("strengths", [False, True])
def test_modularity_is_networkx_own(strengths):
    network = karate(strengths=strengths)
    members = leiden(network, resolution=1.5)
    parts = [set(members.index[members == one]) for one in members.unique()]
    graph = network.to_networkx()
    for resolution in (0.5, 1.0, 2.0):
        theirs = nx.community.modularity(graph, parts, weight="strength", resolution=resolution)
        assert modularity(network, members, resolution=resolution) == pytest.approx(theirs)


def test_cpm_is_not_modularity():
    """igraph takes any unknown word for CPM, under which at resolution 1 everybody is alone."""
    network = karate(strengths=False)
    assert leiden(network).nunique() == 4
    assert leiden(network, objective="cpm").nunique() > 25
    assert leiden(network, objective="cpm", resolution=0.05).nunique() < 8
    with pytest.raises(UsageError, match="Known: modularity, cpm"):
        leiden(network, objective="Modularity")


def test_the_largest_is_0_and_isolates_are_alone():
    network = network_of([("a", "b"), ("c", "d"), ("d", "e"), ("c", "e")], ids="f")
    for find in (leiden, optimal):
        assert find(network).to_dict() == {"a": 1, "b": 1, "c": 0, "d": 0, "e": 0, "f": 2}


def test_the_seed_decides():
    network = karate(strengths=True)
    pd.testing.assert_series_equal(leiden(network, seed=3), leiden(network, seed=3))


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_awkward_networks(name):
    network = NETWORKS[name]()
    for find in (leiden, optimal):
        members = find(network)
        assert members.index.equals(network.ids)
        value = modularity(network, members)
        assert np.isnan(value) == (len(network.ties) == 0)
    if len(network.ties):
        assert modularity(network, leiden(network)) <= modularity(network, optimal(network)) + 1e-9


def test_optimal_is_for_small_networks():
    ring = from_edges(pd.DataFrame({"source": range(61), "target": [*range(1, 61), 0]}))
    with pytest.raises(UsageError, match="61 organizations"):
        optimal(ring)


def test_resolution_scan_splits_more_and_more():
    table = resolution_scan(karate(strengths=False), (0.1, 1.0, 4.0), seed=2)
    assert table["communities"].iloc[0] == 1
    assert table["communities"].is_monotonic_increasing
    assert np.isnan(table["agreement"].iloc[0])
    assert table["modularity"].iloc[1] == pytest.approx(0.4197896, abs=1e-3)


def test_overlap_of_equal_and_of_partly_missing_groupings():
    members = leiden(two_cliques_and_broker())
    assert overlap(members, members + 5).tolist() == [1, 1, 1]
    groups = two_cliques_and_broker().attribute("sector").where(lambda one: one != "civil")
    assert overlap(members, groups).tolist() == pytest.approx([1, 1, 1])


def planted(seed):
    """Three groups of 30; most partnerships are of one group, some large ones of all."""
    generator = np.random.default_rng(seed)
    ids, rows = [f"o{one:02d}" for one in range(90)], []
    for one in range(75):
        pool = ids[30 * (one % 3) : 30 * (one % 3 + 1)] if one < 72 else ids
        rows += [(who, f"p{one}") for who in generator.choice(pool, 4 if one < 72 else 30, replace=False)]
    table = pd.DataFrame(rows, columns=["organization", "partnership"])
    register = Register(
        pd.DataFrame({"organization": ids, "name": ids}),
        pd.DataFrame({"partnership": sorted(table["partnership"].unique())}),
        table,
    )
    return project(register), pd.Series(np.arange(90) // 30, index=ids)


def test_two_modes_find_what_was_planted():
    for seed in range(3):
        network, groups = planted(seed)
        found = two_mode_leiden(network, resolution=0.5)
        assert overlap(found, groups)["ari"] > 0.9
        assert found.index.equals(network.ids)
        part = network.subset(network.ids[::2])
        same = two_mode_leiden(part, resolution=0.5)
        assert overlap(same, found)["ari"] == pytest.approx(1)
    with pytest.raises(UsageError, match="Use leiden"):
        two_mode_leiden(two_cliques_and_broker())


def test_groupings_of_nobody_in_common_do_not_agree():
    found = overlap(pd.Series([0, 1], index=["a", "b"]), pd.Series([0, 1], index=["c", "d"]))
    assert found.index.tolist() == ["nmi", "ari", "ami"]
    assert found.isna().all()


def test_whom_members_do_not_name_are_a_group_together():
    path = network_of([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    some = pd.Series({"a": 0, "b": 0})
    assert modularity(path, some) == modularity(path, some.reindex(path.ids, fill_value=1)) == 0.21875
