"""Networks that the house makes carry numbers; the table of ties is made when somebody asks for it."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pandas as pd
import pytest

from innonet.edges import from_edges
from innonet.errors import DataError, UsageError
from innonet.measures import betweenness
from innonet.network import Network


def made() -> Network:
    edges = pd.DataFrame({"source": ["c", "a", "b"], "target": ["a", "b", "c"], "strength": [0.5, 2.0, 4.0]})
    return from_edges(edges)


def test_the_table_is_the_same_whoever_asks_first():
    network = made()
    assert "ties" not in vars(network)
    assert network.strengths.tolist() == [2.0, 0.5, 4.0]
    assert network.adjacency.toarray().tolist() == [[0, 2, 0.5], [2, 0, 4], [0.5, 4, 0]]
    assert network.graph.es["distance"] == [0.5, 2.0, 0.25]
    assert "ties" not in vars(network)
    assert network.ties.to_dict("list") == {
        "source": ["a", "a", "b"],
        "target": ["b", "c", "c"],
        "strength": [2.0, 0.5, 4.0],
        "distance": [0.5, 2.0, 0.25],
        "partnerships": [1, 1, 1],
    }
    assert network.ties is network.ties


def test_reweighted_ties_of_no_strength_are_gone():
    drawn = made().reweighted(np.array([1, 0, 3]), np.array([1, 0, 3]))
    rows = drawn.ties[["source", "target", "strength", "partnerships"]].values.tolist()
    assert rows == [["a", "b", 1.0, 1], ["b", "c", 3.0, 3]]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301
def test_copies_have_the_same_ties(again):
    pd.testing.assert_frame_equal(again(made()).ties, made().ties)


def row(source, target):
    return {"source": source, "target": target, "strength": 1.0, "distance": 1.0, "partnerships": 1}


def test_networks_by_hand_are_checked():
    table, ties = made().organizations, made().ties
    with pytest.raises(UsageError, match="organizations have no column 'name'"):
        Network(table.drop(columns="name"), ties)
    with pytest.raises(UsageError, match="'b' is tied to itself"):
        Network(table, pd.concat([ties, pd.DataFrame([row("b", "b")])]))
    again = pd.concat([ties, pd.DataFrame([row("b", "a")])])
    with pytest.raises(UsageError, match="the tie 'a' - 'b' stands twice"):
        Network(table, again)
    assert len(Network(table, again, directed=True).ties) == 4
    with pytest.raises(UsageError, match="the tie 'a' - 'b' stands twice"):
        Network(table, pd.concat([ties, ties.iloc[:1]]), directed=True)


def test_distances_given_by_hand_are_kept():
    ties = made().ties.assign(distance=[9.0, 8.0, 7.0])
    network = Network(made().organizations, ties)
    assert network.graph.es["distance"] == [9.0, 8.0, 7.0]
    assert network.strengths.tolist() == [2.0, 0.5, 4.0]


@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_betweenness_goes_by_the_distances_given(monkeypatch, engine):
    pytest.importorskip("numba") if engine == "numba" else None
    monkeypatch.setenv("INNONET_KERNELS", engine)
    # by strength c lies between a and b; by these distances b lies between a and c
    far = Network(made().organizations, made().ties.assign(distance=[1.0, 9.0, 1.0]))
    near = Network(made().organizations, made().ties.assign(strength=[0.1, 2.0, 2.0], distance=[10.0, 0.5, 0.5]))
    assert betweenness(far).tolist() == [0.0, 1.0, 0.0]
    assert betweenness(near).tolist() == [0.0, 0.0, 1.0]


def test_other_names_are_no_attribute():
    with pytest.raises(AttributeError, match="'tie'"):
        made().tie  # noqa: B018


def test_a_copy_makes_its_graph_anew():
    network = made()
    assert network.graph.ecount() == len(network.ties)
    again = pickle.loads(pickle.dumps(network))  # noqa: S301
    assert "graph" in vars(network)
    assert "graph" not in vars(again)
    assert again.graph.get_edgelist() == network.graph.get_edgelist()


def test_edges_may_be_categories_of_their_own():
    edges = pd.DataFrame({"source": pd.Categorical(["a", "a", "b"]), "target": pd.Categorical(["b", "c", "c"])})
    assert from_edges(edges).ties[["source", "target"]].to_numpy().tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]
    numbers = pd.DataFrame({"source": pd.Categorical([1, 2]), "target": pd.Categorical([2, 3])})
    assert from_edges(numbers).ids.tolist() == [1, 2, 3]


@pytest.mark.parametrize("dtype", ["Int64", "Float64", "float64[pyarrow]"])
def test_a_missing_strength_of_any_kind_is_told(dtype):
    edges = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "strength": pd.array([1, None], dtype=dtype)})
    with pytest.raises(DataError, match="row 1 has the strength"):
        from_edges(edges)


def test_a_graph_of_networkx_is_answered_with_how_to_give_it():
    import networkx as nx

    with pytest.raises(UsageError, match=r"these are no pairs: Graph of 1 values each.*to_pandas_edgelist"):
        from_edges(nx.path_graph(3))


@pytest.mark.parametrize(
    "edges", [[(("a", 1), "b"), ("b", "c")], pd.DataFrame({"source": ["b"], "target": [("a", 1)]})]
)
def test_ids_of_several_values_are_answered_with_the_fix(edges):
    with pytest.raises(
        DataError, match=r"edges: the id \('a', 1\) is made of several values. Give each organization one"
    ):
        from_edges(edges)
