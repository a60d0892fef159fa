"""The two ends of a row in a list of pairs."""

from innonet import check, clean, read


def records_of(path, text):
    source = path / "pairs.csv"
    source.write_text(text, encoding="utf-8")
    return read(source)


def test_a_tie_to_itself_is_told_as_one(tmp_path):
    records = records_of(tmp_path, "기관1,기관2\n가람,나래\n나래,나래\n")
    issues = check(records)
    assert issues[["rule", "row", "value", "set_aside"]].values.tolist() == [["tie_to_itself", 3, "나래", True]]
    assert issues["problem"].tolist() == ["Both ends of the row are one organization ('나래'), so it ties nobody."]
    assert issues["problem_ko"].tolist() == ["이 행은 양쪽이 모두 '나래' 기관이어서 연결이 생기지 않습니다."]
    assert issues["fix_ko"].tolist() == ["상대 기관을 바로 적거나 행을 지워 주십시오."]
    assert len(clean(records).participations) == 3


def test_two_spellings_of_one_organization_are_a_tie_to_itself(tmp_path):
    issues = clean(records_of(tmp_path, "기관1,기관2\n가람,나래\n나래,(주)나래\n")).issues
    assert issues.query("set_aside")[["rule", "row"]].values.tolist() == [["tie_to_itself", 3]]


def test_an_empty_end_is_told_by_its_own_header(tmp_path):
    issues = check(records_of(tmp_path, "기관1,기관2\n가람,나래\n,다온\n다온,\n"))
    assert issues[["rule", "row", "column"]].values.tolist() == [["empty_id", 3, "기관1"], ["empty_id", 4, "기관2"]]
    assert issues["problem"].tolist()[1] == "The row has no 기관2; it is set aside."
    assert issues["problem_ko"].tolist()[1] == "기관2 값이 비어 있어 이 행은 제외했습니다."
    assert issues["fix_ko"].tolist()[0] == "기관1 값을 채워 주십시오."


def test_ends_of_two_files_bear_their_own_headers(tmp_path):
    (tmp_path / "one.csv").write_text("기관1,기관2\n가람,\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("source,target\n,나래\n", encoding="utf-8")
    issues = check(read(tmp_path))
    assert issues[["file", "column"]].values.tolist() == [["one.csv", "기관2"], ["two.csv", "source"]]


def test_pairs_of_two_files_are_partnerships_of_their_own(tmp_path):
    (tmp_path / "one.csv").write_text("기관1,기관2\n가람,나래\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("기관1,기관2\n다온,라온\n", encoding="utf-8")
    members = clean(read(tmp_path)).participations
    assert members.groupby("partnership")["organization"].agg(list).to_dict() == {
        "edge-000001": ["가람", "나래"],
        "edge-000002": ["다온", "라온"],
    }
