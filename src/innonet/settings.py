"""study.toml <-> keyword arguments.

A section of study.toml is a function and its keys are that function's keyword arguments; there is no other
mapping. `[project] weighting = "count"` is `project(register, weighting="count")` is `--weighting count`.
"""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from innonet.audience import release
from innonet.cleaning import clean
from innonet.comparison import compare
from innonet.drawing import draw
from innonet.errors import DataError, of_system, unknown_choice
from innonet.gaps import fragmentation, mixing, programmes
from innonet.grouping import communities
from innonet.measures import profile
from innonet.projection import project
from innonet.ranking import hubs
from innonet.records import read
from innonet.records.databases import is_address
from innonet.scenarios import simulate
from innonet.suggestions import host, suggest

STEPS: dict[str, Callable[..., Any]] = {
    "read": read,
    "clean": clean,
    "release": release,
    "project": project,
    "profile": profile,
    "communities": communities,
    "hubs": hubs,
    "fragmentation": fragmentation,
    "mixing": mixing,
    "suggest": suggest,
    "programmes": programmes,
    "host": host,
    "simulate": simulate,
    "compare": compare,
    "draw": draw,
}
"""Sections a study may have, and the function each stands for."""

FILES = {"decisions", "sectors", "boundaries", "positions"}
"""Settings that name files."""


@dataclass(frozen=True)
class Study:
    """Where the records are, and the keyword arguments of each step."""

    source: Path | str
    title: str = ""
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    folder: Path = Path()

    def settings(self, step: str) -> dict[str, Any]:
        """Give the keyword arguments of one step; files are those beside the study.toml, or where the user stands."""
        settings = dict(self.sections.get(step, {}))
        for name in FILES & set(settings):
            if isinstance(settings[name], str | Path):
                places = (self.folder / settings[name], Path(settings[name]))
                settings[name] = next((place for place in places if place.is_file()), settings[name])
        return settings

    def files(self) -> list[Path]:
        """Give the files that settings name, in the order of the steps."""
        values = [self.settings(step).get(name) for step in self.sections for name in sorted(FILES)]
        return [one for one in values if isinstance(one, Path) and one.is_file()]

    def with_settings(self, step: str, **settings: Any) -> Study:
        """Give a study in which these keyword arguments of a step are set."""
        _known_keys(step, settings, where=step)
        sections = {**self.sections, step: {**self.settings(step), **settings}}
        return replace(self, sections=sections)


def load_study(path: str | Path) -> Study:
    """Read a study.toml.

    Returns
    -------
    Study; `source` is taken from the folder the file lies in.

    Raises
    ------
    DataError
        If the file is not there or is not TOML.
    UsageError
        If it has a section or key that no function takes; the error names the right ones.
    """
    path = Path(path)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise of_system(error, where=path.name, kind=DataError) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"the study file cannot be read ({error}).", where=path.name, fix="Check its name and its TOML."
        ) from error
    sections = {k: v for k, v in content.items() if isinstance(v, dict)}
    loose = {k: v for k, v in content.items() if k not in sections}
    for key in loose:
        if key not in ("source", "title"):
            raise unknown_choice(key, ["source", "title", *STEPS], where=path.name)
    for step, settings in sections.items():
        if step not in STEPS:
            raise unknown_choice(step, list(STEPS), where=path.name)
        _known_keys(step, settings, where=f"{path.name} [{step}]")
    told = str(loose.get("source", "."))
    source = told if is_address(told) else path.parent / told
    return Study(source, str(loose.get("title", "")), sections, path.parent)


def options(step: str) -> dict[str, inspect.Parameter]:
    """Give the keyword arguments a step takes, by name."""
    parameters = inspect.signature(STEPS[step], eval_str=True).parameters
    return {name: one for name, one in parameters.items() if one.kind is inspect.Parameter.KEYWORD_ONLY}


def _known_keys(step: str, settings: Mapping[str, Any], *, where: str) -> None:
    for key in settings:
        if key not in options(step):
            raise unknown_choice(key, list(options(step)), where=where)


def as_study(source: Study | str | Path, study: Study | str | Path | None = None) -> Study:
    """Make a Study of a source: a folder, a file, or a study.toml, with the settings of another if given."""
    if isinstance(source, Study):
        return source
    if is_address(source):
        return Study(source) if study is None else replace(_settings_of(study), source=source)
    path = Path(source)
    if path.suffix.lower() == ".toml":
        return load_study(path)
    if path.is_dir() and study is None and (path / "study.toml").is_file():
        return load_study(path / "study.toml")
    if study is None:
        return Study(source)
    return replace(_settings_of(study), source=source)


def _settings_of(study: Study | str | Path) -> Study:
    return study if isinstance(study, Study) else load_study(study)
