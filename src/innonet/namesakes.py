"""Names by which a reader tells organizations apart: those that several bear, with the place or the id of each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet import vocabulary


def told_apart(organizations: pd.DataFrame) -> pd.DataFrame:
    """Give the organizations with names that a reader can tell apart; a name that one alone bears stays as it is.

    Behind a name that several bear stands the municipality, or the id where that is not known or not each one's own.
    Korean and English are looked at apart; in English an organization without an English name goes by its own.

    Parameters
    ----------
    organizations
        One row per organization, indexed by id; `name`, and `name_en` and `municipality` where they are known.

    Examples
    --------
    >>> ids, places = ["a", "b", "c"], ["수원시", None, None]
    >>> twins = pd.DataFrame({"name": ["센터", "센터", "공방"], "municipality": places}, ids)
    >>> told_apart(twins)[["name", "name_en"]].values.tolist()
    [['센터(수원시)', '센터 (Suwon-si)'], ['센터(b)', '센터 (b)'], ['공방', nan]]
    """
    if "name" not in organizations.columns:
        return organizations
    own = organizations["name"]
    english = organizations.get("name_en", pd.Series(float("nan"), index=organizations.index, dtype=object))
    spoken = english.where(english.notna() & (english != ""), own)
    ko, en = (_shared(names, organizations) for names in (own, spoken))
    found = {}
    if ko:
        found["name"] = _replaced(own, {one: f"{own[one]}({place})" for one, place in ko.items()})
    if en:
        found["name_en"] = _replaced(english, {one: f"{spoken[one]} ({_english(place)})" for one, place in en.items()})
    return organizations.assign(**found)


def _shared(names: pd.Series[Any], organizations: pd.DataFrame) -> dict[Any, str]:
    """Give what tells apart each of those who share a name, by id."""
    alike = names[names.notna() & (names != "") & names.duplicated(keep=False)]
    places = organizations.get("municipality", pd.Series(float("nan"), index=names.index)).reindex(alike.index)
    often = pd.DataFrame({"name": alike, "place": places}).groupby(["name", "place"])["name"].transform("size")
    return {
        one: str(place) if is_own else str(one)
        for one, place, is_own in zip(alike.index, places, (often == 1) & (places != ""), strict=True)
    }


def _english(place: str) -> str:
    known = vocabulary.municipalities().get(place)
    return known.name_en if known else place


def _replaced(names: pd.Series[Any], by: dict[Any, str]) -> pd.Series[Any]:
    return names.astype(object).mask(names.index.isin(list(by)), pd.Series(by, dtype=object).reindex(names.index))
