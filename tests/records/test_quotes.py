"""Quotation marks in text files: an open one is an error that names its line, not a row that swallows the others."""

import pytest

from innonet import read
from innonet.errors import DataError


def written(path, text):
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('기관명,사업명\n가람,리빙랩\n"나래,리빙랩\n다온,포럼\n라온,포럼\n', 3),
        ('기관명,사업명\n가람,리빙랩\n나래,"리빙랩\n다온,포럼\n라온,포럼\n', 3),
        ('기관명,사업명\n"나래,리빙랩\n다온,"포럼"\n라온,포럼\n', 2),
        ('기관명,사업명\r\n"나래,리빙랩\r\n"다온",포럼\r\n', 2),
        ('기관명,사업명\n가람,포럼\n나래,"포럼', 3),
        ('기관명,사업명\n"두\n줄","리빙랩\n다온,포럼\n', 3),
    ],
)
def test_an_open_quotation_mark_is_an_error_on_its_line(tmp_path, text, line):
    with pytest.raises(DataError, match=f"opens on line {line} is not closed") as error:
        read(written(tmp_path / "x.csv", text))
    assert error.value.where == "x.csv"


def test_quotation_marks_in_order_are_read(tmp_path):
    text = '기관명, 사업명\n가람, "포럼, 2차"\n"나래 ""별칭""","두\r\n줄"\n7" 관, "포럼, 2차"\n"다온" 센터,포럼\n'
    rows = read(written(tmp_path / "x.csv", text)).tables["participations"]
    assert rows["organization"].tolist() == ["가람", '나래 "별칭"', '7" 관', "다온 센터"]
    assert rows["partnership"].tolist() == ["포럼, 2차", "두\n줄", "포럼, 2차", "포럼"]
