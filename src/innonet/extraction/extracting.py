"""Keep the ties that chance does not explain, by one of four models of chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.adjusting import Adjustment, adjusted
from innonet.errors import UsageError, unknown_choice
from innonet.extraction import filters, margins
from innonet.network import Network
from innonet.projection import project
from innonet.register import Register

Method = Literal["sdsm", "fdsm", "disparity", "noise_corrected"]
Floats = npt.NDArray[np.float64]
METHODS: tuple[str, ...] = get_args(Method)
TWO_MODE = ("sdsm", "fdsm")
"""Methods that read the two-mode register."""
BY_STRENGTH: Mapping[str, Callable[[Network], Floats]] = {
    "disparity": filters.disparity,
    "noise_corrected": filters.noise_corrected,
}
"""Methods that read the strengths of ties."""
LEAST = 1e-15
"""The least p given: what sums of chances can tell from 0."""


def backbone(
    source: Register | Network,
    *,
    method: Method = "sdsm",
    alpha: float = 0.05,
    adjust: Adjustment | None = None,
    draws: int = 1_000,
    seed: int = 1,
) -> Network:
    """Keep the ties that are stronger than chance would make them, each with its p (0 to 1).

    Organizations that take part in much share partnerships by chance alone; the backbone keeps those pairs that
    share more than that.

    Parameters
    ----------
    source
        A Register, which is projected first, or a Network.
    method
        `sdsm`: partnerships shared against chance in which everybody takes part as often as now, and every
        partnership is as large, on average (the bipartite configuration model); exact. `fdsm`: the same exactly,
        by `draws` (curveball trades). `disparity`: a tie against an even spread of its organization's strength.
        `noise_corrected`: a tie against the product of both strengths, with the noise of small counts.
    alpha
        A tie stays if its p is below; above 0, up to 1. A p is of one pair by itself: at .05 up to one in twenty of all
        pairs, tied or not, stays by chance, which in sparse records can be half of their ties; take .001 there, or
        `adjust`.
    adjust
        `bh` or `holm`: a tie stays if its p, adjusted for all pairs that were looked at, is below alpha; see
        `mixing`. Of `sdsm` and `fdsm` these are all pairs of organizations, of the others all ties. `fdsm` needs many
        draws then.
    draws
        For `fdsm`; the least p it can give is 1 / (draws + 1).
    seed
        For `fdsm`.

    Returns
    -------
    Network of the same organizations in the same order, many of them isolates now; its `ties` carry `p`, the chance
    of a tie at least as strong (one-sided, not below 1e-15), and with `adjust` also `p_adjusted`. `settings` names
    method, alpha and adjust.

    Raises
    ------
    UsageError
        If the method is not known, alpha is not in its range, draws is below 1, or a two-mode method is asked of a
        network that has no register or is directed: use `disparity` or `noise_corrected` there.

    Notes
    -----
    `disparity` gives a tie the lower p of its two ends; an organization with a single tie says nothing of it. In a
    directed network the ends are all that the source gives and all that the target gets. `noise_corrected` is the
    one-sided normal p of the score over its standard deviation; its prior has the moments of the hypergeometric
    distribution (the authors' program has 1 - mu^2 where these have (1 - mu)^2).

    References
    ----------
    Neal, Z. P. (2014). The backbone of bipartite projections. Social Networks 39, 84-97.
    https://doi.org/10.1016/j.socnet.2014.06.001
    Saracco, F., Di Clemente, R., Gabrielli, A. & Squartini, T. (2015). Randomizing bipartite networks: the case of
    the World Trade Web. Scientific Reports 5, 10595. https://doi.org/10.1038/srep10595
    Neal, Z. P., Domagalski, R. & Sagan, B. (2021). Comparing alternatives to the fixed degree sequence model for
    extracting the backbone of bipartite projections. Scientific Reports 11, 23929.
    https://doi.org/10.1038/s41598-021-03238-3
    Serrano, M. A., Boguna, M. & Vespignani, A. (2009). Extracting the multiscale backbone of complex weighted
    networks. PNAS 106(16), 6483-6488. https://doi.org/10.1073/pnas.0808904106
    Coscia, M. & Neffke, F. M. H. (2017). Network backboning with noisy data. IEEE 33rd International Conference on
    Data Engineering, 425-436. https://doi.org/10.1109/ICDE.2017.100

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> square = from_edges(pd.DataFrame({"source": list("abcd"), "target": list("bcda"), "strength": [9, 1, 9, 1]}))
    >>> backbone(square, method="disparity", alpha=0.2).ties[["source", "target", "p"]].round(2).values.tolist()
    [['a', 'b', 0.1], ['c', 'd', 0.1]]
    """
    if method not in METHODS:
        raise unknown_choice(method, list(METHODS), where="method")
    if not 0 < alpha <= 1 or draws < 1:
        raise UsageError(
            f"alpha is {alpha}, draws is {draws}.", where="backbone", fix="Give alpha above 0, up to 1; draws from 1."
        )
    network = project(source) if isinstance(source, Register) else source
    made_by = {"backbone": method, "alpha": alpha} | ({} if adjust is None else {"adjust": adjust})
    kept, found = beyond(network, _chances(network, method, draws=draws, seed=seed), settings=made_by)
    ties = network.ties[kept].reset_index(drop=True).assign(**{name: one[kept] for name, one in found.items()})
    return replace(network, ties=ties, settings={**network.settings, **made_by})


def beyond(
    network: Network, chances: Floats, *, settings: Mapping[str, Any]
) -> tuple[npt.NDArray[np.bool_], dict[str, Floats]]:
    """Mark the ties that stay.

    Parameters
    ----------
    chances
        One p a tie.
    settings
        Of a backbone: `backbone`, `alpha` and `adjust`, as its network carries them.

    Returns
    -------
    One mark a tie, and the figures a tie carries: `p`, and `p_adjusted` where asked for.
    """
    found = {"p": np.maximum(chances, LEAST)}
    adjust = settings.get("adjust")
    if adjust is not None:
        pairs = len(network) * (len(network) - 1) // (1 if network.directed else 2)
        of = pairs if settings["backbone"] in TWO_MODE else None
        found["p_adjusted"] = adjusted(found["p"], method=adjust, of=of)
    return found["p" if adjust is None else "p_adjusted"] < settings["alpha"], found


def _chances(network: Network, method: Method, *, draws: int, seed: int) -> Floats:
    if method not in TWO_MODE:
        return BY_STRENGTH[method](network)
    if network.register is None:
        raise UsageError(
            f"the network has no register, and {method} reads who took part in what.",
            where="backbone",
            fix="Give a Register, or use disparity or noise_corrected.",
        )
    if network.directed:
        raise UsageError(
            f"the network is directed, and {method} counts who takes part together, whoever gives or gets.",
            where="backbone",
            fix="Use disparity or noise_corrected.",
        )
    matrix = network.register.matrix
    pairs, count = together(network, network.register)
    if method == "sdsm":
        return margins.on_average(margins.configuration(matrix), pairs, count=count)
    return margins.exactly(matrix, pairs, count=count, draws=draws, seed=seed)


def together(network: Network, register: Register) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give for each tie the rows of its ends in the register's matrix, and how many partnerships are behind it."""
    place = pd.Index(register.organizations["organization"]).get_indexer(network.ids)
    pairs = np.sort(place[network.ends].astype(np.int64), axis=1)
    return pairs, network.ties["partnerships"].to_numpy(dtype=np.int64)
