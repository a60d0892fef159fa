"""Write the generated pages of docs/: methods, glossaries, and the references of records, study.toml and commands."""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from innonet import measures
from innonet.curveball import randomized
from innonet.directions import directed_by_role
from innonet.extraction import backbone
from innonet.glossary import Term, terms
from innonet.measures.engines import ENGINES
from innonet.projection import project
from innonet.terminal.words import sections

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS))  # the files beside this one

import references  # noqa: E402
from markdown import linked, table  # noqa: E402

CHECKS = DOCS.parent / "tests" / "measures" / "verification.toml"
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Centrality": (
        "How well placed each organization is.",
        ("centrality", "betweenness", "everett_valente", "dominance"),
    ),
    "Cohesion": (
        "What holds the whole together, and where it falls apart.",
        ("cohesion", "centralization", "core_periphery"),
    ),
    "Brokerage": ("Who stands between others.", ("holes", "brokerage_roles", "sole_brokerage")),
    "Between groups": (
        "Sectors, places, communities: `by=` takes any column of `organizations`, or a Series of your own.",
        ("groups", "mixing", "segregation"),
    ),
    "Communities": ("Groups found in the ties.", ("partition",)),
    "Leaving and reaching": (
        "What happens without some organizations, and whom some of them reach.",
        ("key_players", "reaching", "robustness"),
    ),
    "Kinds": ("Partnerships of one kind by themselves.", ("kinds",)),
    "All together": ("", ("profile",)),
}
"""Heading -> what it is about, and the files of `measures/` whose functions stand under it."""
TWO_MODE = {
    "project": "scipy",
    "directed_by_role": "scipy",
    "backbone": "own: numpy, scipy",
    "randomized": "own: numpy",
}
"""What reads the register, and what computes it."""
INTRODUCTION = """\
# Methods

What every measure means, where it comes from, what computes it, and the number it is held to. This page is written
by `make docs` from the docstrings, the glossary and `tests/measures/verification.toml`; change those, not this page.

Conventions, the same everywhere:

- Measures read the one-mode `Network`, a projection of the two-mode register; `project` and `backbone` read the
  register.
- **Strength** is more = closer; **distance** = 1/strength and is for paths alone. "In steps" every tie is one step.
- Results are pandas objects indexed by organization in the network's order. Isolates are never dropped: each measure
  says whether they have 0 or no value (NaN).
- Exact and estimated are told apart: above 2,000 organizations `profile` samples betweenness and gives its standard
  error.
- Chance has a `seed=`; a p value is two-sided unless said, (r + 1) / (draws + 1), and never 0.
"""
VERIFIED = """\
## Verification

Every number is computed again by `tests/measures/test_verification.py`. Rows that say *holds* have no single number:
the test named holds the measure to another program or to its definition, on many networks.
"""


def said_of(word: str, *texts: str) -> str:
    """Give the sentences that hold a word, from the first text that has any."""
    for text in texts:
        sentences = re.split(r"(?<=[.;]) ", " ".join(text.split()))
        held = [one.rstrip(";.") for one in sentences if re.search(rf"(?<!`)\b{word}", one, re.IGNORECASE)]
        if held:
            return " ".join(f"{one[0].upper()}{one[1:]}." for one in held)
    return ""


def entry(name: str, function: Any, engine: str) -> str:
    """Write one measure."""
    parts, known = sections(function), terms().get(name)
    title = f"### {name}\n\n" + (f"*{known.en} · {known.ko}.* " if known else "")
    about = (parts.get("Returns", "") + " " + parts.get("Notes", ""), parts[""], parts.get("Parameters", ""))
    facts = {
        "Range": known.range if known else "",
        "Isolates": said_of("isolate", *about),
        "Strengths": said_of("strengths?", *about),
        "Computed by": engine,
        "Source": linked(" ".join(parts.get("References", "").split())),
    }
    listed = "\n".join(f"- **{word}:** {text}" for word, text in facts.items() if text)
    signature = f"`{name}{signature_of(function)}`"
    gives = " ".join(parts.get("Returns", "").split())
    notes = f"\n\n{parts['Notes']}" if "Notes" in parts else ""
    return f"{title}{parts['']}\n\n{signature} gives: {gives}{notes}\n\n{listed}\n"


