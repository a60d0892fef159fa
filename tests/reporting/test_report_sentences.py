"""The findings as sentences: the right numbers, the right particles, and no more sureness than there is."""

import doctest
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import report_made as made

from innonet import written
from innonet.korean import josa
from innonet.ranking.standing_out import first_alike
from innonet.reporting import (
    charts,
    contents,
    gap_sentences,
    hub_sentences,
    record_sentences,
    sentences,
    sources,
    views,
    words,
)
from innonet.reporting.finding import GRADES
from innonet.reporting.words import Both


def hubs(*intervals: tuple[int, int, int], names: tuple[str, ...] = ()) -> pd.DataFrame:
    given = names or tuple("가나다라마바사아자차카타"[: len(intervals)])
    table = pd.DataFrame(intervals, columns=["rank", "rank_low", "rank_high"])
    return table.assign(
        organization=given, name=given, name_en=[f"Org {i}" for i in range(len(given))], sector="public",
        score=0.5, reasons="it ties many", reasons_ko="많은 기관을 잇습니다.",
    )  # fmt: skip


def test_the_hubs_are_named_with_the_right_particle() -> None:
    table = hubs((1, 1, 2), (2, 1, 3), (3, 2, 3), names=("경기도", "수원시청", "서울(GRI)"))
    found = hub_sentences.hub_finding(table, size=12)
    assert found is not None
    assert found.head == Both(
        "협력의 중심에는 경기도, 수원시청, 서울(GRI)이 있습니다.",
        "The hub organizations are Org 0, Org 1 and Org 2.",
    )
    assert found.body[0].ko == "1위 경기도: 많은 기관을 잇습니다."
    assert found.sure == Both(
        "상위 3곳은 모두 순위의 90% 범위가 3위 안에 있습니다.",
        "All of the top 3 have 90% ranges of ranks within the first 3.",
    )


def test_nobody_without_a_tie_is_named_a_hub() -> None:
    results = made.results()
    alone = results.network.alone[0]
    others = results.hubs["organization"].iloc[1:]
    first = results.hubs.assign(organization=[alone, *others.where(others != alone, "o000")])
    told = replace(results, hubs=first)
    tied = {*results.network.ties["source"], *results.network.ties["target"]}
    assert told.tied_hubs["organization"].tolist() == [one for one in first["organization"] if one in tied]
    named = [one.ko for one in hub_sentences.first_names(told.tied_hubs, size=40)]
    assert named == results.hubs["name"].iloc[1:4].tolist()
    tables = contents.tables_of(told)["hubs"].rows
    assert [row[1].text.ko for row in tables[:2]] == results.hubs["name"].iloc[1:3].tolist()


def test_only_who_surely_is_a_hub_is_named() -> None:
    table = hubs((1, 1, 3), *[(place, 2, 12) for place in range(2, 13)])
    found = hub_sentences.hub_finding(table, size=12)
    assert found is not None
    assert found.head == Both("협력의 중심에는 가가 있습니다.", "The hub organization is Org 0.")
    assert found.body == (
        Both("1위 가: 많은 기관을 잇습니다.", "First is Org 0: it ties many"),
        Both("다른 거점기관은 자료만으로 가릴 수 없습니다.", "Who else is a hub, the records cannot tell."),
    )
    second = hub_sentences.hub_finding(table.assign(rank_high=[4, 3, *[12] * 10]), size=12)
    assert second is not None
    assert second.head.en == "The hub organization is Org 1."
    assert second.body[0] == Both("2위 나: 많은 기관을 잇습니다.", "Org 1 ranks 2: it ties many")


