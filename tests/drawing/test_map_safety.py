"""Nothing is fetched and no text of the records ever runs: with the policy, without it, in a frame, when saved."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from opening import SIZES, opened
from sample import HOSTILE, network

from innonet.drawing import draw

pytestmark = pytest.mark.browser
STRANGE = (
    "#organization=<img src=x onerror=alert(1)>&color=zz&hide.sector=99.x&view=NaN_1_2&years=1-99999&step=77&kinds=9999"
)


@pytest.mark.parametrize(("name", "size"), [("plain", "phone"), ("hostile", "wide"), ("open", "wide")])
def test_nothing_is_fetched_and_no_text_runs(browser, folder, name, size):
    tab, heard = opened(browser, folder / f"{name}.html", size)
    for key in "]]]t":
        tab.locator("#map").press(key)
    tab.click("#sheet-ties")
    tab.click("#close-sheet")
    for step in range(4):
        tab.click("#tab-story") if not step else tab.locator("[data-key=after]").click()
    tab.click("#more")
    tab.click("#theme")
    assert tab.evaluate("window.hacked") is None
    assert heard == []
    tab.context.close()


def test_the_policy_lets_no_foreign_script_run(browser, folder):
    tab, heard = opened(browser, folder / "plain.html")
    assert "unsafe" not in tab.get_attribute("meta[http-equiv]", "content")
    tab.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hacked = 1'}))"
    )
    assert tab.evaluate("window.hacked") is None
    assert "Content Security Policy" in heard[0]
    tab.context.close()


@pytest.mark.parametrize("name", ["hostile", "open"])
def test_a_strange_address_means_nothing(browser, folder, name):
    tab, heard = opened(browser, folder / f"{name}.html", anchor=STRANGE)
    assert heard == []
    assert tab.locator("#card h2").count() == 0
    assert tab.evaluate("innonet.seen.counts[0]") == 62
    tab.context.close()


def test_a_drawing_of_hostile_text_is_plain(browser, folder):
    tab, _ = opened(browser, folder / "hostile.html")
    tab.locator("#map").press("]")
    root = ET.fromstring(tab.evaluate("innonet.svg()"))
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "path", "text"}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]
    assert any("window.hacked" in (element.text or "") for element in root.iter()), "names stand there as text"
    tab.context.close()


def test_in_a_notebook_frame_it_opens_and_keeps_to_itself(browser, tmp_path):
    page = tmp_path / "notebook.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8>{draw(network(hostile=HOSTILE))._repr_html_()}", encoding="utf-8"
    )
    tab = browser.new_context(**SIZES["wide"]).new_page()
    heard = []
    tab.on("pageerror", lambda error: heard.append(str(error)))
    tab.on("console", lambda message: heard.append(message.text))
    tab.goto(page.as_uri())
    frame = tab.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator("#map").press("]")
    assert frame.locator("#card h2").count() == 1
    assert heard == []
    assert tab.evaluate("window.hacked") is None
    tab.context.close()


def test_without_script_there_is_a_picture_and_a_table(browser, folder):
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto((folder / "plain.html").as_uri())
    paths = tab.locator("#still svg g path").evaluate_all("all => all.map((one) => one.getAttribute('d')).join('')")
    assert paths.count("h0") == 62
    assert tab.locator("#still svg").bounding_box()["height"] > 300
    assert tab.locator("#still tbody tr").count() == 12
    assert tab.locator("#app").is_hidden()
    tab.context.close()


def test_pyvis_draws_offline_under_a_policy(browser, folder):
    tab = browser.new_context(**SIZES["wide"]).new_page()
    heard = []
    tab.on("pageerror", lambda error: heard.append(str(error)))
    tab.on("request", lambda request: heard.append(request.url))
    tab.goto((folder / "vis.html").as_uri())
    tab.wait_for_selector("#map canvas")
    assert heard == [(folder / "vis.html").as_uri()]
    policy = tab.get_attribute("meta[http-equiv]", "content")
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    tab.context.close()


def test_the_folder_holds_what_was_asked_for(folder):
    assert {one.name for one in Path(folder).iterdir()} == {
        "plain.html",
        "few.html",
        "hostile.html",
        "open.html",
        "many.html",
        "vis.html",
    }
