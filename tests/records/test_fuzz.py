"""No input makes reading crash: a clear error or records whose rows are all used or set aside."""

import contextlib
import json
import random
import sqlite3

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_twins import CSV, HEADER, OBJECTS, ROWS, html, hwpx, lines, ods, parquet, sheet

from innonet import clean, read
from innonet.errors import InnonetError
from innonet.records.assembly import Settings, assembled
from innonet.records.opening import grids_of

PLAIN = Settings(None, None, {}, {}, None)
SEEDS = {
    "a.csv": CSV.encode("cp949"),
    "b.tsv": lines([HEADER, *ROWS], "\t").encode("utf-16"),
    "c.xlsx": sheet([HEADER, *ROWS]),
    "d.xls": html([HEADER, *ROWS]),
    "e.ods": ods([HEADER, *ROWS]),
    "f.json": json.dumps(OBJECTS, ensure_ascii=False).encode(),
    "g.parquet": parquet(ROWS),
    "h.hwpx": hwpx([HEADER, *ROWS]),
    "i.jsonl": "\n".join(json.dumps(one, ensure_ascii=False) for one in OBJECTS).encode(),
}


def survives(content, file):
    """Read bytes the whole way to a register; only errors with a fix may stop it. Give whether it was read."""
    try:
        records = assembled(grids_of(content, file=file), PLAIN, name=file)
        register = clean(records)
    except InnonetError as error:
        assert error.found
        return False
    aside = register.issues.query("set_aside").groupby("table").size()
    assert len(records.tables["participations"]) == len(register.participations) + aside.get("participations", 0)
    return True


def damaged(content, chance):
    """Cut, flip, drop or repeat some bytes."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(len(data), 1))
        match chance.randrange(4):
            case 0:
                del data[at:]
            case 1:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                del data[at : at + chance.randint(1, 40)]
            case _:
                data[at:at] = data[at : at + chance.randint(1, 40)]
    return bytes(data)


def run(number, seed):
    chance = random.Random(seed)
    read = 0
    for _ in range(number):
        file = chance.choice(list(SEEDS))
        read += survives(damaged(SEEDS[file], chance), file)
    return read


def test_every_seed_is_read_whole():
    assert all(survives(content, file) for file, content in SEEDS.items())


def test_damaged_files_are_read_or_refused():
    assert run(120, seed=1) > 10


@pytest.mark.parametrize("file", ["c.xlsx", "e.ods", "h.hwpx"])
def test_packed_files_with_any_byte_turned_are_read_or_refused(file):
    whole = SEEDS[file]
    for at in range(0, len(whole), max(1, len(whole) // 150)):
        survives(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :], file)


def databases(folder):
    """Give the bytes of the same table in a SQLite and in a DuckDB file."""
    duckdb = pytest.importorskip("duckdb")
    names = ", ".join(f'"{name}" VARCHAR' for name in HEADER)
    made = {}
    for file, connect in (("a.db", sqlite3.connect), ("b.duckdb", duckdb.connect)):
        with contextlib.closing(connect(str(folder / file))) as opened:
            opened.execute(f"CREATE TABLE organizations ({names})")
            opened.executemany("INSERT INTO organizations VALUES (?, ?, ?, ?, ?)", ROWS)
            opened.commit()
        made[file] = (folder / file).read_bytes()
    return made


def test_damaged_databases_are_read_or_refused(tmp_path):
    chance, whole = random.Random(5), databases(tmp_path)
    read_ = 0
    for number in range(60):
        file = list(whole)[number % 2]
        path = tmp_path / f"damaged_{file}"
        path.write_bytes(damaged(whole[file], chance) if number > 1 else whole[file])
        try:
            read_ += len(clean(read(path)).organizations) > 0
        except InnonetError as error:
            assert error.found
    assert read_ >= 2


@pytest.mark.slow
def test_ten_thousand_damaged_files_are_read_or_refused():
    assert run(10_000, seed=2) > 1000


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["기관ID", "기관명", "사업ID", "기관", "organization", "partnership", "source", "target", "시작일",
                     "금액", "합계", "예시-1", "NA", "900101-1234568", "=1+1", "2024.3", "-5", "lat", "광주", "²"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from([",", ";", "\t"]))
@example([["기관ID", "사업ID"], ["900101-1234568"]], ",")
@example([["기관ID", "사업ID"], ["900101-1234568", "900101-1234568"], ["", "900101-1234568"]], ",")
@example([["기관ID", "사업ID", "역할"], ["900101-1234568", "가", "합계"]], ",")
def test_any_table_of_text_is_read_or_refused(rows, mark):
    survives("\n".join(mark.join(row) for row in rows).encode("utf-8", "replace"), "x.csv")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(list(SEEDS)))
def test_any_bytes_are_read_or_refused(content, file):
    survives(content, file)


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
                    max_leaves=8))  # fmt: skip
def test_any_json_is_read_or_refused(value):
    survives(json.dumps(value).encode(), "x.json")
