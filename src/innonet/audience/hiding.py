"""Who asked not to be shown, as people fill the columns `hidden` (비공개) and `disclosed` (공개여부)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.values import is_not_there

YES = "Y"
"""What is written into `hidden` where another column says so."""
METHOD = "hidden"
"""What the crosswalk's `method` says of a spelling that `release` replaces."""
_NOT_HIDDEN = {"", "n", "no", "false", "0", "f", "-", "아니오", "아니요", "공개", "해당없음", "없음"}
_DISCLOSED = {
    "y", "yes", "true", "1", "t", "o", "○", "v", "예", "네", "공개", "전체공개", "공개가능", "가능", "공개동의", "동의",
}  # fmt: skip


def asked(organizations: pd.DataFrame) -> pd.Series[bool]:
    """Mark the organizations that asked not to be shown.

    In `hidden` anything but a no is a wish; in `disclosed` anything but a yes is one, and nothing said is none.

    Examples
    --------
    >>> asked(pd.DataFrame({"hidden": ["N", "Y", None], "disclosed": ["공개", None, "비공개"]})).tolist()
    [False, True, True]
    """
    result = pd.Series(False, index=organizations.index)
    if "hidden" in organizations.columns:
        result |= _hidden(organizations["hidden"])
    if "disclosed" in organizations.columns:
        result |= _texts(organizations["disclosed"]).map(_is_withheld).astype(bool)
    return result


def _hidden(column: pd.Series[Any]) -> pd.Series[bool]:
    texts = _texts(column)
    # In a column of O and X the X is a no; alone it is a mark.
    no = {*_NOT_HIDDEN, "x"} if texts.isin(["o", "○"]).any() else _NOT_HIDDEN
    return ~texts.isin(no)


def _is_withheld(text: str) -> bool:
    return text != "" and not is_not_there(text) and text.replace(" ", "") not in _DISCLOSED


def _texts(column: pd.Series[Any]) -> pd.Series[str]:
    return column.astype(object).where(column.notna(), "").astype(str).str.strip().str.casefold()


def with_wishes(organizations: pd.DataFrame, canonical: pd.Series[Any]) -> pd.DataFrame:
    """Give rows that become one organization one wish: whichever of them asks not to be shown.

    Parameters
    ----------
    canonical
        The organization that each row becomes.

    Returns
    -------
    The same rows; a row that does not ask beside one that does says nothing in `hidden` any more.
    """
    wish = asked(organizations)
    if not wish.any():
        return organizations
    result = organizations.copy()
    said = result["hidden"] if "hidden" in result.columns else pd.Series(None, index=result.index, dtype=object)
    said = said.astype(object).where(~wish | _hidden(said), YES)
    result["hidden"] = said.where(wish | ~canonical.isin(canonical[wish]))
    return result


def spellings(organizations: pd.DataFrame, canonical: pd.Series[Any], crosswalk: pd.DataFrame) -> dict[str, str]:
    """Give every spelling of those who asked not to be shown, of all their rows and of participations.

    Returns
    -------
    Spelling -> the organization its row became.
    """
    hidden = set(canonical[asked(organizations)])
    rows = organizations[canonical.isin(hidden)]
    said = crosswalk[crosswalk["organization"].isin(hidden)]
    found = dict(zip(said["spelling"], said["organization"], strict=True))
    for column in (one for one in ("name", "name_en", "aliases") if one in rows.columns):
        for cell, id_ in zip(rows[column], canonical[rows.index], strict=True):
            texts = cell.split("|") if isinstance(cell, str) else []
            found.update((text.strip(), id_) for text in texts if text.strip())
    return found


def with_spellings(crosswalk: pd.DataFrame, hidden: dict[str, str]) -> pd.DataFrame:
    """Say in the crosswalk which spellings `release` replaces, those of merged rows and of folded units, too.

    Parameters
    ----------
    hidden
        As `spellings` gave them, before units were folded into those above them.
    """
    if not hidden:
        return crosswalk
    into = crosswalk.drop_duplicates("original").set_index("original")["organization"]
    ids = [into.get(one, one) for one in hidden.values()]
    more = pd.DataFrame({"original": ids, "spelling": list(hidden), "organization": ids})
    reason = "a name of one that asked not to be shown"
    return pd.concat([crosswalk, more.assign(method=METHOD, score=100.0, reason=reason)], ignore_index=True)
