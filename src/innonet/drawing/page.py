"""The page: one template, one stylesheet, plain scripts in a fixed order, under a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from innonet import glossary
from innonet.drawing import still
from innonet.drawing.harmless import harmless
from innonet.drawing.packing import Drawn, packed

if TYPE_CHECKING:
    import jinja2

SCRIPTS = (
    "words.js", "data.js", "state.js", "focus.js", "view.js", "shapes.js", "areas.js", "paint.js", "ties.js",
    "geography.js", "marks.js", "labels.js", "lettering.js", "picture.js", "minimap.js", "pick.js", "names.js",
    "finder.js", "legend.js", "filters.js", "years.js", "card.js", "partners.js", "story.js", "table.js", "keep.js",
    "pen.js", "save.js", "panel.js", "input.js", "main.js",
)  # fmt: skip
"""The scripts under `assets/`, in the order they run."""


def page(drawn: Drawn, picture: str) -> str:
    """Write the map as one HTML file that fetches nothing and runs nothing but its own script.

    Parameters
    ----------
    picture
        The still picture of it, for whoever runs no script.
    """
    css, script = _sheet(), _script(SCRIPTS if len(drawn.arrangements) > 1 else tuple(_without_places()))
    policy = (
        f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(css)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    term = glossary.terms().get(drawn.size)
    return _template().render(
        lang=drawn.lang,
        title=harmless(drawn.heading),
        policy=policy,
        css=Markup(css),  # noqa: S704
        script=Markup(script),  # noqa: S704
        data=packed(drawn),
        picture=Markup(picture),  # noqa: S704
        rows=still.rows(drawn),
        measure=term.name(drawn.lang) if term else drawn.size,
        shown=drawn.shown,
    )


def asset(name: str) -> str:
    """Give a file of `assets/`."""
    return files("innonet").joinpath(f"drawing/assets/{name}").read_text(encoding="utf-8").strip()


def _without_places() -> Iterator[str]:
    """Give the scripts of a map that no place is known of."""
    return (name for name in SCRIPTS if name != "geography.js")


@cache
def _sheet() -> str:
    """Give the stylesheet without the line ends, indents and spaces that only its readers need.

    Quoted text stays as it is. A space before a colon parts an element from what is inside it, and stays too.
    """
    lines = " ".join(line.strip() for line in asset("map.css").splitlines())
    parts = re.sub(r'("[^"]*")|\s*([{};,])\s*|(:)\s+', lambda found: found[1] or found[2] or found[3], lines)
    return parts.replace(";}", "}")


@cache
def _script(names: tuple[str, ...] = SCRIPTS) -> str:
    """Give the scripts as one, without the comments, indents and spaces that only readers of `assets/` need."""
    lines = (line.strip() for name in names for line in asset(name).splitlines())
    parts = "\n".join(_squeezed(line) for line in lines if line and not line.startswith("//"))
    # a line that ends so goes on, or is over, without its end
    parts = re.sub(r"(?<=[;{,(\[])\n", "", parts)
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


# Text and patterns stay as they are; a pattern's slash has no space behind it, a division's has.
_PARTS = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|/(?! )(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/)"""
    r"""|\ ?([][{}();,=<>:?&|*!]+)\ ?"""
)


def _squeezed(line: str) -> str:
    """Take the spaces beside signs out of a line of script.

    Examples
    --------
    >>> _squeezed('const a = b ? "c = d" : /e = f/g.exec(h) / 2;')
    'const a=b?"c = d":/e = f/g.exec(h)/ 2;'
    """
    return _PARTS.sub(lambda found: found[1] or found[2], line)


def digest(text: str) -> str:
    """Give the hash by which a policy lets one script or stylesheet in, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(asset("map.html"))
