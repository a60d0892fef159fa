"""Mixing against published figures, networkx, and every way to deal the groups out."""

from itertools import permutations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.gaps import mixing
from innonet.measures import (
    assortativity,
    coleman,
    ei_index,
    expected_by_size,
    freeman_segregation,
    mixing_matrix,
    odds_ratio,
)
from networks import NETWORKS, directed, missing_sector, network_of, one_sector, published, shuffled, unequal_strengths


def test_ei_of_the_anabaptist_leaders():
    """6 of 183 ties between Melchiorites and others."""
    network = published("anabaptist67")
    assert ei_index(network, "Melchiorite") == pytest.approx(-0.9344262, abs=5e-8)
    found = mixing_matrix(network, "Melchiorite")
    assert found.loc[0, 1] == 6
    assert np.triu(found).sum() == 183


def test_weighted_and_unweighted_can_differ_in_sign():
    network = network_of(
        [("a", "b", 9), ("a", "c", 1), ("b", "d", 1), ("c", "d", 9), ("a", "d", 1)],
        sectors=dict(zip("abcd", "xxyy", strict=True)),
    )
    assert ei_index(network, "sector") == pytest.approx(1 / 5)
    assert ei_index(network, "sector", count="strength") == pytest.approx((3 - 18) / 21)


# networkx divides by zero where all are in one group
quiet = pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")


@quiet
@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_assortativity_is_networkx_own(name):
    network = NETWORKS[name]()
    known = network.attribute("sector").dropna().index
    graph = network.to_networkx().subgraph(known)
    theirs = nx.attribute_assortativity_coefficient(graph, "sector") if graph.number_of_edges() else np.nan
    assert assortativity(network, "sector") == pytest.approx(theirs, nan_ok=True)


ties = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] != pair[1]), min_size=1)


@quiet
@given(ties, st.lists(st.sampled_from("xyz"), min_size=10, max_size=10), st.booleans())
@settings(max_examples=80, deadline=None)
def test_any_network_against_networkx(edges, groups, both_ways):
    sectors = {f"n{place}": group for place, group in enumerate(groups)}
    network = network_of([(f"n{a}", f"n{b}") for a, b in edges], ids=sectors, sectors=sectors, directed=both_ways)
    graph = network.to_networkx()
    found = mixing_matrix(network, "sector")
    names = list(found)
    theirs = nx.attribute_mixing_matrix(
        graph, "sector", mapping={name: place for place, name in enumerate(names)}, normalized=False
    )
    if not both_ways:
        theirs[np.diag_indices(len(names))] /= 2  # there a tie inside a group counts from both ends
    np.testing.assert_allclose(found, theirs)
    inside = np.trace(found)
    assert ei_index(network, "sector") == pytest.approx((len(network.ties) - 2 * inside) / len(network.ties))
    expected = nx.attribute_assortativity_coefficient(graph, "sector")
    assert assortativity(network, "sector") == pytest.approx(expected, nan_ok=True)


def test_expected_is_the_mean_of_all_deals():
    for both_ways in (False, True):
        edges = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "c"), ("e", "a")]
        network = network_of(edges, sectors=dict(zip("abcde", "xxyyz", strict=True)), directed=both_ways)
        deals = [pd.Series(one, index=network.ids) for one in permutations("xxyyz")]
        mean = np.mean([mixing_matrix(network, one) for one in deals], axis=0)
        np.testing.assert_allclose(expected_by_size(network, "sector"), mean)


def test_coleman_by_hand():
    """x makes three choices, two of them inside, where chance is 1/4; y five, four inside, where it is 2/4."""
    edges = [("a", "b"), ("a", "c"), ("c", "d"), ("d", "e")]
    network = network_of(edges, sectors=dict(zip("abcde", "xxyyy", strict=True)))
    found = coleman(network, "sector")
    assert found["x"] == pytest.approx((2 / 3 - 1 / 4) / (1 - 1 / 4))
    assert found["y"] == pytest.approx((4 / 5 - 2 / 4) / (1 - 2 / 4))
    across = network_of([("a", "b"), ("c", "d")], sectors=dict(zip("abcd", "xyxy", strict=True)))
    assert coleman(across, "sector").tolist() == [-1, -1]
    alone = network_of([("a", "b")], ids="c", sectors=dict(zip("abc", "xxy", strict=True)))
    assert coleman(alone, "sector").to_dict() == pytest.approx({"x": 1.0, "y": np.nan}, nan_ok=True)


