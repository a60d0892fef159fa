"""Public files in their published layout become a register without any setting."""

from innonet import clean, project, read

GRANTS = (
    "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,"
    "Funding Org:Identifier,Funding Org:Name,Grant Programme:Title\n"
    '360G-1,"Kitchen, shared",d,GBP,"12,500.50",2021-03-04,GB-CHC-1,Green Hall,GB-CHC-9,Hill Trust,Food\n'
    "360G-2,Garden,d,GBP,800,2022-01-10,GB-CHC-2,River Group,GB-CHC-9,Hill Trust,Land\n"
)
PROJECTS = (
    '"id";"acronym";"status";"title";"startDate";"endDate";"totalCost";"frameworkProgramme";"fundingScheme"\n'
    '"101";"ALPHA";"SIGNED";"A; with a mark";"2019-01-01";"2021-12-31";"771225,1";"H2020";"RIA"\n'
    '"102";"BETA";"CLOSED";"B";"2018-05-01";"2019-04-30";"1000.0";"H2020";"CSA"\n'
)
ORGANIZATIONS = (
    '"projectID";"projectAcronym";"organisationID";"name";"shortName";"activityType";"city";"country";"geolocation";'
    '"role";"ecContribution"\n'
    '"101";"ALPHA";"9001";"UNIVERSIDADE DE SÃO JOÃO";"USJ";"HES";"Porto";"PT";"41.1,-8.6";"coordinator";"500,5"\n'
    '"101";"ALPHA";"9002";"NAMIB WATER";"";"PRC";"Windhoek";"NA";"-22.5,17.0";"participant";"100"\n'
    '"102";"BETA";"9001";"UNIVERSIDADE DE SÃO JOÃO";"USJ";"HES";"Porto";"PT";"41.1,-8.6";"coordinator";""\n'
)


def test_360giving_awards_tie_funder_and_recipient(tmp_path):
    (tmp_path / "grants.csv").write_text(GRANTS, encoding="utf-8")
    records = read(tmp_path / "grants.csv")
    register = clean(records)
    names = register.organizations.set_index("organization")["name"].to_dict()
    assert names == {"GB-CHC-1": "Green Hall", "GB-CHC-2": "River Group", "GB-CHC-9": "Hill Trust"}
    awards = register.partnerships.set_index("partnership")
    assert awards["amount"].to_dict() == {"360G-1": 12500.5, "360G-2": 800.0}
    assert awards["start"].to_dict() == {"360G-1": "2021-03-04", "360G-2": "2022-01-10"}
    roles = register.participations.set_index(["partnership", "organization"])["role"].to_dict()
    assert roles["360G-1", "GB-CHC-9"] == "funder"
    assert roles["360G-1", "GB-CHC-1"] == "recipient"
    ties = project(register).ties
    assert set(zip(ties["source"], ties["target"], strict=True)) == {("GB-CHC-1", "GB-CHC-9"), ("GB-CHC-2", "GB-CHC-9")}


def test_cordis_with_semicolons_quotes_and_a_mark_of_order(tmp_path):
    (tmp_path / "organization.csv").write_text(ORGANIZATIONS, encoding="utf-8-sig")
    (tmp_path / "project.csv").write_text(PROJECTS, encoding="utf-8-sig")
    register = clean(read(tmp_path))
    rows = register.organizations.set_index("organization")
    assert rows["name"].to_dict() == {"9001": "UNIVERSIDADE DE SÃO JOÃO", "9002": "NAMIB WATER"}
    assert rows["country"].to_dict() == {"9001": "PT", "9002": "NA"}
    assert rows["sector"].to_dict() == {"9001": "HES", "9002": "PRC"}
    assert rows.loc["9001", ["lat", "lon"]].tolist() == [41.1, -8.6]
    projects = register.partnerships.set_index("partnership")
    assert projects["amount"].to_dict() == {"101": 771225.1, "102": 1000.0}
    assert projects["end"].to_dict() == {"101": "2021-12-31", "102": "2019-04-30"}
    assert "mojibake" not in set(register.issues["rule"]), "correct Portuguese is no damage"
    assert len(register.participations) == 3
