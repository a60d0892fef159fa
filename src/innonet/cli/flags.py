"""The parsers: of the program alone, and of one command, whose flags are the keyword arguments of its steps.

They are read from the signatures; nothing maps one to the other.
"""

from __future__ import annotations

import argparse
from typing import Any

from innonet.cli.commands import COMMANDS, summary
from innonet.terminal import completion
from innonet.terminal.parser import TITLES, Parser
from innonet.terminal.words import parameters, said

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


def front_parser(*, lang: str = "en") -> Parser:
    """Make the parser that knows no command: its help lists them all."""
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


def command_parser(name: str, *, lang: str = "en") -> Parser:
    """Make the parser of one command."""
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
    parser.add_argument("--seed", type=seed, default=1, help=word("seed", "where chance starts (default 1)"))
    parser.add_argument("--quiet", action="store_true", help=word("quiet", "print nothing but errors"))
    for switch, help_ in command.switches.items():
        parser.add_argument(
            f"--{switch}", action=argparse.BooleanOptionalAction, default=True, help=word(switch, help_)
        )
    parser.set_defaults(steps=command.steps)
    _add_flags(parser, command.steps)
    return parser


def seed(text: str) -> int:
    """Read a whole number from 0 up."""
    if int(text) < 0:
        raise ValueError(text)
    return int(text)


def _add_flags(parser: Parser, steps: tuple[str, ...]) -> None:
    """Give every keyword argument of the steps a flag; one that several steps take is set for all of them."""
    if not steps:
        return
    from innonet.settings import STEPS, options

    taken = {"seed", "lang", "source", "study", "out", "quiet", "title"}
    for step in steps:
        group = parser.add_argument_group(TITLES[parser.lang]["settings"].format(step=step))
        told = parameters(STEPS[step])
        for name, parameter in options(step).items():
            arguments = flag_of(parameter.annotation)
            if name not in taken and arguments is not None:
                taken.add(name)
                about = said(step, name, english=told.get(name, ""), lang=parser.lang).replace("%", "%%")
                flag = f"--{name.replace('_', '-')}"
                group.add_argument(flag, dest=f"set.{name}", default=None, help=about, **arguments)


def flag_of(annotation: Any) -> dict[str, Any] | None:
    """Say how argparse takes a value of a type; None for a type no flag can carry."""
    from types import UnionType
    from typing import Literal, Union, get_args, get_origin

    if get_origin(annotation) is Literal:
        return {"choices": [str(one) for one in get_args(annotation)]}
    if get_origin(annotation) in (UnionType, Union):
        kinds = [one for one in get_args(annotation) if one is not type(None)]
        return next((flag for flag in map(flag_of, kinds) if flag is not None), None)
    if get_origin(annotation) is tuple and set(get_args(annotation)) == {int}:
        return {"type": int, "nargs": len(get_args(annotation)), "metavar": "INT"}
    if annotation is bool:
        return {"action": argparse.BooleanOptionalAction}
    if annotation in (int, float, str):
        return {"type": annotation, "metavar": annotation.__name__.upper()}
    return None
