"""Partnerships that carry a number: a column read as the strength of the ties behind which they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import findings
from innonet import values as cells
from innonet.errors import UsageError, unknown_choice

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Positions = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


def values_of(partnerships: pd.DataFrame, column: str) -> Floats:
    """Read what each partnership says in a column.

    Parameters
    ----------
    partnerships
        A register's; cells may be numbers, or text as people type numbers.
    column
        A frequency, a trust, the answer on a scale: 0 (no tie) and up, more = closer.

    Returns
    -------
    One number a partnership, 0 and up; NaN where the cell is empty, below 0 or no number.

    Raises
    ------
    UsageError
        If there is no such column.
    """
    if column not in partnerships.columns:
        raise unknown_choice(column, [str(one) for one in partnerships.columns], where="strength")
    read = _read(partnerships[column])
    return np.where(read >= 0, read, np.nan)


def must_hold_numbers(partnerships: pd.DataFrame, column: str) -> None:
    """Refuse a column that is not there, or of which no cell is a number.

    This is for whole registers: of one kind of partnership, or one year, nobody may have said anything.
    """
    values_of(partnerships, column)
    if len(partnerships) and np.isnan(_read(partnerships[column])).all():
        raise UsageError(
            f"no cell of the column {column!r} is a number.",
            where="strength",
            fix="Name a column of partnerships (of an edge list: of its rows) that holds numbers.",
        )


def _read(column: pd.Series[Any]) -> Floats:
    known = {text: cells.number(str(text)) for text in column.dropna().unique()}
    read = pd.to_numeric(column.map(known), errors="coerce").to_numpy(dtype=np.float64)
    return np.where(np.isfinite(read), read, np.nan)


def unusable(partnerships: pd.DataFrame, column: str) -> pd.DataFrame:
    """Report the partnerships whose cell gives no strength: rules `no_strength` (empty) and `bad_strength`."""
    if column not in partnerships.columns:
        return findings.joined([])
    read, is_empty = _read(partnerships[column]), partnerships[column].isna()
    empty, bad = partnerships[is_empty], partnerships[~is_empty & ~(read >= 0)]
    shown = empty.get("name", empty["partnership"]).fillna(empty["partnership"]).tolist()
    return findings.joined([
        findings.found("no_strength", empty, table="partnerships", column=column, values=shown),
        findings.found("bad_strength", bad, table="partnerships", column=column),
    ])  # fmt: skip


def means(matrix: csr_array, values: Floats) -> tuple[Positions, Positions, Floats, Positions]:
    """Give every pair of organizations the mean of what the partnerships they share say.

    Parameters
    ----------
    matrix
        Organizations x partnerships, 0/1.
    values
        One number a partnership; NaN where it says nothing.

    Returns
    -------
    Positions of the pair (first < second), the mean, and how many partnerships it is of; pairs of which the mean
    is 0 are no ties and left out.
    """
    from scipy.sparse import csr_array, triu

    company = csr_array(matrix[:, np.flatnonzero(~np.isnan(values))])
    told = values[~np.isnan(values)]
    # one product carries both sums: how many in the real part, what they say in the imaginary part
    given = csr_array(((1.0 + 1j * told)[company.indices], company.indices, company.indptr), company.shape)
    both = triu(given @ company.T, k=1, format="coo")
    is_tie = both.data.imag > 0
    number = np.rint(both.data.real[is_tie])
    return (
        both.row[is_tie].astype(np.int32),
        both.col[is_tie].astype(np.int32),
        both.data.imag[is_tie] / number,
        number.astype(np.int32),
    )
