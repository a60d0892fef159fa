"""From the two-mode Register to the one-mode Network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from innonet import findings
from innonet.errors import unknown_choice
from innonet.kernels import compiled
from innonet.network import Network, make_network
from innonet.register import Register
from innonet.valued import means, must_hold_numbers, unusable, values_of

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Positions = npt.NDArray[np.int32]
Weighting = Literal["newman", "count"]


def project(register: Register, *, weighting: Weighting = "newman", strength: str | None = None) -> Network:
    """Tie organizations that take part in the same partnership.

    Parameters
    ----------
    register
        The two-mode register.
    weighting
        `newman`: each shared partnership of k organizations adds 1/(k-1), so a pair's own agreement counts 1
        and a consortium of 100 gives each of its pairs 1/99; an organization's strength is then the number of
        its partnerships in which it is not alone. `count`: each shared partnership adds 1.
    strength
        A column of partnerships (of an edge list: of its rows) that says how strong a tie is, instead of the weighting:
        a frequency, a trust, an answer from 0 (no tie) to 4. A tie's strength is the mean over the partnerships behind
        it, so two organizations that name each other with 3 and 4 have 3.5; its distance is 1/strength, as ever. The
        mean stays on the scale that was asked: naming twice is not twice as strong.

    Returns
    -------
    Network with every organization of the register, isolates too; `ties.partnerships` is the number of
    shared partnerships, of those that say a strength where a column is named. A partnership whose cell is empty, below
    0 or no number gives no strength: a row of `network.register.issues` says so.

    Raises
    ------
    UsageError
        If the weighting or the column is not known, or no cell of the column is a number.

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
    if strength is None:
        return _projected(register, {"weighting": weighting})
    must_hold_numbers(register.partnerships, strength)
    return _projected(register, {"strength": strength})


def _projected(register: Register, settings: dict[str, Any]) -> Network:
    strength = settings.get("strength")
    source, target, of_tie, count = tied(register.matrix, register=register, settings=settings)
    return make_network(
        register.organizations.set_index("organization"),
        source,
        target,
        strength=of_tie,
        partnerships=count,
        register=register if strength is None else _told(register, strength),
        settings=settings,
    )


def _told(register: Register, strength: str) -> Register:
    """Add to the register's issues the partnerships that say no strength."""
    found = unusable(register.partnerships, strength)
    return replace(register, issues=findings.joined([register.issues, found])) if len(found) else register


def projected_like(network: Network, register: Register) -> Network:
    """Project another register, or a part of one, the way a network was; where nobody says a strength, without ties."""
    settings = network.settings
    if "strength" in settings:
        return _projected(register, {"strength": settings["strength"]})
    return _projected(register, {"weighting": settings.get("weighting", "newman")})


def tied(
    matrix: csr_array, *, register: Register, settings: Mapping[str, Any]
) -> tuple[Positions, Positions, npt.NDArray[np.float64], Positions]:
    """Give every tie of a two-mode matrix as `settings` say: first < second, strength, number of partnerships.

    Parameters
    ----------
    matrix
        Organizations x partnerships of the register, or one made by chance from it.
    settings
        Of a projection: `weighting`, or `strength`.
    """
    if "strength" in settings:
        return means(matrix, values_of(register.partnerships, settings["strength"]))
    source, target, newman, count = shared(matrix)
    return source, target, count.astype(np.float64) if settings.get("weighting") == "count" else newman, count


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
    if compiled(float((sizes * sizes).sum()), "projecting.pairs"):
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
