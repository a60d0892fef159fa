"""Finding an organization, reading its card, and the way to another."""

from itertools import pairwise

import pytest
from opening import opened
from sample import network

from innonet.measures import degree
from innonet.ranking import hubs

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("한빛마을 13", "한빛마을 13호점"), ("ㅎㅂㅁㅇ", "한빛마을"), ("두레ㅇ", "두레온"), ("두레오", "두레온"),
     ("organization 5", "o005"), ("별칭44", "o044")],
)  # fmt: skip
def test_an_organization_is_found_by_any_of_its_names(browser, folder, text, wanted):
    tab, _ = opened(browser, folder / "plain.html")
    tab.fill("#find", text)
    tab.locator("#hits li").first.wait_for()
    tab.locator("#find").press("Enter")
    name, chosen = tab.inner_text("#card h2"), tab.evaluate("innonet.state.selected")
    assert name.startswith(wanted) or network().ids[chosen] == wanted
    tab.context.close()


def test_the_card_says_how_many_partners_are_not_on_the_map(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "few.html")
    tab.locator("#map").press("]")
    drawn = sum(map(int, tab.locator("#card h4 i").all_inner_texts()))
    name, note = tab.inner_text("#card h2"), tab.inner_text("#card h3 + .note")
    whole = int(degree(made)[made.organizations["name"] == name].iloc[0])
    assert 0 < drawn < whole
    assert note == f"함께하는 기관 {whole}곳 가운데 이 지도에 그린 곳은 {drawn}곳입니다."
    tab.context.close()
    tab, _ = opened(browser, folder / "plain.html")
    tab.locator("#map").press("]")
    assert tab.locator("#card h3 + .note").count() == 0
    tab.context.close()


def test_hits_are_stepped_through_and_clicked(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    tab.fill("#find", "푸른숲")
    tab.locator("#find").press("ArrowDown")
    assert tab.get_attribute("#find", "aria-activedescendant") == "hits1"
    second = tab.locator("#hits li").nth(1)
    name = second.evaluate("(one) => one.firstChild.textContent")
    second.click()
    assert tab.inner_text("#card h2") == name
    tab.fill("#find", "어디에도 없는 이름")
    assert "찾는 기관이 없습니다" in tab.inner_text("#hits")
    tab.context.close()


def test_the_card_tells_rank_partners_and_partnerships(browser, folder):
    made = network()
    first = hubs(made, draws=5).iloc[0]
    tab, _ = opened(browser, folder / "plain.html")
    tab.locator("#map").press("]")
    text = tab.inner_text("#card")
    partners = set(made.ties.query("source == @first.organization")["target"]) | set(
        made.ties.query("target == @first.organization")["source"]
    )
    assert first["name"] in text
    assert f"거점 {first['rank']}위" in text
    assert f"90% 구간 {first['rank_low']:.0f}–{first['rank_high']:.0f}위" in text
    assert first["reasons_ko"].split(".")[0] in text
    assert f"함께하는 기관 {len(partners)}곳" in text
    groups = tab.locator("#card h4 i").all_inner_texts()
    assert sum(map(int, groups)) == len(partners)
    works = made.register.participations.query("organization == @first.organization")["partnership"].nunique()
    assert f"협력사업 {works}건" in text
    assert "출처: 기관.csv:" in text
    assert tab.evaluate("innonet.seen.focus.size") == len(partners) + 1
    tab.context.close()


def test_the_light_falls_one_step_or_two(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html", anchor=f"#organization={made.ids[3]}")
    near = [len(made.graph.neighborhood(3, order=steps)) for steps in (1, 2)]
    assert tab.evaluate("innonet.seen.focus.size") == near[0]
    tab.click("[data-key=two_steps]")
    assert tab.evaluate("innonet.seen.focus.size") == near[1]
    assert tab.evaluate("document.activeElement.dataset.key") == "two_steps", "the focus stays where it was"
    tab.context.close()


def test_a_route_is_the_shortest_and_says_what_joins(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html", anchor=f"#organization={made.ids[1]}")
    steps = int(made.graph.distances(1, 45)[0][0])
    tab.fill("#to-whom", made.organizations["name"].iloc[45])
    tab.locator("#to-whom").press("Enter")
    assert f"{steps}단계로 이어지는 길" in tab.inner_text("#card")
    route = tab.evaluate("innonet.state.route")
    assert len(route) == steps + 1
    assert all(made.graph.are_adjacent(one, other) for one, other in pairwise(route))
    assert tab.locator("#card .route small").count() == steps
    again, _ = opened(browser, folder / "plain.html", anchor=tab.evaluate("location.hash"))
    assert again.evaluate("innonet.state.route") == route
    for one in (tab, again):
        one.context.close()


def test_where_no_way_leads_it_says_so(browser, folder):
    made = network()
    tab, _ = opened(browser, folder / "plain.html", anchor=f"#organization={made.ids[1]}")
    tab.fill("#to-whom", made.organizations["name"].iloc[-1])
    tab.locator("#to-whom").press("Enter")
    assert "길이 없습니다" in tab.inner_text("#route-note")
    tab.context.close()


def test_clicking_chooses_dragging_moves(browser, folder):
    tab, _ = opened(browser, folder / "plain.html")
    box = tab.locator("#map").bounding_box()
    x, y = tab.evaluate("innonet.at(0)")
    tab.mouse.click(box["x"] + x, box["y"] + y)
    assert tab.evaluate("innonet.state.selected") == 0
    before = tab.evaluate("innonet.view.x")
    tab.mouse.move(box["x"] + 200, box["y"] + 300)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 320, box["y"] + 300, steps=5)
    tab.mouse.up()
    assert tab.evaluate("innonet.view.x") < before
    assert tab.evaluate("innonet.state.selected") == 0, "a drag is no click"
    tab.context.close()


def test_who_is_not_drawn_is_said_to_be_in_the_tables(browser, folder):
    tab, _ = opened(browser, folder / "few.html")
    assert "매개" not in tab.inner_text("#left-out")
    assert "62곳 가운데 연결 기관 수 순으로 30곳만" in tab.inner_text("#left-out")
    tab.fill("#find", "없는 이름")
    assert tab.inner_text("#hits") == "지도에 그린 30곳 가운데 없습니다. 전체 62곳은 보고서의 기관 표에 있습니다."
    tab.context.close()
