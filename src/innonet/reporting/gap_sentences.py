"""Where the network is fragmented and who meets too little, in sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.adjusting import adjusted
from innonet.gaps.whole import ENOUGH
from innonet.korean import josa
from innonet.reporting.finding import CLEAR, NO_DIFFERENCE, NOT_COMPUTED, SURE, UNSURE, Finding, graded, reason
from innonet.reporting.words import Both, label
from innonet.written import count, figure, is_missing, p_value, percent

HELD = 0.5
"""Share of the organizations in the largest part from which on the network can be said to hang on someone."""


def fragmentation_finding(fragmentation: pd.DataFrame) -> Finding | None:
    """Say whether the network hangs together better or worse than chance would have it."""
    if fragmentation.empty:
        return None
    rows = fragmentation.to_dict("records")
    key = next((row for row in rows if row["measure"] == "fragmentation"), None)
    few = _too_few(fragmentation.attrs.get("draws"), "우연히 짜인 협력망", "networks made by chance")
    said = [] if key is None else fragmentation_sentences(key)[1 if few else 0 :]
    said += [text for text in (reason(row, column="meaning") for row in _telling(rows) if row is not key) if text.en]
    if not said:
        return None
    sure, grade = (against_chance(key), graded(key.get("p"))) if key and not few else (few, NOT_COMPUTED)
    body = tuple(said[1:2])
    return Finding(Both("단절", "Fragmentation"), said[0], body, sure, "fragmentation", "fragmentation", grade)


def _too_few(draws: Any, ko: str, en: str) -> Both | None:
    """Say that so few draws by chance can show no difference; None where there are enough, or it is not known."""
    if draws is None or int(draws) >= ENOUGH:
        return None
    return Both(
        f"{josa(ko, '을/를')} {count(draws)}번만 만들어 보았으므로 우연과 다른지 아닌지는 가릴 수 없습니다. "
        f"가리려면 {ENOUGH}번 이상이 필요합니다.",
        f"With only {count(draws)} {en} no difference from chance can be shown, nor that there is none; {ENOUGH} or "
        "more are needed.",
    )


def _telling(rows: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """Put those first that a reader can picture, in this order."""
    order = {"isolates": 0, "mean_steps": 1, "components": 2}
    return sorted(rows, key=lambda row: order.get(str(row["measure"]), 3))


def fragility_finding(curve: pd.DataFrame) -> Finding | None:
    """Say how few organizations hold the largest part together; None where no few do."""
    if len(curve) < 20:
        return None
    start = float(curve["largest"].iloc[0])
    if start < HELD:
        return None
    halved = curve[curve["largest"] <= start / 2]
    if halved.empty or int(halved["removed"].iloc[0]) > (len(curve) - 1) / 10:
        return None
    row = halved.iloc[0]
    few, left, whole = int(row["removed"]), percent(float(row["largest"])), percent(start)
    share = percent(few / (len(curve) - 1))
    head = Both(
        f"연결이 가장 많은 {count(few)}곳에 협력망이 매달려 있습니다.",
        f"The network hangs on its {count(few)} best connected organizations."
        if few > 1
        else "The network hangs on its best connected organization.",
    )
    body = Both(
        f"이 {count(few)}곳({share})이 모두 빠지면 가장 큰 묶음에 속한 기관이 {whole}에서 "
        f"{josa(left, '으로/로')} 줄어듭니다.",
        f"If all {count(few)} ({share}) left, the largest part would shrink from {whole} of the organizations "
        f"to {left}.",
    )
    apart = float(row["random_low"]) > float(row["largest"])
    random = percent(float(row["random"]))
    sure = Both(
        f"아무 기관이나 같은 수만큼 빠질 때는 {josa(random, '이/가')} 남습니다.",
        f"If as many left at random, {random} would remain.",
    )
    grade = SURE if apart else UNSURE
    return Finding(Both("의존", "Dependence"), head, (body,), sure, "removal", "removal_curve", grade)


def fragmentation_sentences(row: dict[Any, Any]) -> list[Both]:
    """Compare the share of pairs without a path with what chance gives; nothing without a number."""
    value, expected = row.get("value"), row.get("expected")
    if is_missing(value):
        return []
    share = percent(float(value))  # type: ignore[arg-type]
    if is_missing(expected):
        return [
            Both(
                f"기관을 둘씩 짝지으면 {josa(share, '은/는')} 서로 닿는 길이 없습니다.",
                f"{share} of all pairs of organizations have no path between them.",
            )
        ]
    chance = percent(float(expected))  # type: ignore[arg-type]
    clear = not is_missing(row.get("p")) and float(row["p"]) < CLEAR
    how = _how_fragmented(float(value) > float(expected), clear)  # type: ignore[arg-type]
    pairs = Both(
        f"기관을 둘씩 짝지으면 {josa(share, '은/는')} 서로 닿는 길이 없습니다. "
        f"우연히 짜인 협력망이라면 {chance}입니다.",
        f"{share} of all pairs of organizations have no path between them; by chance it would be {chance}.",
    )
    if not value:
        pairs = Both(
            f"서로 닿는 길이 없는 기관 쌍은 없습니다. 우연히 짜인 협력망이라면 {chance}입니다.",
            f"Every two organizations have a path between them; by chance {chance} of the pairs would have none.",
        )
    return [how, pairs]


def _how_fragmented(more: bool, clear: bool) -> Both:
    if not clear:
        return Both(
            "협력망이 끊어진 정도는 우연히 짜인 협력망과 뚜렷이 다르지 않습니다.",
            "The network is not clearly more or less fragmented than chance would have it.",
        )
    return Both(
        f"협력망이 우연히 짜인 협력망보다 {'더' if more else '덜'} 끊어져 있습니다.",
        f"The network is {'more' if more else 'less'} fragmented than chance would have it.",
    )


def against_chance(row: dict[Any, Any]) -> Both | None:
    """Say whether a difference from chance is clear; None without a p value."""
    p = row.get("p")
    if is_missing(p):
        return None
    if float(p) < CLEAR:  # type: ignore[arg-type]
        return Both(f"우연으로 보기 어려운 차이입니다({p_value(p)}).", f"Chance hardly explains this ({p_value(p)}).")
    return Both(f"우연으로도 설명되는 정도입니다({p_value(p)}).", f"Chance alone can explain this ({p_value(p)}).")


def between(mixing: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of two different groups, each pair once, with something expected between them."""
    if mixing.empty:
        return mixing
    pairs = mixing[mixing["group_a"] != mixing["group_b"]]
    pairs = pairs[pairs["expected"] > 0]
    both = zip(pairs["group_a"].astype(str), pairs["group_b"].astype(str), strict=True)
    ends = pd.Series(["\0".join(sorted(pair)) for pair in both], index=pairs.index, dtype=object)
    return pairs[~ends.duplicated()]


