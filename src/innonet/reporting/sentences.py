"""The findings in plain sentences, Korean and English, each made from a table of the results."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from innonet.gaps import cautions
from innonet.grouping import SMALLEST
from innonet.kept import once
from innonet.korean import josa
from innonet.reporting.finding import FAIRLY_SURE, NO_DIFFERENCE, NOT_COMPUTED, SURE, UNSURE, Finding, reason
from innonet.reporting.gap_sentences import across_findings, fragility_finding, fragmentation_finding, mixing_finding
from innonet.reporting.hub_sentences import hub_finding
from innonet.reporting.record_sentences import data_finding
from innonet.reporting.results import Results
from innonet.reporting.support import support_finding
from innonet.reporting.words import Both, listed, named, term_name
from innonet.reporting.yearly import change_finding
from innonet.written import count, figure, gained, is_missing, percent

STABLE = 0.8
"""From this stability on, an organization is said to stay in its community."""


@once
def findings(results: Results) -> list[Finding]:
    """Give the findings in the order of the story; a finding without numbers is left out."""
    made = [
        hub_finding(results.tied_hubs, size=len(results.network)),
        fragmentation_finding(results.fragmentation),
        fragility_finding(results.removal),
        *across_findings(results.fragmentation, but=grouped_by(results)),
        mixing_finding(results.mixing, by=grouped_by(results)),
        community_finding(results),
        change_finding(results.over_time),
        support_finding(results),
        suggestion_finding(results),
        _with_cautions(data_finding(results.register, audience=results.audience), results),
    ]
    return [finding for finding in made if finding is not None]


def _with_cautions(finding: Finding, results: Results) -> Finding:
    """Add what makes any claim about this network weak."""
    said = (Both(row["meaning_ko"], row["meaning"]) for row in cautions(results.network).to_dict("records"))
    return replace(finding, body=(*finding.body, *said))


def grouped_by(results: Results) -> str:
    """Give the attribute the mixing table is about: as the study sets it, else the sector."""
    return str(results.mixing.attrs.get("by") or results.settings.get("mixing", {}).get("by", "sector"))


def overview(results: Results) -> Both:
    """Say how much there is: organizations, partnerships, ties, and who has none."""
    network, partnerships = results.network, results.register.partnerships
    alone = len(network) - len(np.unique(network.ends))
    share = percent(alone / len(network)) if len(network) else "–"
    ko = f"기관 {count(len(network))}곳과 협력사업 {count(len(partnerships))}건"
    en = (
        f"{count(len(network))} organization{'s' * (len(network) != 1)} and {count(len(partnerships))} "
        f"partnership{'s' * (len(partnerships) != 1)}"
    )
    if not len(network.ties):
        return Both(f"{ko}이 있으나 아직 서로 연결된 기관은 없습니다.", f"{en}, but no two organizations are tied yet.")
    ko += f"에서 연결 {count(len(network.ties))}개를 찾았습니다."
    en += f" make {count(len(network.ties))} tie{'s' * (len(network.ties) != 1)}."
    if alone:
        ko += f" 기관 가운데 {count(alone)}곳({share})은 아직 다른 기관과 연결되어 있지 않습니다."
        en += (
            f" {count(alone)} organization{'s' * (alone != 1)} ({share}) {'is' if alone == 1 else 'are'} not yet tied "
        )
        en += "to any other."
    return Both(ko, en)


def community_finding(results: Results) -> Finding | None:
    """Say how many communities there are, name the largest, and say how firmly they hold."""
    members = results.groups.members
    real = results.groups.counted
    if real.empty:
        return None
    inside = int(real.sum())
    is_open = is_missing(results.groups.p)
    size = Both(
        f"기관 {count(inside)}곳({percent(inside / len(members))})이 {SMALLEST}곳 이상인 집단 {len(real)}개에 "
        f"속하며, 가장 큰 집단은 {count(real.max())}곳입니다.",
        f"{count(inside)} organizations ({percent(inside / len(members))}) are in "
        f"{f'{len(real)} communities' if len(real) > 1 else 'the one community'} of {SMALLEST} or more; "
        f"the largest has {count(real.max())}.",
    )
    meaning = Both(results.groups.meaning("ko"), results.groups.meaning("en"))
    sure, topic = community_sureness(results), Both("협력 집단", "Communities")
    if not (is_open or results.groups.is_structured):
        none = Both(
            "우연보다 뚜렷한 협력 집단은 보이지 않습니다.", "No communities stand out from what chance would make."
        )
        body = (size, sure) if sure else (size,)
        return Finding(topic, none, body, meaning, "communities", "community", NO_DIFFERENCE)
    grade = _community_grade(results.groups.stability.dropna())
    head = _communities_found(len(real), is_open=is_open)
    return Finding(topic, head, (size, meaning), sure, "communities", "community", grade)


def _communities_found(number: int, *, is_open: bool) -> Both:
    """Say how many there are; where chance was not drawn beside them, only that the method finds them."""
    some = f"{number} communities" if number > 1 else "one community"
    if is_open:
        return Both(f"협력망을 집단 {number}개로 나누어 볼 수 있습니다.", f"The network can be seen as {some}.")
    verb = "are" if number > 1 else "is"
    return Both(
        f"서로 더 자주 협력하는 집단이 {number}개 있습니다.",
        f"There {verb} {some} that work{'s' * (number == 1)} together more than with others.",
    )


def _community_grade(stability: pd.Series[float]) -> int:
    """Grade by how many organizations stay in their community."""
    if stability.empty:
        return NOT_COMPUTED
    firm = float((stability >= STABLE).mean())
    return SURE if firm >= 0.9 else FAIRLY_SURE if firm >= 0.5 else UNSURE


def community_sureness(results: Results) -> Both | None:
    """Say how many organizations stay in their community when records are missing; None where it is not known."""
    stability = results.groups.stability.dropna()
    modularity = figure(results.groups.modularity, digits=2)
    if stability.empty:
        return None
    firm = percent(float((stability >= STABLE).mean()))
    if firm == "0%":
        return Both(
            f"협력사업 다섯 건 중 한 건이 빠질 때 같은 집단에 남는다고 볼 기관은 없습니다(모듈성 {modularity}).",
            "No organization is sure to stay in its community when a fifth of the partnerships is missing "
            f"(modularity {modularity}).",
        )
    return Both(
        f"협력사업 다섯 건 중 한 건이 빠져도 기관의 {josa(firm, '은/는')} 같은 집단에 남습니다(모듈성 {modularity}).",
        f"{firm} of the organizations stay in their community when a fifth of the partnerships is missing "
        f"(modularity {modularity}).",
    )


def suggestion_finding(results: Results) -> Finding | None:
    """Name the first suggestion with what it would change, and count the others; None while there are none."""
    ideas = results.suggestions
    if ideas.empty:
        return None
    first = ideas.iloc[0].to_dict()
    names = [named(results.network.called, one) for one in first["organizations"]]
    head = _first_to_do(first, names)
    body = [reason(first, column="reason")]
    counts = ideas["action"].value_counts(sort=False)
    if len(ideas) > 1:
        parts = [(term_name(str(action)), count(number)) for action, number in counts.items()]
        body.append(
            Both(
                f"제안은 모두 {count(len(ideas))}가지입니다: "
                + ", ".join(f"{name.ko} {number}" for name, number in parts)
                + ".",
                f"{count(len(ideas))} suggestions in all: "
                + ", ".join(f"{name.en.lower()} {number}" for name, number in parts)
                + ".",
            )
        )
    sure, grade = _gain_sureness(first)
    return Finding(Both("제안", "Suggestions"), head, tuple(body), sure, "suggestions", "gain", grade)


def _first_to_do(row: dict[Any, Any], names: list[Both]) -> Both:
    """Say the first suggestion as a request; two to be connected in a sentence of their own."""
    ko, en = (listed([name[at] for name in names], lang=lang) for at, lang in ((0, "ko"), (1, "en")))
    if row["action"] == "connect" and len(names) == 2:
        first, second = (name.ko for name in names)
        return Both(f"먼저 {josa(first, '과/와')} {josa(second, '을/를')} 이어 보십시오.", f"First, connect {en}.")
    action = term_name(str(row["action"]))
    return Both(f"먼저 할 일: {action.ko} – {ko}", f"First, {action.en.lower()}: {en}.")


def _gain_sureness(row: dict[Any, Any]) -> tuple[Both | None, int]:
    """Say how much of the first gain holds when the records are drawn again; that there is some is no news."""
    low, high = row.get("gain_low"), row.get("gain_high")
    if is_missing(low) or is_missing(high):
        return None, NOT_COMPUTED
    holds = float(low) >= float(row["gain"]) / 2  # type: ignore[arg-type]
    range_ = gained(low) if gained(low) == gained(high) else f"{gained(low)}–{gained(high)}"
    how = Both("적어도 절반은 유지됩니다", "at least half of it holds")
    if not holds:
        how = Both("절반에 못 미칠 수도 있습니다", "it may be less than half")
    what = Both("효과", "the gain")
    if row["action"] == "protect":
        what = Both("이 기관이 빠질 때 늘어날 단절", "what its loss would add")
    return (
        Both(
            f"다시 뽑은 자료 열에 아홉에서 {josa(what.ko, '은/는')} {josa(range_, '으로/로')}, {how.ko}.",
            f"In nine of ten draws of the records {what.en} is {range_}: {how.en}.",
        ),
        SURE if holds else UNSURE,
    )
