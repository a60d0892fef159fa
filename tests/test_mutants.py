"""Deliberate mistakes are noticed by the tests: minutes long, so only `make test-slow` runs it."""

import pytest
from benchmarks.mutants import MUTANTS, ROOT, noticed


@pytest.mark.slow
@pytest.mark.parametrize("name", list(MUTANTS))
def test_a_mistake_is_noticed(name):
    assert noticed(MUTANTS[name])


@pytest.mark.parametrize("name", list(MUTANTS))
def test_every_mutant_still_has_its_place(name):
    text = (ROOT / "src" / "innonet" / MUTANTS[name].file).read_text(encoding="utf-8")
    assert text.count(MUTANTS[name].right) == 1
