"""The pages of docs/ are those `make docs` writes, and the site has them all."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from innonet import measures
from innonet.glossary import terms

ROOT = Path(__file__).resolve().parents[1]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = generator().PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_up_to_date(page):
    written = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert written == PAGES[page](), f"docs/{page} is old: run make docs"


def test_methods_has_every_measure_and_its_row():
    page = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
    for name in measures.__all__:
        assert f"\n### {name}\n" in page
        assert f"\n| `{name}` | " in page
        section = page.split(f"\n### {name}\n")[1].split("\n### ")[0]
        assert "- **Isolates:** " in section
        assert "- **Strengths:** " in section
        assert "- **Computed by:** " in section


def test_the_korean_glossary_is_korean():
    page = (ROOT / "docs" / "glossary.ko.md").read_text(encoding="utf-8")
    ranges = [line.split(" | ")[2] for line in page.splitlines() if line.startswith("| **")]
    assert len(ranges) == len(terms())
    assert not [one for one in ranges if re.search("[A-Za-z]", one)]


def test_pictures_are_small():
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert {one.name for one in pictures} >= {"map.png", "map.ko.png"}
    assert all(one.stat().st_size < 300_000 for one in pictures)


def test_the_site_has_every_page_and_fetches_nothing():
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {str(path.relative_to(ROOT / "docs")) for path in (ROOT / "docs").rglob("*.md")}
    assert set(re.findall(r"[\w/.-]+\.md", text)) == pages
    assert "font: false" in text
