"""What stands on the map: names, areas, rings, suggested ties, and the small map."""

import re

import pytest
from opening import SIZES, at_rest, opened
from sample import network

from innonet import communities
from innonet.drawing import draw
from innonet.ranking import hubs
from networks import network_of

pytestmark = pytest.mark.browser


def held_apart(tab):
    """Measure the names at rest: none over another, none cut at an edge. Gives how many there are."""
    tab.evaluate("innonet.sharp()")
    labels = tab.evaluate("innonet.labels()")
    width, height = tab.evaluate("[innonet.view.width, innonet.view.height]")
    for place, one in enumerate(labels):
        assert one["left"] >= 0
        assert one["top"] >= 0
        assert one["right"] <= width
        assert one["bottom"] <= height
        for other in labels[:place]:
            apart = (one["right"] <= other["left"] or other["right"] <= one["left"]
                     or one["bottom"] <= other["top"] or other["bottom"] <= one["top"])  # fmt: skip
            assert apart, (one, other)
    return len(labels)


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("name", ["plain", "many"])
def test_names_neither_overlap_nor_are_cut(browser, folder, name, size):
    tab, _ = opened(browser, folder / f"{name}.html", size)
    numbers = []
    for keys in ("", "++", "++", "]", "0"):
        for key in keys:
            tab.locator("#map").press(key)
        numbers.append(held_apart(tab))
    assert min(numbers) >= 1
    tab.context.close()


def spread(tab):
    """Give how much of the width and of the height of the view the organizations take."""
    spots = [tab.evaluate(f"innonet.at({place})") for place in range(62)]
    width, height = tab.evaluate("[innonet.view.width, innonet.view.height]")
    (left, right), (top, bottom) = ((min(one), max(one)) for one in zip(*spots, strict=True))
    return (right - left) / width, (bottom - top) / height


def test_a_screen_held_upright_is_used_to_its_height_and_an_address_says_how(browser, folder):
    wide, _ = opened(browser, folder / "plain.html")
    phone, _ = opened(browser, folder / "plain.html", "phone")
    across, down = spread(phone)
    assert across > 0.7
    assert 0.55 < down < 0.9
    phone.locator("#map").press("+")
    at_rest(phone)
    again, heard = opened(browser, folder / "plain.html", "phone", anchor=phone.evaluate("location.hash"))
    assert heard == []
    for place in (0, 20, 61):
        there = again.evaluate(f"innonet.at({place})")
        assert there == pytest.approx(phone.evaluate(f"innonet.at({place})"), abs=3)
    wide.locator("#map").press("+")
    at_rest(wide)
    assert "tall" not in wide.evaluate("location.hash")
    sent, _ = opened(browser, folder / "plain.html", "phone", anchor=wide.evaluate("location.hash"))
    ratio = [down / across for across, down in (spread(sent), spread(wide))]
    sides = [one.evaluate("innonet.view.height / innonet.view.width") for one in (sent, wide)]
    assert ratio[0] * sides[0] == pytest.approx(ratio[1] * sides[1], rel=0.01), (
        "of a place in view nothing is drawn out"
    )
    for one in (wide, phone, again, sent):
        one.context.close()


