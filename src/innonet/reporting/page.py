"""Results -> report.html: one offline file, Korean and English in it, ready to print on A4."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from innonet.errors import unknown_choice
from innonet.reporting import charts, record_sentences, sentences, sources, views
from innonet.reporting.results import Results
from innonet.reporting.words import label

if TYPE_CHECKING:
    import jinja2

# Control characters and signs that turn the direction of text: shown by number, never obeyed.
_TURNING = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# A particle stays on the line of its number: browsers break 12%은 even under keep-all, but for a word joiner.
_JOINED = re.compile("(\\d[%)]+)(?=[가-힣])")

FILES = (
    ("map.html", "협력망 지도", "Map of the network"),
    ("organizations.csv", "기관별 모든 지표", "Every organization with all measures"),
    ("hubs.csv", "거점기관 순위", "Ranked hubs"),
    ("communities.csv", "기관별 협력 집단", "Community of each organization"),
    ("fragmentation.csv", "전체 협력망 지표", "Whole-network measures"),
    ("mixing.csv", "집단 간 협력", "Ties between groups"),
    ("ties.csv", "연결과 근거 협력사업", "Ties with the partnerships behind them"),
    ("suggestions.csv", "제안", "Suggestions"),
    ("issues.csv", "자료 점검 결과", "What was found in the records"),
    ("crosswalk.csv", "합친 기관 표기", "Spellings brought together"),
    ("review.csv", "같은 기관인지 검토할 쌍", "Pairs to review: one organization or two?"),
    ("register/", "정제한 세 가지 표", "The three clean tables"),
    ("network.graphml", "다른 분석 도구용 협력망", "The network for other programs"),
    ("run.json", "설정과 판본", "Settings and versions"),
)


def page(results: Results, *, lang: str) -> str:
    """Write the report as one HTML file that fetches nothing.

    Parameters
    ----------
    lang
        `ko` or `en`: the language it opens in; the other is in the same file behind a switch.

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
        **_shown(results),
    )


def _shown(results: Results) -> dict[str, Any]:
    return {
        "title": results.title,
        "source": results.source,
        "overview": sentences.overview(results),
        "warning": record_sentences.warning(results.issues),
        "period": sources.period(results.register.partnerships),
        "key_figures": views.key_figures(results),
        "findings": sentences.findings(results),
        **_evidence(results),
        **_data(results),
    }


def _evidence(results: Results) -> dict[str, Any]:
    sizes = results.groups.members.value_counts()
    return {
        "hubs": views.hub_rows(results.hubs),
        "hubs_total": len(results.hubs),
        "hub_axis": charts.rank_axis(views.rank_end(results.hubs)),
        "fragmentation": views.fragmentation_rows(results.fragmentation),
        "heat": views.heat_map(results),
        "pairs": views.far_pairs(results),
        "communities": views.community_rows(results),
        "communities_total": int((sizes > 1).sum()),
        "alone": int((sizes == 1).sum()),
        "suggestions": views.suggestion_rows(results),
        "suggestions_total": len(results.suggestions),
    }


def _data(results: Results) -> dict[str, Any]:
    merged = sources.merged_rows(results)
    return {
        "terms": sources.terms(results),
        "settings": sources.settings_rows(results),
        "versions": results.versions,
        "files": sources.file_rows(results.source),
        "columns": sources.column_rows(results.source),
        "issues": sources.issue_groups(results.issues),
        "merged": merged,
        "merged_total": len(record_sentences.merged(results.register)),
        "folder": FILES,
    }


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
        loader=jinja2.DictLoader({"report.html": _part("report.html"), "parts.html": _part("parts.html")}),
    )
    environment.globals["label"] = label
    return environment.get_template("report.html")


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return _JOINED.sub("\\1\u2060", _TURNING.sub(lambda found: f"[U+{ord(found.group()):04X}]", value))
    return value
