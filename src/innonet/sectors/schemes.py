"""One sector in another scheme: nine and other, quadruple helix, national accounts, CORDIS."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, get_args

import pandas as pd

from innonet import vocabulary
from innonet.errors import unknown_choice

Scheme = Literal["innonet", "helix", "sna", "cordis"]


def in_scheme(sectors: pd.Series[Any], scheme: Scheme) -> pd.Series[Any]:
    """Give sectors as another scheme groups them.

    Parameters
    ----------
    sectors
        Ids of `vocabulary/sectors.csv`; a word that is none of them stays as it is.
    scheme
        `innonet`: nine and other. `helix`: state (government), industry, academia, civil society and other; a sector of
        two sides goes to the first. `sna`: institutional sectors of the System of National Accounts 2008, and other.
        `cordis`: HES, REC, PRC, PUB, OTH.

    Returns
    -------
    Series, index as given; missing where the sector is missing.

    Raises
    ------
    UsageError
        If the scheme is not known.

    Examples
    --------
    >>> import pandas as pd
    >>> in_scheme(pd.Series(["public", "finance", "a word"]), "helix").tolist()
    ['state', 'industry', 'a word']
    """
    if scheme not in get_args(Scheme):
        raise unknown_choice(scheme, list(get_args(Scheme)), where="scheme")
    into = _into(scheme)
    return sectors.map(lambda one: into.get(one, one), na_action="ignore")


@cache
def _into(scheme: Scheme) -> dict[str, str]:
    """Give sector -> sector of the scheme; one that the scheme has or does not know stays."""
    return {row["id"]: row[scheme] or row["id"] for row in vocabulary.rows("sectors.csv")}
