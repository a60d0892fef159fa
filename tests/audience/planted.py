"""Records with a private string in every field that can hold one, for the tests that look for it."""

from __future__ import annotations

import base64
import csv
import html
import io
import re
import zipfile
import zlib
from pathlib import Path

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


def held(found: dict[str, str], *wanted: str) -> list[str]:
    return [name for name, text in found.items() if any(one.casefold() in text.casefold() for one in wanted)]
