"""Where organizations stand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from sample import network
from scipy.sparse import csr_array
from threadpoolctl import threadpool_limits

from innonet.drawing.arrangement import by_community
from innonet.drawing.drawing import draw, placed, radius
from innonet.drawing.layout import apart, as_places, layout
from innonet.drawing.layout.descent import LEAST, descended, extent, start
from innonet.drawing.layout.field import Field
from innonet.drawing.layout.islands import FAR, NEAR, drawn_near
from innonet.drawing.layout.overlaps import BORDER, GAP, spaced
from innonet.drawing.layout.part import part_of
from innonet.drawing.layout.pulls import Attraction, Shape
from innonet.drawing.layout.territories import gathered
from innonet.edges import from_edges
from innonet.errors import DataError
from innonet.grouping import communities
from innonet.measures import components, degree
from networks import NETWORKS


def stood(made, seed=1):
    radii = radius(degree(made).to_numpy(dtype=float))
    members = communities(made, draws=0, runs=1).members
    return layout(made, members, radii, seed=seed), radii, members.to_numpy()


def smallest_gap(points, radii):
    distance = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)) - radii[:, None] - radii[None]
    return distance[~np.eye(len(points), dtype=bool)].min()


def test_nobody_stands_on_anybody():
    points, radii, _ = stood(network())
    assert smallest_gap(points, radii) > 0


def test_a_map_laid_out_ahead_is_the_same_map():
    made = network()
    groups = communities(made, draws=0, runs=1)
    points = placed(made, groups, size="degree")
    assert draw(made, groups=groups, size="degree", points=points).html == draw(made, groups=groups, size="degree").html
    assert placed(made, groups, most=len(made) - 1) is None
    some = draw(made, groups=groups, most=len(made) - 1)
    assert draw(made, groups=groups, most=len(made) - 1, points=points).html == some.html


def test_the_same_seed_gives_the_same_places():
    np.testing.assert_array_equal(stood(network())[0], stood(network())[0])


def test_any_number_of_cores_gives_the_same_places():
    made = network(per_circle=40, circles=8, works=60)
    places = []
    for cores in (1, 2):
        with threadpool_limits(cores):
            places.append(stood(made)[0])
    np.testing.assert_array_equal(*places)


def test_fellows_stand_nearer_than_others():
    points, _, members = stood(network())
    distance = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    shared = np.bincount(members)[members] > 1
    same = (members[:, None] == members[None]) & shared[:, None] & shared[None]
    other = (members[:, None] != members[None]) & shared[:, None] & shared[None]
    assert distance[same].mean() < 0.6 * distance[other].mean()


def test_those_alone_stand_below_the_others():
    made = network()
    points, _, _ = stood(made)
    alone = degree(made).to_numpy() == 0
    assert points[alone, 1].min() > points[~alone, 1].max()


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_awkward_network_has_its_places(name):
    made = NETWORKS[name]()
    points, radii, _ = stood(made)
    assert points.shape == (len(made), 2)
    assert np.isfinite(points).all()
    if len(made) > 1:
        assert smallest_gap(points, radii) > -1e-6


def test_circles_are_pushed_apart_even_from_one_spot():
    radii = np.array([5.0, 9.0, 2.0, 2.0])
    assert smallest_gap(apart(np.zeros((4, 2)), radii, gap=3.0), radii) >= 2.9


def near_and_far():
    """Two hundred points: enough for the grid, spread over two scales."""
    rng = np.random.default_rng(5)
    return np.concatenate([rng.normal(scale=0.8, size=(120, 2)), rng.normal(loc=9, scale=4, size=(120, 2))])


def test_the_grid_pushes_as_all_pairs_do():
    points = near_and_far()
    away = points[:, None] - points[None]
    near = 1 / (1 + (away**2).sum(axis=2))
    exact = (near[:, :, None] ** 2 * away).sum(axis=1) / (near.sum() - len(points))
    found = Field().push(points)
    assert np.linalg.norm(found - exact) < 0.2 * np.linalg.norm(exact)


def test_few_points_are_pushed_exactly_and_in_balance():
    pushed = Field().push(np.array([[0.0, 0.0], [1.0, 0.0]]))
    np.testing.assert_allclose(pushed, [[-0.25, 0.0], [0.25, 0.0]])


def chance_part(size=300):
    ends = np.random.default_rng(4).integers(size, size=(2, 4 * size))
    ends = ends[:, ends[0] != ends[1]]
    ties = csr_array((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(size, size))
    ring = csr_array((np.ones(size), (np.arange(size), np.roll(np.arange(size), 1))), shape=(size, size))
    return part_of(csr_array(ties + ties.T + ring + ring.T), np.arange(size) // 100, seed=1)


def test_pulls_are_the_slopes_of_what_they_lessen():
    part = chance_part()
    points = np.random.default_rng(1).normal(scale=3, size=(300, 2))
    along = points[part.a] - points[part.b]
    pull = (part.share / (1 + (along**2).sum(axis=1)))[:, None] * along
    expected = np.column_stack([np.bincount(part.a, pull[:, axis], 300) for axis in (0, 1)])
    np.testing.assert_allclose(Attraction(part).slope(points), expected, atol=1e-12)
    away = points[:, None] - points[part.pivots]
    distance = np.maximum(np.sqrt((away**2).sum(axis=2)), 1e-6)
    near = part.nearness.T.astype(float)
    scale = ((distance * near) ** 2).sum() / (distance * near).sum()
    stress = ((near**2 / scale - near / distance)[:, :, None] * away).mean(axis=1)
    np.testing.assert_allclose(Shape(part).slope(points), stress, atol=1e-6 * np.abs(stress).max() * 10)


def test_every_community_gives_pivots_as_its_share():
    assert np.bincount(chance_part().community[chance_part().pivots]).tolist() == pytest.approx([33, 33, 34], abs=1)


def test_nobody_stays_in_the_crowd_of_the_beginning():
    part = chance_part()
    assert extent(descended(part, start(part))) == pytest.approx(LEAST)


def test_room_is_made_and_neighbors_stay_neighbors():
    points = near_and_far()
    radii = np.full(len(points), 4.0)
    made = spaced(points, radii, np.zeros(len(points), dtype=np.int64))
    assert smallest_gap(made, radii) > 0
    order = np.argsort(points[:, 0])
    assert np.corrcoef(np.arange(len(points)), np.argsort(np.argsort(made[order, 0])))[0, 1] > 0.97


def test_many_on_one_spot_get_room_and_communities_a_border():
    rng = np.random.default_rng(3)
    spots = np.array([[0.0, 0.0], [30.0, 0.0], [0.0, 30.0], [30.0, 30.0]])
    community = np.repeat([0, 0, 1, 1], 50)
    points, radii = np.repeat(spots, 50, axis=0), rng.uniform(3, 9, 200)
    made = spaced(points, radii, community)
    assert smallest_gap(made, radii) >= GAP - 1e-6
    between = np.sqrt(((made[:100, None] - made[None, 100:]) ** 2).sum(axis=2)) - radii[:100, None] - radii[None, 100:]
    assert between.min() > 0.95 * BORDER
    assert np.ptp(made, axis=0).max() < 700, "no more room than is needed"


def test_few_who_hang_on_one_tie_stand_near_it():
    main = np.array([(x * 60.0, y * 60.0) for x in range(6) for y in range(6)])
    few = np.array([(1000.0, 150.0), (1030.0, 150.0), (1015.0, 180.0)])
    points, radii = np.concatenate([main, few]), np.full(39, 6.0)
    ties = (np.array([35, 36, 36, 36]), np.array([36, 35, 37, 38]))
    near = drawn_near(points, radii, ties)
    assert (near[:36] == main).all(), "the many stay"
    assert near[36:] - near[36] == pytest.approx(few - few[0]), "the few stay together as they are"
    gaps = np.sqrt(((near[36:, None] - near[None, :36]) ** 2).sum(axis=2)) - 12
    assert gaps.min() == pytest.approx(NEAR)
    assert FAR > NEAR
    assert (drawn_near(near, radii, ties) == near).all(), "who is near stays"


def test_stragglers_come_home_and_outlines_do_not_overlap():
    points = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [9.0, 9.0], [10.0, 9.0], [9.0, 10.0], [8.0, 8.5]])
    home = gathered(points, np.array([0, 0, 0, 1, 1, 1, 0]))
    along = home.sum(axis=1)
    assert along[6] < along[3:6].min() - 4
    np.testing.assert_array_equal(home[:6], points[:6])


def changed(made):
    """The same network a little later: three organizations gone."""
    return made.subset([one for i, one in enumerate(made.ids) if i not in (4, 25, 46)])


def test_an_earlier_map_is_taken_up_where_it_was():
    made = network()
    before, _, _ = stood(made)
    table = pd.DataFrame(before, index=made.ids, columns=["x", "y"])
    later = changed(made)
    radii = radius(degree(later).to_numpy(dtype=float))
    members = communities(later, draws=0, runs=1).members
    tied = degree(later).to_numpy() > 0
    extent = np.sqrt(((before - before.mean(axis=0)) ** 2).sum(axis=1).mean())

    def moved(points):
        return np.median(np.hypot(*(points - table.reindex(later.ids).to_numpy())[tied].T)) / extent

    held = layout(later, members, radii, positions=as_places(table))
    assert smallest_gap(held, radii) > 0
    assert moved(held) < 0.1 < moved(layout(later, members, radii))


def test_where_a_twentieth_of_the_ties_is_gone_organizations_stay_near():
    made = network(per_circle=30, circles=4, works=25)
    before, _, _ = stood(made)
    gone = np.random.default_rng(2).random(len(made.ties)) < 0.05
    strength = made.ties["strength"].to_numpy(dtype=float)
    later = made.reweighted(np.where(gone, 0.0, strength), made.ties["partnerships"].to_numpy())
    assert gone.sum() > 15
    table = as_places(pd.DataFrame(before, index=made.ids, columns=["x", "y"]))
    radii = radius(degree(later).to_numpy(dtype=float))
    members = communities(later, draws=0, runs=1).members
    whole = components(made).to_numpy() == 0
    stayed = whole & (components(later).to_numpy() == 0)
    extent = np.sqrt(((before - before.mean(axis=0)) ** 2).sum(axis=1).mean())
    moved = np.hypot(*(layout(later, members, radii, positions=table) - before)[stayed].T) / extent
    assert np.quantile(moved, 0.9) < 0.1


def test_newcomers_stand_by_their_partners():
    made = network()
    before, radii, members = stood(made)
    one = int(np.flatnonzero(degree(made).to_numpy() >= 5)[1])
    table = pd.DataFrame(before, index=made.ids, columns=["x", "y"]).drop(index=made.ids[one])
    after = layout(made, pd.Series(members, made.ids), radii, positions=as_places(table))
    partners = made.adjacency[[one]].indices
    distances = np.hypot(*(after - after[one]).T)
    assert np.median(distances[partners]) < 0.7 * np.median(distances)


def test_positions_come_from_tables_mappings_and_files(tmp_path):
    table = pd.DataFrame({"organization": ["01", "b", "b", "c"], "x": [1, 2, 3, "?"], "y": [4, 5, 6, 7]})
    file = tmp_path / "positions.csv"
    table.to_csv(file, index=False, encoding="utf-8-sig")
    for given in (table, file, str(file)):
        found = as_places(given)
        assert found.index.tolist() == ["01", "b"]
        assert found.to_numpy().tolist() == [[1.0, 4.0], [2.0, 5.0]]
    assert as_places({"a": (1, 2)}).loc["a"].tolist() == [1.0, 2.0]


def test_positions_are_read_back_from_an_earlier_map(tmp_path):
    made = network()
    first = draw(made, title="첫 지도").save(tmp_path / "map.html")
    found = as_places(first)
    points, _, _ = stood(made)
    assert found.index.tolist() == made.ids.astype(str).tolist()
    assert np.abs(found.to_numpy() - as_places(str(first)).to_numpy()).max() == 0
    again = as_places(draw(made, positions=first).save(tmp_path / "again.html"))
    extent = np.sqrt(((points - points.mean(axis=0)) ** 2).sum(axis=1).mean())
    assert np.median(np.hypot(*(again - found).to_numpy().T)) < 0.1 * extent
    assert draw(made, positions=first).html == draw(made, positions=first).html


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("positions.csv", "organization,x\na,1\n"),
        ("positions.csv", ""),
        ("map.html", "<!DOCTYPE html><title>another page</title>"),
        ("map.html", '<script type="text/plain" id="data">QUJD</script>'),
    ],
)
def test_positions_that_cannot_be_read_say_why(tmp_path, name, content):
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(DataError, match=r"map\.html, or a .* organization, x and y"):
        as_places(file)


def test_radius_grows_with_the_root_and_stays_visible():
    found = radius(np.array([0.0, 1.0, 4.0, np.nan]))
    assert found.tolist() == [6.0, 15.0, 24.0, 6.0]
    assert radius(np.zeros(2)).tolist() == [6.0, 6.0]


def test_a_community_that_thinning_tore_has_its_area_where_most_of_it_is():
    ends = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("e", "f")]
    made = from_edges(pd.DataFrame(ends, columns=["source", "target"]))
    groups = communities(made, draws=0, runs=1)
    one = replace(groups, members=pd.Series(0, made.ids), names=groups.names.head(1))
    arrangement = by_community(np.zeros((6, 2)), one, made)
    assert arrangement.areas.tolist() == [0, 0, 0, 0, -1, -1]
