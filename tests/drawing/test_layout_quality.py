"""The measures that layouts are compared by, on pictures whose quality is known."""

import numpy as np
import pytest
from benchmarks.layout import quality
from scipy.sparse import csr_array


def chain(size):
    ends = np.column_stack([np.arange(size - 1), np.arange(1, size)])
    matrix = csr_array((np.ones(size - 1), (ends[:, 0], ends[:, 1])), shape=(size, size))
    return csr_array(matrix + matrix.T), ends


def test_a_chain_drawn_as_a_line_is_perfect_at_any_scale():
    ties, ends = chain(12)
    line = np.column_stack([7.0 * np.arange(12), np.zeros(12)])
    assert quality.stress(line, ties) == pytest.approx(0, abs=1e-12)
    assert quality.kept(line, ties) == 1.0
    assert quality.crossings(line, ends) == 0.0


def test_a_chain_shuffled_is_worse():
    ties, _ = chain(12)
    line = np.column_stack([np.random.default_rng(2).permutation(12).astype(float), np.zeros(12)])
    assert quality.stress(line, ties) > 0.2
    assert quality.kept(line, ties) < 0.5


def test_stress_is_the_least_over_scales():
    ties, _ = chain(3)
    bent = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]])
    ratios = np.array([1.0, np.sqrt(2) / 2, 1.0, 1.0, np.sqrt(2) / 2, 1.0])
    least = min(((scale * ratios - 1) ** 2).mean() for scale in np.linspace(0.9, 1.4, 5001))
    assert quality.stress(bent, ties) == pytest.approx(least, abs=1e-6)


def test_fellows_and_outlines():
    rng = np.random.default_rng(1)
    points = np.concatenate([rng.normal(size=(20, 2)), rng.normal(size=(20, 2)) + 100])
    groups = np.repeat([0, 1], 20)
    assert quality.together(points, groups) == 1.0
    assert quality.silhouette(points, groups) > 0.95
    assert quality.silhouette(points, np.tile([0, 1], 20)) < 0.1
    assert np.isnan(quality.silhouette(points, np.zeros(40)))


def test_two_ties_of_a_cross_cross():
    square = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
    assert quality.crossings(square, np.array([[0, 1], [2, 3]])) == 1.0
    assert quality.crossings(square, np.array([[0, 2], [1, 3]])) == 0.0
