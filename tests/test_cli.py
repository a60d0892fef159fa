"""The command line as a user meets it: what is said, what is written, and the exit code."""

import base64
import json
import re
import subprocess
import sys
import zlib
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from innonet import cli, tables
from innonet.cli.commands import COMMANDS
from innonet.cli.flags import command_parser, flag_of
from innonet.settings import options
from sources import ORGANIZATIONS, PARTICIPATIONS, PARTNERSHIPS, folder

GYEONGGI = Path(__file__).resolve().parents[1] / "datasets" / "gyeonggi"
QUICK = ("--draws", "3", "--permutations", "9", "--runs", "1")
REPORT = {
    "report.html", "map.html", "organizations.csv", "hubs.csv", "communities.csv", "fragmentation.csv", "mixing.csv",
    "years.csv", "changes.csv", "ties.csv", "suggestions.csv", "programmes.csv",
    "programme_overlap.csv", "issues.csv", "crosswalk.csv", "review.csv", "register", "network.graphml",
    "run.json", "README.txt", "report.docx", "tables.xlsx",
}  # fmt: skip


def run(capsys, *argv):
    code = cli.main([str(one) for one in argv])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, said.out, said.err


@pytest.fixture
def source(tmp_path):
    return folder(tmp_path / "records")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made")
    assert cli.main(["report", str(folder(path / "records")), "--out", str(path / "out"), *QUICK, "--quiet"]) == 0
    return path


def test_the_report_folder_has_every_file(made):
    assert {one.name for one in (made / "out").iterdir()} == REPORT
    assert {one.name for one in (made / "out" / "register").iterdir()} >= {
        "organizations.csv",
        "partnerships.csv",
        "participations.csv",
    }


def test_every_table_has_its_columns_and_a_mark_for_excel(made):
    for name, columns in {
        "hubs": ["organization", "name", "sector", "score", "rank", "rank_low", "rank_high", "role", "reasons"],
        "fragmentation": ["measure", "value", "expected", "p", "meaning"],
        "mixing": ["group_a", "group_b", "observed", "expected", "ratio"],
        "ties": ["source", "target", "strength", "distance", "partnerships"],
        "suggestions": ["action", "organizations", "reason", "gain"],
        "issues": ["severity", "rule", "table", "file", "sheet", "row", "column", "value", "problem", "fix"],
    }.items():
        path = made / "out" / f"{name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        header = pd.read_csv(path, nrows=0).columns.tolist()
        assert [column for column in header if column in columns] == columns, name


def test_the_numbers_are_those_of_the_records(made):
    ties = pd.read_csv(made / "out" / "ties.csv").set_index(["source", "target"])
    assert ties["strength"].to_dict() == {
        ("A1", "A2"): 0.5, ("A1", "A3"): 0.5, ("A2", "A3"): 0.5, ("A3", "A4"): 1.0, ("A5", "A6"): 1.0,
    }  # fmt: skip
    assert ties.loc[("A5", "A6"), "partnership_ids"] == "P3"
    organizations = pd.read_csv(made / "out" / "organizations.csv").set_index("organization")
    assert organizations.loc["A3", "is_cutpoint"]
    assert organizations.loc["A7", "is_isolate"]
    hubs = pd.read_csv(made / "out" / "hubs.csv")
    assert hubs["organization"].iloc[0] == "A3"


def test_the_same_command_gives_the_same_bytes(made, tmp_path, capsys):
    again = tmp_path / "again"
    assert run(capsys, "report", made / "records", "--out", again, *QUICK, "--quiet")[0] == 0
    for one in sorted((made / "out").rglob("*")):
        if one.is_file():
            assert one.read_bytes() == (again / one.relative_to(made / "out")).read_bytes(), one.name


def test_run_json_says_how_it_was_made(made):
    run_ = json.loads((made / "out" / "run.json").read_text(encoding="utf-8"))
    assert run_["settings"]["hubs"]["draws"] == 3
    assert run_["settings"]["fragmentation"]["draws"] == 3
    assert run_["settings"]["mixing"]["permutations"] == 9
    assert {one["file"] for one in run_["inputs"]} == {"organizations.csv", "partnerships.csv", "participations.csv"}
    assert str(made) not in json.dumps(run_)


