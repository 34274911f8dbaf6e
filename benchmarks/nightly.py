"""
How long a night takes: every client of a store reviewed, reading and writing included.

A store of clients is made first, each with some weeks of entries; then all are reviewed. CPU of
this process, which includes SQLite's; the limit is for a million clients, extrapolated.

Usage: python benchmarks/nightly.py [CLIENTS]
"""

import os
import sys
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import attrs  # after the threads are said

from proneward.app.actions.clients import open_client
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.nightly import review_all
from proneward.app.store import keep, open_store, uuid7
from proneward.catalogue import load
from proneward.record import ClientRecord, client_document
from proneward.record.journal import (
    Entry,
    Item,
    Morning,
    Quality,
    Session,
    SessionPain,
    Site,
)

CLIENTS = Path(__file__).parents[1] / "examples/clients"
WHO = ("healthy-beginner", "disc-responder", "facet-pain", "stenosis", "athlete")
DAY, WEEKS, A_WEEK = date(2026, 12, 20), 3, 4
MEASURED, MILLION, LIMIT_MINUTES = 2_000, 1_000_000, 60.0
DONE = ("supine-drawing-in", "supine-pelvic-tilt", "supine-heel-slide", "supine-brace")
AT_ONCE = 200


def entry(on: date, hour: int, what: Session | Morning) -> Entry:
    """Make an entry."""
    at = datetime.combine(on, time(hour), tzinfo=UTC)
    return Entry(id=uuid7(), on=on, at=at, by="client", what=what)


def session(number: int) -> Session:
    """Make a session; how it felt differs from client to client."""
    felt = float(1 + number % 4)
    return Session(
        stage=1,
        extension_step=None,
        items=tuple(
            Item(
                exercise=name,
                sets=2,
                reps=10,
                hold_s=3.0,
                done=1.0,
                quality=Quality.MET if number % 5 else Quality.UNKNOWN,
                stopped_for=None,
            )
            for name in DONE
        ),
        pain=SessionPain(before=felt, during=felt, after=felt),
        site=Site(before=1, after=1, later=1),
        effort=3.0,
    )


def told(number: int) -> list[Entry]:
    """Make what one client told: sessions of some weeks, and the mornings after."""
    found = []
    for back in range(WEEKS * A_WEEK, 0, -1):
        on = DAY - timedelta(days=back * 7 // A_WEEK)
        found.append(entry(on, 18, session(number)))
        found.append(entry(on + timedelta(days=1), 7, Morning(pain=float(number % 3))))
    return found


def fill(clinic: Clinic, records: list[ClientRecord], count: int) -> None:
    """Keep so many clients with their entries."""
    for start in range(0, count, AT_ONCE):
        with clinic.writing() as scope:
            for number in range(start, min(start + AT_ONCE, count)):
                record = attrs.evolve(records[number % len(records)], id=f"client-{number}")
                made = keep.add_client(
                    scope, record.id, client_document(record), at=clinic.now(), by=None
                )
                keep.add_entries(scope, made.id, told(number), at=clinic.now())


def main() -> None:
    """Make a store, review everybody in it, and say what it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MEASURED
    catalogue = load()
    records = [open_client(CLIENTS / f"{name}.yaml", catalogue) for name in WHO]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/store.db") as store,
    ):
        clinic = Clinic(store=store, organisation=store.found("Clinic").id, catalogue=catalogue)
        fill(clinic, records, count)
        cpu, wall = process_time(), perf_counter()
        night = review_all(clinic, DAY)
        cpu, wall = process_time() - cpu, perf_counter() - wall
    minutes = cpu / count * MILLION / 60
    print(f"{count} clients, {WEEKS * A_WEEK * 2} entries each: {night.courses}")
    print(f"{cpu / count * 1000:.2f} ms CPU a client, {wall / count * 1000:.2f} ms in all")
    print(
        f"a million clients, extrapolated: {minutes:.0f} core-minutes   limit {LIMIT_MINUTES:.0f}"
    )


if __name__ == "__main__":
    main()
