"""Several columns of one table that name organizations: all of them take part."""

import pytest

from innonet import check, clean, project, read
from innonet.errors import DataError


def written(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def members(source):
    rows = clean(read(source)).participations
    return rows[["partnership", "organization", "role"]].fillna("").agg("/".join, axis=1).tolist()


def told(source, rule):
    issues = check(read(source))
    return issues.loc[issues["rule"] == rule, ["row", "value"]].values.tolist()


def test_columns_of_several_kinds_are_rows_each_with_its_role(tmp_path):
    source = written(
        tmp_path / "x.csv",
        "사업명,수행기관,참여기관,협력기관",
        "A랩,수원시,가람,나래",
        "A랩,수원시,다온,",
        "B랩,,가람,마루",
    )
    assert members(source) == [
        "A랩/가람/참여",
        "A랩/나래/협력",
        "A랩/다온/참여",
        "A랩/수원시/수행",
        "B랩/가람/참여",
        "B랩/마루/협력",
    ]
    assert check(read(source))["rule"].isin(["empty_id", "second_column", "duplicate_participation"]).sum() == 0
    named = read(source).source.columns.query("column == 'organization' and table == 'participations'")["header"]
    assert named.tolist() == ["수행기관", "참여기관", "협력기관"]


@pytest.mark.parametrize(
    "headers", ["협력기관,협력기관,협력기관", "참여기관1,참여기관2,참여기관3", "참여기관 1,참여기관 2,참여기관 3"]
)
def test_columns_of_one_kind_are_rows(tmp_path, headers):
    source = written(
        tmp_path / "x.csv", f"사업명,주관기관,{headers}", "A랩,수원시,가람,나래,", 'B랩,용인시,가람,"다온, 라온",마루'
    )
    found = [
        "A랩/가람/",
        "A랩/나래/",
        "A랩/수원시/주관",
        "B랩/가람/",
        "B랩/다온/",
        "B랩/라온/",
        "B랩/마루/",
        "B랩/용인시/주관",
    ]
    assert members(source) == found


def test_a_column_of_names_is_of_others_where_ids_are_no_ids(tmp_path):
    source = written(tmp_path / "x.csv", "사업명,기관명,협력기관", "A랩,수원시,가람", "A랩,수원시,나래")
    assert [one.split("/")[1] for one in members(source)] == ["가람", "나래", "수원시"]
    ids = written(tmp_path / "y.csv", "사업명,기관ID,기관명,참여기관", "A랩,G1,가람,가람", "A랩,G2,나래,나래")
    assert clean(read(ids)).organizations[["organization", "name"]].values.tolist() == [["G1", "가람"], ["G2", "나래"]]
    assert told(ids, "second_column") == [["", "참여기관"]]


def test_a_lead_without_partners_takes_part(tmp_path):
    source = written(
        tmp_path / "x.csv", "사업명,주관기관,참여기관,분담금", "A랩,수원시,,100", "A랩,수원시,가람,50", "B랩,용인시,-,"
    )
    assert members(source) == ["A랩/가람/", "A랩/수원시/주관", "B랩/용인시/주관"]
    assert told(source, "empty_id") == told(source, "duplicate_participation") == []
    assert clean(read(source)).participations["amount"].tolist()[:2] == [50.0, 100.0]
    assert len(project(clean(read(source))).ties) == 1


def test_a_second_column_that_is_not_read_is_told(tmp_path):
    written(tmp_path / "organizations.csv", "기관ID,기관명", "G1,가람", "G2,나래")
    written(tmp_path / "partnerships.csv", "사업ID,사업명", "P1,포럼")
    written(tmp_path / "participations.csv", "사업ID,참여기관,협력기관", "P1,G1,G2")
    assert told(tmp_path, "second_column") == [["", "협력기관"]]


def test_leads_without_partnerships_are_an_error_that_says_so(tmp_path):
    source = written(tmp_path / "참여기관.csv", "주관기관,기관명", "수원시,가람", "수원시,나래")
    with pytest.raises(DataError, match="no column for partnership"):
        read(source)


def test_codes_of_a_list_of_pairs_have_meanings(tmp_path):
    source = written(tmp_path / "x.csv", "source,target,kind", "1,2,1", "1,3,2")
    records = read(source, values={"edges": {"kind": {"1": "mou"}}})
    assert records.tables["partnerships"]["kind"].tolist() == ["mou", "2"]
    with pytest.raises(DataError, match="no column 'sort'"):
        read(source, values={"edges": {"sort": {"1": "mou"}}})


def test_one_header_twice_is_of_two_organizations(tmp_path):
    source = written(tmp_path / "x.csv", "사업명,기관명,기관명", "A랩,수원시,가람", "B랩,용인시,가람")
    assert members(source) == ["A랩/가람/", "A랩/수원시/", "B랩/가람/", "B랩/용인시/"]
    pairs = written(tmp_path / "y.csv", "기관1,기관2,기관3", "가람,나래,다온")
    assert told(pairs, "second_column") == [["", "기관3"]]
