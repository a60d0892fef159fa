"""Why a result has no rows, and what to do about it, in the reader's language."""

from __future__ import annotations

import pandas as pd

from innonet.gaps.meanings import attribute

NOTHING = {"ko": "해당하는 결과가 없습니다.", "en": "Nothing to show."}
_ONE_GROUP = {
    "ko": "부문, 행정 단위, 권역, 도시·농촌, 유형, 시군 가운데 기관을 둘 이상의 집단으로 나누는 값이 없습니다. "
    "기관 표에 부문이나 시군을 채우거나, 기관을 나눌 열을 --by 로 지정해 주십시오.",
    "en": "no attribute (sector, level, region, urban_rural, type, municipality) tells organizations apart into two "
    "groups or more. Fill in their sector or municipality, or name another column with --by.",
}
_NO_VALUE = {
    "ko": "{by} 값이 있는 기관이 없습니다. 기관 표에 {by} 값을 채우거나 다른 열을 --by 로 지정해 주십시오.",
    "en": "no organization has a value for {by}. Fill it in, or name another column with --by.",
}
_NO_PROGRAMME = {
    "ko": "지원사업이나 사업 유형이 적힌 협력사업이 없거나, 공개 범위에서 보일 만큼 큰 것이 없습니다. "
    "협력사업 표에 채우거나 다른 열을 --per 로 지정해 주십시오.",
    "en": "no partnership has a programme or a kind, or none reaches enough organizations for this audience. Fill it "
    "in, or name another column with --per.",
}


def nothing(step: str, table: pd.DataFrame, *, lang: str) -> str:
    """Say that a step's table has no rows, and why where that can be told.

    Parameters
    ----------
    step
        The step that gave the table.
    table
        The table as the step gave it, with its `attrs`.
    """
    why = ""
    if step == "mixing":
        by = table.attrs.get("by", "")
        name = attribute(by).ko if lang == "ko" else attribute(by).en
        why = _NO_VALUE[lang].format(by=name) if by else _ONE_GROUP[lang]
    elif step == "programmes":
        why = _NO_PROGRAMME[lang]
    return f"{NOTHING[lang].rstrip('.')}: {why}" if why else NOTHING[lang]