def test_coleman_follows_directions():
    """Who gives: both choices of public stay or go from them, not to them."""
    found = coleman(directed(), "sector")
    assert found["public"] == pytest.approx((1 / 2 - 1 / 4) / (3 / 4))
    assert found["company"] == pytest.approx((2 / 4 - 1 / 4) / (3 / 4))
    assert np.isnan(found["civil"]), "it gives nothing"


def test_odds_ratio_and_freeman_by_hand():
    network = network_of(
        [("a", "b"), ("b", "c"), ("d", "e"), ("a", "d")], sectors=dict(zip("abcde", "xxxyy", strict=True))
    )
    assert odds_ratio(network, "sector") == pytest.approx((3 / 1) / (1 / 5))
    assert freeman_segregation(network, "sector") == pytest.approx(1 - 1 / (4 * 6 / 10))
    assert np.isinf(odds_ratio(NETWORKS["two_components"](), "sector"))
    assert freeman_segregation(NETWORKS["two_components"](), "sector") == 1
    assert freeman_segregation(NETWORKS["star"](), "sector") == 0, "more crossing than by chance"
    assert np.isnan(odds_ratio(one_sector(), "sector"))
    assert np.isnan(freeman_segregation(one_sector(), "sector"))


def test_missing_groups_are_left_out():
    network = missing_sector()
    found = mixing_matrix(network, "sector")
    assert list(found) == ["company", "public"]
    assert found.to_numpy().sum() == 0
    assert np.isnan(ei_index(network, "sector"))
    assert np.isnan(assortativity(network, "sector"))


@pytest.mark.parametrize("measure", [ei_index, assortativity, odds_ratio, freeman_segregation])
@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_order_changes_nothing(name, measure):
    network = NETWORKS[name]()
    assert measure(shuffled(network), "sector") == pytest.approx(measure(network, "sector"), nan_ok=True)


def test_strengths_fill_the_matrix_where_asked():
    found = mixing_matrix(unequal_strengths(), "sector", count="strength")
    assert found.loc["public", "public"] == 0.25
    assert found.loc["company", "public"] == found.loc["public", "company"] == 7.5


@pytest.mark.parametrize("directed", [False, True])
def test_assortativity_of_numbers_is_that_of_networkx(directed):
    graph = nx.gnp_random_graph(25, 0.2, seed=3, directed=directed)
    nx.set_node_attributes(graph, {one: (7 * one) % 11 for one in graph}, "size")
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    values = pd.Series({one: (7 * one) % 11 for one in graph})
    found = measures.assortativity(from_edges(edges, directed=directed), values, numeric=True)
    assert found == pytest.approx(nx.numeric_assortativity_coefficient(graph, "size"), abs=1e-12)


def test_karate_club_members_of_many_ties_meet_those_of_few():
    edges = pd.DataFrame(list(nx.karate_club_graph().edges), columns=["source", "target"])
    network = from_edges(edges)
    assert measures.assortativity(network, measures.degree(network), numeric=True) == pytest.approx(-0.47561, abs=5e-6)


def test_words_are_no_numbers():
    with pytest.raises(UsageError, match="no numbers"):
        measures.assortativity(NETWORKS["star"](), "sector", numeric=True)


def test_groups_may_be_a_dict_and_must_know_somebody():
    network = from_edges(pd.DataFrame({"source": [1, 2, 3], "target": [2, 3, 4]}))
    groups = {1: "x", 2: "x", 3: "y", 4: "y"}
    assert measures.ei_index(network, groups) == measures.ei_index(network, pd.Series(groups)) == pytest.approx(-1 / 3)
    with pytest.raises(UsageError, match="there it starts with '1', here with 1"):
        measures.ei_index(network, pd.Series(groups).rename(index=str))


@pytest.mark.parametrize("call", [
    lambda network: measures.mixing_matrix(network, "sector", count="strenght"),
    lambda network: measures.expected_by_size(network, "sector", count="strenght"),
    lambda network: measures.ei_index(network, "sector", count="strenght"),
    lambda network: measures.coleman(network, "sector", count="strenght"),
    lambda network: measures.assortativity(network, "sector", count="strenght"),
    lambda network: measures.assortativity(network, measures.degree(network), count="strenght", numeric=True),
    lambda network: mixing(network, by="sector", count="strenght"),
])  # fmt: skip
def test_a_misspelt_count_is_answered_with_the_known(call):
    with pytest.raises(UsageError, match=r"count: .*Did you mean 'strength'"):
        call(NETWORKS["two_cliques_and_broker"]())
