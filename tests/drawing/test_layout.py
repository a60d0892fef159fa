"""Where organizations stand."""

import numpy as np
import pytest
from sample import network

from innonet.drawing.drawing import radius
from innonet.drawing.layout import apart, layout
from innonet.grouping import communities
from innonet.measures import degree
from networks import NETWORKS


def placed(made, seed=1):
    radii = radius(degree(made).to_numpy(dtype=float))
    members = communities(made, draws=0, runs=1).members
    return layout(made, members, radii, seed=seed), radii, members.to_numpy()


def smallest_gap(points, radii):
    distance = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)) - radii[:, None] - radii[None]
    return distance[~np.eye(len(points), dtype=bool)].min()


def test_nobody_stands_on_anybody():
    points, radii, _ = placed(network())
    assert smallest_gap(points, radii) > 0


def test_the_same_seed_gives_the_same_places():
    np.testing.assert_array_equal(placed(network())[0], placed(network())[0])


def test_fellows_stand_nearer_than_others():
    points, _, members = placed(network())
    distance = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    shared = np.bincount(members)[members] > 1
    same = (members[:, None] == members[None]) & shared[:, None] & shared[None]
    other = (members[:, None] != members[None]) & shared[:, None] & shared[None]
    assert distance[same].mean() < 0.6 * distance[other].mean()


def test_those_alone_stand_below_the_others():
    made = network()
    points, _, _ = placed(made)
    alone = degree(made).to_numpy() == 0
    assert points[alone, 1].min() > points[~alone, 1].max()


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_awkward_network_has_its_places(name):
    made = NETWORKS[name]()
    points, radii, _ = placed(made)
    assert points.shape == (len(made), 2)
    assert np.isfinite(points).all()
    if len(made) > 1:
        assert smallest_gap(points, radii) > -1e-6


def test_circles_are_pushed_apart_even_from_one_spot():
    radii = np.array([5.0, 9.0, 2.0, 2.0])
    assert smallest_gap(apart(np.zeros((4, 2)), radii, gap=3.0), radii) >= 2.9


def test_radius_grows_with_the_root_and_stays_visible():
    found = radius(np.array([0.0, 1.0, 4.0, np.nan]))
    assert found.tolist() == [6.0, 15.0, 24.0, 6.0]
    assert radius(np.zeros(2)).tolist() == [6.0, 6.0]