def test_who_has_the_highest_score_alone_is_no_hub_for_sure() -> None:
    table = hubs((1, 1, 7), *[(place, 1, 12) for place in range(2, 13)])
    found = hub_sentences.hub_finding(table, size=12)
    assert found is not None
    assert found.head == Both(
        "점수는 가가 가장 높지만, 거점기관이라고 단정할 수는 없습니다.",
        "Org 0 has the highest score, but the records cannot tell for sure that it is a hub.",
    )
    assert found.body == (Both("1위 가: 많은 기관을 잇습니다.", "First is Org 0: it ties many"),)
    assert GRADES[found.grade].en == "unsure"
    assert hub_sentences.first_names(table, size=12) == []


def test_the_widest_interval_is_named_and_the_order_of_its_ends_does_not_matter() -> None:
    table = hubs((1, 1, 2), (2, 40, 2), (3, 1, 3))
    assert hub_sentences.hub_sureness(table) == Both(
        "상위 3곳 가운데 순위의 90% 범위가 3위 안에 있는 곳은 2곳입니다. 폭이 가장 넓은 나는 2위에서 40위 "
        "사이에 있어 순위를 단정하기 어렵습니다.",
        "2 of the top 3 have 90% ranges of ranks within the first 3; that of Org 1 is the widest, from 2 to 40.",
    )


def test_without_intervals_nothing_is_claimed() -> None:
    table = hubs((1, 1, 2)).assign(rank_low=np.nan)
    assert "계산하지 않았습니다" in hub_sentences.hub_sureness(table).ko
    assert "not computed" in hub_sentences.hub_sureness(table.drop(columns="rank_high")).en
    assert hub_sentences.hub_finding(table.head(0)) is None


def whole(value: float, expected: float, p: float) -> pd.DataFrame:
    row = ("fragmentation", value, expected, p, "Meaning.", "뜻입니다.")
    return pd.DataFrame([row], columns=["measure", "value", "expected", "p", "meaning", "meaning_ko"])


@pytest.mark.parametrize(
    ("value", "expected", "p", "ko", "sure"),
    [
        (0.42, 0.2, 0.01, "우연히 짜인 협력망보다 더 끊어져", "우연으로 보기 어려운"),
        (0.1, 0.2, 0.01, "우연히 짜인 협력망보다 덜 끊어져", "우연으로 보기 어려운"),
        (0.42, 0.2, 0.4, "우연히 짜인 협력망과 뚜렷이 다르지 않", "우연으로도 설명되는"),
    ],
)
def test_fragmentation_is_told_against_chance(value: float, expected: float, p: float, ko: str, sure: str) -> None:
    found = gap_sentences.fragmentation_finding(whole(value, expected, p))
    assert found is not None
    assert found.sure is not None
    assert ko in found.head.ko
    assert sure in found.sure.ko
    assert found.body[0].ko == (
        f"기관을 둘씩 짝지으면 {josa(f'{value:.0%}', '은/는')} 서로 닿는 길이 없습니다. "
        f"우연히 짜인 협력망이라면 {expected:.0%}입니다."
    )


def test_fragmentation_without_an_expectation_claims_no_comparison() -> None:
    found = gap_sentences.fragmentation_finding(whole(0.42, np.nan, np.nan))
    assert found is not None
    assert found.head == Both(
        "기관을 둘씩 짝지으면 42%는 서로 닿는 길이 없습니다.",
        "42% of all pairs of organizations have no path between them.",
    )
    assert found.sure is None


def curve(largest: list[float], random: float = 0.8) -> pd.DataFrame:
    table = pd.DataFrame({"removed": range(len(largest)), "largest": largest, "random": random})
    return table.assign(organization="a", random_low=random - 0.02, random_high=random + 0.02)


def test_a_network_that_hangs_on_few_organizations_is_said_so() -> None:
    found = gap_sentences.fragility_finding(curve([0.9, 0.7, 0.4, *[0.1] * 38]))
    assert found is not None
    assert found.head.ko == "연결이 가장 많은 2곳에 협력망이 매달려 있습니다."
    assert found.body[0].en == (
        "If all 2 (5%) left, the largest part would shrink from 90% of the organizations to 40%."
    )
    assert found.body[0].ko.endswith("가장 큰 묶음에 속한 기관이 90%에서 40%로 줄어듭니다.")
    assert GRADES[found.grade].en == "sure"


