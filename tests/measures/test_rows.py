"""Steps between organizations, searched from many at once or, along long paths, one by one."""

from itertools import pairwise

import numpy as np
import pytest

from innonet.measures.paths import pattern
from innonet.measures.rows import LONG, NO_PATH, nearness_summed, steps_from
from networks import network_of

SIZE = LONG + 40
IDS = [f"o{i:03d}" for i in range(SIZE)]


@pytest.mark.parametrize("length", [LONG - 1, LONG, LONG + 1, SIZE])
def test_steps_along_a_path_are_its_ties_however_long_it_is(length):
    network = network_of(list(pairwise(IDS[:length])), ids=IDS)
    place = np.arange(SIZE)
    away = np.abs(np.subtract.outer(place, place))
    apart = (place[:, None] >= length) | (place >= length)
    wanted = np.where(apart & (away > 0), NO_PATH, away)
    assert (steps_from(network, place) == wanted).all()
    assert (steps_from(network, place[[5, 0]]) == wanted[[5, 0]]).all()
    linked = wanted[(wanted > 0) & (wanted < NO_PATH)]
    assert nearness_summed(pattern(network)) == pytest.approx((1 / linked).sum(), abs=1e-9)
