"""A table of organizations with every sector that is given, set or suggested, and where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from innonet import findings, names, schema, vocabulary
from innonet.errors import DataError
from innonet.records.opening import grids_of
from innonet.sectors.guessing import Guess, by_name, by_number, of_type

FEW = 50
"""Up to this many suggestions each has a finding of its own; more are counted in one."""


@dataclass(frozen=True)
class Sectors:
    """Organizations with `sector`, `type` and `sector_source`, and a finding on what was suggested."""

    organizations: pd.DataFrame
    issues: pd.DataFrame


def given(source: pd.DataFrame | str | Path) -> pd.DataFrame:
    """Read sectors that a person set.

    Parameters
    ----------
    source
        A table, or a file with the columns organization (id or name), sector, and type if wanted, under any header
        that is recognised (기관, 부문, 유형).

    Returns
    -------
    DataFrame: organization, sector, type as texts; missing where empty.

    Raises
    ------
    DataError
        If the file cannot be read or lacks the columns.
    """
    table = _of_file(Path(source)) if isinstance(source, str | Path) else source
    known = {header: schema.recognised("organizations", header) for header in table.columns}
    if "organization" not in known.values():
        known = {h: "organization" if column == "name" else column for h, column in known.items()}
    table = table.rename(columns={h: column for h, column in known.items() if column})
    if not {"organization", "sector"} <= set(table.columns):
        raise DataError(
            f"the table of sectors has the columns {', '.join(map(str, table.columns)) or 'of none'}.",
            where=str(source) if isinstance(source, str | Path) else "sectors",
            fix="It needs organization (id or name) and sector (기관, 부문).",
        )
    table = table.reindex(columns=["organization", "sector", "type"]).astype(object)
    return table[table["organization"].notna()].drop_duplicates("organization", keep="last")


def _of_file(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise DataError("there is no such file of sectors.", where=str(path), fix="Check its name.")
    rows = [row for row in grids_of(path.read_bytes(), file=path.name)[0].rows if any(row)]
    header, *body = rows or [[]]
    return pd.DataFrame(body, columns=[str(one or "") for one in header], dtype=object)


def assigned(
    organizations: pd.DataFrame, *, sectors: pd.DataFrame | None = None, suggest_sectors: bool = True
) -> Sectors:
    """Fill in sectors: what a person set goes before the file, what the file says before any suggestion.

    Parameters
    ----------
    organizations
        One row each, words as ids.
    sectors
        From `given`.
    suggest_sectors
        Suggest a sector where it is missing: by the type, else the name, else the registration number. Where the
        file keeps to a scheme of its own nothing is suggested, and where it has no sectors at all only if half of
        the organizations or more get one.

    Returns
    -------
    Sectors; `sector_source` is file, override, reg_no, pattern or unknown. Without any sector the table is as it was.
    """
    table = organizations.copy()
    had = _column(table, "sector").notna()
    source = pd.Series("unknown", index=table.index, dtype=object).mask(had, "file")
    table, is_set = _overridden(table, sectors)
    source = source.mask(is_set, "override")
    guesses = _guesses(table, bool(had.any())) if suggest_sectors else {}
    if not had.any() and not is_set.any() and len(guesses) * 2 < len(table):
        return Sectors(organizations, findings.joined([]))
    for row, guess in guesses.items():
        source[row] = guess.source
    _fill(table, guesses)
    if "sector" in table.columns:
        table["sector_source"] = source
    return Sectors(table, _told(table, guesses))


def _column(table: pd.DataFrame, name: str) -> pd.Series[Any]:
    empty = pd.Series(None, index=table.index, dtype=object)
    return table[name].astype(object) if name in table.columns else empty


def _overridden(table: pd.DataFrame, sectors: pd.DataFrame | None) -> tuple[pd.DataFrame, pd.Series[bool]]:
    """Set what a person set, by id or by name, and mark the rows whose sector is set."""
    if sectors is None:
        return table, pd.Series(False, index=table.index)
    rows = sectors.assign(key=sectors["organization"].astype(str).map(names.fold)).set_index("key")
    by_id, called = (_column(table, one).astype(str).map(names.fold) for one in ("organization", "name"))
    key = by_id.where(by_id.isin(rows.index), called)
    for column, listed in (("sector", "sectors"), ("type", "organization_types")):
        said = key.map(rows[column].dropna().map(lambda text, n=listed: vocabulary.recognised(n, str(text)) or text))
        if said.notna().any():
            table[column] = said.where(said.notna(), _column(table, column))
    return table, key.map(rows["sector"].notna()).eq(True)


def _guesses(table: pd.DataFrame, is_given: bool) -> dict[Any, Guess]:
    """Give row -> guess for the rows without a sector, where the others keep to our scheme."""
    scheme = {row["id"]: row["scheme"] for row in vocabulary.rows("sectors.csv")}
    own = _column(table, "sector").dropna().map(scheme).eq("innonet")
    if is_given and own.mean() < 0.5:
        return {}
    rows = table[_column(table, "sector").isna()]
    found = {row.Index: _guess(row) for row in rows.itertuples()}
    return {row: guess for row, guess in found.items() if guess is not None}


def _guess(row: Any) -> Guess | None:
    texts = {name: getattr(row, name, None) for name in ("type", "name", "name_en", "reg_no")}
    said = {name: text if isinstance(text, str) else "" for name, text in texts.items()}
    listed = vocabulary.recognised("organization_types", said["type"]) if said["type"] else None
    by_type = of_type(listed) if listed else None
    return by_type or by_name(said["name"]) or by_name(said["name_en"]) or by_number(said["reg_no"])


def _fill(table: pd.DataFrame, guesses: dict[Any, Guess]) -> None:
    """Write guesses into empty cells; types only where the column is ours or there was none."""
    for column in ("sector", "type"):
        told = {row: getattr(guess, column) for row, guess in guesses.items() if getattr(guess, column)}
        if told:
            values = _column(table, column)
            table[column] = values.where(values.notna(), pd.Series(told, dtype=object).reindex(table.index))


def _told(table: pd.DataFrame, guesses: dict[Any, Guess]) -> pd.DataFrame:
    rows = table.loc[list(guesses)]
    place: dict[str, Any] = {"table": "organizations", "column": "sector"}
    if len(guesses) > FEW:
        return findings.found("suggested_sectors", rows.head(1), values=[len(rows)], **place)
    one = list(guesses.values())
    return findings.found(
        "suggested_sector", rows, values=rows["name"].tolist(),
        sector=[vocabulary.label("sectors", guess.sector, "en") for guess in one],
        sector_ko=[vocabulary.label("sectors", guess.sector, "ko") for guess in one],
        why=[f"{_WHY[guess.source][1]}: {guess.en}" for guess in one],
        why_ko=[f"{_WHY[guess.source][0]}: {guess.ko}" for guess in one], **place,
    )  # fmt: skip


_WHY = {"pattern": ("이름·유형", "its name or type"), "reg_no": ("사업자등록번호", "its registration number")}
