"""Every measure of one organization on every awkward network: index, kind, and what must not change it."""

import warnings

import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.measures import profile
from networks import NETWORKS, relabeled, shuffled

# name -> kind of its values
EACH = {
    "betweenness": "f", "closeness": "f", "clustering": "f", "components": "i", "constraint": "f", "coreness": "i",
    "degree": "i", "effective_size": "f", "efficiency": "f", "eigenvector": "f", "everett_valente": "f",
    "harmonic": "f", "hierarchy": "f", "is_core": "b", "is_cutpoint": "b", "is_isolate": "b", "pagerank": "f",
    "strength": "f",
}  # fmt: skip
WHOLE = (
    "core_fit", "density", "distance_fragmentation", "fragmentation", "mean_steps", "robustness", "transitivity",
    "centralization",
)  # fmt: skip
# zero for those who work with nobody, rather than missing
ZERO_FOR_ISOLATES = {
    "betweenness",
    "coreness",
    "degree",
    "eigenvector",
    "everett_valente",
    "harmonic",
    "strength",
    "is_cutpoint",
}
MISSING_FOR_ISOLATES = {"closeness", "clustering", "constraint", "effective_size", "efficiency", "hierarchy"}
networks = pytest.mark.parametrize("network", [make() for make in NETWORKS.values()], ids=list(NETWORKS))


@networks
@pytest.mark.parametrize("name", EACH)
def test_each_has_the_networks_index_and_its_kind(network, name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = getattr(measures, name)(network)
    assert values.index.equals(network.ids)
    assert values.dtype.kind == EACH[name]


@networks
@pytest.mark.parametrize("name", sorted(set(EACH) - {"is_core", "components"}))
def test_the_order_of_rows_changes_nothing(network, name):
    values = getattr(measures, name)(network)
    other = getattr(measures, name)(shuffled(network)).reindex(network.ids)
    np.testing.assert_allclose(other.to_numpy(dtype=float), values.to_numpy(dtype=float), atol=1e-9)


@networks
@pytest.mark.parametrize("name", sorted(set(EACH) - {"is_core"}))
def test_other_ids_change_nothing(network, name):
    new = {one: f"{len(network) - place:02d}" for place, one in enumerate(network.ids)}
    values = getattr(measures, name)(network)
    other = getattr(measures, name)(relabeled(network, new))
    assert list(other.index) == [new[one] for one in network.ids]
    np.testing.assert_allclose(other.to_numpy(dtype=float), values.to_numpy(dtype=float), atol=1e-9)


@networks
@pytest.mark.parametrize("name", WHOLE)
def test_whole_network_measures_are_numbers_that_no_order_changes(network, name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        value = getattr(measures, name)(network)
    assert isinstance(value, float)
    assert getattr(measures, name)(shuffled(network)) == pytest.approx(value, nan_ok=True)


def test_isolates_are_never_dropped():
    network = NETWORKS["isolate"]()
    for name in ZERO_FOR_ISOLATES:
        assert getattr(measures, name)(network)["c"] == 0, name
    for name in MISSING_FOR_ISOLATES:
        assert np.isnan(getattr(measures, name)(network)["c"]), name
    assert measures.is_isolate(network).tolist() == [False, False, True]
    assert measures.pagerank(network).sum() == pytest.approx(1)


@networks
def test_the_profile_is_its_measures_side_by_side(network):
    table = profile(network)
    assert table.index.equals(network.ids)
    assert table.attrs["approximate"] == {}
    for name in set(EACH) & set(table.columns):
        pd.testing.assert_series_equal(table[name], getattr(measures, name)(network), check_names=False)
    pd.testing.assert_series_equal(table["component"], measures.components(network))
    grouped = network.organizations["sector"].notna().any()
    assert ("participation" in table) == bool(grouped)


def test_the_profile_of_a_large_network_says_what_is_estimated(monkeypatch):
    from innonet.measures import engines

    network = NETWORKS["two_cliques_and_broker"]()
    monkeypatch.setattr(engines, "EXACT_UP_TO", 5)
    monkeypatch.setattr(engines, "SAMPLED", 6)
    table, again = profile(network, seed=3), profile(network, seed=3)
    assert set(table.attrs["approximate"]) == {"betweenness", "everett_valente"}
    assert "6 sampled sources; standard error at most" in table.attrs["approximate"]["betweenness"]
    pd.testing.assert_frame_equal(table, again)
    exact = measures.everett_valente(network)
    assert ((table["everett_valente"] > 0) == (exact > 0)).all()


def test_every_public_measure_is_documented_with_an_example_or_by_parts():
    for name in measures.__all__:
        text = getattr(measures, name).__doc__
        assert text, name
        assert "Returns" in text, name
