"""Two-mode networks dealt out anew: the margins stay, and every matrix is as likely."""

from collections import Counter
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import chisquare

from innonet import curveball
from innonet.curveball import draws_of, randomized

EXAMPLE = np.array([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]])


def all_of(matrix):
    """Every 0/1 matrix of the same row and column sums."""
    rows = [[row for row in product((0, 1), repeat=matrix.shape[1]) if sum(row) == one] for one in matrix.sum(axis=1)]
    return [np.array(one) for one in product(*rows) if (np.sum(one, axis=0) == matrix.sum(axis=0)).all()]


def frequencies(matrix, drawn):
    counted = Counter(one.toarray().astype(int).tobytes() for one in drawn)
    known = {one.tobytes() for one in all_of(matrix)}
    assert set(counted) == known, "a matrix of other sums, or one never drawn"
    return list(counted.values())


def test_the_example_has_eight_matrices():
    assert len(all_of(EXAMPLE)) == 8


def test_all_eight_are_as_likely_in_a_chain():
    counts = frequencies(EXAMPLE, draws_of(csr_array(EXAMPLE), number=2400, seed=5))
    assert chisquare(counts).pvalue > 0.01


def test_all_eight_are_as_likely_from_one_start():
    counts = frequencies(EXAMPLE, (randomized(csr_array(EXAMPLE), seed=seed) for seed in range(1600)))
    assert chisquare(counts).pvalue > 0.01


@pytest.mark.parametrize("dense", [0, 10**9])
def test_another_small_matrix_by_either_way_of_finding_what_is_shared(monkeypatch, dense):
    monkeypatch.setattr(curveball, "DENSE", dense)
    matrix = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 0], [0, 0, 1]])
    counts = frequencies(matrix, draws_of(csr_array(matrix), number=3000, seed=2))
    assert chisquare(counts).pvalue > 0.01


cells = st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=7)


@given(cells, st.integers(0, 9), st.integers(0, 6))
@settings(max_examples=80, deadline=None)
def test_sums_stay_and_ones_stay_ones(rows, seed, trades):
    matrix = csr_array(np.array(rows, dtype=float))
    before = matrix.toarray()
    drawn = randomized(matrix, seed=seed, trades=trades)
    assert (drawn.sum(axis=0) == before.sum(axis=0)).all()
    assert (drawn.sum(axis=1) == before.sum(axis=1)).all()
    assert set(drawn.data.tolist()) <= {1.0}
    assert drawn.has_sorted_indices
    assert (matrix.toarray() == before).all(), "the matrix given is never changed"


def test_the_seed_decides():
    matrix = csr_array(np.eye(30) + np.eye(30, k=3))
    one, again, other = (randomized(matrix, seed=seed).toarray() for seed in (1, 1, 2))
    assert (one == again).all()
    assert (one != other).any()
    assert (randomized(matrix, seed=np.random.default_rng(1)).toarray() == one).all()


def test_nothing_to_trade():
    for shape in ((0, 0), (0, 4), (3, 0), (1, 5)):
        empty = randomized(csr_array(shape, dtype=float), seed=1)
        assert empty.shape == shape
        assert empty.nnz == 0
    assert list(draws_of(csr_array((2, 2), dtype=float), number=0)) == []


def test_as_many_draws_as_asked_for_each_another():
    matrix = csr_array((np.random.default_rng(1).random((40, 26)) < 0.2).astype(float))
    drawn = [one.toarray() for one in draws_of(matrix, number=5)]
    assert len(drawn) == 5
    assert all((one != two).any() for one, two in pairwise(drawn))
