"""Sums of money as Korean offices write them: read exactly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet.amounts import amount, said, unit_of
from innonet.korean import number


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("1.5억", 150_000_000), ("3,000만원", 30_000_000), ("5,000천원", 5_000_000), ("1억 2천만원", 120_000_000),
        ("30백만원", 30_000_000), ("₩3,000", 3_000), ("3천만 원", 30_000_000), ("1,000,000원", 1_000_000),
        ("3천5백만원", 35_000_000), ("1억2천3백만", 123_000_000), ("12억 3,457만 원", 1_234_570_000),
        ("1억 500원", 100_000_500), ("3천원", 3_000), ("금 3,000만원정", 30_000_000), ("금1,234,000원정", 1_234_000),
        ("２천만원", 20_000_000), ("-1.5억", -150_000_000), ("0.35억원", 35_000_000), ("1조 2억", 1_000_200_000_000),
        ("KRW 3억", 300_000_000), ("9007199254740991원", 9007199254740991), ("771225,1", 771225.1),
        ("△5", -5), ("△ 1,234", -1_234), ("△1.5억", -150_000_000), ("₩△3,000", -3_000),
        ("금 △3,000만원", -30_000_000),
    ],
)  # fmt: skip
def test_what_has_one_reading_is_read(text, won):
    assert amount(text) == won


@pytest.mark.parametrize(
    "text",
    [
        "3천",
        "1억 500",
        "1,5억",
        "1.5억 2천만",
        "2천만 1억",
        "1억 20000만",
        "천만원",
        "약 1억",
        "1~2억",
        "1억원 이내",
        "만",
        "2백3천원",
        "▲5",
        "5△",
        "",
    ],
)
def test_what_has_two_readings_or_none_is_left(text):
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "won"),
    [
        ("2.3", 1_000_000, 2_300_000), ("1,000", 1_000, 1_000_000), ("5,000천원", 1_000, 5_000_000),
        ("30백만원", 1_000_000, 30_000_000), ("3,000만원", 1_000, None), ("5,000원", 1_000, None),
        ("1억 2천만", 1_000, None), ("₩3,000", 1_000, None), ("5,000원", 1, 5_000),
    ],
)  # fmt: skip
def test_a_cell_and_its_column_must_count_in_one_unit(text, unit, won):
    assert amount(text, unit=unit) == won


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("예산(천원)", 1_000), ("사업비(백만원)", 1_000_000), ("(단위: 백만원)", 1_000_000), ("단위 : 천원", 1_000),
        ("(단위: 백만원, 명)", 1_000_000), ("［단위：억원］", 100_000_000), ("Budget (KRW million)", 1_000_000),
        ("Amount (in thousand won)", 1_000), ("Unit: million KRW", 1_000_000), ("사업비", None), ("사업비(원)", None),
        ("천원 이상 사업", None), ("비고(천원마을)", None),
    ],
)  # fmt: skip
def test_units_that_a_header_says(header, unit):
    assert unit_of(header) == unit


@given(st.integers(min_value=1, max_value=10**15))
def test_what_the_house_writes_is_read_again(value):
    found = said(f"{number(value)}원")
    assert found is not None
    assert (found.value, amount(f"{number(value)}원")) == (value, value)
