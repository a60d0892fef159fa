"""Programmes in the report: a sentence, two tables and a figure, withheld where they would tell of few."""

from dataclasses import replace

import pandas as pd
import pytest
import report_made as made

from innonet.audience import HIDDEN_BELOW, suppressed
from innonet.gaps import programmes
from innonet.register import Register
from innonet.reporting import Results
from innonet.reporting.contents import boards_of, figures_of, tables_of
from innonet.reporting.support import programme_table, square, support_finding
from innonet.reporting.words import Both

REACHED = pd.DataFrame(
    {"programme": ["seed", "grow", "lead"], "partnerships": [4, 2, 1], "organizations": [12, 6, 5],
     "scattered": [0.25, 0.5, 0.2]}
)  # fmt: skip
PAIRS = pd.DataFrame(
    [("grow", "lead", 0, 0.8, True), ("grow", "seed", 3, 0.5, False), ("lead", "seed", 2, 0.4, False)],
    columns=["programme_a", "programme_b", "shared", "likeness", "never_share"],
)


def told(reached: pd.DataFrame = REACHED, pairs: pd.DataFrame = PAIRS, *, per: str = "programme") -> Results:
    reached = reached.copy()
    reached.attrs["per"] = per
    return replace(made.results(), programmes=reached, programme_overlap=pairs)


def test_the_finding_names_the_programme_with_most_who_meet_nowhere_else_and_those_that_share_nobody() -> None:
    found = support_finding(told())
    assert found is not None
    assert found.topic == Both("지원사업", "Programmes")
    assert found.head == Both(
        "‘seed’ 참여 기관 12곳 가운데 3곳은 그 밖에서 서로 만나지 않습니다.",
        "3 of the 12 organizations in “seed” meet none of the others elsewhere.",
    )
    assert found.body == (
        Both(
            "3쌍 가운데 1쌍은 함께 참여하는 기관이 없습니다(grow–lead).",
            "1 of 3 pairs shares no organization (grow – lead).",
        ),
    )


def test_kinds_are_not_called_programmes_and_have_names_of_their_own() -> None:
    found = support_finding(told(REACHED.assign(programme=["mou", "grant", "sib"]), PAIRS.head(0), per="kind"))
    assert found is not None
    assert found.topic.ko == "협력 유형"
    assert found.head.ko.startswith("‘업무협약(MOU)’ 참여 기관 12곳")
    assert found.body == ()


@pytest.mark.parametrize("rows", [0, 1])
def test_one_programme_is_set_beside_nothing(rows: int) -> None:
    results = told(REACHED.head(rows), PAIRS.head(0))
    assert support_finding(results) is None
    assert not tables_of(results)["programmes"]
    assert figures_of(results)["overlap"] is None


def test_the_figure_shows_what_its_table_says() -> None:
    results = told()
    assert square(results).to_numpy().tolist() == [[12, 3, 2], [3, 6, 0], [2, 0, 5]]
    figure, board = figures_of(results)["overlap"], boards_of(results)["overlap"]
    assert figure is not None
    assert board is not None
    texts = [one.ko for one in board.texts]
    assert texts == ["1. seed", "1", "12", "2. grow", "2", "3", "6", "3. lead", "3", "2", "0", "5"]
    table = tables_of(results)[figure.table.removesuffix("-table")]
    assert [[cell.text.en for cell in row] for row in table.rows] == [
        ["grow – lead", "0", "0.80"], ["grow – seed", "3", "0.50"], ["lead – seed", "2", "0.40"],
    ]  # fmt: skip


def test_outside_the_house_nothing_tells_of_few_organizations() -> None:
    sizes = {"one": 9, "two": 12, "three": 4}
    rows = [(f"{name}{n}", name) for name, size in sizes.items() for n in range(size)]
    rows += [(f"two{n}", "other") for n in range(6)]
    ids = sorted({one for one, _ in rows})
    register = Register(
        pd.DataFrame({"organization": ids, "name": ids}),
        pd.DataFrame({"partnership": [*sizes, "other"], "programme": [*sizes, "two"]}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )
    reached = programmes(register)
    assert reached["organizations"].tolist() == [12, 9, 4]
    outside = suppressed("programmes", reached, audience="public")
    assert outside["organizations"].tolist() == [12, 9]
    results = replace(told(outside, pd.DataFrame()), audience="public")
    shown = [[cell.text.en for cell in row] for row in programme_table(results).rows]
    assert shown == [["two", "2", "12", "12", "100%"], ["one", "1", "9", "9", "100%"]]
    few = reached.assign(scattered=[1 - 2 / 12, 4 / 9, 0.0])
    outside = suppressed("programmes", few, audience="partners")
    assert outside["scattered"].isna().all()
    shown = [[cell.text.en for cell in row] for row in programme_table(replace(results, programmes=outside)).rows]
    assert [row[3:] for row in shown] == [["withheld", "withheld"]] * 2
    assert str(HIDDEN_BELOW) in (programme_table(results).note or Both("", "")).en
    assert support_finding(replace(results, programmes=outside)) is None


def test_all_and_none_are_said_in_words() -> None:
    none = support_finding(told(REACHED.assign(scattered=0.0), PAIRS.assign(never_share=False).head(1)))
    assert none is not None
    assert none.head == Both(
        "함께 참여한 기관들은 모두 그 밖에서도 만납니다.", "Every organization meets one of its fellows elsewhere, too."
    )
    assert none.body == (Both("두 쪽에 모두 참여하는 기관이 있습니다.", "The two share at least one organization."),)
    every = support_finding(
        told(REACHED.assign(organizations=[3, 1, 1], scattered=1.0), PAIRS.assign(never_share=True))
    )
    assert every is not None
    assert every.head == Both(
        "‘seed’ 참여 기관 3곳은 모두 그 밖에서 서로 만나지 않습니다.",
        "None of the 3 organizations in “seed” meet each other elsewhere.",
    )
    assert every.body[0].ko == "둘씩 견준 3쌍은 모두 함께 참여하는 기관이 없습니다(가장 닮은 쌍: grow–lead)."
    assert support_finding(told(REACHED.assign(organizations=1, scattered=1.0))) is None