def test_a_network_that_shrinks_slowly_is_not_called_fragile() -> None:
    assert gap_sentences.fragility_finding(curve([1 - n / 40 for n in range(41)])) is None
    assert gap_sentences.fragility_finding(curve([0.9, 0.1, 0.1])) is None


def test_a_network_of_small_parts_hangs_on_nobody() -> None:
    assert gap_sentences.fragility_finding(curve([0.49, 0.3, 0.1, *[0.05] * 38])) is None


def test_other_measures_speak_for_themselves() -> None:
    other = whole(3, 2, 0.1).assign(measure="components", meaning="Three parts.", meaning_ko="세 덩어리입니다.")
    found = gap_sentences.fragmentation_finding(other)
    assert found is not None
    assert found.head == Both("세 덩어리입니다.", "Three parts.")


def test_groups_that_meet_less_than_by_chance_come_first() -> None:
    found = gap_sentences.mixing_finding(made.mixing())
    assert found is not None
    assert found.head == Both(
        "공공과 기업은 우연보다 적게 만납니다.",
        "Public sector and Business meet less often than chance would have it.",
    )
    assert [text.ko.replace("\xa0", " ") for text in found.body] == [
        "공공–기업: 실제 연결 5, 우연이라면 30.2(0.17배, p = 0.001)"
    ]
    assert found.sure is not None
    assert (
        found.sure.ko
        == "10쌍을 한꺼번에 견주어 1쌍이 두드러졌습니다. 우연만으로 두드러질 쌍은 한 쌍이 채 되지 않습니다."
    )


def test_a_pair_that_stands_twice_is_counted_once() -> None:
    table = made.mixing()
    mirrored = table.rename(columns={"group_a": "group_b", "group_b": "group_a"})
    assert len(gap_sentences.between(pd.concat([table, mirrored]))) == 10


def test_no_clear_pair_is_said_so() -> None:
    found = gap_sentences.mixing_finding(made.mixing().assign(p=0.5))
    assert found is not None
    assert found.head.en == "No pair of sectors meets clearly less than by chance."
    assert GRADES[found.grade].en == "no clear difference"
    assert gap_sentences.mixing_finding(made.mixing().head(0)) is None


def test_communities_below_three_are_not_called_communities() -> None:
    found = sentences.community_finding(made.results())
    assert found is not None
    assert found.head.ko == "서로 더 자주 협력하는 집단이 4개 있습니다."
    assert found.body[0].en == "36 organizations (90%) are in 4 communities of 3 or more; the largest has 9."
    assert found.body[1] == Both("우연보다 뚜렷하게 나뉩니다.", "It divides more clearly than chance.")
    assert found.sure is not None
    assert found.sure.ko == "협력사업 다섯 건 중 한 건이 빠져도 기관의 40%는 같은 집단에 남습니다(모듈성 0.43)."


def test_communities_that_chance_makes_too_are_not_said_to_be_there() -> None:
    results = made.results()
    groups = replace(results.groups, p=0.4, is_structured=False)
    found = sentences.community_finding(replace(results, groups=groups))
    assert found is not None
    assert found.head == Both(
        "우연보다 뚜렷한 협력 집단은 보이지 않습니다.", "No communities stand out from what chance would make."
    )
    assert found.body[0].ko == "기관 36곳(90%)이 3곳 이상인 집단 4개에 속하며, 가장 큰 집단은 9곳입니다."
    assert GRADES[found.grade].en == "no clear difference"


def test_communities_are_not_claimed_where_chance_was_not_drawn_beside_them() -> None:
    results = made.results()
    meant = results.groups.meaning("en")
    found = sentences.community_finding(replace(results, groups=replace(results.groups, p=np.nan)))
    assert found is not None
    assert found.head == Both("협력망을 집단 4개로 나누어 볼 수 있습니다.", "The network can be seen as 4 communities.")
    assert found.body[1].en == meant, "that chance was not drawn is said"


