"""Places keep organizations apart where they are known ones; towns abroad only make a person look."""

import pandas as pd

from innonet.resolve import resolve, review


def organizations(**columns):
    size = len(next(iter(columns.values())))
    return pd.DataFrame({"organization": [f"O{n}" for n in range(1, size + 1)], **columns})


def test_towns_abroad_are_one_however_they_are_spelled():
    table = organizations(name=["Institut Delta", "INSTITUT DELTA", "Institut Delta"], country=["BE", "BE", "BE"],
                          municipality=["Liège", "LIEGE 1", "Ghent"])  # fmt: skip
    assert resolve(table)["organization"].tolist() == ["O1", "O1", "O3"]
    asked = review(table)
    assert asked[["a", "b", "verdict"]].to_numpy().tolist() == [["O1", "O3", "review"], ["O2", "O3", "review"]]
    assert asked["reason"].tolist()[0] == "equal core name, towns differ (Liège / Ghent)"


def test_namesakes_of_two_municipalities_stay_apart_with_a_country_too():
    table = organizations(
        name=["희망나눔", "희망나눔", "희망나눔"], country=["KR"] * 3, municipality=["수원시", "성남시", "수원"]
    )
    assert resolve(table)["organization"].tolist() == ["O1", "O2", "O1"]
    assert review(table.iloc[:2])["verdict"].tolist() == ["blocked"]


def test_without_a_country_other_towns_are_other_places():
    table = organizations(name=["Institut Delta", "Institut Delta"], municipality=["Leuven", "Ghent"])
    assert review(table)["verdict"].tolist() == ["blocked"]
