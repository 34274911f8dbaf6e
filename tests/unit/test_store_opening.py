"""Opening a store: where it is, what is made, and what is refused in which words."""

import sqlite3
from pathlib import Path

import pytest
from tests.postgres import Server
from tests.stores import a_clinic, raw

from proneward.app.store import (
    NewerStore,
    NotAStore,
    OlderStore,
    StoreError,
    Unreachable,
    UnsafeRole,
    check,
    open_store,
    revision_of,
    upgrade,
)
from proneward.app.store.engine import Database, address_of
from proneward.app.store.migrations import REVISIONS, upgrade_in


def refusal(url: str, kind: type[StoreError]) -> str:
    with pytest.raises(kind) as refused:
        open_store(url)
    assert refused.value.fix
    return str(refused.value)


def test_a_store_is_made_where_there_is_nothing_and_stays(url: str) -> None:
    with open_store(url) as store:
        organisation = a_clinic(store).organisation
    with open_store(url) as store:
        assert [one.id for one in store.organisations()] == [organisation]
        assert store.organisations()[0].name == "Clinic"
    assert revision_of(url) == REVISIONS[-1]
    assert check(url).problems == ()


def test_without_an_address_the_store_is_a_file_in_the_users_folder_for_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with open_store():
        file = tmp_path / "data" / "proneward" / "proneward.db"
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700
    monkeypatch.setenv("XDG_DATA_HOME", "not/a/whole/path")
    assert address_of(None).database == str(
        Path.home() / ".local" / "share" / "proneward" / "proneward.db"
    )


@pytest.mark.parametrize(
    "url",
    [
        "no address",
        "sqlite://",
        "sqlite:///relative.db",
        "sqlite:///:memory:",
        "mysql://host/name",
        "postgresql+asyncpg://host/name",
    ],
)
def test_an_address_that_is_none_of_a_store_is_refused(url: str) -> None:
    assert "sqlite:////folder/file.db" in refusal(url, Unreachable)


def test_an_address_of_postgresql_needs_no_driver_in_it() -> None:
    assert address_of("postgresql://me@host/name").drivername == "postgresql+psycopg"


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Anna Müller, 40. " * 100)
    said = refusal(f"sqlite:///{file}", NotAStore)
    assert "no database" in said
    assert "Anna" not in said
    assert file.read_text().startswith("Anna")


def test_a_database_of_something_else_is_refused(url: str) -> None:
    raw_url = url
    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///")
        sqlite3.connect(path).execute("CREATE TABLE invoice (id)").connection.close()
    else:
        raw(raw_url, "CREATE TABLE invoice (id int)")
    assert "tables of something else" in refusal(url, NotAStore)
    with pytest.raises(NotAStore):
        upgrade(url)


def test_a_folder_or_a_path_that_cannot_be_is_refused(tmp_path: Path) -> None:
    assert "cannot be made" in refusal(f"sqlite:///{tmp_path}", Unreachable)
    (tmp_path / "file").touch()
    assert "cannot be made" in refusal(f"sqlite:///{tmp_path}/file/store.db", Unreachable)


def test_what_only_looks_makes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    for look in (revision_of, check):
        with pytest.raises(Unreachable, match="no such file"):
            look(f"sqlite:///{file}")
    assert not file.exists()


def test_an_empty_file_has_no_revision(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    url = f"sqlite:///{tmp_path}/store.db"
    assert revision_of(url) is None
    assert check(url).problems == ("there is nothing in it",)
    assert upgrade(url) == (None, REVISIONS[-1])


def test_a_newer_store_is_refused_in_one_sentence_and_left_alone(url: str) -> None:
    with open_store(url):
        pass
    raw(url, "UPDATE alembic_version SET version_num = '9999'")
    assert "its revision is 9999 and this program knows 0002 at most" in refusal(url, NewerStore)
    for act in (upgrade, revision_of, check):
        with pytest.raises(NewerStore):
            act(url)


def test_an_older_store_is_upgraded_only_when_told(url: str) -> None:
    database = Database.at(address_of(url), make=True)
    with database.transaction(writes=True) as connection:
        upgrade_in(connection, "0001")
    database.close()
    assert "proneward db upgrade" in refusal(url, OlderStore)
    assert revision_of(url) == "0001"
    assert check(url).problems == ("its revision is 0001 and this program needs 0002",)
    assert upgrade(url) == ("0001", "0002")
    with open_store(url):
        pass


def test_a_role_for_which_walls_do_not_hold_is_refused(postgres: Server) -> None:
    with postgres.database("owned") as name:
        said = refusal(postgres.url(name, role="postgres"), UnsafeRole)
        assert "row-level security" in said


def test_a_server_that_does_not_answer_or_lets_nobody_in_is_told(
    postgres: Server, tmp_path: Path
) -> None:
    nowhere = f"postgresql+psycopg://me:secret@/name?host={tmp_path}"
    said = refusal(nowhere, Unreachable)
    assert "nobody answers" in said
    assert "secret" not in said
    refusal(postgres.url("no-such-database"), Unreachable)
    refusal(postgres.url("postgres", role="no-such-role"), Unreachable)
