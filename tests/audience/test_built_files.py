"""Nothing private is in any file of a report for partners or the public: planted everywhere, searched everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from planted import MAIL, MARK, NUMBER, PHONE, held, planted, texts

from innonet.settings import Study
from innonet.study import report


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("records") / f"{MARK}folder")


@pytest.fixture(scope="module", params=["partners", "public"])
def built(request: pytest.FixtureRequest, source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("built") / "out"
    study = Study(source, "경기 협력망", {"release": {"private": ["성과"]}})
    report(study, out=out, audience=request.param)
    return {"audience": request.param, **texts(out)}


def test_the_search_would_find_what_it_looks_for(source: Path, tmp_path: Path) -> None:
    report(source, out=tmp_path / "out", audience="internal")
    there = texts(tmp_path / "out")
    for name in ("organizations.csv", "register/organizations.csv", "report.html", "map.html", "network.graphml",
                 "tables.xlsx", "report.docx"):  # fmt: skip
        assert held({name: there[name]}, MARK, MAIL) == [name], name


def test_nothing_private_is_in_any_file(built: dict[str, str]) -> None:
    assert held(built, MARK) == []
    assert held(built, MAIL, PHONE, NUMBER) == []
    assert held(built, "7654321", "7,654,321", "76543") == []


def test_every_file_that_can_says_whom_it_is_for(built: dict[str, str]) -> None:
    edition = {"partners": "협력기관용", "public": "공개용"}[built["audience"]]
    for name in (
        "report.html",
        "map.html",
        "report.docx",
        "tables.xlsx",
        "README.txt",
    ):
        assert edition in built[name], name
    assert json.loads(built["run.json"])["audience"] == built["audience"]


def test_the_hidden_organization_has_one_name_in_all_of_them(built: dict[str, str]) -> None:
    for name in ("organizations.csv", "hubs.csv", "ties.csv", "communities.csv", "map.html", "network.graphml",
                 "register/participations.csv"):  # fmt: skip
        assert "undisclosed-1" in built[name], name
    assert "비공개 기관 1와 함께 0" in built["register/partnerships.csv"]


def test_exact_days_are_for_partners_only(built: dict[str, str]) -> None:
    assert ("-03-17" in built["register/partnerships.csv"]) == (built["audience"] == "partners")


def test_the_figures_are_those_of_the_internal_report(source: Path, built: dict[str, str], tmp_path: Path) -> None:
    """All but modularity: communities are searched for with a seed, in the order of the ids, and ids differ."""
    report(source, out=tmp_path / "out", audience="internal", docx=False, xlsx=False)
    inside = texts(tmp_path / "out")["fragmentation.csv"]
    first, again = (
        [line.split(",")[:3] for line in text.splitlines() if not line.startswith("modularity")]
        for text in (built["fragmentation.csv"], inside)
    )
    assert first == again
