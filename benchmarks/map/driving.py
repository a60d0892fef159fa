"""Drive one page as a reader does, and take its times."""

from __future__ import annotations

from pathlib import Path
from typing import Any

WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
WATCH = """
window.heard = { ready: null, refused: [], frames: [] };
document.addEventListener("securitypolicyviolation", (event) => heard.refused.push(event.violatedDirective));
const isReady = () => document.documentElement?.dataset.ready;
new MutationObserver(() => { if (isReady() && heard.ready === null) heard.ready = performance.now(); })
  .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
const tick = (now) => { heard.frames.push(now); requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""
FLUSHED = 'document.querySelector("canvas").getContext("2d").getImageData(0, 0, 1, 1)'


def opened(browser: Any, file: Path, *, phone: bool = False) -> tuple[Any, list[str]]:
    """Open a page with the network cut; a phone's processor is four times slower."""
    context = browser.new_context(**(PHONE if phone else WIDE), offline=True, bypass_csp=False)
    tab = context.new_page()
    if phone:
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.add_init_script(WATCH)
    tab.goto(file.as_uri(), timeout=120_000)
    return tab, asked


def usable_after(tab: Any) -> float:
    """Give the seconds until the page says it is ready; until it has loaded, where it says nothing."""
    tab.wait_for_function("heard.ready !== null || !document.getElementById('app')", timeout=120_000)
    ready = tab.evaluate("heard.ready ?? performance.timing.loadEventEnd - performance.timing.navigationStart")
    return float(ready) / 1000


def moving(tab: Any, act: Any, *, moves: int = 90) -> tuple[float, float]:
    """Give frames a second, and the 95th percentile of a frame in ms, while the reader moves the map."""
    tab.evaluate("heard.frames.length = 0")
    for move in range(moves):
        act(tab, move)
    gaps = sorted(tab.evaluate("heard.frames.slice(1).map((now, i) => now - heard.frames[i])"))
    return 1000 * len(gaps) / sum(gaps), gaps[int(0.95 * (len(gaps) - 1))]


def panning(tab: Any) -> tuple[float, float]:
    tab.mouse.move(800, 450)
    tab.mouse.down()
    found = moving(tab, lambda page, move: page.mouse.move(800 + 3 * (move % 60), 450 + 2 * (move % 45)))
    tab.mouse.up()
    return found


def zooming(tab: Any) -> tuple[float, float]:
    tab.mouse.move(800, 450)
    return moving(tab, lambda page, move: page.mouse.wheel(0, -60 if move % 60 < 30 else 60))


def median_of(tab: Any, act: str, *, times: int = 5) -> float:
    """Give the median of the milliseconds an act takes, drawing included."""
    found = sorted(timed(tab, act) for _ in range(times))
    return found[times // 2]


def timed(tab: Any, act: str) -> float:
    return float(
        tab.evaluate(
            f"async () => {{ const began = performance.now(); {act}; {FLUSHED}; return performance.now() - began; }}"
        )
    )


REDRAW = "innonet.sharp()"
FILTER = 'document.querySelector("#legend button").click()'
SEARCH = """{ const box = document.getElementById("find");
  box.value = ["두레", "한빛", "ㄱㅇ", "상인회"][Math.floor(began) % 4];
  box.dispatchEvent(new Event("input", { bubbles: true })); }"""
