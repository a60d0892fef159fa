"""The report folder: written whole or not at all, the same bytes for the same inputs, settings and seed."""

from __future__ import annotations

import json
import shutil
import tempfile
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from innonet import convert, tables
from innonet.cores import apart
from innonet.errors import InnonetError, UsageError
from innonet.reporting.book import workbook
from innonet.reporting.document import document
from innonet.reporting.exports import export_tables, plain
from innonet.reporting.page import FILES, page
from innonet.reporting.results import Results
from innonet.reporting.sources import told_settings
from innonet.reporting.words import EDITIONS, harmless

WORKBOOK = "tables.xlsx"
"""The file that takes longest where tables are long: another process's then, else the others are."""
RUN = "run.json"
PROGRAM = "innonet"
# Files that file managers and spreadsheets leave in any folder; they are nobody's work.
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")


def write(results: Results, out: str | Path, *, docx: bool = True, xlsx: bool = True) -> Path:
    """Write the report folder.

    Everything is written into a new folder beside `out` and put in its place at the end; whatever fails
    before leaves an earlier report as it was.

    Parameters
    ----------
    out
        The folder; made if need be. An earlier report in it is replaced.
    docx, xlsx
        Write `report.docx` and `tables.xlsx` too.

    Returns
    -------
    The folder written.

    Raises
    ------
    UsageError
        If `out` is a file, or a folder with something in it that innonet did not write.
    InnonetError
        If the folder cannot be put in place, because a file in it is open, say.
    """
    out = ready(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent, ignore_cleanup_errors=True) as stage:
        new = Path(stage) / "new"
        new.mkdir()
        _fill(new, results, docx=docx, xlsx=xlsx)
        _swap(new, out, old=Path(stage) / "old")
    return out


def ready(out: str | Path) -> Path:
    """Give the folder's full path if a report may be written there; ask before the work starts.

    Raises
    ------
    UsageError
        If `out` is a file, or a folder with something in it that innonet did not write.
    """
    out = Path(out).resolve()
    if out.exists() and not out.is_dir():
        raise UsageError("this is a file, not a folder.", where=str(out), fix="Name a folder for --out.")
    if out.is_dir():
        foreign = _foreign(out)
        if foreign:
            raise UsageError(
                f"the folder holds {foreign[0]!r}, which no earlier report of innonet wrote; nothing was changed.",
                where=str(out),
                fix="Name another folder, or move what is yours out of this one.",
            )
    return out


def _foreign(out: Path) -> list[str]:
    """Name what stands in the folder and is not listed in its run.json."""
    ours = {RUN, *_listed(out / RUN)}
    found = (path for path in sorted(out.rglob("*")) if path.is_file() or path.is_symlink())
    names = [path.relative_to(out).as_posix() for path in found if not _is_litter(path.name)]
    return [name for name in names if name not in ours or RUN not in names]


def _is_litter(name: str) -> bool:
    return name in _LITTER or name.startswith("~$")


def _listed(run: Path) -> list[str]:
    try:
        content = json.loads(run.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(content, dict) or content.get("program") != PROGRAM:
        return []
    return [str(name) for name in content.get("files", [])]


def _fill(folder: Path, results: Results, *, docx: bool, xlsx: bool) -> None:
    wanted = ["report.docx"] * docx + ["report.html"] + [WORKBOOK] * xlsx
    make = partial(_made, results, docx=docx, xlsx=xlsx)
    begun = {name: apart(partial(make, name)) for name in wanted if (name == WORKBOOK) is results.is_large}
    (folder / "map.html").write_text(results.map_html, encoding="utf-8", newline="\n")
    for name, table in export_tables(results).items():
        tables.write_csv(table, folder / f"{name}.csv")
    results.register.save(folder / "register")
    convert.to_graphml(results.network, folder / "network.graphml")
    for name in (name for name in wanted if name not in begun):
        (folder / name).write_bytes(make(name))
    for name in reversed(begun):
        (folder / name).write_bytes(begun[name]())
    (folder / "README.txt").write_text(readme(results), encoding="utf-8-sig", newline="\r\n")
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    text = json.dumps(run_record(results, [*files, RUN]), ensure_ascii=False, indent=2, allow_nan=False)
    (folder / RUN).write_text(text + "\n", encoding="utf-8", newline="\n")


def _made(results: Results, file: str, *, docx: bool, xlsx: bool) -> bytes:
    if file == "report.html":
        return page(results, lang=results.lang, docx=docx, xlsx=xlsx).encode()
    return document(results) if file == "report.docx" else workbook(results)


def readme(results: Results) -> str:
    """Say in both languages what the folder holds and whom it is for."""
    both = EDITIONS[results.audience]
    lines = [harmless(results.title), "", f"{both.ko} · {both.en}", *_HANDED[results.audience], ""]
    return "\n".join([*lines, *(f"{file:<20} {ko} · {en}" for file, ko, en in FILES)]) + "\n"


_HANDED = {
    "internal": ("개인정보와 금액, 비고가 들어 있을 수 있습니다. 밖으로 내보내지 마십시오.",
                 "May hold personal data, amounts and notes: not to be handed on."),
    "partners": ("자료에 이름이 있는 협력기관에 줄 수 있습니다. 비고, 등록번호, 금액, 개인정보를 뺐습니다.",
                 "For the partners named in the records: notes, registration numbers and personal data are left out."),
    "public": ("누구에게나 공개할 수 있습니다. 비고, 등록번호, 금액, 개인정보, 역할, 정확한 날짜를 뺐습니다.",
               "For anybody: notes, registration numbers, personal data, roles and exact dates are left out."),
}  # fmt: skip


def run_record(results: Results, files: list[str]) -> dict[str, Any]:
    """Say what made the report: versions, settings, seed, hashes of the inputs. No clock, no machine."""
    is_inside = results.audience == "internal"
    read = [*((one.file, one.sha256) for one in results.source.files), *results.named] if is_inside else []
    inputs = [{"file": _named(file), "sha256": sha256} for file, sha256 in read]
    unique = {(one["file"], one["sha256"]): one for one in inputs}
    return {
        "program": PROGRAM,
        "title": results.title,
        "lang": results.lang,
        "seed": results.seed,
        "audience": results.audience,
        "settings": plain({**told_settings(results), "network": dict(results.network.settings)}),
        "inputs": list(unique.values()),
        "versions": results.versions,
        "files": files,
    }


def _named(file: str) -> str:
    """Give a file as it was named, without the folders of this machine."""
    return PurePath(file).name if PurePath(file).is_absolute() else file


def _swap(new: Path, out: Path, *, old: Path) -> None:
    """Put the new folder in the place of the old one; if that fails, put the old one back."""
    try:
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                shutil.move(old, out)
            raise
    except OSError as error:
        raise InnonetError(
            "the folder could not be replaced; the earlier report is still there.",
            where=str(out),
            fix="Close files of this folder that are open in Excel or a browser, then run again.",
        ) from error
