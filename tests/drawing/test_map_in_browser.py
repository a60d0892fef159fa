"""The map as its reader meets it: in a browser, from a file, with the network watched."""

from pathlib import Path

import pytest
from sample import HOSTILE, network

from innonet.drawing import draw
from innonet.measures import profile
from innonet.ranking import hubs

pytestmark = pytest.mark.browser
SIZES = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("maps")
    for name, hostile in (("plain", ""), ("hostile", HOSTILE)):
        made = network(hostile=hostile)
        table = profile(made)
        draw(made, table=table, hubs=hubs(made, draws=5), title=f"시험 지도{hostile}").save(path / f"{name}.html")
    draw(network(), engine="pyvis", title="vis").save(path / "vis.html")
    return path


def opened(browser, file, size="wide", anchor="", **context):
    tab = browser.new_context(**SIZES[size], **context).new_page()
    heard = []
    tab.on("console", lambda message: heard.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: heard.append(f"error: {error}"))
    tab.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
    tab.on("request", lambda request: heard.append(f"request: {request.url}"))
    tab.goto(file.as_uri() + anchor)
    assert heard.pop(0).startswith(f"request: {file.as_uri()}")
    tab.wait_for_selector("html[data-ready]")
    return tab, heard


def test_nothing_is_fetched_and_no_text_runs(browser, folder):
    for name in ("plain", "hostile"):
        for size in SIZES:
            tab, heard = opened(browser, folder / f"{name}.html", size)
            for _ in range(3):
                tab.locator("#map").press("]")
            tab.locator("#map").press("t")
            tab.click("#close-sheet")
            tab.click("#more")
            tab.click("#theme")
            assert tab.evaluate("window.hacked") is None
            assert heard == []
            tab.context.close()


def test_the_policy_lets_no_foreign_script_run(browser, folder):
    tab, heard = opened(browser, folder / "plain.html")
    tab.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hacked = 1'}))"
    )
    assert tab.evaluate("window.hacked") is None
    assert "Content Security Policy" in heard[0]
    tab.context.close()


@pytest.mark.parametrize("size", list(SIZES))
def test_labels_neither_overlap_nor_are_cut(browser, folder, size):
    tab, _ = opened(browser, folder / "plain.html", size)
    for zoom in ("", "+++", "0"):
        for key in zoom:
            tab.locator("#map").press(key)
        tab.wait_for_timeout(700)
        labels = tab.evaluate("innonet.labels()")
        width, height = tab.evaluate("[innonet.view.width, innonet.view.height]")
        assert labels
        for place, one in enumerate(labels):
            assert one["left"] >= 0
            assert one["top"] >= 0
            assert one["right"] <= width
            assert one["bottom"] <= height
            for other in labels[:place]:
                apart = (one["right"] <= other["left"] or other["right"] <= one["left"]
                         or one["bottom"] <= other["top"] or other["bottom"] <= one["top"])  # fmt: skip
                assert apart, (one, other)
    tab.context.close()


@pytest.mark.parametrize("size", list(SIZES))
def test_the_page_fits_the_screen(browser, folder, size):
    tab, _ = opened(browser, folder / "plain.html", size)
    assert tab.evaluate("document.documentElement.scrollWidth") == SIZES[size]["viewport"]["width"]
    assert tab.evaluate("document.documentElement.scrollHeight") <= SIZES[size]["viewport"]["height"]
    tab.context.close()


@pytest.mark.parametrize(
    ("text", "first"),
    [("한빛마을 13", "한빛마을 13호점"), ("ㅎㅂㅁㅇ", "한빛마을"), ("organization 5", "Organization 5")],
)
def test_an_organization_is_found_by_any_of_its_names(browser, folder, text, first):
    tab, _ = opened(browser, folder / "plain.html")
    tab.fill("#find", text)
    hit = tab.locator("#hits li").first
    if first.startswith("Organization"):
        hit.click()
        assert first in tab.inner_text("#card")
    else:
        assert hit.inner_text().startswith(first)
        tab.locator("#find").press("Enter")
        assert tab.inner_text("#card h2").startswith(first)
    tab.context.close()


def test_the_card_tells_rank_partners_and_partnerships(browser, folder):
    made = network()
    ranked = hubs(made, draws=5)
    tab, _ = opened(browser, folder / "plain.html")
    tab.locator("#map").press("]")
    text = tab.inner_text("#card")
    first = ranked.iloc[0]
    partners = set(made.ties.query("source == @first.organization")["target"]) | set(
        made.ties.query("target == @first.organization")["source"]
    )
    assert first["name"] in text
    assert f"거점 {first['rank']}위" in text
    assert f"90% 구간 {first['rank_low']:.0f}–{first['rank_high']:.0f}위" in text
    assert f"함께하는 기관 {len(partners)}곳" in text
    works = made.register.participations.query("organization == @first.organization")["partnership"].nunique()
    assert f"협력사업 {works}건" in text
    assert "출처: 기관.csv:" in text
    assert tab.evaluate("innonet.seen.focus.size") == len(partners) + 1
    tab.context.close()