def test_no_hub_is_claimed_where_none_stands_out() -> None:
    alike = hubs(*[(1, 1, 8)] * 6, (7, 1, 8), (7, 1, 8))
    found = hub_sentences.hub_finding(alike, size=8)
    assert found is not None
    assert found.head == Both(
        "기관 6곳이 나란히 1위여서 거점기관을 가릴 수 없습니다.",
        "No hub stands out: 6 organizations share the first rank.",
    )
    assert (found.body, found.sure) == ((), None)
    two = hub_sentences.hub_finding(hubs((1, 1, 2), (1, 1, 2)), size=2)
    assert two is not None
    assert two.head.en == "No hub stands out: 2 organizations share the first rank."


def test_no_hub_is_named_where_any_rank_may_be_anyones() -> None:
    table = hubs(*[(place, 1, 12) for place in range(1, 13)])
    found = hub_sentences.hub_finding(table, size=12)
    assert found is not None
    assert found.head == Both("자료만으로는 거점기관을 가릴 수 없습니다.", "The records cannot tell who the hubs are.")
    assert found.body == ()
    assert found.sure == Both(
        "점수가 가장 높은 가조차 다른 기관보다 앞선다고 단정할 수 없습니다. 협력사업을 더 기록하면 가릴 수 있습니다.",
        "Not even Org 0, whose score is the highest, is sure to rank above any other. More partnerships on record "
        "would tell.",
    )
    assert GRADES[found.grade].en == "unsure"
    assert hub_sentences.first_names(table, size=12) == []
    sure = hubs((1, 1, 3), *[(place, 2, 12) for place in range(2, 13)])
    assert [one.en for one in hub_sentences.first_names(sure, size=12)] == ["Org 0"]
    undrawn = sure.assign(rank_low=np.nan, rank_high=np.nan)
    assert [one.en for one in hub_sentences.first_names(undrawn, size=12)] == ["Org 0", "Org 1", "Org 2"]


def test_of_twelve_the_first_three_are_the_top() -> None:
    found = hub_sentences.hub_finding(hubs((1, 1, 2), *[(place, 2, 12) for place in range(2, 13)]), size=12)
    assert found is not None
    assert found.sure is not None
    assert "상위 3곳 가운데 순위의 90% 범위가 3위 안에 있는 곳은 1곳입니다" in found.sure.ko


def test_in_a_small_network_the_first_three_are_the_top() -> None:
    found = hub_sentences.hub_finding(hubs((1, 1, 2), (2, 1, 5), (3, 2, 5), (4, 2, 6), (5, 3, 6), (6, 4, 6)), size=6)
    assert found is not None
    assert found.sure is not None
    assert found.head.en == "The hub organization is Org 0."
    assert found.sure.en.startswith("1 of the top 3 has a 90% range of ranks within the first 3; that of Org 1 is")
    assert GRADES[found.grade].en == "fairly sure", "the one that is named stays"


def test_where_nobody_is_sure_to_stay_no_number_is_given() -> None:
    assert hub_sentences.hub_sureness(hubs((1, 1, 9), (2, 1, 9))) == Both(
        "상위 2곳 가운데 순위의 90% 범위가 2위 안에 있는 곳은 없습니다. 폭이 가장 넓은 가는 1위에서 9위 "
        "사이에 있어 순위를 단정하기 어렵습니다.",
        "None of the top 2 has a 90% range of ranks within the first 2; that of Org 0 is the widest, from 1 to 9.",
    )


