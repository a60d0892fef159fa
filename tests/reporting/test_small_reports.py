"""What a report says of few organizations: nothing that is not there, and nothing that reads oddly."""

from dataclasses import replace

import pandas as pd
import report_made as made

from innonet.reporting import figures, sentences, views
from innonet.reporting.contents import figures_of, tables_of
from innonet.reporting.words import Both


def test_where_no_region_is_known_none_is_spoken_of() -> None:
    results = made.results()
    figure = figures_of(results)["composition"]
    assert figure is not None
    assert figure.words == Both("막대 옆의 수는 기관 수입니다.", "The number beside a bar counts its organizations.")
    assert tables_of(results)["composition"].title == Both("부문별 기관 수", "Organizations by sector")
    organizations = results.network.organizations.assign(region=["south", "north"] * 20)
    parted = replace(results, network=replace(results.network, organizations=organizations))
    figure = figures_of(parted)["composition"]
    assert figure is not None
    assert figure.words == Both("막대의 부분은 권역입니다.", "The parts of a bar are the regions.")
    assert tables_of(parted)["composition"].title.en == "Organizations by sector and region"


def test_where_nobody_stays_in_a_community_no_share_is_given() -> None:
    results = made.results()
    groups = replace(results.groups, stability=results.groups.stability * 0 + 0.5)
    assert sentences.community_sureness(replace(results, groups=groups)) == Both(
        "협력사업 다섯 건 중 한 건이 빠질 때 같은 집단에 남는다고 볼 기관은 없습니다(모듈성 0.43).",
        "No organization is sure to stay in its community when a fifth of the partnerships is missing "
        "(modularity 0.43).",
    )


def test_the_mean_of_what_is_counted_has_one_digit_however_small_it_is() -> None:
    rows = [("isolates", 1, 0.38), ("components", 2, 2.14), ("mean_steps", 2.0, 1.604), ("density", 1.0, 0.28312)]
    table = pd.DataFrame(rows, columns=["measure", "value", "expected"]).assign(p=0.4, meaning="", meaning_ko="")
    found = [row[2].text.en for row in views.fragmentation_table(table).rows]
    assert found == ["0.4", "2.1", "1.604", "0.283"]


def test_the_dot_of_the_first_rank_is_not_cut_in_half() -> None:
    board = figures.hub_intervals(pd.DataFrame([{"rank": 1, "rank_low": 1, "rank_high": 4, "name": "가"}]))
    assert board is not None
    dots = [one for one in board.axes.lines if one.get_marker() == "o"]
    assert [one.get_clip_on() for one in dots] == [False]


def test_what_the_lines_are_is_written_beside_each_other_nowhere() -> None:
    """Both lines fall: one is named above and to the right of it, the other below and to the left, if there is room."""
    shares = [0.67, 0.58, 0.25, 0.25, 0.08, 0.08, 0.08]
    by_chance = [0.67, 0.61, 0.55, 0.48, 0.41, 0.35, 0.28]
    curve = pd.DataFrame({"removed": range(7), "largest": shares, "random": by_chance})
    board = figures.removal(pd.concat([curve, curve.assign(removed=range(7, 14))]).assign(random_low=0, random_high=1))
    assert board is not None
    board.figure.canvas.draw()
    texts = {board.texts[int(one.get_text()[1:-1])].en: one.get_position()[1] for one in board.axes.texts}
    assert texts["leaving at random"] > by_chance[3] + 0.05
    assert texts["best connected leave first"] < shares[3] - 0.05


def test_one_alone_is_told_in_the_singular() -> None:
    results = made.results()
    ties, alone = results.network.ties, results.network.alone
    others = pd.DataFrame({"source": alone[1:], "target": results.network.ids[0]}).reindex(columns=ties.columns)
    network = replace(results.network, ties=pd.concat([ties, others], ignore_index=True))
    assert (
        "1 organization (2%) is not yet tied to any other." in sentences.overview(replace(results, network=network)).en
    )
    assert "5 organizations (12%) are not yet tied to any other." in sentences.overview(results).en
