"""What organizations are told apart by, in the words of who asks."""

import pandas as pd
import pytest

from innonet import cli, fragmentation, hubs, mixing, profile, programmes, suggest
from innonet.attributes import column_of
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.register import Register
from sources import folder


@pytest.fixture
def network():
    edges = pd.DataFrame({"source": list("abbc"), "target": list("bcde")})
    rows = {"organization": list("abcde"), "sector": list("xxyyy"), "region": list("nnsns"), "우리말": list("11222")}
    return from_edges(edges, pd.DataFrame(rows))


@pytest.mark.parametrize(("word", "column"), [("부문", "sector"), ("Sector", "sector"), ("권역", "region")])
def test_words_for_a_column_mean_it(network, word, column):
    pd.testing.assert_series_equal(network.attribute(word), network.attribute(column))
    for step in (mixing, fragmentation, hubs):
        settings = {"permutations": 9} if step is mixing else {"draws": 2}
        own, meant = step(network, by=word, **settings), step(network, by=column, **settings)
        pd.testing.assert_frame_equal(own, meant)
    assert mixing(network, by=word).attrs["by"] == column
    ideas = [suggest(network, by=one, draws=2) for one in (word, column)]
    pd.testing.assert_frame_equal(*ideas)
    assert profile(network, by=word)["crossing"].tolist() == profile(network, by=column)["crossing"].tolist()


def test_an_id_that_stands_twice_among_the_groups_is_told(network):
    with pytest.raises(UsageError, match="'b' stands twice in the index of the groups"):
        network.attribute(pd.Series(list("xyz"), index=list("abb")))


def test_a_column_that_is_called_so_goes_first(network):
    assert column_of(network.organizations, "우리말") == "우리말"
    assert column_of(network.organizations.assign(부문="z"), "부문") == "부문"
    assert column_of(network.organizations, "시군") == "municipality"
    with pytest.raises(UsageError, match="'색' is not one of the words known here"):
        network.attribute("색")


def test_programmes_take_them_too():
    register = Register(
        pd.DataFrame({"organization": ["a", "b"], "name": ["a", "b"]}),
        pd.DataFrame({"partnership": ["p"], "programme": ["씨앗"], "kind": ["mou"]}),
        pd.DataFrame({"organization": ["a", "b"], "partnership": ["p", "p"]}),
    )
    assert programmes(register, per="사업유형").attrs["per"] == "kind"
    assert programmes(register, per="지원사업")["programme"].tolist() == ["씨앗"]
    with pytest.raises(UsageError):
        programmes(register, per="색")


def test_the_command_line_understands_them(tmp_path, capsys):
    source = str(folder(tmp_path / "records"))
    for command in ("mixing", "hubs", "fragmentation", "suggest"):
        more = ["--permutations", "9"] if command == "mixing" else ["--draws", "2"]
        said = []
        for word in ("부문", "sector"):
            assert cli.main([command, source, "--by", word, "--lang", "ko", *more]) == 0
            said.append(capsys.readouterr().out)
        assert said[0] == said[1]
        assert cli.main([command, source, "--by", "색", "--lang", "ko", *more]) == 2
        assert capsys.readouterr().err.startswith("innonet: by: '색': 여기에 쓸 수 없는 말입니다. 쓸 수 있는 말: ")
