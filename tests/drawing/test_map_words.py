"""What the page says of itself: every word in both languages, every word used, and the same bytes everywhere."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files

import pytest
from sample import ideas, network

from innonet.drawing import draw
from innonet.drawing.page import SCRIPTS, asset
from innonet.drawing.words import words

ASSETS = files("innonet").joinpath("drawing/assets")
DRAWN = """
import sys, hashlib
sys.path[:0] = {paths!r}
from sample import ideas, network
from innonet.drawing import draw
made = network()
print(hashlib.sha256(draw(made, suggestions=ideas(made), title="\\uc9c0\\ub3c4").html.encode()).hexdigest())
"""


def test_every_word_is_said_in_both_languages():
    assert list(words()["ko"]) == list(words()["en"])
    for key, text in words()["ko"].items():
        assert sorted(re.findall(r"\{\d", text)) == sorted(re.findall(r"\{\d", words()["en"][key])), key


def test_every_word_asked_for_is_there():
    source = "\n".join(asset(name) for name in SCRIPTS)
    asked = set(re.findall(r'word\("(\w+)"', source)) | set(
        re.findall(r'data-(?:word|name)="(\w+)"', asset("map.html"))
    )
    assert len(asked) > 70
    assert asked <= set(words()["ko"])


def test_every_script_is_on_the_page_and_small():
    here = {one.name for one in ASSETS.iterdir() if one.name.endswith(".js")}
    assert here - {"vis.js"} == set(SCRIPTS)
    for name in here:
        assert len(asset(name).splitlines()) <= 250, name


def test_scripts_make_no_markup_and_ask_for_nothing():
    source = "\n".join(asset(name) for name in SCRIPTS)
    for word in ("innerHTML", "outerHTML =", "insertAdjacent", "document.write", "eval(", "new Function", "fetch(",
                 "XMLHttpRequest", "import(", "localStorage"):  # fmt: skip
        assert word not in source, word


@pytest.mark.parametrize(("locale", "hashes"), [("C", "1"), ("C.UTF-8", "2")])
def test_the_bytes_are_the_same_in_every_process_and_locale(locale, hashes):
    made = network()
    own = sha256(draw(made, suggestions=ideas(made), title="지도").html.encode()).hexdigest()
    paths = [one for one in sys.path if one]
    surroundings = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONHASHSEED": hashes}
    found = subprocess.run(
        [sys.executable, "-c", DRAWN.format(paths=paths)], capture_output=True, text=True, check=True, env=surroundings
    )
    assert found.stdout.split()[-1] == own
