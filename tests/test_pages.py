"""The pages people read: their code runs, their commands and studies are real, their links lead somewhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pandas as pd
import pytest

import innonet
from innonet import cli
from innonet.cli.flags import command_parser
from innonet.settings import load_study

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "datasets" / "gyeonggi"
GENERATED = ("methods.md", "glossary.md", "glossary.ko.md")
PROSE = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md"))
    if path.parent.name not in ("reference", "decisions") and path.name not in GENERATED
)
TWINS = [page for page in PROSE if (ROOT / page.replace(".md", ".ko.md")).is_file()]


KEPT = {}


def remembered(function):
    """Pages begin with the same three lines; what these make never changes and is made once."""

    def same(first, **settings):
        if settings:
            return function(first, **settings)
        key = (function.__name__, first if isinstance(first, str) else id(first))
        if key not in KEPT:
            KEPT[key] = (function(first), first)  # the argument lives on, so that its id stays its own
        return KEPT[key][0]

    return same


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("page", [page for page in PROSE if ".ko." not in page and blocks(page, "python")])
def test_the_code_of_a_page_runs_from_top_to_bottom(page, tmp_path, monkeypatch):
    code = "\n".join(blocks(page, "python"))
    if "datasets/gyeonggi" in code and not DATA.exists():
        pytest.skip("datasets/gyeonggi is not here")
    (tmp_path / "datasets").symlink_to(DATA.parent, target_is_directory=True)
    (tmp_path / "records").mkdir()
    taking_part = pd.DataFrame({"organization": ["a", "b", "a", "b"], "partnership": ["p", "p", "q", "q"]})
    taking_part.to_parquet(tmp_path / "records" / "part.parquet")
    monkeypatch.chdir(tmp_path)
    for name in ("read", "clean", "project"):
        monkeypatch.setattr(innonet, name, remembered(getattr(innonet, name)))
    exec(compile(code, page, "exec"), {})  # noqa: S102
    made = re.findall(r"""(?:save|export|to_csv)\((?:network, )?["']([\w.-]+)["']""", code)
    assert all((tmp_path / one).stat().st_size for one in made)


@pytest.mark.parametrize("page", TWINS)
def test_the_korean_page_has_the_same_code(page):
    korean = page.replace(".md", ".ko.md")
    for language in ("python", "toml"):
        own, other = (blocks(one, language) for one in (page, korean))
        if language == "python":  # comments may differ
            own, other = ([ast.dump(ast.parse(code)) for code in codes] for codes in (own, other))
        assert own == other


def commands(page: str) -> list[str]:
    """Every line of a page that a reader would type at a terminal."""
    lines = [line for block in blocks(page, "(?:powershell|console)?") for line in block.splitlines()]
    found = [re.sub(r"^(\$ )?(\.venv[\\/](Scripts|bin)[\\/])?", "", line).split("#")[0] for line in lines]
    return [line for line in found if line.startswith("innonet ")]


@pytest.mark.parametrize("page", [page for page in PROSE if commands(page)])
def test_every_command_of_a_page_is_one(page):
    for line in commands(page):
        name, *rest = line.split()[1:]
        assert name in cli.COMMANDS, line
        namespace = command_parser(name).understood(rest)
        assert namespace.steps == cli.COMMANDS[name].steps


@pytest.mark.parametrize("page", [page for page in PROSE if blocks(page, "toml")])
def test_every_study_of_a_page_is_one(page, tmp_path):
    for code in blocks(page, "toml"):
        (tmp_path / "study.toml").write_text(code, encoding="utf-8")
        study = load_study(tmp_path / "study.toml")
        assert study.title or study.sections


@pytest.mark.parametrize("page", PROSE)
def test_links_of_a_page_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((ROOT / page).parent / link).exists(), link
