"""The two-mode register and its projection, against networkx, published numbers and laws."""

import igraph
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet.edges import from_edges
from innonet.errors import DataError, UsageError
from innonet.network import Network
from innonet.projection import project
from innonet.register import Register


def register_of(members: dict[str, str], extra: str = "") -> Register:
    """Partnership -> letters of its organizations."""
    letters = sorted({*"".join(members.values()), *extra})
    rows = [(one, p) for p, group in members.items() for one in group]
    return Register(
        pd.DataFrame({"organization": letters, "name": letters}),
        pd.DataFrame({"partnership": list(members)}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )


def strengths(network: Network) -> dict[tuple[str, str], float]:
    ties = network.ties
    return dict(zip(zip(ties["source"], ties["target"], strict=True), ties["strength"], strict=True))


def test_newman_on_networkx_own_example():
    """networkx, bipartite/tests/test_project.py: A-B 11/6, A-E 1/2, A-C 1/3."""
    members = {"1": "AB", "2": "ABC", "3": "ABCD", "4": "AE"}
    found = strengths(project(register_of(members)))
    assert found["A", "B"] == pytest.approx(11 / 6)
    assert found["A", "C"] == pytest.approx(1 / 2 + 1 / 3)
    graph = nx.Graph((p, o) for p, group in members.items() for o in group)
    theirs = nx.bipartite.collaboration_weighted_projected_graph(graph, list("ABCDE"))
    assert {tuple(sorted(e[:2])): e[2] for e in theirs.edges(data="weight")} == pytest.approx(found)


groups = st.dictionaries(
    st.sampled_from([f"p{n}" for n in range(8)]),
    st.sets(st.sampled_from("abcdefgh"), min_size=1).map(lambda s: "".join(sorted(s))),
    min_size=1,
)


@given(groups)
def test_newman_strength_counts_partnerships_in_company(members):
    network = project(register_of(members))
    totals = pd.Series(np.asarray(network.adjacency.sum(axis=1)).ravel(), index=network.ids)
    for one in network.ids:
        assert totals[one] == pytest.approx(sum(one in g and len(g) > 1 for g in members.values()))


@given(groups)
def test_count_projection_is_b_b_transposed(members):
    register = register_of(members)
    network = project(register, weighting="count")
    product = register.matrix.toarray() @ register.matrix.toarray().T
    np.fill_diagonal(product, 0)
    assert np.array_equal(network.adjacency.toarray(), product)
    assert network.ties["partnerships"].tolist() == network.ties["strength"].tolist()


@settings(max_examples=25)
@given(groups, st.randoms())
def test_row_order_changes_nothing(members, random):
    register = register_of(members)
    rows = register.participations.sample(frac=1, random_state=random.randrange(10**6))
    again = Register(register.organizations, register.partnerships, rows.reset_index(drop=True))
    pd.testing.assert_frame_equal(project(register).ties, project(again).ties)


def test_a_repeated_participation_counts_once():
    register = register_of({"p": "ab"})
    twice = Register(register.organizations, register.partnerships, pd.concat([register.participations] * 2))
    assert strengths(project(twice)) == {("a", "b"): 1.0}


def test_isolates_and_partnerships_of_one_stay():
    network = project(register_of({"p": "ab", "q": "c"}, extra="z"))
    assert network.ids.tolist() == ["a", "b", "c", "z"]
    assert strengths(network) == {("a", "b"): 1.0}


def test_unknown_weighting_names_the_right_ones():
    with pytest.raises(UsageError, match="Did you mean 'newman'"):
        project(register_of({"p": "ab"}), weighting="newmann")


def test_the_network_remembers_where_it_came_from():
    register = register_of({"p": "ab", "q": "abc"})
    network = project(register)
    assert network.register is register
    assert network.settings == {"weighting": "newman"}
    rows = network.evidence("a", "b")
    assert sorted(rows["partnership"].unique()) == ["p", "q"]
    assert len(rows) == 4
    assert network.evidence("a", "c")["partnership"].unique().tolist() == ["q"]


def test_register_where_keeps_what_fits():
    register = register_of({"p": "ab", "q": "bc"})
    dated = Register(
        register.organizations.assign(sector=["x", "y", "x"]),
        register.partnerships.assign(kind=["mou", "grant"], start=["2020-05", "2023"], end=["2021", None]),
        register.participations,
    )
    assert dated.where(partnerships={"kind": "mou"}).partnerships["partnership"].tolist() == ["p"]
    assert dated.where(years=(2021, 2021)).partnerships["partnership"].tolist() == ["p"]
    assert dated.where(years=(2024, 2025)).partnerships["partnership"].tolist() == ["q"]
    assert dated.where(organizations={"sector": "x"}).participations["organization"].tolist() == ["a", "c"]
    assert dated.where(years=(2021, 2021), keep_isolates=False).organizations["organization"].tolist() == [
        "a",
        "b",
    ]
    with pytest.raises(UsageError, match="kind"):
        dated.where(partnerships={"kinds": "mou"})


def test_register_saves_and_loads(tmp_path):
    register = register_of({"p": "ab"})
    register.save(tmp_path / "r")
    back = Register.load(tmp_path / "r")
    for name in ("organizations", "partnerships", "participations"):
        pd.testing.assert_frame_equal(getattr(back, name), getattr(register, name), check_dtype=False)
    with pytest.raises(DataError, match=r"organizations\.csv"):
        Register.load(tmp_path)


def test_incidence_is_zero_and_one():
    table = register_of({"p": "ab", "q": "b"}).incidence()
    assert table.to_numpy().tolist() == [[1, 0], [1, 1]]
    assert table.index.name == "organization"


def test_from_edges_adds_parallel_strengths_and_keeps_ids():
    edges = pd.DataFrame({"source": [2, 1, 1], "target": [1, 2, 3], "strength": [1.0, 2.0, 0.5]})
    network = from_edges(edges)
    assert network.ids.tolist() == [1, 2, 3]
    assert strengths(network) == {(1, 2): 3.0, (1, 3): 0.5}
    assert network.ties["distance"].tolist() == [1 / 3, 2.0]
    assert network.ties["partnerships"].tolist() == [2, 1]


def test_from_edges_without_strength_counts_a_tie_once():
    network = from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "a"]}))
    assert strengths(network) == {("a", "b"): 1.0}
    directed = from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "a"]}), directed=True)
    assert strengths(directed) == {("a", "b"): 1.0, ("b", "a"): 1.0}


