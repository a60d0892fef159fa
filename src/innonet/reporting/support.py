"""Programmes of support in the report: whom each reaches, which share nobody, in a sentence and in tables."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from innonet.audience import HIDDEN_BELOW
from innonet.reporting.finding import Finding
from innonet.reporting.results import Results
from innonet.reporting.table import Column, Table, rows_of
from innonet.reporting.withheld import WITHHELD
from innonet.reporting.words import Both, label
from innonet.written import count, figure, is_missing, percent

DRAWN = 8
"""Programmes that the figure sets beside each other, those with most organizations."""
PAIRS_SHOWN = 100


def named_by(results: Results) -> str:
    """Give the column of partnerships that names the programme: `programme`, `kind` or what the study says."""
    return str(results.programmes.attrs.get("per") or "programme")


def apart(row: Any) -> float:
    """Count a programme's organizations that meet none of its others elsewhere; NaN where that is withheld."""
    share = row["scattered"]
    return float("nan") if is_missing(share) else float(round(float(share) * float(row["organizations"])))


def drawn(results: Results) -> list[Any]:
    """Give the programmes with most organizations."""
    return list(results.programmes["programme"].head(DRAWN)) if len(results.programmes) else []


def support_finding(results: Results) -> Finding | None:
    """Say whose organizations meet nowhere else, and which programmes share nobody; None below two programmes."""
    table = results.programmes
    if len(table) < 2:
        return None
    alone = pd.Series([apart(row) if row["organizations"] > 1 else float("nan") for row in table.to_dict("records")])
    if alone.isna().all():
        return None
    most = table.iloc[int(alone.argmax())]
    name = label(most["programme"], by=named_by(results))
    strangers = _strangers(results)
    body = (strangers,) if strangers else ()
    head = _apart_told(name, int(alone.max()), int(most["organizations"]))
    return Finding(topic(results), head, body, None, "programmes", "scattered")


def _apart_told(name: Both, few: int, whole: int) -> Both:
    """Say how many of a programme's organizations meet none of the others elsewhere, where it is most."""
    if not few:
        return Both(
            "함께 참여한 기관들은 모두 그 밖에서도 만납니다.",
            "Every organization meets one of its fellows elsewhere, too.",
        )
    if few == whole:
        return Both(
            f"‘{name.ko}’ 참여 기관 {count(whole)}곳은 모두 그 밖에서 서로 만나지 않습니다.",
            f"None of the {count(whole)} organizations in “{name.en}” meet each other elsewhere.",
        )
    return Both(
        f"‘{name.ko}’ 참여 기관 {count(whole)}곳 가운데 {count(few)}곳은 그 밖에서 서로 만나지 않습니다.",
        f"{count(few)} of the {count(whole)} organizations in “{name.en}” meet{'s' * (few == 1)} none of the others "
        "elsewhere.",
    )


def topic(results: Results) -> Both:
    """Name what sets the programmes apart: they are programmes, or kinds of partnership."""
    return Both("협력 유형", "Kinds of partnership") if named_by(results) == "kind" else Both("지원사업", "Programmes")


def _strangers(results: Results) -> Both | None:
    """Say how many pairs of programmes share no organization, naming the most alike."""
    overlap = results.programme_overlap
    if overlap.empty:
        return None
    never = overlap[overlap["never_share"].astype(bool)]
    if never.empty and len(overlap) == 1:
        return Both("두 쪽에 모두 참여하는 기관이 있습니다.", "The two share at least one organization.")
    if never.empty:
        return Both(
            f"둘씩 견준 {count(len(overlap))}쌍에 모두 함께 참여하는 기관이 있습니다.",
            f"Each of the {count(len(overlap))} pairs shares at least one organization.",
        )
    first = never.iloc[0]
    a, b = (label(first[column], by=named_by(results)) for column in ("programme_a", "programme_b"))
    ko, en = (f"{a.ko}–{b.ko}", f"{a.en} – {b.en}") if len(never) == 1 else (
        f"가장 닮은 쌍: {a.ko}–{b.ko}", f"most alike: {a.en} – {b.en}")  # fmt: skip
    if len(never) == len(overlap):
        which = f"둘씩 견준 {count(len(overlap))}쌍은 모두" if len(overlap) > 1 else "두 쪽에"
        return Both(
            f"{which} 함께 참여하는 기관이 없습니다({ko}).",
            f"{f'None of the {count(len(overlap))} pairs shares an' if len(overlap) > 1 else 'The two share no'} "
            f"organization ({en}).",
        )
    return Both(
        f"{count(len(overlap))}쌍 가운데 {count(len(never))}쌍은 함께 참여하는 기관이 없습니다({ko}).",
        f"{count(len(never))} of {count(len(overlap))} pairs share{'s' * (len(never) == 1)} no organization ({en}).",
    )