def test_nothing_is_told_in_noughts() -> None:
    clean = replace(made.register(), issues=pd.DataFrame(), crosswalk=pd.DataFrame())
    assert record_sentences.data_finding(clean).body == (
        Both("확인이 필요한 것도, 제외한 행도 없습니다.", "Nothing else is odd, and no row was left out."),
    )
    issues = made.issues()
    aside = issues["set_aside"].astype(bool)
    must = record_sentences.warning(issues[~aside].head(1).assign(severity="must fix"))
    assert must == Both("자료에서 꼭 고칠 것이 1건 있습니다.", "1 finding in the records must be fixed.")
    left_out = record_sentences.warning(issues[aside].head(1).assign(severity="note"))
    assert left_out == Both(
        "이 보고서의 수치는 쓸 수 없어 제외한 행 1건을 뺀 것입니다.",
        "The numbers leave out 1 row that could not be used.",
    )


def test_a_network_without_ties_is_said_to_have_none() -> None:
    results = made.results()
    network = replace(results.network, ties=results.network.ties.head(0))
    assert sentences.overview(replace(results, network=network)) == Both(
        "기관 40곳과 협력사업 30건이 있으나 아직 서로 연결된 기관은 없습니다.",
        "40 organizations and 30 partnerships, but no two organizations are tied yet.",
    )


def test_the_records_are_told_with_their_faults() -> None:
    found = record_sentences.data_finding(made.register())
    assert found.head == Both("자료에서 꼭 고칠 것이 5건 있습니다.", "5 findings in the records must be fixed.")
    assert found.body[0].ko == ("확인이 필요한 것은 1건이며, 쓸 수 없어 제외한 행은 6건입니다.")
    assert found.body[1].ko == "같은 기관을 달리 적은 표기 3건을 하나로 합쳤습니다."
    assert len(record_sentences.data_finding(made.register(), audience="public").body) == 1
    clean = replace(made.register(), issues=pd.DataFrame(), crosswalk=pd.DataFrame())
    assert record_sentences.data_finding(clean).head.ko == "자료에 꼭 고쳐야 할 것은 없습니다."


def test_rows_left_out_are_told_before_anything_else() -> None:
    warning = record_sentences.warning(made.issues())
    assert warning is not None
    assert warning.ko == (
        "이 보고서의 수치는 쓸 수 없어 제외한 행 6건을 뺀 것이며, 자료에서 꼭 고칠 것이 5건 있습니다."
    )
    assert record_sentences.warning(made.issues().query("rule == 'missing_sector'")) is None


def test_an_organization_written_by_its_own_name_is_not_a_merged_spelling() -> None:
    assert record_sentences.merged(made.register())["original"].tolist() == ["o90", "o91", "수원시청(본청)"]


def test_the_overview_counts_what_is_there() -> None:
    results = made.results()
    tied = set(results.network.ties["source"]) | set(results.network.ties["target"])
    alone = 40 - len(tied)
    assert sentences.overview(results).ko == (
        f"기관 40곳과 협력사업 30건에서 연결 {len(results.network.ties)}개를 찾았습니다. "
        f"기관 가운데 {alone}곳({written.percent(alone / 40)})은 아직 다른 기관과 연결되어 있지 않습니다."
    )


def test_the_first_suggestion_is_a_request_with_its_sureness() -> None:
    results = made.results()
    ideas = results.suggestions.assign(gain=0.01, gain_low=0.005, gain_high=0.02)
    found = sentences.suggestion_finding(replace(results, suggestions=ideas))
    assert found is not None
    assert found.head == Both(
        f"먼저 경기사회혁신센터와 {josa(made.LONG, '을/를')} 이어 보십시오.",
        f"First, connect 경기사회혁신센터 and {'Organization 5'}.",
    )
    assert found.sure == Both(
        "다시 뽑은 자료 열에 아홉에서 효과는 0.0050–0.0200으로, 적어도 절반은 유지됩니다.",
        "In nine of ten draws of the records the gain is 0.0050–0.0200: at least half of it holds.",
    )
    assert GRADES[found.grade].en == "sure"
    unsure = sentences.suggestion_finding(replace(results, suggestions=ideas.assign(gain_low=0.004)))
    assert unsure is not None
    assert unsure.sure is not None
    assert unsure.sure.ko.endswith("0.0040–0.0200으로, 절반에 못 미칠 수도 있습니다.")
    assert GRADES[unsure.grade].en == "unsure", "that there is some gain is no news: a tie only joins"
    protect = sentences.suggestion_finding(replace(results, suggestions=ideas.assign(action="protect")))
    assert protect is not None
    assert protect.sure is not None
    assert protect.sure.en == (
        "In nine of ten draws of the records what its loss would add is 0.0050–0.0200: at least half of it holds."
    )
    plain = sentences.suggestion_finding(results)
    assert plain is not None
    assert plain.sure is None


