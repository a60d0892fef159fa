"""The two ends of a row in a list of pairs, which stand as two participations of one partnership."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from innonet.records import Records
from innonet.records.assembly import PAIRS

ENDS = ("source", "target")


def rule_of_repetition(records: Records) -> str:
    """Name what it is that an organization stands twice in a partnership: in a list of pairs, a tie to itself."""
    return "tie_to_itself" if records.source.form == PAIRS else "duplicate_participation"


def by_header(records: Records, rows: pd.DataFrame, column: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give rows of a table together with the header of their column: of a list of pairs, that of either end."""
    if records.source.form != PAIRS or column != "organization":
        yield column, rows
        return
    pairs = records.tables["participations"]
    ends = pairs.groupby("partnership").cumcount().reindex(rows.index).map(dict(enumerate(ENDS)))
    known = records.source.columns.drop_duplicates(["file", "sheet", "column"])
    headers = known.set_index(["file", "sheet", "column"])["header"].to_dict()
    places = zip(rows["source_file"], rows["source_sheet"], ends, strict=True)
    said = pd.Series([headers.get(place, column) for place in places], index=rows.index, dtype=object)
    for header, own in rows.groupby(said, sort=False):
        yield str(header), own
