"""The drawing board of the report's figures: matplotlib draws, and what comes out is clean, fluid SVG.

Labels go to matplotlib as tokens of plain letters and are put in afterwards, Korean and English both. So one picture
serves both languages, no font of the machine enters the bytes, and no text of the records is ever read as markup or
as mathematics.
"""

from __future__ import annotations

import io
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from innonet.reporting.words import Both, harmless

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 440
"""Width of a figure in its own units, about those of a phone's screen; the page stretches it."""
INK, SOFT, GRID, ACCENT, PALE, CHANCE = "#1b2430", "#55606e", "#dfe4ea", "#17427a", "#a9c0dd", "#8a5a00"
SIZE = 11.5
_TOKEN = re.compile(r"^t(\d+)t$")
_SVG = "{http://www.w3.org/2000/svg}"
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.id": None,
    "font.size": SIZE,
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": SOFT,
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "axes.labelcolor": SOFT,
}


class Board:
    """One figure being drawn: an axes, and the texts that stand for its tokens."""

    def __init__(self, name: str, *, height: float, left: float = 4, right: float = 10, low: float = 34) -> None:
        from matplotlib import rc_context
        from matplotlib.figure import Figure

        self.name = name
        self.texts: list[Both] = []
        with rc_context({**_SETTINGS, "svg.hashsalt": name}):
            self.figure: Figure = Figure(figsize=(WIDTH / 72, height / 72))
            self.axes: Axes = self.figure.add_axes(
                (left / WIDTH, low / height, 1 - (left + right) / WIDTH, 1 - (low + 6) / height)
            )
        self.axes.tick_params(length=0, labelsize=SIZE)
        self.axes.set_axisbelow(True)

    def say(self, text: Both) -> str:
        """Take a text and give the token that stands for it."""
        self.texts.append(text)
        return f"t{len(self.texts) - 1}t"

    def write(self, x: float, y: float, text: Both, **settings: Any) -> None:
        """Write a text at a place of the axes' data."""
        self.axes.text(x, y, self.say(text), **{"fontsize": SIZE, "va": "center", "color": INK, **settings})

    def mark_x(self, places: list[float], texts: list[Both]) -> None:
        """Write what stands along the axis below."""
        self.axes.set_xticks(places, [self.say(text) for text in texts])

    def mark_y(self, places: list[float], texts: list[Both]) -> None:
        """Write what stands along the axis at the left."""
        self.axes.set_yticks(places, [self.say(text) for text in texts])

    def svg(self) -> Markup:
        """Give the figure as inline SVG in both languages; a text beside it in the page says what it shows."""
        return _inlined(_drawn(self.figure, "svg", self.name), name=self.name, texts=self.texts)

    def png(self, lang: str) -> bytes:
        """Give the figure as a picture in one language, for documents that take no SVG."""
        from matplotlib.text import Text

        font = picture_font()

        def real(token: str) -> str:
            found = _TOKEN.match(token)
            return spoken(self.texts[int(found.group(1))], lang, korean=bool(font)) if found else token

        for axis in (self.axes.xaxis, self.axes.yaxis):
            # what stands along an axis is written anew at every drawing, from what the axis was given
            axis.set_ticks(axis.get_majorticklocs(), [real(one.get_text()) for one in axis.get_majorticklabels()])
        for one in self.figure.findobj(Text):
            one.set_text(real(one.get_text()))
            one.set_fontfamily([font, "DejaVu Sans"] if font else ["DejaVu Sans"])
        return _drawn(self.figure, "png", self.name)


def picture_font() -> str:
    """Choose a font that has Korean letters for the labels of a picture; empty where this machine has none."""
    from matplotlib import font_manager

    there = {one.name for one in font_manager.fontManager.ttflist}
    wanted = ("Malgun Gothic", "NanumGothic", "Noto Sans CJK KR", "Noto Sans KR", "AppleGothic", "Noto Sans CJK JP")
    return next((name for name in wanted if name in there), "")


def spoken(text: Both, lang: str, *, korean: bool) -> str:
    """Give a label in a language, as far as the font has its letters."""
    if not korean:
        return without_korean(text)
    return harmless(text.ko if lang == "ko" else text.en)


