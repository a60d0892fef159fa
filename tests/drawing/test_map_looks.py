"""The demonstration's map looks as it did: compared with pictures kept, by a measure that forgives another font."""

import pytest
from looks import HERE, KEPT, demo, differing, kept, seen
from opening import without_policy

pytestmark = pytest.mark.browser
MOST = 0.05
"""Share of blocks that may differ: all letters in another typeface make .026 (wide) and .045 (phone) of them."""
BROKEN = {
    "names": ("label(context);", ""),
    "ties": ("else ties(pen);", ""),
    "outlines": ("else outlines(pen);", ""),
    "organizations": ("marks(pen,some,coloring().groups[group])", "0"),
    "colors": (
        "pen.fillStyle=color;pen.fill();if(",
        'pen.fillStyle="#"+color.slice(5)+color.slice(1,5);pen.fill();if(',
    ),
}
"""What could go wrong, as a change of the page's script."""


@pytest.fixture(scope="module")
def page() -> str:
    return without_policy(demo())


def looked(browser, tmp_path, html, size):
    file = tmp_path / "demo.html"
    file.write_text(html, encoding="utf-8")
    return differing(seen(browser, file, size), kept(size))


@pytest.mark.parametrize("size", list(KEPT))
def test_the_demonstration_looks_as_it_did(browser, tmp_path, page, size):
    assert looked(browser, tmp_path, page, size) < MOST, "look at it; if it is meant: python tests/drawing/looks.py"


@pytest.mark.parametrize("size", list(KEPT))
@pytest.mark.parametrize("what", list(BROKEN))
def test_what_goes_missing_is_seen(browser, tmp_path, page, what, size):
    found, instead = BROKEN[what]
    assert page.count(found) == 1
    assert looked(browser, tmp_path, page.replace(found, instead), size) > MOST


def test_another_typeface_is_forgiven(browser, tmp_path, page):
    serif = page.replace("Pretendard", '"Noto Serif CJK KR","DejaVu Serif",Pretendard')
    for size in KEPT:
        assert looked(browser, tmp_path, serif, size) < MOST


def test_the_pictures_kept_are_small():
    assert sum(one.stat().st_size for one in HERE.iterdir()) < 150_000
