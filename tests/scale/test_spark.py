"""Spark, in local mode, reduces participations to what DuckDB and pandas make of them. `make test-spark` runs this."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
from reduced import assert_same, by_pandas, untidy

from innonet.errors import DataError
from innonet.scale import reduce

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install innonet[spark]")
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine")
    maker = sql.SparkSession.builder.master("local[2]").appName("innonet tests")
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "1g"}
    for name, value in settings.items():
        maker = maker.config(name, value)
    started = maker.getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    yield started
    started.stop()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_spark_gives_what_pandas_gives(session, tmp_path, form):
    table = untidy(2)
    network = by_pandas(table, tmp_path / "records")
    path = tmp_path / f"rows.{form}"
    table.to_csv(path, index=False, encoding="utf-8-sig") if form == "csv" else table.to_parquet(path)
    assert_same(network, reduce(path, engine="spark", session=session))


def test_spark_and_duckdb_give_the_same_to_the_last_bit(session, tmp_path):
    untidy(3, organizations=1000, partnerships=1500, rows=6000).to_parquet(tmp_path / "rows.parquet")
    one = reduce(tmp_path / "rows.parquet", engine="spark", session=session)
    two = reduce(tmp_path / "rows.parquet", engine="duckdb")
    pd.testing.assert_frame_equal(one.network.ties, two.network.ties)
    pd.testing.assert_frame_equal(one.network.organizations, two.network.organizations, check_dtype=False)
    for name in ("sizes", "degrees", "components", "account"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_a_lost_column_is_said(session, tmp_path):
    pd.DataFrame({"organization": ["a"], "project": ["p"]}).to_csv(tmp_path / "rows.csv", index=False)
    with pytest.raises(DataError, match="no column 'partnership'"):
        reduce(tmp_path / "rows.csv", engine="spark", session=session)
    with pytest.raises(DataError, match="Spark cannot read it"):
        reduce(tmp_path / "absent.csv", engine="spark", session=session)
