"""`python -m benchmarks.map [--sizes 1000 5000 20000 50000]`: the map's times in headless Chromium, beside its aims."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pandas as pd

from benchmarks.map import driving
from benchmarks.map.making import in_circles, made
from innonet.drawing import draw
from innonet.grouping import Communities

AIMS: dict[int, dict[str, float]] = {
    1000: {"file kB": 150, "usable s": 0.8, "phone s": 2.5, "redraw ms": 100, "filter ms": 100, "search ms": 50},
    5000: {"file kB": 400, "usable s": 1.0, "phone s": 4.0, "redraw ms": 150, "filter ms": 200, "search ms": 50},
    20000: {"file kB": 1300, "usable s": 2.0, "phone s": 6.0, "redraw ms": 300, "filter ms": 400, "search ms": 100},
    50000: {"file kB": 3500, "usable s": 4.0, "redraw ms": 1000, "search ms": 150},
}
MOVING = {"pan fps": 55.0, "pan p95 ms": 25.0, "zoom fps": 55.0, "zoom p95 ms": 25.0}


def drawn(size: int, *, engine: Any = "canvas") -> str:
    """Draw a made-up network; the layout has a benchmark of its own, and is left out here."""
    network, circle = made(size)
    numbers = sorted(circle.unique())
    names = pd.DataFrame(
        {"name_ko": [f"모임 {n}" for n in numbers], "name_en": [f"Circle {n}" for n in numbers]}, index=numbers
    )
    groups = Communities(circle, names=names, modularity=0.5, stability=np.nan)
    with mock.patch("innonet.drawing.drawing.layout", in_circles):
        return draw(network, size="degree", groups=groups, most=size, engine=engine, title=f"{size:,}").html


def measured(browser: Any, file: Path, *, engine: str = "canvas") -> dict[str, float]:
    """Give every number of one page."""
    tab, asked = driving.opened(browser, file)
    found = {"file kB": file.stat().st_size / 1000, "usable s": driving.usable_after(tab)}
    tab.wait_for_timeout(500)
    found["pan fps"], found["pan p95 ms"] = driving.panning(tab)
    found["zoom fps"], found["zoom p95 ms"] = driving.zooming(tab)
    if engine == "canvas":
        tab.wait_for_timeout(300)
        tab.locator("#map").press("0")
        tab.wait_for_timeout(600)
        found["redraw ms"] = driving.median_of(tab, driving.REDRAW)
        found["filter ms"] = driving.median_of(tab, driving.FILTER)
        found["search ms"] = driving.median_of(tab, driving.SEARCH)
    found["requests"], found["refused"] = len(asked) - 1, len(tab.evaluate("heard.refused"))
    tab.context.close()
    if engine == "canvas":
        phone, _ = driving.opened(browser, file, phone=True)
        found["phone s"] = driving.usable_after(phone)
        phone.context.close()
    return found


def table(rows: dict[str, dict[str, float]]) -> str:
    """Give the table: a column for each page, and whether each aim is met."""
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    lines = ["| | " + " | ".join(rows) + " |", "|---" * (len(rows) + 1) + "|"]
    for name in names:
        cells = []
        for page, row in rows.items():
            aim = {
                **MOVING,
                **AIMS.get(int(page.replace(",", "")) if page[0].isdigit() and " " not in page else 0, {}),
            }.get(name)
            value = row.get(name)
            mark = (
                ""
                if aim is None or value is None
                else (" ok" if (value >= aim if "fps" in name else value <= aim) else f" (aim {aim:g})")
            )
            cells.append("-" if value is None else f"{value:.3g}{mark}" if value < 1000 else f"{value:,.0f}{mark}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Draw, open, move, and print the table."""
    from playwright.sync_api import sync_playwright

    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--sizes", type=int, nargs="+", default=list(AIMS))
    words.add_argument("--no-pyvis", action="store_true")
    given = words.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))))
    rows: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        pages = [(size, "canvas") for size in given.sizes] + ([] if given.no_pyvis else [(1000, "pyvis")])
        for size, engine in pages:
            began = time.perf_counter()
            file = Path(folder) / f"{engine}{size}.html"
            file.write_text(drawn(size, engine=engine), encoding="utf-8", newline="\n")
            name = f"{size:,}" if engine == "canvas" else f"{size:,} by pyvis"
            rows[name] = measured(browser, file, engine=engine)
            print(f"{name}: {time.perf_counter() - began:.0f} s", flush=True)
        browser.close()
    print(table(rows))


if __name__ == "__main__":
    main()
