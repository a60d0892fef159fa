"""Backbones: R's published numbers, every matrix of the margins, and sums over every outcome."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import norm

from innonet.curveball import randomized
from innonet.directions import directed_by_role
from innonet.errors import UsageError
from innonet.extraction import METHODS, backbone, filters, margins
from innonet.projection import project
from innonet.register import Register
from networks import NETWORKS, directed, network_of, shuffled, star, unequal_strengths
from test_curveball import all_of

EXAMPLE = np.array([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]])


def register_of(matrix):
    rows, columns = np.nonzero(matrix)
    organizations = [f"o{one}" for one in range(matrix.shape[0])]
    partnerships = [f"p{one}" for one in range(matrix.shape[1])]
    return Register(
        pd.DataFrame({"organization": organizations, "name": organizations}),
        pd.DataFrame({"partnership": partnerships}),
        pd.DataFrame({"organization": [f"o{i}" for i in rows], "partnership": [f"p{j}" for j in columns]}),
    )


def register_from(rows):
    table = pd.DataFrame(rows, columns=["partnership", "organization"])
    ids = sorted(table["organization"].unique())
    return Register(
        pd.DataFrame({"organization": ids, "name": ids}),
        pd.DataFrame({"partnership": sorted(table["partnership"].unique())}),
        table,
    )


def random_register(seed=3, size=60, partnerships=50):
    generator = np.random.default_rng(seed)
    busy, large = generator.pareto(2, size) + 0.3, generator.pareto(3, partnerships) + 0.5
    chance = np.minimum(np.outer(busy, large) / (busy.sum() * large.sum()) * 200, 0.9)
    return register_of(generator.random((size, partnerships)) < chance)


def chances(matrix):
    fitted = margins.configuration(csr_array(np.array(matrix, dtype=float)))
    return fitted.chance[fitted.row][:, fitted.column]


def test_configuration_model_of_saraccos_example():
    """As in the tests of R's backbone."""
    expected = [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    np.testing.assert_allclose(chances([[0, 0, 1], [0, 1, 0], [1, 0, 1]]), expected, atol=5e-4)


cells = st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=7)


@given(cells)
@settings(max_examples=150, deadline=None)
def test_configuration_model_keeps_the_sums(rows):
    """Full and empty rows, nested ones, and those whose chances are 0 or 1 in the limit: the sums always hold."""
    matrix = np.array(rows, dtype=float)
    fitted = chances(matrix)
    assert ((fitted >= 0) & (fitted <= 1)).all()
    np.testing.assert_allclose(fitted.sum(axis=0), matrix.sum(axis=0), atol=1e-6)
    np.testing.assert_allclose(fitted.sum(axis=1), matrix.sum(axis=1), atol=1e-6)


def test_sdsm_exact_where_r_approximates():
    """The pair (1, 3): .555 exactly; R's refined normal approximation says .549."""
    kept = backbone(register_of(EXAMPLE), alpha=1)
    assert kept.ties[["source", "target"]].to_numpy().tolist() == [["o0", "o2"]]
    assert kept.ties["p"].iloc[0] == pytest.approx(0.555, abs=5e-4)


def test_sdsm_against_every_outcome():
    """The p of each tie, summed over all 2^6 ways in which its two organizations could share partnerships."""
    generator = np.random.default_rng(8)
    matrix = (generator.random((7, 6)) < 0.45).astype(int)
    fitted = chances(matrix)
    found = backbone(register_of(matrix), alpha=1).ties
    assert len(found) > 5
    for source, target, together, p in found[["source", "target", "partnerships", "p"]].itertuples(index=False):
        both = fitted[int(source[1:])] * fitted[int(target[1:])]
        outcomes = (np.array(one) for one in product((0, 1), repeat=6))
        tail = sum(np.prod(np.where(one, both, 1 - both)) for one in outcomes if one.sum() >= together)
        assert p == pytest.approx(tail, abs=1e-12)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4)), min_size=1, max_size=4),
    st.lists(st.integers(0, 12), min_size=1, max_size=4),
)
@example([(1.1125369292536007e-308, 2)], [2])
@settings(max_examples=80, deadline=None)
def test_poisson_binomial_tail_by_convolution(kinds, asked):
    each = np.repeat([chance for chance, _ in kinds], [copies for _, copies in kinds])
    mass = np.array([1.0])
    for chance in each:
        mass = np.convolve(mass, [1 - chance, chance])
    expected = [mass[one:].sum() for one in asked]
    found = margins.at_least(
        np.tile([chance for chance, _ in kinds], (len(asked), 1)),
        np.array([copies for _, copies in kinds]),
        least=np.array(asked),
    )
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_fdsm_against_all_eight_matrices():
    share = np.mean([one[0] @ one[2] >= 2 for one in all_of(EXAMPLE)])
    assert share == 0.25
    kept = backbone(register_of(EXAMPLE), method="fdsm", alpha=1, draws=1500)
    assert kept.ties["p"].iloc[0] == pytest.approx(share, abs=4 * np.sqrt(0.25 * 0.75 / 1500))


