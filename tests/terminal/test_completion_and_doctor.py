"""The Tab key offers commands, flags and choices; the doctor names what is missing and the line that mends it."""

import os
import shutil
import subprocess
import sys

import pytest

from innonet import cli
from innonet.terminal import doctor


def offered(line, tmp_path, *, cut=""):
    answer = tmp_path / "answer"
    setting = {
        "_ARGCOMPLETE": "1", "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line.removesuffix(cut), "COMP_POINT": str(len(line)),
    }  # fmt: skip
    subprocess.run([sys.executable, "-m", "innonet"], env={**os.environ, **setting}, check=False, capture_output=True)
    return {one.strip() for one in answer.read_text(encoding="utf-8").split("\n")}


def test_tab_offers_commands(tmp_path):
    assert offered("innonet fr", tmp_path) == {"fragmentation"}
    assert set(cli.COMMANDS) <= offered("innonet ", tmp_path)


def test_tab_offers_the_flags_and_choices_of_a_command(tmp_path):
    assert offered("innonet mixing data --perm", tmp_path) == {"--permutations"}
    assert offered("innonet mixing data --count ", tmp_path) == {"ties", "strength"}
    assert offered("innonet --lang en mixing data --count ", tmp_path, cut=" ") == {"ties", "strength"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_has_its_script(shell, capsys):
    assert cli.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "innonet" in script
    found = shutil.which(shell)
    if found and shell in ("bash", "zsh", "fish"):
        subprocess.run([found, "-n"], input=script, text=True, check=True)


def test_the_doctor_finds_all_well(capsys):
    assert cli.main(["doctor", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("innonet ")
    assert "pandas" in out
    rows = [line.split() for line in out.splitlines() if "everything else" in line]
    assert rows == [["everything", "else", "ready"]]


def test_the_doctor_names_what_is_missing(monkeypatch, capsys):
    real = doctor.installed
    monkeypatch.setattr(doctor, "installed", lambda name: "" if name in ("pyarrow", "igraph") else real(name))
    monkeypatch.setattr(doctor, "requirements", lambda: [("pandas", ""), ("igraph", ""), ("pyarrow", "parquet")])
    assert cli.main(["doctor", "--lang", "ko"]) == 1
    out = capsys.readouterr().out
    assert "pip install igraph" in out
    assert 'pip install "innonet[parquet]"' in out
    assert "Parquet 파일 읽기" in out


def test_every_extra_says_what_it_is_for():
    import tomllib
    from pathlib import Path

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["optional-dependencies"]) == set(doctor.FEATURES)
