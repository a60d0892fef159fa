"""Networks drawn again, and networks made by chance."""

import operator
import os
import time
from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet.claims import claimed, taken
from innonet.cores import apart, beside_others, start_others, stop_others
from innonet.errors import UsageError
from innonet.extraction import backbone
from innonet.measures import of_kind
from innonet.projection import project
from innonet.register import Register
from innonet.uncertainty import (
    against,
    by_chance,
    measured_by_chance,
    resampled,
    resampling,
    shares,
    worked,
)
from networks import NETWORKS, network_of
from test_backbone import random_register


def register(rows, ids=""):
    organizations = sorted({*ids, *(one for one, _ in rows)})
    return Register(
        pd.DataFrame({"organization": organizations, "name": organizations}),
        pd.DataFrame({"partnership": sorted({two for _, two in rows})}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )


ROWS = [*[(one, "p") for one in "abc"], *[(one, "q") for one in "ab"], *[(one, "r") for one in "cd"], ("d", "s")]
MADE = register(ROWS, ids="z")


def test_shares_add_up_to_the_ties():
    network = project(MADE)
    of = shares(network)
    again = np.bincount(of.tie, weights=of.part, minlength=len(network.ties))
    np.testing.assert_allclose(again, network.ties["strength"])
    assert of.partnerships == 4, "a partnership of one is sampled too"


def test_draws_of_the_same_partnerships_are_told():
    again = resampling(project(register([*ROWS, ("a", "t")])), keep=0.8, seed=3)
    first, place = again.different(30)
    assert first[0] == 0
    assert len(first) == 5, "one of the five partnerships is left out"
    for number, which in enumerate(place):
        pd.testing.assert_frame_equal(again.draw(number).ties, again.draw(first[which]).ties)
    other, _ = resampling(project(MADE), keep=0.8, unit="organizations", seed=3).different(30)
    assert len(other) == 5, "one of the five organizations is left out"


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("pqrst")), min_size=1, unique=True))
def test_shares_hold_for_any_register(rows):
    for weighting in ("newman", "count"):
        network = project(register(rows), weighting=weighting)
        of = shares(network)
        again = np.bincount(of.tie, weights=of.part, minlength=len(network.ties))
        np.testing.assert_allclose(again, network.ties["strength"])


def test_a_draw_is_the_projection_of_the_partnerships_drawn():
    network = project(MADE)
    for drawn in resampled(network, draws=20, seed=3, keep=0.5):
        possible = []
        for two in combinations("pqrs", 2):
            rows = [(one, two_) for one, two_ in ROWS if two_ in two]
            ties = project(register(rows, ids="abcdz")).ties
            possible.append([tuple(row) for row in ties[["source", "target", "strength"]].to_numpy()])
        assert [tuple(row) for row in drawn.ties[["source", "target", "strength"]].to_numpy()] in possible


def test_draws_keep_the_organizations_and_repeat_with_their_seed():
    network = project(MADE)
    one, two = ([drawn.ties for drawn in resampled(network, draws=5, seed=9)] for _ in range(2))
    for first, second in zip(one, two, strict=True):
        pd.testing.assert_frame_equal(first, second)
    assert all(drawn.ids.equals(network.ids) for drawn in resampled(network, draws=2))
    assert {len(ties) for ties in one} != {len(network.ties)}


def test_drawing_all_partnerships_once_changes_nothing():
    network = project(MADE)
    (drawn,) = resampled(network, draws=1, keep=1.0)
    pd.testing.assert_frame_equal(drawn.ties.reset_index(drop=True), network.ties, check_dtype=False)
    np.testing.assert_array_equal(drawn.ends, network.ends)
    np.testing.assert_allclose(drawn.adjacency.toarray(), network.adjacency.toarray())


def test_means_over_draws_are_what_was_drawn_from():
    network = project(MADE)
    mean = sum(drawn.adjacency.toarray() for drawn in resampled(network, draws=4000, seed=1)) / 4000
    np.testing.assert_allclose(mean, network.adjacency.toarray(), rtol=0.06)


def test_bad_settings_are_named():
    network = project(MADE)
    with pytest.raises(UsageError, match="draws is 0"):
        next(resampled(network, draws=0))
    with pytest.raises(UsageError, match=r"keep is 1\.5"):
        next(resampled(network, draws=1, keep=1.5))


