"""The map of places: tiles, cells, boundaries, and who stands where."""

import json
import sys
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from sample import HOSTILE, network
from test_map_data import data_of

from innonet.drawing import draw
from innonet.drawing.drawing import radius
from innonet.drawing.geography import by_place
from innonet.drawing.geography import cells as shapes
from innonet.drawing.geography.boundaries import area, boundaries, simplified
from innonet.drawing.geography.standing import center, inside, nearest_edge, stood
from innonet.edges import from_edges
from innonet.errors import DataError, UsageError
from innonet.measures import degree
from innonet.settings import Study
from innonet.vocabulary import municipalities
from networks import DATA

SQUARE = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])
# Neighbors on the ground that a tile grid should keep as neighbors, corner to corner counting.
NEIGHBORS = [
    ("연천군", "동두천시"), ("동두천시", "포천시"), ("파주시", "양주시"), ("파주시", "고양시"), ("고양시", "김포시"),
    ("양주시", "의정부시"), ("포천시", "가평군"), ("남양주시", "구리시"), ("하남시", "광주시"), ("양평군", "여주시"),
    ("부천시", "시흥시"), ("광명시", "안양시"), ("과천시", "안양시"), ("안양시", "군포시"), ("의왕시", "수원시"),
    ("성남시", "용인시"), ("용인시", "수원시"), ("수원시", "화성시"), ("화성시", "오산시"), ("화성시", "평택시"),
    ("평택시", "안성시"), ("이천시", "안성시"), ("여주시", "이천시"), ("시흥시", "안산시"), ("오산시", "평택시"),
]  # fmt: skip


def placed(made=None, **settings):
    made = made or network()
    radii = radius(degree(made).to_numpy(dtype=float))
    return by_place(made, radii, **settings), radii, made


def rings_of(arrangement):
    return [np.cumsum(np.reshape(some[0], (-1, 2)), axis=0) for some in arrangement.extra["rings"]]


def smallest_gap(points, radii):
    distance = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)) - radii[:, None] - radii[None]
    return distance[~np.eye(len(points), dtype=bool)].min()


def test_every_municipality_has_a_tile_of_its_own_and_north_is_up():
    middles = {cell.ko: cell.rings[0].mean(axis=0) for cell in shapes.tiles()}
    assert set(middles) == set(municipalities())
    assert len({tuple(np.rint(one)) for one in middles.values()}) == 31
    known = [municipalities()[name] for name in middles]
    down, east = np.array(list(middles.values()))[:, 1], np.array(list(middles.values()))[:, 0]
    assert np.corrcoef(down, [one.lat for one in known])[0, 1] < -0.93
    assert np.corrcoef(east, [one.lon for one in known])[0, 1] > 0.9
    for one, other in NEIGHBORS:
        assert np.abs(middles[one] - middles[other]).max() < 1.01, f"{one} and {other} do not touch"


def test_cells_around_points_hold_their_point_and_do_not_overlap():
    found = shapes.municipalities()
    points = shapes.flat(np.array([[one.lon, one.lat] for one in municipalities().values()]))
    for number, cell in enumerate(found):
        held = inside(cell.rings[0], points)
        assert held[number]
        assert held.sum() == 1
    east, north = shapes.flat(np.array([[127.0, 37.0], [127.1, 37.1]])).T
    assert east[1] > east[0]
    assert north[1] < north[0]


@pytest.mark.parametrize("given", ["tiles", "points", None])
def test_organizations_stand_in_their_municipality_without_overlap(given):
    arrangement, radii, made = placed(boundaries=given)
    assert arrangement.key == "geography"
    named = made.organizations["municipality"].tolist()
    assert [arrangement.names[of][0] for of in arrangement.areas] == named
    assert smallest_gap(arrangement.points, radii) > 0
    for of, ring in enumerate(rings_of(arrangement)):
        some = arrangement.areas == of
        away = np.sqrt(((arrangement.points[some] - nearest_edge(ring, arrangement.points[some])) ** 2).sum(axis=1))
        assert inside(ring, arrangement.points[some]).all()
        assert (away > radii[some] - 1.5).all()


def test_the_tiles_are_what_gyeonggi_gets_unless_asked_otherwise():
    arrangement, _, _ = placed()
    assert {len(ring) for ring in rings_of(arrangement)} == {4}


def test_places_are_found_by_other_spellings_and_the_unknown_stand_below():
    made = network()
    made.organizations.loc[made.ids[:4], "municipality"] = ["경기도 수원시 장안구", "Suwon-si", "서울특별시", np.nan]
    arrangement, radii, _ = placed(made)
    assert [arrangement.names[of][0] for of in arrangement.areas[:2]] == ["수원시", "수원시"]
    assert arrangement.areas[2:4].tolist() == [-1, -1]
    assert arrangement.extra["unknown"] == [2, 3]
    lowest = max(ring[:, 1].max() for ring in rings_of(arrangement))
    assert (arrangement.points[2:4, 1] - radii[2:4] > lowest).all()


def test_sectors_stand_side_by_side():
    sector = np.repeat([0, 1, 2], 12)
    points = stood(SQUARE * 40, np.full(36, 8.0), sector)
    nearest = ((points[:, None] - points[None]) ** 2).sum(axis=2).argsort(axis=1)[:, 1:4]
    assert (sector[nearest] == sector[:, None]).mean() > 0.75


def test_without_places_there_is_no_map_of_places():
    bare = from_edges(pd.DataFrame({"source": ["a"], "target": ["b"]}))
    assert by_place(bare, np.full(2, 6.0)) is None
    one = network()
    one.organizations["municipality"] = "수원시"
    assert placed(one)[0] is None


