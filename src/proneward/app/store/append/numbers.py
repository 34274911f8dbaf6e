"""Numbers of arrival: in the order of commits, so that a sync that goes on misses nothing."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from proneward.app.store.engine import of_sqlite

_TURN = text("SELECT pg_advisory_xact_lock(:number)")
_ARRIVALS = 0x61727269766564  # 'arrived' in ASCII: the lock's number in PostgreSQL
_NEXT = text("SELECT nextval('entry_arrived_seq') FROM generate_series(1, :count)")
_LAST = text("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")


def take_turn(connection: Connection) -> None:
    """
    Wait until nobody else appends.

    On PostgreSQL a lower number might else be committed after a higher one, and be passed over by
    a sync that has seen the higher one. SQLite has one writer anyway.
    """
    if not of_sqlite(connection):
        connection.execute(_TURN, {"number": _ARRIVALS})


def next_numbers(connection: Connection, count: int) -> Sequence[int]:
    """Give so many numbers, rising, that were never given before."""
    if not count:
        return ()
    if of_sqlite(connection):
        last: int = connection.execute(_LAST).scalar() or 0
        return range(last + 1, last + count + 1)
    return sorted(connection.execute(_NEXT, {"count": count}).scalars())
