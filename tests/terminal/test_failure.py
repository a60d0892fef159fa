"""Errors at the command line in Korean: the same finding and fix, on one line."""

import re
import tomllib
from pathlib import Path

import pytest

import innonet
from innonet import cli
from innonet.terminal.failure import korean

SOURCE = Path(innonet.__file__).parent
ENTRIES = tomllib.loads((SOURCE / "vocabulary" / "errors.toml").read_text(encoding="utf-8"))["text"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["check", "{tmp}/없음"], "그런 파일이나 폴더가 없습니다. 이름을 확인해 주십시오."),
        (["check", "{tmp}/empty.csv"], "파일이 비어 있습니다(0바이트). 다시 저장하거나 폴더에서 빼 주십시오."),
        (["raport"], "혹시 'report'입니까? 쓸 수 있는 말: new"),
        (
            ["hubs", "x", "--weighting", "newmann"],
            "--weighting: 쓸 수 없는 값 'newmann'. 쓸 수 있는 값: 'newman'",
        ),
        (["hubs", "x", "--seed", "-1"], "--seed: 0 이상의 정수가 아닌 값 '-1'. 설명 보기: innonet hubs --help"),
        (["check", "x", "y"], "check: 'y': 필요하지 않은 말입니다. 설명 보기: innonet check --help"),
        (["report"], "꼭 적어야 하는 것이 빠졌습니다: SOURCE, --out. 설명 보기: innonet report --help"),
    ],
)
def test_an_error_in_korean_is_one_line(argv, said, tmp_path, capsys):
    (tmp_path / "empty.csv").write_bytes(b"")
    words = [word.format(tmp=tmp_path) for word in argv]
    assert cli.main(["--lang", "ko", *words]) in (1, 2)
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1


def test_every_entry_still_stands_in_the_code():
    """What argparse says stands in Python; `Did you mean` is put together from two parts."""
    code = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in SOURCE.rglob("*.py"))
    code = re.sub(r'" f?"', "", code)
    for entry in (one for one in ENTRIES if not one["en"].startswith("argument {}: ")):
        pieces = [
            piece
            for piece in re.split(r"\{\}|\? ", entry["en"])
            if len(piece) > 3 and "arguments are required" not in piece
        ]
        assert all(piece.strip().rstrip(".") in code for piece in pieces), entry["en"]
        assert entry["en"].count("{}") == entry["ko"].count("{}")


def test_a_text_without_korean_stays():
    assert korean("Something new happened.") == "Something new happened."
