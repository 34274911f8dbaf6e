"""What was acknowledged stays, whatever happens to the program, the disk or the file."""

# ruff: noqa: SLF001 - the connection under a store is made to run out of room

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from tests.stores import Clinic, a_clinic, morning, mornings, raw, say

from proneward.app.store import (
    Acknowledged,
    BusyStore,
    ReadOnlyStore,
    Store,
    StoreError,
    check,
    open_store,
    read,
)
from proneward.app.store.engine import address_of, connect

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
KILLS, APPENDS = (50, 10_000) if FULL else (3, 300)
"""On each database: how often a writer is killed, and how much it has acknowledged in all."""


def writer(url: str, clinic: Clinic, most: int, *more: str) -> subprocess.Popen[str]:
    """Start a program that appends."""
    command = [sys.executable, "-m", "tests.store_writer", url, clinic.organisation]
    return subprocess.Popen(
        [*command, clinic.client, str(most), *more],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def said(process: subprocess.Popen[str]) -> list[str]:
    """Give all whole lines that a program has said, to its end."""
    assert process.stdout is not None
    lines = process.stdout.read().split("\n")
    process.stdout.close()
    process.wait()
    return lines[:-1]  # behind the last end of line is nothing, or what was cut off


def kept(store: Store, clinic: Clinic) -> Counter[str]:
    with store.reading(clinic.organisation) as scope:
        return Counter(one.entry.id for one in read.entries(scope, clinic.client))


def test_every_acknowledged_entry_is_there_once_after_kills_at_any_moment(url: str) -> None:
    chance = random.Random(1)  # noqa: S311 - when to kill, no secret
    with open_store(url) as store:
        clinic = a_clinic(store)
    acknowledged: set[str] = set()
    kills = 0
    while kills < KILLS or len(acknowledged) < APPENDS:
        process = writer(url, clinic, 1_000_000)
        assert process.stdout is not None
        # Not after a time, which would hit other places on a slow machine: after so many lines.
        lines = [process.stdout.readline() for _ in range(chance.randint(1, 2 * APPENDS // KILLS))]
        process.send_signal(signal.SIGKILL)
        kills += 1
        acknowledged |= {line.strip() for line in lines} | set(said(process))
    with open_store(url) as store:
        found = kept(store, clinic)
    assert set(found.values()) == {1}
    assert acknowledged <= set(found)
    assert check(url).problems == ()


def test_two_programs_may_write_at_once(url: str) -> None:
    with open_store(url) as store:
        clinic = a_clinic(store)
    both = [writer(url, clinic, 200) for _ in range(2)]
    acknowledged = [line for process in both for line in said(process)]
    assert len(acknowledged) == len(set(acknowledged)) == 400
    with open_store(url) as store, store.reading(clinic.organisation) as scope:
        found = read.entries(scope, clinic.client)
    assert {one.entry.id for one in found} == set(acknowledged)
    numbers = [one.arrived for one in found]
    assert numbers == sorted(set(numbers))
    assert check(url).problems == ()


def test_a_sync_that_goes_on_while_others_write_misses_nothing(url: str) -> None:
    with open_store(url) as store:
        clinic = a_clinic(store)
        both = [writer(url, clinic, 200) for _ in range(2)]
        seen: list[str] = []
        after, over = 0, False
        while not over:
            over = all(process.poll() is not None for process in both)
            with store.reading(clinic.organisation) as scope:
                part = read.entries(scope, clinic.client, after=after)
            seen += [one.entry.id for one in part]
            after = part[-1].arrived if part else after
    acknowledged = [line for process in both for line in said(process)]
    assert sorted(seen) == sorted(acknowledged)


def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as store:
        clinic = a_clinic(store)
    lines = said(writer(url, clinic, 100_000, "600000"))
    refused = {line for line in lines if line.startswith("refused")}
    acknowledged = {line for line in lines if not line.startswith("refused")}
    assert refused == {"refused FullDisk"}
    assert acknowledged
    with open_store(url) as store:
        assert acknowledged <= set(kept(store, clinic))
        assert store.append(clinic.organisation, clinic.client, [morning()]).new == 1
    assert check(url).problems == ()


def test_a_disk_that_is_full_for_a_moment_fails_who_came_then_and_nobody_after(
    tmp_path: Path,
) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        clinic = a_clinic(store)
        clinic.append(morning())
        with store._database.transaction(writes=False) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # no page more than there are
        with pytest.raises(StoreError, match="disk did not take"):
            clinic.append(*mornings(2000))
        with store._database.transaction(writes=False) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert clinic.append(*mornings(2000)).new == 2000
        assert len(kept(store, clinic)) == 2001


_READ_ONLY = """
import sys
from proneward.app.store import StoreError, open_store
try:
    with open_store(sys.argv[1]) as store:
        store.found("Clinic")
except StoreError as error:
    print(type(error).__name__)
"""


def test_a_file_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    url, folder = f"sqlite:///{tmp_path}/in/store.db", tmp_path / "in"
    with open_store(url):
        pass
    (folder / "store.db").chmod(0o444)
    folder.chmod(0o555)
    command = [sys.executable, "-c", _READ_ONLY, url]
    if os.getuid() == 0:  # whom nothing is forbidden, unless they give that up
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root may write everywhere, and there is no setpriv")
        command = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o755)
    assert (run.stdout.strip(), run.stderr) == (ReadOnlyStore.__name__, "")


def test_a_store_that_somebody_else_holds_is_told_and_works_again_afterwards(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BUSY_MS", 100)
    with open_store(url) as store:
        clinic = a_clinic(store)
        other = connect.Database.at(address_of(url), make=False)
        with other.transaction(writes=True) as connection:
            if not other.is_sqlite:
                say(connection, "organisation", clinic.organisation)
                connection.exec_driver_sql("SELECT 1 FROM client FOR UPDATE")
            with pytest.raises(BusyStore) as refused:
                clinic.append(morning())
        other.close()
        assert "Try again" in refused.value.fix
        assert clinic.append(morning()).new == 1
        assert len(kept(store, clinic)) == 1


def test_a_connection_that_breaks_is_told_and_made_anew(shared_postgresql: str) -> None:
    with open_store(shared_postgresql) as store:
        clinic = a_clinic(store)
        raw(shared_postgresql, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()")  # fmt: skip
        assert clinic.append(morning()).new == 1
        with pytest.raises(StoreError, match="connection broke"), clinic.writing() as scope:
            scope.connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
        assert clinic.append(morning()).new == 1


def test_many_threads_at_once_are_each_acknowledged_or_refused(store: Store) -> None:
    clinic = a_clinic(store)
    found: list[Acknowledged] = []

    def write() -> None:
        found.extend(clinic.append(*mornings(3)) for _ in range(5))

    threads = [threading.Thread(target=write) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one.new for one in found) == len(kept(store, clinic)) == 32 * 5 * 3


def test_a_file_that_another_program_has_locked_can_still_be_read(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        clinic = a_clinic(store)
        clinic.append(morning())
        other = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert len(kept(store, clinic)) == 1
        other.close()
