"""Removal curves against components counted one removal at a time, and R against its known values."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.measures import removal_curve, robustness
from innonet.measures.robustness import ORDERS
from networks import NETWORKS, network_of, star


def network_from(graph):
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    return from_edges(edges, pd.DataFrame({"organization": list(graph)}))


def counted(network, leaving):
    graph = nx.Graph(network.to_networkx())
    shares = []
    for one in [None, *leaving]:
        graph.remove_nodes_from([one])
        shares.append(max((len(part) for part in nx.connected_components(graph)), default=0) / max(len(network), 1))
    return shares


@pytest.mark.parametrize("size", [3, 7, 20])
def test_r_of_the_complete_network_and_of_a_star(size):
    assert robustness(network_from(nx.complete_graph(size))) == pytest.approx((size - 1) / (2 * size))
    assert robustness(network_from(nx.star_graph(size - 1))) == pytest.approx((size - 1) / size**2)


ties = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), max_size=20)


@given(ties, st.permutations(range(10)), st.integers(0, 10))
@settings(max_examples=80, deadline=None)
def test_any_order_is_as_counted(edges, order, stop):
    network = network_of([(str(a), str(b)) for a, b in edges], ids=map(str, range(10)))
    leaving = [str(one) for one in order[:stop]]
    curve = removal_curve(network, leaving)
    assert curve["largest"].tolist() == pytest.approx(counted(network, leaving))
    assert curve["organization"].tolist()[1:] == leaving
    assert curve["removed"].tolist() == list(range(stop + 1))


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("order", ["degree", "betweenness", "everett_valente", "closeness"])
@pytest.mark.parametrize("adaptive", [False, True])
def test_awkward_networks(name, order, adaptive):
    network = NETWORKS[name]()
    curve = removal_curve(network, order, adaptive=adaptive)
    assert sorted(curve["organization"][1:]) == sorted(network.ids)
    assert curve["largest"].tolist() == pytest.approx(counted(network, curve["organization"][1:]))
    assert (curve["low"] == curve["largest"]).all()
    assert curve["largest"].is_monotonic_decreasing


@pytest.mark.parametrize("order", ["degree", "strength", "betweenness"])
def test_adaptive_takes_the_highest_of_those_left(order):
    graph = nx.gnm_random_graph(25, 45, seed=3)
    network = network_from(graph)
    for one in removal_curve(network, order, adaptive=True)["organization"][1:]:
        values = ORDERS[order](network)
        assert values[one] == pytest.approx(values.max())
        network = network.subset(network.ids.drop(one))


def test_of_equal_ones_the_first_id_leaves_first_whatever_the_rows():
    ring = nx.cycle_graph(6)
    for order in ([0, 1, 2, 3, 4, 5], [4, 2, 0, 5, 3, 1]):
        edges = pd.DataFrame(list(ring.edges), columns=["source", "target"])
        network = from_edges(edges, pd.DataFrame({"organization": order}))
        assert removal_curve(network)["organization"].tolist()[1:] == [0, 1, 2, 3, 4, 5]


def test_random_orders_have_an_interval_and_a_seed():
    network = star()
    curve = removal_curve(network, "random", runs=400, seed=5)
    assert curve["organization"].isna().all()
    assert ((curve["low"] <= curve["largest"] + 1e-9) & (curve["largest"] <= curve["high"] + 1e-9)).all()
    pd.testing.assert_frame_equal(curve, removal_curve(network, "random", runs=400, seed=5))
    # after one leaving 5/6 of the time a leaf, and 5 are left together, else 1
    assert curve["largest"].iloc[1] == pytest.approx((5 / 6 * 5 + 1 / 6 * 1) / 6, abs=0.02)


def test_wrong_orders():
    with pytest.raises(UsageError, match="Did you mean 'degree'"):
        removal_curve(star(), "degre")
    with pytest.raises(UsageError, match="'a' stands twice"):
        removal_curve(star(), ["a", "a"])
    with pytest.raises(UsageError, match="'z' is not in the network"):
        removal_curve(star(), ["z"])
    with pytest.raises(UsageError, match="2 of 6"):
        robustness(star(), ["a", "h"])
    assert np.isnan(robustness(NETWORKS["empty"]()))


def test_an_order_may_be_a_measure_or_its_values():
    network = from_edges(pd.DataFrame({"source": [1, 1, 1, 4], "target": [2, 3, 4, 5]}))
    first = measures.removal_curve(network, "degree")
    pd.testing.assert_frame_equal(measures.removal_curve(network, measures.degree), first)
    pd.testing.assert_frame_equal(measures.removal_curve(network, measures.degree(network)), first)
    pd.testing.assert_frame_equal(measures.removal_curve(network, pd.Series(first["organization"].iloc[1:])), first)
    adaptive = measures.removal_curve(network, measures.degree, adaptive=True)
    pd.testing.assert_frame_equal(adaptive, measures.removal_curve(network, "degree", adaptive=True))