def test_every_finding_points_at_evidence_on_the_page() -> None:
    found = sentences.findings(made.results())
    assert [one.see for one in found] == [
        "hubs",
        "fragmentation",
        "removal",
        "mixing",
        "communities",
        "suggestions",
        "data",
    ]
    assert [one.see for one in sentences.findings(made.results(suggestions=False))][-2:] == [
        "communities",
        "data",
    ]


def test_labels_speak_both_languages() -> None:
    assert words.label("civil_society") == Both("시민사회", "Civil society")
    assert words.label(np.nan) == Both("미상", "Unknown")
    assert words.label("수원시", by="municipality") == Both("수원시", "Suwon-si")
    assert words.label(3, by="community") == Both("3", "3")


@pytest.mark.parametrize("module", [words, written, charts])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_charts_place_values_on_their_axis() -> None:
    assert 'cx="50.00%"' in charts.gauge(0.5, 0.25, low=0, high=1)
    assert 'class="chance" x1="26.50%"' in charts.gauge(0.5, 0.25, low=0, high=1)
    assert charts.gauge(np.nan, 0.1, low=0, high=1) == ""
    assert 'width="50.00%"' in charts.bar(2, longest=4)


def across(by, value, expected, p):
    columns = ["measure", "by", "value", "expected", "z", "p"]
    return pd.DataFrame([("ei_index", by, value, expected, -3.0, p)], columns=columns)


def test_no_gap_is_picked_for_its_luck_among_many():
    some = pd.concat([across(by, -0.5, 0.02, p) for by, p in (("region", 0.04), ("level", 0.3), ("urban_rural", 0.6))])
    assert gap_sentences.across_findings(some, but="sector") == []
    assert len(gap_sentences.across_findings(some.head(1), but="sector")) == 1
    (found,) = gap_sentences.across_findings(some.assign(p=[0.01, 0.3, 0.6]), but="sector")
    assert GRADES[found.grade].en == "fairly sure", "0.03 among three"
    assert found.sure == Both(
        "우연으로 보기 어려운 차이입니다(p\xa0=\xa00.010).", "Chance hardly explains this (p\xa0=\xa00.010)."
    )


def test_a_clear_gap_between_places_is_a_finding_of_its_own():
    (found,) = gap_sentences.across_findings(across("region", -0.86, 0.02, 0.001), but="sector")
    assert found.topic.ko == "남부와 북부"
    assert found.head == Both("남부와 북부는 따로 움직입니다.", "North and south hardly work together.")
    assert found.body[0].ko == "경계를 넘는 연결은 7%뿐입니다. 우연이라면 51% 정도입니다."
    assert found.body[0].en == "Only 7% of the ties cross the line; chance would give about 51%."
    assert gap_sentences.across_findings(across("region", -0.86, 0.02, 0.2), but="sector") == []
    assert gap_sentences.across_findings(across("region", 0.5, 0.02, 0.001), but="sector") == []
    assert gap_sentences.across_findings(across("region", -0.86, 0.02, 0.001), but="region") == []


def test_pairs_are_called_far_apart_only_after_allowing_for_their_number():
    table = pd.DataFrame(
        {"group_a": ["public"], "group_b": ["business"], "observed": [3.0], "expected": [9.0], "ratio": [0.33],
         "p": [0.01], "p_adjusted": [0.2]}
    )  # fmt: skip
    assert gap_sentences.seldom(table).empty
    assert len(gap_sentences.seldom(table.assign(p_adjusted=0.01))) == 1