def test_chance_keeps_how_often_everybody_takes_part():
    rng = np.random.default_rng(4)
    rows = {(f"o{i}", f"p{j}") for i, j in rng.integers((20, 12), size=(60, 2))}
    sizes = Counter(partnership for _, partnership in rows)
    rows = {row for row in rows if sizes[row[1]] > 1}
    network = project(register(sorted(rows)), weighting="newman")
    # Newman's strength of an organization is the number of its partnerships of two or more: chance keeps it.
    strength = network.adjacency.sum(axis=1)
    different = 0
    for made in by_chance(network, draws=10, seed=2):
        np.testing.assert_allclose(made.adjacency.sum(axis=1), strength)
        assert made.ids.equals(network.ids)
        different += len(made.ties) != len(network.ties) or (made.ends != network.ends).any()
    assert different == 10


def test_chance_on_plain_edges_keeps_degrees_and_strengths():
    network = NETWORKS["unequal_strengths"]()
    for made in by_chance(network, draws=5, seed=2):
        assert sorted(made.ties["strength"]) == sorted(network.ties["strength"])
        assert np.bincount(made.ends.ravel()).tolist() == np.bincount(network.ends.ravel()).tolist()


def test_chance_on_directed_edges_keeps_both_degrees():
    network = NETWORKS["directed"]()
    for made in by_chance(network, draws=5, seed=2):
        for side in (0, 1):
            sides = [np.bincount(one.ends[:, side], minlength=5).tolist() for one in (made, network)]
            assert sides[0] == sides[1]


@pytest.mark.parametrize(
    "settings",
    [{}, {"alpha": 0.2, "adjust": "bh"}, {"method": "disparity", "alpha": 0.3}, {"method": "noise_corrected"}],
    ids=str,
)
def test_what_chance_makes_of_a_backbone_is_thinned_as_it_was(settings):
    network = project(random_register())
    thin = backbone(network, **settings)
    pairs = zip(by_chance(network, draws=6, seed=2), by_chance(thin, draws=6, seed=2), strict=True)
    for whole, made in pairs:
        # the sums of a draw are those of the register, and a p of two modes hangs on them and the count alone
        asked = backbone(replace(whole, register=network.register), **settings)
        assert made.ends.tolist() == asked.ends.tolist()
        assert made.strengths.tolist() == asked.strengths.tolist()
        assert len(made.ties) < len(whole.ties) / 2


def test_a_part_of_a_network_is_set_beside_the_same_part_of_chance():
    network = project(random_register())
    some = network.ids[:30]
    for whole, made in zip(by_chance(network, draws=4), by_chance(network.subset(some), draws=4), strict=True):
        assert made.ties.values.tolist() == whole.subset(some).ties.values.tolist()


def test_where_nobody_knows_how_ties_were_chosen_chance_is_not_drawn():
    network = project(random_register())
    strong = network.strengths > np.median(network.strengths)
    by_hand = [
        network.with_ties(strong),
        network.reweighted(np.sqrt(network.strengths), network.ties["partnerships"].to_numpy()),
        replace(network, ties=network.ties[strong]),
        backbone(network, method="fdsm", draws=20, alpha=0.2),
        backbone(network, method="disparity", alpha=0.3).subset(network.ids[:30]),
    ]
    for one in by_hand:
        assert len(one.ties)
        assert list(by_chance(one, draws=3)) == []
        assert measured_by_chance(one, size_of, draws=3) == []
    thin = backbone(network, alpha=0.2)
    assert len(list(by_chance(thin.subset(network.ids[:30]), draws=3))) == 3, "a p of two modes minds nobody else"
    assert len(list(by_chance(of_kind(thin, "p1", column="partnership"), draws=3))) == 3


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_awkward_network_can_be_drawn_again(name):
    network = NETWORKS[name]()
    assert [len(one) for one in resampled(network, draws=2)] == [len(network)] * 2
    assert [len(one) for one in by_chance(network, draws=2)] == [len(network)] * 2


