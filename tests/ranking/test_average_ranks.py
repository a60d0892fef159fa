"""Ranks are pandas' own, many columns at once."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet.ranking.evidence import average_ranks

VALUES = st.sampled_from([-np.inf, 0.0, 0.5, 1.0, np.inf, np.nan])


@given(rows=st.lists(st.tuples(VALUES, VALUES), max_size=12))
def test_equal_values_share_their_ranks_and_missing_ones_have_none(rows):
    values = np.array(rows, dtype=float).reshape(-1, 2)
    np.testing.assert_array_equal(average_ranks(values), pd.DataFrame(values).rank().to_numpy())


@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_nothing_has_no_ranks(shape):
    assert average_ranks(np.zeros(shape)).shape == shape
