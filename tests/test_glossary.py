"""The glossary: every measure and every column a reader meets is explained, in both languages alike."""

import inspect
import re

import pandas as pd
import pytest

import innonet
from innonet import glossary, measures
from innonet.comparison import compare
from innonet.errors import UsageError
from innonet.gaps import fragmentation, mixing, programme_overlap, programmes
from innonet.grouping import communities
from innonet.measures import brokerage_roles, profile
from innonet.ranking import hubs
from innonet.register import Register
from innonet.scenarios import simulate
from innonet.suggestions import host, suggest
from networks import two_cliques_and_broker

TERMS = glossary.terms()
# told by their names: what it is called, of what it is about, and the same in Korean
PLAIN = {"name", "name_en", "name_ko", "by", "null", "measure", "meaning", "meaning_ko", "group_a", "group_b"}
PLAIN |= {"role_ko", "reasons_ko", "sureness_ko", "municipality", "region"}


@pytest.mark.parametrize("name", measures.__all__)
def test_every_public_measure_has_an_entry(name):
    assert name in TERMS


@pytest.mark.parametrize(
    "table",
    [
        profile,
        lambda network: hubs(network, draws=2),
        lambda network: fragmentation(network, draws=2),
        lambda network: mixing(network, permutations=2),
        lambda network: communities(network, draws=2).table(),
        lambda network: brokerage_roles(network, "sector"),
    ],
    ids=["profile", "hubs", "fragmentation", "mixing", "communities", "brokerage_roles"],
)
def test_every_column_of_the_main_tables_has_an_entry(table):
    columns = set(table(two_cliques_and_broker()).columns)
    assert columns - PLAIN <= set(TERMS)


def test_every_column_of_actions_scenarios_and_comparisons_has_an_entry():
    network = two_cliques_and_broker()
    names = [f"p{number}" for number in range(len(network.ties))]
    ends = [(end, name) for name, pair in zip(names, network.ends, strict=True) for end in network.ids[pair]]
    register = Register(
        network.organizations.reset_index(names="organization"),
        pd.DataFrame({"partnership": names, "programme": "one", "start": "2024", "end": "2025"}),
        pd.DataFrame(ends, columns=["organization", "partnership"]),
    )
    compared, simulated = compare(register, register, draws=0), simulate(register, [])
    tables = [
        suggest(network, n=1, draws=0), host(network, k=1), programmes(register), programme_overlap(register),
        compared.figures, compared.hubs, compared.communities, compared.mixing, simulated.figures, simulated.hubs,
        simulated.cut_off,
    ]  # fmt: skip
    columns = {str(column) for table in tables for column in table.columns if ": " not in str(column)}
    told = {re.sub("_(ko|before|after|low|high)$", "", one) if one not in TERMS else one for one in columns}
    assert told - PLAIN <= set(TERMS) | {"names", "group", "hubs", "low", "high"}


def test_every_figure_of_fragmentation_has_an_entry():
    assert set(fragmentation(two_cliques_and_broker(), draws=2)["measure"]) <= set(TERMS)


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_an_entry_is_a_sentence_in_both_languages(term):
    assert term.ko_text.endswith("니다.")
    assert re.search("[가-힣]", term.ko), "a Korean name"
    assert term.en_text.endswith(".")
    assert not re.search("[가-힣]", term.en + term.en_text + term.range + term.source)
    assert term.en[0].isupper()
    assert 10 < len(term.ko_text) < 120
    assert 10 < len(term.en_text) < 140
    assert "weight" not in term.en_text.replace("weighted", ""), "strength or distance, never weight"


def test_a_range_is_told_in_both_languages():
    for term in TERMS.values():
        assert term.values("en") == term.range
        assert not re.search("[a-z]", term.values("ko")), term.id
    assert TERMS["constraint"].values("ko") == "0~1.125(강도가 다르면 2 미만); 고립 기관은 값 없음"


def test_no_two_entries_share_a_name():
    for lang in ("ko", "en"):
        names = [one.name(lang) for one in TERMS.values()]
        twice = {one for one in names if names.count(one) > 1}
        assert not twice


@pytest.mark.parametrize("term", [one for one in TERMS.values() if "doi.org" in one.source], ids=lambda one: one.id)
def test_a_source_with_a_doi_is_the_one_the_docstring_gives(term):
    """What the glossary cites, the function of that name cites too."""
    author, doi = re.match(r"([A-Z][\w'-]+)", term.source), re.search(r"https://doi\.org/10\.\d{4,}/\S+$", term.source)
    assert author
    assert doi
    measure = getattr(measures, term.id, None) or getattr(innonet, term.id, None)
    if inspect.isfunction(measure) and "https://doi.org" in (inspect.getdoc(measure) or ""):
        assert doi.group() in inspect.getdoc(measure)


def test_a_term_in_either_language():
    assert glossary.term("constraint").name("en") == "Constraint"
    assert glossary.term("constraint").text("ko").endswith("중개자입니다.")
    with pytest.raises(UsageError, match="Did you mean 'constraint'"):
        glossary.term("constrant")
