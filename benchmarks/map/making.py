"""Networks of any size that look like registers: circles of organizations with Korean names, a few ties between."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from innonet.drawing.layout.descent import sunflower
from innonet.edges import from_edges
from innonet.network import Network
from innonet.vocabulary import entries, municipalities

CIRCLE, OUTSIDE = 60, 0.15
STEMS = ("가온", "한빛", "두레", "새암", "푸른", "온새미", "다솜", "아람", "누리", "마루", "여울", "이음")
ENDS = ("마을협동조합", "사회적기업", "청소년센터", "대학교 산학협력단", "복지관", "미디어", "상인회", "연구소")


def made(size: int, *, seed: int = 1) -> tuple[Network, pd.Series[int]]:
    """Give a network with five ties an organization, and the circle of each."""
    rng = np.random.default_rng(seed)
    circle = np.arange(size) // CIRCLE
    pull = 1 / rng.power(2.5, size)
    source = rng.choice(size, 6 * size, p=pull / pull.sum())
    near = np.minimum(circle[source] * CIRCLE + rng.integers(CIRCLE, size=len(source)), size - 1)
    target = np.where(rng.random(len(source)) < OUTSIDE, rng.integers(size, size=len(source)), near)
    pairs = np.sort(np.column_stack([source, target])[source != target], axis=1)
    pairs = np.unique(pairs, axis=0)
    pairs = pairs[np.sort(rng.choice(len(pairs), min(5 * size, len(pairs)), replace=False))]
    ids = np.array([f"o{i:05d}" for i in range(size)])
    table = pd.DataFrame(
        {
            "organization": ids,
            "name": [f"{STEMS[i % 12]}{STEMS[(i // 12) % 12]} {ENDS[i % 8]} {i}" for i in range(size)],
            "sector": rng.choice(list(entries("sectors")), size),
            "municipality": rng.choice(list(municipalities()), size),
        }
    )
    edges = pd.DataFrame(
        {"source": ids[pairs[:, 0]], "target": ids[pairs[:, 1]], "strength": rng.integers(1, 5, len(pairs))}
    )
    network = from_edges(edges, table)
    return network, pd.Series(circle, index=network.ids)


def in_circles(network: Network, circle: pd.Series[int], radii: Any, **_: Any) -> Any:
    """Give places without a layout, for sizes at which only the browser is measured: a disc for each circle."""
    numbers = circle.to_numpy()
    room = 2.4 * (radii.max() + 7)
    inside = sunflower(CIRCLE) * room * np.sqrt(CIRCLE) / 2
    middles = sunflower(int(numbers.max()) + 1) * room * np.sqrt(len(network)) * 0.75
    return middles[numbers] + inside[np.arange(len(network)) % CIRCLE]
