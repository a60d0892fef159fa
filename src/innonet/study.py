"""study.toml <-> keyword arguments, and the whole way from records to a report folder.

A section of study.toml is a function and its keys are that function's keyword arguments; there is no other
mapping. `[project] weighting = "count"` is `project(register, weighting="count")` is `--weighting count`.
"""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from innonet import findings
from innonet.audience import Audience, release, suppressed
from innonet.checks import check
from innonet.checks.rule import usable
from innonet.cleaning import clean
from innonet.comparison import compare, over_time
from innonet.drawing import Drawing, draw
from innonet.errors import DataError, UsageError, unknown_choice
from innonet.gaps import fragmentation, groupings, mixing, programme_overlap, programmes
from innonet.grouping import communities
from innonet.measures import profile, removal_curve
from innonet.network import Network
from innonet.projection import project
from innonet.ranking import hubs
from innonet.records import Records, read
from innonet.records.databases import is_address, name_of
from innonet.register import Register
from innonet.reporting import Results, edition, ready, shown_to, write
from innonet.scenarios import simulate
from innonet.suggestions import host, suggest
from innonet.valued import unusable

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

MANY_TIES = 20_000
"""Ties from which on fewer random orders of leaving are tried."""

Say = Callable[[str], None]
"""Told the name of each step as it begins."""


def _silent(_: str) -> None:
    """Say nothing."""


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
            if isinstance(settings[name], str | Path) and (self.folder / settings[name]).is_file():
                settings[name] = str(self.folder / settings[name])
        return settings

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
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
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


def records_of(study: Study) -> Records:
    """Read the study's records."""
    records: Records = read(study.source, **study.settings("read"))
    return records


def register_of(study: Study, *, say: Say = _silent) -> Register:
    """Read and clean the study's records, and leave out what its audience may not see."""
    say("read")
    records = records_of(study)
    say("clean")
    return _released(study, records, say=say)


def _released(study: Study, records: Records, *, say: Say) -> Register:
    """Clean records as the study says and keep what its audience may see.

    Files the study names lie beside the study.toml, or where the user stands.
    """
    cleaned = clean(records, **study.settings("clean"))
    _strength_let_through(study)
    say("release")
    return release(cleaned, **study.settings("release"))


def _strength_let_through(study: Study) -> None:
    """Say so, rather than that the column is not there, where an audience may not see what strength is read from."""
    column, release_ = study.settings("project").get("strength"), study.settings("release")
    if column is not None and audience_of(study) != "internal" and column not in release_.get("also", ()):
        raise UsageError(
            f"strength is read from the column {column!r}, which {audience_of(study)} may not see.",
            where="release",
            fix=f'Let it through: also = ["{column}"] under [release] in study.toml.',
        )


def network_of(study: Study, *, say: Say = _silent) -> Network:
    """Read, clean and project the study's records."""
    register = register_of(study, say=say)
    say("project")
    return project(register, **study.settings("project"))


def draw_map(study: Study, network: Network, *, lang: str = "ko", seed: int = 1, say: Say = _silent) -> Drawing:
    """Draw the study's map alone, with all that the report's map tells but the suggestions."""
    step = partial(answered, study, say=say)
    table = step("profile", network, seed=seed)
    groups = step("communities", network, seed=seed)
    ranked = step("hubs", network, seed=seed, table=table, groups=groups)
    between = _between(study, network, step=step, seed=seed)
    title = f"{title_of(study)} · {edition(audience_of(study), lang)}"
    told = {"groups": groups, "table": table, "hubs": ranked, "mixing": between}
    drawing: Drawing = step("draw", network, seed=seed, lang=lang, title=title, **told)
    return drawing


def answered(study: Study, step: str, *values: Any, say: Say = _silent, **settings: Any) -> Any:
    """Give what a step answers, as the study's audience may see it.

    Parameters
    ----------
    values
        What the step takes: a register, a network, a scenario.
    settings
        Keyword arguments for whatever step takes them; the study's own go before them.
    """
    say(step)
    given = {**settings, **study.settings(step)}
    result = STEPS[step](*values, **{name: value for name, value in given.items() if name in options(step)})
    return suppressed(step, result, audience=audience_of(study))


def _between(study: Study, network: Network, *, step: Callable[..., Any], seed: int) -> list[pd.DataFrame]:
    """Give ties between groups as the study asks, then between regions, which a map shows best."""
    found = [step("mixing", network, seed=seed)]
    if found[0].attrs.get("by") != "region" and "region" in groupings(network):
        by_region = mixing(network, by="region", seed=seed)
        found.append(suppressed("mixing", by_region, audience=audience_of(study)))
    return found


def audience_of(study: Study) -> Audience:
    """Say whom the study's files are for."""
    audience: Audience = study.settings("release").get("audience", "internal")
    return audience


def title_of(study: Study) -> str:
    """Give the study's title, or the name of its source; a folder's name is for those inside."""
    if not study.title and audience_of(study) != "internal":
        return "협력망 · Collaboration network"
    source = Path(name_of(str(study.source))) if is_address(study.source) else Path(study.source)
    return study.title or (source.name if source.is_dir() else source.stem) or "innonet"