def test_the_nearer_the_more_of_those_in_view_are_named(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", "phone")
    shares = []
    for _ in range(3):
        tab.evaluate("innonet.sharp()")
        width, height, named = tab.evaluate("[innonet.view.width, innonet.view.height, innonet.labels().length]")
        spots = [tab.evaluate(f"innonet.at({place})") for place in range(62)]
        shares.append(named / sum(0 < x < width and 0 < y < height for x, y in spots))
        tab.locator("#map").press("+")
        tab.locator("#map").press("+")
    assert shares[0] < shares[1] < shares[2]
    tab.context.close()


def test_no_name_lies_under_a_button(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    for _ in range(3):
        tab.locator("#map").press("+")
    tab.evaluate("innonet.sharp()")
    stage = tab.locator("#stage").bounding_box()
    for id_ in ("#menu", "#tools", "#small"):
        box = tab.locator(id_).bounding_box()
        left, top = box["x"] - stage["x"], box["y"] - stage["y"]
        for one in tab.evaluate("innonet.labels()"):
            assert (one["right"] <= left or one["left"] >= left + box["width"]
                    or one["bottom"] <= top or one["top"] >= top + box["height"]), (id_, one)  # fmt: skip
    tab.context.close()


def test_korean_names_break_between_words_only(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", "phone")
    lines = re.findall(r"<text[^>]*>([^<]*)</text>", tab.evaluate("innonet.svg()"))
    assert any(line.endswith("호점") for line in lines), "long names are broken"
    assert not [line for line in lines if line in ("합", "조합", "동조합") or line.endswith("사회적협동조")]
    tab.context.close()


@pytest.mark.parametrize("size", list(SIZES))
def test_the_page_fits_the_screen(browser, folder, size):
    tab, _ = opened(browser, folder / "plain.html", size)
    wide, high = SIZES[size]["viewport"].values()
    assert tab.evaluate("document.documentElement.scrollWidth") == wide
    assert tab.evaluate("document.documentElement.scrollHeight") <= high
    stage = tab.locator("#stage").bounding_box()
    least = 0.42 if size == "tablet" else 0.72
    assert stage["height"] > least * high, "the map has the screen, not the bars; on a tablet the legend has its part"
    tab.context.close()


def test_communities_have_outlines_and_names(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    found = [one["text"] for one in tab.evaluate("innonet.labels()")]
    names = communities(network(), draws=0, runs=1).names["name_ko"]
    assert len(names) == 3
    assert [found.count(name) for name in names.unique()] == names.value_counts(sort=False).tolist()
    tab.context.close()


def test_far_away_communities_are_closed_and_open_on_a_click(browser, folder):
    tab, _ = opened(browser, folder / "many.html", "phone")
    for _ in range(3):
        tab.locator("#map").press("-")
    tab.evaluate("innonet.sharp()")
    closed = tab.evaluate("innonet.areas().filter((one) => !one.isOpen)")
    assert len(closed) >= 3
    text = tab.evaluate("innonet.svg()")
    assert text.count("A") < 4_000, "closed communities are one circle each"
    x, y = closed[0]["at"]
    box = tab.locator("#map").bounding_box()
    tab.touchscreen.tap(box["x"] + x, box["y"] + y)
    tab.evaluate("innonet.sharp()")
    assert tab.evaluate("(ko) => innonet.areas().find((one) => one.ko === ko).isOpen", closed[0]["ko"])
    tab.context.close()


def test_a_name_may_lie_in_the_corner_of_the_box_around_a_circle(browser, folder):
    """Circles that lie close together leave room for the names inside them."""
    tab, _ = opened(browser, folder / "many.html")
    found = tab.evaluate(
        """() => {
            const box = (left, top, right, bottom) => ({left, top, right, bottom});
            const circle = {...box(0, 0, 20, 20), isRound: true};
            const [outside, corner] = [box(21, 0, 30, 20), box(18, 18, 30, 30)];
            const names = [corner, box(16, 16, 30, 30), box(19, 0, 30, 20), outside, box(5, 5, 6, 6)];
            return names.map((name) => [innonet.touches(name, box(0, 0, 20, 20)), innonet.touches(name, circle)]);
        }"""
    )
    assert found == [[True, False], [True, True], [True, True], [False, False], [True, True]]
    tab.context.close()


def test_a_ring_reads_how_sure_a_rank_is(browser, folder):
    tab, _ = opened(browser, folder / "many.html")
    assert tab.evaluate("[[1, 4], [1, 21], [2, 60], [1, 300]].map(([low, high]) => innonet.closes(low, high))") == [
        1, 0.75, 0.5, 0.25]  # fmt: skip
    tab.context.close()
    tab, _ = opened(browser, folder / "plain.html")
    assert tab.locator("#reading li").count() >= 7
    assert "순위 구간" in tab.inner_text("#reading")
    tab.context.close()


def test_among_few_organizations_a_ring_closes_for_fewer_places(browser, tmp_path):
    few = network_of([(f"a{n}", f"a{n + 1}") for n in range(24)])
    draw(few, hubs=hubs(few, draws=5)).save(tmp_path / "few.html")
    tab, _ = opened(browser, tmp_path / "few.html")
    assert tab.evaluate("[[1, 3], [1, 7], [1, 13], [1, 25]].map(([low, high]) => innonet.closes(low, high))") == [
        1, 0.75, 0.5, 0.25]  # fmt: skip
    tab.context.close()


def test_suggested_ties_are_dashed_and_switched_on(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    assert "stroke-dasharray" not in tab.evaluate("innonet.svg()")
    tab.check("#suggest")
    assert tab.evaluate("innonet.svg()").count("stroke-dasharray") == 2
    assert "suggested=1" in tab.evaluate("location.hash")
    tab.context.close()


def test_the_small_map_shows_where_one_is_and_moves(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    assert tab.locator("#small").is_hidden()
    for _ in range(4):
        tab.locator("#map").press("+")
    tab.locator("#small").wait_for()
    box, before = tab.locator("#small").bounding_box(), tab.evaluate("innonet.view.x")
    tab.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2)
    assert tab.evaluate("innonet.view.x") < before
    tab.context.close()


MOVED = """(by) => {
  const map = document.getElementById("map"), pen = map.getContext("2d");
  const pixels = () => pen.getImageData(0, 0, map.width, map.height).data;
  const differing = (one, other, by) => {
    let found = 0;
    for (let y = 0; y < map.height; y++) for (let x = 0; x < map.width - by; x++) {
      const at = 4 * (y * map.width + x);
      if ([0, 1, 2].some((part) => Math.abs(one[at + 4 * by + part] - other[at + part]) > 3)) found++;
    }
    return found;
  };
  const found = [];
  for (let turn = 0; turn < 2; turn++) {
    innonet.sharp();
    const sharp = pixels();
    innonet.view.x += by / innonet.view.k;
    innonet.slide();
    const slid = pixels();
    found.push([differing(sharp, slid, by), differing(sharp, slid, 0) > 1000]);
  }
  return found;
}"""


def test_a_moved_picture_is_the_last_sharp_one(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    assert tab.evaluate(MOVED, 50) == [[0, True], [0, True]]
    tab.context.close()
