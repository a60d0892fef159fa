"""Who is in how much: organizations in no partnership, partnerships of one or none, partnerships that are lists."""

from __future__ import annotations

import pandas as pd

from innonet import findings
from innonet.checks.identity import is_known_organization, meant, spellings
from innonet.checks.rule import holding, usable
from innonet.records import Records
from innonet.records.assembly import PAIRS
from innonet.records.cells import may_name_several
from innonet.written import percent

LONG, MUCH = 50, 0.25
"""A partnership of so many that makes more than such a share of all pairs may be a list of members."""
LONGEST = 300
"""One of so many may be a list whatever the others make."""


def isolate(records: Records) -> pd.DataFrame:
    """An organization that no participation means, by id, name or alias."""
    organizations = usable(records, "organizations")
    rows = organizations[~organizations["organization"].isin(meant(records))]
    shown = rows.get("name", rows["organization"]).fillna(rows["organization"]).tolist()
    return findings.found("isolate", rows, table="organizations", column="organization", values=shown)


def alone_in_partnership(records: Records) -> pd.DataFrame:
    """A partnership of one ties nobody; what a pair lacks is told of its ends."""
    if records.source.form == PAIRS:
        return findings.gathered([])
    return _of_size(records, 1, "alone_in_partnership")


def empty_partnership(records: Records) -> pd.DataFrame:
    """A partnership nobody takes part in."""
    return _of_size(records, 0, "empty_partnership")


def _of_size(records: Records, size: int, rule: str) -> pd.DataFrame:
    rows, sizes = _sized(records)
    return findings.found(rule, rows[sizes == size], table="partnerships", column="partnership",
                          values=_names(rows[sizes == size]))  # fmt: skip


def _sized(records: Records) -> tuple[pd.DataFrame, pd.Series[int]]:
    """Give the rows of partnerships, and how many organizations each has."""
    members = meant(records).groupby(usable(records, "participations")["partnership"]).nunique()
    rows = usable(records, "partnerships").drop_duplicates("partnership")
    return rows, rows["partnership"].map(members).fillna(0).astype(int)


def _names(rows: pd.DataFrame) -> list[str]:
    named: list[str] = rows.get("name", rows["partnership"]).fillna(rows["partnership"]).tolist()
    return named


def list_of_members(records: Records) -> pd.DataFrame:
    """A partnership ties all its organizations to each other: one that names a whole association drowns the rest."""
    rows, sizes = _sized(records)
    pairs = sizes * (sizes - 1) // 2
    shares = pairs / max(int(pairs.sum()), 1)
    long = ((sizes >= LONG) & (shares > MUCH)) | (sizes >= LONGEST)
    return findings.found(
        "list_of_members", rows[long], table="partnerships", column="partnership", values=_names(rows[long]),
        size=sizes[long].tolist(), pairs=pairs[long].tolist(), share=[percent(one) for one in shares[long]],
    )  # fmt: skip


def no_participations(records: Records) -> pd.DataFrame:
    """Without participations nothing says who works with whom."""
    if len(usable(records, "participations")) or not len(records.tables["organizations"]):
        return findings.gathered([])
    return findings.found_file("no_participations", file=records.source.path)


def several_organizations(records: Records) -> pd.DataFrame:
    """A cell of participations names one organization, unless a table of organizations writes it so."""
    rows, own = usable(records, "participations"), usable(records, "organizations")
    rows = rows[is_known_organization(records)]  # the others are told as not known
    place = ["source_file", "source_sheet"]
    sheets = set(map(tuple, rows[place].to_numpy()))
    is_apart = [tuple(one) not in sheets for one in own[place].to_numpy()]
    listed = own[pd.Series(is_apart, index=own.index, dtype=bool)]
    several = holding(rows, "organization", may_name_several)
    several = several[~several["organization"].isin({*listed["organization"], *spellings(listed)})]
    return findings.found("several_organizations", several, table="participations", column="organization")


RULES = (
    isolate,
    alone_in_partnership,
    empty_partnership,
    list_of_members,
    no_participations,
    several_organizations,
)
