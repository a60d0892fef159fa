"""The map inside a notebook: a frame without size until the reader scrolls down to it."""

import pytest
from opening import comes_true
from sample import network

from innonet.drawing import draw

pytestmark = pytest.mark.browser
COUNT = """() => {
  const canvas = document.getElementById("map"), context = canvas.getContext("2d");
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) dark += data[i + 3] > 0 && data[i] < 200;
  return dark;
}"""


@pytest.mark.parametrize("hidden", ["height: 20000px", "height: 1px"])
def test_a_map_far_down_a_notebook_is_drawn_when_it_is_reached(browser, tmp_path, hidden):
    frame = draw(network())._repr_html_()
    page = f'<!DOCTYPE html><meta charset="utf-8"><div style="{hidden}"></div><div id="cell" hidden>{frame}</div>'
    (tmp_path / "book.html").write_text(page, encoding="utf-8")
    tab = browser.new_context(viewport={"width": 1000, "height": 800}, offline=True).new_page()
    tab.goto((tmp_path / "book.html").as_uri())
    tab.wait_for_timeout(300)
    tab.evaluate("document.getElementById('cell').hidden = false")
    tab.locator("iframe").scroll_into_view_if_needed()
    inside = tab.frames[-1]
    inside.wait_for_selector("html[data-ready]")
    comes_true(inside, f"({COUNT})() > 500")
    assert inside.evaluate("innonet.view.k") > 0.01
    tab.context.close()