def seldom(mixing: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs of groups that meet clearly less than by chance, the furthest below first."""
    pairs = between(mixing)
    if pairs.empty:
        return pairs
    less = pairs[pairs["ratio"] < 1]
    sure = adjusted_or_plain(pairs)
    if sure and less[sure].notna().any():
        less = less[less[sure] < CLEAR]
    return less.sort_values("ratio", kind="stable")


def adjusted_or_plain(mixing: pd.DataFrame) -> str:
    """Name the p values to go by: those adjusted for the number of pairs, else the plain ones, else none."""
    return next((column for column in ("p_adjusted", "p") if column in mixing.columns), "")


def across_findings(fragmentation: pd.DataFrame, *, but: str) -> list[Finding]:
    """Say between which parts ties are clearly fewer than by chance: north and south, city and country.

    Clearly is meant after allowing for how many attributes are looked at, so that none is picked for its luck.

    Parameters
    ----------
    but
        An attribute that has a finding of its own.
    """
    if fragmentation.empty or "by" not in fragmentation.columns:
        return []
    rows = fragmentation[(fragmentation["measure"] == "ei_index") & (fragmentation["by"] != but)]
    rows = rows.assign(p_among=adjusted(rows["p"].to_numpy(dtype=float)))
    clear = rows[(rows["p_among"] < CLEAR) & (rows["value"] < rows["expected"])]
    return [_across_finding(row) for row in clear.sort_values("z", kind="stable").to_dict("records")]


def _across_finding(row: dict[Any, Any]) -> Finding:
    by, share, chance = str(row["by"]), (1 + float(row["value"])) / 2, (1 + float(row["expected"])) / 2
    topic = {
        "region": Both("남부와 북부", "North and south"),
        "urban_rural": Both("도시와 농촌", "Urban and rural areas"),
        "level": Both("행정 단위", "Levels of government"),
        "sector": Both("부문", "Sectors"),
    }.get(by, Both(by, by))
    apart = share < chance / 2
    far = Both(
        f"{josa(topic.ko, '은/는')} 따로 움직입니다." if by in _TWO_SIDES else f"{topic.ko} 사이의 협력이 드뭅니다.",
        f"{topic.en} hardly work together.",
    )
    few = Both(
        f"{topic.ko} 사이의 협력이 우연보다 적습니다.", f"{topic.en} work together less than chance would have it."
    )
    body = Both(
        f"경계를 넘는 연결은 {percent(share)}뿐입니다. 우연이라면 {percent(chance)} 정도입니다."
        if apart
        else f"경계를 넘는 연결은 {percent(share)}입니다. 우연이라면 {percent(chance)} 정도입니다.",
        f"Only {percent(share)} of the ties cross the line; chance would give about {percent(chance)}."
        if apart
        else f"{percent(share)} of the ties cross the line; chance would give about {percent(chance)}.",
    )
    grade = graded(row["p_among"])
    return Finding(topic, far if apart else few, (body,), against_chance(row), "fragmentation", "ei_index", grade)


_TWO_SIDES = ("region", "urban_rural")
"""Attributes whose name in a sentence names both sides."""


def mixing_finding(mixing: pd.DataFrame, *, by: str = "sector") -> Finding | None:
    """Say which groups meet less than chance would have it."""
    pairs, low = between(mixing), seldom(mixing)
    if pairs.empty:
        return None
    noun = {"sector": Both("부문", "sectors"), "municipality": Both("시군", "municipalities"),
            "region": Both("권역", "regions"), "urban_rural": Both("도시와 농촌", "urban and rural areas"),
            "community": Both("협력 집단", "communities")}.get(by, Both("집단", "groups"))  # fmt: skip
    topic = Both(f"{noun.ko} 간 협력", f"Between {noun.en}")
    few = _too_few(mixing.attrs.get("permutations"), "집단을 다시 나누어 준 협력망", "deals of the groups by chance")
    if few:
        head = Both(f"{noun.ko} 사이에 우연보다 적게 만나는 쌍이 있는지는 알 수 없습니다.",
                    f"Whether any pair of {noun.en} meets less than by chance cannot be told.")  # fmt: skip
        return Finding(topic, head, (), few, "mixing", "ratio", NOT_COMPUTED)
    if low.empty:
        head = Both(
            f"우연보다 뚜렷이 적게 만나는 {noun.ko} 쌍은 없습니다.",
            f"No pair of {noun.en} meets clearly less than by chance.",
        )
        return Finding(topic, head, (), mixing_sureness(low, pairs), "mixing", "ratio", _mixing_grade(low, pairs))
    first = low.iloc[0]
    a, b = label(first["group_a"], by=by), label(first["group_b"], by=by)
    head = Both(
        f"{josa(a.ko, '과/와')} {josa(b.ko, '은/는')} 우연보다 적게 만납니다.",
        f"{a.en} and {b.en} meet less often than chance would have it.",
    )
    body = tuple(pair_sentence(row, by=by) for row in low.head(3).to_dict("records"))
    grade = _mixing_grade(low, pairs)
    return Finding(topic, head, body, mixing_sureness(low, pairs), "mixing", "ratio", grade)


def _mixing_grade(low: pd.DataFrame, pairs: pd.DataFrame) -> int:
    """Grade by the first pair's p value, or by the least of all where none stands out."""
    name = adjusted_or_plain(pairs)
    if not name or pairs[name].isna().all():
        return NOT_COMPUTED
    return graded(low[name].iloc[0]) if len(low) else NO_DIFFERENCE


def pair_sentence(row: dict[Any, Any], *, by: str) -> Both:
    """Give one pair of groups with what was observed and what chance gives."""
    a, b = label(row["group_a"], by=by), label(row["group_b"], by=by)
    seen, chance, ratio = (
        figure(row["observed"]),
        figure(row["expected"], digits=1),
        figure(row["ratio"], digits=2),
    )
    p = p_value(row.get("p_adjusted", row.get("p")))
    tail = f", {p}" if p else ""
    return Both(
        f"{a.ko}–{b.ko}: 실제 연결 {seen}, 우연이라면 {chance}({ratio}배{tail})",
        f"{a.en} – {b.en}: {seen} ties, {chance} by chance (ratio {ratio}{tail})",
    )


def mixing_sureness(low: pd.DataFrame, pairs: pd.DataFrame) -> Both | None:
    """Warn that among many pairs some stand out by chance; None without p values."""
    if "p" not in pairs.columns or pairs["p"].isna().all():
        return None
    if len(pairs) == 1:
        return against_chance(pairs.iloc[0].to_dict())
    if "p_adjusted" in pairs.columns and low.empty:
        return Both(
            f"{len(pairs)}쌍을 한꺼번에 견준 점을 감안하면 우연으로 설명되지 않는 쌍은 없습니다.",
            f"Allowing for how many were compared, chance can explain every one of the {len(pairs)} pairs.",
        )
    if "p_adjusted" in pairs.columns:
        return Both(
            f"{len(pairs)}쌍을 한꺼번에 견준 점을 감안해도 {len(low)}쌍은 우연으로 설명되지 않습니다.",
            f"Chance hardly explains {len(low)} of {len(pairs)} pairs, allowing for how many were compared.",
        )
    by_chance = CLEAR * len(pairs) / 2  # one side of a two-sided test
    ko, en = "한 쌍이 채 되지 않습니다", "fewer than one"
    if by_chance >= 1:
        ko, en = f"{round(by_chance)}쌍 정도입니다", f"about {round(by_chance)}"
    return Both(
        f"{len(pairs)}쌍을 한꺼번에 견주어 {len(low)}쌍이 두드러졌습니다. 우연만으로 두드러질 쌍은 {ko}.",
        f"{len(low)} of {len(pairs)} pairs stand{'s' * (len(low) == 1)} out; by chance alone {en} would.",
    )
