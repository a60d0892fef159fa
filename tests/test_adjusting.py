"""p values adjusted for being many: by hand, beside scipy, and with those that were not given."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from innonet.adjusting import adjusted
from innonet.errors import UsageError


def test_adjusted_is_benjamini_and_hochbergs():
    # The four p values of a hand calculation: p(i) * 4 / i, made monotone from the largest down.
    np.testing.assert_allclose(adjusted(np.array([0.01, 0.04, 0.03, 0.5])), [0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert np.isnan(adjusted(np.array([np.nan, 0.2]))[0])


def test_holm_is_stricter_than_false_discoveries():
    p = np.array([0.01, 0.04, 0.03, np.nan])
    np.testing.assert_allclose(adjusted(p, method="holm"), [0.03, 0.06, 0.06, np.nan])
    np.testing.assert_allclose(adjusted(p), [0.03, 0.04, 0.04, np.nan])
    with pytest.raises(UsageError, match="adjust"):
        adjusted(p, method="hom")


@given(st.lists(st.floats(1e-12, 1), min_size=1, max_size=30), st.integers(0, 40), st.sampled_from(["bh", "holm"]))
def test_those_not_given_count_as_sure_to_be_chance(given_, others, method):
    p = np.array(given_)
    whole = adjusted(np.concatenate([p, np.ones(others)]), method=method)[: len(p)]
    np.testing.assert_allclose(adjusted(p, method=method, of=len(p) + others), whole, rtol=1e-12)
    if method == "bh":
        expected = false_discovery_control(np.concatenate([p, np.ones(others)]))[: len(p)]
        np.testing.assert_allclose(whole, expected, rtol=1e-12)
