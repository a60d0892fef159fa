"""The review list: pairs a person should decide on, as a file to fill in and give back."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from innonet.errors import DataError, of_system
from innonet.records.grid import Row
from innonet.records.opening import grids_of
from innonet.resolve.crosswalk import MERGE, natural
from innonet.resolve.guards import whereabouts
from innonet.resolve.matching import BLOCKED, SAME, match_names

COLUMNS = ("a", "b", "name_a", "name_b", "score", "verdict", "reason", "proposal", "decision")
PROPOSED = 92.0  # from here on most pairs turned out to be one organization (measured on held-out pairs)


def review(organizations: pd.DataFrame, *, decisions: pd.DataFrame | None = None) -> pd.DataFrame:
    """List the pairs of similar organizations that were not merged by themselves.

    Parameters
    ----------
    organizations
        Of a Register: one row each, after what merges by itself is merged. Names, English names and aliases
        are compared.
    decisions
        What was decided before: such pairs are not asked again and stand at the end with their decision, so that the
        list given back next time holds all of them.

    Returns
    -------
    DataFrame: ids `a`, `b`, their names, `score` (0 to 100), `verdict` (review, blocked), `reason`,
    `proposal` ("merge" from 92 up where nothing speaks against it) and an empty `decision` to fill in with
    "merge" or "keep apart"; best first. Given back as `clean(records, decisions=...)`.

    Examples
    --------
    >>> twins = pd.DataFrame({"organization": ["1", "2"], "name": ["온마을배움터", "온마을베움터"]})
    >>> review(twins)[["a", "b", "proposal", "decision"]].values.tolist()
    [['1', '2', 'merge', '']]
    """
    mentions = _mentions(organizations).reset_index(drop=True)
    text, place, numbers, towns = (mentions[name].tolist() for name in ("text", "place", "numbers", "towns"))
    found = match_names(text, place, numbers=numbers, towns=towns)
    sides = [mentions.iloc[found[side].to_numpy(dtype=int)].reset_index(drop=True) for side in ("a_row", "b_row")]
    turned = pd.Series(
        [natural(a) > natural(b) for a, b in zip(sides[0]["id"], sides[1]["id"], strict=True)], dtype=bool
    )
    one, two = (side.where(~turned, other) for side, other in (sides, reversed(sides)))
    is_same = (found["verdict"] == SAME).to_numpy()
    table = pd.DataFrame(
        {
            "a": one["id"], "b": two["id"], "name_a": one["name"], "name_b": two["name"], "score": found["score"],
            "verdict": found["verdict"].where(~is_same, "review"),
            "reason": found["reason"].where(~is_same, "another name of one is the name of the other"),
        }
    )  # fmt: skip
    own = one["is_own"].astype(bool) & two["is_own"].astype(bool)
    table = table[(table["a"] != table["b"]) & ~(is_same & own)].sort_values("score", ascending=False, kind="stable")
    table = table[~_pairs(table).duplicated().to_numpy()]
    is_proposed = (table["score"] >= PROPOSED) & (table["verdict"] != BLOCKED)
    table = table.assign(proposal=is_proposed.map({True: MERGE, False: ""}), decision="")
    return _with_decided(_ordered(table), decisions)


def _mentions(organizations: pd.DataFrame) -> pd.DataFrame:
    """Give every name of every organization a row: id, text, name, place, numbers, towns, is_own (not another name)."""
    places, towns = whereabouts(organizations)
    base = pd.DataFrame(
        {
            "id": organizations["organization"].astype(str),
            "name": organizations["name"].astype(str),
            "place": places,
            "numbers": organizations.get("reg_no"),
            "towns": towns,
        }
    )
    rows: list[pd.DataFrame] = [base.assign(text=base["name"], is_own=True)]
    for column in ("name_en", "aliases"):
        if column in organizations.columns:
            texts = organizations[column].astype(object).where(organizations[column].notna(), "").astype(str)
            other = base.assign(text=texts.str.split("|"), is_own=False).explode("text")
            # short forms of letters are borne by many
            rows.append(other[other["text"].str.strip().str.len() >= 4])
    return pd.concat(rows, ignore_index=True)


def _pairs(table: pd.DataFrame) -> pd.Series[str]:
    return pd.Series(
        ["\0".join(sorted(map(str, pair))) for pair in zip(table["a"], table["b"], strict=True)], index=table.index,
        dtype=object,
    )  # fmt: skip


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    order = table.assign(_blocked=table["verdict"] == BLOCKED).sort_values(
        ["_blocked", "score", "a", "b"], ascending=[True, False, True, True], kind="stable"
    )
    return order.drop(columns="_blocked").reset_index(drop=True)[list(COLUMNS)]


def _with_decided(table: pd.DataFrame, decisions: pd.DataFrame | None) -> pd.DataFrame:
    if decisions is None or decisions.empty:
        return table
    decided = decisions.reindex(columns=list(COLUMNS))
    decided = decided[decided["decision"].astype(object).fillna("").astype(str).str.strip() != ""]
    decided = decided.assign(score=pd.to_numeric(decided["score"], errors="coerce"))
    open_ = table[~_pairs(table).isin(set(_pairs(decided)))]
    return pd.concat([open_, decided], ignore_index=True) if len(decided) else open_


def decisions_of(path: str | Path) -> pd.DataFrame:
    """Read a review list that a person filled in, as CSV of any encoding or as a workbook.

    Returns
    -------
    DataFrame with at least `a`, `b`, `decision`, all text; rows without a decision too.

    Raises
    ------
    DataError
        If it cannot be read or lacks one of these columns.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise of_system(error, where=path.name, kind=DataError) from None
    rows: list[Row] = next((grid.rows for grid in grids_of(content, file=path.name) if grid.rows), [[]])
    table = pd.DataFrame(rows[1:], columns=[str(cell or "") for cell in rows[0]], dtype=object)
    lost = [column for column in ("a", "b", "decision") if column not in table.columns]
    if lost:
        raise DataError(
            f"the decisions lack the columns {', '.join(lost)}.", where=path.name, fix="Edit the report's review.csv."
        )
    return table.fillna("")
