"""Ties that carry a number: read from a column, averaged, drawn again with their values, and named."""

import base64
import json
import re
import zlib

import numpy as np
import pandas as pd
import pytest

from innonet import check, clean, cli, compare, hubs, project, read, simulate
from innonet.drawing import draw
from innonet.errors import UsageError
from innonet.measures import by_kind, degree, kinds, of_kind
from innonet.register import Register
from innonet.uncertainty import measured_by_chance, resampled, shares

EDGES = """source,target,trust
a,b,3
b,a,4
a,c,2
b,c,0
c,d,0
d,c,1
d,e,
e,f,-2
f,a,많음
f,b,4
"""


def survey(tmp_path, text=EDGES):
    path = tmp_path / "survey.csv"
    path.write_text(text, encoding="utf-8")
    return path


def strengths(network):
    ties = network.ties
    return {s + t: v for s, t, v in zip(ties["source"], ties["target"], ties["strength"], strict=True)}


def data_of(html):
    packed = re.search(r'<script type="text/plain" id="data">([^<]*)</script>', html)[1]
    return json.loads(zlib.decompress(base64.b64decode(packed), -15))


def consortia():
    return Register(
        pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
        pd.DataFrame({"partnership": ["p", "q"], "trust": ["6", 3.0], "kind": ["mou", "grant"]}),
        pd.DataFrame({"organization": list("abcab"), "partnership": list("pppqq")}),
    )


def test_strength_is_the_mean_of_what_is_said_of_a_tie(tmp_path):
    network = project(clean(read(survey(tmp_path))), strength="trust")
    assert strengths(network) == {"ab": 3.5, "ac": 2.0, "bf": 4.0, "cd": 0.5}
    assert network.ties["distance"].tolist() == [1 / 3.5, 0.5, 0.25, 2.0]
    assert network.ties["partnerships"].tolist() == [2, 1, 1, 2]
    assert len(network) == 6, "organizations whose ties say nothing are isolates"
    assert network.settings == {"strength": "trust"}


def test_a_consortium_gives_each_of_its_pairs_what_it_says():
    assert strengths(project(consortia(), strength="trust")) == {"ab": 4.5, "ac": 6.0, "bc": 6.0}
    assert strengths(of_kind(project(consortia(), strength="trust"), "mou")) == {"ab": 6.0, "ac": 6.0, "bc": 6.0}


def test_what_says_no_strength_is_told_in_rows(tmp_path):
    path = survey(tmp_path)
    issues = project(clean(read(path)), strength="trust").register.issues
    told = issues[issues["rule"].isin(["no_strength", "bad_strength"])]
    assert told[["severity", "rule", "table", "file", "row", "column", "value"]].to_numpy().tolist() == [
        ["must fix", "bad_strength", "partnerships", "survey.csv", 9, "trust", "-2"],
        ["must fix", "bad_strength", "partnerships", "survey.csv", 10, "trust", "많음"],
        ["should look", "no_strength", "partnerships", "survey.csv", 8, "trust", "edge-000007"],
    ]
    assert told["fix_ko"].tolist()[0].startswith("0 이상의 수를 적어 주십시오.")
    assert told["fix"].tolist()[2] == "Fill it in if the tie is there: 0 for no tie, more for a closer one."
    assert "no_strength" not in set(check(read(path))["rule"])


def test_columns_that_are_not_there_or_hold_no_number_are_refused(tmp_path):
    register = clean(read(survey(tmp_path)))
    with pytest.raises(UsageError, match="trust"):
        project(register, strength="trsut")
    with pytest.raises(UsageError, match="no cell of the column 'source_file' is a number"):
        project(register, strength="source_file")


def silent():
    """Give a register in whose second kind, and year, nobody says a trust."""
    made = consortia()
    told = made.partnerships.assign(trust=["6", None], start=["2022", "2023"], end=["2022", "2023"])
    return Register(made.organizations, told, made.participations)


def test_a_kind_without_values_is_a_kind_without_ties():
    network = project(silent(), strength="trust")
    assert strengths(of_kind(network, "grant")) == {}
    assert by_kind(network, degree).to_numpy().tolist() == [[0, 2], [0, 2], [0, 2]]
    assert kinds(network)["ties"].to_dict() == {"grant": 0, "mou": 3}
    assert hubs(network, kind="grant", draws=3)["score"].nunique() == 1


