"""The spellings of those who asked not to be shown, of all their rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.wishes import asked

METHOD = "hidden"
"""What the crosswalk's `method` says of a spelling that `release` replaces."""


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
