"""Structural holes: Borgatti's graph, the Florentine families, networkx by strengths, and by law."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import measures
from innonet.edges import from_edges
from networks import NETWORKS, network_of, star

# Borgatti (1997), as in networkx's own tests, with the strengths given there
BORGATTI = {
    ("A", "B"): 2, ("A", "F"): 3, ("A", "G"): 5, ("A", "E"): 2, ("E", "G"): 8, ("F", "G"): 3, ("B", "G"): 4,
    ("B", "D"): 1, ("D", "G"): 3, ("G", "C"): 10,
}  # fmt: skip


def holes_graph(strengths: bool):
    return network_of([(*pair, float(value) if strengths else 1.0) for pair, value in BORGATTI.items()])


def networkx_effective_size(network):
    # asked node by node: without `nodes` networkx 3.6 divides by the strongest tie of q where Burt has j
    graph = network.to_networkx()
    return nx.effective_size(graph, nodes=list(graph), weight="strength")


def test_borgattis_graph():
    network = holes_graph(strengths=False)
    constraint, size = measures.constraint(network), measures.effective_size(network)
    assert (constraint["G"], constraint["A"]) == pytest.approx((0.400, 0.595), abs=5e-4)
    assert (size["G"], size["A"]) == pytest.approx((14 / 3, 2.5))
    assert measures.efficiency(network)["G"] == pytest.approx(14 / 3 / 6)


def test_borgattis_graph_with_strengths():
    network = holes_graph(strengths=True)
    constraint, size = measures.constraint(network), measures.effective_size(network)
    assert (constraint["G"], constraint["A"]) == pytest.approx((0.299, 0.795), abs=5e-4)
    assert (size["G"], size["A"], size["C"]) == pytest.approx((5.47, 2.47, 1), abs=6e-3)


def test_the_medici():
    families = nx.florentine_families_graph()
    network = from_edges(pd.DataFrame(list(families.edges), columns=["source", "target"]))
    assert measures.constraint(network)["Medici"] == pytest.approx(0.2099, abs=5e-5)
    assert measures.effective_size(network)["Medici"] == pytest.approx(5.6667, abs=5e-5)


@pytest.mark.parametrize("name", sorted(set(NETWORKS) - {"empty"}))
def test_named_networks_against_networkx(name):
    network = NETWORKS[name]()
    theirs = nx.constraint(network.to_networkx(), weight="strength")
    assert measures.constraint(network).to_dict() == pytest.approx(theirs, nan_ok=True)
    found, theirs = measures.effective_size(network).to_dict(), networkx_effective_size(network)
    if network.directed:
        assert found.pop("e") == 1  # it only receives, and networkx takes those who give nothing for isolates
        assert np.isnan(theirs.pop("e"))
    assert found == pytest.approx(theirs, nan_ok=True)


strengths = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.1, 9),
    min_size=1,
    max_size=25,
)


@given(strengths)
@settings(max_examples=60, deadline=None)
def test_any_strengths_against_networkx(ties):
    network = network_of([(f"n{a}", f"n{b}", value) for (a, b), value in ties.items()], ids=["n0", "n8"])
    theirs = nx.constraint(network.to_networkx(), weight="strength")
    assert measures.constraint(network).to_dict() == pytest.approx(theirs, nan_ok=True)
    assert measures.effective_size(network).to_dict() == pytest.approx(networkx_effective_size(network), nan_ok=True)


def test_constraint_stays_below_its_bounds():
    """Two partners tied to each other give 1.125 at equal strengths; by strengths they can near 2."""
    equal = network_of([("a", "b"), ("a", "c"), ("b", "c")])
    assert measures.constraint(equal).tolist() == pytest.approx([1.125] * 3)
    strong = network_of([("a", "b", 1), ("a", "c", 1), ("b", "c", 1000)])
    assert measures.constraint(strong)["a"] == pytest.approx(2, abs=0.01)


def test_blocks_of_ties_are_one_pass(monkeypatch):
    """Cut into many small blocks the sums are the same as in one."""
    from innonet.measures import holes

    graph = nx.gnm_random_graph(60, 500, seed=4)
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    whole = measures.constraint(from_edges(edges))
    monkeypatch.setattr(holes, "AT_ONCE", 50)
    pd.testing.assert_series_equal(measures.constraint(from_edges(edges)), whole)


def test_hierarchy_is_burts():
    """Even constraint gives 0, one partner 1; else the Coleman-Theil index of the parts, computed here by hand."""
    assert measures.hierarchy(star()).to_dict() == pytest.approx(dict.fromkeys("abcde", 1.0) | {"h": 0.0})
    network = holes_graph(strengths=True)
    graph = network.to_networkx()
    parts = np.array([nx.local_constraint(graph, "G", other, weight="strength") for other in graph["G"]])
    ratio = parts / parts.mean()
    by_hand = (ratio * np.log(ratio)).sum() / (len(ratio) * np.log(len(ratio)))
    assert measures.hierarchy(network)["G"] == pytest.approx(by_hand)
