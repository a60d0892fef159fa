"""The shipped dataset: made by its script, and the program finds what was planted in it."""

import json
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from innonet import measures
from innonet.checks import check
from innonet.cleaning import clean
from innonet.gaps import fragmentation
from innonet.grouping import communities
from innonet.projection import project
from innonet.ranking import hubs
from innonet.records import read

FOLDER = Path(__file__).resolve().parents[1] / "datasets" / "gyeonggi"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
FILES = ("organizations.csv", "participations.csv", "partnerships.xlsx", "truth.json")


@cache
def register():
    return clean(read(FOLDER))


@cache
def network():
    return project(register())


def test_the_script_makes_the_files_that_are_shipped(tmp_path):
    for name in ("make_gyeonggi.py", "words.toml"):
        shutil.copy(FOLDER / name, tmp_path)
    shutil.copytree(FOLDER / "making", tmp_path / "making")
    subprocess.run([sys.executable, tmp_path / "make_gyeonggi.py"], check=True)
    for name in FILES:
        if name.endswith(".xlsx"):
            # packed bytes differ with the zip library's version; what is in them does not
            one, two = (zipfile.ZipFile(folder / name) for folder in (tmp_path, FOLDER))
            assert one.namelist() == two.namelist()
            assert all(one.read(part) == two.read(part) for part in one.namelist() if part.startswith("xl/worksheets"))
        else:
            assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


def test_it_has_the_size_it_says():
    tables = register()
    assert 380 <= len(tables.organizations) <= 420
    assert 240 <= len(tables.partnerships) <= 280
    assert tables.organizations["municipality"].nunique() == 32, "the 31, and one outside by mistake"
    assert tables.organizations["sector"].nunique() == 9
    assert tables.partnerships["kind"].nunique() == 15
    years = tables.partnerships["start"].dropna().str[:4].astype(int)
    assert (years.min(), years.max()) == (2018, 2026)


FAULTS = ("bad_date", "bad_business_number", "alone_in_partnership", "end_before_start", "negative_amount",
          "unknown_municipality", "ambiguous_municipality", "coordinates_outside", "missing_sector",
          "unknown_organization", "unknown_partnership", "founded_after_partnership")  # fmt: skip


@pytest.mark.parametrize("rule", FAULTS)
def test_every_planted_fault_is_found_and_no_other(rule):
    issues = check(read(FOLDER)).query("rule == @rule")
    lines = {name: read(FOLDER).tables[name] for name in ("organizations", "partnerships", "participations")}
    found = set()
    for issue in issues.itertuples():
        rows = lines[issue.table]
        row = rows[(rows["source_file"] == issue.file) & (rows["source_row"] == issue.row)].iloc[0]
        keys = {"organizations": "organization", "partnerships": "partnership", "participations": issue.column}
        found.add(row[keys[issue.table]])
    assert found == set(TRUTH["faults"][rule])


def test_what_is_no_fault_of_a_row_is_found_too():
    found = check(read(FOLDER)).groupby("rule").size()
    for rule, number in {"other_encoding": 1, "title_rows": 1, "total_row": 1, "units": 2, "duplicate_id": 1}.items():
        assert found[rule] == number, rule
    alone = register().participations.query("partnership == @TRUTH['faults']['alone_in_partnership'][0]")
    assert found["isolate"] == len(set(TRUTH["isolates"]) - set(alone["organization"]))
    names = register().organizations.set_index("organization")["name"]
    for id_ in TRUTH["faults"]["decomposed_name"]:
        assert unicodedata.is_normalized("NFC", names[id_])
        assert not unicodedata.is_normalized("NFC", (FOLDER / "organizations.csv").read_text(encoding="utf-8"))


def test_nothing_is_lost_between_reading_and_the_register():
    records = read(FOLDER)
    aside = register().issues.query("set_aside").groupby("table").size()
    for name in ("partnerships", "participations"):
        assert len(records.tables[name]) == len(getattr(register(), name)) + aside.get(name, 0), name
    merged = sum(len(one["ids"]) - 1 for one in TRUTH["same"]) + 1
    assert len(records.tables["organizations"]) == len(register().organizations) + merged


@pytest.mark.parametrize("one", TRUTH["same"], ids=lambda one: one["organization"])
def test_spellings_of_one_organization_are_brought_together(one):
    into = register().crosswalk.set_index("original")["organization"]
    written = [text for text in (*one["ids"], *one["spellings"]) if text in into.index]
    assert set(one["ids"]) <= set(written)
    assert {into[text] for text in written} == {into[one["organization"]]}


def test_what_only_looks_alike_stays_apart():
    into = register().crosswalk.set_index("original")["organization"]
    for one, other in TRUTH["different"]:
        assert into[one] != into[other]


def test_a_misspelling_is_left_to_a_person_with_the_likely_one():
    issues = check(read(FOLDER)).query("rule == 'unknown_organization'").set_index("value")
    names = register().organizations.set_index("organization")["name"]
    for text, meant in TRUTH["misspelled"].items():
        assert names[meant] in issues.loc[text, "fix"]


def test_the_planted_hubs_are_the_first():
    table = hubs(network(), draws=20, seed=1)
    assert set(table["organization"].head(len(TRUTH["hubs"]))) == set(TRUTH["hubs"])


def test_the_planted_cut_points_are_cut_points():
    marks = measures.is_cutpoint(network())
    for id_, group in TRUTH["cut_points"].items():
        assert marks[id_]
        assert measures.lost_pairs(network(), [id_]) > 0
        left = network().subset(network().ids.drop(id_))
        parts = measures.components(left)
        assert parts[group].nunique() == 1
        assert (parts == parts[group[0]]).sum() >= len(group)


def test_isolates_are_those_planted():
    assert set(network().ids[measures.is_isolate(network())]) == set(TRUTH["isolates"])


def test_planted_communities_are_found():
    planted = pd.Series({id_: name for name, ids in TRUTH["communities"].items() for id_ in ids}).reindex(network().ids)
    found = communities(network(), draws=0).members
    assert measures.overlap(planted.dropna(), found[planted.notna()])["nmi"] > 0.85


def test_north_and_south_are_far_apart_and_so_are_city_and_country():
    table = fragmentation(network(), draws=10).set_index("by")
    for by in ("region", "urban_rural"):
        assert table.loc[by, "value"] < table.loc[by, "expected"], by
        assert table.loc[by, "p"] < 0.05, by
    share = (1 + table.loc["region", "value"]) / 2
    assert share == pytest.approx(TRUTH["north_south"]["share_across"], abs=0.01)


def test_it_says_that_it_is_fictional():
    assert TRUTH["fictional"] is True
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "지어낸 것입니다" in text
    assert "invented" in text
