"""The command line: argv -> the same functions, and their answers as text. No sums here.

A command's flags are the keyword arguments of the steps it goes through, read from their signatures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from innonet.errors import DataError, InnonetError, unknown_choice
from innonet.terminal import completion
from innonet.terminal.parser import TITLES, Parser
from innonet.terminal.words import language_of, parameters, said

if TYPE_CHECKING:
    import pandas as pd

    from innonet.study import Study

DONE, FIX_DATA, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True)
class Command:
    """One command: what it says of itself, the steps whose settings are its flags, and what it does."""

    summary: str
    steps: tuple[str, ...]
    act: Callable[[argparse.Namespace], int]
    out: str = ""
    takes: str = "SOURCE"
    switches: Mapping[str, str] = field(default_factory=dict)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code: 0 done, 1 data must be fixed, 2 wrong usage."""
    argv = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        if completion.is_asked():
            completion.answer(_front_parser, _parser, list(COMMANDS))
        return _dispatch(argv)
    except InnonetError as error:
        from innonet.terminal.failure import line

        print(f"innonet: {line(error, lang=language_of(argv))}", file=sys.stderr)
        return FIX_DATA if isinstance(error, DataError) else WRONG_USAGE
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        print("innonet: stopped; nothing was written.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"innonet: {error.filename or ''}: {error.strerror or error}.", file=sys.stderr)
        return WRONG_USAGE


def _speak_utf8() -> None:
    """Print Korean on a Windows console whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _dispatch(argv: list[str]) -> int:
    lang = language_of(argv)
    name, rest = _named(argv)
    if name in COMMANDS:
        return COMMANDS[name].act(_parser(name, lang=lang).understood(rest))
    if name:
        raise unknown_choice(name, list(COMMANDS), where="")
    parser = _front_parser(lang=lang)
    parser.understood(argv)
    parser.print_help()
    return WRONG_USAGE


def _named(argv: list[str]) -> tuple[str, list[str]]:
    """Split a command line into the command's name and all other words; a language may stand before the name."""
    start = 2 if argv[:1] == ["--lang"] else 1 if argv and argv[0].startswith("--lang=") else 0
    if len(argv) <= start or argv[start].startswith("-"):
        return "", argv
    return argv[start], [*argv[:start], *argv[start + 1 :]]


def _front_parser(*, lang: str = "en") -> Parser:
    from innonet import __version__

    width = max(map(len, COMMANDS)) + 2
    listing = "\n".join(f"  {name:<{width}}{summary(name, lang=lang)}" for name in COMMANDS)
    parser = Parser(
        lang=lang,
        helped=said("flags", "help", english="show this help", lang=lang),
        prog="innonet",
        usage=FRONT[lang]["usage"],
        description=FRONT[lang]["description"],
        epilog=FRONT[lang]["epilog"].format(listing=listing),
    )
    command = parser.add_argument("command", nargs="?", metavar=FRONT[lang]["command"], help=FRONT[lang]["below"])
    command.choices = list(COMMANDS)
    version = said("flags", "version", english="show the version", lang=lang)
    parser.add_argument("--version", action="version", version=f"innonet {__version__}", help=version)
    parser.add_argument("--lang", choices=["ko", "en"], help=said("flags", "lang", english=LANGUAGE, lang=lang))
    return parser


LANGUAGE = "language (default ko)"
FRONT = {
    "ko": {
        "usage": "innonet 명령 ...",
        "description": "기관과 협력사업 기록에서 거점기관, 단절, 인터넷 없이 열리는 지도를 만듭니다.",
        "command": "명령",
        "below": "아래 목록 참조",
        "epilog": "명령:\n{listing}\n\n명령별 설명: innonet 명령 --help\nEnglish: innonet --lang en --help",
    },
    "en": {
        "usage": "innonet COMMAND ...",
        "description": "Hubs, fragmentation and an offline map, from records of who works with whom.",
        "command": "COMMAND",
        "below": "see below",
        "epilog": "commands:\n{listing}\n\nMore on one: innonet COMMAND --help\n한국어: innonet --lang ko --help",
    },
}


def summary(name: str, *, lang: str) -> str:
    """Say in one line what a command does."""
    return said("commands", name, english=COMMANDS[name].summary, lang=lang)


def _parser(name: str, *, lang: str = "en") -> Parser:
    command = COMMANDS[name]

    def word(flag: str, english: str) -> str:
        return said("flags", flag, english=english, lang=lang)

    needed = f" --out {'폴더·파일' if lang == 'ko' else 'OUT'}" if command.out.startswith("!") else ""
    parser = Parser(
        lang=lang,
        helped=word("help", "show this help"),
        prog=f"innonet {name}",
        usage=f"innonet {name} {command.takes}{needed} [...]".replace("  ", " "),
        description=summary(name, lang=lang),
    )
    if command.takes.startswith("SOURCE"):
        parser.add_argument("source", metavar="SOURCE", help=word("source", "a folder, a file or a study.toml"))
        parser.add_argument("--study", metavar="FILE", help=word("study", "a study.toml whose settings to use"))
        if command.takes.endswith("SCENARIO"):
            about = word("scenario", "a scenario.toml: what happens")
            parser.add_argument("scenario", metavar="SCENARIO", help=about)
    elif command.takes == "FOLDER":
        parser.add_argument("source", metavar="FOLDER", help=word("folder", "the folder to make"))
    elif command.takes == "SHELL":
        parser.add_argument("source", choices=completion.SHELLS, help=word("shell", "the shell you use"))
    if command.out:
        about = said("out", name, english=command.out.lstrip("!"), lang=lang)
        parser.add_argument("--out", required=command.out.startswith("!"), metavar="OUT", help=about)
    parser.add_argument("--lang", choices=["ko", "en"], default="ko", help=word("lang", LANGUAGE))
    parser.add_argument("--seed", type=int, default=1, help=word("seed", "where chance starts (default 1)"))
    parser.add_argument("--quiet", action="store_true", help=word("quiet", "print nothing but errors"))
    for switch, help_ in command.switches.items():
        parser.add_argument(
            f"--{switch}", action=argparse.BooleanOptionalAction, default=True, help=word(switch, help_)
        )
    parser.set_defaults(steps=command.steps)
    _add_flags(parser, command.steps)
    return parser


def _add_flags(parser: Parser, steps: tuple[str, ...]) -> None:
    """Give every keyword argument of the steps a flag; one that several steps take is set for all of them."""
    if not steps:
        return
    from innonet.study import STEPS, options

    taken = {"seed", "lang", "source", "study", "out", "quiet", "title"}
    for step in steps:
        group = parser.add_argument_group(TITLES[parser.lang]["settings"].format(step=step))
        told = parameters(STEPS[step])
        for name, parameter in options(step).items():
            arguments = _flag(parameter.annotation)
            if name not in taken and arguments is not None:
                taken.add(name)
                about = said(step, name, english=told.get(name, ""), lang=parser.lang).replace("%", "%%")
                flag = f"--{name.replace('_', '-')}"
                group.add_argument(flag, dest=f"set.{name}", default=None, help=about, **arguments)


def _flag(annotation: Any) -> dict[str, Any] | None:
    """Say how argparse takes a value of a type; None for a type no flag can carry."""
    from types import UnionType
    from typing import Literal, Union, get_args, get_origin

    if get_origin(annotation) is Literal:
        return {"choices": [str(one) for one in get_args(annotation)]}
    if get_origin(annotation) in (UnionType, Union):
        kinds = [one for one in get_args(annotation) if one is not type(None)]
        return next((flag for flag in map(_flag, kinds) if flag is not None), None)
    if get_origin(annotation) is tuple and set(get_args(annotation)) == {int}:
        return {"type": int, "nargs": len(get_args(annotation)), "metavar": "INT"}
    if annotation is bool:
        return {"action": argparse.BooleanOptionalAction}
    if annotation in (int, float, str):
        return {"type": annotation, "metavar": annotation.__name__.upper()}
    return None


def _study(given: argparse.Namespace) -> Study:
    """Make the study of a command line: the source, the study file's settings, then the flags."""
    from innonet.study import as_study, options

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


STEP_WORDS = {
    "ko": {
        "read": "자료 읽기", "clean": "자료 정리", "release": "공개 범위 적용", "project": "협력망 만들기",
        "profile": "지표 계산", "communities": "협력 집단 찾기", "hubs": "거점기관과 확실성",
        "fragmentation": "단절 정도", "mixing": "부문 간 협력", "draw": "지도 그리기", "write": "보고서 쓰기",
        "suggest": "제안 찾기",
    },
    "en": {
        "read": "reading", "clean": "cleaning", "release": "releasing", "project": "projecting", "profile": "measuring",
        "communities": "finding communities", "hubs": "ranking hubs", "fragmentation": "fragmentation",
        "mixing": "mixing", "draw": "drawing the map", "write": "writing", "suggest": "suggesting",
    },
}  # fmt: skip


def _answer(table: pd.DataFrame, given: argparse.Namespace, *, rows: int = 20) -> int:
    """Write a table to --out, or print its first rows."""
    from pathlib import Path

    from innonet import tables
    from innonet.terminal.tables import shown

    if given.out:
        Path(given.out).parent.mkdir(parents=True, exist_ok=True)
        tables.write_csv(table, Path(given.out))
        _tell(given, f"{given.out}")
    elif not given.quiet:
        rest = len(table) - rows
        shown(table.head(rows), more=MORE[given.lang].format(n=rest) if rest > 0 else "")
    return DONE


MORE = {"ko": "... 외 {n:,}행. 전체는 --out 표.csv", "en": "... and {n:,} rows more; --out table.csv writes all."}


def _tell(given: argparse.Namespace, text: str) -> None:
    if not given.quiet:
        print(text)


def _check(given: argparse.Namespace) -> int:
    from innonet.study import checked, records_of
    from innonet.text import issue_lines, source_lines

    study = _study(given)
    issues = checked(study)
    if given.out:
        _answer(issues, given)
    else:
        _tell(given, source_lines(records_of(study), lang=given.lang))
        _tell(given, issue_lines(issues, lang=given.lang))
    return FIX_DATA if (issues["severity"] == "must fix").any() else DONE


def _report(given: argparse.Namespace) -> int:
    from innonet.study import report
    from innonet.text import report_lines

    files = {"docx": given.docx, "xlsx": given.xlsx}
    with _watched(given, steps=len(given.steps) + 1) as say:
        results = report(_study(given), out=given.out, lang=given.lang, seed=given.seed, say=say, **files)
    _tell(given, report_lines(results, given.out, lang=given.lang))
    return DONE


def _map(given: argparse.Namespace) -> int:
    from innonet.study import draw_map, network_of

    study = _study(given)
    with _watched(given, steps=len(given.steps)) as say:
        drawing = draw_map(study, network_of(study, say=say), lang=given.lang, seed=given.seed, say=say)
    drawing.save(given.out or "map.html")
    _tell(given, given.out or "map.html")
    return DONE


def _table(step: str) -> Callable[[argparse.Namespace], int]:
    """Make the command that answers with the table of one step."""

    def act(given: argparse.Namespace) -> int:
        from innonet.study import answered, network_of
        from innonet.terminal.columns import screen
        from innonet.text import step_table

        study = _study(given)
        with _watched(given, steps=len(given.steps)) as say:
            result = answered(study, step, network_of(study, say=say), seed=given.seed, say=say)
        whole = step_table(result, lang=given.lang, whole=True) if given.out else screen(step, result, lang=given.lang)
        return _answer(whole, given)

    return act


def _of_register(step: str) -> Callable[[argparse.Namespace], int]:
    """Make the command that answers with the table of a step that reads the register."""

    def act(given: argparse.Namespace) -> int:
        from innonet.study import answered, register_of

        study = _study(given)
        return _answer(answered(study, step, register_of(study)), given)

    return act


def _simulate(given: argparse.Namespace) -> int:
    from innonet.study import answered, register_of

    study = _study(given)
    return _tables_of(answered(study, "simulate", register_of(study), given.scenario, seed=given.seed), given)


def _compare(given: argparse.Namespace) -> int:
    from innonet.study import answered, register_of

    study = _study(given)
    return _tables_of(answered(study, "compare", register_of(study), seed=given.seed), given)


def _tables_of(result: Any, given: argparse.Namespace) -> int:
    """Write all tables of a result into a folder, or print them one after the other."""
    from dataclasses import fields
    from pathlib import Path

    from innonet import tables
    from innonet.terminal.columns import CHANGES, screen
    from innonet.terminal.tables import shown

    found = {one.name: getattr(result, one.name) for one in fields(result) if one.name != "register"}
    if given.out:
        Path(given.out).mkdir(parents=True, exist_ok=True)
        for name, table in found.items():
            tables.write_csv(table, Path(given.out) / f"{name}.csv")
        _tell(given, given.out)
    elif not given.quiet:
        for name, table in found.items():
            shown(screen(CHANGES.get(name, name), table, lang=given.lang).head(20))
    return DONE


def _export(given: argparse.Namespace) -> int:
    from innonet.convert import export
    from innonet.study import network_of

    _tell(given, str(export(network_of(_study(given)), given.out)))
    return DONE


def _new(given: argparse.Namespace) -> int:
    from innonet.workbook import new

    for path in new(given.source, lang=given.lang):
        _tell(given, str(path))
    return DONE


def _doctor(given: argparse.Namespace) -> int:
    from innonet.terminal import doctor
    from innonet.terminal.tables import shown

    table, is_whole = doctor.examined(lang=given.lang)
    if not given.quiet:
        print(doctor.machine())
        shown(table)
    return DONE if is_whole else FIX_DATA


def _completion(given: argparse.Namespace) -> int:
    print(completion.script(given.source))
    return DONE


COMMANDS: dict[str, Command] = {
    "new": Command("make a folder with a workbook to fill in and a study.toml", (), _new, takes="FOLDER"),
    "check": Command(
        "say what must be fixed in the records, with file, sheet and row",
        ("read",),
        _check,
        out="write the issues as CSV",
    ),
    "report": Command(
        "do the main job: a folder with the report, the map and all tables",
        (
            "read",
            "clean",
            "release",
            "project",
            "profile",
            "communities",
            "hubs",
            "fragmentation",
            "mixing",
            "suggest",
            "draw",
        ),
        _report,
        out="!the report folder",
        switches={"docx": "write report.docx", "xlsx": "write tables.xlsx"},
    ),
    "map": Command(
        "draw the offline map alone",
        ("read", "clean", "release", "project", "profile", "communities", "hubs", "mixing", "draw"),
        _map,
        out="the HTML file (default map.html)",
    ),
    "hubs": Command(
        "rank the hub organizations, with how sure the rank is",
        ("read", "clean", "release", "project", "hubs"),
        _table("hubs"),
        out="write the table as CSV",
    ),
    "communities": Command(
        "find groups that work together more than with others",
        ("read", "clean", "release", "project", "communities"),
        _table("communities"),
        out="write the table as CSV",
    ),
    "fragmentation": Command(
        "say how fragmented the whole network is, beside what chance would give",
        ("read", "clean", "release", "project", "fragmentation"),
        _table("fragmentation"),
        out="write the table as CSV",
    ),
    "mixing": Command(
        "say which groups work together more or less than chance would give",
        ("read", "clean", "release", "project", "mixing"),
        _table("mixing"),
        out="write the table as CSV",
    ),
    "suggest": Command(
        "say whom to bring together, include, protect and back up, and what each would change",
        ("read", "clean", "release", "project", "suggest"),
        _table("suggest"),
        out="write the table as CSV",
    ),
    "programmes": Command(
        "say whom each programme of support reaches, and how scattered it is",
        ("read", "clean", "release", "programmes"),
        _of_register("programmes"),
        out="write the table as CSV",
    ),
    "host": Command(
        "say which organizations or municipalities would as hubs reach most of the network",
        ("read", "clean", "release", "project", "host"),
        _table("host"),
        out="write the table as CSV",
    ),
    "simulate": Command(
        "say what a scenario would change: figures, hubs, who is cut off",
        ("read", "clean", "release", "simulate"),
        _simulate,
        out="a folder for all its tables",
        takes="SOURCE SCENARIO",
    ),
    "compare": Command(
        "say what changed between two years, and whether it really did",
        ("read", "clean", "release", "compare"),
        _compare,
        out="a folder for all its tables",
    ),
    "export": Command(
        "write the network for Gephi, R, networkx: .graphml, .gexf or .csv",
        ("read", "clean", "release", "project"),
        _export,
        out="!the file to write",
    ),
    "doctor": Command("say what is installed, and what is missing for which feature", (), _doctor, takes=""),
    "completion": Command("print the script that turns on completion at the Tab key", (), _completion, takes="SHELL"),
}