def test_run_json_names_every_file_that_settings_brought_in(made, source, tmp_path, capsys):
    earlier, out = tmp_path / "map.html", tmp_path / "out"
    earlier.write_bytes((made / "out" / "map.html").read_bytes())
    assert run(capsys, "report", source, "--out", out, "--positions", earlier, *QUICK, "--quiet")[0] == 0
    text = (out / "run.json").read_text(encoding="utf-8")
    run_ = json.loads(text)
    assert run_["inputs"][-1] == {"file": "map.html", "sha256": sha256(earlier.read_bytes()).hexdigest()}
    assert len(run_["inputs"]) == 4
    assert run_["settings"]["draw"]["positions"] == "map.html"
    assert str(tmp_path) not in text
    outside = ("--positions", out / "map.html", "--audience", "partners", *QUICK, "--quiet")
    assert run(capsys, "report", source, "--out", tmp_path / "other", *outside)[0] == 0
    assert json.loads((tmp_path / "other" / "run.json").read_text(encoding="utf-8"))["inputs"] == []


def test_a_report_says_what_it_found_and_where_it_is(source, tmp_path, capsys):
    code, out, err = run(capsys, "report", source, "--out", tmp_path / "out", *QUICK)
    assert code == 0
    assert "기관 7곳" in out
    assert f"{tmp_path / 'out'}/report.html" in out
    assert err == ""
    code, out, _ = run(capsys, "report", source, "--out", tmp_path / "out", *QUICK, "--lang", "en")
    assert "7 organizations" in out


def test_quiet_says_nothing(source, tmp_path, capsys):
    code, out, err = run(capsys, "report", source, "--out", tmp_path / "out", *QUICK, "--quiet")
    assert (code, out, err) == (0, "", "")


@pytest.mark.parametrize("command", ["hubs", "communities", "fragmentation", "mixing"])
def test_a_table_is_printed_or_written(source, tmp_path, capsys, command):
    quick = {"mixing": ("--permutations", "9")}.get(command, ("--draws", "2"))
    code, out, _ = run(capsys, command, source, *quick)
    assert code == 0
    assert len(out.splitlines()) > 2
    code, out, _ = run(capsys, command, source, *quick, "--out", tmp_path / "new" / "table.csv")
    assert code == 0
    assert len(tables.read_csv(tmp_path / "new" / "table.csv")) > 1


def test_mixing_by_region(source, capsys):
    code, out, _ = run(capsys, "mixing", source, "--by", "region", "--permutations", "9")
    assert code == 0
    assert [line.split()[:3] for line in out.splitlines()[1:]] == [
        ["북부", "북부", "1.000"],
        ["북부", "남부", "1.000"],
        ["남부", "남부", "3.000"],
    ]


def test_the_map_alone(source, tmp_path, capsys):
    code, out, _ = run(capsys, "map", source, "--out", tmp_path / "map.html", "--color", "region")
    assert (code, out.strip()) == (0, str(tmp_path / "map.html"))
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    packed = re.search(r'id="data">([^<]*)<', page)[1]
    data = json.loads(zlib.decompress(base64.b64decode(packed), -15))
    assert [data["title"][lang].split(" · ")[-1] for lang in ("ko", "en")] == ["내부용", "internal edition"]
    assert [one["ko"][0] for one in data["story"]][:2] == ["한눈에 보기", "거점 기관"], "as the report's map tells"


def test_the_map_alone_is_the_map_of_the_report(tmp_path, capsys):
    """Where not all are drawn, too: those whom a suggestion names are."""
    few = (GYEONGGI, "--most", "60", *QUICK)
    assert run(capsys, "report", *few, "--out", tmp_path / "report", "--no-docx", "--no-xlsx")[0] == 0
    assert run(capsys, "map", *few, "--out", tmp_path / "map.html")[0] == 0
    assert (tmp_path / "map.html").read_bytes() == (tmp_path / "report" / "map.html").read_bytes()


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "csv"])
def test_export(source, tmp_path, capsys, suffix):
    code, _, _ = run(capsys, "export", source, "--out", tmp_path / f"network.{suffix}")
    assert code == 0
    assert any(tmp_path.glob(f"network*{suffix}*"))


