"""Change over time in the report: what is said of each verdict, and when nothing is."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import report_made as made

from innonet.comparison import OverTime
from innonet.comparison.over_time import CHANGES, YEARS
from innonet.reporting.contents import boards_of, figures_of, tables_of
from innonet.reporting.document import document
from innonet.reporting.exports import export_tables
from innonet.reporting.page import page
from innonet.reporting.words import Both
from innonet.reporting.yearly import change_finding, keep_in_mind, shown_to, year_table

NAN = float("nan")


def told(verdict: str = "real", *, by_region: str = "", last: int = 40, change: float = -0.1) -> OverTime:
    """Three years of a whole, and of regions where a verdict is given for them."""
    years = [(year, by, 30, number, value, value - 0.05, value + 0.05, True)
             for year, number, value in ((2020, 20, 0.6), (2021, 30, 0.55), (2022, last, 0.6 + change))
             for by in ("", *(["region"] if by_region else []))]  # fmt: skip
    rows = [(by, 2020, 2022, 0.6, 0.6 + change, change, change - 0.02, change + 0.02, 25, 0.58, 0.5, -0.08, -0.1,
             -0.06, one) for by, one in (("", verdict), ("region", by_region)) if one]  # fmt: skip
    return OverTime(pd.DataFrame(years, columns=list(YEARS)), pd.DataFrame(rows, columns=list(CHANGES)), begun=10,
                    begun_before=12)  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "change", "head"),
    [
        ("real", -0.1, Both("2020년보다 2022년에 기관들이 서로 더 가깝게 이어져 있습니다.",
                            "Organizations are closer to each other in 2022 than in 2020.")),
        ("real", 0.1, Both("2020년보다 2022년에 협력망이 더 끊어져 있습니다.",
                           "The network is more fragmented in 2022 than in 2020.")),
        ("reporting", -0.1, Both(
            "2020년과 2022년의 단절 정도는 다르지만, 두 해에 모두 있는 기관만 보면 달라졌다고 하기 어렵습니다.",
            "Fragmentation differs between 2020 and 2022, but not clearly among those present in both years.")),
        ("unclear", -0.1, Both(
            "2020년에서 2022년 사이에 협력망이 더 이어졌는지 더 끊어졌는지는 이 자료로 알 수 없습니다.",
            "These records do not tell whether the network grew closer or further apart from 2020 to 2022.")),
    ],
)  # fmt: skip
def test_no_more_is_said_than_the_verdict_allows(verdict: str, change: float, head: Both) -> None:
    found = change_finding(told(verdict, change=change))
    assert found is not None
    assert found.head == head
    assert found.grade == (2 if verdict == "real" else 1)


def test_the_numbers_stand_with_their_range_and_the_same_organizations_are_told() -> None:
    found = change_finding(told(by_region="unclear"))
    assert found is not None
    assert found.body[0] == Both(
        "거리 반영 단절도(dF)는 2020년 0.600, 2022년 0.500입니다(변화 −0.100, 90% 범위 −0.120~−0.080).",
        "Distance-weighted fragmentation (dF) was 0.600 in 2020 and is 0.500 in 2022 "
        "(change −0.100, 90% range −0.120 to −0.080).",
    )
    assert found.body[1].en == (
        "There are 40 partnerships on record instead of 20: these records cannot tell more collaboration from more "
        "recording."
    )
    assert found.sure == Both(
        "두 해에 모두 있는 25곳끼리만 보면 변화는 −0.080, 90% 범위 −0.100~−0.060입니다. "
        "남·북부가 다른 기관 사이에서는 달라졌다고 하기 어렵습니다.",
        "Among the 25 organizations present in both years alone the change is −0.080, 90% range −0.100 to −0.060. "
        "Between organizations of different regions no clear change is seen.",
    )


def test_as_many_partnerships_need_no_warning() -> None:
    found = change_finding(told(last=22))
    assert found is not None
    assert len(found.body) == 1


def test_the_table_and_the_figure_say_the_same() -> None:
    results = replace(made.results(), over_time=told(by_region="real"))
    table = tables_of(results)["years"]
    assert [[cell.text.en for cell in row] for row in table.rows] == [
        ["2020", "30", "20", "0.600", "0.600"],
        ["2021", "30", "30", "0.550", "0.550"],
        ["2022", "30", "40", "0.500", "0.500"],
    ]
    assert table.rows[0][3].below == (Both("0.550–0.650", "0.550–0.650"),)
    assert [column.name.en for column in table.columns][3:] == ["dF, all", "dF, between regions"]
    drawn = figures_of(results)["years"]
    assert drawn is not None
    assert drawn.table == table.id
    board = boards_of(results)["years"]
    assert board is not None
    lines = board.axes.get_lines()
    assert lines[0].get_xydata() == pytest.approx(np.array([[2020, 0.6], [2021, 0.55], [2022, 0.5]]))
    assert lines[1].get_xydata() == pytest.approx(np.array([[2020, 0.58], [2022, 0.5]]))
    assert export_tables(results)["years"].shape == (6, len(YEARS))
    assert 'id="years-figure"' in page(results, lang="ko")
    assert document(results)[:2] == b"PK"


@pytest.mark.parametrize(("missing", "ko"), [("starts", "시작일이 적힌"), ("years", "협력사업이 10건 이상인")])
def test_where_dates_do_not_allow_it_the_page_says_why(missing: str, ko: str) -> None:
    results = replace(made.results(), over_time=OverTime(missing=missing))
    assert change_finding(results.over_time) is None
    assert figures_of(results)["years"] is None
    assert keep_in_mind(results.over_time)[0].ko.startswith(ko)
    assert keep_in_mind(results.over_time)[0].en in page(results, lang="en")


def test_what_is_weak_about_the_years_is_told() -> None:
    weak = replace(told(), open_ended=4, begun=5)
    assert [one.en.split(" ", 2)[:2] for one in keep_in_mind(weak)] == [["4", "partnerships"], ["Only", "5"]]
    assert keep_in_mind(replace(told(), by_start=True))[0].en.startswith("Fewer than half of the partnerships have an")
    estimated = replace(told(), years=told().years.assign(exact=False, low=[NAN, NAN, NAN], high=[NAN, NAN, NAN]))
    assert "256" in keep_in_mind(estimated)[0].ko
    assert year_table(estimated).rows[0][3].below == ()


def test_outside_the_house_few_are_not_told() -> None:
    assert shown_to(told(), "public").years.equals(told().years)
    few = replace(told(), years=told().years.assign(organizations=[30, 4, 30]))
    assert shown_to(few, "public").missing == "few"
    assert shown_to(few, "internal") is few
    assert (shown_to(replace(told(), begun=3), "partners").begun, keep_in_mind(told())) == (0, [])
