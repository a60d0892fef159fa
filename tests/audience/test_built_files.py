"""Nothing private is in any file of a report for partners or the public: planted everywhere, searched everywhere."""

from __future__ import annotations

import base64
import csv
import html
import io
import json
import re
import zipfile
import zlib
from pathlib import Path

import pytest

from innonet.study import Study, report

MARK = "QZPRIVATE"
MAIL, PHONE, NUMBER = "qz.private@example.kr", "010-9876-5432", "987-65-43210"
FREE = ("note", "reg_no", "담당자", "연락처", "성과")


def planted(folder: Path) -> Path:
    """Write records with a private string in every field that can hold one, and personal data in those that stay."""
    folder.mkdir()
    tables = {"organizations": [], "partnerships": [], "participations": []}  # type: dict[str, list[dict[str, str]]]
    for n in range(24):
        tables["organizations"].append(
            {
                "organization": f"{MARK}id" if n == 7 else f"g{n:02d}",
                "name": f"{MARK}단체" if n == 7 else f"모임 {n} {MAIL if n % 2 else PHONE}",
                "name_en": f"{MARK} Society" if n == 7 else f"Group {n} {NUMBER}",
                "aliases": f"{MARK}별칭" if n == 7 else "",
                "sector": ("public", "business", "civil_society")[n % 3],
                "municipality": ("수원시", "고양시", "가평군")[n % 3],
                "parent": f"{MARK}id" if n == 8 else "",
                "비공개": "예" if n == 7 else "",
                **{column: f"{MARK}{column}{n}" for column in FREE},
            }
        )
    for p in range(18):
        tables["partnerships"].append(
            {
                "partnership": f"p{p:02d}",
                "name": f"{MARK}단체와 함께 {p}" if p % 3 == 0 else f"사업 {p} {PHONE}",
                "kind": "mou",
                "start": f"20{18 + p % 8}-03-17",
                "amount": str(7654321 + p),
                "note": f"{MARK}note",
                "evidence_url": f"https://example.kr/{p}?m={MAIL}",
                "내부메모": f"{MARK}memo",
            }
        )
        for n in sorted({(p * 5) % 24, (p * 7 + 3) % 24, 7 if p % 3 == 0 else 11}):
            tables["participations"].append(
                {
                    "organization": f"{MARK}id" if n == 7 else f"g{n:02d}",
                    "partnership": f"p{p:02d}",
                    "role": f"참여 {MAIL}",
                    "note": f"{MARK}note",
                }
            )
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("records") / f"{MARK}folder")


def texts(folder: Path) -> dict[str, str]:
    """Every file as text: office files unzipped, the map's data inflated."""
    found = {}
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                inside = "\n".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())
            found[name] = html.unescape(inside)
            continue
        text = content.decode("utf-8")
        for packed in re.findall(r"[A-Za-z0-9+/]{200,}={0,2}", text) if name == "map.html" else ():
            text += zlib.decompress(base64.b64decode(packed), -15).decode("utf-8")
        found[name] = html.unescape(text)
    return found


@pytest.fixture(scope="module", params=["partners", "public"])
def built(request: pytest.FixtureRequest, source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("built") / "out"
    study = Study(source, "경기 협력망", {"release": {"private": ["성과"]}})
    report(study, out=out, audience=request.param)
    return {"audience": request.param, **texts(out)}


def held(found: dict[str, str], *wanted: str) -> list[str]:
    return [name for name, text in found.items() if any(one.casefold() in text.casefold() for one in wanted)]


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
