"""What a report is made of: its tables and its figures, by name, whatever kind of file shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from innonet import vocabulary
from innonet.kept import once
from innonet.reporting import evidence, figures, sources, support, views, yearly
from innonet.reporting.composition import composition, composition_table
from innonet.reporting.figure import Figure
from innonet.reporting.gap_sentences import between
from innonet.reporting.plotting import Board
from innonet.reporting.results import Results
from innonet.reporting.sentences import grouped_by
from innonet.reporting.table import Table
from innonet.reporting.words import Both


@once
def tables_of(results: Results) -> dict[str, Table]:
    """Give every table of the report by name; a table without rows is false."""
    by = grouped_by(results)
    return {
        "hubs": views.hub_table(results.tied_hubs),
        "fragmentation": views.fragmentation_table(results.fragmentation),
        "removal": views.removal_table(results.removal, results.network.called),
        "years": yearly.year_table(results.over_time),
        "pairs": views.pair_table(between(results.mixing), by=by),
        "composition": composition_table(composition(results), results),
        "communities": views.community_table(results),
        "programmes": support.programme_table(results),
        "overlap": support.overlap_table(results),
        "suggestions": views.suggestion_table(results),
        "ties": evidence.tie_table(results),
        "files": sources.file_table(results),
        "merged": sources.merged_table(results),
    }


def figures_of(results: Results) -> Mapping[str, Figure | None]:
    """Give every figure of the report by name, drawn ahead or drawn now; None where there is nothing to draw."""
    return draw_figures(results) if results.figures is None else results.figures


@once
def draw_figures(results: Results) -> dict[str, Figure | None]:
    """Draw every figure of the report, for the page and for the document."""
    boards = boards_of(results)
    told = {**CAPTIONS, "composition": UNPARTED} if len(composition(results).columns) < 2 else CAPTIONS
    return {
        name: None if board is None else _figure(name, board, told[name], lang=results.lang)
        for name, board in boards.items()
    }


def _figure(name: str, board: Board, caption: tuple[Both, Both], *, lang: str) -> Figure:
    svg = board.svg()  # before the picture, which writes one language into the board for good
    return Figure(f"{name}-figure", *caption, TWINS[name], svg, board.png(lang))


def boards_of(results: Results) -> dict[str, Board | None]:
    """Give the drawing of every figure of the report by name; None where there is nothing to draw."""
    counts = composition(results)
    return {
        "hubs": figures.hub_intervals(results.tied_hubs),
        "removal": figures.removal(results.removal),
        "years": figures.over_time(results.over_time),
        "composition": figures.composition(counts, by="sector"),
        "overlap": figures.overlap(support.square(results), by=support.named_by(results)),
    }


TWINS = {"hubs": "hub-table", "removal": "removal-table", "years": "years-table",
         "composition": "composition-table", "overlap": "overlap-table"}  # fmt: skip
"""The table of each figure."""
CAPTIONS = {
    "hubs": (
        Both("거점기관의 순위와 순위 폭", "Ranks of the hubs, and how far they may move"),
        Both("점은 지금 순위, 띠는 순위가 움직이는 범위입니다.", "The dot is the rank now, the band how far it moves."),
    ),
    "removal": (
        Both("기관이 빠질 때 가장 큰 묶음에 남는 기관", "What is left of the largest part as organizations leave"),
        Both(
            "실선은 연결이 많은 기관부터 빠질 때, 점선과 띠는 아무 기관이나 빠질 때(평균과 90% 범위)입니다.",
            "Solid: the best connected leave first. Dashed, with its band: any leave (mean and 90% range).",
        ),
    ),
    "years": (
        Both("해마다의 단절도", "Fragmentation by year"),
        Both(
            "실선은 그해의 모든 기관(띠는 90% 범위), 점선과 마름모는 첫해와 마지막 해에 모두 있는 기관끼리의 값입니다. "
            "아래로 갈수록 서로 가깝습니다. 세로축은 0에서 시작하지 않습니다.",
            "Solid: all organizations of the year, with the 90% range. Dashed, with diamonds: those present in both "
            "the first and the last year. The lower, the closer; the upright axis does not start at 0.",
        ),
    ),
    "composition": (
        Both("부문별 기관 수", "Organizations by sector"),
        Both("막대의 부분은 권역입니다.", "The parts of a bar are the regions."),
    ),
    "overlap": (
        Both("둘 다 참여한 기관의 수", "Organizations that take part in both"),
        Both(
            "굵은 수는 각각의 기관 수입니다. 작은 쪽에 견주어 많이 겹칠수록 짙고, 겹치지 않으면 굵은 테두리입니다.",
            "Bold: all organizations of one. The darker, the more of the smaller one is shared; a thick frame: nobody.",
        ),
    ),
}
"""The caption of each figure, and what it shows in words."""
UNPARTED = (
    CAPTIONS["composition"][0],
    Both("막대 옆의 수는 기관 수입니다.", "The number beside a bar counts its organizations."),
)
"""The caption of the figure by sector where no region is known."""


def legend(results: Results) -> list[dict[str, Any]]:
    """Give the colors of the still map, where it is colored by sector."""
    table = results.network.organizations
    if "sector" not in table.columns or results.settings.get("draw", {}).get("color", "sector") != "sector":
        return []
    known = vocabulary.entries("sectors")
    there = pd.Index(table["sector"].dropna().unique())
    return [
        {"name": Both(one.ko, one.en), "color": one.color} for id_, one in known.items() if id_ in there and one.color
    ]