def test_few_draws_by_chance_are_said_to_show_nothing():
    table = made.FRAGMENTATION.copy()
    table.attrs["draws"] = 5
    found = gap_sentences.fragmentation_finding(table)
    assert found is not None
    assert found.grade == 0
    assert found.head.en == "23% of all pairs of organizations have no path between them; by chance it would be 11%."
    assert found.sure == Both(
        "우연히 짜인 협력망을 5번만 만들어 보았으므로 우연과 다른지 아닌지는 가릴 수 없습니다. "
        "가리려면 20번 이상이 필요합니다.",
        "With only 5 networks made by chance no difference from chance can be shown, nor that there is none; "
        "20 or more are needed.",
    )
    pairs = made.mixing()
    pairs.attrs["permutations"] = 9
    told = gap_sentences.mixing_finding(pairs)
    assert told is not None
    assert (told.grade, told.body) == (0, ())
    assert told.head.en == "Whether any pair of sectors meets less than by chance cannot be told."
    pairs.attrs["permutations"] = 20
    enough = gap_sentences.mixing_finding(pairs)
    assert enough is not None
    assert enough.head.en == "Public sector and Business meet less often than chance would have it."


def test_how_sure_the_first_rank_is_stands_with_the_hubs():
    hubs = made.results().hubs.assign(sureness="Between 1 and 2.", sureness_ko="1위에서 2위 사이입니다.")
    found = hub_sentences.hub_finding(hubs)
    assert found is not None
    assert found.body[-1] == Both("1위에서 2위 사이입니다.", "Between 1 and 2.")
    below = [row[1].below[-1].en for row in views.hub_table(hubs).rows]
    assert below[9] == "Between 1 and 2."
    assert below[10] != "Between 1 and 2."


def test_a_whole_network_and_a_single_pair_are_told_without_noughts_and_ones():
    row = {"value": 0.0, "expected": 0.07, "p": 0.4}
    assert gap_sentences.fragmentation_sentences(row)[1] == Both(
        "서로 닿는 길이 없는 기관 쌍은 없습니다. 우연히 짜인 협력망이라면 7%입니다.",
        "Every two organizations have a path between them; by chance 7% of the pairs would have none.",
    )
    one = pd.DataFrame({"group_a": ["north"], "group_b": ["south"], "observed": [3], "expected": [4.0], "ratio": [0.75],
                        "p": [0.3], "p_adjusted": [0.3]})  # fmt: skip
    assert gap_sentences.mixing_sureness(one.head(0), one) == gap_sentences.against_chance({"p": 0.3})


def test_first_ranks_that_many_share_are_counted():
    assert first_alike(hubs((1, 1, 4), (1, 1, 4), (3, 1, 4), (4, 1, 4))) == 0
    assert first_alike(hubs(*[(1, 1, 4)] * 4, (5, 5, 5))) == 4
    assert first_alike(hubs((1, 1, 2), (1, 1, 2))) == 2


def test_what_a_large_network_was_judged_by_is_said() -> None:
    results = made.results()
    before = sources.assumptions(results)
    large = replace(results, profile=results.profile.copy(), hubs=results.hubs.copy())
    large.profile.attrs["approximate"] = {"betweenness": "from 500 sampled sources"}
    large.hubs.attrs["evidence"] = {"reach": ["degree", "strength"]}
    more = sources.assumptions(large)[len(before) :]
    assert [one.en.partition(": ")[2].split(" was")[0].split(" were")[0] for one in more] == ["betweenness", "hubs"]
    assert "연결 기관 수, 연결 강도" in more[1].ko
    large.hubs.attrs["evidence"] = {"reach": ["degree", "strength", "harmonic"]}
    assert len(sources.assumptions(large)) == len(before) + 1
