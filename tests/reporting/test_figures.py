"""Figures: both languages in one picture, no style, no id twice, nothing of the records read as markup."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pandas as pd
import pytest
import report_made as made
from markupsafe import Markup

from innonet.reporting import figures
from innonet.reporting.contents import draw_figures, figures_of, tables_of
from innonet.reporting.document import document
from innonet.reporting.page import page
from innonet.reporting.plotting import Board, both_shortened
from innonet.reporting.words import Both


def drawn(hostile: str = "") -> dict[str, str]:
    return {name: str(one.svg) for name, one in figures_of(made.results(hostile=hostile)).items() if one}


def test_every_figure_has_a_table_that_says_the_same() -> None:
    results = made.results()
    there = {table.id for table in tables_of(results).values() if table}
    found = [one for one in figures_of(results).values() if one]
    assert [one.table for one in found] == ["hub-table", "removal-table", "composition-table"]
    assert {one.table for one in found} <= there


def test_what_was_drawn_ahead_is_shown_in_page_and_document() -> None:
    """The page's lines and the document's pictures are one drawing, made once."""
    results = made.results()
    ahead = draw_figures(results)
    assert figures_of(results) is ahead
    marked = {
        name: one and replace(one, svg=Markup("<svg data-of='{}'></svg>").format(name)) for name, one in ahead.items()
    }
    shown = page(replace(results, figures=marked), lang="ko")
    assert [name for name in marked if f"data-of='{name}'" in shown] == ["hubs", "removal", "composition"]
    assert document(replace(results, figures=ahead)) == document(made.results())
    with zipfile.ZipFile(io.BytesIO(document(results))) as file:
        pictures = [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
    assert sorted(pictures) == sorted(one.png for one in ahead.values() if one)


@pytest.mark.parametrize("hostile", ["", made.HOSTILE, "$x^2$ t3t %s {0}"])
def test_figures_are_clean_svg_in_both_languages(hostile: str) -> None:
    ids: list[str] = []
    for text in drawn(hostile).values():
        root = ElementTree.fromstring(text)
        tags = {one.tag for one in root.iter()}
        assert not tags & {"script", "style", "metadata", "image", "foreignObject", "a"}
        for one in root.iter():
            assert not {"style", "href"} & set(one.attrib) or one.attrib.get("href", "").startswith("#")
            ids += [one.attrib["id"]] if "id" in one.attrib else []
        ko = [one for one in root.iter("text") if one.get("lang") == "ko"]
        assert len(ko) == len([one for one in root.iter("text") if one.get("lang") == "en"]) > 0
        used = set(re.findall(r"#([\w-]+)\)", text))
        assert used <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_figure_shows_by_number_what_is_no_letter() -> None:
    found = drawn("\x00\u202e\uffff")["hubs"]
    assert "[U+0000][U+202E][U+FFFF]" in found
    assert not set("\x00\u202e\uffff") & set(found)


def test_figures_repeat_to_the_byte() -> None:
    assert drawn() == drawn()


@pytest.mark.parametrize("parts", [["south", "north"], [""]])
def test_no_room_is_spared_below_the_bars(parts: list[str]) -> None:
    table = pd.DataFrame(4.0, index=["public", "business", "academia"], columns=parts)
    board = figures.composition(table, by="sector")
    assert board is not None
    board.png("ko")
    height = board.figure.get_figheight() * 72
    bars = [one.get_window_extent().y0 * 72 / board.figure.dpi for one in board.axes.patches]
    assert 2 < min(bars) < 8
    tops = [one.get_window_extent().y1 * 72 / board.figure.dpi for one in (*board.axes.patches, *board.axes.texts)]
    assert 4 < height - max(tops) < 20
    rows = sorted({round(one.get_window_extent().y0 * 72 / board.figure.dpi, 1) for one in board.axes.patches})
    assert rows[1] - rows[0] == pytest.approx(34, abs=0.2)


def test_names_stand_in_the_figure_as_they_are() -> None:
    text = drawn("$a_b$ & <i>")["hubs"]
    assert "경기사회혁신센터$a_b$ &amp; &lt;i&gt;" in text


def test_a_dot_stands_where_the_rank_is() -> None:
    board = figures.hub_intervals(pd.DataFrame([{"rank": 10, "rank_low": 1, "rank_high": 100, "name": "가"}]))
    assert board is not None
    dot = board.axes.lines[1]
    assert dot.get_xdata()[0] == 10
    band = board.axes.lines[0]
    assert list(band.get_xdata()) == [1, 100]


def test_nothing_is_drawn_of_nothing() -> None:
    assert figures.hub_intervals(pd.DataFrame()) is None
    assert figures.removal(pd.DataFrame()) is None
    assert figures.composition(pd.DataFrame(), by="sector") is None


def test_a_long_name_is_cut_and_a_picture_has_real_words() -> None:
    assert both_shortened(Both("가" * 40, "short"), 10) == Both("가가가가…", "short")
    board = Board("x", height=60)
    board.mark_x([0.0, 1.0], [Both("영", "nought"), Both("일", "one")])
    assert board.png("en")[:4] == b"\x89PNG"
    assert [one.get_text() for one in board.axes.get_xticklabels()] == ["nought", "one"]