def test_check_names_file_and_row_and_exits_1(tmp_path, capsys):
    source = folder(tmp_path / "r", participations=PARTICIPATIONS + "P1,어디에도없는기관,참여\n")
    code, out, _ = run(capsys, "check", source)
    assert code == 1
    assert "participations.csv:9: 수정 필요" in out
    assert "어디에도없는기관" in out
    code, out, _ = run(capsys, "check", folder(tmp_path / "s"), "--lang", "en")
    assert code == 0
    assert "must fix 0" in out
    assert "three tables" in out


BAD = {
    "empty file": ({"participations": b""}, "participations.csv"),
    "only a header": ({"participations": "사업번호,기관\n"}, "participations"),
    "missing column": ({"participations": PARTICIPATIONS.replace("사업번호", "무엇")}, "participations.csv"),
    "binary csv": ({"organizations": bytes(range(256)) * 40}, "organizations.csv"),
    "0-byte xlsx": ({"organizations": None, "organizations.xlsx": b""}, "organizations.xlsx"),
    "damaged xlsx": ({"organizations": None, "organizations.xlsx": b"PK\x03\x04" + b"x" * 500}, "organizations.xlsx"),
    "no tables": ({"organizations": None, "partnerships": None, "participations": None, "읽어주세요.txt": "안녕"}, ""),
    "encrypted": (
        {"organizations": None, "organizations.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000},
        "organizations.xlsx",
    ),
}


@pytest.mark.parametrize("case", list(BAD))
def test_bad_files_are_one_clear_line_and_the_earlier_report_stays(made, tmp_path, capsys, case):
    import shutil

    files, named = BAD[case]
    out = tmp_path / "out"
    shutil.copytree(made / "out", out)
    before = {one: one.read_bytes() for one in out.rglob("*") if one.is_file()}
    code, said, err = run(capsys, "report", folder(tmp_path / "bad", **files), "--out", out, *QUICK)
    assert code == 1, err
    assert said == ""
    assert err.startswith("innonet: ")
    assert len(err.strip().splitlines()) == 1
    assert named in err
    assert {one: one.read_bytes() for one in out.rglob("*") if one.is_file()} == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad", "out"], "nothing half-written is left"


ODD = {
    "negative amount": ({"partnerships": PARTNERSHIPS.replace(",1000", ",-1000")}, "negative_amount",
                        "partnerships.csv", 2),
    "end before start": ({"partnerships": PARTNERSHIPS.replace("2023-12-31", "2021-12-31")}, "end_before_start",
                         "partnerships.csv", 4),
    "unknown organization": ({"participations": PARTICIPATIONS + "P1,B9,참여\n"}, "unknown_organization",
                             "participations.csv", 9),
}  # fmt: skip


@pytest.mark.parametrize("case", list(ODD))
def test_bad_rows_are_issues_and_the_report_goes_on(tmp_path, capsys, case):
    files, rule, file, row = ODD[case]
    code, _, _ = run(capsys, "report", folder(tmp_path / "r", **files), "--out", tmp_path / "out", *QUICK)
    assert code == 0
    issues = pd.read_csv(tmp_path / "out" / "issues.csv")
    found = issues[issues["rule"] == rule].iloc[0]
    assert (found["severity"], found["file"], found["row"]) == ("must fix", file, row)
    assert found["fix"]
    assert found["fix_ko"]
    assert found["problem_ko"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["raport", "x"], "Did you mean 'report'"),
        (["report"], "required"),
        (["hubs", "{source}", "--drawz", "3"], "Did you mean '--draws'"),
        (["report", "{source}", "--out", "{file}"], "this is a file, not a folder"),
        (["mixing", "{source}", "--by", "sektor"], "sector"),
        (["map", "{source}", "--size", "betweeness", "--out", "{new}"], "betweenness"),
        (["report", "{source}", "--study", "{study}", "--out", "{new}"], "weighting"),
    ],
)
def test_wrong_usage_exits_2_with_the_right_words(source, tmp_path, capsys, argv, said):
    file = tmp_path / "file.txt"
    file.write_text("mine", encoding="utf-8")
    study = tmp_path / "study.toml"
    study.write_text('[project]\nweigthing = "newman"\n', encoding="utf-8")
    words = [one.format(source=source, file=file, new=tmp_path / "new", study=study) for one in argv]
    code = cli.main(words)
    err = capsys.readouterr().err
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_missing_source_is_said(tmp_path, capsys):
    code, _, err = run(capsys, "report", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert code == 1
    assert "nowhere" in err


@pytest.mark.parametrize("name", [name for name, one in COMMANDS.items() if one.takes.startswith("SOURCE")])
@pytest.mark.parametrize("words", [("nowhere",), ("--quiet", "--lang=en", "--out", "x", "nowhere", "--draws", "3")])
def test_a_missing_source_is_said_before_anything_heavy_is_imported(name, words):
    code = f"import sys; from innonet import cli; print(cli.main({[name, *words]}), *sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr == "innonet: nowhere: there is no such file or folder. Check the name.\n"
    exit_code, *modules = run.stdout.split()
    assert exit_code == "1"
    assert {"pandas", "numpy", "igraph"} & set(modules) == set()


def test_what_may_be_no_path_is_left_to_the_parser(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # who opens a database that is not there makes it
    assert run(capsys, "hubs", "--help-me", "nowhere")[0] == 2
    assert "there is no such file" not in run(capsys, "hubs", "sqlite:///nowhere.db")[2]
    with pytest.raises(SystemExit):
        cli.main(["hubs", "nowhere", "--help"])


def test_a_folder_of_other_things_is_left_alone(source, tmp_path, capsys):
    out = tmp_path / "mine"
    out.mkdir()
    (out / "thesis.docx").write_bytes(b"work")
    code, _, err = run(capsys, "report", source, "--out", out, *QUICK)
    assert code == 2
    assert "thesis.docx" in err
    assert [one.name for one in out.iterdir()] == ["thesis.docx"]


def test_new_makes_a_study_that_can_be_reported_on(tmp_path, capsys):
    code, out, _ = run(capsys, "new", tmp_path / "mystudy")
    assert code == 0
    assert "study.toml" in out
    workbook = next((tmp_path / "mystudy").glob("*.xlsx"))
    from openpyxl import load_workbook

    book = load_workbook(workbook)
    rows = {
        "기관": (("B1", "수원시"), ("B2", "가온"), ("B3", "나래")),
        "협력사업": (("Q1", "돌봄"),),
        "참여": (("Q1", "B1"), ("Q1", "가온"), ("Q1", "B3")),
    }
    for sheet, lines in rows.items():
        for line in lines:
            page = book[sheet]
            first = next(n for n in range(2, 50) if page.cell(n, 1).value is None)
            for column, value in enumerate(line, start=1):
                page.cell(first, column).value = value
    book.save(workbook)
    code, _, err = run(capsys, "report", tmp_path / "mystudy", "--out", tmp_path / "out", *QUICK)
    assert (code, err) == (0, "")
    organizations = pd.read_csv(tmp_path / "out" / "organizations.csv")
    assert sorted(organizations["organization"]) == ["B1", "B2", "B3"], "the example rows are no records"
    assert len(pd.read_csv(tmp_path / "out" / "ties.csv")) == 3


def test_new_does_not_write_over_work(tmp_path, capsys):
    assert run(capsys, "new", tmp_path / "mystudy")[0] == 0
    code, _, err = run(capsys, "new", tmp_path / "mystudy")
    assert code == 2
    assert "mystudy" in err


def test_edge_lists_and_flat_tables_are_named(tmp_path, capsys):
    edges = tmp_path / "edges.csv"
    edges.write_text("source,target,kind\na,b,mou\nb,c,grant\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", edges, "--lang", "en")
    assert code == 0
    assert "edge list" in out
    flat = tmp_path / "flat.csv"
    flat.write_text("기관명,부문,사업명,사업유형\n가,공공,돌봄,리빙랩\n나,기업,돌봄,리빙랩\n", encoding="cp949")
    code, out, _ = run(capsys, "check", flat, "--lang", "en")
    assert "flat" in out
    assert "cp949" in out
    code, out, _ = run(capsys, "report", edges, "--out", tmp_path / "out", *QUICK, "--lang", "en")
    assert code == 0
    assert "3 organizations, 2 ties" in out


def test_every_command_explains_itself():
    for name, command in cli.COMMANDS.items():
        text = command_parser(name).format_help()
        assert command.summary in " ".join(text.split())
        for step in command.steps:
            for option in options(step):
                flag = flag_of(options(step)[option].annotation)
                assert flag is None or option in ("title",) or f"--{option.replace('_', '-')}" in text, (name, option)


def test_help_and_version_are_quick_and_plain():
    out = subprocess.run([sys.executable, "-m", "innonet", "--help"], capture_output=True, text=True, check=False)
    assert all(name in out.stdout for name in cli.COMMANDS)
    out = subprocess.run([sys.executable, "-m", "innonet", "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"innonet \d+\.\d+\.\d+\S*", out.stdout.strip())


def test_rows_in_any_order_give_the_same_register(tmp_path, capsys):
    def turned(text):
        header, *rows = text.splitlines()
        return "\n".join([header, *reversed(rows)]) + "\n"

    files = {"organizations": ORGANIZATIONS, "partnerships": PARTNERSHIPS, "participations": PARTICIPATIONS}
    for name, source in (("one", files), ("two", {key: turned(text) for key, text in files.items()})):
        assert run(capsys, "report", folder(tmp_path / "r" / name, **source), "--out", tmp_path / name, *QUICK)[0] == 0
    for name in ("ties", "hubs", "fragmentation", "mixing"):
        one, two = ((tmp_path / side / f"{name}.csv").read_bytes() for side in ("one", "two"))
        assert one == two, name


def test_suggest_host_and_programmes_answer_with_a_table(source, tmp_path, capsys):
    for command, quick, column in (
        ("suggest", ("--draws", "0", "--n", "2"), "action"),
        ("host", ("--k", "1"), "choice"),
        ("programmes", (), "programme"),
    ):
        code, _, _ = run(capsys, command, source, *quick, "--out", tmp_path / f"{command}.csv")
        assert code == 0
        assert tables.read_csv(tmp_path / f"{command}.csv").columns[0] == column


def test_simulate_and_compare_write_all_their_tables(source, tmp_path, capsys):
    scenario = tmp_path / "scenario.toml"
    scenario.write_text('[[event]]\nevent = "organization closes"\norganization = "A3"\n', encoding="utf-8")
    code, out, _ = run(capsys, "simulate", source, scenario)
    assert code == 0
    assert "A4" in out, "who is cut off"
    assert run(capsys, "simulate", source, scenario, "--out", tmp_path / "new")[0] == 0
    assert {one.name for one in (tmp_path / "new").iterdir()} == {"figures.csv", "hubs.csv", "cut_off.csv"}
    scenario.write_text('[[event]]\nevent = "organization closes"\norganization = "A4"\n', encoding="utf-8")
    assert run(capsys, "simulate", source, scenario)[1].endswith("\n떨어져 나가는 기관이 없습니다.\n"), "A4 was a leaf"
    code, _, err = run(capsys, "compare", source, "--years", "1990", "1991")
    assert code == 2
    assert "nothing is recorded for 1990" in err


def test_a_seed_below_nought_is_answered_in_one_line(tmp_path, capsys):
    assert cli.main(["hubs", str(tmp_path), "--seed", "-1"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "innonet: hubs: argument --seed: invalid seed value: '-1'. See `innonet hubs --help`."
    ]
