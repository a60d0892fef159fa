"""Every command keeps to the audience: nothing private is printed or written, and no small count of a group."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from planted import MAIL, MARK, NUMBER, PHONE, held, planted, texts

from innonet import cli, tables
from innonet.audience import HIDDEN_BELOW, suppressed
from innonet.comparison import Comparison

GYEONGGI = Path(__file__).resolve().parents[2] / "datasets" / "gyeonggi"
QUICK = {
    "map": (),
    "hubs": ("--draws", "2"),
    "communities": ("--runs", "2"),
    "fragmentation": ("--draws", "2"),
    "mixing": ("--permutations", "9"),
    "suggest": ("--draws", "0", "--n", "2"),
    "programmes": (),
    "host": ("--k", "3"),
    "simulate": (),
    "compare": ("--years", "2018", "2020", "--draws", "0"),
    "export": (),
}
SILENT = {"new", "doctor", "completion", "check", "report"}
"""Commands without records, the one that names the faults of the records to who keeps them, and the report, which
has a test of its own."""
OUT = {"map": "map.html", "export": "network.graphml", "simulate": "", "compare": ""}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("place")
    planted(folder / "records")
    closes = '[[event]]\nevent = "organization closes"\norganization = "g11"\n'
    (folder / "scenario.toml").write_text(closes, encoding="utf-8")
    for audience in ("partners", "public"):
        (folder / f"{audience}.toml").write_text(f'[release]\naudience = "{audience}"\n', encoding="utf-8")
    return folder


def words(command: str, place: Path, *more: object) -> list[str]:
    scenario = [place / "scenario.toml"] if command == "simulate" else []
    return [str(one) for one in (command, place / "records", *scenario, *QUICK[command], *more)]


def told(
    command: str, place: Path, out: Path, capsys: pytest.CaptureFixture[str], *, audience: tuple[object, ...]
) -> dict[str, str]:
    """Give what a command prints and every file it writes, as text."""
    found = {}
    if command not in ("map", "export"):
        assert cli.main(words(command, place, *audience)) == 0
        found["stdout"] = capsys.readouterr().out
    target = out / OUT.get(command, "table.csv")
    assert cli.main(words(command, place, *audience, "--out", target, "--quiet")) == 0
    return {**found, **texts(out)}


def test_every_command_that_reads_records_is_looked_at() -> None:
    assert set(QUICK) | SILENT == set(cli.COMMANDS)


def test_no_command_takes_the_records_further_before_they_are_released() -> None:
    for name, command in cli.COMMANDS.items():
        if "clean" in command.steps:
            assert command.steps[:3] == ("read", "clean", "release"), name


@pytest.mark.parametrize("command", ["host", "simulate", "compare", "hubs", "suggest", "export"])
def test_the_search_would_find_what_it_looks_for(
    command: str, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert held(told(command, place, tmp_path, capsys, audience=()), MARK, MAIL, PHONE)


@pytest.mark.parametrize("named", ["by a flag", "by the study"])
@pytest.mark.parametrize("command", list(QUICK))
def test_nothing_private_is_printed_or_written(
    command: str, named: str, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audience = ("--audience", "partners") if named == "by a flag" else ("--study", place / "public.toml")
    found = told(command, place, tmp_path, capsys, audience=audience)
    assert held(found, MARK, MAIL, PHONE, NUMBER, "7654321", "76543") == []


def inside_and_outside(command: str, *more: str, out: Path) -> list[Path]:
    """Run a command on the dataset for insiders and for the public; give the two places it wrote to."""
    places = [out / audience for audience in ("internal", "public")]
    for one in places:
        argv = [command, str(GYEONGGI), *more, "--audience", one.name, "--out", str(one), "--quiet"]
        assert cli.main(argv) == 0
    return places


def few(counts: pd.Series[float]) -> pd.Series[bool]:
    return pd.to_numeric(counts).between(1, HIDDEN_BELOW - 1)


def test_mixing_tells_no_small_count_of_ties_not_even_in_its_sentences(tmp_path: Path) -> None:
    places = inside_and_outside("mixing", "--permutations", "9", out=tmp_path)
    inside, outside = (tables.read_csv(one) for one in places)
    small = few(inside["observed"])
    assert inside.loc[small, "observed"].tolist() == ["4", "3", "4"]
    told = ["observed", "ratio", "z", "p", "p_adjusted", "meaning", "meaning_ko"]
    assert outside.loc[small, told].isna().all(axis=None)
    assert not few(outside["observed"]).any()
    assert outside.loc[outside["hidden"] == "False", told].equals(inside.loc[outside["hidden"] == "False", told])


def test_programmes_tell_no_counts_by_group(tmp_path: Path) -> None:
    inside, outside = (tables.read_csv(one) for one in inside_and_outside("programmes", out=tmp_path))
    assert few(inside["sector: academia"]).any()
    assert outside.columns.tolist() == ["programme", "partnerships", "organizations", "scattered"]
    assert len(outside) == len(inside)


def test_hosts_tell_no_group_of_which_few_are_reached_or_left_out(tmp_path: Path) -> None:
    inside, outside = (tables.read_csv(one) for one in inside_and_outside("host", out=tmp_path))
    numbers = ["organizations", "reached", "share"]
    left = pd.to_numeric(inside["organizations"]) - pd.to_numeric(inside["reached"])
    assert inside.loc[few(left), "group"].tolist() == ["finance", "intermediary", "media"]
    assert outside.loc[few(left) | few(inside["reached"]), numbers].isna().all(axis=None)
    assert outside[numbers].notna().all(axis=1).sum() >= 24


def test_a_comparison_tells_no_small_count_of_ties_between_groups(tmp_path: Path) -> None:
    places = inside_and_outside("compare", "--draws", "0", out=tmp_path)
    inside, outside = (tables.read_csv(one / "mixing.csv") for one in places)
    for side in ("before", "after"):
        observed = f"observed_{side}"
        assert few(inside[observed]).any()
        assert not few(outside[observed]).any()
        assert outside.loc[outside[observed].isna(), f"ratio_{side}"].isna().all()


def reached(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    columns = ["choice", "hubs", "by", "group", "organizations", "reached", "share", "proven"]
    return pd.DataFrame(
        [("proposed", ("a",), by, group, n, got, got / n, True) for by, group, n, got in rows], columns=columns
    )


def test_whom_a_host_reaches_is_hidden_where_few_are_reached_or_left_out() -> None:
    table = reached(
        [("", "", 70, 41), ("region", "n", 35, 20), ("region", "s", 35, 21), ("sector", "a", 30, 13),
         ("sector", "b", 20, 10), ("sector", "c", 20, 18)]
    )  # fmt: skip
    assert suppressed("host", table, audience="internal") is table
    shown = suppressed("host", table, audience="public")
    assert shown["reached"].isna().tolist() == [False, False, False, False, True, True], "the other that gives it away"
    assert shown["reached"].dropna().tolist() == [41, 20, 21, 13]
    assert shown["reached"].dtype == "Int64", "whole numbers stay whole"
    numbers = shown[["organizations", "reached", "share"]].isna()
    assert numbers.all(axis=1).equals(numbers.any(axis=1))


def test_programmes_of_few_are_left_out_and_no_group_is_counted() -> None:
    table = pd.DataFrame(
        {"programme": ["seed", "grow", "lead"], "partnerships": [4, 2, 1], "organizations": [12, 6, 4],
         "scattered": [0.5, 0.5, 0.5], "sector: public": [3, 2, 1]}
    )  # fmt: skip
    shown = suppressed("programmes", table, audience="partners")
    assert shown.columns.tolist() == ["programme", "partnerships", "organizations", "scattered"]
    assert shown["programme"].tolist() == ["seed", "grow"]
    assert shown["scattered"].iloc[0] == 0.5
    assert np.isnan(shown["scattered"].iloc[1]), "3 of 6 meet nowhere else"


def test_a_comparison_keeps_all_its_other_tables() -> None:
    empty = pd.DataFrame()
    mixing = pd.DataFrame(
        {"group_a": ["a", "a", "b"], "group_b": ["a", "b", "b"], "observed_before": [30.0, 2.0, 0.0],
         "observed_after": [30.0, 8.0, 9.0], "ratio_before": 1.0, "ratio_after": 1.0}
    )  # fmt: skip
    mixing.attrs["by"] = "sector"
    comparison = Comparison(empty, empty, empty, mixing, empty)
    shown = suppressed("compare", comparison, audience="public")
    assert all(getattr(shown, name) is empty for name in ("figures", "hubs", "communities", "years"))
    assert shown.mixing["observed_before"].isna().tolist() == [True, True, False]
    assert shown.mixing["ratio_before"].isna().tolist() == [True, True, False]
    assert shown.mixing["observed_after"].tolist() == [30.0, 8.0, 9.0]
    assert shown.mixing.attrs == {"by": "sector"}
