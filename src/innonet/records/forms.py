"""The forms records come in, and how each becomes parts of the three tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from innonet import schema, vocabulary
from innonet.records.grid import Grid
from innonet.records.presets import Preset, headers
from innonet.records.sheet import Sheet, names_members
from innonet.values import is_no_id


@dataclass(frozen=True, eq=False)
class Part:
    """Rows of one table out of one sheet; `is_derived` when they repeat what another part says."""

    table: str
    frame: pd.DataFrame
    grid: Grid
    mapped: Mapping[str, str]
    headers: tuple[str, ...]
    header_row: int
    rows: int
    units: Mapping[str, int] = field(default_factory=dict)
    taken_for: str = ""
    is_derived: bool = False
    told: tuple[pd.DataFrame, ...] = ()  # findings made on the way

    @property
    def file(self) -> str:
        """The file's name."""
        return self.grid.file

    @property
    def sheet(self) -> str:
        """The sheet's name; empty for text files."""
        return self.grid.sheet


def mapping(sheet: Sheet, table: str, told: Mapping[str, str]) -> dict[str, str]:
    """Give header -> column of ours: what the user told first, then what is recognised, each column once."""
    result = {header: column for column, header in told.items() if header in sheet.header}
    for header in sorted(sheet.header, key=lambda h: schema.plainness(table, h)):
        column = schema.recognised(table, header)
        if table == "participations" and names_members(header):
            column = "organization"
        if column == "municipality" and schema.key(header) in schema.MAYBE_PLACES and not _are_places(sheet, header):
            continue
        if column and header not in result and column not in result.values():
            result[header] = column
    return {header: result[header] for header in sheet.header if header in result}


def _are_places(sheet: Sheet, header: str) -> bool:
    """Tell whether at least half of a column's values say a place."""
    at = sheet.header.index(header)
    said = [cell for row in sheet.body if (cell := row[at])]
    return 2 * sum(vocabulary.is_place(text) for text in said) >= len(said)


def part(sheet: Sheet, table: str, mapped: Mapping[str, str], *, only: bool = False, is_derived: bool = False) -> Part:
    """Make a part of a sheet: columns of ours renamed, others kept under their own header unless `only`."""
    ours = set(mapped.values()) | {column.name for column in schema.TABLES[table]}
    columns = {}
    for position, header in enumerate(sheet.header):
        if header in mapped:
            columns[mapped[header]] = position
        elif not only:
            columns[f"{header} (2)" if header in ours or header in schema.PROVENANCE else header] = position
    frame = pd.DataFrame(
        {
            name: pd.Series([row[at] for row in sheet.body], dtype=object).replace({None: np.nan})
            for name, at in columns.items()
        }
    )
    frame["source_file"] = sheet.grid.file
    frame["source_sheet"] = sheet.grid.sheet
    frame["source_row"] = sheet.numbers if len(frame.columns) else []
    general = sheet.units.get("")
    factors = {mapped[h]: f for h, f in sheet.units.items() if h in mapped and mapped[h] == "amount"}
    if general and "amount" in columns:
        factors.setdefault("amount", general)
    return Part(
        table, frame, sheet.grid, mapped, tuple(sheet.header), sheet.header_row, len(sheet.body), factors,
        table, is_derived,
    )  # fmt: skip


def parts(sheets: list[tuple[Sheet, str | None]], form: str, told: Mapping[str, Mapping[str, str]]) -> list[Part]:
    """Turn sheets into parts, as the form says; see `flat` for one table of organizations in partnerships."""
    result: list[Part] = []
    pairs = 0
    for sheet, table in sheets:
        own = told.get(table or "", {})
        if table == "edges" and form == "edge list":
            result += _edge_parts(sheet, mapping(sheet, "edges", own), after=pairs)
            pairs += len(sheet.body)
        elif table in ("organizations", "partnerships", "participations"):
            result.append(part(sheet, table, mapping(sheet, table, own)))
    return sorted(result, key=lambda one: one.is_derived)


def _edge_parts(sheet: Sheet, mapped: Mapping[str, str], *, after: int) -> list[Part]:
    """Make each edge a partnership of two, numbered after those of the sheets before."""
    edges = part(sheet, "edges", mapped)
    rows = edges.frame
    last = after + len(rows)
    width = max(6, len(str(last)))
    ids = pd.Series([f"edge-{n:0{width}d}" for n in range(after + 1, last + 1)], dtype=object)
    sums = {end: _says_sum(rows[end]) for end in ("source", "target")}
    is_sum = sums["source"] | sums["target"]  # it is told once, where it says so, and is no partnership
    partnerships = rows.drop(columns=["source", "target"]).assign(partnership=ids)[~is_sum].reset_index(drop=True)
    where = list(schema.PROVENANCE)
    ends = [
        rows[[end, *where]].rename(columns={end: "organization"}).assign(partnership=ids)[~is_sum | sums[end]]
        for end in ("source", "target")
    ]
    participations = pd.concat(ends).sort_index(kind="stable").reset_index(drop=True)
    return [
        like(edges, "participations", participations, taken_for="edges"),
        like(edges, "partnerships", partnerships, taken_for="edges", is_derived=True),
    ]


