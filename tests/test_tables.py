import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from innonet import tables

cells = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda s: s.strip()))


def test_formulas_are_neutralised_and_korean_opens_in_excel(tmp_path):
    path = tmp_path / "t.csv"
    tables.write_csv(pd.DataFrame({"이름": ["=HYPERLINK(1)", "@x", "-3", "-a", "가"], "n": [1, -2, 3, 4, 5]}), path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").splitlines() == [
        "이름,n",
        "'=HYPERLINK(1),1",
        "'@x,-2",
        "-3,3",
        "'-a,4",
        "가,5",
    ]


def test_signs_in_full_width_run_as_well(tmp_path):
    table = pd.DataFrame({"text": ["＝1+1", "＋SUM(1)", "－a", "＠x", "－3.5"], "n": 1})
    tables.write_csv(table, tmp_path / "t.csv")
    lines = (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()[1:]
    assert lines == ["'＝1+1,1", "'＋SUM(1),1", "'－a,1", "'＠x,1", "－3.5,1"]
    assert tables.read_csv(tmp_path / "t.csv")["text"].tolist() == table["text"].tolist()


def test_large_sums_are_written_out(tmp_path):
    """12 billion won and 15 billion won are amounts as they stand in a budget."""
    sums = [12345678901.0, 15e9, -12345678901.0, 9999999999.0, 1234567.25, 1e15, 1e16, 1e-7, np.inf]
    tables.write_csv(pd.DataFrame({"amount": sums}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()[1:] == [
        "12345678901", "15000000000", "-12345678901", "9999999999", "1234567.25", "1000000000000000", "1e+16", "1e-07",
        "inf",
    ]  # fmt: skip


@given(st.lists(st.tuples(cells, cells), max_size=8))
def test_text_survives_a_round_trip(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("t") / "t.csv"
    table = pd.DataFrame(rows, columns=["a", "b"], dtype=object)
    tables.write_csv(table, path)
    back = tables.read_csv(path)
    expected = [[None if v is None else v for v in row] for row in rows if any(v is not None for v in row)]
    found = [[None if pd.isna(v) else v for v in row] for row in back.to_numpy(dtype=object).tolist()]
    assert [row for row in found if any(v is not None for v in row)] == expected


def test_an_empty_table_comes_back_empty(tmp_path):
    tables.write_csv(pd.DataFrame(), tmp_path / "e.csv")
    assert tables.read_csv(tmp_path / "e.csv").empty


def test_every_kind_of_column_is_written_as_it_is_read(tmp_path):
    table = pd.DataFrame(
        {
            "text": ["가,나", 'say "a"', None, "a\r\nb"],
            "mixed": [1.5, "=x", True, None],
            "half": [0.1 + 0.2, np.nan, -0.0, 1 / 3],
            "whole": [1, 2, 2, -3],
            "known": pd.array([1, None, 3, 4], dtype="Int64"),
            "share": pd.array([0.5, None, 1e-12, np.inf], dtype="Float64"),
            "mark": [True, False, True, False],
            "day": pd.to_datetime(["2024-03-01", None, "2024-03-02", "2024-03-01"]),
            "kind": pd.Categorical(["@a", "b", None, "b"]),
        }
    )
    tables.write_csv(table, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().decode("utf-8-sig") == (
        "text,mixed,half,whole,known,share,mark,day,kind\r\n"
        '"가,나",1.5,0.3,1,1,0.5,True,2024-03-01,\'@a\r\n'
        '"say ""a""",\'=x,,2,,,False,,b\r\n'
        ",True,0,2,3,1e-12,True,2024-03-02,\r\n"
        '"a\r\nb",,0.3333333333,-3,4,inf,False,2024-03-01,b\r\n'
    )