def test_against_counts_the_value_itself():
    mean, z, p = against(3.0, np.array([0.0, 1.0, 2.0, 1.0]))
    assert (mean, p) == (1.0, 1 / 5)
    assert z == pytest.approx(2 / np.std([0, 1, 2, 1], ddof=1))
    assert against(1.0, np.array([1.0, 1.0]))[2] == 1.0
    assert np.isnan(against(float("nan"), np.array([1.0]))).all()
    assert np.isnan(against(1.0, np.array([np.nan]))).all()


def test_p_values_are_uniform_where_nothing_is_going_on():
    rng = np.random.default_rng(0)
    values = [against(draw[0], draw[1:])[2] for draw in rng.normal(size=(2000, 20))]
    for level in (0.05, 0.1, 0.25, 0.5):
        assert np.mean(np.array(values) <= level) == pytest.approx(level, abs=0.025)


def test_a_network_of_two_pairs_is_rewired_to_pairs():
    network = network_of([("a", "b"), ("c", "d")])
    for made in by_chance(network, draws=8, seed=1):
        assert sorted(np.bincount(made.ends.ravel())) == [1, 1, 1, 1]


def test_a_missing_organization_is_an_isolate_and_its_partnerships_look_smaller():
    network = project(MADE)
    again = resampling(network, keep=0.6, unit="organizations", seed=5)
    for number in range(10):
        drawn, present = again.draw(number), again.present(number)
        left = [(one, two) for one, two in ROWS if present[network.ids.get_loc(one)]]
        ties = project(register(left, ids="abcdz")).ties
        pd.testing.assert_frame_equal(drawn.ties.reset_index(drop=True), ties, check_dtype=False)
        assert present.sum() == 3
    with pytest.raises(UsageError, match="not drawn twice"):
        resampling(network, unit="organizations")


def test_any_number_of_workers_gives_the_same_in_order_and_tells_progress():
    told = []
    one, two = (
        worked(partial(pow, 3), 40, size=1, workers=workers, progress=lambda *at: told.append(at)) for workers in (1, 2)
    )
    assert one == two == [3**number for number in range(40)]
    assert told[:40] == [(done, 40) for done in range(1, 41)]
    assert told[40:] == sorted(told[40:])
    assert told[-1] == (40, 40)
    assert worked(partial(pow, 3), 0, size=1, workers=2) == []
    assert worked(partial(pow, 3), 2, size=1, workers=3) == [1, 3]
    with pytest.raises(UsageError, match="workers is 0"):
        worked(partial(pow, 3), 4, size=1, workers=0)


def waited_for(path):
    """Wait until there is such a file, for a minute at most."""
    end = time.monotonic() + 60
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.01)
    return path.exists()


def test_nobody_waits_for_a_process_that_is_busy_with_something_else(monkeypatch, tmp_path):
    """Its share is done here; when it comes to look nothing is left, not even the place where claims were laid."""
    monkeypatch.setattr("innonet.cores._ahead.processes", 1)
    busy = apart(partial(waited_for, tmp_path / "over"))
    assert worked(partial(pow, 3), 5, size=1, workers=2) == [1, 3, 9, 27, 81]
    (tmp_path / "over").touch()
    assert busy()
    assert worked(partial(pow, 3), 3, size=1, workers=2) == [1, 3, 9]


def noted(path, work):
    """Leave a file that says which process does some work."""
    path.write_text(str(os.getpid()))
    return work()


def elsewhere(work, path):
    """Give what another process makes: who asks before it has begun would do it here."""
    asked = apart(partial(noted, path, work))
    assert waited_for(path)
    path.unlink()
    return asked()


def test_a_task_that_nobody_has_begun_is_done_by_who_asks_for_it(monkeypatch, tmp_path):
    """It is done once: the other process leaves it alone when it comes to it at last."""
    monkeypatch.setattr("innonet.cores._ahead.processes", 1)
    busy = apart(partial(waited_for, tmp_path / "over"))
    files = [tmp_path / str(number) for number in range(3)]
    tasks = [apart(partial(noted, file, os.getpid)) for file in files]
    assert [one() for one in reversed(tasks)] == [os.getpid()] * 3
    for file in files:
        file.unlink()
    (tmp_path / "over").touch()
    assert busy()
    assert elsewhere(os.getpid, tmp_path / "after") != os.getpid()
    assert not any(file.exists() for file in files)


