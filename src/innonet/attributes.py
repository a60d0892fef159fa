"""What organizations are told apart by: a column, values by id, or values in order -> one value an organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import pandas as pd

from innonet.errors import UsageError, unknown_choice

By = str | pd.Series | Mapping[Any, Any] | Sequence[Any]
"""A column; a Series or a dict by id; or one value an organization, in order."""


def attribute_of(organizations: pd.DataFrame, by: By) -> pd.Series[Any]:
    """Give one value an organization, dtype object, NaN for those without; see `Network.attribute`."""
    if isinstance(by, (pd.Series, Mapping)):
        return _by_id(organizations.index, by if isinstance(by, pd.Series) else pd.Series(dict(by), dtype=object))
    if pd.api.types.is_list_like(by):
        return _known(_in_order(organizations.index, list(by)))
    if by not in organizations.columns:
        raise unknown_choice(by, [str(c) for c in organizations.columns], where="by")
    return _known(organizations[cast(str, by)].astype(object))


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
    if len(ids) and len(values) and not values.index.isin(ids).any():
        raise UsageError(
            f"no organization of the network is in the index of the groups: there it starts with "
            f"{values.index[0]!r}, here with {ids.tolist()[0]!r}.",
            where="by",
            fix="Give a Series whose index holds the ids of the network.",
        )
    return _known(values.reindex(ids).astype(object))
