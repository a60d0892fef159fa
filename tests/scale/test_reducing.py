"""DuckDB reduces participations to what pandas makes of them."""

from __future__ import annotations

import pandas as pd
import pytest
from reduced import assert_same, by_pandas, untidy

from innonet.errors import DataError, UsageError
from innonet.measures import strength
from innonet.scale import reduce

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install innonet[scale]")


@pytest.fixture(scope="module")
def table():
    return untidy()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_duckdb_gives_what_pandas_gives(table, tmp_path, form):
    network = by_pandas(table, tmp_path / "records")
    path = tmp_path / f"rows.{form}"
    table.to_csv(path, index=False, encoding="utf-8-sig") if form == "csv" else table.to_parquet(path)
    reduction = reduce(path, memory="1GB")
    assert_same(network, reduction)
    found = reduction.account.set_index("rule")["rows"]
    blank = (table["organization"].str.strip() == "") | (table["partnership"].str.strip() == "")
    assert found["without_id"] == blank.sum()
    assert found.sum() == len(table)


def test_a_pattern_reads_all_its_files(table, tmp_path):
    network = by_pandas(table, tmp_path / "records")
    for number in range(3):
        table.iloc[number::3].to_csv(tmp_path / f"part{number}.csv", index=False)
    assert_same(network, reduce(str(tmp_path / "part*.csv")))


def test_columns_go_by_any_name_and_ids_may_be_numbers(tmp_path):
    rows = pd.DataFrame({'the "pic"': [3, 1, 2, 3, 4], "rcn": [7, 7, 8, 8, 9]})
    rows.to_parquet(tmp_path / "rows.parquet")
    reduction = reduce(tmp_path / "rows.parquet", organization='the "pic"', partnership="rcn", weighting="count")
    assert reduction.network.ties[["source", "target", "strength"]].values.tolist() == [
        ["1", "3", 1.0],
        ["2", "3", 1.0],
    ]
    assert reduction.components.values.tolist() == [[1, 1], [3, 1]]
    assert repr(reduction) == "Reduction: 5 participations to Network: 4 organizations, 2 ties"


def test_few_ties_come_back_and_all_are_counted(tmp_path):
    rows = pd.DataFrame({"organization": list("ababcac"), "partnership": list("ppqqqrr")})
    rows.to_csv(tmp_path / "rows.csv", index=False)
    reduction = reduce(tmp_path / "rows.csv", shared=2)
    ties = reduction.network.ties[["source", "target", "partnerships"]]
    assert ties.values.tolist() == [["a", "b", 2], ["a", "c", 2]]
    assert reduction.degrees.values.tolist() == [[2, 3]]
    assert strength(reduction.network).round(6).tolist() == [3.0, 1.5, 1.5]


def test_a_long_chain_is_one_part(tmp_path):
    # labels have 500 steps to go
    chain = [(f"{one + step:04d}", str(one)) for one in range(500) for step in (0, 1)]
    pd.DataFrame(chain, columns=["organization", "partnership"]).to_csv(tmp_path / "rows.csv", index=False)
    assert reduce(tmp_path / "rows.csv").components.values.tolist() == [[501, 1]]


def test_what_cannot_be_done_is_said_with_its_fix(tmp_path):
    pd.DataFrame({"organization": ["a", " "], "project": ["", "p"]}).to_csv(tmp_path / "rows.csv", index=False)
    with pytest.raises(DataError, match=r"no column 'partnership'; there are organization, project.*partnership="):
        reduce(tmp_path / "rows.csv")
    with pytest.raises(DataError, match="no row has both ids"):
        reduce(tmp_path / "rows.csv", partnership="project")
    with pytest.raises(DataError, match="DuckDB cannot read it"):
        reduce(tmp_path / "absent.csv")
    with pytest.raises(UsageError, match=r"\.xlsx says no format"):
        reduce(tmp_path / "rows.xlsx")
    with pytest.raises(UsageError, match="duckdb"):
        reduce(tmp_path / "rows.csv", engine="duckdbb")
    with pytest.raises(UsageError, match="newman"):
        reduce(tmp_path / "rows.csv", weighting="newmann")
    with pytest.raises(UsageError, match="shared is 0"):
        reduce(tmp_path / "rows.csv", shared=0)
    with pytest.raises(UsageError, match='"8GB"'):
        reduce(tmp_path / "rows.csv", memory="much'; --")


def test_an_engine_that_is_not_installed_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"pip install innonet\[scale\]"):
        reduce(tmp_path / "rows.csv")


def test_a_connection_of_the_users_own_stays_open(tmp_path):
    import duckdb

    pd.DataFrame({"organization": ["a", "b"], "partnership": ["p", "p"]}).to_csv(tmp_path / "rows.csv", index=False)
    with duckdb.connect() as own:
        reduce(tmp_path / "rows.csv", session=own)
        assert own.execute("SELECT COUNT(*) FROM pairs").fetchone() == (1,)
