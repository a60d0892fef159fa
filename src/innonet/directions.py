"""Who gives and who gets: the directed network that roles in partnerships make."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError, unknown_choice
from innonet.network import Network, make_network
from innonet.register import Register


def directed_by_role(register: Register, *, giving: str | Iterable[str], getting: str | Iterable[str]) -> Network:
    """Tie those who give to those who get in the same partnership: funder to recipient, lead to partner.

    Parameters
    ----------
    giving, getting
        Roles as they stand in `participations.role`, one or several; upper and lower case are the same.

    Returns
    -------
    Directed Network of all organizations of the register, isolates too. A partnership adds 1/k to the strength of the
    tie from each who gives to each of the k others who get, so what goes out of an organization is the number of
    partnerships in which it gives to somebody; `ties.partnerships` counts them. Nobody gives to itself.

    Raises
    ------
    UsageError
        If participations have no roles, or nobody has a role that is named; the error names those there are.

    Examples
    --------
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p"]}),
    ...     pd.DataFrame({"organization": list("abc"), "partnership": "p", "role": ["funder", "user", "user"]}),
    ... )
    >>> directed_by_role(register, giving="funder", getting="user").ties["strength"].tolist()
    [0.5, 0.5]
    """
    from scipy.sparse import coo_array

    givers, getters = (_in_role(register, roles) for roles in (giving, getting))
    # k is the number of others who get: an organization that does both is none of its own
    number = np.asarray(getters.sum(axis=0)).ravel()
    share = givers.tocoo()
    others = number[share.col] - np.asarray(givers.multiply(getters).tocsr()[share.row, share.col]).ravel()
    part = np.divide(1.0, others, out=np.zeros(len(others)), where=others > 0)
    one = coo_array((part + 1j * (others > 0), (share.row, share.col)), shape=givers.shape).tocsr()
    ties = (one @ getters.T).tocoo()
    apart = (ties.row != ties.col) & (ties.data.imag > 0.5)
    return make_network(
        register.organizations.set_index("organization"),
        ties.row[apart],
        ties.col[apart],
        strength=ties.data.real[apart].astype(np.float64),
        partnerships=np.rint(ties.data.imag[apart]).astype(np.int32),
        directed=True,
        register=register,
        settings={"giving": _listed(giving), "getting": _listed(getting)},
    )


def _in_role(register: Register, roles: str | Iterable[str]) -> Any:
    """Give organizations x partnerships, 1 where the organization has one of the roles."""
    from scipy.sparse import csr_array

    rows = register.participations
    if "role" not in rows.columns or rows["role"].isna().all():
        raise UsageError("participations have no roles.", where="directed_by_role", fix="Fill in the column role.")
    folded = rows["role"].astype("string").str.strip().str.casefold()
    wanted = [one.strip().casefold() for one in _listed(roles)]
    for one in wanted:
        if not (folded == one).any():
            raise unknown_choice(one, sorted(rows["role"].dropna().astype(str).unique()), where="role")
    rows = rows[folded.isin(wanted).fillna(False).to_numpy(dtype=bool)]
    place: tuple[npt.NDArray[Any], npt.NDArray[Any]] = (
        pd.Index(register.organizations["organization"]).get_indexer(rows["organization"]),
        pd.Index(register.partnerships["partnership"]).get_indexer(rows["partnership"]),
    )
    matrix = csr_array((np.ones(len(rows)), place), shape=register.matrix.shape)
    matrix.sum_duplicates()
    matrix.data[:] = 1.0
    return matrix


def _listed(roles: str | Iterable[str]) -> list[str]:
    return [roles] if isinstance(roles, str) else list(roles)
