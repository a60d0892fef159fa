import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet import values


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1500000", 1500000),
        ("1,500,000", 1500000),
        ("771225,1", 771225.1),
        ("771225.0", 771225),
        ("892,228.58", 892228.58),
        ("1.234.567,8", 1234567.8),
        ("1,234", 1234),
        ("12,34", 12.34),
        ("₩3,000", 3000),
        ("3000원", 3000),
        ("１，５００，０００", 1500000),
        ("-5", -5),
        ("−5", -5),
        ("1e6", 1e6),
        ("약 3천", None),
        ("", None),
        ("1,23,456", None),
        ("NA", None),
    ],
)
def test_numbers_as_people_write_them(text, meaning):
    assert values.number(text) == meaning


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_as_itself(value):
    assert values.number(repr(value)) == value


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_thousands_separators_change_nothing(value):
    assert values.number(f"{value:,}") == value
