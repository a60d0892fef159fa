import pytest

from innonet import findings, glossary, vocabulary


@pytest.mark.parametrize("name", vocabulary.LISTS)
def test_every_entry_is_recognised_by_all_its_names(name):
    for entry in vocabulary.entries(name).values():
        assert vocabulary.recognised(name, entry.id) == entry.id
        if name != "sectors" or not entry.id.isupper():
            assert vocabulary.recognised(name, entry.ko) == entry.id


def test_sectors_are_nine_and_other():
    own = [row["id"] for row in vocabulary.rows("sectors.csv") if row["scheme"] == "innonet"]
    assert len(own) == 10
    assert own[-1] == "other"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("수원시", "수원시"),
        ("수원", "수원시"),
        ("경기도 수원시 장안구", "수원시"),
        ("수원시 장안구", "수원시"),
        ("성남시분당구", "성남시"),
        ("경기 양평군", "양평군"),
        ("Suwon-si", "수원시"),
        ("Suwon", "수원시"),
        ("41110", "수원시"),
        ("광주시", "광주시"),
        ("광주광역시", None),
        ("광주 북구", None),
        ("광주시 서구 치평동", None),
        ("광주시 송정지구", "광주시"),
        ("고양시 일산구", "고양시"),
        ("서울특별시", None),
        ("경기도", None),
        ("", None),
    ],
)
def test_places(text, name):
    found = vocabulary.municipality(text)
    assert (found.name if found else None) == name


def test_the_31_municipalities():
    places = vocabulary.municipalities().values()
    assert len(places) == 31
    assert sum(one.region == "north" for one in places) == 10
    assert sum(one.name.endswith("군") for one in places) == 3
    assert {one.urban_rural for one in places} == {"urban", "mixed", "rural"}


def test_rules_and_terms_speak_both_languages():
    for rule in findings.rules().values():
        assert rule.severity in findings.SEVERITIES
        assert all((rule.problem, rule.fix, rule.problem_ko, rule.fix_ko)), rule.id
    for term in glossary.terms().values():
        assert all((term.ko, term.en, term.ko_text, term.en_text)), term.id
        assert term.ko_text.endswith("니다."), term.id
        assert term.en_text.endswith("."), term.id


def test_neighbors_are_neighbors_of_each_other():
    near = vocabulary.neighbors()
    assert set(near) == set(vocabulary.municipalities())
    assert all(one in near[other] and one != other for one, others in near.items() for other in others)
    assert near["동두천시"] == {"양주시", "연천군", "포천시"}
    assert near["구리시"] == {"남양주시", "하남시"}
    # one can walk from any to any other: the province is one piece
    seen, waiting = {"수원시"}, ["수원시"]
    while waiting:
        new = near[waiting.pop()] - seen
        seen |= new
        waiting += new
    assert seen == set(near)
