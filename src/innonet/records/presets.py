"""Known layouts of public files: which of their headers is which column of ours."""

from __future__ import annotations

from dataclasses import dataclass, field

from innonet import schema
from innonet.records.sheet import Sheet

Columns = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Preset:
    """A layout.

    Parameters
    ----------
    name
        As in `read(preset=...)`.
    marks
        Headers that together give the layout away.
    flat
        Table -> column -> header in the file that has both organizations and partnerships.
    partnerships
        Column -> header in a companion file of partnerships, and the headers that give that file away.
    companion_marks
        Headers that give the companion file away.
    points
        Headers that hold `lat,lon` in one cell.
    """

    name: str
    marks: frozenset[str]
    flat: Columns
    partnerships: dict[str, str] = field(default_factory=dict)
    companion_marks: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()


PRESETS = {
    "cordis": Preset(
        "cordis",
        frozenset({"projectid", "organisationid", "activitytype"}),
        {
            "organizations": {
                "organization": "organisationID", "name": "name", "aliases": "shortName",
                "sector": "activityType", "municipality": "city", "country": "country",
                "url": "organizationURL",
            },
            "partnerships": {"partnership": "projectID", "name": "projectAcronym"},
            "participations": {
                "organization": "organisationID", "partnership": "projectID", "role": "role",
                "amount": "ecContribution",
            },
        },
        {
            "partnership": "id", "name": "acronym", "status": "status", "start": "startDate",
            "end": "endDate", "amount": "totalCost", "programme": "frameworkProgramme",
            "kind": "fundingScheme",
        },
        frozenset({"id", "acronym", "frameworkprogramme"}),
        frozenset({"geolocation"}),
    ),
    "360giving": Preset(
        "360giving",
        frozenset({"identifier", "recipientorgname", "fundingorgname"}),
        {
            "partnerships": {
                "partnership": "Identifier", "name": "Title", "amount": "Amount Awarded",
                "currency": "Currency", "start": "Award Date", "programme": "Grant Programme:Title",
            },
        },
    ),
}  # fmt: skip
_SAME = {"organizationid": "organisationid", "organizationurl": "organisationurl"}


def folded(header: str) -> str:
    """Fold a header as presets compare it: American and British spelling alike."""
    key = schema.key(header)
    return _SAME.get(key, key)


def preset_of(sheets: list[Sheet], wanted: str | None) -> Preset | None:
    """Give the preset asked for, or the one whose marks a sheet carries."""
    if wanted is not None:
        return PRESETS[wanted]
    for preset in PRESETS.values():
        if any(preset.marks <= {folded(one) for one in sheet.header} for sheet in sheets):
            return preset
    return None


def headers(sheet: Sheet, columns: dict[str, str]) -> dict[str, str]:
    """Give header -> column for those of a preset's headers that a sheet has; first come, first served."""
    there = {folded(one): one for one in reversed(sheet.header)}
    return {there[folded(header)]: column for column, header in columns.items() if folded(header) in there}
