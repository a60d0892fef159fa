"""Results -> report.docx: the same findings, figures and tables, to edit in an office."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from innonet.reporting.contents import figures_of, tables_of
from innonet.reporting.document_heat import NOTE, TITLE, cells_of, heat_table, styled
from innonet.reporting.figure import Figure
from innonet.reporting.finding import GRADES, Finding
from innonet.reporting.heat import heat_map
from innonet.reporting.packaging import repacked
from innonet.reporting.record_sentences import warning
from innonet.reporting.results import Results
from innonet.reporting.sentences import findings, overview
from innonet.reporting.sources import assumptions, period, terms
from innonet.reporting.table import Cell, Table
from innonet.reporting.words import EDITIONS, Both, harmless
from innonet.reporting.yearly import keep_in_mind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

KOREAN_FONT, LATIN_FONT = "맑은 고딕", "Malgun Gothic"
ACCENT = "17427A"
_WORDS = {
    "kind": Both("협력망 분석 보고서", "Collaboration network report"),
    "findings": Both("핵심 결과", "Findings"),
    "evidence": Both("근거", "Evidence"),
    "method": Both("말과 지표의 뜻", "What the words and measures mean"),
    "data": Both("자료와 전제", "The data, and what is assumed"),
    "figure": Both("그림", "Figure"),
    "table": Both("표", "Table"),
    "rest": Both("나머지 행은 tables.xlsx에 있습니다.", "The rest of the rows are in tables.xlsx."),
}
_PAGE = 16.6  # cm between the margins
_ADDED = (
    ("Note", "Normal", 9, 0), ("Small", "Normal", 8.5, 0), ("Small Number", "Small", 8.5, 2),
    ("Cell", "Normal", 9.5, 0), ("Cell Number", "Cell", 9.5, 2),
    ("Square", "Cell", 8.5, 0), ("Square Number", "Square", 8.5, 1),
)  # fmt: skip
"""Styles of our own: name, the style it follows, size in points, and left, middle or right."""
_EVIDENCE = ("hubs", "fragmentation", "removal", "years", "pairs", "composition", "communities", "programmes",
             "overlap", "suggestions", "ties")  # fmt: skip


def document(results: Results) -> bytes:
    """Write the report as a Word document in the language of the results.

    Returns
    -------
    The file's bytes, the same every time for the same results.
    """
    writer = _Writer(results)
    writer.opening()
    writer.findings()
    writer.evidence()
    writer.method()
    made = io.BytesIO()
    writer.document.save(made)
    return repacked(made.getvalue())


class _Writer:
    """Writes one document from top to bottom, counting its figures and tables."""

    def __init__(self, results: Results) -> None:
        import docx

        self.results = results
        self.document: Document = docx.Document()
        self.counts = {"figure": 0, "table": 0}
        _set_up(self.document, title=self._clean(results.title), lang=results.lang)

    def say(self, text: Both | str) -> str:
        """Give a text in the document's language, harmless."""
        if isinstance(text, str):
            return self._clean(_WORDS[text].ko if self.results.lang == "ko" else _WORDS[text].en)
        return self._clean(text.ko if self.results.lang == "ko" else text.en)

    def _clean(self, text: str) -> str:
        return harmless(text)

    def opening(self) -> None:
        """Write the title, whom it is for, how much there is, and what is missing."""
        results = self.results
        kind = f"{self.say('kind')} · {self.say(EDITIONS[results.audience])}"
        styled(self.document.add_paragraph(kind), "Subtitle")
        styled(self.document.add_paragraph(self._clean(results.title)), "Title")
        told = [overview(results), period(results.register.partnerships), warning(results.issues)]
        for one in told:
            if one is not None:
                self.document.add_paragraph(self.say(one))

    def findings(self) -> None:
        """Write the findings, each with how sure it is."""
        self.document.add_heading(self.say("findings"), level=1)
        for one in findings(self.results):
            self._finding(one)

    def _finding(self, one: Finding) -> None:
        self.document.add_heading(f"{self.say(one.topic)}: {self.say(one.head)}", level=2)
        for text in one.body:
            self.document.add_paragraph(self.say(text))
        if one.sure is not None:
            paragraph = self.document.add_paragraph()
            paragraph.add_run(f"[{self.say(GRADES[one.grade])}] ").bold = True
            paragraph.add_run(self.say(one.sure))

    def evidence(self) -> None:
        """Write the figures and the tables."""
        self.document.add_heading(self.say("evidence"), level=1)
        tables, drawn = tables_of(self.results), figures_of(self.results)
        for name in _EVIDENCE:
            for one in keep_in_mind(self.results.over_time) if name == "years" else ():
                self.document.add_paragraph(self.say(one))
            figure = drawn.get(name)
            if figure is not None:
                self._figure(figure)
            if name == "pairs":
                self._heat()
            if tables[name]:
                self._table(tables[name])

    def _heat(self) -> None:
        heat = heat_map(self.results)
        if heat["groups"]:
            self._caption("table", TITLE)
            heat_table(self.document, heat, say=self.say)
            styled(self.document.add_paragraph(self.say(NOTE)), "Note")

    def _figure(self, one: Figure) -> None:
        from docx.shared import Cm

        self._caption("figure", one.title)
        self.document.add_picture(io.BytesIO(one.png), width=Cm(12))
        described = self.document.inline_shapes[-1]._inline.docPr
        described.set("descr", f"{self.say(one.title)}. {self.say(one.words)}")
        styled(self.document.add_paragraph(self.say(one.words)), "Note")

    def _caption(self, kind: str, title: Both) -> None:
        self.counts[kind] += 1
        text = f"{self.say(kind)} {self.counts[kind]}  {self.say(title)}"
        caption = styled(self.document.add_paragraph(text), "Caption")
        caption.paragraph_format.keep_with_next = True

    def _table(self, one: Table) -> None:
        self._caption("table", one.title)
        places = [place for place, column in enumerate(one.columns) if column.kind != "chart"]
        rows = one.rows[: one.printed]
        grid = self.document.add_table(rows=1 + len(rows), cols=len(places))
        head, *lines = cells_of(grid)
        _rule(grid, [head, *lines], widths([one.columns[place].kind for place in places]))
        for target, place in zip(head, places, strict=True):
            _fill(target, self.say(one.columns[place].name), right=one.columns[place].kind == "number", bold=True)
        _repeat_head(grid)
        for line, row in zip(lines, rows, strict=True):
            for target, place in zip(line, places, strict=True):
                self._cell(target, row[place], right=one.columns[place].kind == "number")
        notes = [self.say(one.note)] if one.note else []
        notes += [self.say("rest")] if len(one.rows) > one.printed else []
        styled(self.document.add_paragraph(" ".join(notes)), "Note")

    def _cell(self, target: _Cell, cell: Cell, *, right: bool) -> None:
        _fill(target, self.say(cell.text), right=right)
        for one in cell.below:
            styled(target.add_paragraph(self.say(one)), "SmallNumber" if right else "Small")

    def method(self) -> None:
        """Write what the words mean, and what was assumed."""
        self.document.add_page_break()  # type: ignore[no-untyped-call]
        self.document.add_heading(self.say("method"), level=1)
        for term in terms(self.results):
            paragraph = self.document.add_paragraph()
            paragraph.add_run(f"{self.say(term['name'])}. ").bold = True
            paragraph.add_run(self.say(term["text"]))
            if term["source"] or term["link"]:
                styled(self.document.add_paragraph(" ".join(filter(None, [term["source"], term["link"]]))), "Small")
        self.document.add_heading(self.say("data"), level=1)
        self._table(tables_of(self.results)["files"])
        for one in assumptions(self.results):
            styled(self.document.add_paragraph(self.say(one)), "ListBullet")


