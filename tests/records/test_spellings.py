"""One text written in several ways: partnerships told by name, ids with letters that show nothing."""

from innonet import check, clean, project, read


def written(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_partnership_told_by_name_is_one_however_its_blanks_are_written(tmp_path):
    rows = (
        "마을 리빙랩,가람",
        "마을 리빙랩,나래",
        "마을  리빙랩,다온",
        "마을 리빙랩\u200b,라온",
        '"마을\n리빙랩",마루',
        "마을리빙랩,바다",
    )
    source = written(
        tmp_path / "x.csv",
        "사업명,참여기관",
        *rows,
        "리빙랩（2차）,가람",
        "리빙랩(2차),나래",
        "1 2차,가람",
        "12차,나래",
    )
    records = read(source)
    register = clean(records)
    assert register.partnerships["partnership"].tolist() == ["1 2차", "12차", "리빙랩（2차）", "마을 리빙랩"]
    assert (register.participations["partnership"] == "마을 리빙랩").sum() == 6
    assert len(project(register).ties) == 15
    issues = check(records)
    told = issues.loc[issues["rule"] == "respelled_partnership", ["row", "value"]].values.tolist()
    assert told == [[4, "마을  리빙랩"], [6, "마을\n리빙랩"], [7, "마을리빙랩"], [9, "리빙랩(2차)"]]


def test_the_same_beside_a_list_of_organizations_and_over_years(tmp_path):
    written(tmp_path / "organizations.csv", "기관명,부문", "가람,기업", "나래,공공")
    written(tmp_path / "participations.csv", "사업명,기관명", "마을 축제,가람", "마을축제,나래")
    assert len(project(clean(read(tmp_path))).ties) == 1
    years = tmp_path / "years"
    years.mkdir()
    written(years / "2023.csv", "사업명,기관명", "마을 축제,가람", "마을 축제,나래")
    written(years / "2024.csv", "사업명,기관명", "마을축제,가람", "마을축제,다온")
    assert clean(read(years)).partnerships["partnership"].tolist() == ["마을 축제 (2023)", "마을 축제 (2024)"]


def test_an_id_is_the_same_with_letters_that_show_nothing(tmp_path):
    written(tmp_path / "organizations.csv", "기관ID,기관명", "G1,가람", "G2\u200b,나래")
    written(tmp_path / "participations.csv", "기관ID,사업ID", "G1,P1", "G2,P1")
    records = read(tmp_path)
    assert check(records)["rule"].tolist() == []
    assert clean(records).organizations["organization"].tolist() == ["G1", "G2"]


def test_a_soft_hyphen_may_be_half_of_a_damaged_letter(tmp_path):
    source = written(tmp_path / "x.csv", "project,organisation", "P1,GarcÃ\u00ada", "P1,García", "P1,Nara")
    assert len(clean(read(source)).organizations) == 2
