"""What a map carries: all that is needed, nothing that can be read as markup, and what is left out said."""

import base64
import json
import re
import zlib

import numpy as np
import pandas as pd
import pytest
from benchmarks.map.__main__ import AIMS, drawn
from sample import HOSTILE, ideas, network

from innonet.drawing import draw, to_pyvis
from innonet.drawing.drawing import measured, radius
from innonet.drawing.geography import by_place
from innonet.drawing.harmless import harmless
from innonet.drawing.thinning import strongest, thinned
from innonet.errors import UsageError
from innonet.grouping import communities
from innonet.measures import components, degree, profile
from innonet.ranking import hubs
from networks import NETWORKS, network_of


def data_of(html):
    packed = re.search(r'<script type="text/plain" id="data">([^<]*)</script>', html)[1]
    return json.loads(zlib.decompress(base64.b64decode(packed), -15))


def ends_of(data):
    """Give the two ends of each tie: steps from the tie before, from the first end itself where it is another's."""
    first, second = np.cumsum(data["ties"]["a"]).tolist(), []
    for i, step in enumerate(data["ties"]["b"]):
        second.append(step + (second[-1] if i and first[i] == first[i - 1] else first[i]))
    return list(zip(first, second, strict=True))


def test_the_page_carries_the_network():
    made = network()
    table, ranked = profile(made), hubs(made, draws=5)
    data = data_of(draw(made, table=table, hubs=ranked, title="시험").html)
    organizations = data["organizations"]
    assert organizations["id"] == made.ids.tolist()
    assert organizations["name"] == made.organizations["name"].tolist()
    assert [(made.ids[a], made.ids[b]) for a, b in ends_of(data)] == [
        tuple(one) for one in made.ties[["source", "target"]].to_numpy()
    ]
    sizing = next(one for one in data["sizings"] if one["key"] == "degree")
    assert sizing["values"] == degree(made).tolist()
    assert sizing["ko"] == "연결 기관 수"
    place = ranked.set_index("organization")["rank"].reindex(made.ids)
    assert organizations["rank"] == [None if one in made.alone else place[one] for one in made.ids]
    assert organizations["rank"][-2:] == organizations["low"][-2:] == [None, None], "nobody without a tie is ranked"
    assert organizations["why"][-2:] == ["", ""]
    members = data["partnerships"]["members"][0]
    assert [made.ids[i] for i in members] == sorted(
        made.register.participations.query("partnership == 'p00'")["organization"]
    )
    assert data["partnerships"]["from"][0] == 2019
    assert organizations["source"][0] == "기관.csv:2"


def test_colors_count_everybody_and_name_the_unknown():
    data = data_of(draw(network()).html)
    sector = data["colorings"][0]
    assert sector["key"] == "sector"
    assert sum(group["count"] for group in sector["groups"]) == 62
    assert sector["groups"][-1]["ko"] == "미상"
    assert sector["groups"][-1]["count"] == 9
    assert {group["ko"] for group in sector["groups"]} >= {"공공", "시민사회", "기업"}
    assert len({group["shape"] for group in sector["groups"][:-1]}) == 5


def test_what_goes_by_the_place_is_carried_once_a_place():
    made = network()
    data = data_of(draw(made).html)
    place, names = data["organizations"]["place"], data["organizations"]["places"]
    assert [names[one]["ko"] for one in place] == made.organizations["municipality"].tolist()
    by_municipality = next(one for one in data["colorings"] if one["key"] == "municipality")
    told = [by_municipality["groups"][by_municipality["to"][one]]["ko"] for one in place]
    assert told == made.organizations["municipality"].tolist()
    geography = data["layouts"][1]
    assert [geography["areas"][geography["to"][one]]["ko"] for one in place] == told
    assert geography["to"][-1] == -1
    assert "of" in data["colorings"][0], "sectors do not go by the place"


def test_on_the_map_of_places_all_stand_from_the_first_of_their_area():
    made = network()
    data = data_of(draw(made).html)
    at = by_place(made, radius(measured(made, "betweenness", None)["betweenness"].to_numpy()), places="municipality")
    place, (x, y) = data["organizations"]["place"], (data["layouts"][1][axis] for axis in "xy")
    first = [place.index(one) for one in place]
    whole = [(x[i], y[i]) if first[i] == i else (x[i] + x[first[i]], y[i] + y[first[i]]) for i in range(len(made))]
    assert whole == [tuple(one) for one in np.rint(at.points).astype(int).tolist()]


