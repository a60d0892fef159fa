"""The mixing table of the document: a shaded square of groups, as the page has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from innonet.reporting.words import Both

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

TITLE = Both("집단 사이의 협력: 실제와 기대의 비", "Ties between groups: observed over expected")
NOTE = Both(
    "칸의 수는 실제 연결이 우연의 몇 배인지를 나타냅니다. 짙을수록 우연보다 자주 만나고, ▼와 ▲는 우연으로 보기 어려운 "
    "칸입니다. 우연으로 기대되는 연결이 1개가 안 되는 칸은 칠하지 않았습니다. 위쪽 번호는 왼쪽 집단의 번호입니다.",
    "How many times the ties expected by chance were observed. The darker, the more they meet; ▼ and ▲ mark cells that "
    "chance hardly explains; cells where chance gives less than one tie have no shade. The numbers above are those of "
    "the groups at the left.",
)
SHADES = {"h0": "FBFCFD", "h1": "EDF2F8", "h2": "DCE6F2", "h3": "C3D4E8", "h4": "8FB0D6", "h5": "2F66A8",
          "h6": "12335F"}  # fmt: skip
"""Shades as on the page; those of `WHITE` have white letters."""
WHITE = ("h5", "h6")
_HEAD, _PAGE = 4.2, 16.6  # cm: of the groups' names, and between the margins
_MARKS = {"less": "▼", "more": "▲"}


def heat_table(document: Document, heat: dict[str, Any], *, say: Callable[[Both], str]) -> None:
    """Write the groups as a square of shaded cells."""
    from docx.shared import Cm

    names = heat["groups"]
    grid = document.add_table(rows=1 + len(names), cols=1 + len(names))
    grid.autofit = False
    head, *lines = cells_of(grid)
    for place, width in enumerate([_HEAD] + [(_PAGE - _HEAD) / len(names)] * len(names)):
        grid.columns[place].width = Cm(width)
        for line in (head, *lines):
            line[place].width = Cm(width)
    for place, (line, row) in enumerate(zip(lines, heat["rows"], strict=True), start=1):
        _write(head[place], str(place), middle=True)
        _write(line[0], f"{place}. {say(row['name'])}")
        for target, one in zip(line[1:], row["cells"], strict=True):
            _write(target, f"{_MARKS.get(one['mark'], '')}{say(one['ratio'])}", middle=True, shade=one["shade"])


def cells_of(grid: Table) -> list[tuple[_Cell, ...]]:
    """Give the cells of a table row by row, looked up once: asking a table for one cell goes through all of them."""
    return [row.cells for row in grid.rows]


def styled(paragraph: Any, id_: str) -> Any:
    """Give a paragraph a style by its id: python-docx looks through all styles for a name, every time."""
    paragraph._p.style = id_
    return paragraph


def _write(cell: Any, text: str, *, middle: bool = False, shade: str = "") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run = styled(cell.paragraphs[0], "SquareNumber" if middle else "Square").add_run(text)
    if shade not in SHADES:
        return
    if shade in WHITE:
        run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    fill = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", SHADES[shade])):
        fill.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(fill)
