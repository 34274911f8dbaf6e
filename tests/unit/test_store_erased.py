"""Erasing a client: nothing of them is left but an empty place."""

from pathlib import Path

import pytest
from tests.stores import (
    AT,
    DAY,
    RECORD,
    Clinic,
    a_clinic,
    a_decision,
    a_programme,
    approval,
    lifted,
    morning,
    mornings,
    told,
)

from proneward.app.store import BusyStore, Store, UnknownClient, check, keep, open_store, read
from proneward.app.store.engine import connect
from proneward.record.journal import Note


def full(store: Store) -> Clinic:
    clinic = a_clinic(store)
    clinic.append(*mornings(3), approval("decision-1"), lifted())
    decided = a_decision(clinic.client)
    with clinic.writing() as scope:
        keep.keep_decision(scope, decided)
        made = a_programme(clinic.client, decision=decided.id)
        keep.keep_programme(scope, made, {DAY: {"slots": []}})
    return clinic


def test_an_erased_client_leaves_an_id_and_when(store: Store) -> None:
    clinic, other = full(store), full(store)
    with clinic.writing() as scope:
        erased = keep.erase_client(scope, clinic.client, at=AT, by=clinic.person)
    assert (erased.versions, erased.entries, erased.programmes, erased.decisions) == (1, 5, 1, 1)
    with clinic.reading() as scope:
        client = read.client(scope, clinic.client)
        assert client is not None
        assert (client.code, client.erased_at) == (None, AT)
        assert read.versions(scope, clinic.client) == ()
        assert read.entries(scope, clinic.client) == ()
        assert read.overrides(scope, clinic.client) == ()
        assert read.approvals(scope, clinic.client) == ()
        assert read.programmes(scope, clinic.client) == ()
        assert read.caseload(scope).rows == ()
    with other.reading() as scope:
        assert len(read.entries(scope, other.client)) == 5


def test_nothing_can_be_written_of_an_erased_client(store: Store) -> None:
    clinic = full(store)
    with clinic.writing() as scope:
        keep.erase_client(scope, clinic.client, at=AT, by=None)
    with pytest.raises(UnknownClient):
        clinic.append(morning())
    with pytest.raises(UnknownClient), clinic.writing() as scope:
        keep.record_version(scope, clinic.client, RECORD, after=0, at=AT, by=None)
    with pytest.raises(UnknownClient), clinic.writing() as scope:
        keep.erase_client(scope, clinic.client, at=AT, by=None)
    with clinic.writing() as scope:  # the code is free for somebody else
        keep.add_client(scope, "anna", RECORD, at=AT, by=None)


def test_numbers_of_arrival_are_not_given_again_after_erasing(store: Store) -> None:
    clinic, other = full(store), a_clinic(store)
    last = clinic.append(morning()).last
    with clinic.writing() as scope:
        keep.erase_client(scope, clinic.client, at=AT, by=None)
    assert other.append(morning()).last > last


def test_an_erasure_that_fails_erases_nothing(store: Store) -> None:
    clinic = full(store)
    with pytest.raises(ZeroDivisionError), clinic.writing() as scope:  # noqa: PT012 - the block is what is undone
        keep.erase_client(scope, clinic.client, at=AT, by=None)
        raise ZeroDivisionError
    with clinic.reading() as scope:
        assert len(read.entries(scope, clinic.client)) == 5


def held(folder: Path) -> bytes:
    """Give all bytes of all files of a store."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_no_word_of_an_erased_client_is_left_in_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    words = ["Schlüsselbeinbruch".encode(), "Anna Müller".encode()]
    with open_store(url) as store:
        clinic = a_clinic(store)
        clinic.append(told(Note(text="Schlüsselbeinbruch")))
        assert all(word in held(tmp_path) for word in words)
        with clinic.writing() as scope:
            keep.erase_client(scope, clinic.client, at=AT, by=None)
        store.scrub()
        assert not any(word in held(tmp_path) for word in words)
    assert check(url).problems == ()


def test_a_log_that_somebody_reads_is_not_scrubbed_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BUSY_MS", 50)
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        clinic = a_clinic(store)
        with clinic.reading() as scope:
            read.settings(scope)
            clinic.append(morning())
            with pytest.raises(BusyStore, match="while somebody reads"):
                store.scrub()
        store.scrub()


def test_on_postgresql_there_is_no_log_to_scrub(shared_postgresql: str) -> None:
    with open_store(shared_postgresql) as store:
        store.scrub()
