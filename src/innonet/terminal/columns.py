"""What of a result fits a screen: the columns a reader asks for first, under names in their language."""

from __future__ import annotations

import pandas as pd

from innonet import glossary, vocabulary
from innonet.text import step_table

HEADS: dict[str, dict[str, tuple[str, str]]] = {
    "hubs": {
        "rank": ("순위", "rank"),
        "range": ("90% 범위", "90% range"),
        "name": ("기관", "organization"),
        "sector": ("부문", "sector"),
        "municipality": ("시군", "municipality"),
        "score": ("점수", "score"),
        "reasons": ("근거", "reasons"),
    },
    "communities": {
        "community": ("번호", "number"),
        "size": ("기관 수", "organizations"),
        "name": ("협력 집단", "community"),
        "stability": ("안정성", "stability"),
    },
    "fragmentation": {
        "name": ("지표", "figure"),
        "by": ("기준", "by"),
        "value": ("값", "value"),
        "expected": ("우연이라면", "by chance"),
        "p": ("p", "p"),
        "meaning": ("뜻", "meaning"),
    },
    "mixing": {
        "group_a": ("집단", "group"),
        "group_b": ("다른 집단", "other group"),
        "observed": ("연결", "ties"),
        "expected": ("우연이라면", "by chance"),
        "ratio": ("배율", "ratio"),
        "p_adjusted": ("p(보정)", "p adjusted"),
    },
    "suggest": {
        "action": ("할 일", "action"),
        "names": ("기관", "organizations"),
        "organizations": ("기관 번호", "ids"),
        "gain": ("효과(dF 감소)", "gain (fall in dF)"),
        "gains": ("90% 범위", "90% range"),
        "reason": ("까닭", "reason"),
    },
    "host": {
        "choice": ("선택", "choice"),
        "names": ("거점", "hubs"),
        "by": ("기준", "by"),
        "group": ("집단", "group"),
        "organizations": ("기관 수", "organizations"),
        "reached": ("닿는 기관", "reached"),
        "share": ("비율", "share"),
        "proven": ("최적 증명", "proven"),
    },
    "programmes": {
        "programme": ("지원사업·유형", "programme or kind"),
        "partnerships": ("협력사업 수", "partnerships"),
        "organizations": ("기관 수", "organizations"),
        "meet_elsewhere": ("그 밖에서도 만나는 비율", "meet elsewhere"),
        "scattered": ("흩어진 정도", "scattered"),
    },
    "figures": {
        "name": ("지표", "figure"),
        "by": ("기준", "by"),
        "before": ("이전", "before"),
        "after": ("이후", "after"),
        "change": ("변화", "change"),
        "change_both": ("계속 있는 기관만", "in both only"),
        "verdict": ("판단", "verdict"),
    },
    "ranks": {
        "organization": ("기관 번호", "id"),
        "name": ("기관", "organization"),
        "rank_before": ("이전 순위", "rank before"),
        "rank_after": ("이후 순위", "rank after"),
        "change": ("변화", "change"),
        "sure": ("확실함", "sure"),
    },
    "groups": {
        "before": ("이전 협력 집단", "community before"),
        "after": ("이후 협력 집단", "community after"),
        "shared": ("공통 기관 수", "organizations in both"),
        "event": ("변화", "event"),
    },
    "mixed": {
        "group_a": ("집단", "group"),
        "group_b": ("다른 집단", "other group"),
        "observed_before": ("이전 연결", "ties before"),
        "observed_after": ("이후 연결", "ties after"),
        "ratio_before": ("이전 배율", "ratio before"),
        "ratio_after": ("이후 배율", "ratio after"),
    },
    "years": {
        "year": ("연도", "year"),
        "organizations": ("기관 수", "organizations"),
        "partnerships": ("협력사업 수", "partnerships"),
        "fragmentation": ("단절도(F)", "fragmentation (F)"),
        "distance_fragmentation": ("거리 반영 단절도(dF)", "distance-weighted (dF)"),
    },
    "cut_off": {
        "organization": ("기관 번호", "id"),
        "name": ("기관", "organization"),
        "in_largest": ("가장 큰 연결 묶음에서 떨어짐", "left the largest part"),
        "lost_all": ("상대를 모두 잃음", "lost all partners"),
    },
}
"""Step -> column -> its name in Korean and English; `--out` writes all columns under their own names."""
CHANGES = {"hubs": "ranks", "communities": "groups", "mixing": "mixed"}
"""Tables of a comparison or a scenario that have other columns than the step of that name."""
WORDS: dict[str, dict[object, tuple[str, str]]] = {
    "action": {
        "connect": ("새 연결", "connect"),
        "include": ("참여", "include"),
        "protect": ("보호", "protect"),
        "back up": ("대비", "back up"),
    },
    "verdict": {
        "real": ("실제 변화", "real change"),
        "reporting": ("기록된 기관이 달라짐", "who is recorded"),
        "unclear": ("판단할 수 없음", "unclear"),
    },
    "change": {"in": ("새로 들어옴", "in"), "out": ("빠짐", "out"), "stays": ("그대로", "stays")},
    "event": {"goes on": ("이어짐", "goes on"), "split": ("나뉨", "split"), "merged": ("합쳐짐", "merged")},
    "choice": {"proposed": ("제안", "proposed"), "today": ("지금", "today")},
    "by": {"": ("전체", "all"), "sector": ("부문", "sector"), "region": ("남·북부", "region"),
           "urban_rural": ("도시·농촌", "urban, rural"), "level": ("행정 단위", "level")},
    **{one: {True: ("예", "yes"), False: ("아니요", "no")} for one in ("sure", "in_largest", "lost_all", "proven")},
}  # fmt: skip
"""Column -> what may stand in it -> the word for it in Korean and English."""
EXPLAINED = {
    "suggest": ("connect", "include", "protect", "back up", "gain"),
    "host": ("reached", "proven"),
    "programmes": ("meet_elsewhere", "scattered"),
    "figures": ("change_both", "verdict"),
    "ranks": ("sure",),
    "groups": ("event",),
}
"""Step -> the words of the glossary that its table cannot be read without."""
COUNTS = ("rank_before", "rank_after", "observed_")
"""How columns of whole numbers begin that have gaps."""
LISTS = {"sector": "sectors", "region": "regions", "level": "levels", "urban_rural": "urban_rural"}


