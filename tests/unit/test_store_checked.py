"""What a check of a store finds."""

from pathlib import Path

import pytest
from tests.stores import Clinic, a_clinic, mornings, raw

from proneward.app.store import check, open_store


@pytest.fixture
def clinic(url: str) -> Clinic:
    with open_store(url) as store:
        made = a_clinic(store)
        made.append(*mornings(3))
    return made


def behind_its_back(url: str, clinic: Clinic, statement: str) -> tuple[str, ...]:
    unlock = {
        True: "DROP TRIGGER kept_entry_update",
        False: "ALTER TABLE entry DISABLE TRIGGER kept",
    }[url.startswith("sqlite")]
    raw(url, unlock, statement, organisation=clinic.organisation)
    return check(url).problems


def test_a_line_that_is_none_and_a_column_that_says_something_else_are_found(
    url: str, clinic: Clinic
) -> None:
    found = behind_its_back(
        url,
        clinic,
        "UPDATE entry SET line = CASE arrived WHEN 1 THEN 'torn' ELSE line END,"
        " kind = CASE arrived WHEN 3 THEN 'gap' ELSE kind END",
    )
    assert found[0] == "a trigger that keeps entries and the audit trail is missing"
    assert found[1:] == (
        "entry number 1: its line is no entry",
        "entry number 3: its columns say something else than its line",
    )


def test_a_document_that_is_none_is_found(url: str, clinic: Clinic) -> None:
    found = behind_its_back(url, clinic, "UPDATE client_version SET record = 'torn'")
    assert found[-1] == f"client_version {clinic.client} 1: its record is no document"


@pytest.mark.usefixtures("clinic")
def test_a_wall_that_was_taken_down_is_found(url: str) -> None:
    if url.startswith("sqlite"):
        raw(url, "PRAGMA foreign_keys = OFF", "DELETE FROM client")
        assert any("points to a row of client" in one for one in check(url).problems)
    else:
        raw(url, "ALTER TABLE person NO FORCE ROW LEVEL SECURITY")
        assert check(url).problems == ("row-level security does not hold for person",)


def test_a_file_that_was_written_over_is_found(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    url = f"sqlite:///{file}"
    with open_store(url) as store:
        a_clinic(store).append(*mornings(500))
    content = bytearray(file.read_bytes())
    for page in range(20, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    file.write_bytes(bytes(content))
    found = check(url)
    assert found.problems
    assert any("does not hold together" in one for one in found.problems)
