"""Numbers of persons are refused and shown nowhere; what is personal is warned about."""

from time import process_time

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
        ("900101－1234567", True),
        ("900101\u20111234567", True),
        ("９００１０１ㅡ１２３４５６７", True),
        ("900101-1234564", True),
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


def test_a_valid_corporate_number_is_excused_only_where_such_numbers_stand(tmp_path):
    """One resident number in ten passes the check of corporate ones."""
    number = "900101-1234564"
    organizations = f"기관ID,기관명,등록번호,법인등록번호,비고\nA1,가온,{number},,\nA2,나래,,{number},{number}\n"
    records = read(folder(tmp_path / "r", organizations=organizations))
    found = check(records).query("rule == 'resident_number'")
    assert found[["column", "row"]].values.tolist() == [["note", 3]]
    kept = clean(records).organizations
    assert kept["reg_no"].tolist()[0] == number
    assert kept["법인등록번호"].tolist()[1] == number
    assert kept["note"].isna().all()


def test_a_resident_number_with_any_dash_is_taken_out(tmp_path):
    organizations = "기관ID,기관명,비고\nA1,가온,담당 900101－1234568 홍\nA2,나래,９００１０１\u20111234568\n"
    records = read(folder(tmp_path / "r", organizations=organizations))
    issues = check(records)
    assert issues.query("rule == 'resident_number'")["row"].tolist() == [2, 3]
    assert "1234568" not in issues.to_csv()
    assert clean(records).organizations["note"].isna().all()


@pytest.mark.parametrize("text", ["010－1234－5678", "+821012345678", "hong＠example.kr", "010ㅡ1234ㅡ5678"])
def test_numbers_and_addresses_in_other_widths_are_warned_about(tmp_path, text):
    organizations = f"기관ID,기관명,비고\nA1,가온,문의: {text}\n"
    issues = check(read(folder(tmp_path / "r", organizations=organizations)))
    assert issues.query("rule == 'personal_data'")["column"].tolist() == ["note"]


@pytest.mark.parametrize("text", ["a" * 300_000 + "@", "@" * 300_000, "123456" + " " * 300_000, "0" * 300_000])
def test_a_long_unbroken_cell_is_looked_through_once(text):
    from innonet.audience import masked
    from innonet.checks.people import EMAIL, PHONE

    start = process_time()
    assert (EMAIL.search(text), PHONE.search(text), looks_like_resident_number(text)) == (None, None, False)
    assert masked(text) == text
    assert process_time() - start < 2  # before, some minutes
