"""No hidden cell of a table can be worked out from what is shown."""

from itertools import product

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet.audience import hidden_cells, suppressed_pairs
from innonet.audience.suppression import pair_sums, table_sums, told

cells = st.integers(0, 9)


def possible(counts: np.ndarray, sums: np.ndarray, hidden: np.ndarray) -> list[set[int]]:
    """Every value each hidden cell can have, by trying all whole numbers: a reader with pencil and paper."""
    places = np.flatnonzero(hidden)
    known = sums @ (counts * ~hidden)
    total = sums @ counts
    most = int((total - known).max(initial=0))
    found: list[set[int]] = [set() for _ in places]
    for tried in product(range(1, most + 1), repeat=len(places)):
        if np.array_equal(sums[:, places] @ np.array(tried, dtype=float), total - known):
            for values, one in zip(found, tried, strict=True):
                values.add(one)
    return found


@given(st.lists(cells, min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_hidden_cell_of_a_two_way_table_has_two_values_or_more(numbers: list[int]) -> None:
    counts, sums = np.array(numbers, dtype=float), table_sums(2, 3)
    hidden = hidden_cells(counts, sums)
    assert hidden[(counts > 0) & (counts < 5)].all()
    assert not hidden[counts == 0].any()
    if not told(counts, sums, hidden).any() and hidden.sum() <= 4:
        assert all(len(values) >= 2 for values in possible(counts, sums, hidden))


@given(st.lists(st.integers(0, 60), min_size=20, max_size=20))
@settings(max_examples=80, deadline=None)
def test_a_hidden_cell_is_told_only_where_nothing_is_left_to_hide(numbers: list[int]) -> None:
    counts, sums = np.array(numbers, dtype=float), table_sums(4, 5)
    hidden = hidden_cells(counts, sums)
    assert hidden[(counts > 0) & (counts < 5)].all()
    # when hiding is not enough, everything that could be hidden is
    assert not told(counts, sums, hidden).any() or hidden[counts > 0].all()


def test_the_smallest_rectangle_is_hidden() -> None:
    counts = np.array([3.0, 20, 30, 10, 15, 25, 40, 50, 60])
    assert hidden_cells(counts, table_sums(3, 3)).reshape(3, 3).astype(int).tolist() == [
        [1, 1, 0],
        [1, 1, 0],
        [0, 0, 0],
    ]


def test_nothing_is_hidden_without_a_small_cell() -> None:
    counts = np.array([0.0, 5, 6, 7])
    assert not hidden_cells(counts, table_sums(2, 2)).any()


def test_a_lonely_small_cell_in_a_table_of_zeros_is_told() -> None:
    counts = np.array([3.0, 0, 0, 9])
    hidden = hidden_cells(counts, table_sums(2, 2))
    assert hidden.tolist() == [True, False, False, True]
    assert told(counts, table_sums(2, 2), hidden).tolist() == [True, False, False, True]


def pairs(numbers: list[int], groups: str = "abcd") -> pd.DataFrame:
    both = [(a, b) for i, a in enumerate(groups) for b in groups[i:]]
    table = pd.DataFrame(both, columns=["group_a", "group_b"])
    return table.assign(observed=np.array(numbers, dtype=float), expected=6.0, ratio=1.0, z=0.0, p=0.5)


@given(st.lists(st.integers(0, 60), min_size=10, max_size=10))
@settings(max_examples=60, deadline=None)
def test_pairs_of_groups_are_safe_from_the_ties_of_each_group(numbers: list[int]) -> None:
    table = pairs(numbers)
    hidden = suppressed_pairs(table)["hidden"].to_numpy()
    sums = pair_sums(table["group_a"], table["group_b"])
    counts = table["observed"].to_numpy()
    assert hidden[(counts > 0) & (counts < 5)].all()
    assert not told(counts, sums, hidden).any() or hidden[counts > 0].all()


def test_whatever_would_give_a_hidden_count_away_is_hidden_with_it() -> None:
    table = suppressed_pairs(pairs([30, 3, 20, 25, 30, 40, 20, 30, 10, 20]))
    hidden = table["hidden"].to_numpy()
    assert hidden[1]
    assert hidden.sum() >= 3
    assert table.loc[hidden, ["observed", "ratio", "z", "p"]].isna().all(axis=None)
    assert table.loc[~hidden, ["observed", "ratio", "z", "p"]].notna().all(axis=None)
    assert table["expected"].notna().all()


def test_an_empty_table_stays_empty() -> None:
    assert suppressed_pairs(pairs([0] * 10).head(0)).columns[-1] == "hidden"
