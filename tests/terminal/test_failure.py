"""Errors at the command line in Korean: the same finding and fix, on one line."""

import ast
import errno
import re
import tomllib
from pathlib import Path

import pytest

import innonet
from innonet import cli
from innonet.errors import of_system
from innonet.terminal.failure import korean

SOURCE = Path(innonet.__file__).parent
ENTRIES = tomllib.loads((SOURCE / "vocabulary" / "errors.toml").read_text(encoding="utf-8"))["text"]
PUT_TOGETHER = {"capacity is {}.", "each is {}."}
"""Texts that the code makes of the name of an argument."""
KINDS = {"InnonetError", "DataError", "UsageError", "MissingPackageError"}


def texts(node):
    """Give the texts an expression can be, with 7 for what is put in."""
    if isinstance(node, ast.IfExp):
        return [*texts(node.body), *texts(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(one.value if isinstance(one, ast.Constant) else "7" for one in node.values)]
    return [node.value] if isinstance(node, ast.Constant) else []


def errors_of(path):
    """Give what is found and the fix of every error that a file makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS:
            for said in (*node.args[:1], *(one.value for one in node.keywords if one.arg == "fix")):
                yield from (text for text in texts(said) if re.search("[a-z] ", text))


def test_every_error_has_its_korean():
    said = {(path.name, text) for path in SOURCE.rglob("*.py") for text in errors_of(path)}
    assert len(said) > 200
    hardly = {"7 is 7.", "7Known: 7.", "pip install pyvis"}  # put together, or the same in both languages
    assert [one for one in sorted(said) if korean(one[1]) == one[1] and one[1] not in hardly] == []


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["check", "{tmp}/없음"], "그런 파일이나 폴더가 없습니다. 이름을 확인해 주십시오."),
        (["check", "{tmp}/empty.csv"], "파일이 비어 있습니다(0바이트). 다시 저장하거나 폴더에서 빼 주십시오."),
        (["raport"], "혹시 'report'입니까? 쓸 수 있는 말: new"),
        (
            ["hubs", "{tmp}", "--weighting", "newmann"],
            "--weighting: 쓸 수 없는 값 'newmann'. 쓸 수 있는 값: 'newman'",
        ),
        (["hubs", "{tmp}", "--seed", "-1"], "--seed: 0 이상의 정수가 아닌 값 '-1'. 설명 보기: innonet hubs --help"),
        (["check", "{tmp}", "y"], "check: 'y': 필요하지 않은 말입니다. 설명 보기: innonet check --help"),
        (["compare", "{tmp}", "--years", "2023"], "compare: --years: 뒤에 값이 2개 있어야 합니다. 설명 보기"),
        (["hubs", "{tmp}", "--quiet=3"], "hubs: --quiet: 값을 받지 않는 선택입니다('3'). 설명 보기"),
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
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    code = "\n".join(str(node.value) for node in nodes if isinstance(node, ast.Constant))
    for entry in (
        one for one in ENTRIES if not one["en"].startswith("argument {}: ") and one["en"] not in PUT_TOGETHER
    ):
        pieces = [
            piece
            for piece in re.split(r"\{\}|\? ", entry["en"])
            if len(piece) > 3 and "arguments are required" not in piece
        ]
        assert all(piece.strip().rstrip(".") in code for piece in pieces), entry["en"]
        assert entry["en"].count("{}") == entry["ko"].count("{}")


@pytest.mark.parametrize(
    ("error", "said", "fix"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "표.xlsx"),
         "표.xlsx: 쓰거나 읽을 권한이 없거나, 다른 프로그램에서 열려 있습니다.",
         "엑셀에서 열려 있으면 닫고 다시 실행하십시오."),
        (OSError(errno.ENOSPC, "No space left"), "디스크에 남은 공간이 없습니다.", "다시 실행하십시오."),
        (OSError(errno.ENAMETOOLONG, "File name too long", "가"), "경로가 너무 깁니다.", "짧은 경로의 폴더를"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "폴더"), "폴더: 파일이 아니라 폴더입니다.", "파일을 지정해"),
        (OSError(errno.EIO, "Input/output error", "가"), "운영체제가 거부했습니다(Input/output error).",
         "다시 실행하거나"),
    ],
)  # fmt: skip
def test_what_the_system_refuses_is_said_with_its_fix(error, said, fix, monkeypatch, capsys):
    def refuses(*_args, **_more):
        raise error

    monkeypatch.setattr("innonet.cli._dispatch", refuses)
    assert cli.main(["--lang", "ko", "check", "x"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert fix in err
    assert len(err.splitlines()) == 1


def test_numbers_that_windows_gives_are_known():
    held, long = OSError(22, "in use"), OSError(2, "no such file")
    held.winerror, long.winerror = 32, 206
    assert of_system(held, where="a").sentence().startswith("a: there is no permission for it, or another program has")
    assert of_system(long).found == "the path is too long."


def test_a_file_that_may_not_be_read_is_said_in_korean(tmp_path, monkeypatch, capsys):
    (tmp_path / "기관.csv").write_text("기관ID,기관명\n", encoding="utf-8")

    def held(_path):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", held)
    assert cli.main(["--lang", "ko", "check", str(tmp_path / "기관.csv")]) == 1
    assert "기관.csv: 쓰거나 읽을 권한이 없거나, 다른 프로그램에서 열려 있습니다. 엑셀에서" in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "said"), [("ko", "중지했습니다."), ("en", "stopped;")])
def test_who_stops_it_is_told_so(lang, said, monkeypatch, capsys):
    def stopped(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("innonet.cli._dispatch", stopped)
    assert cli.main(["--lang", lang, "check", "x"]) == 130
    assert said in capsys.readouterr().err


def test_a_text_without_korean_stays():
    assert korean("Something new happened.") == "Something new happened."