def run(study: Study, *, lang: str = "ko", seed: int = 1, say: Say = _silent) -> Results:
    """Go the whole way from records to everything a report says.

    Parameters
    ----------
    lang
        `ko` or `en`: the language report and map open in.
    seed
        Where chance enters, it starts from this number.
    say
        Called with the name of each step as it begins.
    """
    _known_language(lang)
    say("read")
    records = records_of(study)
    say("clean")
    register = _released(study, records, say=say)
    _something_left(register)
    say("project")
    network = project(register, **study.settings("project"))
    return _results(study, (records, network), lang=lang, seed=seed, say=say)


def _results(study: Study, of: tuple[Records, Network], *, lang: str, seed: int, say: Say) -> Results:
    records, network = of
    is_inside = audience_of(study) == "internal"
    step = partial(answered, study, say=say)
    table = step("profile", network, seed=seed)
    groups = step("communities", network, seed=seed)
    ranked = step("hubs", network, seed=seed, table=table, groups=groups)
    whole = step("fragmentation", network, seed=seed, groups=groups)
    between = _between(study, network, step=step, seed=seed)
    ideas = step("suggest", network, seed=seed)
    register = register_behind(network)
    support = step("programmes", register)
    overlap = programme_overlap(register, per=support.attrs["per"] or None) if is_inside else pd.DataFrame()
    title = title_of(study)
    told = {"groups": groups, "table": table, "hubs": ranked, "mixing": between, "suggestions": ideas}
    marked = f"{title} · {edition(audience_of(study), lang)}"
    drawing = step("draw", network, seed=seed, lang=lang, title=marked, **told)
    return Results(
        title=title,
        lang=lang,
        seed=seed,
        settings={name: dict(values) for name, values in study.sections.items()},
        source=records.source,
        network=network,
        profile=table,
        groups=groups,
        hubs=ranked,
        fragmentation=whole,
        mixing=between[0],
        suggestions=ideas,
        programmes=support,
        programme_overlap=overlap,
        map_html=drawing.html,
        audience=audience_of(study),
        picture=drawing.picture,
        removal=leaving(network, seed=seed),
        over_time=shown_to(over_time(register, seed=seed), audience_of(study)),
    )


def leaving(network: Network, *, seed: int) -> pd.DataFrame:
    """Give the largest part as organizations leave, those with most partners first and, beside it, at random."""
    runs = 100 if len(network.ties) <= MANY_TIES else 5
    aimed = removal_curve(network, "degree")
    chance = removal_curve(network, "random", runs=runs, seed=seed)
    return aimed[["removed", "organization", "largest"]].join(
        chance[["largest", "low", "high"]].set_axis(["random", "random_low", "random_high"], axis=1)
    )


def register_behind(network: Network) -> Register:
    """Give the register a network was projected from."""
    assert network.register is not None  # noqa: S101  (the way to a report starts from one)
    return network.register


def _known_language(lang: str) -> None:
    if lang not in ("ko", "en"):
        raise unknown_choice(lang, ["ko", "en"], where="lang")


def _something_left(register: Register) -> None:
    if len(register.organizations) == 0 or len(register.participations) == 0:
        raise DataError(
            f"nothing usable is left: {len(register.organizations)} organizations and "
            f"{len(register.participations)} participations.",
            where="records",
            fix="Run `innonet check` on the same source: it names each row and its fix.",
        )


def report(
    source: Study | str | Path,
    *,
    out: str | Path,
    study: Study | str | Path | None = None,
    lang: str = "ko",
    seed: int = 1,
    audience: Audience | None = None,
    docx: bool = True,
    xlsx: bool = True,
    say: Say = _silent,
) -> Results:
    """Do the main job: from records to a report folder, all or nothing.

    Parameters
    ----------
    source
        A folder, a file or a study.toml.
    out
        The report folder to write; an earlier report there is replaced only when the new one is complete.
    study
        A study.toml (or Study) whose settings to use for this source.
    lang
        `ko` or `en`: the language report and map open in.
    seed
        Where chance enters, it starts from this number; same inputs, settings and seed give the same bytes.
    audience
        `internal`, `partners` or `public`: what may be seen, see `release`; as the study sets it otherwise.
    docx, xlsx
        Write `report.docx`, to edit in an office, and `tables.xlsx`, every table with its notes.
    say
        Called with the name of each step as it begins.

    Returns
    -------
    Results, everything the report says as tables.

    Raises
    ------
    DataError
        If the records cannot be read or nothing usable is left.
    UsageError
        If `out` is a folder with other things in it, or a setting is not known.

    Examples
    --------
    >>> report("datasets/gyeonggi", out="reports/gyeonggi", lang="ko")  # doctest: +SKIP
    """
    ready(out)
    chosen = as_study(source, study)
    chosen = chosen.with_settings("release", audience=audience) if audience is not None else chosen
    results = run(chosen, lang=lang, seed=seed, say=say)
    say("write")
    write(results, out, docx=docx, xlsx=xlsx)
    return results


def checked(source: Study | str | Path, *, study: Study | str | Path | None = None) -> pd.DataFrame:
    """Read a source and give its issues table; see `check`. A column that strength is read from is looked at too."""
    chosen = as_study(source, study)
    records = records_of(chosen)
    column = chosen.settings("project").get("strength")
    found = [] if column is None else [unusable(usable(records, "partnerships"), column)]
    return findings.joined([check(records), *found])


__all__ = ["STEPS", "Study", "as_study", "checked", "load_study", "network_of", "report", "run"]