def test_the_still_picture_is_small_and_holds_the_largest():
    made = network()
    drawing = draw(made, size="degree")
    ends = re.findall(r'<path stroke-width="(\d+)" d="((?:M\d+ \d+h0)+)"', drawing.picture)
    assert sum(path.count("M") for _, path in ends) == len(made)
    assert max(map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', drawing.picture).groups())) == 1000
    widest = max(int(width) for width, _ in ends)
    largest = sum(path.count("M") for width, path in ends if int(width) == widest)
    assert largest == (degree(made) == degree(made).max()).sum()


def test_a_map_of_a_thousand_organizations_is_as_small_as_it_should_be():
    assert len(drawn(1000).encode()) <= AIMS[1000]["file kB"] * 1000


def test_a_map_without_places_carries_no_script_for_them():
    made = network_of([("a", "b", 1)])
    assert "painters.geography=" not in draw(made).html
    assert "painters.geography=" in draw(network()).html


def test_spaces_in_quotes_and_before_colons_of_the_stylesheet_stay():
    from innonet.drawing.page import _sheet

    assert '"Malgun Gothic"' in _sheet()
    assert "button:hover{border-color:var(--soft)}" in _sheet()
    assert "ol.people:not(.route) li::before{content:counter(place);" in _sheet()
    assert "\n" not in _sheet()


def test_the_same_call_gives_the_same_bytes():
    made = network()
    assert draw(made, seed=4).html == draw(made, seed=4).html


def test_hostile_text_is_never_markup():
    made = network(hostile=HOSTILE)
    html = draw(made, hubs=hubs(made, draws=0), title=HOSTILE).html
    assert "<img src=x" not in html
    assert "<script>window.hacked" not in html
    assert "\u202e" not in html
    assert "\x00" not in html
    data = data_of(html)
    assert set(data["organizations"]["url"]) == {""}, "only web addresses are links"
    assert "[U+202E]" in data["organizations"]["name"][0]


def test_harmless_shows_what_turns_text():
    assert harmless("a\u200fb\tc\x07") == "a[U+200F]b c"


@pytest.mark.parametrize("name", list(NETWORKS))
@pytest.mark.parametrize("engine", ["canvas", "pyvis"])
def test_every_awkward_network_is_drawn(name, engine):
    made = NETWORKS[name]()
    drawing = draw(made, engine=engine)
    assert drawing.shown.organizations == len(made)
    assert drawing.html.startswith("<!DOCTYPE html>")


def test_what_is_too_large_is_thinned_and_says_so():
    made = network()
    drawing = draw(made, size="degree", most=30)
    assert (drawing.shown.organizations, drawing.shown.of_organizations) == (30, 62)
    kept = data_of(drawing.html)["organizations"]["id"]
    least = degree(made)[kept].min()
    assert (degree(made).drop(kept) <= least).all()
    assert not drawing.shown.is_all
    assert str(drawing.shown).startswith("30 of 62 organizations")


def test_of_very_many_the_first_are_drawn_unless_more_are_asked_for(monkeypatch):
    from innonet.drawing import thinning

    monkeypatch.setattr(thinning, "READ", 61)
    monkeypatch.setattr(thinning, "FIRST", 20)
    made = network()
    assert draw(made).shown.organizations == 20
    assert draw(made, most=62).shown.organizations == 62
    monkeypatch.setattr(thinning, "READ", 62)
    assert draw(made).shown.organizations == 62


def test_whom_the_page_speaks_of_is_drawn_however_small():
    made = network()
    alone = made.ids[-1]
    assert degree(made)[alone] == 0
    told = hubs(made, draws=0)
    last = told.assign(rank=told["rank"].to_numpy()[::-1]).query("rank <= 3")
    drawing = draw(made, size="degree", most=12, suggestions=ideas(made), hubs=last)
    kept = data_of(drawing.html)["organizations"]["id"]
    assert {alone, made.ids[0], made.ids[21], *last["organization"]} <= set(kept)
    assert len(kept) == 12
    assert len(data_of(drawing.html)["suggestions"]) == len(ideas(made))


def test_of_too_many_ties_everybodys_strongest_stay(monkeypatch):
    from innonet.drawing import thinning

    made = network_of([("a", "b", 5), ("a", "c", 4), ("a", "d", 3), ("b", "c", 2), ("c", "d", 1)])
    assert strongest(made, 1).tolist() == [True, True, True, False, False]
    monkeypatch.setattr(thinning, "TIES_READ", 3)
    monkeypatch.setattr(thinning, "TIES_EACH", 1)
    drawn, shown = thinned(made, degree(made), most=9)
    assert drawn.ties["strength"].tolist() == [5, 4, 3]
    assert (shown.ties, shown.of_ties) == (3, 5)


def test_leaving_out_ties_cuts_nobody_off(monkeypatch):
    from innonet.drawing import thinning

    stars = [(f"{hub}{i}", hub, 9) for hub in "ab" for i in range(4)]
    made = network_of([*stars, ("a", "b", 1), ("a0", "b0", 2), ("a1", "a2", 3)])
    monkeypatch.setattr(thinning, "TIES_READ", 3)
    monkeypatch.setattr(thinning, "TIES_EACH", 1)
    drawn, _ = thinned(made, degree(made))
    left = {(a, b) for a, b in zip(drawn.ties["source"], drawn.ties["target"], strict=True)}
    assert components(drawn).nunique() == 1
    assert {("a0", "b0"), ("b0", "a0")} & left, "the strongest way between the two stays"
    assert not {("a", "b"), ("b", "a")} & left, "the weaker one is left out"


def test_wrong_words_are_answered_with_the_right_ones():
    made = network()
    wrong = (
        ({"size": "betweeness"}, "betweenness"),
        ({"color": "sektor"}, "sector"),
        ({"lang": "kr"}, "ko"),
        ({"engine": "visjs"}, "pyvis"),
    )
    for settings, word in wrong:
        with pytest.raises(UsageError, match=word):
            draw(made, **settings)


def test_saving_is_utf8_and_whole(tmp_path):
    drawing = draw(network(), title="협력 지도")
    path = drawing.save(tmp_path / "new" / "지도.html")
    assert path.read_bytes().decode("utf-8") == drawing.html
    assert b"\r\n" not in path.read_bytes()
    assert [one.name for one in path.parent.iterdir()] == ["지도.html"]


def test_in_a_notebook_it_is_a_closed_frame():
    html = draw(network())._repr_html_()
    assert 'sandbox="allow-scripts' in html
    assert "<script" not in html


def test_pyvis_is_plain_and_hardened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = network(hostile=HOSTILE)
    vis = to_pyvis(made)
    assert [node["id"] for node in vis.nodes] == [str(one) for one in made.ids]
    assert len(vis.edges) == len(made.ties)
    assert all(isinstance(node["x"], float) and node["physics"] is False for node in vis.nodes)
    html = draw(made, engine="pyvis", title=HOSTILE).html
    assert "<img src=x" not in html
    assert not re.search(r'(src|href)="https?:', html)
    assert list(tmp_path.iterdir()) == []


def test_pyvis_refuses_what_a_browser_cannot_show(monkeypatch):
    from innonet.drawing import vis

    monkeypatch.setattr(vis, "MOST", 40)
    with pytest.raises(UsageError, match="62 organizations"):
        to_pyvis(network())
    monkeypatch.setattr(vis, "MOST", 5000)
    monkeypatch.setattr(vis, "SLOW", 40)
    with pytest.warns(UserWarning, match="slow with 62"):
        to_pyvis(network())


def test_a_network_without_sectors_is_colored_by_community():
    made = NETWORKS["star"]()
    plain = type(made)(made.organizations[["name"]], made.ties)
    assert data_of(draw(plain).html)["color"] == "community"


def test_given_communities_are_shown():
    made = network()
    groups = communities(made, draws=0)
    data = data_of(draw(made, groups=groups, color="community").html)
    found = np.array(data["layouts"][0]["of"])
    for number in groups.names.index:
        assert len(set(found[(groups.members == number).to_numpy()])) == 1


def test_without_sources_no_row_is_named():
    made = network()
    assert ".csv" in json.dumps(data_of(draw(made).html), ensure_ascii=False)
    assert ".csv" not in json.dumps(data_of(draw(made, sources=False).html), ensure_ascii=False)


def test_suggestions_are_carried_where_all_of_them_are_drawn():
    made = network()
    table = ideas(made)
    table.loc[3] = ("connect", (made.ids[0], "nobody"), "?", "?", 1.0)
    found = data_of(draw(made, suggestions=table).html)["suggestions"]
    assert [one["of"] for one in found] == [[0, 21], [61, 21], [0]]
    assert [one["gain"] for one in found] == [0.012, 0.002, None]
    assert found[0]["ko"] == "같은 상대가 있습니다."


def test_the_story_tells_numbers_of_the_map():
    made = network()
    data = data_of(draw(made, hubs=hubs(made, draws=5), suggestions=ideas(made)).html)
    whole, first, *rest = data["story"]
    assert whole["ko"][1].startswith(f"기관 62곳이 연결 {len(made.ties)}개로 이어져 있습니다.")
    alone = int((degree(made) == 0).sum())
    assert f"{alone} organizations have no partner yet." in whole["en"][1]
    assert first["of"] == [made.ids.get_loc(one) for one in hubs(made, draws=5)["organization"][:5]]
    assert [one["action"] for one in rest] == ["connect", "include", "protect"]


def test_the_story_names_those_alone_who_surely_are_hubs():
    made = NETWORKS["isolate"]()
    told = [one["en"][0] for one in data_of(draw(made, hubs=hubs(made, draws=0)).html)["story"]]
    assert told == ["The whole"], "all who are tied share the first rank"
    ring = [(f"{i}", f"{(i + 1) % 6}", 1) for i in range(6)]
    made = network_of([*ring, *[("0", f"{i}", 1) for i in (2, 3, 4)]], ids="x")
    table = hubs(made, draws=0).assign(rank_low=1, rank_high=7)
    unsure = data_of(draw(made, hubs=table).html)["story"][1]
    assert unsure["of"] == [made.ids.get_loc(one) for one in table["organization"][:5]]
    assert "단정할 수 없습니다" in unsure["ko"][1]
    one = table.assign(rank_low=[1, 2, 2, 2, 2, 2, 7], rank_high=[1, 6, 6, 6, 6, 6, 7])
    step = data_of(draw(made, hubs=one).html)["story"][1]
    assert (step["of"], made.ids[0]) == ([0], "0")
    assert step["ko"][1].startswith("아래 기관이 협력망을 잇는 거점입니다.")
    assert step["en"][1].startswith("This organization holds the network together.")
    alone = table.assign(organization=["x", *table["organization"][:-1]], rank_high=[1, 2, 3, 4, 5, 6, 7])
    assert made.ids.get_loc("x") not in data_of(draw(made, hubs=alone).html)["story"][1]["of"]


def test_a_gap_is_told_where_it_is_sure_and_its_groups_are_drawn():
    made = network()
    table = pd.DataFrame(
        [
            ("수원시", "고양시", 3.0, 9.0, 1 / 3, 0.01),
            ("수원시", "가평군", 8.0, 9.0, 8 / 9, 0.4),
            ("수원시", "없는 곳", 0.0, 9.0, 0.0, 0.01),
        ],
        columns=["group_a", "group_b", "observed", "expected", "ratio", "p_adjusted"],
    )
    table.attrs["by"] = "municipality"
    data = data_of(draw(made, mixing=table).html)
    gaps = [one for one in data["story"] if "groups" in one]
    assert len(gaps) == 1
    assert gaps[0]["ko"][0] == "끊긴 곳: 수원시 – 고양시"
    assert "연결이 9개쯤" in gaps[0]["ko"][1]
    coloring = next(one for one in data["colorings"] if one["key"] == gaps[0]["color"])
    assert [coloring["groups"][place]["ko"] for place in gaps[0]["groups"]] == ["수원시", "고양시"]


def test_of_several_tables_the_gaps_that_lack_most_ties_are_told():
    made = network()

    def between(by, *rows):
        table = pd.DataFrame(rows, columns=["group_a", "group_b", "observed", "expected"])
        table.attrs["by"] = by
        return table.assign(ratio=table["observed"] / table["expected"], p_adjusted=0.01)

    few = between("sector", *[(*made.attribute("sector").unique()[:2], 0.0, 4.0)])
    many = between("municipality", ("수원시", "고양시", 30.0, 90.0), ("수원시", "가평군", 20.0, 50.0))
    gaps = [one["en"][1] for one in data_of(draw(made, mixing=[few, many]).html)["story"] if "groups" in one]
    assert [("about 90" in gaps[0], "there are 30" in gaps[0]), ("about 50" in gaps[1], len(gaps))] == [
        (True, True),
        (True, 2),
    ]


def test_large_maps_are_sized_by_what_is_quick(monkeypatch):
    from innonet.drawing import drawing

    assert data_of(draw(network()).html)["size"] == "betweenness"
    monkeypatch.setattr(drawing, "FAST", 10)
    assert data_of(draw(network()).html)["size"] == "degree"


def test_letters_that_are_half_a_sign_do_no_harm():
    assert harmless("a\ud800b") == "a b"


@pytest.mark.parametrize("engine", ["canvas", "pyvis"])
def test_a_color_that_is_no_column_is_named_by_its_argument(engine):
    with pytest.raises(UsageError, match=r"color: 'sectr' is not one of .* Did you mean 'sector'"):
        draw(network(), color="sectr", engine=engine)
