"""A map of few organizations on a phone: the height is used, and no name covers anybody."""

import networkx as nx
import numpy as np
import pytest
from opening import opened

from innonet.drawing import draw
from innonet.drawing.drawing import measured, radius
from innonet.ranking import hubs
from networks import network_of

NAMES = (
    "Village Community Support Center", "Suwon City", "Gyeonggi Social Economy Agency", "Hanbit Cooperative",
    "Dureon Social Cooperative", "Goyang City", "Saeam University Foundation", "Green Forest Foundation", "Onsaemiro",
    "Gaonnuri Social Cooperative", "Northern Cooperation Center", "Impact Forest",
)  # fmt: skip


def few(n, ties, seed):
    pairs = [(f"{a:02d}", f"{b:02d}") for a, b in nx.gnm_random_graph(n, ties, seed=seed).edges]
    return network_of(pairs, ids=[f"{i:02d}" for i in range(n)], names={f"{i:02d}": NAMES[i] for i in range(n)})


def covered(tab, radii):
    """Give the names that reach into the circle of somebody."""
    spots, scale = tab.evaluate(f"[...Array({len(radii)}).keys()].map(innonet.at)"), tab.evaluate("innonet.view.k")
    found = []
    for one in tab.evaluate("innonet.labels()"):
        for (x, y), r in zip(spots, radii * scale, strict=True):
            aside = x - np.clip(x, one["left"], one["right"]), y - np.clip(y, one["top"] + 2, one["bottom"] - 2)
            if np.hypot(*aside) < r - 1:
                found.append(one["text"])
    return found


@pytest.mark.parametrize("chosen", [(6, 8, 1), (10, 14, 0), (12, 18, 2)])
def test_on_a_phone_names_cover_nobody_and_nearly_all_are_named(browser, tmp_path, chosen):
    made = few(*chosen)
    file = draw(made, hubs=hubs(made, draws=20), lang="en").save(tmp_path / "few.html")
    tab, heard = opened(browser, file, "phone")
    assert heard == []
    assert covered(tab, radius(measured(made, "betweenness", None)["betweenness"].to_numpy(dtype=float))) == []
    assert len({one["text"] for one in tab.evaluate("innonet.labels()")} & set(NAMES)) >= len(made) - 1
    tab.context.close()


def test_a_card_of_who_has_no_tie_tells_no_rank(browser, tmp_path):
    made = network_of([("a", "b"), ("b", "c")], ids="x", names={"x": "Alone"})
    file = draw(made, hubs=hubs(made, draws=5), lang="en").save(tmp_path / "alone.html")
    tab, _ = opened(browser, file, anchor="#organization=x")
    assert "Alone" in tab.inner_text("#card")
    assert "rank" not in tab.inner_text("#card").lower()
    tied, _ = opened(browser, file, anchor="#organization=b")
    assert "Hub rank 1" in tied.inner_text("#card")
    for one in (tab, tied):
        one.context.close()