def _says_sum(column: pd.Series[str]) -> pd.Series[bool]:
    return column.map(lambda cell: isinstance(cell, str) and schema.says_sum(cell)).astype(bool)


def like(one: Part, table: str, frame: pd.DataFrame, *, taken_for: str, is_derived: bool = False) -> Part:
    """Make a part of other rows of the same sheet."""
    return Part(
        table,
        frame,
        one.grid,
        one.mapped,
        one.headers,
        one.header_row,
        one.rows,
        one.units,
        taken_for,
        is_derived,
    )


def preset_parts(sheet: Sheet, preset: Preset) -> list[Part]:
    """Split a preset's flat file into the three tables."""
    if "participations" not in preset.flat:
        return _grant_parts(sheet, preset)
    mapped = {table: headers(sheet, columns) for table, columns in preset.flat.items()}
    own = part(sheet, "participations", mapped["participations"])
    elsewhere = {h for t in ("organizations", "partnerships") for h in mapped[t]} - set(mapped["participations"])
    frame = own.frame.drop(columns=[h for h in elsewhere if h in own.frame.columns])
    result = [like(own, "participations", frame, taken_for=preset.name)]
    for table in ("partnerships", "organizations"):
        derived = part(sheet, table, mapped[table], only=True, is_derived=True)
        if table == "organizations":
            derived = like(
                derived,
                table,
                _with_points(derived.frame, sheet, preset),
                taken_for=preset.name,
                is_derived=True,
            )
        result.append(derived)
    return result


def _with_points(frame: pd.DataFrame, sheet: Sheet, preset: Preset) -> pd.DataFrame:
    """Split a cell `lat,lon` into two columns."""
    at = next((n for n, header in enumerate(sheet.header) if schema.key(header) in preset.points), None)
    if at is None:
        return frame
    cells = [str(row[at] or "").split(",") for row in sheet.body]
    pairs = [(one[0].strip(), one[1].strip()) if len(one) == 2 else (np.nan, np.nan) for one in cells]
    return frame.assign(lat=[lat for lat, _ in pairs], lon=[lon for _, lon in pairs])


def _grant_parts(sheet: Sheet, preset: Preset) -> list[Part]:
    """Make each award a partnership of its funder and its recipient."""
    grants = part(sheet, "partnerships", headers(sheet, preset.flat["partnerships"]))
    ends = []
    for side, role in (("Funding Org", "funder"), ("Recipient Org", "recipient")):
        columns = {"organization": f"{side}:Identifier", "name": f"{side}:Name"}
        mapped = headers(sheet, columns)
        if "organization" not in mapped.values():
            mapped = dict.fromkeys(mapped, "organization")
        rows = part(sheet, "organizations", mapped, only=True).frame
        ends.append(rows.assign(partnership=grants.frame["partnership"], role=role))
    rows = pd.concat(ends, ignore_index=True)
    organizations = rows.drop(columns=["partnership", "role"])
    members = rows.drop(columns=[c for c in ("name",) if c in rows.columns])
    return [
        like(grants, "partnerships", grants.frame, taken_for=preset.name),
        like(grants, "participations", members, taken_for=preset.name),
        like(grants, "organizations", organizations, taken_for=preset.name, is_derived=True),
    ]


def named(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Give the rows whose id names somebody; what others say is told where it stands, among the participations."""
    ids = rows[column].dropna().map(str)
    nobody = ids.map(lambda one: is_no_id(one) or schema.says_sum(one)).astype(bool)
    return rows.loc[ids.index[~nobody]].reset_index(drop=True)


def derived(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Give every table its needed columns and rows: what participations name and no table lists is added,
    but only where that table was not given at all."""
    result = dict(tables)
    organizations = result["organizations"]
    if "organization" not in organizations.columns and "name" in organizations.columns:
        result["organizations"] = organizations.assign(organization=organizations["name"])
    for table, column in (("organizations", "organization"), ("partnerships", "partnership")):
        if not len(result[table]) and len(result["participations"]):
            result[table] = _named_by(result["participations"], column)
    organizations = result["organizations"]
    if "name" not in organizations.columns:
        result["organizations"] = organizations.assign(name=organizations["organization"])
    return result


def _named_by(participations: pd.DataFrame, column: str) -> pd.DataFrame:
    rows = named(participations, column)
    return rows[[column, *schema.PROVENANCE]].drop_duplicates(column, ignore_index=True)
