"""The reference pages: the record format, study.toml and the commands, each in Korean and English."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from markdown import table

from innonet import cli, schema, vocabulary, workbook
from innonet.cli.commands import summary
from innonet.cli.flags import command_parser
from innonet.settings import STEPS, options
from innonet.terminal.words import parameters, said, sections

MADE = {
    "ko": "`make docs`로 만든 문서입니다. {from_ko}에서 고칩니다.",
    "en": "Written by `make docs` from {from_en}; change that, not this page.",
}
KINDS = {
    "id": ("ID", "id"),
    "text": ("글자", "text"),
    "date": ("날짜", "date"),
    "number": ("수", "number"),
    "list": ("목록", "list"),
}
TABLE_NAMES = {
    "organizations": ("기관", "Organizations"),
    "partnerships": ("협력사업", "Partnerships"),
    "participations": ("참여", "Participations"),
    "edges": ("기관 쌍의 목록", "Edge list"),
}
LISTS = {
    "sectors": ("부문", "Sectors"),
    "kinds": ("사업 유형", "Kinds of partnership"),
    "levels": ("행정 수준", "Levels"),
    "statuses": ("진행 상태", "Statuses"),
}
RECORDS = {
    "ko": """\
# 자료 형식

{made}

자료는 표 세 개입니다. **기관**, **협력사업**, 그리고 어느 기관이 어느 사업에 함께했는지 적은 **참여**.
파일은 하나(엑셀의 시트 세 개)여도 되고 셋이어도 됩니다. 참여 표 하나만 있거나 기관 쌍의 목록만 있어도 읽습니다.

- 머리글은 아래 이름 가운데 하나면 됩니다. 대소문자, 띄어쓰기, 괄호 안의 말은 따지지 않습니다.
- 아래에 없는 열도 버리지 않고 그대로 가지고 갑니다.
- 날짜는 아는 만큼만 적습니다: `2024`, `2024-03`, `2024-03-15`.
- 읽는 파일: CSV, TSV, TXT(UTF-8, CP949, UTF-16), XLSX, XLS, ODS, JSON, Parquet, HWPX의 표.
""",
    "en": """\
# Record format

{made}

Records are three tables: **organizations**, **partnerships**, and **participations**, which say who took part in what.
They may be three files or three sheets of one workbook. A single table of participations, or an edge list, is read too.

- A header is any of the names below; case, spaces and words in brackets do not matter.
- Columns that are not listed are kept as they are.
- Dates may be partial: `2024`, `2024-03`, `2024-03-15`.
- Files that are read: CSV, TSV, TXT (UTF-8, CP949, UTF-16), XLSX, XLS, ODS, JSON, Parquet, tables of HWPX.
""",
}
SECTIONS = """\
[project]
weighting = "newman"

[hubs]
draws = 200
per = "municipality"
"""
STUDY = {
    "ko": """\
# study.toml의 항목

{made}

절 하나가 함수 하나이고, 절 안의 항목은 그 함수의 설정입니다. 같은 이름이 명령의 선택 항목이 됩니다:
`[project] weighting = "count"` 는 `--weighting count`, 파이썬의 `project(register, weighting="count")`와 같습니다.
잘못 쓴 이름에는 맞는 이름을 알려 줍니다. 절 밖에는 `title`(제목)과 `source`(자료의 위치)만 적습니다.

```toml
title = "우리 도 협력망"
source = "records.xlsx"

{sections}```
""",
    "en": """\
# study.toml

{made}

A section is a function and its keys are that function's settings; a flag of a command is the same word:
`[project] weighting = "count"` is `--weighting count` is `project(register, weighting="count")` in Python. A word
that is not known is answered with the right ones. Outside the sections stand only `title` and
`source` (where the records are).

```toml
title = "Our province"
source = "records.xlsx"

{sections}```
""",
}
COMMANDS = {
    "ko": """\
# 명령

{made}

`SOURCE`는 폴더, 파일, `study.toml` 가운데 하나입니다. 종료 코드: 0 성공, 1 자료 수정 필요, 2 명령 오류.
""",
    "en": """\
# Commands

{made}

