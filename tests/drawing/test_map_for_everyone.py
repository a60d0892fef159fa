"""Both languages, keyboard alone, touch, contrast, and what axe-core finds."""

import pytest
from opening import opened, shown
from sample import network

from innonet.drawing import draw
from networks import network_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("scheme", "size"), [("light", "wide"), ("dark", "phone")])
def test_axe_finds_nothing_serious(browser, folder, axe, scheme, size):
    tab, _ = opened(browser, folder / "plain.html", size, color_scheme=scheme)
    tab.evaluate(axe)
    for act in (
        lambda: tab.click("[data-key=foldkinds]") if size == "wide" else tab.click("#tab-legend"),
        lambda: tab.locator("#map").press("]"),
        lambda: tab.locator("#map").press("t"),
    ):
        act()
        found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        grave = {one["id"]: [node["html"][:120] for node in one["nodes"][:3]] for one in found
                 if one["impact"] in ("serious", "critical")}  # fmt: skip
        assert grave == {}
    tab.context.close()


def test_the_language_switch_leaves_no_korean_words_of_ours(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.click("#language")
    tab.locator("#find").focus()
    for id_ in ("#of-legend", "#tabs", "#menu"):
        text = tab.inner_text(id_).replace("한국어", "")
        assert not any("가" <= letter <= "힣" for letter in text), text
    assert tab.get_attribute("html", "lang") == "en"
    assert "62 organizations · " in tab.inner_text("#counts")
    tab.context.close()


def test_title_and_edition_are_said_in_the_readers_language(browser, tmp_path):
    path = draw(network(), title=("지도 · 공개용", "Map · public edition"), lang="en").save(tmp_path / "map.html")
    tab, _ = opened(browser, path)
    assert [tab.inner_text("#title"), tab.title()] == ["Map · public edition"] * 2
    tab.click("#language")
    assert [tab.inner_text("#title"), tab.title()] == ["지도 · 공개용"] * 2
    assert "<title>지도 · 공개용</title>" in tab.evaluate("innonet.svg()")
    tab.context.close()


def test_a_tablet_held_upright_has_the_map_over_its_whole_width(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", "tablet")
    stage, panel = (tab.locator(one).bounding_box() for one in ("#stage", "#panel"))
    assert stage["width"] == panel["width"] == 820
    assert stage["height"] > 500
    assert tab.locator("#legend").is_visible(), "there is room for the legend too"
    tab.click("#more")
    assert tab.locator("#keys").is_hidden(), "nobody has keys there"
    tab.context.close()


def test_one_of_something_is_said_in_the_singular(browser, tmp_path):
    path = draw(network_of([("a", "b"), ("b", "c")]), lang="en").save(tmp_path / "map.html")
    tab, _ = opened(browser, path, anchor="#organization=a")
    assert tab.inner_text("#counts") == "3 organizations · 2 ties"
    assert tab.inner_text("#card h3") == "1 partner"
    tab.locator(".people button").first.click()
    assert tab.inner_text("#card h3") == "2 partners"
    tab.context.close()


def test_everything_is_reached_and_worked_by_keyboard_alone(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    reached = set()
    for _ in range(90):
        tab.keyboard.press("Tab")
        reached |= {tab.evaluate("document.activeElement.id || document.activeElement.dataset.key || ''")}
    assert reached >= {"find", "tab-legend", "color", "size", "legend0", "suggest", "play", "from", "to", "least",
                       "across", "foldkinds", "map", "nearer", "farther", "whole", "as-table", "language",
                       "more"}  # fmt: skip
    tab.locator("#find").focus()
    tab.keyboard.type("ㅎㅂ")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#card h2").startswith("한빛마을")
    tab.locator("#more").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "png"
    tab.keyboard.press("Escape")
    assert tab.locator("#more-list").is_hidden()
    assert tab.evaluate("document.activeElement.id") == "more"
    tab.locator("#tab-card").focus()
    tab.keyboard.press("ArrowRight")
    assert tab.get_attribute("#tab-story", "aria-selected") == "true"
    tab.locator("[data-key=after]").focus()
    tab.keyboard.press("Enter")
    assert tab.inner_text("#tale h2") == "점수가 높은 기관"
    tab.context.close()


def test_the_map_itself_is_worked_by_keys(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    start = tab.evaluate("({...innonet.view})")
    tab.locator("#map").press("ArrowRight")
    tab.keyboard.press("+")
    now = tab.evaluate("({...innonet.view})")
    assert now["x"] > start["x"]
    assert now["k"] > start["k"]
    tab.keyboard.press("0")
    assert tab.evaluate("innonet.view.k") == pytest.approx(start["k"])
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "find"
    tab.keyboard.press("Escape")
    tab.keyboard.press("]")
    first = tab.inner_text("#card h2")
    tab.keyboard.press("]")
    tab.keyboard.press("[")
    assert tab.inner_text("#card h2") == first
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "H2"
    tab.locator("#map").press("Escape")
    assert tab.evaluate("innonet.state.selected") == -1
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()
    tab.keyboard.press("Escape")
    assert tab.locator("#help").is_hidden()
    tab.context.close()


def test_two_fingers_pinch(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", "phone")
    before = tab.evaluate("innonet.view.k")
    session = tab.context.new_cdp_session(tab)
    touches = lambda gap: [{"x": 195 - gap, "y": 400, "id": 0}, {"x": 195 + gap, "y": 400, "id": 1}]  # noqa: E731
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": touches(30)})
    for gap in (45, 60):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": touches(gap)})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert tab.evaluate("innonet.view.k") == pytest.approx(2 * before, rel=0.05)
    tab.context.close()


def test_on_a_phone_a_tap_opens_the_sheet_and_targets_are_large(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", "small")
    box = tab.locator("#map").bounding_box()
    x, y = tab.evaluate("innonet.at(0)")
    tab.touchscreen.tap(box["x"] + x, box["y"] + y)
    assert tab.locator("#card h2").is_visible()
    small = tab.evaluate(
        "[...document.querySelectorAll('button, select, summary, input[type=search]')]"
        ".filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)"
        ".map((one) => one.id || one.textContent)"
    )
    assert small == []
    tab.click("#grip")
    assert tab.locator("#card h2").is_hidden()
    tab.context.close()


def test_motion_is_spared_and_colors_follow_the_reader(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", color_scheme="dark")
    assert tab.get_attribute("html", "data-theme") == "dark"
    tab.locator("#map").press("+")
    tab.locator("#map").press("0")
    assert tab.evaluate("innonet.view.k") > 0
    tab.click("#more")
    tab.click("#theme")
    assert tab.get_attribute("html", "data-theme") == "light"
    assert "theme=light" in tab.evaluate("location.hash")
    assert shown(tab)[0] == 62
    tab.context.close()


def painted(tab, place):
    """Give the color of one spot of the map, as red, green, blue."""
    return tab.evaluate(
        "([x, y]) => [...document.getElementById('map').getContext('2d').getImageData(x, y, 1, 1).data].slice(0, 3)",
        place,
    )


def test_the_system_s_own_colors_are_kept(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", color_scheme="dark", forced_colors="active", contrast="more")
    paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert f"rgb({', '.join(map(str, painted(tab, [2, 2])))})" == paper, "the map has the page's ground"
    under = "(id) => getComputedStyle(document.getElementById(id)).borderBottomColor"
    assert tab.evaluate(under, "tab-card") == paper
    assert tab.evaluate(under, "tab-legend") != paper, "the tab that is open can be told"
    tab.context.close()


def test_more_contrast_darkens_what_is_soft_at_once(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    soft = "getComputedStyle(document.querySelector('#legend i')).color"
    before = tab.evaluate(soft)
    tab.emulate_media(contrast="more")
    assert (before, tab.evaluate(soft)) == ("rgb(85, 97, 111)", "rgb(21, 32, 45)")
    tab.context.close()
