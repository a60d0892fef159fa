"""A list of organizations beside one table of participations that says all of its partnerships."""

from innonet import check, clean, project, read


def written(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def told(folder):
    issues = check(read(folder))
    return issues.loc[issues["severity"] != "note", ["rule", "value"]].values.tolist()


def test_what_the_table_says_of_partnerships_is_used_beside_a_list(tmp_path):
    written(
        tmp_path / "기관목록.csv",
        "기관명,부문,시군",
        "수원시,공공,수원시",
        "가람,기업,수원시",
        '"나래, 다온",기업,화성시',
        "라온,기업,",
    )
    rows = (
        '포럼,수원시,"가람, 라온",1000,2024-03,협약,용인시',
        '축제,수원시,"나래, 다온",3000,2025,리빙랩,',
        "축제,,마루,,,,",
    )
    written(tmp_path / "참여현황.csv", "사업명,주관기관,참여기관,사업비,시작일,사업유형,시군", *rows)
    records = read(tmp_path)
    register = clean(records)
    assert records.source.form == "three tables"
    partnerships = register.partnerships.set_index("partnership")
    assert partnerships[["kind", "start", "amount"]].values.tolist() == [
        ["living_lab", "2025", 3000.0], ["mou", "2024-03", 1000.0],
    ]  # fmt: skip
    found = register.participations.fillna("")[["partnership", "organization", "role"]].values.tolist()
    assert found == [
        ["축제", "나래, 다온", ""], ["축제", "수원시", "주관"],
        ["포럼", "가람", ""], ["포럼", "라온", ""], ["포럼", "수원시", "주관"],
    ]  # fmt: skip
    assert register.organizations["municipality"].fillna("").tolist() == ["수원시", "화성시", "", "수원시"]
    assert told(tmp_path) == [["unknown_organization", "마루"]]


def test_a_list_of_one_column_is_read(tmp_path):
    written(tmp_path / "기관목록.csv", "기관명", "가람", "나래", "고립기관")
    written(tmp_path / "참여.csv", "사업명,기관명", "포럼,가람", "포럼,나래", "포럼,다온")
    register = clean(read(tmp_path))
    assert register.organizations["name"].tolist() == ["가람", "고립기관", "나래"]
    assert len(project(register).ties) == 1
    assert told(tmp_path) == [["unknown_organization", "다온"]]