def test_fdsm_and_sdsm_tell_much_the_same():
    register = random_register()
    average = backbone(register, alpha=1).ties.set_index(["source", "target"])["p"]
    exact = backbone(register, method="fdsm", alpha=1, draws=400).ties.set_index(["source", "target"])["p"]
    both = pd.DataFrame({"average": average, "exact": exact}).dropna()
    assert len(both) > 100
    assert both.corr(method="spearman").iloc[0, 1] > 0.9
    assert (both["average"] - both["exact"]).abs().max() < 0.25


def test_disparity_is_serranos():
    """.444 for one of three equal ties, .5 for one of two, as in the tests of R's backbone; the lower end counts."""
    kite = backbone(
        network_of([("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]), method="disparity", alpha=1
    )
    assert kite.ties["p"].tolist() == pytest.approx([4 / 9] * 5)
    ring = backbone(network_of([("a", "b"), ("b", "c"), ("c", "a")]), method="disparity", alpha=1)
    assert ring.ties["p"].tolist() == pytest.approx([0.5] * 3)
    assert len(backbone(star(), method="disparity", alpha=1).ties) == 5
    assert len(backbone(network_of([("a", "b")]), method="disparity", alpha=1).ties) == 0, "a single tie says nothing"


def test_disparity_follows_directions():
    """c gives 1 to a and 3 to d; a gets 1 of one: only the giver says something."""
    found = backbone(directed(), method="disparity", alpha=1).ties.set_index(["source", "target"])["p"]
    assert found["c", "d"] == pytest.approx(1 - 3 / 4)
    assert found["c", "a"] == pytest.approx(1 - 1 / 4)
    assert found["d", "c"] == pytest.approx(min(1 - 0.5 / 1.5, 1 - 0.5 / 1.5))
    assert ("a", "b") not in found.index


def by_hand(network):
    """Coscia and Neffke's score and its deviation, one tie at a time."""
    matrix = network.adjacency.toarray()
    n = matrix.sum()
    for i, j in network.ends:
        out, into, nij = matrix[i].sum(), matrix[:, j].sum(), matrix[i, j]
        kappa = n / (out * into)
        score = (kappa * nij - 1) / (kappa * nij + 1)
        mean = out * into / n**2
        variance = out * into * (n - out) * (n - into) / (n**4 * (n - 1))
        alpha, beta = mean**2 / variance * (1 - mean) - mean, mean / variance * (1 - mean) ** 2 - (1 - mean)
        share = (alpha + nij) / (alpha + beta + n)
        d = 1 / (out * into) - n * (out + into) / (out * into) ** 2
        deviation = np.sqrt(share * (1 - share) * n) * abs(2 * (kappa + nij * d) / (kappa * nij + 1) ** 2)
        yield norm.sf(score / deviation)


@pytest.mark.parametrize("network", [unequal_strengths(), directed(), project(random_register())])
def test_noise_corrected_by_hand(network):
    np.testing.assert_allclose(filters.noise_corrected(network), list(by_hand(network)), rtol=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_a_backbone_keeps_everybody_and_what_is_known_of_ties(method):
    register = random_register()
    network = project(register)
    kept = backbone(network, method=method, draws=50)
    assert 0 < len(kept.ties) < len(network.ties)
    assert kept.ids.equals(network.ids)
    assert (kept.ties["p"] < 0.05).all()
    assert (kept.ties["p"] > 0).all()
    assert kept.register is register
    assert kept.settings == {"weighting": "newman", "backbone": method, "alpha": 0.05}
    beside = kept.ties.merge(network.ties)
    pd.testing.assert_frame_equal(beside, kept.ties, check_like=True)
    pd.testing.assert_frame_equal(backbone(register, method=method, draws=50).ties, kept.ties)


@pytest.mark.parametrize("method", METHODS)
def test_a_part_of_the_network_keeps_its_p(method):
    """Chance is that of the whole register, also where only some of its organizations are asked about."""
    network = project(random_register())
    if method in ("disparity", "noise_corrected"):
        part = shuffled(network)
        pair = ["source", "target"]
        whole = {
            frozenset(x[:2]): x[2] for x in backbone(network, method=method, alpha=1).ties[[*pair, "p"]].to_numpy()
        }
        other = {frozenset(x[:2]): x[2] for x in backbone(part, method=method, alpha=1).ties[[*pair, "p"]].to_numpy()}
        assert other == pytest.approx(whole)
        return
    part = network.subset(network.ids[::-2])
    whole = backbone(network, method=method, alpha=1, draws=60).ties.set_index(["source", "target"])["p"]
    some = backbone(part, method=method, alpha=1, draws=60).ties.set_index(["source", "target"])["p"]
    assert len(some) > 10
    pd.testing.assert_series_equal(whole.reindex(some.index), some)


def test_a_pair_that_always_meets_stands_out():
    """Twenty partnerships of two busy organizations with changing partners, and ten that two keep to themselves."""
    rows = [(f"p{i}", one) for i in range(20) for one in ("busy", f"x{i}")]
    rows += [(f"q{i}", one) for i in range(20) for one in ("busy2", f"x{i}")]
    rows += [(f"r{i}", one) for i in range(10) for one in ("friend", "fellow")] + [("p0", "busy2")]
    register = register_from(rows)
    kept = backbone(register, alpha=1e-4).ties
    assert kept[["source", "target"]].to_numpy().tolist() == [["fellow", "friend"]]
    assert backbone(register, alpha=1).ties.set_index(["source", "target"])["p"]["busy", "busy2"] > 0.5


def test_adjusted_for_all_pairs_chance_keeps_next_to_none():
    """In registers dealt out by chance a p of one pair by itself keeps many ties at .05, an adjusted one hardly any."""
    found = []
    for seed in range(10):
        register = random_register(seed=seed)
        mixed = register_of(randomized(register.matrix, seed=seed).toarray())
        plain, clear = backbone(mixed, alpha=0.05), backbone(mixed, alpha=0.05, adjust="holm")
        found.append((len(plain.ties), len(clear.ties)))
        every = backbone(mixed, alpha=1).ties
        assert len(clear.ties) == (every["p"] < 0.05 / (60 * 59 / 2)).sum(), "where few stay, Holm is Bonferroni"
        assert (clear.ties["p_adjusted"] >= clear.ties["p"]).all()
        assert clear.settings["adjust"] == "holm"
    plain, clear = np.transpose(found)
    assert plain.sum() > 30
    assert (clear > 0).sum() <= 2, "in one of twenty, more or less"


def test_a_clear_pair_stays_after_adjusting():
    rows = [(f"p{n}", name) for n in range(12) for name in ("a", "b")] + [(f"q{n}", f"x{n % 9}") for n in range(60)]
    register = register_from(rows)
    kept = backbone(register, adjust="bh").ties
    assert kept[["source", "target"]].to_numpy().tolist() == [["a", "b"]]
    assert kept["p_adjusted"].tolist() == pytest.approx((kept["p"] * 11 * 10 / 2).tolist())
    with pytest.raises(UsageError, match="adjust"):
        backbone(register, adjust="fdr")


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("method", ["disparity", "noise_corrected"])
def test_awkward_networks(name, method):
    kept = backbone(NETWORKS[name](), method=method)
    assert "p" in kept.ties
    assert kept.ids.equals(NETWORKS[name]().ids)


def test_empty_registers():
    none = register_of(np.zeros((0, 0)))
    for method in METHODS:
        assert len(backbone(none, method=method, draws=3).ties) == 0
        assert len(backbone(register_of(np.eye(3)), method=method, draws=3).ties) == 0


def test_wrong_words():
    with pytest.raises(UsageError, match="Did you mean 'sdsm'"):
        backbone(star(), method="sdms")
    with pytest.raises(UsageError, match="no register, and sdsm"):
        backbone(star())
    with pytest.raises(UsageError, match="alpha is 0"):
        backbone(star(), method="disparity", alpha=0)
    with pytest.raises(UsageError, match="draws is 0"):
        backbone(register_of(EXAMPLE), method="fdsm", draws=0)


@pytest.mark.parametrize("method", ["sdsm", "fdsm"])
def test_two_modes_know_no_direction(method):
    register = register_of(EXAMPLE)
    roles = register.participations.assign(role=["giver", "getter", "getter", "getter", "giver", "getter"])
    network = directed_by_role(replace(register, participations=roles), giving="giver", getting="getter")
    with pytest.raises(UsageError, match=f"the network is directed, and {method} counts who takes part together"):
        backbone(network, method=method)
    assert len(backbone(network, method="disparity", alpha=1.0)) == 3
