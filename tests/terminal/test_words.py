"""Help speaks Korean and English: every command, flag and setting has its words in both."""

import argparse

import pytest

from innonet import cli
from innonet.cli.flags import command_parser
from innonet.settings import STEPS, options
from innonet.terminal.words import korean, language_of, parameters
from sources import folder


def test_every_command_and_its_output_has_korean():
    assert set(korean()["commands"]) == set(cli.COMMANDS)
    assert set(korean()["out"]) == {name for name, one in cli.COMMANDS.items() if one.out}


@pytest.mark.parametrize("step", list(STEPS))
def test_every_setting_has_korean_and_english(step):
    own = set(options(step)) - {"seed"}
    assert own <= set(parameters(STEPS[step])), "the docstring says nothing of a setting"
    assert own == set(korean().get(step, {})), f"write the Korean of [{step}] in vocabulary/settings.toml"


def test_korean_is_korean():
    texts = [text for section in korean().values() for text in section.values()]
    assert not [text for text in texts if not any("가" <= letter <= "힣" for letter in text)]


@pytest.mark.parametrize(("lang", "said"), [("ko", "사용법: innonet mixing"), ("en", "usage: innonet mixing")])
def test_help_of_a_command_in_both_languages(lang, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["mixing", "--lang", lang, "--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(said)
    for action in command_parser("mixing", lang=lang)._actions:
        assert action.help
        assert action.help is not argparse.SUPPRESS


def test_front_help_follows_the_language_even_before_the_command(capsys, tmp_path):
    with pytest.raises(SystemExit):
        cli.main(["--lang", "ko", "--help"])
    assert "거점기관" in capsys.readouterr().out
    assert cli.main(["--lang", "en", "check", str(folder(tmp_path / "r"))]) == 0
    assert "must fix 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "machine", "found"),
    [
        (["hubs", "--lang", "en"], "ko_KR.UTF-8", "en"),
        (["hubs", "--lang=ko"], "C", "ko"),
        (["hubs"], "ko_KR.UTF-8", "ko"),
        (["hubs"], "Korean_Korea.949", "ko"),
        (["hubs"], "C", "en"),
        (["hubs", "--lang", "fr"], "C", "en"),
    ],
)
def test_language_is_the_one_asked_for_or_the_machines(argv, machine, found, monkeypatch):
    monkeypatch.setenv("LC_ALL", machine)
    assert language_of(argv) == found


def test_parameters_of_a_docstring():
    def example() -> None:
        """Do.

        Parameters
        ----------
        a, b
            Both
            say this.
        c
            This.

        Returns
        -------
        Nothing.
        """

    assert parameters(example) == {"a": "Both say this.", "b": "Both say this.", "c": "This."}
