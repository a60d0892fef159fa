"""True scores given noisy ones: against the sums done by hand, and what must hold for any scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet.ranking.truth import PIECES, ROUNDS, truth

ANY = (-99.0, 99.0)
SEEN = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.01, 2)), min_size=1, max_size=30)


def by_hand(score, variance):
    """The same by points close together and an even start, every chance a density times a step."""
    beyond = np.median(np.sqrt(variance))
    points = np.linspace(score.min() - beyond, score.max() + beyond, PIECES * 400 + 1)
    points = (points[1:] + points[:-1]) / 2
    piece = np.repeat(np.arange(PIECES), 400)
    like = np.exp(-((score[:, None] - points) ** 2) / (2 * variance[:, None]))
    share = np.full(PIECES, 1 / PIECES)
    for _ in range(ROUNDS):
        chance = like * share[piece]
        chance /= chance.sum(axis=1, keepdims=True)
        share = np.bincount(piece, chance.mean(axis=0), minlength=PIECES)
    chance = like * share[piece]
    chance /= chance.sum(axis=1, keepdims=True)
    mean = chance @ points
    return mean, np.sqrt(chance @ points**2 - mean**2), share


def moments(found):
    """Mean and standard deviation of each true score, by very many draws."""
    drawn = found.drawn(40_000, np.random.default_rng(1))
    return drawn.mean(axis=0), drawn.std(axis=0)


@pytest.mark.parametrize("seed", range(3))
def test_the_sums_done_by_hand_agree(seed):
    rng = np.random.default_rng(seed)
    score, variance = rng.standard_normal(12) * 1.5, rng.uniform(0.02, 0.8, 12)
    mean, spread, share = by_hand(score, variance)
    found = truth(score, variance, ANY)
    assert found.share == pytest.approx(share, abs=1e-6)
    assert found.drawn(7, np.random.default_rng(1)).shape == (7, 12)
    assert moments(found)[0] == pytest.approx(mean, abs=0.02)
    assert moments(found)[1] == pytest.approx(spread, abs=0.02)


@given(SEEN)
def test_what_must_hold_for_any_scores(seen):
    score, variance = np.array(seen).T
    found = truth(score, variance, (-3, 3))
    beyond = np.median(np.sqrt(variance))
    low, high = np.clip([score.min() - beyond, score.max() + beyond], -3, 3)
    drawn = found.drawn(20, np.random.default_rng(1))
    assert found.share.sum() == pytest.approx(1)
    assert ((low - 1e-6 <= drawn) & (drawn <= high + 1e-6)).all()


@given(SEEN)
def test_equally_noisy_scores_keep_their_order(seen):
    score = np.sort(np.array(seen)[:, 0])
    drawn = truth(score, np.full(len(score), 0.3), ANY).drawn(4_000, np.random.default_rng(1))
    assert (np.diff(drawn.mean(axis=0)) >= -0.06).all()


def test_what_is_known_for_sure_stays_as_it_is():
    score = np.array([-1.0, 0.5, 2.0])
    mean, spread = moments(truth(score, np.zeros(3), ANY))
    assert mean == pytest.approx(score, abs=1e-4)
    assert spread == pytest.approx(np.zeros(3), abs=1e-4)


def test_a_few_far_ahead_are_not_taken_for_luck_among_many_noisy_ones():
    """The noise of the many is more than all scores vary, so that no normal distribution could be found."""
    rng = np.random.default_rng(1)
    score = np.append(rng.normal(0, 0.4, 500), [2.4, 2.6, 2.8])
    variance = np.append(np.full(500, 0.5), np.full(3, 0.05))
    assert variance.mean() > score.var()
    mean, spread = moments(truth(score, variance, ANY))
    assert mean[-3:].min() - 3 * spread[-3:].max() > np.quantile(mean[:500], 0.99)
