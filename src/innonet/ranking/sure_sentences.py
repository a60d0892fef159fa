"""How sure a rank is, and from whom the records cannot tell an organization apart: Korean and English."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.korean import josa
from innonet.ranking.reasons import Said
from innonet.written import percent

UNSURE = 0.05
"""Below this chance of being ahead, or above one less it, two organizations are told apart."""
_TRULY = Said("실제 순위는 90% 확률로", "With 90% confidence its rank")
_MISSING = Said("자료 일부가 빠지면 순위는 열에 아홉", "In nine of ten draws that miss some records its rank")


def sure_of(rows: pd.DataFrame, *, top: int, missing: bool = False) -> list[Said]:
    """Say how sure each rank is, and from whom the records cannot tell an organization apart.

    Parameters
    ----------
    rows
        The hub table, the highest score first.
    top
        The k of `share_top`.
    missing
        The ranks are those in draws that miss some records, not those of the whole truth.
    """
    if rows["rank_low"].isna().all():
        return [Said("", "")] * len(rows)
    names = _names(rows)
    ahead = rows["ahead_of_next"].tolist()
    said = []
    for place, one in enumerate(rows[["rank_low", "rank_high", "share_top", "alike"]].to_dict("records")):
        near = names[place + 1] if _unsure(ahead[place]) else None
        if near is None and place and _unsure(ahead[place - 1]):
            near = names[place - 1]
        said.append(_sure(one, near, top=top, where=_MISSING if missing else _TRULY))
    return said


def _unsure(ahead: float) -> bool:
    return UNSURE < ahead < 1 - UNSURE


def _names(rows: pd.DataFrame) -> list[Said]:
    ko = rows["name"].astype(str).tolist()
    en = rows["name_en"].tolist() if "name_en" in rows.columns else ko
    return [Said(one, two if isinstance(two, str) and two else one) for one, two in zip(ko, en, strict=True)]


def _sure(one: dict[Any, Any], near: Said | None, *, top: int, where: Said) -> Said:
    low, high = int(one["rank_low"]), int(one["rank_high"])
    if low == high:
        ko, en = [f"{where.ko} {low}위입니다."], [f"{where.en} is {low}."]
    else:
        ko = [f"{where.ko} {low}위에서 {high}위 사이에 있습니다."]
        en = [f"{where.en} lies between {low} and {high}."]
    if low <= top < high:
        share = percent(one["share_top"])
        ko.append(f"{'1위일' if top == 1 else f'상위 {top}곳에 들'} 확률은 {share}입니다.")
        en.append(f"It is {'first' if top == 1 else f'among the first {top}'} in {share} of the draws.")
    others = int(one["alike"]) - 1
    if near is not None:
        ko.append(
            f"자료만으로는 {josa(near.ko, '와/과')} 순위를 가릴 수 없습니다"
            + (f"(그 밖에 {others:,}곳도 마찬가지입니다)." if others > 0 else ".")
        )
        rest = f", nor from {others:,} other{'s' * (others != 1)}" if others > 0 else ""
        en.append(f"The records cannot tell it apart from {near.en}{rest}.")
    return Said(" ".join(ko), " ".join(en))
