"""What organizations are told apart by: a column, values by id, or values in order -> one value an organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import pandas as pd

from innonet import schema
from innonet.errors import UsageError, unknown_choice

By = str | pd.Series | Mapping[Any, Any] | Sequence[Any]
"""A column; a Series or a dict by id; or one value an organization, in order."""

_DERIVED = {"권역": "region", "남북부": "region", "도농": "urban_rural", "도시농촌": "urban_rural", "행정단위": "level"}
"""Words for columns that no file needs to have, as `schema.key` folds them."""


def column_of(table: pd.DataFrame, word: str, *, of: str = "organizations") -> str:
    """Give the column a word means: its own name, or another word for one of ours, Korean ones too.

    Parameters
    ----------
    table
        What is asked about; a column that is called so goes first.
    of
        Which of our tables it is.

    Returns
    -------
    The column, which may be one that the table lacks; the word itself where none of ours is called so.

    Examples
    --------
    >>> table = pd.DataFrame(columns=["sector", "region"])
    >>> column_of(table, "부문"), column_of(table, "권역"), column_of(table, "시·군"), column_of(table, "색")
    ('sector', 'region', 'municipality', '색')
    """
    if word in table.columns:
        return word
    return schema.recognised(of, word) or (_DERIVED.get(schema.key(word)) if of == "organizations" else None) or word


def attribute_of(organizations: pd.DataFrame, by: By) -> pd.Series[Any]:
    """Give one value an organization, dtype object, NaN for those without; see `Network.attribute`."""
    if isinstance(by, (pd.Series, Mapping)):
        return _by_id(organizations.index, by if isinstance(by, pd.Series) else pd.Series(dict(by), dtype=object))
    if pd.api.types.is_list_like(by):
        return _known(_in_order(organizations.index, list(by)))
    column = column_of(organizations, cast(str, by))
    if column not in organizations.columns:
        raise unknown_choice(by, [str(c) for c in organizations.columns], where="by")
    return _known(organizations[column].astype(object))


def _known(values: pd.Series[Any]) -> pd.Series[Any]:
    return values.where(values.notna() & (values != ""), np.nan)


def _in_order(ids: pd.Index[Any], values: list[Any]) -> pd.Series[Any]:
    if len(values) != len(ids):
        raise UsageError(
            f"there are {len(values):,} values for {len(ids):,} organizations.",
            where="by",
            fix="Give one for each, in the network's order, or a Series or dict by id.",
        )
    return pd.Series(values, index=ids, dtype=object)


def _by_id(ids: pd.Index[Any], values: pd.Series[Any]) -> pd.Series[Any]:
    if not values.index.is_unique:
        raise UsageError(
            f"{values.index[values.index.duplicated()][0]!r} stands twice in the index of the groups.",
            where="by",
            fix="Give one value for each organization.",
        )
    if len(ids) and len(values) and not values.index.isin(ids).any():
        raise UsageError(
            f"no organization of the network is in the index of the groups: there it starts with "
            f"{values.index[0]!r}, here with {ids.tolist()[0]!r}.",
            where="by",
            fix="Give a Series whose index holds the ids of the network.",
        )
    return _known(values.reindex(ids).astype(object))
