"""report.html: one file, both languages, nothing fetched, nothing from the records ever run."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import report_made as made

from innonet.drawing.thinning import Shown
from innonet.errors import UsageError
from innonet.reporting import page

VOID = {"meta", "link", "br", "img", "input", "line", "circle", "rect", "hr"}


class Reader(HTMLParser):
    """Collect tags, ids, links and texts, and see that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def test_the_page_is_whole_and_every_inner_link_lands() -> None:
    reader = read(page(made.results(), lang="ko"))
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] or "" for tag, attrs in reader.tags if tag == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    labelled = {attrs["aria-labelledby"] for _, attrs in reader.tags if "aria-labelledby" in attrs}
    assert labelled <= set(ids)


def test_the_policy_names_the_hashes_of_the_only_script_and_style() -> None:
    text = page(made.results(), lang="ko")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    allowed = policy.group(1).replace("&#39;", "'")
    for tag in ("script", "style"):
        bodies = re.findall(f"<{tag}>(.*?)</{tag}>", text, flags=re.DOTALL)
        assert len(bodies) == 1
        digest = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed
    assert allowed.startswith("default-src 'none'")
    assert "unsafe" not in allowed


def test_nothing_is_fetched_from_anywhere() -> None:
    reader = read(page(made.results(), lang="en"))
    for tag, attrs in reader.tags:
        assert tag not in ("iframe", "object", "embed", "base", "form", "img")
        assert "src" not in attrs
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]
        if tag == "link":
            assert attrs["href"] == "data:,"


def test_hostile_text_in_every_field_stays_text() -> None:
    text = page(made.results(hostile=made.HOSTILE), lang="ko")
    reader = read(text)
    assert [tag for tag, _ in reader.tags if tag in ("script", "img", "b")].count("script") == 1
    assert not [attrs for tag, attrs in reader.tags if tag == "img"]
    assert "\u202e" not in text
    assert "[U+202E]" in text
    assert any("</script><script>window.hacked=1</script>" in one for one in reader.texts)


def test_both_languages_are_in_the_file_and_it_opens_in_the_one_asked_for() -> None:
    ko, en = (page(made.results(), lang=lang) for lang in ("ko", "en"))
    assert '<html lang="ko">' in ko
    assert '<html lang="en">' in en
    for text in (ko, en):
        assert "공공과 기업은 우연보다 적게 만납니다." in text
        assert "Public sector and Business meet less often than chance would have it." in text
    with pytest.raises(UsageError, match="ko, en"):
        page(made.results(), lang="fr")


