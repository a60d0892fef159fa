"""The way from a study's records to its network, and to what any step answers, as the study's audience may see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from innonet import findings, schema
from innonet.attributes import column_of
from innonet.audience import Audience, release, suppressed
from innonet.checks.rule import usable
from innonet.cleaning import clean
from innonet.errors import UsageError
from innonet.network import Network
from innonet.projection import project
from innonet.records import Records, read
from innonet.register import Register
from innonet.settings import STEPS, Study, as_study, options
from innonet.valued import unusable

Say = Callable[[str], None]
"""Told the name of each step as it begins."""


def silent(_: str) -> None:
    """Say nothing."""


def records_of(study: Study) -> Records:
    """Read the study's records."""
    records: Records = read(study.source, **study.settings("read"))
    return records


def register_of(study: Study, *, say: Say = silent) -> Register:
    """Read and clean the study's records, and leave out what its audience may not see."""
    say("read")
    records = records_of(study)
    say("clean")
    return released(study, records, say=say)


def released(study: Study, records: Records, *, say: Say) -> Register:
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


def network_of(study: Study, *, say: Say = silent) -> Network:
    """Read, clean and project the study's records."""
    register = register_of(study, say=say)
    say("project")
    return project(register, **study.settings("project"))


def answered(study: Study, step: str, *values: Any, say: Say = silent, **settings: Any) -> Any:
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
    if values and isinstance(values[0], Network) and isinstance(given.get("by"), str):
        given["by"] = _attribute(values[0], given["by"])
    result = STEPS[step](*values, **{name: value for name, value in given.items() if name in options(step)})
    return suppressed(step, result, audience=audience_of(study))


def _attribute(network: Network, by: str) -> str:
    """Give the column a word means; of one that is neither there nor ours, say which there are.

    One of ours may be lacking: by default steps tell organizations apart by their sector.
    """
    column = column_of(network.organizations, by)
    if column not in schema.names("organizations"):
        network.attribute(column)
    return column


def audience_of(study: Study) -> Audience:
    """Say whom the study's files are for."""
    audience: Audience = study.settings("release").get("audience", "internal")
    return audience


def checked(source: Study | str | Path, *, study: Study | str | Path | None = None) -> pd.DataFrame:
    """Read a source and give its issues table, of all that a report would set aside or tell, too; see `check`.

    A column that strength is read from is looked at as well. Records of which nothing is usable have findings, too; a
    file that the settings name and that cannot be read is an error.
    """
    chosen = as_study(source, study)
    records = records_of(chosen)
    column = chosen.settings("project").get("strength")
    found = [] if column is None else [unusable(usable(records, "partnerships"), column)]
    return findings.joined([clean(records, **chosen.settings("clean")).issues, *found])
