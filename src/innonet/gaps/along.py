"""What figures of a directed network mean: most do not mind the direction, and say so; two are told along the ties."""

from __future__ import annotations

from innonet.gaps.meanings import Said
from innonet.measures import cohesion
from innonet.measures.centralization import centralization
from innonet.network import Network
from innonet.written import percent

_MIND_NO_DIRECTION = frozenset({
    "fragmentation", "distance_fragmentation", "components", "largest_component", "mean_steps", "cut_points", "bridges",
    "transitivity", "modularity",
})  # fmt: skip
_ALL_REACHED = Said(
    "연결의 방향을 따라가도 모든 기관이 서로 닿습니다.", "Along the ties, too, every two reach each other both ways."
)


def directed(said: Said, measure: str, network: Network) -> Said:
    """Say of a figure that it does not mind the direction, and what it is along the ties where that is another.

    Parameters
    ----------
    said
        What the figure means, and how it stands to chance.
    measure
        Which figure it is.
    network
        Directed.
    """
    if measure in _MIND_NO_DIRECTION:
        said = Said(f"방향을 따지지 않으면 {said.ko}", f"Direction aside, {said.en[:1].lower()}{said.en[1:]}")
    more = {"fragmentation": _reached, "centralization": _ends}.get(measure)
    along = more(network) if more else Said("", "")
    return Said(f"{said.ko} {along.ko}".strip(), f"{said.en} {along.en}".strip())


def _reached(network: Network) -> Said:
    lost = cohesion.fragmentation(network, directed=True)
    if lost == 0:
        return _ALL_REACHED
    share = percent(lost)
    return Said(
        f"연결의 방향을 따라가면, 양쪽을 따로 센 기관 쌍의 {share}는 닿는 길이 없습니다.",
        f"Along the ties {share} of the pairs, counted each way, have no path.",
    )


def _ends(network: Network) -> Said:
    out, into = (percent(centralization(network, mode=mode)) for mode in ("out", "in"))
    return Said(
        f"나가는 연결만 보면 {out}, 들어오는 연결만 보면 {into}입니다.",
        f"Of ties that go out it is {out}, of ties that come in {into}.",
    )
