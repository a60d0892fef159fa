"""Numbers of persons are refused and shown nowhere; what is personal is warned about."""

import pytest

from innonet import check, clean, cli, read
from innonet.numbers import is_business_number_valid, is_corporate_number_valid, looks_like_resident_number
from sources import folder

RESIDENT = "900101-1234568"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (RESIDENT, True),
        ("9001011234568", True),
        ("담당 900101 - 1234568 홍길동", True),
        ("34.7354878402964", False),
        ("127,9001011234568", False),
        ("130111-0006246", False),
        ("991301-1234567", False),
        ("900101-9234567", False),
    ],
)
def test_what_looks_like_a_resident_number(text, is_one):
    assert looks_like_resident_number(text) is is_one


@pytest.mark.parametrize("number", ["220-81-62517", "1248100998", "120-81-47521", "104 81 45690"])
def test_business_numbers_in_use_pass(number):
    assert is_business_number_valid(number)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not is_business_number_valid(wrong)


def test_corporate_numbers():
    assert is_corporate_number_valid("130111-0006246")
    assert not is_corporate_number_valid("130111-0006247")


def test_a_resident_number_is_written_nowhere(tmp_path, capsys):
    organizations = (
        "기관ID,기관명,부문,담당,주민등록번호,비고\n"
        f"A1,수원시,공공,{RESIDENT},10203123456,\n"
        f"A2,가온,기업,김,,메모 {RESIDENT} 끝\n"
        f"{RESIDENT},나래,기업,,,\n"
    )
    members = f"사업번호,기관,역할\nP1,A1,주관\nP1,A2,{RESIDENT}\nP1,{RESIDENT},참여\n,A1,{RESIDENT}\n"
    source = folder(tmp_path / "records", organizations=organizations, participations=members)
    issues = check(read(source)).query("rule == 'resident_number'")
    assert len(issues) >= 6
    assert set(issues["value"]) == {"(removed)"}
    assert set(issues["severity"]) == {"must fix"}
    out = tmp_path / "out"
    cli.main(["report", str(source), "--out", str(out), "--draws", "2", "--permutations", "9", "--runs", "1"])
    cli.main(["check", str(source)])
    said = capsys.readouterr()
    texts = [said.out, said.err, *(p.read_text("utf-8", "replace") for p in out.rglob("*") if p.is_file())]
    for text in texts:
        assert "1234568" not in text
        assert "10203123456" not in text


def test_e_mails_phones_and_persons_are_warned_about(tmp_path):
    organizations = (
        "기관ID,기관명,비고,대표자\nA1,수원시,kim@example.com,홍길동\nA2,가온,010-1234-5678,\nA3,나래,031-228-2114,\n"
    )
    issues = check(read(folder(tmp_path / "r", organizations=organizations))).query("rule == 'personal_data'")
    assert issues[["column", "row"]].values.tolist() == [["note", 2], ["대표자", 2], ["note", 3]]
    assert set(issues["severity"]) == {"should look"}
    assert "an e-mail address" in issues["problem"].iloc[0]
    assert "홍길동" not in issues.to_csv()


def test_numbers_that_fail_their_check_are_no_error(tmp_path):
    organizations = (
        "기관ID,기관명,사업자등록번호\nA1,수원시,123-45-67890\nA2,가온,130111-0006247\nA3,나래,220-81-62517\n"
    )
    issues = check(read(folder(tmp_path / "r", organizations=organizations)))
    assert issues.query("rule == 'bad_business_number'")[["severity", "row"]].values.tolist() == [["should look", 2]]
    assert issues.query("rule == 'bad_corporate_number'")[["severity", "row"]].values.tolist() == [["note", 3]]
    assert len(clean(read(folder(tmp_path / "s", organizations=organizations))).organizations) == 3