def without_korean(text: Both) -> str:
    """Give a label for a font that has no Korean letters: in English, names that have none by their number.

    Examples
    --------
    >>> without_korean(Both("1. 두레울", "1. 두레울")), without_korean(Both("순위", "Rank"))
    ('1.', 'Rank')
    """
    return re.sub("[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7ff\uff00-\uffef]+", "", text.en).strip()


def _drawn(figure: Figure, form: str, name: str) -> bytes:
    from matplotlib import rc_context

    made = io.BytesIO()
    if form == "svg":
        settings: dict[str, Any] = {"metadata": {"Date": None, "Creator": None}, "transparent": True}
    else:  # level 6, the usual one, draws for a quarter longer and saves a fortieth
        settings = {"metadata": {"Software": None}, "pil_kwargs": {"compress_level": 4}}
    with rc_context({**_SETTINGS, "svg.hashsalt": name}):
        figure.savefig(made, format=form, dpi=150, **settings)  # 222 dots an inch as the document shows it
    return made.getvalue()


def _inlined(made: bytes, *, name: str, texts: list[Both]) -> Markup:
    """Make matplotlib's SVG fit for a page of a strict policy: no styles, no ids but its own, both languages."""
    from lxml import etree

    root = etree.fromstring(made, parser=etree.XMLParser(no_network=True, resolve_entities=False))
    for unwanted in (f"{_SVG}metadata", f"{_SVG}style"):
        for one in list(root.iter(unwanted)):
            one.getparent().remove(one)
    used = set(re.findall(r"#([\w-]+)", etree.tostring(root, encoding="unicode")))
    for one in root.iter(etree.Element):
        _plain(one, name=name, used=used)
    for one in list(root.iter(f"{_SVG}text")):
        _spoken(one, texts)
    etree.cleanup_namespaces(root)
    box = root.get("viewBox")
    inside = "".join(etree.tostring(child, encoding="unicode") for child in root)
    inside = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", inside)
    inside = re.sub(r">\s+<", "><", inside).replace("xlink:href", "href").strip()
    return Markup(  # noqa: S704
        f'<svg class="plot" viewBox="{box}" aria-hidden="true" focusable="false">{inside}</svg>'
    )


def _plain(one: Any, *, name: str, used: set[str]) -> None:
    """Turn a style into attributes, and make ids the figure's own."""
    for part in filter(None, re.split(r";\s*", one.attrib.pop("style", ""))):
        key, _, value = part.partition(":")
        if key == "font":
            size = re.search(r"([\d.]+)px", value)
            one.set("font-size", size.group(1) if size else str(SIZE))
        else:
            one.set(key.strip(), value.strip())
    id_ = one.attrib.pop("id", None)
    if id_ in used:
        one.set("id", f"{name}-{id_}")
    for key, value in one.attrib.items():
        if "#" in value and (key.endswith("href") or "url(" in value):
            one.set(key, value.replace("#", f"#{name}-"))


def _spoken(one: Any, texts: list[Both]) -> None:
    """Put the real texts in the place of a token, one element per language."""
    from copy import deepcopy

    found = _TOKEN.match(one.text or "")
    if not found:
        return
    text = Both(*map(harmless, texts[int(found.group(1))]))
    one.text = text.ko
    if text.ko != text.en:
        other = deepcopy(one)
        other.text = text.en
        one.set("lang", "ko")
        other.set("lang", "en")
        one.addnext(other)


def shortened(text: str, most: int) -> str:
    """Cut a text that is too wide for its place; Korean letters count twice.

    Examples
    --------
    >>> shortened("경기사회혁신센터", 9), shortened("Suwon", 9)
    ('경기사회…', 'Suwon')
    """
    widths = list(accumulate(2 if ord(letter) > 0x1100 else 1 for letter in text))
    if not widths or widths[-1] <= most:
        return text
    kept = sum(width < most for width in widths)  # room for the sign that something is left out
    return text[: max(kept, 1)].rstrip() + "…"


def both_shortened(text: Both, most: int) -> Both:
    """Cut a text in both languages."""
    return Both(shortened(text.ko, most), shortened(text.en, most))
