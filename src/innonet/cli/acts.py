"""What the commands do: from the words given to an exit code; what is found is printed or written."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from innonet.terminal import completion

if TYPE_CHECKING:
    import pandas as pd

    from innonet.settings import Study

DONE, FIX_DATA = 0, 1

STEP_WORDS = {
    "ko": {
        "read": "자료 읽기", "clean": "자료 정리", "release": "공개 범위 적용", "project": "협력망 만들기",
        "profile": "지표 계산", "communities": "협력 집단 찾기", "hubs": "거점기관과 확실성",
        "fragmentation": "단절 정도", "mixing": "부문 간 협력", "draw": "지도 그리기", "write": "보고서 쓰기",
        "suggest": "제안 찾기", "programmes": "지원사업별 도달 범위", "host": "거점 후보 찾기",
        "simulate": "시나리오 적용", "compare": "기간 비교",
    },
    "en": {
        "read": "reading", "clean": "cleaning", "release": "releasing", "project": "projecting", "profile": "measuring",
        "communities": "finding communities", "hubs": "ranking hubs", "fragmentation": "fragmentation",
        "mixing": "mixing", "draw": "drawing the map", "write": "writing", "suggest": "suggesting",
        "programmes": "programmes", "host": "finding hosts", "simulate": "going through the scenario",
        "compare": "comparing",
    },
}  # fmt: skip


def _study(given: argparse.Namespace) -> Study:
    """Make the study of a command line: the source, the study file's settings, then the flags."""
    from innonet.settings import as_study, options

    study = as_study(given.source, given.study)
    flags = {key.removeprefix("set."): value for key, value in vars(given).items() if key.startswith("set.")}
    for step in given.steps:
        chosen = {name: value for name, value in flags.items() if value is not None and name in options(step)}
        study = study.with_settings(step, **chosen) if chosen else study
    return study


def _watched(given: argparse.Namespace, *, steps: int) -> AbstractContextManager[Callable[[str], None]]:
    """Show a watching terminal how far the work is."""
    from innonet.terminal.progress import watched

    return watched(steps, STEP_WORDS[given.lang], quiet=given.quiet)


def _answer(table: pd.DataFrame, given: argparse.Namespace, *, rows: int = 20) -> int:
    """Write a table to --out, or print its first rows; that it has none is said by whoever knows why."""
    from pathlib import Path

    from innonet import tables
    from innonet.terminal.tables import shown

    if given.out:
        Path(given.out).parent.mkdir(parents=True, exist_ok=True)
        tables.write_csv(table, Path(given.out))
        _tell(given, f"{given.out}")
    elif len(table) and not given.quiet:
        rest = len(table) - rows
        shown(table.head(rows), more=MORE[given.lang].format(n=rest) if rest > 0 else "")
    return DONE


NOBODY = {"cut_off": {"ko": "떨어져 나가는 기관이 없습니다.", "en": "No organization is cut off."}}
"""Table -> what is said where it has no rows, and that is good to know."""
MORE = {"ko": "... 외 {n:,}행. 전체는 --out 표.csv", "en": "... and {n:,} rows more; --out table.csv writes all."}


def _tell(given: argparse.Namespace, text: str) -> None:
    if not given.quiet:
        print(text)


def tell_issues(given: argparse.Namespace) -> int:
    """Say what must be fixed in the records."""
    from innonet.text import issue_lines, source_lines
    from innonet.way import checked, records_of

    study = _study(given)
    issues = checked(study)
    if given.out:
        _answer(issues, given)
    else:
        _tell(given, source_lines(records_of(study), lang=given.lang))
        _tell(given, issue_lines(issues, lang=given.lang))
    return FIX_DATA if (issues["severity"] == "must fix").any() else DONE


