"""study.toml: what its keys take is what the functions say they take."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from innonet.errors import DataError, UsageError
from innonet.settings import STEPS, Study, load_study, options
from innonet.terminal.failure import korean, line
from innonet.way import checked


def study(tmp_path: Path, text: str) -> Study:
    (tmp_path / "study.toml").write_text(f'source = "p.csv"\n{text}\n', encoding="utf-8")
    return load_study(tmp_path / "study.toml")


@pytest.mark.parametrize(
    ("text", "said", "told"),
    [
        ('[release]\namounts = "no"', "study.toml [release]: amounts = 'no'", "true 또는 false"),
        ('[clean]\nmerge = "no"', "study.toml [clean]: merge = 'no'", "true 또는 false"),
        ("[clean]\nmerge = 1", "study.toml [clean]: merge = 1", "true 또는 false"),
        ('[hubs]\ndraws = "50"', "study.toml [hubs]: draws = '50'", "정수로"),
        ("[hubs]\ndraws = true", "study.toml [hubs]: draws = True", "정수로"),
        ("[suggest]\nn = 1.5", "study.toml [suggest]: n = 1.5", "정수로"),
        ('[draw]\nmost = "많이"', "study.toml [draw]: most = '많이'", "정수로"),
        ('[read]\nheader_row = "1"', "study.toml [read]: header_row = '1'", "정수로"),
        ('[hubs]\nshare = "half"', "study.toml [hubs]: share = 'half'", "숫자로"),
        ('[hubs.weights]\ndegree = "2"', "study.toml [hubs]: weights.degree = '2'", "숫자로"),
        ('[read]\ncolumns = "기관"', "study.toml [read]: columns = '기관'", "따로 절을"),
        ('[read.columns]\norganizations = "기관"', "columns.organizations = '기관'", "따로 절을"),
        ('[read.columns.organizations]\nsector = ["a", "b"]', "columns.organizations.sector = ['a', 'b']", "하나만"),
        ("[hubs]\nby = 3", "study.toml [hubs]: by = 3", "하나만"),
        ("[release]\nprivate = 3", "study.toml [release]: private = 3", '["a", "b"]'),
        ("[release]\nprivate = [3]", "study.toml [release]: private = [3]", '["a", "b"]'),
        ('[compare]\nyears = "2019"', "study.toml [compare]: years = '2019'", "[2019, 2023]"),
        ("[compare]\nyears = [2019]", "study.toml [compare]: years = [2019]", "[2019, 2023]"),
        ("[clean]\ndecisions = 3", "study.toml [clean]: decisions = 3", "하나만"),
        ("[hubs]\ntable = 3", "study.toml [hubs]: table = 3", "파이썬에서만"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(tmp_path: Path, text: str, said: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        study(tmp_path, text)
    in_korean = line(error.value, lang="ko")
    assert said in str(error.value)
    assert said in in_korean
    assert told in in_korean
    assert "이 설정에 쓸 수 없는 값입니다." in in_korean


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('[release]\naudience = "Public"', "'public'"),
        ('[clean]\nscheme = "Helix"', "'helix'"),
        ("[draw]\nlang = 1", ""),
    ],
)
def test_a_word_that_is_none_of_those_known_is_told(tmp_path: Path, text: str, near: str) -> None:
    with pytest.raises(UsageError, match="is not one of the words known here") as error:
        study(tmp_path, text)
    assert near in str(error.value)


@pytest.mark.parametrize(
    ("step", "settings"),
    [
        ("release", {"amounts": True, "private": ["type"], "also": "note"}),
        ("hubs", {"draws": 50, "share": 1, "kind": ["broker"], "weights": {"degree": 2}}),
        ("read", {"columns": {"organizations": {"sector": "부문"}}, "header_row": 2}),
        ("read", {"values": {"edges": {"kind": {"1": "mou"}}}}),
        ("suggest", {"actions": "connect", "wanted": [["a", "b"]], "slack": 0.5}),
        ("compare", {"years": [2019, 2023]}),
        ("clean", {"decisions": "review.csv", "scheme": "helix"}),
        ("clean", {"decisions": pd.DataFrame(), "sectors": Path("s.csv")}),
        ("draw", {"title": ["a", "b"], "positions": {"a": (0.0, 1)}, "boundaries": "b.geojson"}),
    ],
)
def test_values_that_fit_pass(step: str, settings: dict[str, object]) -> None:
    assert Study("p.csv").with_settings(step, **settings).settings(step) == settings


@pytest.mark.parametrize("step", STEPS)
def test_what_a_function_takes_by_default_fits(step: str) -> None:
    defaults = {name: one.default for name, one in options(step).items()}
    assert Study("p.csv").with_settings(step, **defaults).settings(step) == defaults


def test_every_fix_has_its_korean() -> None:
    from innonet.settings import _FIXES

    assert [fix for _, fix in _FIXES if korean(fix) == fix] == []


@pytest.mark.parametrize("key", ["decisions", "sectors"])
def test_check_tells_of_a_file_that_is_not_there(tmp_path: Path, key: str) -> None:
    (tmp_path / "p.csv").write_text("사업명,기관명\n포럼,가람\n포럼,나래\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"없는파일\.csv"):
        checked(study(tmp_path, f'[clean]\n{key} = "없는파일.csv"'))


@pytest.mark.parametrize("rows", ["포럼,-\n포럼,없음\n", "합계,2\n", ""])
def test_records_of_which_nothing_is_usable_are_told_not_refused(tmp_path: Path, rows: str) -> None:
    (tmp_path / "p.csv").write_text(f"사업명,기관명\n{rows}", encoding="utf-8")
    found = checked(tmp_path / "p.csv")
    assert found["set_aside"].sum() == len(rows.splitlines())