def test_from_edges_keeps_isolates_of_the_table_and_says_who_is_missing():
    table = pd.DataFrame({"organization": ["a", "b", "z"], "sector": ["x", "y", "x"]})
    edges = pd.DataFrame({"source": ["a"], "target": ["b"]})
    assert len(from_edges(edges, table)) == 3
    with pytest.raises(DataError, match="'b'"):
        from_edges(edges, table.iloc[[0, 2]])


PATH = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})
ABOUT = pd.DataFrame({"organization": ["a", "b", "c", "z"], "sector": ["x", "y", "x", "y"]})


@pytest.mark.parametrize(
    "about",
    [
        ABOUT,
        ABOUT.set_index("organization"),
        ABOUT.rename(columns={"organization": "id"}),
        ABOUT.rename(columns={"organization": "name"}),
        ABOUT.assign(name=["A", "B", "C", "Z"]),
        ABOUT.assign(id=[1, 2, 3, 4]).rename(columns={"organization": "name"}),
        ABOUT.assign(id=[1, 2, 3, 4]).set_index("organization"),
        ABOUT.set_index("organization")["sector"],
    ],
    ids=["organization", "index", "id", "name", "id and name", "name beside other ids", "index beside ids", "series"],
)
def test_from_edges_finds_the_ids_of_the_table(about):
    network = from_edges(PATH, about)
    assert network.ids.tolist() == ["a", "b", "c", "z"]
    assert network.organizations["sector"].tolist() == ["x", "y", "x", "y"]


