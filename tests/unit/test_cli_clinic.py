"""The clinic's facts are read strictly, and an approval names a person and a licence."""

from pathlib import Path

import pytest
from tests.command_line import CLINIC

from proneward.app.actions.clinic import ClinicFacts, NotApproved, approval, read_clinic
from proneward.vocabulary import Malformed


def _clinic(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "clinic.yaml"
    path.write_text(text)
    return path


def test_the_example_is_read() -> None:
    assert read_clinic(CLINIC) == ClinicFacts(
        name="Example clinic", phone="000 000 000", emergency_number="112", paper="a4"
    )


def test_everything_but_the_name_may_be_left_out(tmp_path: Path) -> None:
    assert read_clinic(_clinic(tmp_path, "name: Clinic")) == ClinicFacts(name="Clinic")


@pytest.mark.parametrize(
    "text, part",
    [
        ("phone: '1'", "name"),
        ("name: ''", "at least 1 character"),
        ("name: '  '", "it must be in words"),
        ("name: C\npaper: a5", "paper"),
        ("name: C\nfax: '1'", "unknown key 'fax'"),
        ("[]", "a set of keys"),
    ],
)
def test_what_is_no_clinic_is_refused(tmp_path: Path, text: str, part: str) -> None:
    with pytest.raises(Malformed, match=part):
        read_clinic(_clinic(tmp_path, text))


def test_a_number_without_quotes_is_refused_and_says_how_to_write_it(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="emergency_number") as refused:
        read_clinic(_clinic(tmp_path, "name: C\nemergency_number: 112"))
    assert "quotes" in refused.value.fix


def test_an_approval_is_a_name_and_a_licence() -> None:
    assert approval(" Dr Example , GMC 0000000 ") == "Dr Example, GMC 0000000"
    assert approval(None) is None


@pytest.mark.parametrize(
    "said", ["", " ", ",", "Dr Example", "Dr Example,", ", GMC 0", "A\nB, C", "A, " + "1" * 200]
)
def test_an_approval_by_nobody_is_refused(said: str) -> None:
    with pytest.raises(NotApproved):
        approval(said)