`SOURCE` is a folder, a file or a `study.toml`. Exit codes: 0 done, 1 the data must be fixed, 2 wrong usage.
""",
}


def made(lang: str, from_ko: str, from_en: str) -> str:
    """Say where a page comes from."""
    return MADE[lang].format(from_ko=from_ko, from_en=from_en)


def records(lang: str) -> str:
    """Write the page of the record format."""
    english = lang == "en"
    meaning = {(row["table"], row["column"]): row[lang] for row in vocabulary.rows("columns.csv")}
    parts = [RECORDS[lang].format(made=made(lang, "`schema.py`와 `vocabulary/`", "`schema.py` and `vocabulary/`"))]
    head = ("Column", "Meaning", "Holds", "Needed", "Headers that are recognised")
    if not english:
        head = ("열", "뜻", "값", "필수", "알아보는 머리글")
    needed = ("필수", "needed")[english]
    for name, columns in schema.TABLES.items():
        rows = (
            (
                f"`{one.name}`",
                meaning[name, one.name],
                KINDS[one.kind][english],
                needed if one.needed else "",
                _headers(one, workbook.header(name, one.name, lang="ko")),
            )
            for one in columns
        )
        parts += [f"## {TABLE_NAMES[name][english]} (`{name}`)\n", table(head, rows)]
    for name, (korean, title) in LISTS.items():
        rows_ = ((f"`{one.id}`", one.ko, one.en) for one in vocabulary.entries(name).values())
        parts += [f"## {title if english else korean}\n", table(("id", "한국어", "English"), rows_)]
    return "\n".join(parts)


def _headers(column: schema.Column, first: str) -> str:
    """List the headers of a column, that of the workbook first; those that read the same stand once."""
    spellings = [first, *column.spellings] if first else column.spellings
    return ", ".join({schema.key(one): one for one in reversed(spellings)}[key] for key in _keys(spellings))


def _keys(spellings: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(schema.key(one) for one in spellings))


def study(lang: str) -> str:
    """Write the page of study.toml."""
    english = lang == "en"
    parts = [
        STUDY[lang].format(made=made(lang, "함수와 그 설명", "the functions and their docstrings"), sections=SECTIONS)
    ]
    head = ("Key", "Value", "By default", "Meaning") if english else ("항목", "값", "기본값", "뜻")
    for step, function in STEPS.items():
        told = parameters(function)
        rows = [
            (f"`{name}`", value, f"`{_toml(one.default)}`" if one.default is not None else "",
             said(step, name, english=told.get(name, ""), lang=lang) if name != "seed" else _seed(lang))
            for name, one in options(step).items() if (value := _value(step, name, one.annotation, english))
        ]  # fmt: skip
        about = sections(function)[""].split("\n\n")[0].replace("\n", " ") if english else ""
        title = f"## [{step}]\n" + (f"\n{about}\n" if about else "")
        parts += [title, table(head, rows)]
    return "\n".join(parts)


def _seed(lang: str) -> str:
    return said("flags", "seed", english="Where chance starts.", lang=lang)


def _toml(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def _value(step: str, name: str, annotation: Any, english: bool) -> str:
    """Say what a key takes; empty where a file cannot carry it."""
    if (step, name) == ("clean", "decisions"):
        return "file name" if english else "파일 이름"
    if get_origin(annotation) is Literal:
        return " / ".join(f'`"{one}"`' for one in get_args(annotation))
    if get_origin(annotation) in (UnionType, Union):
        kinds = [_value(step, name, one, english) for one in get_args(annotation) if one is not type(None)]
        return next((kind for kind in kinds if kind), "")
    words = {str: ("글자", "text"), int: ("정수", "whole number"), float: ("수", "number"), bool: ("true/false",) * 2}
    if annotation in words:
        return words[annotation][english]
    is_table = inspect.isclass(get_origin(annotation)) and "Mapping" in get_origin(annotation).__name__
    return ("table" if english else "표(이름 = 값)") if is_table else ""


def commands(lang: str) -> str:
    """Write the page of the commands, from the parsers behind `--help`."""
    english = lang == "en"
    parts = [COMMANDS[lang].format(made=made(lang, "명령의 `--help`", "`--help`"))]
    head = ("Argument", "Meaning") if english else ("항목", "뜻")
    for name in cli.COMMANDS:
        parser = command_parser(name, lang=lang)
        parts.append(f"## innonet {name}\n\n{summary(name, lang=lang)}.\n")
        parts.append(f"```\n{parser.usage}\n```\n")
        for group in parser._action_groups:
            rows = [(_argument(one), (one.help or "").replace("%%", "%")) for one in group._group_actions]
            if rows:
                parts += [f"**{group.title}**\n", table(head, rows)]
    return "\n".join(parts)


def _argument(action: Any) -> str:
    """Write a flag with what it takes."""
    shown = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    takes = "" if action.nargs == 0 or not action.option_strings else str(action.metavar or action.dest).upper()
    takes = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else takes
    return f"`{f'{shown} {takes}'.strip()}`"


PAGES = {
    f"reference/{name}{suffix}.md": (lambda write=write, lang=lang: write(lang))
    for name, write in (("records", records), ("study", study), ("commands", commands))
    for lang, suffix in (("ko", ".ko"), ("en", ""))
}
"""File -> what writes it."""