def test_other_places_get_cells_around_their_organizations():
    made = network()
    made.organizations["city"] = [("Lyon", "Porto", "Graz")[i % 3] for i in range(len(made))]
    made.organizations["lat"] = [(45.8, 41.1, 47.1)[i % 3] for i in range(len(made))]
    made.organizations["lon"] = [(4.8, -8.6, 15.4)[i % 3] for i in range(len(made))]
    arrangement, _, _ = placed(made, places="city")
    middles = {name[0]: ring.mean(axis=0) for name, ring in zip(arrangement.names, rings_of(arrangement), strict=True)}
    assert middles["Porto"][0] < middles["Lyon"][0] < middles["Graz"][0]
    assert middles["Porto"][1] > middles["Lyon"][1] > middles["Graz"][1]


def test_of_more_places_than_can_be_read_no_map_is_drawn(monkeypatch):
    made = network()
    made.organizations["city"] = [f"city {i % 4}" for i in range(len(made))]
    made.organizations["lat"] = made.organizations["lon"] = [float(i % 4) for i in range(len(made))]
    module = sys.modules[by_place.__module__]
    monkeypatch.setattr(module, "MOST", 4)
    assert len(placed(made, places="city")[0].names) == 4
    monkeypatch.setattr(module, "MOST", 3)
    assert placed(made, places="city")[0] is None


def geojson(tmp_path, features):
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def feature(properties, *corners):
    ring = [list(corner) for corner in [*corners, corners[0]]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_boundaries_of_any_areas_are_matched_by_any_property(tmp_path):
    path = geojson(
        tmp_path,
        [
            feature({"ISO": "FR", "NAME": "France"}, (0, 42), (7, 42), (7, 50), (0, 50)),
            feature({"ISO": "PT", "NAME": "Portugal"}, (-9, 37), (-6, 37), (-6, 42), (-9, 42)),
        ],
    )
    made = network()
    made.organizations["country"] = [("FR", "Portugal", "NA")[i % 3] for i in range(len(made))]
    arrangement, _, _ = placed(made, places="country", boundaries=path)
    assert arrangement.areas.tolist() == [(0, 1, -1)[i % 3] for i in range(len(made))]
    assert arrangement.names == (("France", "France"), ("Portugal", "Portugal"))


def test_boundaries_that_fit_nobody_say_what_they_are_called(tmp_path):
    path = geojson(tmp_path, [feature({"NAME": "Atlantis"}, (0, 0), (1, 0), (1, 1))])
    with pytest.raises(UsageError, match="Atlantis"):
        placed(boundaries=path)


@pytest.mark.parametrize(
    "content", ["", "{}", '{"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}}]}']
)
def test_a_file_that_is_no_boundaries_is_refused(tmp_path, content):
    path = tmp_path / "areas.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="GeoJSON"):
        boundaries(path)


def test_outlines_lose_corners_but_not_their_shape():
    turn = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    circle = 10 * np.column_stack([np.cos(turn), np.sin(turn)])
    fewer = simplified(circle, 0.05)
    assert 20 < len(fewer) < 80
    assert area(fewer) == pytest.approx(area(circle), rel=0.01)
    assert len(simplified(np.concatenate([SQUARE, np.array([[0.0, 5.0]])]), 0.01)) == 4


def test_the_middle_and_the_inside_of_an_outline():
    corner = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 1.0], [1.0, 2.0], [0.0, 2.0]])
    np.testing.assert_allclose(center(corner), [5 / 6, 5 / 6])
    assert inside(corner, np.array([[0.5, 1.5], [1.5, 1.5], [1.5, 0.5], [-1.0, 0.5]])).tolist() == [
        True,
        False,
        True,
        False,
    ]
    assert area(SQUARE) == 100.0


def test_real_boundaries_hold_the_31_and_stay_small():
    path = DATA / "gyeonggi_geo" / "gyeonggi_31.geojson"
    if not path.exists():
        pytest.skip("shared/data/gyeonggi_geo is not here")
    found = boundaries(path)
    assert {cell.ko for cell in found} == set(municipalities())
    assert sum(len(ring) for cell in found for ring in cell.rings) < 2500
    arrangement, radii, _ = placed(boundaries=str(path))
    assert (arrangement.areas >= 0).all()
    assert smallest_gap(arrangement.points, radii) > 0
    assert arrangement.names[arrangement.areas[0]] == ("수원시", "Suwon-si")


def test_the_page_carries_both_layouts_and_hostile_places_do_no_harm():
    made = network(hostile=HOSTILE)
    made.organizations.loc[made.ids[::2], "municipality"] = ["수원시", "고양시"] * 15 + ["수원시"]
    html = draw(made, size="degree").html
    assert [one["key"] for one in data_of(html)["layouts"]] == ["network", "geography"]
    assert HOSTILE not in html


def test_a_study_names_boundaries_that_lie_beside_it(tmp_path):
    path = geojson(tmp_path, [feature({"NAME": "France"}, (0, 42), (7, 42), (7, 50))])
    study = Study(tmp_path, sections={"draw": {"boundaries": path.name, "size": "degree"}}, folder=tmp_path)
    assert study.settings("draw") == {"boundaries": path, "size": "degree"}
    assert study.files() == [path]
    elsewhere = replace(study, folder=tmp_path / "other")
    assert (elsewhere.settings("draw")["boundaries"], elsewhere.files()) == (path.name, [])
