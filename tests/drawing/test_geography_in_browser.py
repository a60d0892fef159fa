"""The map of places as its reader meets it."""

from itertools import combinations
from pathlib import Path

import pytest
from opening import SIZES, opened
from sample import PLACES, network

from innonet.drawing import draw

pytestmark = pytest.mark.browser
PLACE = {"수원시": "Suwon-si", "고양시": "Goyang-si"}


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    return draw(network(), size="degree", title="지역 지도").save(tmp_path_factory.mktemp("places") / "map.html")


def between(one, other):
    """Ties between two places, counted without the page."""
    made = network()
    place = made.organizations["municipality"].to_numpy()[made.ends]
    return int(((place[:, 0] == one) & (place[:, 1] == other) | (place[:, 0] == other) & (place[:, 1] == one)).sum())


def choose(tab, name):
    value = tab.locator("#place option", has_text=name).get_attribute("value")
    tab.select_option("#place", value)


@pytest.mark.parametrize("size", list(SIZES))
def test_places_are_named_and_no_names_overlap(browser, file, size):
    tab, heard = opened(browser, file, size, "#layout=geography")
    labels = tab.evaluate("innonet.labels()")
    width, height = tab.evaluate("[innonet.view.width, innonet.view.height]")
    assert set(PLACES) <= {one["text"] for one in labels}
    for one in labels:
        assert one["left"] >= 0 and one["top"] >= 0 and one["right"] <= width and one["bottom"] <= height
    for one, other in combinations(labels, 2):
        assert (
            one["right"] <= other["left"]
            or other["right"] <= one["left"]
            or one["bottom"] <= other["top"]
            or other["bottom"] <= one["top"]
        ), f"{one['text']} overlaps {other['text']}"
    assert heard == []
    tab.context.close()


def test_by_keyboard_a_place_is_chosen_and_its_ties_are_counted(browser, file):
    tab, heard = opened(browser, file)
    assert tab.locator("#of-places").is_hidden()
    tab.select_option("#layout", label="지역")
    choose(tab, "수원시")
    inner, outer = between("수원시", "수원시"), sum(between("수원시", one) for one in PLACES if one != "수원시")
    members = int((network().organizations["municipality"] == "수원시").sum())
    assert tab.locator("#place-text").inner_text() == (
        f"수원시: 기관 {members}곳, 지역 안 연결 {inner}개, 다른 지역과의 연결 {outer}개"
    )
    assert str(between("수원시", "고양시")) in {one["text"] for one in tab.evaluate("innonet.labels()")}
    row = tab.locator("#place-ties button", has_text="고양시")
    assert row.locator("i").inner_text() == f"연결 {between('수원시', '고양시')}개"
    row.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#place-text").inner_text() == f"수원시 – 고양시: 연결 {between('수원시', '고양시')}개"
    tab.locator("#map").press("Escape")
    assert tab.locator("#place-text").inner_text() == ""
    assert heard == []
    tab.context.close()


def test_a_click_on_ground_chooses_its_place_and_a_click_on_its_arc_the_pair(browser, file):
    tab, _ = opened(browser, file, anchor="#layout=geography&lang=en")
    box = tab.locator("#map").bounding_box()
    suwon = next(one for one in tab.evaluate("innonet.labels()") if one["text"] == "Suwon-si")
    tab.mouse.click(box["x"] + suwon["left"] + 3, box["y"] + suwon["top"] + 3)
    assert tab.locator("#place-text").inner_text().startswith("Suwon-si: ")
    number = next(one for one in tab.evaluate("innonet.labels()") if one["text"] == str(between("수원시", "고양시")))
    tab.mouse.click(
        box["x"] + (number["left"] + number["right"]) / 2, box["y"] + (number["top"] + number["bottom"]) / 2
    )
    assert "ties" in tab.locator("#place-text").inner_text()
    assert " – " in tab.locator("#place-text").inner_text()
    tab.context.close()


def test_the_address_opens_the_same_places_again(browser, file):
    tab, _ = opened(browser, file)
    tab.select_option("#layout", label="지역")
    choose(tab, "고양시")
    address, said = tab.evaluate("location.hash"), tab.locator("#place-text").inner_text()
    tab.context.close()
    again, _ = opened(browser, file, anchor=address)
    assert again.locator("#layout").input_value() == "1"
    assert again.locator("#place-text").inner_text() == said
    again.context.close()
