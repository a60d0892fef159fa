"""Tables and progress as a watching terminal and a pipe get them; names are never markup."""

import io

import pandas as pd
import pytest

from innonet.terminal import progress
from innonet.terminal.tables import shown

TABLE = pd.DataFrame(
    {"name": ["[bold]가온[/bold]", "나래"], "score": [0.12345, float("nan")], "severity": ["must fix", "note"]}
)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    def watched():
        """pytest puts its own streams back between a fixture and its test."""
        screen = Terminal()
        monkeypatch.setattr("sys.stdout", screen)
        monkeypatch.setattr("sys.stderr", screen)
        return screen

    return watched


def test_a_terminal_gets_color_and_names_as_they_are(terminal):
    screen = terminal()
    shown(TABLE, more="... 2")
    said = screen.getvalue()
    assert "[bold]가온[/bold]" in said
    assert "0.123" in said
    assert "\x1b[1;31mmust fix\x1b[0m" in said
    assert said.endswith("... 2\n")


def test_no_color_is_obeyed(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    screen = terminal()
    shown(TABLE)
    assert "\x1b[1;31m" not in screen.getvalue()
    assert "\x1b[31m" not in screen.getvalue()


def test_a_pipe_gets_plain_lines_of_any_width(capsys):
    shown(pd.DataFrame({"name": ["가" * 40], "reason": ["나" * 40]}))
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 2
    assert "가" * 40 in out
    assert "\x1b" not in out


def test_long_work_shows_its_step(terminal, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    screen = terminal()
    with progress.watched(2, {"read": "자료 읽기"}, quiet=False) as say:
        say("read")
        while "자료 읽기" not in screen.getvalue():  # the bar starts in its own time
            say("read")
    assert "\x1b[?25h" in screen.getvalue(), "the cursor is back"


def test_short_work_quiet_work_and_pipes_show_nothing(terminal, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
    screen = terminal()
    for quiet in (True, False):
        with progress.watched(1, {}, quiet=quiet) as say:
            say("read")
    assert "read" not in screen.getvalue()
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress.watched(1, {}, quiet=False) as say:
        say("read")
    assert "read" not in screen.getvalue()


def test_an_error_takes_the_bar_away(terminal, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    screen = terminal()
    with pytest.raises(ZeroDivisionError), progress.watched(1, {}, quiet=False) as say:
        say("read")
        raise ZeroDivisionError
    assert screen.getvalue().count("\x1b[?25h") == screen.getvalue().count("\x1b[?25l")
