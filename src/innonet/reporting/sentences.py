"""The findings in plain sentences, Korean and English, each made from a table of the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from innonet.korean import josa
from innonet.reporting.results import Results
from innonet.reporting.words import (
    Both,
    count,
    figure,
    is_missing,
    label,
    listed,
    organization_name,
    p_value,
    percent,
    shown,
)

TOP = 10
"""How many hubs a sentence calls the top."""
CLEAR = 0.05
"""Below this p value a difference from chance is called clear."""
SMALLEST_GROUP = 3
"""Communities below this size are counted apart: a pair is no group."""
FRAGMENTED = ("fragmentation", "F")
"""What the share of pairs without a path may be called in the table."""
STABLE = 0.8
"""From this stability on, an organization is said to stay in its community."""


@dataclass(frozen=True)
class Finding:
    """One thing a reader should know: the sentence, what stands behind it, how sure it is, where to look."""

    topic: Both
    head: Both
    body: tuple[Both, ...]
    sure: Both | None
    see: str


def findings(results: Results) -> list[Finding]:
    """Give the findings in the order of the story; a finding without numbers is left out."""
    made = [
        hub_finding(results.hubs),
        fragmentation_finding(results.fragmentation),
        mixing_finding(results.mixing, by=grouped_by(results)),
        community_finding(results),
        suggestion_finding(results.suggestions),
        data_finding(results.issues, results.crosswalk),
    ]
    return [finding for finding in made if finding is not None]


def grouped_by(results: Results) -> str:
    """Give the attribute the mixing table is about: as the study sets it, else the sector."""
    return str(results.mixing.attrs.get("by") or results.settings.get("mixing", {}).get("by", "sector"))


def overview(results: Results) -> Both:
    """Say how much there is: organizations, partnerships, ties, and who has none."""
    network, partnerships = results.network, results.register.partnerships
    alone = len(network) - len(np.unique(network.ends))
    share = percent(alone / len(network)) if len(network) else "–"
    ko = (
        f"기관 {count(len(network))}곳이 협력사업 {count(len(partnerships))}건에 참여하여 "
        f"연결 {count(len(network.ties))}개를 이루고 있습니다."
    )
    en = (
        f"{count(len(network))} organizations take part in {count(len(partnerships))} partnerships, "
        f"which makes {count(len(network.ties))} ties."
    )
    if alone:
        ko += f" 이 가운데 {count(alone)}곳({share})은 아직 다른 기관과 연결되어 있지 않습니다."
        en += f" {count(alone)} of them ({share}) are not yet tied to any other."
    return Both(ko, en)


def reason(row: Any, *, column: str = "reasons") -> Both:
    """Give a row's reasons in both languages, whether they are one text or several."""
    en = _joined(row.get(column))
    return Both(_joined(row.get(f"{column}_ko")) or en, en)


