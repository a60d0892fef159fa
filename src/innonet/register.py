"""The Register: three clean tables, the two-mode network of who took part in what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from innonet import schema, tables
from innonet.dates import first_day, last_day
from innonet.errors import DataError, unknown_choice

if TYPE_CHECKING:
    from scipy.sparse import csr_array

TABLES = ("organizations", "partnerships", "participations")
TOLD = ("organization", "name", "name_en", "sector", "municipality", "country", "founded", "source_file", "source_row")
"""Columns of organizations that a notebook shows."""
BESIDE = ("issues", "crosswalk", "review")


@dataclass(frozen=True, eq=False)
class Register:
    """Clean records of organizations and of what they do together.

    Parameters
    ----------
    organizations
        One row per organization, sorted by `organization` (id, text, unique).
    partnerships
        One row per partnership, sorted by `partnership` (id, text, unique).
    participations
        One row per organization in a partnership; every id exists in the other two tables.
    issues
        What was found wrong or odd on the way here: one row per finding.
    crosswalk
        Which spellings and ids became which organization, with the reason.
    review
        Pairs of similar organizations for a person to decide on; see `innonet.review`.

    Examples
    --------
    >>> import pandas as pd
    >>> register = Register(
    ...     pd.DataFrame({"organization": ["a", "b"], "name": ["A", "B"]}),
    ...     pd.DataFrame({"partnership": ["p"]}),
    ...     pd.DataFrame({"organization": ["a", "b"], "partnership": ["p", "p"]}),
    ... )
    >>> register
    Register: 2 organizations, 1 partnerships, 2 participations
    """

    organizations: pd.DataFrame
    partnerships: pd.DataFrame
    participations: pd.DataFrame
    issues: pd.DataFrame = field(default_factory=pd.DataFrame)
    crosswalk: pd.DataFrame = field(default_factory=pd.DataFrame)
    review: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __post_init__(self) -> None:
        for name in TABLES:
            table: pd.DataFrame = getattr(self, name)
            missing = [column for column in schema.needed(name) if column not in table.columns]
            if missing:
                raise DataError(
                    f"the table lacks {', '.join(missing)}.",
                    where=name,
                    fix=f"It has {', '.join(map(str, table.columns)) or 'no columns'}.",
                )

    def __repr__(self) -> str:
        return (
            f"Register: {len(self.organizations):,} organizations, {len(self.partnerships):,} partnerships, "
            f"{len(self.participations):,} participations"
        )

    def _repr_html_(self) -> str:
        from html import escape

        told = self.organizations.reindex(columns=[c for c in TOLD if c in self.organizations.columns])
        return f"<p>{escape(repr(self))}; the first organizations:</p>" + str(told.head()._repr_html_())  # type: ignore[operator]

    @cached_property
    def matrix(self) -> csr_array:
        """Organizations x partnerships as a sparse 0/1 matrix, rows and columns in table order."""
        from scipy.sparse import csr_array

        rows = pd.Index(self.organizations["organization"]).get_indexer(self.participations["organization"])
        columns = pd.Index(self.partnerships["partnership"]).get_indexer(self.participations["partnership"])
        if (rows < 0).any() or (columns < 0).any():
            raise DataError(
                "participations name organizations or partnerships that are in no table.",
                where="Register",
                fix="Make the register with innonet.clean(), which sets such rows aside.",
            )
        shape = (len(self.organizations), len(self.partnerships))
        matrix = csr_array((np.ones(len(rows), dtype=np.float64), (rows, columns)), shape=shape)
        matrix.sum_duplicates()
        matrix.data[:] = 1.0
        return matrix

    def incidence(self) -> pd.DataFrame:
        """Give the two-mode network as a table: 1 where an organization takes part, else 0.

        Returns
        -------
        Sparse DataFrame, index organization ids, columns partnership ids.
        """
        # the stubs of pandas do not know the accessor of the class
        made: pd.DataFrame = pd.DataFrame.sparse.from_spmatrix(  # type: ignore[attr-defined]
            self.matrix.astype(np.int8),
            index=pd.Index(self.organizations["organization"], name="organization"),
            columns=pd.Index(self.partnerships["partnership"], name="partnership"),
        )
        return made

    def where(
        self,
        *,
        organizations: Mapping[str, Any] | None = None,
        partnerships: Mapping[str, Any] | None = None,
        years: tuple[int, int] | None = None,
        keep_isolates: bool = True,
    ) -> Register:
        """Keep the part of the register that fits, as a new Register.

        Parameters
        ----------
        organizations
            Column -> value or list of values an organization must have, e.g. `{"sector": "public"}`.
        partnerships
            The same for partnerships, e.g. `{"kind": ["mou", "grant"]}`.
        years
            First and last year (both included); a partnership stays if it ran in any part of them. A
            partnership without a start stays out, since nothing says when it ran.
        keep_isolates
            Keep organizations that are left in no partnership.

        Raises
        ------
        UsageError
            If a column is named that the table does not have.

        Examples
        --------
        >>> register.where(partnerships={"kind": "mou"}, years=(2020, 2022))  # doctest: +SKIP
        """
        keep_partnerships = _fits(self.partnerships, partnerships or {}, "partnerships")
        if years is not None:
            keep_partnerships &= _ran_in(self.partnerships, years)
        keep_organizations = _fits(self.organizations, organizations or {}, "organizations")
        kept = self.participations[
            self.participations["partnership"].isin(self.partnerships.loc[keep_partnerships, "partnership"])
            & self.participations["organization"].isin(self.organizations.loc[keep_organizations, "organization"])
        ]
        if not keep_isolates:
            keep_organizations &= self.organizations["organization"].isin(kept["organization"])
        return Register(
            self.organizations[keep_organizations].reset_index(drop=True),
            self.partnerships[keep_partnerships].reset_index(drop=True),
            kept.reset_index(drop=True),
            self.issues,
            self.crosswalk,
            self.review,
        )

    def save(self, folder: str | Path) -> None:
        """Write the tables as CSV files (UTF-8 with BOM) into a folder, which is made if need be."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*TABLES, *BESIDE):
            tables.write_csv(getattr(self, name), folder / f"{name}.csv")

    @classmethod
    def load(cls, folder: str | Path) -> Register:
        """Take up a register that `save` wrote.

        Raises
        ------
        DataError
            If one of the three tables is not in the folder.
        """
        folder = Path(folder)
        missing = [name for name in TABLES if not (folder / f"{name}.csv").is_file()]
        if missing:
            raise DataError(
                f"there is no {missing[0]}.csv.",
                where=str(folder),
                fix="Name a folder that Register.save wrote.",
            )
        extra = [name for name in BESIDE if (folder / f"{name}.csv").is_file()]
        return cls(**{name: schema.typed(tables.read_csv(folder / f"{name}.csv")) for name in (*TABLES, *extra)})


def _fits(table: pd.DataFrame, wanted: Mapping[str, Any], name: str) -> pd.Series[bool]:
    keep = pd.Series(True, index=table.index)
    for column, value in wanted.items():
        if column not in table.columns:
            raise unknown_choice(column, list(map(str, table.columns)), where=f"where({name}=...)")
        values = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]
        keep &= table[column].isin(values)
    return keep


def _ran_in(partnerships: pd.DataFrame, years: tuple[int, int]) -> pd.Series[bool]:
    none = pd.Series(pd.NA, index=partnerships.index, dtype="object")
    starts = partnerships.get("start", none).map(first_day, na_action="ignore")
    ends = partnerships.get("end", none).map(last_day, na_action="ignore")
    low, high = f"{years[0]:04d}-01-01", f"{years[1]:04d}-12-31"
    begins = starts.map(lambda day: day <= high, na_action="ignore").fillna(False).astype(bool)
    lasts = ends.map(lambda day: day >= low, na_action="ignore").fillna(True).astype(bool)
    return begins & lasts
