"""The compiled loops and their twins without numba give the same."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from hashlib import sha256

import loky
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.kernels import choice
from innonet.measures import paths
from innonet.measures.sole_brokerage import sole_brokerage
from innonet.network import Network
from innonet.projection import shared

pytest.importorskip("numba")
MEASURES: dict[str, Callable[[Network], object]] = {
    "betweenness": measures.betweenness,
    "betweenness in steps": lambda network: measures.betweenness(network, on="steps"),
    "sampled": lambda network: measures.sampled_betweenness(network, sources=9, seed=3),
    "sampled in steps": lambda network: measures.sampled_betweenness(network, sources=9, seed=3, on="steps"),
    "constraint": measures.constraint,
    "effective size": measures.effective_size,
    "hierarchy": measures.hierarchy,
    "roles": lambda network: measures.brokerage_roles(network, "sector", draws=3),
}
EXACT: dict[str, Callable[[Network], object]] = {
    "harmonic": measures.harmonic,
    "dF": measures.distance_fragmentation,
    "steps": paths.step_counts,
    "reached": lambda network: paths.reached_within(network, 2),
    "sole": sole_brokerage,
}


@st.composite
def networks(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame, bool]:
    size = draw(st.integers(1, 24))
    ends = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda one: one[0] != one[1])
    pairs = draw(st.lists(ends, max_size=60 if size > 1 else 0, unique=True))
    strengths = draw(st.lists(st.sampled_from([0.25, 1 / 3, 0.5, 1.0, 2.0]), min_size=len(pairs), max_size=len(pairs)))
    edges = pd.DataFrame(pairs, columns=["source", "target"], dtype=np.int64).assign(strength=strengths)
    sectors = draw(st.lists(st.sampled_from(["public", "firm", None]), min_size=size, max_size=size))
    return edges, pd.DataFrame({"organization": range(size), "sector": sectors}), draw(st.booleans())


def both_ways(
    measure: Callable[[Network], object], made: tuple[pd.DataFrame, pd.DataFrame, bool], monkeypatch: pytest.MonkeyPatch
) -> list[np.ndarray]:
    found = []
    for engine in ("numpy", "numba"):
        monkeypatch.setenv(choice.SWITCH, engine)
        # a new network each time, for results are kept with their network
        found.append(np.asarray(measure(from_edges(made[0], made[1], directed=made[2]))))
    return found


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
@settings(max_examples=40)
@given(made=networks())
def test_measures_are_the_same_to_rounding(measure, made):
    with pytest.MonkeyPatch.context() as monkeypatch:
        numpy, numba = both_ways(measure, made, monkeypatch)
    np.testing.assert_allclose(numba.astype(float), numpy.astype(float), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("measure", EXACT.values(), ids=EXACT)
@settings(max_examples=40)
@given(made=networks())
def test_searches_and_counts_are_the_same_to_the_last_bit(measure, made):
    with pytest.MonkeyPatch.context() as monkeypatch:
        numpy, numba = both_ways(measure, made, monkeypatch)
    np.testing.assert_array_equal(numba, numpy)


def test_searches_beyond_one_batch_are_the_same_on_any_number_of_cores(monkeypatch):
    chance = np.random.default_rng(5)
    # parts of many sizes, a long path, twins, and more sources than one batch holds
    ends = np.sort(chance.integers(0, 900, size=(1500, 2)), axis=1)
    path = np.column_stack([np.arange(900, 1300), np.arange(901, 1301)])
    edges = pd.DataFrame(
        np.unique(np.vstack([ends[ends[:, 0] < ends[:, 1]], path]), axis=0), columns=["source", "target"]
    )
    made = edges, pd.DataFrame({"organization": range(1301)}), False
    numpy, numba = both_ways(measures.harmonic, made, monkeypatch)
    np.testing.assert_array_equal(numba, numpy)
    monkeypatch.setattr(choice, "THREADS_PAY", 0)
    monkeypatch.setattr(loky, "cpu_count", lambda: 3)
    np.testing.assert_array_equal(both_ways(measures.harmonic, made, monkeypatch)[1], numpy)
    shared_out = both_ways(measures.constraint, made, monkeypatch)[1]
    monkeypatch.setattr(loky, "cpu_count", lambda: 1)
    np.testing.assert_array_equal(both_ways(measures.constraint, made, monkeypatch)[1], shared_out)


@settings(max_examples=60)
@given(cells=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 7)), max_size=50, unique=True))
def test_projections_are_the_same_to_the_last_bit(cells):
    rows, columns = np.array(cells, dtype=int).reshape(-1, 2).T
    matrix = csr_array((np.ones(len(rows)), (rows, columns)), shape=(12, 8))
    found = []
    for engine in ("numpy", "numba"):
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.setenv(choice.SWITCH, engine)
            source, target, strength, count = shared(matrix)
        order = np.lexsort((target, source))
        found.append([source[order], target[order], strength[order], count[order]])
    for one, other in zip(*found, strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


def test_small_work_waits_for_no_compiler(monkeypatch):
    monkeypatch.setenv(choice.SWITCH, "auto")
    monkeypatch.setattr(choice, "_on_disk", lambda loop: loop == "triangles.sole")
    assert [choice.compiled(work, "triangles.closing") for work in (1_000, 1e12)] == [False, True]
    assert choice.compiled(1_000, "triangles.sole")


def test_the_smallest_work_loads_no_numba(monkeypatch):
    monkeypatch.setenv(choice.SWITCH, "auto")
    monkeypatch.setattr(choice, "_on_disk", lambda loop: True)
    monkeypatch.delitem(sys.modules, "numba")
    assert [choice.compiled(work, "triangles.sole") for work in (1_000, 1e7)] == [False, True]


def test_threads_are_used_where_they_pay_and_no_other_process_has_the_cores(monkeypatch):
    monkeypatch.setattr(loky, "cpu_count", lambda: 2)
    own = threading.get_ident()

    def other_threads(steps: float) -> set[bool]:
        return {ident != own for ident in choice.in_threads(lambda _: threading.get_ident(), range(4), steps=steps)}

    assert [other_threads(1_000), other_threads(1e7)] == [{False}, {True}]
    with choice.on_one_core():
        assert other_threads(1e7) == {False}
    assert other_threads(1e7) == {True}


@pytest.mark.parametrize("stamp", [sha256(b"def closing").digest(), pickle.dumps((1.5e9, 11), protocol=4)])
def test_a_loop_is_on_disk_once_it_itself_was_compiled_as_it_stands(monkeypatch, tmp_path, stamp):
    source = tmp_path / "triangles.py"
    source.write_bytes(b"def closing")
    os.utime(source, (1.5e9, 1.5e9))
    kept = tmp_path / "__pycache__"
    kept.mkdir()
    monkeypatch.setattr(choice, "__file__", str(tmp_path / "choice.py"))
    found = choice._on_disk.__wrapped__
    version = "py{}{}".format(*sys.version_info)
    for other in (f"sole-9.{version}.nbi", "closing-9.py27.nbi", f"closing-9.{version}.1.nbc"):
        (kept / f"triangles.{other}").write_bytes(b"before" + stamp + b"behind")
    assert [found("triangles.sole"), found("triangles.closing")] == [True, False]
    (kept / f"triangles.closing-9.{version}.nbi").write_bytes(b"before" + stamp + b"behind")
    assert found("triangles.closing")
    source.write_bytes(b"def closing(again)")
    assert not found("triangles.closing")


def test_numba_leaves_the_index_that_is_asked_for(monkeypatch):
    monkeypatch.setenv(choice.SWITCH, "numba")
    edges = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})
    measures.constraint(from_edges(edges))
    assert choice._on_disk.__wrapped__("triangles.closing")


def test_the_switch_decides_and_says_what_it_cannot(monkeypatch):
    monkeypatch.setenv(choice.SWITCH, "numpy")
    assert not choice.compiled(1e12, "triangles.closing")
    monkeypatch.setenv(choice.SWITCH, "numbat")
    with pytest.raises(UsageError, match="numba"):
        choice.compiled(1, "triangles.closing")
    monkeypatch.setenv(choice.SWITCH, "numba")
    monkeypatch.setattr(choice, "_installed", lambda: False)
    with pytest.raises(UsageError, match=r"innonet\[fast\]"):
        choice.compiled(1, "triangles.closing")


def test_without_numba_everything_goes_its_other_way(monkeypatch):
    monkeypatch.delenv(choice.SWITCH, raising=False)
    monkeypatch.setattr(choice, "_installed", lambda: False)
    assert not choice.compiled(1e12, "triangles.closing")