def programme_table(results: Results) -> Table:
    """Give whom each programme reaches, and how many meet nowhere else; without rows below two programmes."""
    table, by = results.programmes, named_by(results)
    name = topic(results)
    return Table(
        "programme-table",
        Both(f"{name.ko}별 참여 기관과 그 밖의 만남", f"{name.en}: whom they reach, and who meets elsewhere"),
        (
            Column(name),
            Column(Both("협력사업", "Partnerships"), "number", "partnership"),
            Column(Both("기관", "Organizations"), "number", "organization"),
            Column(Both("그 밖에서 만나지 않는 기관", "Meet nowhere else"), "number"),
            Column(Both("비율", "Share"), "number", "scattered"),
        ),
        rows_of(_programme_row(row, by) for row in table.to_dict("records")) if len(table) > 1 else (),
        file="programmes.csv",
        note=None if results.audience == "internal" else Both(
            f"기관이 {HIDDEN_BELOW}곳보다 적은 것과 작은 수를 되짚을 수 있는 칸은 비공개로 두었습니다.",
            f"Those with fewer than {HIDDEN_BELOW} organizations, and cells that tell of so few, are withheld.",
        ),
    )  # fmt: skip


def _programme_row(row: dict[Any, Any], by: str) -> tuple[Any, ...]:
    alone = apart(row)
    told = (WITHHELD, WITHHELD) if is_missing(alone) else (count(alone), percent(float(row["scattered"])))
    return label(row["programme"], by=by), count(row["partnerships"]), count(row["organizations"]), *told


def overlap_table(results: Results) -> Table:
    """Give pairs of programmes: organizations in both, and how alike those are whom they reach."""
    pairs, by = results.programme_overlap, named_by(results)
    if len(pairs):
        both = pairs["programme_a"].isin(drawn(results)) & pairs["programme_b"].isin(drawn(results))
        pairs = pairs[both | (np.arange(len(pairs)) < PAIRS_SHOWN)]
    return Table(
        "overlap-table",
        Both("둘씩 견주어 본 겹침", "Pairs and what they have in common"),
        (
            Column(Both("두 가지", "Pair")),
            Column(Both("둘 다 참여한 기관", "Organizations in both"), "number", "shared"),
            Column(Both("참여 기관의 닮은 정도", "Likeness"), "number", "likeness"),
        ),
        rows_of(_overlap_row(row, by) for row in pairs.to_dict("records")),
        file="programme_overlap.csv",
        note=Both(
            "함께 참여하는 기관이 없는 쌍이 앞에, 그다음은 부문과 시군으로 보아 닮은 순서입니다.",
            "Pairs that share nobody come first, then those that reach the most alike by sector and municipality.",
        ),
        printed=12,
    )


def _overlap_row(row: dict[Any, Any], by: str) -> tuple[Any, ...]:
    a, b = label(row["programme_a"], by=by), label(row["programme_b"], by=by)
    return Both(f"{a.ko} – {b.ko}", f"{a.en} – {b.en}"), count(row["shared"]), figure(row["likeness"], digits=2)


def square(results: Results) -> pd.DataFrame:
    """Give the organizations that the largest programmes share; on the diagonal all of a programme.

    Returns
    -------
    Empty where the overlap is not known or withheld, or there are fewer than two programmes.
    """
    names, pairs = drawn(results), results.programme_overlap
    if len(names) < 2 or pairs.empty:
        return pd.DataFrame()
    table = pd.DataFrame(0, index=names, columns=names)
    for row in results.programmes.head(DRAWN).to_dict("records"):
        table.loc[row["programme"], row["programme"]] = row["organizations"]
    for row in pairs.to_dict("records"):
        a, b = row["programme_a"], row["programme_b"]
        if a in names and b in names:
            table.loc[a, b] = table.loc[b, a] = row["shared"]
    return table
