"""The pages of docs/ are those `make docs` writes, and the code in the READMEs runs."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from innonet import measures
from innonet.glossary import terms

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "datasets" / "gyeonggi"


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


def blocks(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(
    ("page", "code"), [(page, code) for page in ("README.md", "README.ko.md") for code in blocks(page)]
)
def test_the_code_of_a_readme_runs(page, code, tmp_path, monkeypatch):
    if "datasets/gyeonggi" in code and not DATA.exists():
        pytest.skip("datasets/gyeonggi is not here")
    (tmp_path / "datasets").symlink_to(DATA.parent, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, page, "exec"), {})  # noqa: S102
    made = re.findall(r"""["']([\w-]+\.(?:html|graphml|csv|xlsx))["']""", code)
    assert all((tmp_path / one).stat().st_size for one in made)