def test_a_task_may_stand_behind_the_next_draws_that_are_shared(monkeypatch, tmp_path):
    """Until these begin nobody else has it, so that who asks does it; then it is done as any other."""
    monkeypatch.setattr("innonet.cores._ahead.processes", 1)
    files = [tmp_path / "early", tmp_path / "late"]
    early, late = (apart(partial(noted, file, os.getpid), behind=True) for file in files)
    assert elsewhere(os.getpid, tmp_path / "other") != os.getpid()
    assert not any(file.exists() for file in files)
    assert early() == os.getpid()
    files[0].unlink()
    assert worked(partial(pow, 3), 3, size=1, workers=2) == [1, 3, 9]
    assert waited_for(files[1])
    assert late() != os.getpid()
    assert not files[0].exists()


def test_what_fails_in_another_process_fails_here(monkeypatch):
    """The last fails, which another process claims first if it comes in time."""
    with pytest.raises(IndexError):
        worked(partial(operator.getitem, "abc"), 4, size=1, workers=2)


def test_each_number_is_claimed_once(tmp_path):
    one, two = claimed(tmp_path, range(4)), claimed(tmp_path, reversed(range(4)))
    assert [next(one), next(two), next(two), *one, *two] == [0, 3, 2, 1]
    assert taken(tmp_path) == 4
    assert [*claimed(tmp_path / "gone", range(4))] == []


def test_work_apart_gives_what_it_gives_here(monkeypatch, tmp_path):
    """Done when asked for where no process was started ahead; begun at once in one that was."""
    assert apart(partial(pow, 3, 4))() == 81
    monkeypatch.setattr("innonet.cores._ahead.processes", 1)
    assert apart(partial(pow, 3, 4))() == 81
    assert elsewhere(os.getpid, tmp_path / "begun") != os.getpid()
    with pytest.raises(IndexError):
        elsewhere(partial(operator.getitem, "abc", 3), tmp_path / "begun")


def test_beside_others_this_process_keeps_to_one_core(monkeypatch, tmp_path):
    from threadpoolctl import threadpool_info

    monkeypatch.setattr("innonet.cores._ahead.processes", 0)
    monkeypatch.setattr("loky.cpu_count", lambda: 2)
    before = [one["num_threads"] for one in threadpool_info()]
    with beside_others():
        assert {one["num_threads"] for one in threadpool_info()} == {1}
        assert elsewhere(os.getpid, tmp_path / "begun") != os.getpid()
    assert [one["num_threads"] for one in threadpool_info()] == before


def cores_seen():
    from loky import cpu_count

    return int(cpu_count())


def test_another_process_starts_no_others(monkeypatch, tmp_path):
    monkeypatch.setattr("innonet.cores._ahead.processes", 1)
    assert elsewhere(cores_seen, tmp_path / "begun") == 1


def grown(kept=[]):  # noqa: B006  (kept on purpose: this process grows)
    """Grow by 320 MB, and say which process this is; the second it takes is that after which growth is looked at."""
    kept.append(np.ones(40_000_000))
    time.sleep(1.1)
    return os.getpid()


def test_another_process_may_grow(monkeypatch, tmp_path, recwarn):
    monkeypatch.setattr("innonet.cores._ahead.processes", 0)
    monkeypatch.setattr("loky.cpu_count", lambda: 2)
    start_others()
    first = elsewhere(os.getpid, tmp_path / "begun")
    assert [elsewhere(one, tmp_path / "begun") for one in (grown, grown, os.getpid)] == [first] * 3
    stop_others()
    assert not [one for one in recwarn if "worker stopped" in str(one.message)]


def size_of(network, number):
    return number, len(network.ties), network.ends.sum()


def test_chance_is_the_same_for_any_number_of_workers():
    network = project(MADE)
    one, two = (measured_by_chance(network, size_of, draws=9, seed=3, workers=workers) for workers in (1, 2))
    assert one == two
    assert sorted(number for number, _, _ in one) == list(range(9))
    assert [made[1] for made in one] == [len(made.ties) for made in by_chance(network, draws=9, seed=3)]


def test_directed_ties_are_drawn_one_by_one():
    network = NETWORKS["directed"]()
    for drawn in resampled(network, draws=5, keep=0.5):
        assert len(drawn.ties) == 3
        assert drawn.directed
