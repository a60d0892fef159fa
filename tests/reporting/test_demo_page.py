"""The report of the dataset shipped, in a browser: nothing serious for axe, nothing cut off, nothing in the console."""

from pathlib import Path
from typing import Any

import pytest

from innonet.settings import as_study
from innonet.study import report

GYEONGGI = Path(__file__).resolve().parents[2] / "datasets" / "gyeonggi"
FEW = {"communities": {"draws": 2}, "hubs": {"draws": 2}, "fragmentation": {"draws": 2}, "mixing": {"permutations": 20},
       "suggest": {"n": 5, "draws": 0}}  # fmt: skip
"""Numbers do not matter here, only what they look like."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    study = as_study(GYEONGGI)
    for step, settings in FEW.items():
        study = study.with_settings(step, **settings)
    out = tmp_path_factory.mktemp("demo") / "report"
    report(study, out=out, docx=False, xlsx=False)
    return out / "report.html"


@pytest.mark.browser
@pytest.mark.parametrize(
    "look", [("light", "ko", 1440), ("dark", "en", 1440), ("light", "en", 390), ("dark", "ko", 390)]
)
def test_the_demo_is_fit_to_be_read(browser: Any, demo: Path, axe: str, look: tuple[str, str, int]) -> None:
    scheme, lang, width = look
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, offline=True
    )
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(demo.as_uri())
    page.click(f"button[data-lang={lang}]")
    assert page.locator("#years-figure svg, #cards li").count() > 10
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    serious = [one["id"] for one in found["violations"] if one["impact"] in ("serious", "critical")]
    context.close()
    assert serious == []
    assert said == []
