"""Results that innonet wrote into the folder of the records are no records."""

import pytest

from innonet import check, clean, communities, fragmentation, hubs, mixing, project, read, suggest
from innonet.tables import write_csv

ROWS = ("P1,가람,공공", "P1,나래,기업", "P1,다온,시민", "P2,가람,공공", "P2,라온,기업", "P3,라온,기업", "P3,마루,시민")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "participations.csv").write_text("\n".join(["사업명,기관명,부문", *ROWS]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("hubs", lambda network: hubs(network, seed=1)),
        ("communities", lambda network: communities(network, seed=1).table()),
        ("fragmentation", lambda network: fragmentation(network, seed=1)),
        ("mixing", lambda network: mixing(network, by="sector")),
        ("suggestions", lambda network: suggest(network, n=3)),
        ("issues", check),
    ],
)
def test_a_result_beside_the_records_is_not_read(folder, name, made):
    before = read(folder)
    table = made(before if name == "issues" else project(clean(before)))
    write_csv(table, folder / f"{name}.csv")
    after = read(folder)
    for one in before.tables:
        assert after.tables[one].equals(before.tables[one])
    told = check(after).query("rule == 'own_result'")
    assert told[["severity", "file", "value"]].values.tolist() == [["note", f"{name}.csv", f"{name}.csv"]]


def test_a_saved_register_is_read_as_it_was(folder, tmp_path):
    register = clean(read(folder))
    register.save(tmp_path / "register")
    records = read(tmp_path / "register")
    assert {one.table for one in records.source.files} == {"organizations", "partnerships", "participations"}
    assert clean(records).organizations["organization"].tolist() == register.organizations["organization"].tolist()
    assert not check(records)["set_aside"].any()
