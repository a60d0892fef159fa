"""Records in a database: read, never written; codes told what they mean."""

import sqlite3
import sys

import pandas as pd
import pytest

from innonet import clean, cli, read
from innonet.errors import DataError, MissingPackageError, UsageError
from innonet.settings import load_study
from sources import folder

QUERY = "SELECT o.id AS organization, o.title AS name, o.kind AS sector FROM orgs o"


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "records.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE orgs (id INTEGER, title TEXT, kind INTEGER)")
        connection.executemany("INSERT INTO orgs VALUES (?, ?, ?)", [(1, "수원시", 1), (2, "가온", 2), (3, "나래", 2)])
        connection.execute("CREATE TABLE 참여 (기관 INTEGER, 사업 TEXT)")
        connection.executemany("INSERT INTO 참여 VALUES (?, ?)", [(1, "P1"), (2, "P1"), (3, "P1")])
    return path


def test_a_sqlite_file_with_a_query_and_a_table(database):
    before = database.read_bytes()
    records = read(
        database, tables={"organizations": QUERY, "participations": "참여"},
        values={"organizations": {"sector": {"1": "공공", "2": "기업"}}},
    )  # fmt: skip
    register = clean(records)
    assert register.organizations[["organization", "sector"]].values.tolist() == [
        ["1", "public"], ["2", "business"], ["3", "business"],
    ]  # fmt: skip
    assert register.participations["organization"].tolist() == ["1", "2", "3"]
    assert register.organizations["source_row"].tolist() == [1, 2, 3]
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    "query", ["DROP TABLE orgs", "orgs; DELETE FROM orgs", "WITH a AS (SELECT 1) DELETE FROM orgs"]
)
def test_nothing_is_ever_written(database, query):
    before = database.read_bytes()
    with pytest.raises((UsageError, DataError)):
        read(database, tables={"organizations": query})
    assert database.read_bytes() == before


def test_a_table_that_is_not_there_is_said(database):
    with pytest.raises(DataError, match="no such table: nothing"):
        read(database, tables={"organizations": "nothing"})


def test_a_duckdb_file(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "records.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE organizations (organization VARCHAR, name VARCHAR, founded DATE)")
        connection.execute("INSERT INTO organizations VALUES ('007', '수원시', '2020-03-01'), ('008', '가온', NULL)")
        connection.execute("CREATE TABLE participations (organization VARCHAR, partnership BIGINT)")
        connection.execute("INSERT INTO participations VALUES ('007', 1), ('008', 1)")
    register = clean(read(path))
    assert register.organizations[["organization", "founded"]].iloc[0].tolist() == ["007", "2020-03-01"]
    assert register.participations["partnership"].tolist() == ["1", "1"]
    with pytest.raises(DataError, match="cannot be read"):
        read(path, tables={"organizations": "SELECT * FROM read_csv('/etc/passwd')"})


def test_an_address_in_a_study_and_no_password_anywhere(database, tmp_path, capsys):
    pytest.importorskip("sqlalchemy")
    study = tmp_path / "study.toml"
    study.write_text(
        f'source = "sqlite:///{database.as_posix()}"\n[read.tables]\n'
        f'organizations = "{QUERY}"\nparticipations = "참여"\n',
        encoding="utf-8",
    )
    assert cli.main(["check", str(study), "--lang", "en"]) == 0
    assert "records.db" in capsys.readouterr().out
    assert str(load_study(study).source).startswith("sqlite://")
    with pytest.raises(DataError) as caught:
        read("sqlite:////nowhere/at/all.db", tables={"organizations": "x"})
    assert caught.value.where.startswith("all.db")


def test_a_missing_package_is_said(tmp_path, monkeypatch):
    (tmp_path / "a.duckdb").write_bytes(b"12345678DUCK" + bytes(20))
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingPackageError, match=r"innonet\[database\]"):
        read(tmp_path / "a.duckdb")
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(MissingPackageError, match="sqlalchemy"):
        read("postgresql://user:secret@host/name")


def test_a_survey_of_ties_keeps_its_answers(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_text("응답기관,지목기관,협력빈도,신뢰\n가온,나래,주 1회,5\n나래,다솜,월 1회,3\n", encoding="cp949")
    register = clean(read(path))
    assert register.partnerships[["협력빈도", "신뢰"]].values.tolist() == [["주 1회", "5"], ["월 1회", "3"]]
    assert sorted(register.organizations["name"]) == ["가온", "나래", "다솜"]


def test_meanings_for_a_column_that_is_not_there_are_said(tmp_path):
    with pytest.raises(DataError, match="no column 'color'"):
        read(folder(tmp_path / "r"), values={"organizations": {"color": {"1": "red"}}})
    told = read(folder(tmp_path / "r"), values={"organizations": {"sector": {"공공": "기업"}}})
    assert pd.Series(told.tables["organizations"]["sector"]).tolist().count("기업") == 3


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    pytest.importorskip("sqlalchemy")
    with pytest.raises(DataError, match="file is not there"):
        read(f"sqlite:///{tmp_path}/none.db")
    assert not (tmp_path / "none.db").exists()