def test_a_year_without_values_is_a_year_without_ties():
    years = compare(silent(), draws=0, strength="trust").years
    assert years[["year", "partnerships", "fragmentation"]].to_numpy().tolist() == [[2022, 1, 0.0], [2023, 1, 1.0]]


def test_what_a_scenario_leaves_without_values_has_no_ties():
    changed = simulate(silent(), [{"event": "partnership ends", "partnership": "p"}], strength="trust")
    assert changed.figures.set_index("measure").loc["fragmentation", ["before", "after"]].tolist() == [0.0, 1.0]


def test_parts_of_ties_give_their_strengths_again(tmp_path):
    network = project(clean(read(survey(tmp_path))), strength="trust")
    of = shares(network)
    total = np.bincount(of.tie, weights=of.part, minlength=len(network.ties))
    assert (total / np.bincount(of.tie)).tolist() == network.ties["strength"].tolist()
    assert of.partnerships == 10


def test_registers_drawn_again_keep_their_values(tmp_path):
    network = project(clean(read(survey(tmp_path))), strength="trust")
    seen = {"ab": set(), "ac": set(), "bf": set()}
    for drawn in resampled(network, draws=60, seed=3):
        assert set(strengths(drawn)) <= set(strengths(network))
        for tie, value in strengths(drawn).items():
            if tie in seen:
                seen[tie].add(value)
    assert seen["ac"] == {2.0}
    assert seen["bf"] == {4.0}
    assert {3.0, 3.5, 4.0} <= seen["ab"]
    assert all(3.0 <= one <= 4.0 for one in seen["ab"])


def test_networks_by_chance_keep_the_values_of_their_partnerships():
    network = project(consortia(), strength="trust")
    found = measured_by_chance(network, _total, draws=20, seed=1, workers=1)
    assert set(found) <= {16.5}, "the trust of both stays, whoever takes part in the smaller one"


def _total(network, _):
    return float(network.ties["strength"].sum())


def test_two_years_and_scenarios_read_the_column_too():
    register = consortia()
    closed = simulate(register, [{"event": "new partnership", "partnership": "r", "members": ["b", "c"], "trust": 2}],
                      strength="trust")  # fmt: skip
    assert strengths(project(closed.register, strength="trust")) == {"ab": 4.5, "ac": 6.0, "bc": 4.0}
    dated = register.partnerships.assign(start=["2022", "2023"], end=["2022", "2023"])
    changed = compare(Register(register.organizations, dated, register.participations), draws=0, strength="trust")
    assert changed.years["partnerships"].tolist() == [1, 1]


def test_hubs_and_the_map_go_by_the_values_and_say_so(tmp_path):
    network = project(clean(read(survey(tmp_path))), strength="trust")
    assert hubs(network, seed=1, draws=5)["organization"].iloc[0] in {"a", "b"}
    data = data_of(draw(network, seed=1).html)
    assert data["words"]["en"]["least"] == "Strength of ties (trust)"
    assert data["words"]["ko"]["least"] == "연결 강도 (trust)"
    assert sorted(data["ties"]["strength"]) == [0.5, 2, 3.5, 4]
    assert data_of(draw(project(network.register), seed=1).html)["words"]["en"]["least"] == "Strength of ties"


def test_a_report_names_the_column(tmp_path, capsys):
    study = tmp_path / "study.toml"
    study.write_text('source = "survey.csv"\n[project]\nstrength = "trust"\n[hubs]\ndraws = 3\n', encoding="utf-8")
    survey(tmp_path)
    assert cli.main(["check", str(study), "--lang", "en"]) == 1
    assert "survey.csv:9: must fix: '-2' in trust" in capsys.readouterr().out
    assert cli.main(["report", str(study), "--out", str(tmp_path / "out"), "--lang", "en", "--no-docx"]) == 0
    assert "6 organizations, 4 ties (edge list); strength is the column 'trust'" in capsys.readouterr().out
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "The strength of a tie is what the column “trust” of the records says" in page
    assert "연결 강도는 자료의 ‘trust’ 열에 적힌 값입니다." in page
    assert "1/(k-1)" not in page
    ties = pd.read_csv(tmp_path / "out" / "ties.csv")
    assert ties["strength"].tolist() == [3.5, 2.0, 4.0, 0.5]
    issues = pd.read_csv(tmp_path / "out" / "issues.csv")
    assert set(issues["rule"]) >= {"bad_strength", "no_strength"}
    assert cli.main(["report", str(study), "--out", str(tmp_path / "two"), "--audience", "partners"]) == 2
    assert 'also = ["trust"]' in capsys.readouterr().err
