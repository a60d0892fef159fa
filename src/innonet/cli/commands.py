"""The commands: what each says of itself, the steps it goes through, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from innonet.cli import acts
from innonet.terminal.words import said


@dataclass(frozen=True)
class Command:
    """One command: what it says of itself, the steps whose settings are its flags, and what it does."""

    summary: str
    steps: tuple[str, ...]
    act: Callable[[argparse.Namespace], int]
    out: str = ""
    takes: str = "SOURCE"
    switches: Mapping[str, str] = field(default_factory=dict)

    @property
    def draws(self) -> bool:
        """Whether it draws networks again, which is shared among cores."""
        return not DRAWN.isdisjoint(self.steps)


DRAWN = frozenset({"communities", "hubs", "fragmentation", "suggest", "simulate", "compare"})
"""Steps that draw networks again."""

REGISTER = ("read", "clean", "release")
NETWORK = (*REGISTER, "project")


def _table(step: str, summary: str, *, before: tuple[str, ...] = NETWORK) -> Command:
    """Make the command that answers with the table of one step."""
    return Command(summary, (*before, step), acts.one_table, out="write the table as CSV")


def _tables(step: str, summary: str, *, takes: str = "SOURCE") -> Command:
    """Make the command that answers with several tables of a step that reads the register."""
    return Command(summary, (*REGISTER, step), acts.all_tables, out="a folder for all its tables", takes=takes)


COMMANDS: dict[str, Command] = {
    "new": Command("make a folder with a workbook to fill in and a study.toml", (), acts.make_folder, takes="FOLDER"),
    "check": Command(
        "say what must be fixed in the records, with file, sheet and row",
        ("read",),
        acts.tell_issues,
        out="write the issues as CSV",
    ),
    "report": Command(
        "do the main job: a folder with the report, the map and all tables",
        (*NETWORK, "profile", "communities", "hubs", "fragmentation", "mixing", "suggest", "draw"),
        acts.write_report,
        out="!the report folder",
        switches={"docx": "write report.docx", "xlsx": "write tables.xlsx"},
    ),
    "map": Command(
        "draw the offline map alone",
        (*NETWORK, "profile", "communities", "hubs", "mixing", "suggest", "draw"),
        acts.draw_map,
        out="the HTML file (default map.html)",
    ),
    "hubs": _table("hubs", "rank the hub organizations, with how sure the rank is"),
    "communities": _table("communities", "find groups that work together more than with others"),
    "fragmentation": _table("fragmentation", "say how fragmented the whole network is, beside what chance would give"),
    "mixing": _table("mixing", "say which groups work together more or less than chance would give"),
    "suggest": _table(
        "suggest", "say whom to bring together, include, protect and back up, and what each would change"
    ),
    "programmes": _table(
        "programmes", "say whom each programme of support reaches, and how scattered it is", before=REGISTER
    ),
    "host": _table("host", "say which organizations or municipalities would as hubs reach most of the network"),
    "simulate": _tables(
        "simulate", "say what a scenario would change: figures, hubs, who is cut off", takes="SOURCE SCENARIO"
    ),
    "compare": _tables("compare", "say what changed between two years, and whether it really did"),
    "export": Command(
        "write the network for Gephi, R, networkx: .graphml, .gexf or .csv",
        NETWORK,
        acts.export_network,
        out="!the file to write",
    ),
    "doctor": Command("say what is installed, and what is missing for which feature", (), acts.examine, takes=""),
    "completion": Command(
        "print the script that turns on completion at the Tab key", (), acts.print_completion, takes="SHELL"
    ),
}


def summary(name: str, *, lang: str) -> str:
    """Say in one line what a command does."""
    return said("commands", name, english=COMMANDS[name].summary, lang=lang)
