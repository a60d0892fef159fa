"""Notes on what the records leave alone: organizations in no partnership, partnerships of one or none."""

from __future__ import annotations

import pandas as pd

from innonet import findings
from innonet.checks.identity import meant
from innonet.checks.rule import usable
from innonet.records import Records


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


RULES = (isolate, alone_in_partnership, empty_partnership)
