"""The report folder: whole or not at all, the same bytes, nothing of the machine, nobody's files lost."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import report_made as made
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import convert, tables
from innonet.errors import InnonetError, UsageError
from innonet.projection import project
from innonet.register import Register
from innonet.reporting import exports, ready, write
from innonet.reporting.contents import tables_of as contents_of

FILES = {
    "report.html", "map.html", "organizations.csv", "hubs.csv", "communities.csv", "fragmentation.csv",
    "mixing.csv", "years.csv", "changes.csv", "ties.csv", "suggestions.csv", "programmes.csv",
    "programme_overlap.csv",
    "issues.csv", "crosswalk.csv", "review.csv", "network.graphml",
    "register/organizations.csv", "register/partnerships.csv", "register/participations.csv",
    "register/issues.csv", "register/crosswalk.csv", "register/review.csv", "report.docx", "tables.xlsx",
    "README.txt", "run.json",
}  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_folder_holds_what_the_contract_names_and_repeats_to_the_byte(tmp_path: Path) -> None:
    first = contents(write(made.results(), tmp_path / "보고서"))
    again = contents(write(made.results(), tmp_path / "elsewhere"))
    assert set(first) == FILES
    assert first == again
    assert sorted(p.name for p in tmp_path.iterdir()) == ["elsewhere", "보고서"]


def test_run_json_says_what_was_run_and_nothing_of_the_machine(tmp_path: Path) -> None:
    text = (write(made.results(), tmp_path / "out") / "run.json").read_text(encoding="utf-8")
    run = json.loads(text)
    assert run["seed"] == 1
    assert run["settings"] == {"project": {"weighting": "newman"}, "network": {"weighting": "newman"}}
    assert run["inputs"] == [{"file": "기관.csv", "sha256": "ab" * 32}]
    assert set(run["files"]) == FILES
    assert str(tmp_path) not in text


def test_an_earlier_report_is_replaced_whole(tmp_path: Path) -> None:
    write(made.results(), tmp_path / "out")
    write(made.results(lang="en"), tmp_path / "out")
    assert '<html lang="en">' in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert set(contents(tmp_path / "out")) == FILES


def test_a_run_that_fails_leaves_the_earlier_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(write(made.results(), tmp_path / "out"))

    def fails(*_: object) -> None:
        raise InnonetError("the disk is full")

    monkeypatch.setattr(convert, "to_graphml", fails)
    with pytest.raises(InnonetError, match="disk is full"):
        write(made.results(lang="en"), tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_put_in_place_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(write(made.results(), tmp_path / "out"))
    rename = Path.rename

    def locked(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(InnonetError, match=r"earlier report is still there.*Close files"):
        write(made.results(lang="en"), tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_foreign_files_are_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("years of work")
    with pytest.raises(UsageError, match=r"thesis\.docx"):
        write(made.results(), tmp_path / "mine")
    out = write(made.results(), tmp_path / "out")
    (out / "my notes.txt").write_text("keep me")
    with pytest.raises(UsageError, match=r"my notes\.txt"):
        ready(out)
    assert (out / "my notes.txt").read_text() == "keep me"
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="not a folder"):
        ready(tmp_path / "file")


def test_a_run_json_of_another_program_makes_no_report_folder(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"program": "other", "files": ["run.json"]}')
    (tmp_path / "a.csv").write_text("")
    with pytest.raises(UsageError, match=r"a\.csv"):
        ready(tmp_path)


def test_what_file_managers_leave_behind_is_no_obstacle(tmp_path: Path) -> None:
    out = write(made.results(), tmp_path / "out")
    for name in ("desktop.ini", "~$hubs.csv", ".DS_Store"):
        (out / name).write_text("")
    assert ready(out) == out
    (tmp_path / "empty").mkdir()
    assert ready(tmp_path / "empty") == tmp_path / "empty"


def test_one_row_an_organization_with_attributes_measures_community_and_rank(tmp_path: Path) -> None:
    results = made.results()
    table = exports.organization_table(results)
    assert table["organization"].tolist() == results.network.ids.tolist()
    assert {"name", "sector", "degree", "betweenness", "community", "hub_rank"} <= set(table.columns)
    first = results.hubs.iloc[0]["organization"]
    assert table.set_index("organization").loc[first, "hub_rank"] == 1


def test_an_attribute_named_like_a_measure_keeps_a_name_of_its_own() -> None:
    from dataclasses import replace

    results = made.results()
    organizations = results.network.organizations.assign(degree="many")
    table = exports.organization_table(replace(results, network=replace(results.network, organizations=organizations)))
    assert table["degree_given"].tolist() == ["many"] * 40
    assert table["degree"].tolist() == results.profile["degree"].tolist()


def test_ties_carry_the_partnerships_behind_them(tmp_path: Path) -> None:
    register = Register(
        pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
        pd.DataFrame({"partnership": ["p1", "p2", "p3"]}),
        pd.DataFrame({"organization": list("abcabba"), "partnership": ["p1"] * 3 + ["p3"] * 2 + ["p2"] * 2}),
    )
    table = exports.tie_table(project(register))
    assert table[["source", "target", "partnership_ids"]].to_numpy().tolist() == [
        ["a", "b", "p1|p2|p3"], ["a", "c", "p1"], ["b", "c", "p1"],
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5)), max_size=30))
def test_the_partnerships_behind_a_tie_are_those_both_share(pairs: list[tuple[int, int]]) -> None:
    register = Register(
        pd.DataFrame({"organization": [f"o{i}" for i in range(7)], "name": "x"}),
        pd.DataFrame({"partnership": [f"p{i}" for i in range(6)]}),
        pd.DataFrame([(f"o{o}", f"p{p}") for o, p in pairs], columns=["organization", "partnership"]),
    )
    parts = {f"o{i}": {f"p{p}" for o, p in pairs if o == i} for i in range(7)}
    table = exports.tie_table(project(register))
    for row in table.to_dict("records"):
        assert row["partnership_ids"] == "|".join(sorted(parts[row["source"]] & parts[row["target"]]))
        assert row["partnerships"] == len(row["partnership_ids"].split("|"))


def test_several_values_in_a_cell_are_joined() -> None:
    table = pd.DataFrame({"organizations": [("a", "b")], "gain": [0.5]})
    assert exports.flat(table)["organizations"].tolist() == ["a|b"]
    assert list(exports.flat(pd.DataFrame(), columns=("action", "gain")).columns) == ["action", "gain"]


def test_settings_leave_no_path_behind() -> None:
    assert exports.plain({"a": Path("/home/x/b.csv"), "n": np.int64(3), "s": {"z", "y"}}) == {
        "a": "b.csv", "n": 3, "s": ["y", "z"],
    }  # fmt: skip


def test_a_formula_in_a_name_stays_text(tmp_path: Path) -> None:
    out = write(made.results(hostile="=cmd()"), tmp_path / "out")
    text = (out / "mixing.csv").read_text(encoding="utf-8-sig")
    assert "public=cmd()" in text
    suggestions = tables.read_csv(out / "suggestions.csv")
    assert suggestions["organizations"].tolist() == ["o000=cmd()|o005"]


def test_tables_are_made_once_for_page_document_and_workbook() -> None:
    one, other = made.results(), made.results(lang="en")
    assert contents_of(one) is contents_of(one)
    assert contents_of(one) is not contents_of(other)
    assert exports.export_tables(one) is exports.export_tables(one)
