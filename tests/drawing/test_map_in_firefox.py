"""The map in Firefox: it opens, finds, draws and complains of nothing. Skipped where Firefox is not installed."""

import shutil

import pytest

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WAIT = 60


@pytest.fixture(scope="module")
def firefox():
    if FIREFOX is None:
        pytest.skip("Firefox is not installed (on Debian: apt-get install firefox-esr)")
    driver = pytest.importorskip("marionette_driver.marionette", reason="needs innonet[firefox]")
    found = driver.Marionette(bin=FIREFOX, headless=True, gecko_log="-", startup_timeout=120)
    found.start_session()
    yield found
    found.quit()
    found.cleanup()


def test_it_opens_and_finds_without_a_complaint(firefox, folder):
    from marionette_driver import Wait

    firefox.navigate((folder / "plain.html").as_uri())
    Wait(firefox, timeout=WAIT).until(lambda tab: tab.find_elements("css selector", "html[data-ready]"))
    assert "기관 62곳 · " in firefox.find_element("id", "counts").text
    firefox.find_element("id", "find").send_keys("ㅎㅂ")
    Wait(firefox, timeout=WAIT).until(lambda tab: "한빛마을" in tab.find_element("id", "hits").text)
    painted = firefox.execute_script(
        "const c = document.getElementById('map');"
        "return new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size"
    )
    assert painted > 50, "organizations, ties and names in their colors"
    with firefox.using_context("chrome"):
        said = firefox.execute_script("return Services.console.getMessageArray().map((one) => String(one.message))")
    assert [one for one in said if "plain.html" in one] == []