def screen(step: str, table: pd.DataFrame, *, lang: str) -> pd.DataFrame:
    """Give the part of a step's table that is shown at a terminal; a step without `HEADS` whole."""
    told = step_table(table, lang=lang, whole=False)
    told.attrs = getattr(table, "attrs", {})
    if step not in HEADS:
        return told
    told = _worded(_labeled(_in_language(_ranged(told, lang), lang), lang), lang)
    kept = [column for column in HEADS[step] if column in told.columns]
    return told[kept].rename(columns={column: HEADS[step][column][lang == "en"] for column in kept})


def explanation(step: str, table: pd.DataFrame, *, lang: str) -> str:
    """Say what the words of a step's table mean, one a line; nothing where they speak for themselves."""
    there = {*table.columns, *table.get("action", ())} if len(table) else set()
    words = [glossary.term(one) for one in EXPLAINED.get(step, ()) if one in there]
    return "\n".join(f"{one.name(lang)}: {one.text(lang)}" for one in words)


def _in_language(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Put what is told in the reader's language under the plain column; a name that has no English one stays."""
    told = {}
    for column in ("name", "names", "meaning", "reasons", "reason", "before", "after"):
        own = f"{column}_{lang}"
        if own in table.columns:
            told[column] = table[own].fillna(table[column]) if column in table.columns else table[own]
    return table.assign(**told)


def _ranged(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Write the two ends of an interval as one cell: of a rank, of a gain."""
    told = {}
    for column, low, high, digits in (("range", "rank_low", "rank_high", 0), ("gains", "gain_low", "gain_high", 3)):
        if {low, high} <= set(table.columns):
            to = "-" if digits == 0 else "~" if lang == "ko" else " to "
            told[column] = [
                "-" if pd.isna(one) or pd.isna(two) else f"{one:.{digits}f}{to}{two:.{digits}f}"
                for one, two in zip(table[low], table[high], strict=True)
            ]
    return table.assign(**told)


def _labeled(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Write ids of listed words as words."""
    by = table.attrs.get("by", "")
    lists = {**LISTS, **({"group_a": LISTS[by], "group_b": LISTS[by]} if by in LISTS else {})}
    listed = {column: name for column, name in lists.items() if column in table.columns}
    words = {
        column: table[column].map(lambda value, name=name: vocabulary.label(name, value, lang), na_action="ignore")
        for column, name in listed.items()
    }
    if table.attrs.get("per") == "kind":
        words["programme"] = table["programme"].map(lambda value: vocabulary.label("kinds", value, lang))
    if {"by", "group"} <= set(table.columns):
        words["group"] = pd.Series(
            [
                vocabulary.label(LISTS[by], group, lang) if by in LISTS else group
                for by, group in zip(table["by"], table["group"], strict=True)
            ],
            index=table.index,
        )
    return table.assign(**words)


def _worded(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Write what may stand in a column as words; numbers stay."""
    words = {
        column: table[column].map({value: told[lang == "en"] for value, told in known.items()}).fillna(table[column])
        for column, known in WORDS.items()
        if column in table.columns and not pd.api.types.is_float_dtype(table[column].dtype)
    }
    counts = {
        column: table[column].map("{:.0f}".format, na_action="ignore").fillna("-")
        for column in table.columns
        if str(column).startswith(COUNTS)
    }
    return table.assign(**words, **counts)