def test_from_edges_takes_pairs_triples_and_bare_ids():
    graph = nx.path_graph(3)
    assert strengths(from_edges(graph.edges)) == {(0, 1): 1.0, (1, 2): 1.0}
    assert strengths(from_edges([("a", "b", 2.0), ("b", "c", 0.5)])) == {("a", "b"): 2.0, ("b", "c"): 0.5}
    assert strengths(from_edges(np.array([["a", "b"], ["b", "c"]]))) == {("a", "b"): 1.0, ("b", "c"): 1.0}
    assert from_edges([("b", "a")], ["c", "b", "a"]).ids.tolist() == ["c", "b", "a"]
    with pytest.raises(UsageError, match="pairs"):
        from_edges(graph)


def test_ids_that_are_text_here_and_numbers_there_are_named():
    with pytest.raises(DataError, match="text in one table and numbers in the other"):
        from_edges(pd.DataFrame({"source": [1], "target": [2]}), ABOUT.assign(organization=list("1234")))


@pytest.mark.parametrize("made", [list, tuple, np.array, pd.Index, pd.Categorical])
def test_groups_can_be_a_list_in_the_networks_order(made):
    network = from_edges(PATH, ABOUT)
    assert network.attribute(made(["x", "y", "x", "y"])).to_dict() == {"a": "x", "b": "y", "c": "x", "z": "y"}
    with pytest.raises(UsageError, match="2 values for 4 organizations"):
        network.attribute(made(["x", "y"]))


@pytest.mark.parametrize(
    ("edges", "words"),
    [
        (pd.DataFrame({"from": ["a"], "to": ["b"]}), "source"),
        (pd.DataFrame({"source": ["a"], "target": [None]}), "no target"),
        (pd.DataFrame({"source": ["a"], "target": ["b"], "strength": [0]}), "the strength 0"),
        (pd.DataFrame({"source": ["a"], "target": ["b"], "strength": ["x"]}), "the strength x"),
    ],
)
def test_from_edges_refuses_what_is_no_tie(edges, words):
    with pytest.raises(DataError, match=words):
        from_edges(edges)


def test_a_loop_is_left_out_with_a_warning():
    with pytest.warns(UserWarning, match="1 rows tie an organization to itself"):
        network = from_edges(pd.DataFrame({"source": ["a", "a"], "target": ["a", "b"]}))
    assert strengths(network) == {("a", "b"): 1.0}


def test_ways_out_keep_both_strength_and_distance():
    network = from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "strength": [4.0, 1.0]}))
    graph = network.to_networkx()
    assert graph["a"]["b"] == {"strength": 4.0, "distance": 0.25, "partnerships": 1}
    theirs = network.to_igraph()
    assert isinstance(theirs, igraph.Graph)
    assert theirs.es["distance"] == [0.25, 1.0]
    assert theirs.vs["name"] == ["a", "b", "c"]


def test_subset_is_a_new_network_in_the_same_order():
    network = from_edges(pd.DataFrame({"source": ["a", "b", "a"], "target": ["b", "c", "c"]}))
    part = network.subset(["c", "a"])
    assert part.ids.tolist() == ["a", "c"]
    assert strengths(part) == {("a", "c"): 1.0}
    assert len(network) == 3
    with pytest.raises(UsageError, match="'x'"):
        network.subset(["x"])


def test_attribute_takes_columns_and_series_and_names_the_columns_there_are():
    table = pd.DataFrame({"organization": ["a", "b"], "sector": ["x", ""]})
    network = from_edges(pd.DataFrame({"source": ["a"], "target": ["b"]}), table)
    assert network.attribute("sector").isna().tolist() == [False, True]
    assert network.attribute(pd.Series({"b": 1})).isna().tolist() == [True, False]
    with pytest.raises(UsageError, match="Did you mean 'sector'"):
        network.attribute("sektor")


def test_an_empty_register_gives_an_empty_network():
    empty = Register(
        pd.DataFrame({"organization": [], "name": []}, dtype=object),
        pd.DataFrame({"partnership": []}, dtype=object),
        pd.DataFrame({"organization": [], "partnership": []}, dtype=object),
    )
    assert repr(project(empty)) == "Network: 0 organizations, 0 ties"
