"""db, audit and client: what is kept, taken along, erased and refused."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.command_line import CLIENTS, ROOT, Ran, assert_refused, names_in, ran
from tests.journals import Document, morning, session, well
from tests.records import DAY

Capsys = pytest.CaptureFixture[str]
STEADY = ROOT / "examples" / "journals" / "steady.ndjson"
CLIENT = CLIENTS / "healthy-beginner.yaml"


@pytest.fixture
def store(tmp_path: Path) -> str:
    folder = tmp_path / "store"
    folder.mkdir()
    return f"sqlite:///{folder / 'proneward.db'}"


def asked(capsys: Capsys, store: str, *tokens: str | Path) -> Ran:
    return ran(capsys, *tokens, "--store", store)


def written(folder: Path, documents: list[Document], *more: str) -> Path:
    file = folder / "journal.ndjson"
    lines = [*(json.dumps(one) for one in documents), *more]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_journal_that_is_imported_twice_is_kept_once(capsys: Capsys, store: str) -> None:
    first = asked(capsys, store, "client", "import", CLIENT, STEADY)
    assert (first.code, first.err) == (0, "")
    assert "Kept: 16 new entries; 0 were there already." in first.out
    again = asked(capsys, store, "client", "import", "healthy-beginner", STEADY)
    assert "Kept: 0 new entries; 16 were there already." in again.out


def test_a_truncated_line_in_the_middle_is_named_and_the_good_ones_are_kept(
    capsys: Capsys, store: str, tmp_path: Path
) -> None:
    lines = [json.dumps(one) for one in well(4)]
    lines[3] = lines[3][:50]
    journal = written(tmp_path, [], *lines)
    done = asked(capsys, store, "client", "import", CLIENT, journal)
    assert done.code == 2
    assert "Kept: 7 new entries" in done.out
    assert "1 line not kept" in done.err
    assert "line 4" in done.err
    assert "Traceback" not in done.err


def test_an_entry_that_clashes_is_named_and_the_others_are_kept(
    capsys: Capsys, store: str, tmp_path: Path
) -> None:
    asked(capsys, store, "client", "import", CLIENT, written(tmp_path, [morning(1, DAY, 2)]))
    changed = written(tmp_path, [session(5, DAY), morning(1, DAY, 9), morning(7, DAY, 3)])
    done = asked(capsys, store, "client", "import", "healthy-beginner", changed)
    assert done.code == 2
    assert "Kept: 2 new entries" in done.out
    assert "another entry that says something else has this id" in done.err


def test_nobody_and_nothing_are_refused(capsys: Capsys, store: str, tmp_path: Path) -> None:
    refused = asked(capsys, store, "client", "import", "nobody", STEADY)
    assert_refused(refused, "Client 'nobody'")
    refused = asked(capsys, store, "client", "import", CLIENT, tmp_path / "no.ndjson")
    assert_refused(refused, "there is no such file")
    refused = asked(capsys, store, "client", "export", "nobody", tmp_path / "out.zip")
    assert_refused(refused, "Client 'nobody'")
    assert not (tmp_path / "out.zip").exists()


def test_everybody_is_reviewed_and_the_decision_is_kept(capsys: Capsys, store: str) -> None:
    asked(capsys, store, "client", "import", CLIENT, STEADY)
    done = asked(capsys, store, "db", "review", "--on", "2026-12-02")
    assert (done.code, done.err) == (0, "")
    assert done.out == "advance: 1\n1 reviewed, 0 not.\n"


def test_everything_about_a_client_is_in_one_readable_archive(
    capsys: Capsys, store: str, tmp_path: Path
) -> None:
    asked(capsys, store, "client", "import", CLIENT, STEADY)
    asked(capsys, store, "db", "review", "--on", "2026-12-02")
    file = tmp_path / "out.zip"
    assert asked(capsys, store, "client", "export", "healthy-beginner", file).code == 0
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        journal = archive.read("journal.ndjson").decode()
        record = json.loads(archive.read("record.json"))
        decision = json.loads(archive.read("decisions/1.json"))
    assert names == {
        *("README.txt", "record.json", "versions/1.json", "journal.ndjson"),
        *("decisions/1.json", "audit.ndjson"),
    }
    assert journal.splitlines() == STEADY.read_text(encoding="utf-8").splitlines()
    assert record["id"] == "healthy-beginner"
    assert (decision["decision"], decision["state"]) == ("advance", "open")
    assert names_in(tmp_path) == ["out.zip", "store"]


def test_erasing_is_asked_for_twice_and_leaves_the_trail_whole(
    capsys: Capsys, store: str, tmp_path: Path
) -> None:
    asked(capsys, store, "client", "import", CLIENT, STEADY)
    refused = asked(capsys, store, "client", "erase", "healthy-beginner")
    assert_refused(refused, "it cannot be undone", "--yes")
    done = asked(capsys, store, "client", "erase", "healthy-beginner", "--yes")
    assert done.code == 0
    assert "16 entries" in done.out
    assert "law" in done.out
    held = (tmp_path / "store" / "proneward.db").read_bytes()
    assert b"healthy-beginner" not in held
    assert asked(capsys, store, "audit", "check").code == 0
    assert asked(capsys, store, "db", "check").code == 0
    assert_refused(asked(capsys, store, "client", "erase", "healthy-beginner", "--yes"))


def test_a_backup_brings_everything_back_and_a_damaged_one_nothing(
    capsys: Capsys, store: str, tmp_path: Path
) -> None:
    asked(capsys, store, "client", "import", CLIENT, STEADY)
    file = tmp_path / "backup.zip"
    assert asked(capsys, store, "db", "backup", file).code == 0
    asked(capsys, store, "client", "erase", "healthy-beginner", "--yes")
    assert_refused(asked(capsys, store, "db", "restore", file), "holds something already")
    broken = tmp_path / "broken.zip"
    broken.write_bytes(file.read_bytes()[:-300])
    refused = asked(capsys, store, "db", "restore", broken, "--replace")
    assert_refused(refused, "damaged")
    assert asked(capsys, store, "db", "restore", file, "--replace").code == 0
    again = asked(capsys, store, "client", "import", "healthy-beginner", STEADY)
    assert "16 were there already" in again.out
    assert asked(capsys, store, "db", "check").code == 0


def test_what_was_changed_behind_the_program_is_found(
    capsys: Capsys, store: str, tmp_path: Path
) -> None:
    import sqlite3  # noqa: PLC0415  # only what goes behind the program's back needs it

    asked(capsys, store, "client", "import", CLIENT, STEADY)
    with sqlite3.connect(tmp_path / "store" / "proneward.db") as behind:
        triggers = behind.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            behind.execute(f"DROP TRIGGER {name}")
        behind.execute("UPDATE audit SET action = 'nothing' WHERE number = 1")
    behind.close()
    found = asked(capsys, store, "audit", "check")
    assert found.code == 1
    assert "row 1: its words are not those that were hashed" in found.out
    assert asked(capsys, store, "db", "check").code == 1


def test_a_file_that_is_no_store_is_refused(capsys: Capsys, tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("not a database at all, but long enough to be read as one " * 20)
    for command in (("db", "check"), ("db", "upgrade"), ("audit", "check")):
        assert_refused(asked(capsys, f"sqlite:///{file}", *command))
    assert_refused(asked(capsys, "nonsense://x", "db", "check"))


def test_a_new_store_is_made_and_upgrading_it_again_changes_nothing(
    capsys: Capsys, store: str
) -> None:
    first = asked(capsys, store, "db", "upgrade").out
    assert "(new)" in first
    assert "(was at" in asked(capsys, store, "db", "upgrade").out