def test_the_legend_filters_and_counts(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    button = tab.locator("#legend button").first
    shown = int(button.locator("i").inner_text())
    button.click()
    assert f"기관 62곳 중 {shown}곳" in tab.inner_text("#counts")
    tab.locator("#legend button").nth(1).click()
    more = int(tab.locator("#legend button").nth(1).locator("i").inner_text())
    assert f"기관 62곳 중 {shown + more}곳" in tab.inner_text("#counts")
    tab.click("#reset")
    assert "기관 62곳 중 62곳" in tab.inner_text("#counts")
    tab.context.close()


def test_kinds_and_years_filter_ties(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html")
    tab.click("[data-key=foldkinds]")
    tab.locator("#facets details >> nth=0 >> input").nth(0).uncheck()
    tab.locator("#facets details >> nth=0 >> input").nth(1).uncheck()
    left = made.register.where(partnerships={"kind": "mou"})
    from innonet.projection import project

    names = tab.locator("#facets details >> nth=0 >> label span").all_inner_texts()
    kept = {"업무협약(MOU)": "mou", "리빙랩": "living_lab", "보조금·공모사업": "grant"}[names[2]]
    left = made.register.where(partnerships={"kind": kept})
    assert f"중 {len(project(left).ties)}개 표시" in tab.inner_text("#counts")
    tab.context.close()


def test_color_and_size_can_be_changed(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.select_option("#color", label="협력 집단")
    assert tab.locator("#legend button").count() >= 3
    before = tab.evaluate("innonet.at(0)")
    tab.select_option("#size", label="연결 기관 수")
    assert tab.evaluate("innonet.at(0)") == before, "size changes nobody's place"
    assert "size=degree" in tab.evaluate("location.hash")
    tab.context.close()


def test_the_language_switch_leaves_no_korean_words_of_ours(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.click("#language")
    text = tab.inner_text("#of-legend")
    assert not any("가" <= letter <= "힣" for letter in text), text
    assert tab.get_attribute("html", "lang") == "en"
    assert "Showing 62 of 62 organizations" in tab.inner_text("#counts")
    tab.context.close()


def test_an_address_opens_the_same_again(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.locator("#map").press("]")
    tab.click("#language")
    name, anchor = tab.inner_text("#card h2"), tab.evaluate("location.hash")
    again, heard = opened(browser, folder / "plain.html", anchor=anchor)
    assert again.inner_text("#card h2") == name
    strange, heard = opened(
        browser, folder / "plain.html", anchor="#organization=<img src=x onerror=alert(1)>&color=zz&hidden=9.x"
    )
    assert heard == []
    assert strange.locator("#card").is_hidden()
    for one in (tab, again, strange):
        one.context.close()


def test_the_keyboard_moves_zooms_and_closes(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    start = tab.evaluate("({...innonet.view})")
    tab.locator("#map").press("ArrowRight")
    tab.locator("#map").press("+")
    now = tab.evaluate("({...innonet.view})")
    assert now["x"] > start["x"]
    assert now["k"] > start["k"]
    tab.locator("#map").press("/")
    assert tab.evaluate("document.activeElement.id") == "find"
    tab.locator("#find").press("Escape")
    tab.locator("#map").press("]")
    tab.locator("#map").press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "H2"
    tab.locator("#map").press("Escape")
    assert tab.locator("#card h2").count() == 0
    tab.context.close()


def test_dragging_moves_and_clicking_chooses(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    box = tab.locator("#map").bounding_box()
    x, y = tab.evaluate("innonet.at(0)")
    tab.mouse.click(box["x"] + x, box["y"] + y)
    assert tab.evaluate("innonet.state.selected") == 0
    before = tab.evaluate("innonet.view.x")
    tab.mouse.move(box["x"] + 200, box["y"] + 300)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 320, box["y"] + 300, steps=5)
    tab.mouse.up()
    assert tab.evaluate("innonet.view.x") < before
    assert tab.evaluate("innonet.state.selected") == 0, "a drag is no click"
    tab.context.close()


def test_the_table_sorts_and_opens_the_card(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.click("#as-table")
    heads = tab.locator("#rows th").all_inner_texts()
    place = next(i for i, text in enumerate(heads) if text.startswith("순위"))
    tab.locator("#rows th button").nth(place).click()
    ranks = [int(text) for text in tab.locator(f"#rows tbody td:nth-child({place + 1})").all_inner_texts()]
    assert ranks == sorted(ranks, reverse=True)
    name = tab.locator("#rows tbody button").first.inner_text()
    tab.locator("#rows tbody button").first.click()
    assert tab.inner_text("#card h2") == name
    tab.context.close()


def test_a_route_is_found(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html")
    steps = made.graph.distances(0, 45)[0][0]
    tab.evaluate("0")
    box = tab.locator("#map").bounding_box()
    x, y = tab.evaluate("innonet.at(0)")
    tab.mouse.click(box["x"] + x, box["y"] + y)
    tab.fill("#to-whom", made.organizations["name"].iloc[45])
    tab.locator("#to-whom").press("Enter")
    assert f"{steps:.0f}단계로 이어지는 길" in tab.inner_text("#card")
    assert tab.evaluate("innonet.state.route.length") == steps + 1
    tab.context.close()


def test_without_script_there_is_a_picture_and_a_table(browser, folder):
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto((folder / "plain.html").as_uri())
    assert tab.locator("#still svg circle").count() == 62
    assert tab.locator("#still tbody tr").count() == 12
    assert tab.locator("#app").is_hidden()
    tab.context.close()


def test_the_picture_can_be_saved(browser, folder):
    tab, heard = opened(browser, folder / "plain.html")
    with tab.expect_download() as waiting:
        tab.click("#more")
        tab.click("#png")
    picture = Path(waiting.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000
    assert [one for one in heard if not one.startswith("request: blob:")] == []
    tab.context.close()


def test_pyvis_draws_offline(browser, folder):
    tab = browser.new_context(**SIZES["wide"]).new_page()
    heard = []
    tab.on("pageerror", lambda error: heard.append(str(error)))
    tab.on("request", lambda request: heard.append(request.url))
    tab.goto((folder / "vis.html").as_uri())
    tab.wait_for_selector("#map canvas")
    assert heard == [(folder / "vis.html").as_uri()]
    tab.context.close()
