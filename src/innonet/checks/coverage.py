"""Notes on what the records leave alone: organizations in no partnership, partnerships of one or none."""

from __future__ import annotations

import re

import pandas as pd

from innonet import findings
from innonet.checks.identity import is_known_organization, meant, spellings
from innonet.checks.rule import usable
from innonet.records import Records

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_SEVERAL = re.compile(r"[가-힣]\s*[\n;,、]\s*[가-힣]")


def isolate(records: Records) -> pd.DataFrame:
    """An organization that no participation means, by id, name or alias."""
    organizations = usable(records, "organizations")
    rows = organizations[~organizations["organization"].isin(meant(records))]
    shown = rows.get("name", rows["organization"]).fillna(rows["organization"]).tolist()
    return findings.found("isolate", rows, table="organizations", column="organization", values=shown)


def alone_in_partnership(records: Records) -> pd.DataFrame:
    """A partnership of one ties nobody."""
    return _of_size(records, 1, "alone_in_partnership")


def empty_partnership(records: Records) -> pd.DataFrame:
    """A partnership nobody takes part in."""
    return _of_size(records, 0, "empty_partnership")


def _of_size(records: Records, size: int, rule: str) -> pd.DataFrame:
    members = meant(records).groupby(usable(records, "participations")["partnership"]).nunique()
    rows = usable(records, "partnerships").drop_duplicates("partnership")
    fitting = rows[rows["partnership"].map(members).fillna(0) == size]
    shown = fitting.get("name", fitting["partnership"]).fillna(fitting["partnership"]).tolist()
    return findings.found(rule, fitting, table="partnerships", column="partnership", values=shown)


def no_participations(records: Records) -> pd.DataFrame:
    """Without participations nothing says who works with whom."""
    if len(usable(records, "participations")) or not len(records.tables["organizations"]):
        return findings.joined([])
    return findings.found_file("no_participations", file=records.source.path)


def several_organizations(records: Records) -> pd.DataFrame:
    """A cell of participations names one organization, unless a table of organizations writes it so."""
    rows, own = usable(records, "participations"), usable(records, "organizations")
    rows = rows[is_known_organization(records)]  # the others are told as not known
    place = ["source_file", "source_sheet"]
    sheets = set(map(tuple, rows[place].to_numpy()))
    is_apart = [tuple(one) not in sheets for one in own[place].to_numpy()]
    listed = own[pd.Series(is_apart, index=own.index, dtype=bool)]
    is_several = rows["organization"].map(lambda text: _SEVERAL.search(_BRACKETS.sub("", text)) is not None)
    several = rows[is_several.astype(bool)]
    several = several[~several["organization"].isin({*listed["organization"], *spellings(listed)})]
    return findings.found("several_organizations", several, table="participations", column="organization")


RULES = (isolate, alone_in_partnership, empty_partnership, no_participations, several_organizations)
