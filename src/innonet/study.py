"""The whole way: from records to everything a report says, a report folder, or the map alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.audience import Audience, suppressed
from innonet.comparison import over_time
from innonet.cores import apart, beside_others
from innonet.drawing import Drawing, placed
from innonet.errors import DataError, unknown_choice
from innonet.gaps import groupings, mixing, programme_overlap
from innonet.grouping import Communities
from innonet.measures import removal_curve
from innonet.network import Network
from innonet.projection import project
from innonet.records import Records
from innonet.records.databases import is_address, name_of
from innonet.register import Register
from innonet.reporting import Figure, Results, draw_figures, edition, ready, shown_to, write
from innonet.settings import STEPS, Study, as_study
from innonet.way import Say, answered, audience_of, records_of, released, silent

FEWER_ORDERS = 20_000
"""Ties from which on fewer random orders of leaving are tried."""

MANY_ROWS = 500
"""Participations from which drawing them again takes long enough to be shared among cores."""


def draw_map(study: Study, network: Network, *, lang: str = "ko", seed: int = 1, say: Say = silent) -> Drawing:
    """Draw the study's map alone: the very map of its report."""
    step = partial(answered, study, say=say)
    tasks = _beside(study, network, seed=seed)
    table = step("profile", network, seed=seed)
    groups = step("communities", network, seed=seed)
    tasks["points"] = _points(study, network, groups, table=table, seed=seed)
    ranked = step("hubs", network, seed=seed, table=table, groups=groups)
    found = _collected(tasks, say=say)
    return _drawn(study, network, found, lang=lang, seed=seed, say=say, groups=groups, table=table, hubs=ranked)


def _beside(study: Study, network: Network, *, seed: int) -> dict[str, Callable[[], Any]]:
    """Begin what a map tells besides communities and hubs; it hangs on neither."""
    return {
        "suggest": apart(partial(answered, study, "suggest", network, seed=seed)),
        "mixing": apart(partial(_between, study, network, seed=seed)),
    }


def _collected(tasks: Mapping[str, Callable[[], Any]], *, say: Say) -> dict[str, Any]:
    """Wait for tasks, the last first: whoever does them takes the first first."""
    return {name: _told(name, tasks[name], say=say) for name in reversed(list(tasks))}


def _drawn(
    study: Study, network: Network, found: Mapping[str, Any], *, lang: str, seed: int, say: Say, **told: Any
) -> Drawing:
    """Draw the map from what was collected and, by name, what was found before it."""
    told |= {"mixing": found["mixing"], "suggestions": found["suggest"], "points": found["points"]}
    drawing: Drawing = answered(study, "draw", network, say=say, seed=seed, lang=lang, title=_marked(study), **told)
    return drawing


def _marked(study: Study) -> tuple[str, str]:
    """Give the title of the study's map in Korean and in English, with whom it is for."""
    title, audience = title_of(study), audience_of(study)
    return f"{title} · {edition(audience, 'ko')}", f"{title} · {edition(audience, 'en')}"


def _between(study: Study, network: Network, *, seed: int) -> list[pd.DataFrame]:
    """Give ties between groups as the study asks, then between regions, which a map shows best."""
    found = [answered(study, "mixing", network, seed=seed)]
    if found[0].attrs.get("by") != "region" and "region" in groupings(network):
        by_region = mixing(network, by="region", seed=seed)
        found.append(suppressed("mixing", by_region, audience=audience_of(study)))
    return found


def title_of(study: Study) -> str:
    """Give the study's title, or the name of its source; a folder's name is for those inside."""
    if not study.title and audience_of(study) != "internal":
        return "협력망 · Collaboration network"
    source = Path(name_of(str(study.source))) if is_address(study.source) else Path(study.source)
    return study.title or (source.name if source.is_dir() else source.stem) or "innonet"


def run(study: Study, *, lang: str = "ko", seed: int = 1, say: Say = silent) -> Results:
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
    is_small = len(records.tables["participations"]) < MANY_ROWS
    with nullcontext() if is_small else beside_others():
        say("clean")
        register = released(study, records, say=say)
        _something_left(register)
        say("project")
        network = project(register, **study.settings("project"))
        return _results(study, (records, network), lang=lang, seed=seed, say=say)


def _results(study: Study, of: tuple[Records, Network], *, lang: str, seed: int, say: Say) -> Results:
    records, network = of
    audience, register = audience_of(study), register_behind(network)
    step = partial(answered, study, say=say)
    # whole tasks first, the longest before all: what comes last is shared draw by draw, and nobody waits for long
    tasks = _beside(study, network, seed=seed)
    table = step("profile", network, seed=seed)
    groups = step("communities", network, seed=seed)
    tasks["points"] = _points(study, network, groups, table=table, seed=seed)
    # for the time after the draws of hubs, when this process alone can say what they tell
    over = {
        "over_time": apart(partial(over_time, register, seed=seed), behind=True),
        "leaving": apart(partial(leaving, network, seed=seed), behind=True),
        "programmes": apart(partial(answered, study, "programmes", register), behind=True),
    }
    ranked = step("hubs", network, seed=seed, table=table, groups=groups)
    found = _collected(tasks, say=say)
    drawing = _drawn(study, network, found, lang=lang, seed=seed, say=say, groups=groups, table=table, hubs=ranked)
    found |= _collected(over, say=say)
    support = found["programmes"]
    is_inside, per = audience == "internal", support.attrs["per"] or None
    results = Results(
        title=title_of(study),
        lang=lang,
        seed=seed,
        settings={name: study.settings(name) for name in study.sections},
        source=records.source,
        named=tuple((one.name, sha256(one.read_bytes()).hexdigest()) for one in study.files()),
        network=network,
        profile=table,
        groups=groups,
        hubs=ranked,
        mixing=found["mixing"][0],
        programmes=support,
        programme_overlap=programme_overlap(register, per=per) if is_inside else pd.DataFrame(),
        suggestions=found["suggest"],
        audience=audience,
        removal=found["leaving"],
        over_time=shown_to(found["over_time"], audience),
        map_html=drawing.html,
        picture=drawing.picture,
        drawn=drawing.shown,
    )
    # begun here, for figures show nothing of what follows, which is shared as well
    figures = _figures(results)
    whole = step("fragmentation", network, seed=seed, groups=groups)
    return replace(results, fragmentation=whole, figures=figures())


def _figures(results: Results) -> Callable[[], Mapping[str, Figure | None] | None]:
    """Begin to draw the figures; those of results too large to be sent are drawn as the report is written."""
    return (lambda: None) if results.is_large else apart(partial(draw_figures, results))


def _told(name: str, task: Callable[[], Any], *, say: Say) -> Any:
    """Wait for a task, or do it now."""
    if name in STEPS:
        say(name)
    return task()


def _points(
    study: Study, network: Network, groups: Communities, *, table: pd.DataFrame, seed: int
) -> Callable[[], npt.NDArray[np.float64] | None]:
    """Begin to lay the map out, by those of its settings that say where organizations stand; pyvis lays out itself."""
    settings = study.settings("draw")
    if settings.get("engine") == "pyvis":
        return lambda: None
    told: dict[str, Any] = {"table": table, "seed": seed}
    told |= {name: settings[name] for name in ("size", "positions", "most", "seed") if name in settings}
    return apart(partial(placed, network, groups, **told))


def leaving(network: Network, *, seed: int) -> pd.DataFrame:
    """Give the largest part as organizations leave, those with most partners first and, beside it, at random."""
    runs = 100 if len(network.ties) <= FEWER_ORDERS else 5
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
    say: Say = silent,
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
