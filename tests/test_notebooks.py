"""The notebooks run from top to bottom, carry their outputs, and stay small."""

import importlib.util
import tempfile
from functools import cache
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
NAMES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
spec = importlib.util.spec_from_file_location("run", NOTEBOOKS / "run.py")
runner = importlib.util.module_from_spec(spec)
spec.loader.exec_module(runner)


executed = cache(runner.executed)


def outputs(book):
    """What a reader sees of each cell, without the maps."""
    return [
        [one.get("text") or one["data"].get("text/plain") for one in cell.outputs if one.output_type != "error"]
        for cell in book.cells
        if cell.cell_type == "code"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_shows_what_its_code_gives(name):
    kept = nbformat.read(NOTEBOOKS / name, as_version=4)
    made = executed(NOTEBOOKS / name)
    assert outputs(made) == outputs(kept), "run make notebooks"
    assert sum(map(len, outputs(kept))) > 4


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_small_and_names_no_machine(name):
    text = (NOTEBOOKS / name).read_text(encoding="utf-8")
    assert len(text) < 400_000
    assert str(Path.home()) not in text
    assert tempfile.gettempdir() + "/" not in text


def test_a_notebook_made_again_has_the_same_bytes():
    name = "05_researchers.ipynb"
    one, two = (nbformat.writes(run(NOTEBOOKS / name)) for run in (executed, runner.executed))
    assert one == two
