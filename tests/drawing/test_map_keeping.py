"""What can be taken along: the address, pictures, a file, tables, paper."""

from pathlib import Path

import pytest
from opening import at_rest, opened, shown
from sample import network

pytestmark = pytest.mark.browser


def saved(tab, id_):
    tab.click("#more")
    with tab.expect_download() as waiting:
        tab.click(id_)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_an_address_tells_of_a_move_though_the_map_is_drawn_before_it_rests(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    assert "view=" not in tab.evaluate("location.hash")
    tab.evaluate(
        """() => {
            document.getElementById("map").dispatchEvent(new KeyboardEvent("keydown", {key: "+", bubbles: true}));
            innonet.sharp();
        }"""
    )
    at_rest(tab)
    assert "view=" in tab.evaluate("location.hash")
    tab.context.close()


def test_an_address_opens_the_same_again(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.locator("#legend button").nth(1).click()
    tab.check("#across")
    tab.locator("#from").fill("2021")
    tab.select_option("#color", label="시군")
    tab.click("#language")
    tab.locator("#map").press("+")
    at_rest(tab)
    anchor = tab.evaluate("location.hash")
    again, heard = opened(browser, folder / "plain.html", anchor=anchor)
    assert heard == []
    assert shown(again) == shown(tab)
    assert again.inner_text("#counts") == tab.inner_text("#counts")
    assert again.evaluate("innonet.view.k") == pytest.approx(tab.evaluate("innonet.view.k"), rel=0.01)
    for one in (tab, again):
        one.context.close()


def test_a_saved_file_opens_the_same_view(browser, folder, tmp_path):
    tab, _ = opened(browser, folder / "plain.html", anchor="#lang=en&organization=o003")
    name, content = saved(tab, "#file")
    assert name == "시험-지도.html"
    (tmp_path / "kept.html").write_bytes(content)
    again, heard = opened(browser, tmp_path / "kept.html")
    assert again.inner_text("#card h2") == tab.inner_text("#card h2")
    assert again.get_attribute("html", "lang") == "en"
    assert heard == []
    for one in (tab, again):
        one.context.close()


def test_pictures_are_saved(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    name, picture = saved(tab, "#png")
    assert name == "시험-지도.png"
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * tab.evaluate("innonet.view.width")
    name, drawing = saved(tab, "#svg")
    assert name == "시험-지도.svg"
    assert drawing.startswith(b"<svg xmlns")
    assert "시험 지도" in drawing.decode()
    assert drawing.decode().count("<text") > 20
    tab.context.close()


def test_the_tables_sort_copy_and_open_the_card(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", permissions=["clipboard-read", "clipboard-write"])
    tab.click("#as-table")
    heads = tab.locator("#rows th").all_inner_texts()
    place = next(i for i, text in enumerate(heads) if text.startswith("순위"))
    tab.locator("#rows th button").nth(place).click()
    told = tab.locator(f"#rows tbody td:nth-child({place + 1})").all_inner_texts()
    alone = len(network().alone)
    assert told[-alone:] == ["–"] * alone, "who has no tie has no rank, and stands last"
    ranks = [int(text) for text in told[:-alone]]
    assert ranks == sorted(ranks, reverse=True)
    assert tab.get_attribute(f"#rows th:nth-child({place + 1})", "aria-sort") == "descending"
    tab.click("#sheet-ties")
    assert tab.locator("#rows tbody tr").count() == len(network().ties)
    tab.click("#copy")
    tab.locator("#copy", has_text="복사했습니다").wait_for()
    lines = tab.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == len(network().ties) + 1
    assert lines[0].split("\t") == ["기관", "상대 기관", "연결 강도", "협력사업"]
    name = tab.locator("#rows tbody button").first.inner_text()
    tab.locator("#rows tbody button").first.click()
    assert tab.inner_text("#card h2") == name
    tab.context.close()


def test_on_paper_it_is_light_and_whole(browser, folder):
    tab, _ = opened(browser, folder / "plain.html", color_scheme="dark")
    tab.emulate_media(media="print")
    assert tab.locator("#panel").is_hidden()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("#paper canvas").is_visible()
    assert tab.get_attribute("html", "data-theme") == "light"
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.get_attribute("html", "data-theme") == "dark"
    assert len(tab.pdf(landscape=True)) > 10_000
    tab.context.close()
