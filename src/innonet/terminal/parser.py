"""The command line's parser: help in Korean or English, wrong usage as one line."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from innonet.errors import UsageError, unknown_choice

TITLES = {
    "ko": {"usage": "사용법: ", "positionals": "대상", "optionals": "선택", "settings": "{step} 설정"},
    "en": {"usage": "usage: ", "positionals": "arguments", "optionals": "options", "settings": "settings of {step}"},
}


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks one language and raises UsageError instead of printing pages.

    Parameters
    ----------
    lang
        `ko` or `en`.
    helped
        What `--help` says of itself.
    """

    def __init__(self, *, lang: str, helped: str, **settings: Any) -> None:
        formatter = _KoreanHelp if lang == "ko" else argparse.RawDescriptionHelpFormatter
        super().__init__(formatter_class=formatter, add_help=False, allow_abbrev=False, **settings)
        self.lang = lang
        self._positionals.title = TITLES[lang]["positionals"]
        self._optionals.title = TITLES[lang]["optionals"]
        self.add_argument("-h", "--help", action="help", help=helped)

    @property
    def _where(self) -> str:
        """The command's own name: the program's stands before every error."""
        return self.prog.removeprefix("innonet").strip()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and where help is."""
        raise UsageError(f"{message}.", where=self._where, fix=f"See `{self.prog} --help`.")

    def understood(self, argv: list[str]) -> argparse.Namespace:
        """Parse; a flag that is not known is answered with the nearest.

        Raises
        ------
        UsageError
            If a flag or value is not known, or one that is needed is not there.
        """
        namespace, rest = self.parse_known_args(argv)
        flags = [word for word in rest if word.startswith("-")]
        if flags:
            known = [name for action in self._actions for name in action.option_strings]
            raise unknown_choice(flags[0].split("=")[0], known, where=self._where)
        if rest:
            self.error(f"{rest[0]!r} is one word too many")
        return namespace


class _KoreanHelp(argparse.RawDescriptionHelpFormatter):
    """Help in Korean, whose letters are two columns wide: lines are broken sooner."""

    def __init__(self, prog: str, **settings: Any) -> None:
        super().__init__(prog, **settings)
        self._width = max(40, self._width * 2 // 3)

    def add_usage(self, usage: Any, actions: Any, *rest: Any) -> None:
        super().add_usage(usage, actions, rest[0], TITLES["ko"]["usage"])
