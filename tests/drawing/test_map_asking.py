"""Filters, colors, sizes, years and the story; the counts always say what is shown of what."""

import pytest
from opening import opened, shown
from sample import network

from innonet.projection import project

pytestmark = pytest.mark.browser


def test_the_legend_filters_and_counts(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    first, second = (int(tab.locator("#legend i").nth(place).inner_text()) for place in (0, 1))
    tab.locator("#legend button").first.click()
    assert f"기관 62곳 중 {first}곳" in tab.inner_text("#counts")
    tab.locator("#legend button").nth(1).click()
    assert f"기관 62곳 중 {first + second}곳" in tab.inner_text("#counts")
    assert tab.evaluate("document.activeElement.dataset.key") == "legend1"
    tab.click("#reset")
    assert shown(tab)[0] == 62
    tab.context.close()


def test_filters_of_several_attributes_hold_together(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html")
    tab.locator("#legend button").first.click()
    tab.click("[data-key=foldmunicipality]")
    name = tab.locator("#facets details[open] label span").first.inner_text()
    tab.locator("#facets details[open] input").first.uncheck()
    table, sector = made.organizations, tab.locator("#legend button span").first.inner_text()
    word = {
        "공공": "public",
        "시민사회": "civil_society",
        "기업": "business",
        "학계·연구": "academia",
        "사회적경제": "social_economy",
    }
    kept = (table["sector"] == word[sector]) & (table["municipality"] != name)
    assert shown(tab)[0] == kept.sum()
    tab.select_option("#color", label="협력 집단")
    assert shown(tab)[0] == kept.sum(), "a filter outlives the coloring it was made with"
    assert sector in tab.inner_text("#active")
    tab.context.close()


def test_kinds_filter_ties(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html")
    tab.click("[data-key=foldkinds]")
    for place in (0, 1):
        tab.locator("#facets details[open] input").nth(place).uncheck()
    last = tab.locator("#facets details[open] label span").nth(2).inner_text()
    kind = {"업무협약(MOU)": "mou", "리빙랩": "living_lab", "보조금·공모사업": "grant"}[last]
    assert shown(tab)[1] == len(project(made.register.where(partnerships={"kind": kind})).ties)
    tab.context.close()


def test_years_narrow_and_play(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html")
    tab.locator("#from").fill("2022")
    tab.locator("#to").fill("2022")
    works = made.register.partnerships
    active = set(works[(works["start"].str[:4] <= "2022") & (works["end"].str[:4] >= "2022")]["partnership"])
    pairs = set()
    for _, members in made.register.participations.groupby("partnership"):
        if members["partnership"].iloc[0] not in active:
            continue
        ids = sorted(set(members["organization"]))
        pairs |= {(a, b) for place, a in enumerate(ids) for b in ids[place + 1 :]}
    assert shown(tab)[1] == len(pairs)
    tab.click("#play")
    assert tab.get_attribute("#play", "aria-label") == "멈춤"
    assert tab.inner_text("#years-shown") == "2019년"
    tab.locator("#years-shown", has_text="2020년").wait_for()
    tab.click("#play")
    assert tab.get_attribute("#play", "aria-label") == "연도별로 재생"
    tab.context.close()


def test_ties_by_strength_and_across_groups(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html")
    whole = shown(tab)[1]
    tab.check("#across")
    sector = made.organizations["sector"].fillna("").to_numpy()
    across = sector[made.ends[:, 0]] != sector[made.ends[:, 1]]
    assert shown(tab)[1] == across.sum() < whole
    tab.uncheck("#across")
    tab.locator("#least").fill("98")
    strength = made.ties["strength"].to_numpy()
    least = float(tab.inner_text("#least-shown").removeprefix("≥ "))
    assert shown(tab)[1] == (strength >= least - 1e-3).sum() < whole
    tab.context.close()


def test_color_and_size_by_any_measure(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    before = tab.evaluate("innonet.at(0)")
    tab.select_option("#size", label="연결 기관 수")
    assert tab.evaluate("innonet.at(0)") == before, "size changes nobody's place"
    tab.locator("#color").select_option(value=str(tab.locator("#color option").all_inner_texts().index("연결 기관 수")))
    assert "size=degree" in tab.evaluate("location.hash")
    assert sum(int(one) for one in tab.locator("#legend i").all_inner_texts()) == 62
    assert 2 <= tab.locator("#legend button").count() <= 5
    assert tab.locator("#across").is_hidden(), "a measure has no groups to cross"
    tab.context.close()


def test_the_story_tells_hubs_gaps_and_suggestions(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.click("#tab-story")
    titles = [tab.inner_text("#tale h2")]
    groups = []
    while tab.locator("[data-key=after]").is_enabled():
        tab.click("[data-key=after]")
        titles.append(tab.inner_text("#tale h2"))
        groups.append(tab.evaluate("innonet.seen.counts[0]"))
    assert titles[:2] == ["한눈에 보기", "점수가 높은 기관"]
    assert titles[2].startswith("끊긴 곳: ")
    assert titles[-3:] == ["함께하면 좋을 기관", "아직 떨어져 있는 기관", "빠지면 갈라지는 곳"]
    assert groups[1] < 62, "a gap shows its two groups alone"
    assert groups[-1] == 62
    tab.click("[data-key=before]")
    assert "함께한 기관이 없습니다." in tab.inner_text("#tale")
    assert tab.evaluate("innonet.state.suggested")
    tab.context.close()
