"""The demonstration's map as it should look: small pictures kept beside this file, and how far another is from them.

`python tests/drawing/looks.py` draws them anew; look at them before they are kept.
"""

import io
import sys
from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd
from opening import opened
from PIL import Image

from innonet.drawing import draw
from innonet.ranking import hubs
from innonet.settings import as_study
from innonet.way import network_of

HERE = Path(__file__).parent / "looks"
DEMO = Path(__file__).resolve().parents[2] / "datasets" / "gyeonggi"
KEPT = {"wide": (360, 225), "phone": (195, 422)}
"""Size of each picture kept: a fourth of the screen, or half."""
BLOCK = 5
"""Pixels of a picture kept along the side of a block."""
SHIFT = 6.0
"""Levels of 255 by which the color of a block may differ, as it does with another font, before it counts."""


def demo() -> str:
    """Draw the demonstration with everybody where the pictures have them: machines differ in a layout's last digit."""
    network = network_of(as_study(DEMO))
    places = pd.read_csv(HERE / "places.csv", index_col="organization")
    points = places.reindex(network.ids)[["x", "y"]].to_numpy(dtype=float)
    with mock.patch("innonet.drawing.drawing.layout", lambda *_, **__: points):
        return draw(network, hubs=hubs(network, draws=0), title="경기도 협력망(가상 자료)").html


def seen(browser, file, size):
    """Give a screenshot of a page, as small as it is kept."""
    tab, _ = opened(browser, file, size)
    shot = Image.open(io.BytesIO(tab.screenshot(scale="css"))).convert("RGB")
    tab.context.close()
    return shot.resize(KEPT[size], Image.Resampling.BOX)


def kept(size):
    """Give the picture kept."""
    return Image.open(HERE / f"{size}.png").convert("RGB")


def blocks(image):
    """Give the mean color of each block, shape (rows, columns, 3)."""
    size = (image.width // BLOCK, image.height // BLOCK)
    return np.asarray(image.resize(size, Image.Resampling.BOX), dtype=float)


def differing(one, other):
    """Give the share of blocks whose color the other has neither there nor next to it, the larger of both ways."""
    return max(_lost(blocks(one), blocks(other)), _lost(blocks(other), blocks(one)))


def _lost(here, there):
    around = np.pad(there, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows, columns, _ = here.shape
    shifts = [around[y : y + rows, x : x + columns] for y in range(3) for x in range(3)]
    return float((np.min([np.abs(here - one).max(axis=2) for one in shifts], axis=0) > SHIFT).mean())


def main():
    """Lay the demonstration out, and keep what it looks like."""
    import shutil
    import tempfile

    from playwright.sync_api import sync_playwright

    from innonet.drawing.layout.places import as_places

    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        file = Path(folder) / "demo.html"
        network = network_of(as_study(DEMO))
        draw(network, hubs=hubs(network, draws=0)).save(file)
        as_places(file).rename_axis("organization").astype(int).to_csv(HERE / "places.csv", lineterminator="\n")
        file.write_text(demo(), encoding="utf-8")
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in KEPT:
            seen(browser, file, size).save(HERE / f"{size}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
