"""
What durability costs: appends a second by many writers at once, and the read of today's session.

Beside the appends, in the same run on the same disk and turn by turn with them, stands the bare
loop that the store is compared with: one row, one commit, `synchronous=FULL`, with sqlite3.
"""

import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from proneward.app.store import Person, Programme, Role, Store, keep, open_store, read, uuid7
from proneward.record import Licence
from proneward.record.journal import Entry, Item, Quality, Session, SessionPain, Site, line_of

WRITERS, TURNS, TURN_S = 64, 5, 2.0
MOST = 32_000  # entries made ready for a turn; more than any disk here takes in it
LEAST_OF_RAW, READ_LIMIT_MS = 0.7, 0.3
READS = 5_000
DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 7, tzinfo=UTC)


def a_session(day: date) -> Entry:
    """Give the entry of a session of six exercises, as a client's phone sends it."""
    item = Item(
        exercise="bridge", sets=2, reps=10, hold_s=2.0, done=1.0, quality=Quality.MET,
        stopped_for=None,
    )  # fmt: skip
    told = Session(
        stage=2, extension_step=None, items=(item,) * 6,
        pain=SessionPain(before=2.0, during=3.0, after=2.0),
        site=Site(before=1, after=1, later=1), effort=4.0,
    )  # fmt: skip
    return Entry(id=uuid7(), on=day, at=AT, by="client", what=told)


def raw_rate(folder: Path) -> float:
    """Give one-row FULL commits a second of the bare loop."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE IF NOT EXISTS entry (id TEXT PRIMARY KEY, line TEXT)")
    row = line_of(a_session(DAY))
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < TURN_S:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO entry VALUES (?, ?)", (uuid7(), row))
        connection.execute("COMMIT")
        count += 1
    connection.close()
    return count / (time.perf_counter() - begun)


def days_before(count: int) -> list[date]:
    """Give so many days before today."""
    return [DAY - timedelta(days=1 + number % 3000) for number in range(count)]


def append_rate(store: Store, organisation: str, clients: list[str]) -> float:
    """Give acknowledged appends a second of all writers, one entry each time."""
    told = [[a_session(day) for day in days_before(MOST // len(clients))] for _ in clients]
    until, counts = time.perf_counter() + TURN_S, [0] * len(clients)

    def writer(number: int) -> None:
        for entry in told[number]:
            if time.perf_counter() > until:
                return
            store.append(organisation, clients[number], [entry])
            counts[number] += 1

    threads = [threading.Thread(target=writer, args=(number,)) for number in range(len(clients))]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - begun)


def read_ms(store: Store, organisation: str, client: str) -> Iterator[float]:
    """Give the CPU milliseconds of reads of today's session, in parts of a hundred."""
    for _ in range(READS // 100):
        begun = time.process_time()
        for _ in range(100):
            with store.reading(organisation) as scope:
                read.today(scope, client, DAY)
        yield (time.process_time() - begun) * 10
    with store.reading(organisation) as scope:
        found = read.today(scope, client, DAY)
    assert found is not None
    assert (found.session is not None, found.told) == (True, ("session",))


def with_programme(store: Store, organisation: str, client: str) -> None:
    """Approve four weeks for a client; today is one of their days."""
    with store.writing(organisation) as scope:
        person = keep.uuid7()
        keep.add_person(scope, a_clinician(person))
        made = Programme(
            id=uuid7(), client=client, client_version=1, made_at=AT, from_day=DAY,
            catalogue_version="1", catalogue_digest="0" * 64, document={"weeks": ["x" * 50_000]},
        )  # fmt: skip
        slots = [{"exercise": "bridge", "sets": 2, "reps": 10, "minutes": 3}] * 6
        days = {DAY + timedelta(days=day): {"slots": slots} for day in range(28)}
        keep.keep_programme(scope, made, days)
        keep.approve_programme(scope, made.id, by=person, at=AT)


def a_clinician(person: str) -> Person:
    """Give somebody who may approve."""
    return Person(
        id=person,
        name="A. Clinician",
        roles=frozenset({Role.CLINICIAN}),
        licence=Licence(type="PT", number="1"),
    )


def measured(folder: Path) -> bool:
    """Measure, print, and say whether the limits hold."""
    with open_store(f"sqlite:///{folder}/store.db") as store:
        organisation = store.found("Benchmark").id
        with store.writing(organisation) as scope:
            clients = [
                keep.add_client(scope, f"c{number}", {}, at=AT, by=None).id
                for number in range(WRITERS)
            ]
        raw, kept, alone = [], [], []
        for _ in range(TURNS):
            raw.append(raw_rate(folder))
            kept.append(append_rate(store, organisation, clients))
            alone.append(append_rate(store, organisation, clients[:1]))
        with_programme(store, organisation, clients[0])
        store.append(organisation, clients[0], [a_session(DAY)])
        reads = list(read_ms(store, organisation, clients[0]))
    ratio = statistics.median(kept) / statistics.median(raw)
    cpu_ms = statistics.median(reads)
    print(f"bare loop        {statistics.median(raw):7.0f} one-row FULL commits a second")
    print(
        f"store            {statistics.median(kept):7.0f} durable appends a second,"
        f" {WRITERS} writers at once: {ratio:.2f} of the bare loop (least {LEAST_OF_RAW})"
    )
    print(f"one writer alone {statistics.median(alone):7.0f} durable appends a second")
    print(
        f"today's session  CPU median {cpu_ms:.3f}, worst hundred {max(reads):.3f} ms"
        f" (limit {READ_LIMIT_MS})"
    )
    return ratio >= LEAST_OF_RAW and cpu_ms <= READ_LIMIT_MS


def main() -> int:
    """Measure in a folder on the disk of this project, not in memory."""
    build = Path(__file__).parents[1] / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build) as folder:
        holds = measured(Path(folder))
    print("holds" if holds else "MISSED")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
