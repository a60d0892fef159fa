"""Results -> report.html: one offline file, Korean and English in it, ready to print on A4."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from innonet.errors import unknown_choice
from innonet.reporting import cards, contents, heat, record_sentences, sentences, sources, support, views, yearly
from innonet.reporting.finding import GRADES
from innonet.reporting.results import Results
from innonet.reporting.withheld import SMALL_CELLS
from innonet.reporting.words import EDITIONS, harmless
from innonet.written import count

if TYPE_CHECKING:
    import jinja2

# A particle stays on the line of its number: browsers break 12%은 even under keep-all, but for a word joiner.
_JOINED = re.compile("(\\d[%)]+)(?=[가-힣])")

FILES = (
    ("map.html", "협력망 지도", "Map of the network"),
    ("report.docx", "고쳐 쓸 수 있는 보고서(워드)", "The report as a document to edit"),
    ("tables.xlsx", "모든 표(엑셀)", "All tables as a workbook"),
    ("organizations.csv", "기관별 모든 지표", "Every organization with all measures"),
    ("hubs.csv", "거점기관 순위", "Ranked hubs"),
    ("communities.csv", "기관별 협력 집단", "Community of each organization"),
    ("fragmentation.csv", "전체 협력망 지표", "Whole-network measures"),
    ("mixing.csv", "집단 간 협력", "Ties between groups"),
    ("years.csv", "해마다의 단절도", "Fragmentation by year"),
    ("changes.csv", "첫해와 마지막 해의 비교", "The first year beside the last"),
    ("ties.csv", "연결과 근거 협력사업", "Ties with the partnerships behind them"),
    ("suggestions.csv", "제안", "Suggestions"),
    ("programmes.csv", "지원사업별 도달 범위", "Programmes and whom they reach"),
    ("programme_overlap.csv", "지원사업 사이의 겹침", "Overlap between programmes"),
    ("issues.csv", "자료 점검 결과", "What was found in the records"),
    ("crosswalk.csv", "합친 기관 표기", "Spellings brought together"),
    ("review.csv", "같은 기관인지 검토할 쌍", "Pairs to review: one organization or two?"),
    ("register/", "정제한 세 가지 표", "The three clean tables"),
    ("network.graphml", "다른 분석 도구용 협력망", "The network for other programs"),
    ("run.json", "설정과 판본", "Settings and versions"),
)


TEMPLATES = ("report.html", "findings.html", "evidence.html", "cards.html", "method.html", "data.html", "parts.html")


def page(results: Results, *, lang: str, docx: bool = True, xlsx: bool = True) -> str:
    """Write the report as one HTML file that fetches nothing.

    Parameters
    ----------
    lang
        `ko` or `en`: the language it opens in; the other is in the same file behind a switch.
    docx, xlsx
        Whether the folder holds `report.docx` and `tables.xlsx`, so that the page may point to them.

    Returns
    -------
    The file's text. Text from the records is escaped everywhere, and a content security policy by hashes
    lets no script or style run but the page's own.

    Raises
    ------
    UsageError
        If the language is neither.

    Examples
    --------
    >>> page(results, lang="ko")  # doctest: +SKIP
    """
    if lang not in ("ko", "en"):
        raise unknown_choice(lang, ["ko", "en"], where="lang")
    css, script = _part("report.css"), _part("report.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(css)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return _template().render(
        lang=lang,
        css=Markup(css),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=policy,
        figures=contents.figures_of(results),
        **_shown(results, docx=docx, xlsx=xlsx),
    )


def _shown(results: Results, *, docx: bool, xlsx: bool) -> dict[str, Any]:
    tables = contents.tables_of(results)
    terms = sources.terms(results)
    told = results.mixing.get("hidden", pd.Series(dtype=bool)).any()
    return {
        "title": results.title,
        "edition": EDITIONS[results.audience],
        "internal": results.audience == "internal",
        "overview": sentences.overview(results),
        "warning": record_sentences.warning(results.issues),
        "period": sources.period(results.register.partnerships),
        "key_figures": views.key_figures(results),
        "support_topic": support.topic(results),
        "findings": sentences.findings(results),
        "grades": GRADES,
        "picture": Markup(results.picture),  # noqa: S704
        "drawn": results.drawn,
        "legend": contents.legend(results),
        "tables": tables,
        "shown": {table.id for table in tables.values() if table},
        "heat": heat.heat_map(results),
        "cards": (told_cards := cards.cards(results)),
        "card_of": {one["map"]: f"#{one['id']}" for one in told_cards},
        "on_years": yearly.keep_in_mind(results.over_time),
        "withheld": SMALL_CELLS if told else None,
        "css_of": {"text": "t", "mark": "m", "number": "n", "chart": "c"},
        "number": Numbers(),
        "terms": terms,
        "defined": {one["id"] for one in terms},
        "workbook": xlsx,
        "folder": [one for one in FILES if (one[0] != "report.docx" or docx) and (one[0] != "tables.xlsx" or xlsx)],
        **_data(results),
    }


def _data(results: Results) -> dict[str, Any]:
    sizes = results.groups.members.value_counts()
    return {
        "pairs": count((sizes == 2).sum()),
        "alone": count((sizes == 1).sum()),
        "strength": sources.strength(results),
        "settings": sources.settings_rows(results),
        "versions": results.versions,
        "columns": sources.column_rows(results.source),
        "issues": sources.issue_groups(results.issues),
        "assumptions": sources.assumptions(results),
    }


class Numbers:
    """Counts figures and tables in the order in which they appear."""

    def __init__(self) -> None:
        self._figures: list[str] = []
        self._tables: list[str] = []

    def figure(self, id_: str) -> int:
        """Give the number of a figure."""
        self._figures.append(id_)
        return len(self._figures)

    def table(self, id_: str) -> int:
        """Give the number of a table."""
        self._tables.append(id_)
        return len(self._tables)


def _part(name: str) -> str:
    return files("innonet").joinpath(f"reporting/templates/{name}").read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
        loader=jinja2.DictLoader({name: _part(name) for name in TEMPLATES}),
    )
    return environment.get_template("report.html")


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return _JOINED.sub("\\1\u2060", harmless(value))
    return value
