"""Completion at the Tab key, by argcomplete: bash, zsh, fish and PowerShell."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

SHELLS = ("bash", "zsh", "fish", "powershell")


def script(shell: str) -> str:
    """Give what a shell has to run once so that the Tab key knows innonet."""
    from argcomplete.shell_integration import shellcode

    # argcomplete's code for bash serves zsh too
    code: str = shellcode(["innonet"], shell="bash" if shell == "zsh" else shell)
    return code


def is_asked() -> bool:
    """Tell whether the shell runs the program only to hear what could come next."""
    return "_ARGCOMPLETE" in os.environ


def answer(front: Callable[[], Any], of_command: Callable[[str], Any], names: list[str]) -> None:
    """Tell the shell what could come next; only the parser of the command at hand is made."""
    import argcomplete

    point = int(os.environ.get("COMP_POINT", "0"))
    typed = os.environ.get("COMP_LINE", "").ljust(point)[:point]  # PowerShell cuts the last space off
    whole = typed.split()[1:] if typed.endswith(" ") else typed.split()[1:-1]
    place = next((number for number, word in enumerate(whole) if word in names), None)
    if place is None:
        argcomplete.autocomplete(front())
    else:
        os.environ["_ARGCOMPLETE"] = str(place + 2)  # the command's own parser begins at its name, counted from 1
        argcomplete.autocomplete(of_command(whole[place]))
