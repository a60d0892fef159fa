"""Who asked not to be shown, as people fill the columns `hidden` (비공개) and `disclosed` (공개여부)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.values import is_not_there

YES = "Y"
"""What is written into `hidden` where another column says so."""
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
