"""Draw docs/pictures/*.png: the real map of the fictional dataset, in the machine's Chromium, without a network."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from innonet.study import report

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "datasets" / "gyeonggi"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SIZE = {"width": 1280, "height": 800}


def main() -> None:
    """Report on the dataset in both languages and take the pictures of the READMEs and the tutorials."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        sys.exit("no Chromium or Chrome on this machine")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for lang, suffix in (("en", ""), ("ko", ".ko")):
            out = Path(folder) / lang
            report(DATA, out=out, lang=lang)
            page = browser.new_context(viewport=SIZE, offline=True, color_scheme="light").new_page()
            of_map(page, out / "map.html", HERE / f"map{suffix}.png")
            page.goto((out / "report.html").as_uri())
            page.wait_for_timeout(500)
            save(page, HERE / f"report{suffix}.png")
        browser.close()


def of_map(page: Page, file: Path, picture: Path) -> None:
    """Take the map as it opens."""
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(1500)  # labels come when the picture rests
    save(page, picture)


def save(page: Page, picture: Path) -> None:
    """Write a picture of few colors, so that it stays small."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(page.screenshot())) as taken:
        taken.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    main()