def _joined(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "; ".join(str(one) for one in value)
    return shown(value)


def hub_finding(hubs: pd.DataFrame) -> Finding | None:
    """Say who the hubs are, why the first of them is, and how far the ranks would move."""
    if hubs.empty:
        return None
    rows = hubs.head(3).to_dict("records")
    names = [organization_name(row) for row in rows]
    ko = listed([name.ko for name in names], lang="ko")
    en = listed([name.en for name in names], lang="en")
    verb, noun = ("is", "hub organization") if len(rows) == 1 else ("are", "hub organizations")
    head = Both(f"협력의 중심에는 {josa(ko, '이/가')} 있습니다.", f"The {noun} {verb} {en}.")
    why = reason(rows[0])
    body = (
        (Both(f"1위 {names[0].ko}: {why.ko}", f"First is {names[0].en}: {why.en}"),)
        if why.en or why.ko
        else ()
    )
    return Finding(Both("거점기관", "Hubs"), head, body, hub_sureness(hubs), "hubs")


def hub_sureness(hubs: pd.DataFrame) -> Both:
    """Say how many of the top hubs stay there when the records are drawn again, and who moves most."""
    top = hubs.head(TOP)
    if not {"rank_low", "rank_high"} <= set(hubs.columns) or top[["rank_low", "rank_high"]].isna().any(
        axis=None
    ):
        return Both(
            "순위가 얼마나 흔들리는지는 이번에 계산하지 않았습니다. 가까운 순위의 앞뒤는 단정하지 마십시오.",
            "How far the ranks could move was not computed; do not lean on the order of near ranks.",
        )
    last = top[["rank_low", "rank_high"]].max(axis=1)
    first = top[["rank_low", "rank_high"]].min(axis=1)
    kept, n = int((last <= len(top)).sum()), len(top)
    if kept == n:
        return Both(
            f"자료를 다시 뽑아 계산해도 상위 {n}곳이 모두 {n}위 안에 듭니다.",
            f"When the records are drawn again, all of the top {n} stay in the top {n}.",
        )
    place = int((last - first).to_numpy().argmax())
    low, high = int(first.iloc[place]), int(last.iloc[place])
    name = organization_name(top.iloc[place])
    return Both(
        f"자료를 다시 뽑아 계산해도 상위 {n}곳 가운데 {kept}곳은 {n}위 안에 듭니다. 폭이 가장 넓은 "
        f"{josa(name.ko, '은/는')} {low}위에서 {high}위 사이에 있어 순위를 단정하기 어렵습니다.",
        f"When the records are drawn again, {kept} of the top {n} stay in the top {n}. {name.en} moves most, "
        f"between rank {low} and rank {high}.",
    )


def fragmentation_finding(fragmentation: pd.DataFrame) -> Finding | None:
    """Say whether the network hangs together better or worse than chance would have it."""
    if fragmentation.empty:
        return None
    rows = fragmentation.to_dict("records")
    by_name = {str(row["measure"]): row for row in rows}
    key = next((by_name[name] for name in FRAGMENTED if name in by_name), None)
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
        return Both(
            f"우연으로 보기 어려운 차이입니다({p_value(p)}).", f"Chance hardly explains this ({p_value(p)})."
        )
    return Both(
        f"우연으로도 생길 수 있는 차이입니다({p_value(p)}).", f"Chance alone can explain this ({p_value(p)})."
    )


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
    if "p" in pairs.columns and less["p"].notna().any():
        less = less[less["p"] < CLEAR]
    return less.sort_values("ratio", kind="stable")


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
    by_chance = CLEAR * len(pairs) / 2  # one side of a two-sided test
    ko, en = "한 쌍이 채 되지 않습니다", "fewer than one"
    if by_chance >= 1:
        ko, en = f"{round(by_chance)}쌍 정도입니다", f"about {round(by_chance)}"
    return Both(
        f"{len(pairs)}쌍을 한꺼번에 견주어 {len(low)}쌍이 두드러졌습니다. 우연만으로 두드러질 쌍은 {ko}.",
        f"{len(low)} of {len(pairs)} pairs stand{'s' * (len(low) == 1)} out; by chance alone {en} would.",
    )


def community_finding(results: Results) -> Finding | None:
    """Say how many communities there are, name the largest, and say how firmly they hold."""
    members = results.groups.members
    sizes = members.value_counts()
    real = sizes[sizes >= SMALLEST_GROUP]
    if real.empty:
        return None
    inside = int(real.sum())
    head = Both(
        f"서로 더 자주 협력하는 집단이 {len(real)}개 있습니다.",
        f"There are {len(real)} communities that work together more than with others."
        if len(real) > 1
        else "There is one community that works together more than with others.",
    )
    body = (
        Both(
            f"기관 {count(inside)}곳({percent(inside / len(members))})이 {SMALLEST_GROUP}곳 이상인 집단에 "
            f"속하며, 가장 큰 집단은 {count(real.max())}곳입니다.",
            f"{count(inside)} organizations ({percent(inside / len(members))}) are in communities of "
            f"{SMALLEST_GROUP} or more; the largest has {count(real.max())}.",
        ),
    )
    return Finding(Both("협력 집단", "Communities"), head, body, community_sureness(results), "communities")


def community_sureness(results: Results) -> Both | None:
    """Say how many organizations stay in their community over repeated runs; None where it is not known."""
    stability = results.groups.stability.dropna()
    modularity = figure(results.groups.modularity, digits=2)
    if stability.empty:
        return None
    firm = percent(float((stability >= STABLE).mean()))
    return Both(
        f"여러 번 다시 나누어도 기관의 {josa(firm, '은/는')} 같은 집단에 남습니다"
        f"(안정도 {STABLE} 이상, 모듈성 {modularity}).",
        f"{firm} of the organizations stay in their community over repeated runs "
        f"(stability {STABLE} or more, modularity {modularity}).",
    )


def suggestion_finding(suggestions: pd.DataFrame) -> Finding | None:
    """Give the first suggestions with their reasons; None while there are none."""
    if suggestions.empty:
        return None
    n = len(suggestions)
    head = Both(
        f"다음에 해 볼 일 {n}가지를 제안합니다.", f"{n} suggestion{'s' * (n > 1)} for what to do next."
    )
    body = tuple(reason(row, column="reason") for row in suggestions.head(3).to_dict("records"))
    return Finding(Both("제안", "Suggestions"), head, body, None, "suggestions")


def data_finding(issues: pd.DataFrame, crosswalk: pd.DataFrame) -> Finding:
    """Say what in the records must be mended, what was left out, and which spellings were joined."""
    must = int((issues["severity"] == "must fix").sum()) if len(issues) else 0
    look = int((issues["severity"] == "should look").sum()) if len(issues) else 0
    aside = int(issues["set_aside"].astype(bool).sum()) if "set_aside" in issues.columns else 0
    joined = len(merged(crosswalk))
    head = (
        Both(
            f"자료에서 꼭 고칠 것이 {count(must)}건 있습니다.",
            f"{count(must)} finding{'s' * (must > 1)} in the records must be fixed.",
        )
        if must
        else Both("자료에 꼭 고쳐야 할 것은 없습니다.", "Nothing in the records must be fixed.")
    )
    body = Both(
        f"확인이 필요한 것은 {count(look)}건이며, 쓸 수 없어 제외한 행은 {count(aside)}건입니다. "
        f"표기가 다른 같은 기관 {count(joined)}건을 하나로 합쳤습니다.",
        f"{count(look)} more should be looked at; {count(aside)} rows could not be used and were set aside; "
        f"{count(joined)} other spellings were brought together with their organization.",
    )
    return Finding(Both("자료", "The records"), head, (body,), None, "data")


def merged(crosswalk: pd.DataFrame) -> pd.DataFrame:
    """Keep the spellings and ids that became another organization's."""
    if not {"original", "organization"} <= set(crosswalk.columns):
        return crosswalk.head(0)
    return crosswalk[crosswalk["original"].astype(str) != crosswalk["organization"].astype(str)]
