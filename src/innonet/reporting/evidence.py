"""Ties with what is behind them: the partnerships, and the rows of the records that say so."""

from __future__ import annotations

from typing import Any

from innonet.korean import period
from innonet.register import Register
from innonet.reporting.exports import export_tables
from innonet.reporting.results import Results
from innonet.reporting.table import Column, Table, cell, rows_of
from innonet.reporting.views import card
from innonet.reporting.words import Both, harmless, named, same, shown
from innonet.written import count, figure

TIES_SHOWN = 20
_NAMED = 3


def tie_table(results: Results) -> Table:
    """Give the strongest ties, each with its partnerships and the rows of the records they come from."""
    ties, register = results.network.ties, results.register
    order = ties["strength"].sort_values(ascending=False, kind="stable").index[:TIES_SHOWN]
    strongest = ties.loc[order]
    behind = export_tables(results)["ties"]["partnership_ids"].loc[order]
    works = register.partnerships.set_index("partnership")
    rows = participation_rows(register, {*strongest["source"], *strongest["target"]})
    return Table(
        "tie-table",
        Both("가장 강한 연결과 그 근거", "The strongest ties and what is behind them"),
        (
            Column(Both("두 기관", "Two organizations"), term="tie"),
            Column(Both("세기", "Strength"), "number", "strength"),
            Column(Both("협력사업", "Partnerships"), "number", "partnerships"),
            Column(Both("어떤 사업인가", "Which")),
        ),
        rows_of(
            _tie_row(row, ids.split("|"), results=results, works=works, rows=rows)
            for row, ids in zip(strongest.to_dict("records"), behind, strict=True)
        ),
        note=_strength_note(results),
        file="ties.csv",
        printed=10,
    )


def _strength_note(results: Results) -> Both | None:
    column = results.network.settings.get("strength")
    if column is None:
        return None
    return Both(f"세기는 ‘{harmless(column)}’ 열의 값입니다.", f"Strength is the column “{harmless(column)}”.")


def _tie_row(
    row: dict[Any, Any], ids: list[str], *, results: Results, works: Any, rows: dict[Any, tuple[str, int]]
) -> Any:
    names = [named(results.network.called, one) for one in (row["source"], row["target"])]
    both = Both(" – ".join(one.ko for one in names), " – ".join(one.en for one in names))
    told = [_work(works.loc[one].to_dict(), one) for one in ids[:_NAMED] if one in works.index]
    rest = len(ids) - len(told)
    more = [Both(f"외 {rest}건", f"and {rest} more")] if rest else []
    where = _where(
        [rows[key] for one in ids[:_NAMED] for key in ((row["source"], one), (row["target"], one)) if key in rows]
    )
    first, *others = [*told, *more] or [same("–")]
    return (
        cell(both, href=card(row["source"])),
        figure(row["strength"], digits=2),
        count(row["partnerships"]),
        cell(first, *others, *where),
    )


def _work(row: dict[Any, Any], id_: str) -> Both:
    name = shown(row.get("name")) or id_
    start, end = (shown(row.get(one)) for one in ("start", "end"))
    if not start and not end:
        return same(name)
    return Both(f"{name} ({_korean(start, end)})", f"{name} ({_english(start, end)})")


def _korean(start: str, end: str) -> str:
    return period(start[:7], end[:7])


def _english(start: str, end: str) -> str:
    return f"{start[:7]} to {end[:7]}" if start and end else f"from {start[:7]}" if start else f"until {end[:7]}"


def _where(rows: list[tuple[str, int]]) -> list[Both]:
    """Name the rows of the records, file by file."""
    files: dict[str, list[int]] = {}
    for file, row in rows:
        files.setdefault(file, []).append(row)
    listed = [(file, ", ".join(str(one) for one in sorted(set(numbers)))) for file, numbers in files.items()]
    if not listed:
        return []
    ko = " · ".join(f"{file} {numbers}행" for file, numbers in listed)
    return [Both(f"근거: {ko}", "Rows: " + " · ".join(f"{file} {numbers}" for file, numbers in listed))]


def participation_rows(register: Register, organizations: set[Any]) -> dict[Any, tuple[str, int]]:
    """Give file and row of the participations of some organizations, where they may be shown."""
    table = register.participations
    if not {"source_file", "source_row"} <= set(table.columns):
        return {}
    table = table[table["organization"].isin(organizations)].dropna(subset=["source_file", "source_row"])
    keys = zip(table["organization"], table["partnership"], strict=True)
    places = zip(table["source_file"].astype(str), table["source_row"].astype(float).astype(int), strict=True)
    return dict(zip(keys, places, strict=True))
