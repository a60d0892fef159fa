"""Records -> crosswalk, review list, and what a person decided about it."""

import pandas as pd
import pytest

from innonet import check, clean, read, review, tables
from innonet.cleaning import clean as cleaned
from innonet.errors import DataError
from innonet.resolve import decisions_of, resolve
from innonet.way import checked

ORGANIZATIONS = """organization,name,municipality,aliases,parent
O1,수원시,수원시,,
O2,수원시청,수원시,,
O3,온마을배움터,안산시,온배움,
O4,온마을베움터,안산시,,
O10,한백대학교,용인시,한백대,
O11,한백대학교 산학협력단,용인시,,한백대학교
O12,꿈터,화성시,온배움터마을,
O13,온배움터마을,화성시,,
"""
PARTICIPATIONS = """organization,partnership
O1,P1
수원시청,P2
O4,P1
O3,P2
O11,P1
O10,P2
O12,P1
O13,P2
"""


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "organizations.csv").write_text(ORGANIZATIONS, encoding="utf-8")
    (folder / "partnerships.csv").write_text("partnership,name\nP1,돌봄\nP2,배움\n", encoding="utf-8")
    (folder / "participations.csv").write_text(PARTICIPATIONS, encoding="utf-8")
    return folder


def ids(register):
    return register.organizations["organization"].tolist()


def test_merges_by_itself_only_what_is_sure(source):
    register = clean(read(source))
    assert ids(register) == ["O1", "O10", "O11", "O12", "O13", "O3", "O4"]
    row = register.crosswalk.set_index("original").loc["O2"]
    assert row[["organization", "method"]].tolist() == ["O1", "same core name"]
    assert ids(clean(read(source), merge=False)) == ["O1", "O10", "O11", "O12", "O13", "O2", "O3", "O4"]


def test_the_rest_is_for_a_person(source):
    table = clean(read(source)).review
    pairs = table.set_index(["a", "b"])
    assert pairs.loc[("O3", "O4"), ["verdict", "proposal", "decision"]].tolist() == ["review", "merge", ""]
    assert pairs.loc[("O10", "O11"), ["verdict", "proposal"]].tolist() == ["blocked", ""]
    assert "another name" in pairs.loc[("O12", "O13"), "reason"]
    assert table["verdict"].tolist() == sorted(table["verdict"], reverse=True), "what is blocked stands last"


@pytest.mark.parametrize("ending", ["utf-8-sig.csv", "cp949.csv", "xlsx"])
@pytest.mark.parametrize("word", ["merge", "병합"])
def test_decisions_are_a_file_in_any_form_excel_saves(source, tmp_path, ending, word):
    table = clean(read(source)).review
    table.loc[(table["a"] == "O3") & (table["b"] == "O4"), "decision"] = word
    path = tmp_path / f"reviewed.{ending}"
    if ending == "xlsx":
        table.to_excel(path, index=False)
    else:
        table.to_csv(path, index=False, encoding=ending.removesuffix(".csv"))
    register = clean(read(source), decisions=path)
    assert "O4" not in ids(register)
    row = register.crosswalk.set_index("original").loc["O4"]
    assert row[["organization", "method", "reason"]].tolist() == ["O3", "decision", "decided in the review list"]
    members = register.participations.query("organization == 'O3'")
    assert sorted(members["partnership"]) == ["P1", "P2"]


def test_keep_apart_undoes_what_would_merge_and_is_undone_without_the_file(source):
    apart = pd.DataFrame({"a": ["O2"], "b": ["O1"], "decision": ["분리"]})
    assert {"O1", "O2"} <= set(ids(clean(read(source), decisions=apart)))
    assert "O2" not in ids(clean(read(source)))


def test_what_was_decided_is_not_asked_again_and_stays_in_the_list(source):
    first = clean(read(source)).review
    first.loc[(first["a"] == "O3") & (first["b"] == "O4"), "decision"] = "keep apart"
    second = clean(read(source), decisions=first).review
    assert len(second) == len(first)
    assert second.iloc[-1][["a", "b", "decision"]].tolist() == ["O3", "O4", "keep apart"]
    pd.testing.assert_frame_equal(clean(read(source), decisions=second).review, second)


def test_decisions_that_cannot_be_read_are_said(tmp_path):
    with pytest.raises(DataError, match="lack the columns decision"):
        (tmp_path / "d.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        decisions_of(tmp_path / "d.csv")
    with pytest.raises(DataError, match="there is no such file"):
        decisions_of(tmp_path / "none.csv")


def test_units_are_counted_for_their_parent_on_request(source):
    register = cleaned(read(source), fold_parents=True)
    assert "O11" not in ids(register)
    row = register.crosswalk.set_index("original").loc["O11"]
    assert row[["organization", "method"]].tolist() == ["O10", "folded into parent"]
    assert sorted(register.participations.query("organization == 'O10'")["partnership"]) == ["P1", "P2"]
    assert not clean(read(source)).participations.query("organization == 'O11'").empty, "without it they stay apart"


def test_a_circle_of_parents_ends():
    table = pd.DataFrame({"organization": ["a", "b"], "name": ["가온", "나래"], "parent": ["b", "a"]})
    from innonet.resolve import folded

    into = folded(resolve(table), table).set_index("original")["organization"]
    assert set(into) <= {"a", "b"}


def test_a_saved_register_keeps_its_review_list(source, tmp_path):
    register = clean(read(source))
    register.save(tmp_path / "saved")
    again = type(register).load(tmp_path / "saved")
    assert again.review[["a", "b"]].values.tolist() == register.review[["a", "b"]].values.tolist()
    assert tables.read_csv(tmp_path / "saved" / "review.csv")["decision"].isna().all()


def test_every_row_is_used_or_set_aside(source):
    records = read(source)
    register = clean(records)
    aside = register.issues.query("set_aside").groupby("table").size()
    assert len(records.tables["participations"]) == len(register.participations) + aside.get("participations", 0)
    assert check(records).query("severity == 'must fix'").empty


def test_review_of_a_table_with_english_names():
    table = pd.DataFrame(
        {"organization": ["1", "2"], "name": ["한빛랩", "Hanbit Lab Co., Ltd."], "name_en": ["Hanbit Lab", None]}
    )
    assert review(table)[["a", "b", "verdict"]].values.tolist() == [["1", "2", "review"]]


def test_who_is_written_exactly_so_is_meant_and_check_says_what_a_report_would(tmp_path):
    """Two bear a name but for how the legal form is written, in two towns: one of them is written as the row has it."""
    (tmp_path / "organizations.csv").write_text(
        "organization,name,municipality\nA1,(주)행복나눔,수원시\nA2,행복나눔,화성시\nA3,수원시,수원시\n",
        encoding="utf-8",
    )
    (tmp_path / "partnerships.csv").write_text("partnership\nP1\nP2\n", encoding="utf-8")
    rows = "organization,partnership\n(주)행복나눔,P1\n수원시,P1\n행복나눔,P2\n주식회사 행복나눔,P2\n"
    (tmp_path / "participations.csv").write_text(rows, encoding="utf-8")
    register = clean(read(tmp_path))
    followed = register.crosswalk.set_index("original")["organization"]
    assert followed[["(주)행복나눔", "행복나눔"]].tolist() == ["A1", "A2"]
    told = checked(tmp_path)
    assert told.query("set_aside")[["rule", "row", "value"]].to_numpy().tolist() == [
        ["ambiguous_organization", 5, "주식회사 행복나눔"]
    ]
    pd.testing.assert_frame_equal(told, register.issues)
