"""The command line: argv -> the same functions, and their answers as text. No sums here."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

from innonet.cli.acts import DONE, FIX_DATA
from innonet.cli.commands import COMMANDS
from innonet.cli.flags import command_parser, front_parser
from innonet.cli.source import refuse_missing
from innonet.errors import DataError, InnonetError, of_system, unknown_choice
from innonet.processes import become_lean, gone_when_done
from innonet.terminal import completion
from innonet.terminal.words import language_of

WRONG_USAGE = 2
STOPPED = {"ko": "중지했습니다. 아무것도 쓰지 않았습니다.", "en": "stopped; nothing was written."}


def program() -> None:
    """Run one command as a process of its own, which exits with the command's code."""
    tell = gone_when_done()
    try:
        tell(main(alone=True))
    except SystemExit as done:  # help and version are printed in the midst of parsing
        tell(done.code if isinstance(done.code, int) else DONE)


def main(argv: Sequence[str] | None = None, *, alone: bool = False) -> int:
    """Run one command.

    Parameters
    ----------
    alone
        This process does nothing else: what the command would not use is not imported.

    Returns
    -------
    The exit code: 0 done, 1 data must be fixed, 2 wrong usage.
    """
    argv = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        if completion.is_asked():
            completion.answer(front_parser, command_parser, list(COMMANDS))
        code = _dispatch(argv, alone=alone)
        sys.stdout.flush()
        return code
    except InnonetError as error:
        from innonet.terminal.failure import line

        print(f"innonet: {line(error, lang=language_of(argv))}", file=sys.stderr)
        return FIX_DATA if isinstance(error, DataError) else WRONG_USAGE
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        print(f"innonet: {STOPPED[language_of(argv)]}", file=sys.stderr)
        return 130
    except OSError as error:
        from innonet.terminal.failure import line

        print(f"innonet: {line(of_system(error), lang=language_of(argv))}", file=sys.stderr)
        return WRONG_USAGE


def _speak_utf8() -> None:
    """Print Korean on a Windows console whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _dispatch(argv: list[str], *, alone: bool) -> int:
    lang = language_of(argv)
    name, rest = _named(argv)
    if name in COMMANDS:
        command, is_help = COMMANDS[name], bool({"-h", "--help"} & {*rest})
        is_to_work = alone and not is_help
        if command.takes.startswith("SOURCE") and not is_help:
            refuse_missing(rest)
        with _others() if is_to_work and command.draws else nullcontext():
            if is_to_work and "clean" in command.steps:
                become_lean()
            return command.act(command_parser(name, lang=lang).understood(rest))
    if name:
        raise unknown_choice(name, list(COMMANDS), where="")
    parser = front_parser(lang=lang)
    parser.understood(argv)
    parser.print_help()
    return WRONG_USAGE


@contextmanager
def _others() -> Iterator[None]:
    """Let other processes import what they need while this one does the same; they are asked for soon after."""
    from innonet.cores import start_others, stop_others

    start_others(are_lean="pandas" not in sys.modules)  # what was imported before stays as it is
    try:
        yield
    finally:
        stop_others()


def _named(argv: list[str]) -> tuple[str, list[str]]:
    """Split a command line into the command's name and all other words; a language may stand before the name."""
    start = 2 if argv[:1] == ["--lang"] else 1 if argv and argv[0].startswith("--lang=") else 0
    if len(argv) <= start or argv[start].startswith("-"):
        return "", argv
    return argv[start], [*argv[:start], *argv[start + 1 :]]


__all__ = ["COMMANDS", "main", "program"]
