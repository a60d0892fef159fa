import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet import dates


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("2024. 3. 15.", "2024-03-15"),
        ("2024.3", "2024-03"),
        ("2024.3.", "2024-03"),
        ("2022-11", "2022-11"),
        ("’24.3.1", "2024-03-01"),
        ("'98.12", "1998-12"),
        ("2024년 3월", "2024-03"),
        ("2024년", "2024"),
        ("2024년 3월 5일", "2024-03-05"),
        ("45366", "2024-03-15"),
        ("45366.0", "2024-03-15"),
        ("20240315", "2024-03-15"),
        ("2024-03-15 00:00:00", "2024-03-15"),
        ("2024-03-15T09:30:00+09:00", "2024-03-15"),
        ("2024/3/5", "2024-03-05"),
        ("２０２４．０６", "2024-06"),
        ("２０２４년　３월", "2024-03"),
        ("2024", "2024"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("2024-13", None),
        ("2024-13-01", None),
        ("0000", None),
        ("24", None),
        ("soon", None),
        ("", None),
        ("12345678", None),
    ],
)
def test_dates_as_people_write_them(text, meaning):
    assert dates.parse(text) == meaning


@given(st.dates(min_value=__import__("datetime").date(1000, 1, 1)))
def test_a_full_date_reads_as_itself(day):
    assert dates.parse(day.isoformat()) == day.isoformat()
    assert dates.first_day(day.isoformat()) == dates.last_day(day.isoformat()) == day.isoformat()


@given(st.text())
def test_no_text_breaks_the_reader(text):
    meaning = dates.parse(text)
    assert meaning is None or dates.first_day(meaning) <= dates.last_day(meaning)


def test_first_and_last_day_of_partial_dates():
    assert (dates.first_day("2024"), dates.last_day("2024")) == ("2024-01-01", "2024-12-31")
    assert (dates.first_day("2023-02"), dates.last_day("2023-02")) == ("2023-02-01", "2023-02-28")
    with pytest.raises(ValueError, match="no partial date"):
        dates.first_day("2024-3")
