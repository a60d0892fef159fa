"""Cards in the report: those first named, with what a reader without the map needs."""

import re
from dataclasses import replace

import report_made as made

from innonet.reporting.cards import cards, named
from innonet.reporting.page import page
from innonet.reporting.words import Both


def test_the_first_hubs_and_those_suggested_have_a_card_each() -> None:
    results = made.results()
    ids = named(results)
    assert ids[:12] == results.hubs["organization"].head(12).tolist()
    assert set(results.suggestions["organizations"].iloc[0]) <= set(ids)
    assert len(ids) == len(set(ids)) == len(cards(results))
    assert named(replace(results, hubs=results.hubs.head(0), suggestions=results.suggestions.head(0))) == []


def test_a_card_tells_place_rank_reasons_and_partners_by_sector() -> None:
    results = made.results()
    first, id_ = cards(results)[0], named(results)[0]
    row = results.hubs.iloc[0]
    assert first["name"].ko == row["name"]
    assert first["about"].ko.endswith(row["municipality"])
    assert first["lines"][0] == Both("거점 순위 1위(90% 범위 1–2위)", "Rank 1 among hubs (90% range 1–2)")
    assert first["lines"][1].en == row["reasons"]
    ties = results.network.ties
    partners = {*ties.loc[ties["source"] == id_, "target"], *ties.loc[ties["target"] == id_, "source"]}
    said = first["lines"][2].en
    assert said.startswith(f"{len(partners)} partners: ")
    assert sum(int(one) for one in re.findall(r" (\d+)(?:,|$)", said)) == len(partners)


def test_one_without_partners_or_rank_is_told_as_such() -> None:
    results = made.results()
    alone = results.network.ids[-1]
    idea = results.suggestions.assign(organizations=[(alone,)])
    card = cards(replace(results, hubs=results.hubs.head(0), suggestions=idea))[0]
    assert card["lines"] == [Both("아직 함께한 기관이 없습니다.", "No partners yet.")]
    ranked = cards(replace(results, suggestions=idea))
    assert results.hubs["organization"].eq(alone).any()
    assert ranked[-1]["lines"] == card["lines"], "who has no tie has no rank among hubs"


def test_names_lead_to_the_card_in_the_page_and_from_there_to_the_map() -> None:
    results = made.results()
    text = page(results, lang="ko")
    hub = results.hubs["organization"].iloc[0]
    assert '<a class="name" href="#card-1">' in text
    assert f'<a class="name" href="map.html#organization={hub}">' not in text
    assert f'<a href="map.html#organization={hub}">' in text
    beyond = results.tied_hubs["organization"].iloc[-1]
    assert f'<a class="name" href="map.html#organization={beyond}">' in text