def test_every_text_shown_in_korean_has_its_english_twin() -> None:
    reader = read(page(made.results(), lang="ko"))
    spans = [attrs.get("lang") for tag, attrs in reader.tags if tag == "span" and "lang" in attrs]
    assert spans[::2] == ["ko"] * (len(spans) // 2)
    assert spans[1::2] == ["en"] * (len(spans) // 2)


def test_the_page_repeats_to_the_byte_and_knows_no_machine() -> None:
    first, again = page(made.results(), lang="ko"), page(made.results(), lang="ko")
    assert first == again
    assert str(Path.home()) not in first
    assert str(Path.cwd()) not in first


def test_the_numbers_of_the_tables_are_on_the_page() -> None:
    texts = "\n".join(read(page(made.results(), lang="ko")).texts)
    for one in (
        "57.5 / 30.2",
        "1–2",
        "−0.310",
        "abababababab",
        "cp949",
        "외 2건",
        "핵심 명칭이 같고 달리 볼 근거가 없습니다",
    ):
        assert one in texts, one


def test_the_report_says_when_the_map_shows_a_part_and_how_all_are_drawn() -> None:
    told = "5,000 most important of 35,871 organizations"
    some = page(replace(made.results(), drawn=Shown(5_000, 35_871, 35_810, 796_670)), lang="en")
    assert told in some
    assert "기관 35,871곳 가운데 중요한 5,000곳만" in some
    assert "[draw] most = 35871" in some
    assert "[draw] most" not in page(replace(made.results(), drawn=Shown(40, 40, 90, 99)), lang="en")


def test_a_result_without_groups_issues_or_suggestions_still_makes_a_page() -> None:
    results = made.results(suggestions=False)
    register = replace(results.register, issues=made.issues().head(0), crosswalk=made.crosswalk("ab", "ab").head(0))
    bare = replace(
        results,
        network=replace(results.network, register=register),
        mixing=results.mixing.head(0),
        hubs=results.hubs.head(0),
        fragmentation=results.fragmentation.head(0),
    )
    texts = "\n".join(read(page(bare, lang="ko")).texts)
    assert "점검에서 나온 것이 없습니다." in texts
    assert "집단이 적힌 기관이 없어" in texts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, hostile in (("plain", ""), ("hostile", made.HOSTILE)):
        (folder / f"{name}.html").write_text(page(made.results(hostile=hostile), lang="ko"), encoding="utf-8")
    return folder


def opened(browser: Any, file: Path, width: int) -> tuple[Any, list[str]]:
    tab = browser.new_page(viewport={"width": width, "height": 900})
    heard: list[str] = []
    tab.on("console", lambda message: heard.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: heard.append(f"error: {error}"))
    tab.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
    tab.on("request", lambda request: heard.append(f"request: {request.url}"))
    tab.goto(file.as_uri())
    assert heard.pop(0) == f"request: {file.as_uri()}"
    return tab, heard


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["plain", "hostile"])
def test_in_a_browser_nothing_is_fetched_run_or_cut_off(browser: Any, folder: Path, name: str, width: int) -> None:
    tab, heard = opened(browser, folder / f"{name}.html", width)
    for lang in ("en", "ko"):
        tab.click(f'button[data-lang="{lang}"]')
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("window.hacked") is None
    assert heard == []
    tab.close()


@pytest.mark.browser
def test_the_switch_shows_one_language_at_a_time(browser: Any, folder: Path) -> None:
    tab, _ = opened(browser, folder / "plain.html", 1440)
    assert "핵심 결과" in tab.inner_text("main")
    assert "How sure" not in tab.inner_text("main")
    tab.click('button[data-lang="en"]')
    assert "핵심 결과" not in tab.inner_text("main")
    assert "fairly sure" in tab.inner_text("main")
    assert tab.get_attribute('button[data-lang="en"]', "aria-pressed") == "true"
    assert tab.get_attribute("html", "lang") == "en"
    tab.close()


@pytest.mark.browser
def test_tables_sort_and_copy_as_excel_takes_them(browser: Any, folder: Path) -> None:
    tab, heard = opened(browser, folder / "plain.html", 1440)
    ranks = "Array.from(document.querySelectorAll('#hub-table tbody tr'), row => row.cells[0].innerText)"
    header = tab.locator("#hub-table th[data-sort] button").first
    header.click()
    assert tab.evaluate(ranks) == [str(n) for n in range(1, 36)], "those who are tied"
    header.click()
    assert tab.evaluate(ranks) == [str(n) for n in range(35, 0, -1)]
    text = tab.evaluate("tableText(document.getElementById('pair-table'))")
    lines = text.split("\r\n")
    assert lines[0].split("\t") == ["두 집단", "실제 연결", "우연이라면", "배", "p"]
    assert lines[1].split("\t") == ["공공 – 기업", "5", "30.2", "0.17", "0.001"]
    tab.click('button[data-copy="pair-table"]')
    tab.wait_for_function("document.getElementById('said').textContent !== ''")
    assert heard == []
    tab.close()


@pytest.mark.browser
def test_without_a_script_the_page_is_still_whole(browser: Any, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((folder / "plain.html").as_uri())
    assert "공공과 기업은 우연보다 적게 만납니다." in tab.inner_text("main")
    assert not tab.is_visible("button[data-lang='en']")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("look", [("light", "ko", 1440), ("dark", "en", 390)])
def test_axe_finds_nothing_serious(browser: Any, folder: Path, axe: str, look: tuple[str, str, int]) -> None:
    scheme, lang, width = look
    tab = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    tab.goto((folder / "plain.html").as_uri())
    tab.click(f'button[data-lang="{lang}"]')
    tab.evaluate(axe)
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = {one["id"]: [node["html"][:160] for node in one["nodes"][:4]] for one in found
             if one["impact"] in ("serious", "critical")}  # fmt: skip
    assert grave == {}
    tab.context.close()


@pytest.mark.browser
def test_everything_is_reached_and_worked_by_keyboard_alone(browser: Any, folder: Path) -> None:
    tab, heard = opened(browser, folder / "plain.html", 1440)
    wanted = "Array.from(document.querySelectorAll('a[href], button, input, summary, .scroll'))"
    visible = f"{wanted}.filter(one => one.checkVisibility()).length"
    tab.evaluate("window.reached = new Set()")
    for _ in range(tab.evaluate(visible) + 5):
        tab.keyboard.press("Tab")
        tab.evaluate("window.reached.add(document.activeElement)")
    missed = tab.evaluate(
        f"{wanted}.filter(one => one.checkVisibility() && !window.reached.has(one)).map(one => one.outerHTML)"
    )
    assert missed == []
    tab.focus("#hub-table th[data-sort] button")
    tab.keyboard.press("Enter")
    assert tab.get_attribute("#hub-table th", "aria-sort") == "ascending"
    assert heard == []
    tab.close()


@pytest.mark.browser
def test_a_table_shows_the_rows_that_hold_what_is_looked_for(browser: Any, folder: Path) -> None:
    tab, heard = opened(browser, folder / "plain.html", 1440)
    tab.fill('[data-filter="hub-table"]', "수원시청")
    names = tab.evaluate(
        "Array.from(document.querySelectorAll('#hub-table tbody tr'), row => row.hidden ? '' : row.cells[1].innerText)"
    )
    assert [name.splitlines()[0] for name in names if name][:1] == ["수원시청"]
    assert 0 < sum(bool(name) for name in names) < 40
    assert tab.inner_text("#said") == f"35행 가운데 {sum(bool(name) for name in names)}행"
    tab.fill('[data-filter="hub-table"]', "")
    assert tab.locator("#hub-table tbody tr:visible").count() == 35
    assert heard == []
    tab.close()


@pytest.mark.browser
def test_the_findings_stand_on_the_first_screen_and_a_half(browser: Any, folder: Path) -> None:
    tab, _ = opened(browser, folder / "plain.html", 1440)
    assert tab.evaluate("document.querySelector('.findings').getBoundingClientRect().bottom") <= 1350
    assert tab.evaluate("document.querySelector('.glance').getBoundingClientRect().top") < 400
    tab.close()


def test_organizations_lead_to_their_cards_and_numbers_to_their_meaning() -> None:
    reader = read(page(made.results(), lang="ko"))
    links = [attrs["href"] or "" for tag, attrs in reader.tags if tag == "a"]
    assert "map.html#organization=o000" in links
    for word in ("rank", "rank_low", "score", "expected", "ratio", "community", "tie", "fragmentation"):
        assert f"#term-{word}" in links, word
    assert {"#hub-table", "#removal-table", "#composition-table"} <= set(links)


def test_the_page_says_whom_it_is_for_and_shows_others_no_records() -> None:
    inside = "\n".join(read(page(made.results(), lang="ko")).texts)
    outside = "\n".join(read(page(replace(made.results(), audience="public"), lang="ko")).texts)
    assert "내부용" in inside
    assert "공개용" in outside
    for quoted in ("기관.csv", "금액이 음수입니다.", "(사)수원시청", "abababab"):
        assert quoted in inside, quoted
        assert quoted not in outside, quoted


def test_nowhere_does_a_name_stand_that_two_organizations_bear() -> None:
    results = made.results()
    organizations = results.network.organizations.assign(name="한빛", name_en=None)
    network = replace(results.network, organizations=organizations)
    named = network.called.loc[results.hubs["organization"], ["name", "name_en"]].to_numpy()
    hubs = results.hubs.assign(name=named[:, 0], name_en=named[:, 1])
    text = page(replace(results, network=network, hubs=hubs), lang="ko")
    assert text.count("한빛(") > 40
    assert re.findall(r"한빛(?! ?\()", text) == []


def test_columns_are_told_in_the_words_of_the_reader() -> None:
    text = page(made.results(), lang="ko")
    listed = re.search(r'<ul class="columns">(.*?)</ul>', text, flags=re.DOTALL)
    assert listed is not None
    assert listed.group(1) == (
        '<li><span lang="ko">기관</span><span lang="en">organizations</span>: <b>기관명</b> → '
        '<span lang="ko">기관명</span><span lang="en">name</span></li>'
    )
