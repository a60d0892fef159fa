"""Maps for the browser tests, written once."""

from pathlib import Path

import pytest
from opening import without_policy
from sample import HOSTILE, ideas, network

from innonet import communities, mixing, profile
from innonet.drawing import draw
from innonet.ranking import hubs


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """plain.html, few.html (a part of it), hostile.html, many.html (closed communities) and vis.html."""
    path = tmp_path_factory.mktemp("maps")
    for name, hostile in (("plain", ""), ("hostile", HOSTILE)):
        made = network(hostile=hostile)
        drawing = draw(
            made,
            table=profile(made),
            hubs=hubs(made, draws=0 if hostile else 5),
            suggestions=ideas(made, hostile=hostile),
            mixing=mixing(made, by="municipality", permutations=19).assign(p_adjusted=0.01),
            title=f"시험 지도{hostile}",
        )
        drawing.save(path / f"{name}.html")
    (path / "open.html").write_text(
        without_policy((path / "hostile.html").read_text(encoding="utf-8")), encoding="utf-8"
    )
    draw(network(), size="degree", most=30, title="일부 지도").save(path / "few.html")
    many = network(per_circle=800, circles=3, works=500)
    draw(many, groups=communities(many, draws=0, runs=1), size="degree", title="큰 지도", most=9000).save(
        path / "many.html"
    )
    draw(network(), engine="pyvis", title="vis").save(path / "vis.html")
    return path
