"""From the two-mode Register to the one-mode Network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import numpy.typing as npt

from innonet.errors import unknown_choice
from innonet.kernels import compiled
from innonet.network import Network, make_network
from innonet.register import Register

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Positions = npt.NDArray[np.int32]
Weighting = Literal["newman", "count"]


def project(register: Register, *, weighting: Weighting = "newman") -> Network:
    """Tie organizations that take part in the same partnership.

    Parameters
    ----------
    register
        The two-mode register.
    weighting
        `newman`: each shared partnership of k organizations adds 1/(k-1), so a pair's own agreement counts 1
        and a consortium of 100 gives each of its pairs 1/99; an organization's strength is then the number of
        its partnerships in which it is not alone. `count`: each shared partnership adds 1.

    Returns
    -------
    Network with every organization of the register, isolates too; `ties.partnerships` is the number of
    shared partnerships.

    Raises
    ------
    UsageError
        If the weighting is not known.

    Notes
    -----
    The column `participations.weight` is kept in the register but does not enter the strength.

    References
    ----------
    Newman, M. E. J. (2001). Scientific collaboration networks. II. Physical Review E 64, 016132.
    https://doi.org/10.1103/PhysRevE.64.016132

    Examples
    --------
    >>> import pandas as pd
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p", "q"]}),
    ...     pd.DataFrame({"organization": list("abcab"), "partnership": list("pppqq")}),
    ... )
    >>> project(register).ties["strength"].tolist()
    [1.5, 0.5, 0.5]
    """
    if weighting not in get_args(Weighting):
        raise unknown_choice(weighting, list(get_args(Weighting)), where="weighting")
    source, target, newman, count = shared(register.matrix)
    return make_network(
        register.organizations.set_index("organization"),
        source,
        target,
        strength=newman if weighting == "newman" else count.astype(np.float64),
        partnerships=count,
        register=register,
        settings={"weighting": weighting},
    )


def shared(matrix: csr_array) -> tuple[Positions, Positions, npt.NDArray[np.float64], Positions]:
    """Give every pair of organizations that share a partnership, with Newman strength and count.

    Parameters
    ----------
    matrix
        Organizations x partnerships, 0/1.

    Returns
    -------
    Positions of the pair (first < second), the sum of 1/(k-1), and the number of shared partnerships.
    """
    sizes = np.asarray(matrix.sum(axis=0)).ravel()
    if compiled(float((sizes * sizes).sum())):
        return _by_rows(matrix)
    from scipy.sparse import csr_array, triu

    company = csr_array(matrix[:, np.flatnonzero(sizes >= 2)])
    sizes = sizes[sizes >= 2]
    # One product carries both sums: counts in the real part, Newman's in the imaginary part.
    # Values are put in by hand, for a product with a diagonal turns the order of partnerships, and so of sums, round.
    given = csr_array(((1.0 + 1j / (sizes - 1.0))[company.indices], company.indices, company.indptr), company.shape)
    both = triu(given @ company.T, k=1, format="coo")
    return (
        both.row.astype(np.int32),
        both.col.astype(np.int32),
        both.data.imag.astype(np.float64),
        np.rint(both.data.real).astype(np.int32),
    )


def _by_rows(matrix: csr_array) -> tuple[Positions, Positions, npt.NDArray[np.float64], Positions]:
    from innonet.kernels import projecting

    columns = matrix.tocsc()
    columns.sort_indices()
    rows = matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32)
    members = columns.indptr.astype(np.int32), columns.indices.astype(np.int32)
    return projecting.pairs(rows, members, projecting.partners_after(rows, members))


def meetings(matrix: csr_array) -> tuple[Positions, Positions, Positions]:
    """List every pair of organizations inside every partnership: nothing is added up yet.

    Parameters
    ----------
    matrix
        Organizations x partnerships, 0/1.

    Returns
    -------
    Positions of the pair (first < second) and of the partnership, sorted by partnership, first, second.
    """
    columns = matrix.tocsc()
    columns.sort_indices()
    sizes = np.diff(columns.indptr)
    place = np.arange(len(columns.indices))
    after = np.repeat(columns.indptr[1:], sizes) - place - 1  # how many of the same partnership stand after each
    left = np.repeat(place, after)
    step = np.arange(len(left)) - np.repeat(np.cumsum(after) - after, after)
    partnership = np.repeat(np.arange(len(sizes)), sizes)
    organization = columns.indices
    return (
        organization[left].astype(np.int32),
        organization[left + 1 + step].astype(np.int32),
        partnership[left].astype(np.int32),
    )
