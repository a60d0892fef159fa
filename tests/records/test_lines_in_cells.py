"""What stands on lines of its own in a cell of a page or a document, and several lists in one file."""

import io
import json
import zipfile

import pytest

from innonet import clean, read
from innonet.errors import DataError

HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"


def page(*cells):
    rows = "".join(f"<tr><td>포럼</td><td>{one}</td></tr>" for one in cells)
    return f'<html><meta charset="utf-8"><table><tr><th>사업명</th><th>참여기관</th></tr>{rows}</table></html>'


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("수원시<br>용인시", ["수원시", "용인시"]),
        ("<p>가람</p><p>나래</p>", ["가람", "나래"]),
        ("<div>가람</div>\n  <div><b>나</b>래</div><!-- 다온 -->", ["가람", "나래"]),
        ("가람\n   센터", ["가람 센터"]),
    ],
)
def test_lines_of_a_page_part_names(tmp_path, cell, names):
    (tmp_path / "x.xls").write_text(page(cell), encoding="utf-8")
    assert sorted(clean(read(tmp_path / "x.xls")).organizations["name"]) == names


def test_a_span_that_is_no_number_spans_one(tmp_path):
    (tmp_path / "x.xls").write_text(page("가람").replace("<td>포럼", '<td rowspan="²">포럼'), encoding="utf-8")
    assert read(tmp_path / "x.xls").tables["participations"]["partnership"].tolist() == ["포럼"]


def paragraph(*runs):
    return "<hp:p>" + "".join(f"<hp:run><hp:t>{one}</hp:t></hp:run>" for one in runs) + "</hp:p>"


def document(*rows):
    def cell(text, y, x):
        place = f'<hp:cellAddr colAddr="{x}" rowAddr="{y}"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
        return f"<hp:tc><hp:subList>{text}</hp:subList>{place}</hp:tc>"

    body = "".join(
        "<hp:tr>" + "".join(cell(text, y, x) for x, text in enumerate(row)) + "</hp:tr>" for y, row in enumerate(rows)
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        archive.writestr("Contents/section0.xml", f'<s xmlns:hp="{HP}"><hp:tbl>{body}</hp:tbl></s>')
    return target.getvalue()


def test_runs_of_a_document_are_one_line_and_paragraphs_are_lines(tmp_path):
    header = (paragraph("사업명"), paragraph("참여", "기관"))
    rows = (
        (paragraph("마을 ", "리빙랩"), paragraph("수원", "시")),
        (paragraph("마을 리빙랩"), paragraph("용인시") + paragraph() + paragraph("가람<hp:lineBreak/>나<hp:tab/>래")),
    )
    (tmp_path / "x.hwpx").write_bytes(document(header, *rows))
    register = clean(read(tmp_path / "x.hwpx"))
    assert register.partnerships["partnership"].tolist() == ["마을 리빙랩"]
    assert sorted(register.organizations["name"]) == ["가람", "나 래", "수원시", "용인시"]


def test_every_list_of_a_json_object_is_a_table(tmp_path):
    tables = {
        "version": 2,
        "tags": ["a", "b"],
        "organizations": [{"organization": "a", "name": "가람"}, {"organization": "b", "name": "나래"}],
        "participations": [{"organization": "a", "partnership": "p"}, {"organization": "b", "partnership": "p"}],
    }
    path = tmp_path / "x.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    records = read(path)
    assert {name: len(rows) for name, rows in records.tables.items()} == {
        "organizations": 2, "partnerships": 1, "participations": 2,
    }  # fmt: skip
    assert [(one.sheet, one.table) for one in records.source.files] == [
        ("organizations", "organizations"), ("participations", "participations"),
    ]  # fmt: skip
    path.write_text('{"tags": ["a", "b"]}', encoding="utf-8")
    with pytest.raises(DataError, match="no list of objects"):
        read(path)


def test_the_encoding_euc_kr_means_its_superset(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes("사업명,기관명\n포럼,펲시랩\n".encode("cp949"))
    assert read(path, encoding="EUC-KR").tables["organizations"]["name"].tolist() == ["펲시랩"]
