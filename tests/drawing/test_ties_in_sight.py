"""On small maps no tie is hidden behind an organization that it passes."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from networkx.generators.atlas import graph_atlas

from innonet.drawing.drawing import radius
from innonet.drawing.layout import layout
from innonet.drawing.layout.passing import PAST, seen_past
from innonet.measures import betweenness
from networks import network_of

# of seven organizations those in which a tie ran through a circle; of up to 24 some by chance; and plain shapes
SHAPES = {
    **{f"atlas {number}": graph_atlas(number) for number in (1137, 1199, 1238)},
    **{f"by chance {n}, {m}": nx.gnm_random_graph(n, m, seed=7) for n, m in ((9, 14), (12, 20), (24, 45))},
    "path": nx.path_graph(10),
    "star": nx.star_graph(9),
    "all tied": nx.complete_graph(7),
    "barbell": nx.barbell_graph(5, 0),
}


def smallest_room(points, radii, ends):
    """Give the least distance between the edge of a circle and a tie of others."""
    room = np.inf
    for a, b in ends:
        along = points[b] - points[a]
        for one in set(range(len(points))) - {a, b}:
            part = np.clip((points[one] - points[a]) @ along / (along @ along), 0, 1)
            room = min(room, np.hypot(*(points[a] + part * along - points[one])) - radii[one])
    return room


@pytest.mark.parametrize("name", list(SHAPES))
def test_no_tie_passes_through_an_organization(name):
    made = network_of([(str(a), str(b), 1) for a, b in SHAPES[name].edges])
    radii = radius(betweenness(made).to_numpy(dtype=float))
    points = layout(made, pd.Series(0, index=made.ids), radii)
    assert smallest_room(points, radii, made.ends) > PAST - 1


def test_who_stands_in_the_middle_of_a_tie_moves_off_it_and_the_tie_the_other_way():
    points = np.array([[-100.0, 0.0], [0.0, 0.0], [100.0, 0.0], [0.0, 90.0]])
    radii, ends = np.full(4, 10.0), np.array([[0, 2], [0, 1], [1, 2], [3, 1]])
    moved = seen_past(points, radii, ends)
    assert smallest_room(moved, radii, ends) == pytest.approx(10 + PAST - 10, abs=0.5)
    assert np.abs(moved - points).max() < 16


def test_where_all_ties_are_in_sight_nobody_moves():
    points = np.array([[0.0, 0.0], [100.0, 0.0], [50.0, 90.0]])
    ends = np.array([[0, 1], [1, 2], [0, 2]])
    np.testing.assert_array_equal(seen_past(points, np.full(3, 10.0), ends), points)
