"""Events of a scenario, and the register after them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from innonet.errors import DataError, UsageError, of_system, unknown_choice
from innonet.register import Register
from innonet.scenarios import meant

KINDS = {
    "organization closes": ("organization",),
    "organization reopens": ("organization",),
    "partnership ends": ("partnership",),
    "partnership resumes": ("partnership",),
    "programme ends": ("programme",),
    "programme resumes": ("programme",),
    "new partnership": ("partnership", "members"),
}
"""What can happen, and the keys an event of this kind needs."""
Event = Mapping[str, Any]


@dataclass(frozen=True)
class _State:
    """What is closed, ended and new so far; an event and its opposite leave nothing behind."""

    closed: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    new: Mapping[str, Event] = field(default_factory=dict)


def load_scenario(scenario: str | Path | Mapping[str, Any] | Sequence[Event]) -> list[Event]:
    """Read a scenario: a TOML file of `[[event]]` tables, the same as a mapping, or a list of events.

    Raises
    ------
    DataError
        If the file cannot be read.
    UsageError
        If an event is of no known kind, or lacks a key.
    """
    if isinstance(scenario, (str, Path)):
        try:
            content = tomllib.loads(Path(scenario).read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise of_system(error, where=str(scenario), kind=DataError) from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise DataError(
                f"the scenario cannot be read ({error}).", where=str(scenario), fix="Check its name and its TOML."
            ) from error
        return load_scenario(content)
    if isinstance(scenario, Mapping):
        for key in scenario:
            if key not in ("event", "title"):
                raise unknown_choice(key, ["event", "title"], where="scenario")
        return load_scenario(list(scenario.get("event", [])))
    for number, event in enumerate(scenario, start=1):
        _check(event, where=f"event {number}")
    return list(scenario)


def _check(event: Event, *, where: str) -> None:
    if not isinstance(event, Mapping):
        raise UsageError("the event is no table.", where=where, fix="Write [[event]], and its keys below.")
    kind = event.get("event")
    if kind is None:
        raise UsageError("'[[event]]' lacks 'event'.", where=where, fix="Add event = ...")
    if kind not in KINDS:
        raise unknown_choice(kind, list(KINDS), where=where)
    for key in KINDS[kind]:
        if not event.get(key):
            raise UsageError(f"{kind!r} lacks {key!r}.", where=where, fix=f"Add {key} = ...")


def after(register: Register, events: Sequence[Event]) -> Register:
    """Give the register after some events; the one given stays as it is.

    Raises
    ------
    UsageError
        If an event names an organization, partnership or programme that is not there, a name that several bear, or a
        member twice, or a new partnership's id is taken.
    """
    state = _State()
    for number, event in enumerate(events, start=1):
        state = _happened(register, state, event, where=f"event {number}")
    return _made(register, state)


def _happened(register: Register, state: _State, event: Event, *, where: str) -> _State:
    kind = event["event"]
    if kind == "new partnership":
        return _begun(register, state, event, where=where)
    if kind.startswith("organization"):
        one = meant.organization(register, event["organization"], where=where)
        return replace(state, closed=_toggled(state.closed, {one}, gone=kind.endswith("closes")))
    if kind.startswith("partnership"):
        id_ = str(event["partnership"])
        ended = {id_ if id_ in state.new else meant.partnership(register, id_, where=where)}
    else:
        table = register.partnerships
        if "programme" not in table.columns:
            raise UsageError("no partnership has a programme.", where=where, fix="End the partnerships by their ids.")
        name = meant.programme(register, event["programme"], where=where)
        ended = set(table.loc[table["programme"] == name, "partnership"])
    return replace(state, ended=_toggled(state.ended, ended, gone=kind.endswith("ends")))


def _begun(register: Register, state: _State, event: Event, *, where: str) -> _State:
    id_ = str(event["partnership"])
    if (id_ in state.new and id_ not in state.ended) or (register.partnerships["partnership"] == id_).any():
        raise UsageError(f"the partnership {id_!r} is there already.", where=where, fix="Give it another id.")
    members = meant.members(register, event["members"], where=where)
    return replace(state, new={**state.new, id_: {**event, "members": members}}, ended=state.ended - {id_})


def _toggled(before: frozenset[str], ids: set[str], *, gone: bool) -> frozenset[str]:
    return before | ids if gone else before - ids


def _made(register: Register, state: _State) -> Register:
    organizations, partnerships, rows = register.organizations, register.partnerships, register.participations
    organizations = organizations[~organizations["organization"].isin(state.closed)]
    partnerships = partnerships[~partnerships["partnership"].isin(state.ended)]
    rows = rows[~rows["organization"].isin(state.closed) & ~rows["partnership"].isin(state.ended)]
    running = {id_: new for id_, new in state.new.items() if id_ not in state.ended}
    if running:
        about = [{k: v for k, v in new.items() if k not in ("event", "members")} for new in running.values()]
        partnerships = pd.concat([partnerships, pd.DataFrame(about)], ignore_index=True).sort_values("partnership")
        members = [
            {"organization": one, "partnership": id_}
            for id_, new in running.items()
            for one in new["members"]
            if one not in state.closed
        ]
        rows = pd.concat([rows, pd.DataFrame(members, columns=["organization", "partnership"])], ignore_index=True)
    return replace(
        register,
        organizations=organizations.reset_index(drop=True),
        partnerships=partnerships.reset_index(drop=True),
        participations=rows.reset_index(drop=True),
    )
