"""A column is of municipalities where its header says so or its values are places; codes of a survey are not."""

import pytest

from innonet import check, clean, read


def organizations(tmp_path, header, values):
    path = tmp_path / "r"
    path.mkdir()
    rows = "".join(f"A{n},기관{n},{value}\n" for n, value in enumerate(values))
    (path / "organizations.csv").write_text(f"organization,name,{header}\n{rows}", encoding="utf-8")
    members = "".join(f"P,A{n}\n" for n in range(len(values)))
    (path / "participations.csv").write_text(f"partnership,organization\n{members}", encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Location", ["L", "NL", "B", "L"]),
        ("location", ["Local", "Non-local", "", "Local"]),
        ("지역", ["북부", "남부", "북부", "수원시"]),
        ("대상지", ["전국", "농촌", "도시", ""]),
    ],
)
def test_codes_under_a_header_that_may_mean_places_keep_their_own_column(tmp_path, header, values):
    records = organizations(tmp_path, header, values)
    assert "municipality" not in records.tables["organizations"].columns
    assert records.tables["organizations"][header].dropna().tolist() == [one for one in values if one]
    taken = records.source.columns.query("header == @header")[["column", "how"]].to_numpy().tolist()
    assert taken == [["", "kept"]]
    assert {"unknown_municipality", "near_column"}.isdisjoint(check(records)["rule"])


@pytest.mark.parametrize(
    ("header", "values", "first"),
    [
        ("Location", ["Suwon-si", "Paju-si", "elsewhere"], "수원시"),
        ("소재지", ["경기도 수원시 팔달구 효원로 1", "파주시", "서울특별시 종로구"], "수원시"),
        ("지역", ["수원", "고양", "파주", "전역"], "수원시"),
        ("지역", ["부산광역시 해운대구", "서울특별시", "대구광역시 중구"], "부산광역시 해운대구"),
        ("시군", ["북부", "남부"], "북부"),
        ("city", ["Ghent", "Leuven"], "Ghent"),
        ("municipality", ["L", "NL"], "L"),
    ],
)
def test_places_and_headers_that_say_so_are_municipalities(tmp_path, header, values, first):
    records = organizations(tmp_path, header, values)
    assert clean(records).organizations["municipality"].iloc[0] == first


def test_a_column_that_the_user_maps_is_taken_as_told(tmp_path):
    organizations(tmp_path, "Location", ["L", "NL"])
    records = read(tmp_path / "r", columns={"organizations": {"municipality": "Location"}})
    assert records.tables["organizations"]["municipality"].tolist() == ["L", "NL"]