def write_report(given: argparse.Namespace) -> int:
    """Write the report folder."""
    from innonet.study import report
    from innonet.text import report_lines

    files = {"docx": given.docx, "xlsx": given.xlsx}
    with _watched(given, steps=len(given.steps) + 1) as say:
        results = report(_study(given), out=given.out, lang=given.lang, seed=given.seed, say=say, **files)
    _tell(given, report_lines(results, given.out, lang=given.lang))
    return DONE


def draw_map(given: argparse.Namespace) -> int:
    """Draw the map alone."""
    from innonet import study as whole
    from innonet.way import network_of

    study = _study(given)
    with _watched(given, steps=len(given.steps)) as say:
        drawing = whole.draw_map(study, network_of(study, say=say), lang=given.lang, seed=given.seed, say=say)
    drawing.save(given.out or "map.html")
    _tell(given, given.out or "map.html")
    return DONE


def one_table(given: argparse.Namespace) -> int:
    """Answer with the table of the last step."""
    from innonet.terminal.columns import explanation, screen
    from innonet.terminal.nothing import nothing
    from innonet.text import step_table

    result, step = _answered(given), given.steps[-1]
    whole = step_table(result, lang=given.lang, whole=True)
    if whole.empty:
        _tell(given, nothing(step, whole, lang=given.lang))
    if given.out:
        return _answer(whole, given)
    code = _answer(screen(step, result, lang=given.lang), given)
    _explain(given, explanation(step, whole, lang=given.lang))
    return code


def _explain(given: argparse.Namespace, text: str) -> None:
    if text:
        _tell(given, text)


def all_tables(given: argparse.Namespace) -> int:
    """Write all tables the last step gives into a folder, or print them one after the other."""
    from dataclasses import fields
    from pathlib import Path

    from innonet import tables
    from innonet.terminal.columns import CHANGES, explanation, screen
    from innonet.terminal.nothing import nothing
    from innonet.terminal.tables import shown

    result = _answered(given)
    found = {one.name: getattr(result, one.name) for one in fields(result) if one.name != "register"}
    if given.out:
        Path(given.out).mkdir(parents=True, exist_ok=True)
        for name, table in found.items():
            tables.write_csv(table, Path(given.out) / f"{name}.csv")
        _tell(given, given.out)
    elif not given.quiet:
        for name, table in found.items():
            step = CHANGES.get(name, name)
            if table.empty:
                _tell(given, NOBODY[name][given.lang] if name in NOBODY else nothing(step, table, lang=given.lang))
                continue
            shown(screen(step, table, lang=given.lang).head(20))
            _explain(given, explanation(step, table, lang=given.lang))
    return DONE


def _answered(given: argparse.Namespace) -> Any:
    """Go a command's steps and give what the last one answers: it takes the network, or else the register."""
    from innonet.way import answered, network_of, register_of

    study, scenario = _study(given), [given.scenario] if "scenario" in given else []
    stage = network_of if "project" in given.steps else register_of
    with _watched(given, steps=len(given.steps)) as say:
        taken = stage(study, say=say)
        return answered(study, given.steps[-1], taken, *scenario, seed=given.seed, say=say)


def export_network(given: argparse.Namespace) -> int:
    """Write the network for other programs."""
    from innonet.convert import export
    from innonet.way import network_of

    _tell(given, str(export(network_of(_study(given)), given.out)))
    return DONE


def make_folder(given: argparse.Namespace) -> int:
    """Make a folder to begin with."""
    from innonet.workbook import new

    for path in new(given.source, lang=given.lang):
        _tell(given, str(path))
    return DONE


def examine(given: argparse.Namespace) -> int:
    """Say what is installed."""
    from innonet.terminal import doctor
    from innonet.terminal.tables import shown

    table, is_whole = doctor.examined(lang=given.lang)
    if not given.quiet:
        print(doctor.machine())
        shown(table)
    return DONE if is_whole else FIX_DATA


def print_completion(given: argparse.Namespace) -> int:
    """Print the script of a shell's completion."""
    print(completion.script(given.source))
    return DONE