def signature_of(function: Any) -> str:
    """Write names and defaults, without types: those are in the code."""
    kept = [one.replace(annotation=one.empty) for one in inspect.signature(function).parameters.values()]
    return str(inspect.Signature(kept))


def short(name: str, known: Term) -> list[str]:
    """Write one row of the overview."""
    return [f"[`{name}`](#{name})", known.en, known.en_text, known.range, linked(known.source)]


def overview() -> str:
    """Write the table of all measures."""
    return table(
        ("Measure", "Name", "Meaning", "Range", "Source"),
        (short(name, terms()[name]) for name in measures.__all__),
    )


def number(value: Any) -> str:
    """Write a published or computed value."""
    return value if isinstance(value, str) else f"{value:.7g}"


def verification() -> str:
    """Write the table of numbers, and of what else holds each measure."""
    checks = tomllib.loads(CHECKS.read_text(encoding="utf-8")).values()
    libraries = {**ENGINES, **TWO_MODE}
    rows = (
        (f"`{one['measure']}`", one["network"], one["source"], libraries[one["measure"]], number(one["published"]),
         number(one.get("ours", "holds")), f"`{one['test'].removeprefix('tests/')}`")
        for one in checks
    )  # fmt: skip
    head = ("Measure", "Network", "Source of the number", "Library used", "Published", "Ours", "Test (in `tests/`)")
    return table(head, rows)


def methods() -> str:
    """Write docs/methods.md."""
    parts = [INTRODUCTION, "## All measures\n", overview()]
    public = {name: getattr(measures, name) for name in measures.__all__}
    for heading, (about, files) in GROUPS.items():
        parts.append(f"## {heading}\n" + (f"\n{about}\n" if about else ""))
        inside = {name: one for name, one in public.items() if one.__module__.rsplit(".", 1)[-1] in files}
        parts += [entry(name, one, ENGINES[name]) for name, one in inside.items()]
    parts.append("## Two-mode\n\nFrom the register: who took part in what.\n")
    two_mode = (project, directed_by_role, backbone, randomized)
    parts += [entry(one.__name__, one, TWO_MODE[one.__name__]) for one in two_mode]
    parts.append(VERIFIED)
    parts.append(verification())
    return "\n".join(parts)


def glossary(lang: str) -> str:
    """Write docs/glossary.md or docs/glossary.ko.md."""
    korean = lang == "ko"
    title = "# 용어집\n\n`make docs`로 만든 문서입니다. 고칠 내용은 `vocabulary/glossary.toml`에 적습니다.\n"
    if not korean:
        title = "# Glossary\n\nWritten by `make docs` from `vocabulary/glossary.toml`; change that, not this page.\n"
    head = ("용어", "뜻", "값의 범위", "영어", "코드", "출처")
    if not korean:
        head = ("Term", "Meaning", "Range", "Korean", "In code", "Source")
    rows = (
        (f"**{one.name(lang)}**", one.text(lang), one.values(lang),
         one.en if korean else one.ko, f"`{one.id}`", linked(one.source))
        for one in sorted(terms().values(), key=lambda one: one.name(lang).lower())
    )  # fmt: skip
    return title + "\n" + table(head, rows)


PAGES = {
    "methods.md": methods,
    "glossary.md": lambda: glossary("en"),
    "glossary.ko.md": lambda: glossary("ko"),
    **references.PAGES,
}
"""File -> what writes it."""


if __name__ == "__main__":
    for page, write in PAGES.items():
        (DOCS / page).parent.mkdir(exist_ok=True)
        (DOCS / page).write_text(write(), encoding="utf-8", newline="\n")
        print(f"docs/{page}")
