"""
How long a review takes, beside its limit: a client with a year of daily sessions and mornings.

Times are CPU of this process, one thread; the middle of several rounds.

Usage: python benchmarks/progression.py
"""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from time import process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")

from proneward.app.actions.clients import open_client  # after the threads are said
from proneward.catalogue import load
from proneward.progression import review
from proneward.record.journal import (
    Entry,
    Item,
    Journal,
    Morning,
    Quality,
    Session,
    SessionPain,
    Site,
    kept_entry,
    line_of,
)

CLIENT = Path(__file__).parents[1] / "examples/clients/healthy-beginner.yaml"
LAST, DAYS, ROUNDS = date(2026, 11, 24), 365, 25
LIMIT_MS = 5.0
DONE = ("supine-drawing-in", "supine-pelvic-tilt", "supine-heel-slide", "supine-brace")


def entry(number: int, on: date, hour: int, what: Session | Morning) -> Entry:
    """Make an entry."""
    return Entry(
        id=f"01900000-0000-7000-8000-{number:012x}",
        on=on,
        at=datetime.combine(on, time(hour), tzinfo=UTC),
        by="client",
        what=what,
    )


def session() -> Session:
    """Make a session that went well."""
    items = tuple(
        Item(
            exercise=name,
            sets=2,
            reps=10,
            hold_s=3.0,
            done=1.0,
            quality=Quality.MET,
            stopped_for=None,
        )
        for name in DONE
    )
    return Session(
        stage=1,
        extension_step=None,
        items=items,
        pain=SessionPain(before=2.0, during=2.0, after=1.0),
        site=Site(before=1, after=1, later=1),
        effort=3.0,
    )


def year() -> list[Entry]:
    """Make a year of daily sessions and mornings."""
    days = [LAST - timedelta(days=DAYS - place) for place in range(DAYS)]
    return [
        one
        for place, on in enumerate(days)
        for one in (
            entry(2 * place, on, 18, session()),
            entry(2 * place + 1, on + timedelta(days=1), 7, Morning(pain=1.0)),
        )
    ]


def timed_ms(do: Callable[[], object]) -> float:
    """Give the CPU of one round, the middle of several."""
    do()
    rounds = []
    for _ in range(ROUNDS):
        begin = process_time()
        do()
        rounds.append((process_time() - begin) * 1000)
    return median(rounds)


def say(what: str, figure: str, limit: str) -> None:
    """Print one figure beside its limit."""
    print(f"{what:62} {figure:>12}   {limit}")


def main() -> None:
    """Time a review, and reading the entries it stands on."""
    catalogue = load()
    client = open_client(CLIENT, catalogue)
    entries = year()
    lines = [line_of(one) for one in entries]
    kept = [kept_entry(line) for line in lines]
    reviewed = timed_ms(lambda: review(client, Journal.of(entries), catalogue, LAST))
    named = timed_ms(lambda: review(client, Journal.of(kept), catalogue, LAST).id)
    read = timed_ms(lambda: [kept_entry(line) for line in lines])
    say(
        f"review of {len(entries)} entries, a year: CPU",
        f"{reviewed:.1f} ms",
        f"limit {LIMIT_MS} ms",
    )
    say("the same, with the id of the decision", f"{named:.1f} ms", f"limit {LIMIT_MS} ms")
    say("reading these entries from the lines of a store", f"{read:.1f} ms", "no limit")


if __name__ == "__main__":
    main()
