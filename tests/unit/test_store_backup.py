"""Backups: one moment, one format for both databases, and no restore of anything doubtful."""

# ruff: noqa: S608 - a row of an older store, made here

import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgres import Server
from tests.stores import (
    AT,
    DAY,
    Clinic,
    a_clinic,
    full_clinic,
    morning,
    mornings,
    raw,
)

from proneward.app.store import (
    TargetNotEmpty,
    audit,
    back_up,
    check,
    keep,
    open_store,
    read,
    restore,
    uuid7,
)
from proneward.app.store.backup.manifest import MANIFEST
from proneward.app.store.backup.restore import AHEAD
from proneward.app.store.engine import Database, address_of
from proneward.app.store.migrations import upgrade_in


@pytest.fixture
def other_url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A second empty place, of the other kind of database than `url`."""
    if kind == "postgresql":
        yield f"sqlite:///{tmp_path}/other.db"
        return
    running: Server = request.getfixturevalue("postgres")
    with running.database(f"other-{uuid7()}") as name:
        yield running.url(name)


@pytest.fixture
def clinic(url: str) -> Clinic:
    with open_store(url) as store:
        return full_clinic(store)


@pytest.fixture
def archive(url: str, clinic: Clinic, tmp_path: Path) -> Path:  # noqa: ARG001 - what is in the store
    back_up(url, tmp_path / "backup.zip", at=AT)
    return tmp_path / "backup.zip"


def everything(url: str, clinic: Clinic) -> list[object]:
    with open_store(url) as store, store.reading(clinic.organisation) as scope:
        return [
            store.organisations(),
            read.people(scope),
            read.client(scope, clinic.client),
            read.versions(scope, clinic.client),
            read.entries(scope, clinic.client),
            read.programmes(scope, clinic.client),
            read.decisions(scope, clinic.client),
            read.approvals(scope, clinic.client),
            read.overrides(scope, clinic.client),
            read.today(scope, clinic.client, DAY),
            read.settings(scope),
            audit.rows(scope),
            audit.check(scope),
        ]


def test_a_backup_of_either_database_is_restored_into_the_other(
    url: str, other_url: str, clinic: Clinic, archive: Path, tmp_path: Path
) -> None:
    manifest = restore(archive, other_url)
    assert manifest.arrived == 22
    assert everything(other_url, clinic) == everything(url, clinic)
    assert check(other_url).problems == ()
    again = back_up(other_url, tmp_path / "again.zip", at=AT)
    assert {one.name: one.sha256 for one in again.tables} == {
        one.name: one.sha256 for one in manifest.tables
    }


def test_an_archive_is_for_nobody_else_and_says_what_is_in_it(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(archive) as file:
        manifest = json.loads(file.read(MANIFEST))
        lines = file.read("tables/entry.ndjson").splitlines()
    assert (manifest["format"], manifest["revision"], manifest["arrived"]) == (1, "0002", 22)
    assert manifest["trails"][0]["number"] == 5
    assert {one["name"]: one["rows"] for one in manifest["tables"]}["entry"] == len(lines) == 22


def test_what_is_told_after_a_restore_comes_behind_all_that_any_device_has_seen(
    url: str, other_url: str, clinic: Clinic, archive: Path
) -> None:
    with open_store(url) as store:
        seen = store.append(clinic.organisation, clinic.client, mornings(3)).last
    restore(archive, other_url)
    with open_store(other_url) as store:
        told = store.append(clinic.organisation, clinic.client, [morning()]).last
    assert told > seen
    assert told == 22 + AHEAD + 1


def test_a_backup_is_one_moment_while_others_write(url: str, tmp_path: Path) -> None:
    archive, done = tmp_path / "backup.zip", threading.Event()
    with open_store(url) as store:
        clinic = full_clinic(store)

        def writes() -> None:
            while not done.is_set():
                with clinic.writing() as scope:
                    keep.add_entries(scope, clinic.client, [morning()], at=AT)
                    audit.record(scope, at=AT, person=None, action="told")

        writer = threading.Thread(target=writes)
        writer.start()
        manifests = [back_up(url, archive) for _ in range(4)]
        done.set()
        writer.join()
    for manifest in manifests:
        rows = {one.name: one.rows for one in manifest.tables}
        assert rows["entry"] - 22 == rows["audit"] - 5  # both of one transaction, or neither
    restore(archive, f"sqlite:///{tmp_path}/restored.db")


def test_an_archive_of_an_older_revision_is_restored_and_brought_up_to_date(
    url: str, other_url: str, tmp_path: Path
) -> None:
    database = Database.at(address_of(url), make=True)
    with database.transaction(writes=True) as connection:
        upgrade_in(connection, "0001")
    database.close()
    organisation = uuid7()
    raw(
        url,
        "INSERT INTO organisation (organisation_id, name, made_at) VALUES"
        f" ('{organisation}', 'Clinic', '2026-11-24T07:30:00.000000Z')",
        organisation=organisation,
    )
    manifest = back_up(url, tmp_path / "old.zip")
    assert manifest.revision == "0001"
    restore(tmp_path / "old.zip", other_url)
    with open_store(other_url) as store:
        assert [one.id for one in store.organisations()] == [organisation]


def test_a_place_with_something_in_it_is_not_overwritten_unless_told(
    url: str, other_url: str, clinic: Clinic, archive: Path
) -> None:
    with open_store(other_url) as store:
        there = a_clinic(store)
    with pytest.raises(TargetNotEmpty, match="holds something already"):
        restore(archive, other_url)
    with open_store(other_url) as store:
        assert [one.id for one in store.organisations()] == [there.organisation]
    restore(archive, other_url, replace=True)
    assert everything(other_url, clinic) == everything(url, clinic)


def test_a_store_that_is_made_and_empty_may_be_restored_into(other_url: str, archive: Path) -> None:
    with open_store(other_url):
        pass
    restore(archive, other_url)
    assert check(other_url).problems == ()


def test_a_long_journal_is_restored_in_parts(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        clinic = a_clinic(store)
        clinic.append(*mornings(2_500))
    back_up(f"sqlite:///{tmp_path}/store.db", tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", f"sqlite:///{tmp_path}/other.db")
    assert check(f"sqlite:///{tmp_path}/other.db").entries == 2_500
