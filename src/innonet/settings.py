"""study.toml <-> keyword arguments.

A section of study.toml is a function and its keys are that function's keyword arguments; there is no other
mapping. `[project] weighting = "count"` is `project(register, weighting="count")` is `--weighting count`.
"""

from __future__ import annotations

import inspect
import numbers
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from innonet.audience import release
from innonet.cleaning import clean
from innonet.comparison import compare
from innonet.drawing import draw
from innonet.errors import DataError, UsageError, of_system, unknown_choice
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

_SEVERAL = (Iterable, Sequence, list)
_FIXES: tuple[tuple[set[Any], str], ...] = (
    ({bool}, "Write true or false, without quotes."),
    ({int}, "Write a whole number, without quotes."),
    ({float}, "Write a number, without quotes."),
    ({*_SEVERAL}, 'Write words in quotes, several in square brackets: ["a", "b"].'),
    ({tuple}, "Write two whole numbers in square brackets: [2019, 2023]."),
    ({str, Path}, "Write one text, in quotes."),
    ({Mapping}, "Write a section of its own for it, with a line for each word."),
)
"""What to write where a setting takes a kind; the first that fits is told."""

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
        _check(step, settings, where=step)
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
        If it has a section or key that no function takes, or a value that is not of the key's kind; the error names
        the right ones.
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
        _check(step, settings, where=f"{path.name} [{step}]")
    told = str(loose.get("source", "."))
    source = told if is_address(told) else path.parent / told
    return Study(source, str(loose.get("title", "")), sections, path.parent)


def options(step: str) -> dict[str, inspect.Parameter]:
    """Give the keyword arguments a step takes, by name."""
    parameters = inspect.signature(STEPS[step], eval_str=True).parameters
    return {name: one for name, one in parameters.items() if one.kind is inspect.Parameter.KEYWORD_ONLY}


def _check(step: str, settings: Mapping[str, Any], *, where: str) -> None:
    """See that every key is one of the step's and that its value is of the kind that the function says it takes."""
    takes = options(step)
    for key, value in settings.items():
        if key not in takes:
            raise unknown_choice(key, list(takes), where=where)
        wrong = _misfit(key, value, takes[key].annotation)
        if wrong is None:
            continue
        place, found, kinds = wrong
        words = [str(word) for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)]
        if words:
            raise unknown_choice(found, words, where=f"{where} {place}")
        raise UsageError(f"{place} = {found!r} is not what this setting takes.", where=where, fix=_fix(kinds))


def _misfit(key: str, value: Any, annotation: Any) -> tuple[str, Any, list[Any]] | None:
    """Give the first value that is of none of the kinds told: its key, itself, the kinds. None if all fits."""
    kinds = [*get_args(annotation)] if get_origin(annotation) in (Union, UnionType) else [annotation]
    if any(_fits(value, kind) for kind in kinds):
        return None
    for kind in kinds:
        if get_origin(kind) is Mapping and isinstance(value, Mapping):
            inner = get_args(kind)[1]
            return next(wrong for k, v in value.items() if (wrong := _misfit(f"{key}.{k}", v, inner)))
    return key, value, [kind for kind in kinds if kind is not type(None)]


def _fits(value: Any, kind: Any) -> bool:
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if origin in (bool, int, float, str, Path):
        return _is_plain(value, origin)
    if origin is Literal:
        return isinstance(value, str) and value in inner
    if inner and origin in (Mapping, tuple, *_SEVERAL):
        return _holds(value, origin, inner)
    if origin is Callable:
        return callable(value)
    return kind is Any or isinstance(value, origin)


def _holds(value: Any, origin: Any, inner: tuple[Any, ...]) -> bool:
    if origin is Mapping:
        return isinstance(value, Mapping) and all(_misfit("", one, inner[1]) is None for one in value.values())
    if isinstance(value, str):  # one word stands for a list of it
        return origin in _SEVERAL and inner[0] is str
    if origin is tuple:
        return isinstance(value, list | tuple) and len(value) == len(inner) and all(map(_fits, value, inner))
    return isinstance(value, Iterable) and all(_misfit("", one, inner[0]) is None for one in value)


def _is_plain(value: Any, kind: type) -> bool:
    """Tell whether a value is one of a plain kind: true is no number, a whole number is a number, a name a path."""
    if kind in (int, float):
        return isinstance(value, numbers.Integral if kind is int else numbers.Real) and not isinstance(value, bool)
    return isinstance(value, str | Path if kind is Path else kind)


def _fix(kinds: list[Any]) -> str:
    origins = {get_origin(kind) or kind for kind in kinds}
    for known, fix in _FIXES:
        if known & origins:
            return fix
    return "It is for Python alone: leave it out."


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
