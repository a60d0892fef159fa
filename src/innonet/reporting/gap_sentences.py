"""Where the network is fragmented and who meets too little, in sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.korean import josa
from innonet.reporting.finding import CLEAR, Finding, reason
from innonet.reporting.words import Both, figure, is_missing, label, p_value, percent


def fragmentation_finding(fragmentation: pd.DataFrame) -> Finding | None:
    """Say whether the network hangs together better or worse than chance would have it."""
    if fragmentation.empty:
        return None
    rows = fragmentation.to_dict("records")
    key = next((row for row in rows if row["measure"] == "fragmentation"), None)
    said = [] if key is None else fragmentation_sentences(key)
    said += [text for text in (reason(row, column="meaning") for row in rows if row is not key) if text.en]
    if not said:
        return None
    sure = against_chance(key) if key else None
    return Finding(Both("단절", "Fragmentation"), said[0], tuple(said[1:4]), sure, "fragmentation")


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
        f"서로 닿는 길이 없는 기관 쌍이 {share}이고, 우연이라면 {chance}입니다.",
        f"{share} of all pairs of organizations have no path between them; by chance it would be {chance}.",
    )
    return [how, pairs]


def _how_fragmented(more: bool, clear: bool) -> Both:
    if not clear:
        return Both(
            "협력망은 우연히 짜인 협력망과 비슷한 정도로 이어져 있습니다.",
            "The network is about as connected as chance would have it.",
        )
    return Both(
        f"협력망은 우연히 짜인 협력망보다 {'더' if more else '덜'} 끊어져 있습니다.",
        f"The network is {'more' if more else 'less'} fragmented than chance would have it.",
    )


def against_chance(row: dict[Any, Any]) -> Both | None:
    """Say whether a difference from chance is clear; None without a p value."""
    p = row.get("p")
    if is_missing(p):
        return None
    if float(p) < CLEAR:  # type: ignore[arg-type]
        return Both(f"우연으로 보기 어려운 차이입니다({p_value(p)}).", f"Chance hardly explains this ({p_value(p)}).")
    return Both(f"우연으로도 생길 수 있는 차이입니다({p_value(p)}).", f"Chance alone can explain this ({p_value(p)}).")


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

    Parameters
    ----------
    but
        An attribute that has a finding of its own.
    """
    if fragmentation.empty or "by" not in fragmentation.columns:
        return []
    rows = fragmentation[(fragmentation["measure"] == "ei_index") & (fragmentation["by"] != but)]
    clear = rows[(rows["p"] < CLEAR) & (rows["value"] < rows["expected"])]
    return [_across_finding(row) for row in clear.sort_values("z", kind="stable").to_dict("records")]


def _across_finding(row: dict[Any, Any]) -> Finding:
    by, share, chance = str(row["by"]), (1 + float(row["value"])) / 2, (1 + float(row["expected"])) / 2
    topic = {
        "region": Both("남부와 북부", "North and south"),
        "urban_rural": Both("도시와 농촌", "City and country"),
        "level": Both("행정 단위", "Levels of government"),
        "sector": Both("부문", "Sectors"),
    }.get(by, Both(by, by))
    head = Both(
        f"{topic.ko} 사이의 협력이 우연보다 뚜렷이 적습니다.",
        f"{topic.en}: ties across are clearly fewer than by chance.",
    )
    body = Both(
        f"연결의 {share:.0%}만 경계를 넘습니다. 우연이라면 {chance:.0%} 정도입니다.",
        f"Only {share:.0%} of the ties cross the line; chance would give about {chance:.0%}.",
    )
    return Finding(topic, head, (body,), against_chance(row), "fragmentation")


def mixing_finding(mixing: pd.DataFrame, *, by: str = "sector") -> Finding | None:
    """Say which groups meet less than chance would have it."""
    pairs, low = between(mixing), seldom(mixing)
    if pairs.empty:
        return None
    noun = {"sector": Both("부문", "sectors"), "municipality": Both("시군", "municipalities"),
            "region": Both("권역", "regions"), "urban_rural": Both("도시와 농촌", "urban and rural areas"),
            "community": Both("협력 집단", "communities")}.get(by, Both("집단", "groups"))  # fmt: skip
    topic = Both(f"{noun.ko} 간 협력", f"Between {noun.en}")
    if low.empty:
        head = Both(
            f"우연보다 뚜렷이 적게 만나는 {noun.ko} 쌍은 없습니다.",
            f"No pair of {noun.en} meets clearly less than by chance.",
        )
        return Finding(topic, head, (), None, "mixing")
    first = low.iloc[0]
    a, b = label(first["group_a"], by=by), label(first["group_b"], by=by)
    head = Both(
        f"{josa(a.ko, '과/와')} {josa(b.ko, '은/는')} 우연보다 적게 만납니다.",
        f"{a.en} and {b.en} meet less often than chance would have it.",
    )
    body = tuple(pair_sentence(row, by=by) for row in low.head(3).to_dict("records"))
    return Finding(topic, head, body, mixing_sureness(low, pairs), "mixing")


def pair_sentence(row: dict[Any, Any], *, by: str) -> Both:
    """Give one pair of groups with what was observed and what chance gives."""
    a, b = label(row["group_a"], by=by), label(row["group_b"], by=by)
    seen, chance, ratio = (
        figure(row["observed"]),
        figure(row["expected"], digits=1),
        figure(row["ratio"], digits=2),
    )
    p = p_value(row.get("p"))
    tail = f", {p}" if p else ""
    return Both(
        f"{a.ko}–{b.ko}: 실제 연결 {seen}, 우연이라면 {chance}({ratio}배{tail})",
        f"{a.en} – {b.en}: {seen} ties, {chance} by chance (ratio {ratio}{tail})",
    )


def mixing_sureness(low: pd.DataFrame, pairs: pd.DataFrame) -> Both | None:
    """Warn that among many pairs some stand out by chance; None without p values."""
    if "p" not in pairs.columns or pairs["p"].isna().all():
        return None
    if "p_adjusted" in pairs.columns:
        return Both(
            f"{len(pairs)}쌍을 한꺼번에 견준 점을 감안하고도 {len(low)}쌍이 두드러졌습니다.",
            f"{len(low)} of {len(pairs)} pairs stand{'s' * (len(low) == 1)} out, allowing for how many were compared.",
        )
    by_chance = CLEAR * len(pairs) / 2  # one side of a two-sided test
    ko, en = "한 쌍이 채 되지 않습니다", "fewer than one"
    if by_chance >= 1:
        ko, en = f"{round(by_chance)}쌍 정도입니다", f"about {round(by_chance)}"
    return Both(
        f"{len(pairs)}쌍을 한꺼번에 견주어 {len(low)}쌍이 두드러졌습니다. 우연만으로 두드러질 쌍은 {ko}.",
        f"{len(low)} of {len(pairs)} pairs stand{'s' * (len(low) == 1)} out; by chance alone {en} would.",
    )