def _set_up(document: Document, *, title: str, lang: str) -> None:
    """Set paper, fonts, styles and properties; no clock and no person in them."""
    from datetime import datetime

    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, size in (("Normal", 10.5), ("Title", 22), ("Subtitle", 11), ("Heading 1", 16), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.size = Pt(size)
    document.styles["Caption"].font.size = Pt(10.5)
    for name, based, size, place in _ADDED:
        added: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style, added.font.size, added.paragraph_format.alignment = document.styles[based], Pt(size), place
    for name in ("Note", "Small"):
        document.styles[name].font.color.rgb = RGBColor(0x55, 0x60, 0x6E)
    for name in ("Small", "Cell"):
        document.styles[name].paragraph_format.space_after = Pt(0)
    document.styles["Note"].paragraph_format.space_before = Pt(3)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            _font(style)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "innonet", ""
    properties.last_modified_by, properties.language = "", "ko-KR" if lang == "ko" else "en"
    properties.created = properties.modified = datetime(2000, 1, 1)
    _page_numbers(section.footer.paragraphs[0])


def _font(style: Any) -> None:
    """Name the Korean font for Korean letters too: Word keeps it apart from the Latin one."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = LATIN_FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:eastAsia"), KOREAN_FONT)
    if style.name in ("Title", "Heading 1", "Heading 2", "Caption", "Subtitle"):
        style.font.color.rgb = RGBColor.from_string(ACCENT)
        style.font.italic = False
        style.paragraph_format.space_after = Pt(4)


def _page_numbers(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = 2
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def widths(kinds: Sequence[str]) -> list[float]:
    """Share a page's width among columns, in cm: what is narrow for numbers and marks, the rest for texts.

    Examples
    --------
    >>> widths(["number", "text", "mark"])
    [2.4, 11.8, 2.4]
    """
    narrow = min(2.4, _PAGE / len(kinds))
    texts = kinds.count("text")
    wide = (_PAGE - narrow * (len(kinds) - texts)) / max(texts, 1)
    return [round(wide, 2) if kind == "text" else narrow for kind in kinds]


def _rule(grid: Any, lines: list[tuple[_Cell, ...]], shares: list[float]) -> None:
    """Give a table thin lines between its rows, and its columns their widths."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    borders = OxmlElement("w:tblBorders")
    for side, size, color in (("top", "8", "1B2430"), ("bottom", "8", "1B2430"), ("insideH", "4", "D5DBE3")):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", color)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    grid._tbl.tblPr.append(borders)
    grid.autofit = False
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Cm(share)
    for line in lines:
        for cell, share in zip(line, shares, strict=True):
            cell.width = Cm(share)


def _repeat_head(grid: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(head)
    for row in grid.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)


def _fill(cell: _Cell, text: str, *, right: bool, bold: bool = False) -> None:
    run = styled(cell.paragraphs[0], "CellNumber" if right else "Cell").add_run(text)
    if bold:
        run.bold = True
