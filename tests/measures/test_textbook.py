"""Networks that textbooks print with their figures: the kite, seven organizations in three shapes, Florence."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.edges import from_edges
from innonet.network import make_network

KITE = from_edges(nx.krackhardt_kite_graph().edges)
"""Krackhardt's kite: 0 Andre, 1 Beverly, 2 Carol, 3 Diane, 4 Ed, 5 Fernando, 6 Garth, 7 Heather, 8 Ike, 9 Jane."""
CLUB = nx.karate_club_graph()
KARATE = from_edges(CLUB.edges, pd.DataFrame({"club": [CLUB.nodes[one]["club"] for one in CLUB]}))


def test_the_kite_has_a_different_first_by_every_centrality():
    assert measures.degree(KITE).tolist() == [4, 4, 3, 6, 3, 5, 5, 3, 2, 1]
    nearness = [0.529, 0.529, 0.500, 0.600, 0.500, 0.643, 0.643, 0.600, 0.429, 0.310]
    assert measures.closeness(KITE).round(3).tolist() == nearness
    between = [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0]
    assert measures.betweenness(KITE).round(3).tolist() == between


def test_the_tail_of_the_kite_hangs_on_two():
    marks = measures.is_cutpoint(KITE)
    assert marks.index[marks].tolist() == [7, 8]
    assert KITE.ties[measures.is_bridge(KITE)][["source", "target"]].to_numpy().tolist() == [[7, 8], [8, 9]]


@pytest.mark.parametrize(
    ("graph", "figures"),
    [
        (nx.star_graph(6), (1, 1, 1, 1)),
        (nx.cycle_graph(7), (0, 0, 0, 0)),
        (nx.path_graph(7), (0.067, 0.277, 0.311, 0.224)),
    ],
    ids=["star", "circle", "line"],
)
def test_freemans_seven_in_a_star_a_circle_and_a_line(graph, figures):
    seven = from_edges(graph.edges)
    found = [measures.centralization(seven, measure=one) for one in ("degree", "closeness", "betweenness", "harmonic")]
    assert found == pytest.approx(figures, abs=5e-4)


def test_no_network_is_more_centralized_than_a_star_by_harmonic_centrality():
    found = []
    for graph in nx.graph_atlas_g():
        if len(graph) > 2:
            ends = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
            one = np.ones(len(ends))
            organizations = pd.DataFrame(index=pd.RangeIndex(len(graph)))
            network = make_network(organizations, ends[:, 0], ends[:, 1], strength=one, partnerships=one)
            found.append(measures.centralization(network, "harmonic"))
    assert len(found) == 1_249
    assert max(found) == pytest.approx(1)
    assert min(found) == pytest.approx(0)


def test_florence_stands_around_the_medici():
    florence = from_edges(nx.florentine_families_graph().edges)
    assert measures.closeness(florence)["Medici"] == pytest.approx(0.56)
    assert measures.betweenness(florence)["Medici"] == pytest.approx(0.522, abs=5e-4)
    assert measures.centralization(florence, "betweenness") == pytest.approx(0.437, abs=5e-4)
    assert measures.centralization(florence) == pytest.approx(0.2747, abs=5e-5)
    with_pucci = from_edges(nx.florentine_families_graph().edges, [*florence.ids, "Pucci"])
    assert measures.centralization(with_pucci) == pytest.approx(0.2667, abs=5e-5)


def test_the_karate_club_goes_its_two_ways():
    assert measures.assortativity(KARATE, by=measures.degree(KARATE), numeric=True) == pytest.approx(-0.47561, abs=5e-6)
    clubs = KARATE.organizations["club"]
    forms = ["club", clubs, clubs.to_dict(), clubs.tolist(), clubs.to_numpy()]
    found = [measures.ei_index(KARATE, by=by) for by in forms]
    across = sum(clubs[a] != clubs[b] for a, b in CLUB.edges)
    assert found == pytest.approx([(2 * across - 78) / 78] * len(forms))
    for measure in (measures.participation, measures.coleman, measures.brokerage_roles):
        tables = [np.asarray(measure(KARATE, by=by), dtype=float) for by in forms]
        assert all(np.array_equal(one, tables[0], equal_nan=True) for one in tables)
