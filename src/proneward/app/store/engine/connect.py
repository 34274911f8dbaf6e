"""Connections that keep what is committed, whatever happens to the machine."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import attrs
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from proneward.app.store.engine.address import named
from proneward.app.store.engine.faults import told
from proneward.app.store.engine.walls import answer_erasing
from proneward.app.store.errors import BusyStore, Unreachable

BUSY_MS = 5_000
"""How long a writer waits for another; a commit takes some 5 ms."""
_WRITES = "proneward_writes"

# fullfsync: for macOS, where a disk is else only asked to write.
# recursive_triggers: else INSERT OR REPLACE would remove a kept row without asking its trigger.
# secure_delete: what is erased is overwritten, not only forgotten.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
)


def of_sqlite(connection: Connection) -> bool:
    """Whether a connection is one to SQLite."""
    return connection.dialect.name == "sqlite"


def _check_file(address: URL, name: str, *, make: bool) -> None:
    """See that the file is there; make it and its folder if asked, for nobody else to read."""
    path = Path(str(address.database))
    if not make and not path.is_file():
        raise Unreachable(what=name, why="there is no such file", fix="Check the path")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise Unreachable(
            what=name,
            why=f"it cannot be made there ({error.strerror})",
            fix="Choose a folder in which you may write",
        ) from None


def _sqlite(address: URL) -> Engine:
    engine = create_engine(address, hide_parameters=True, max_overflow=-1)

    @event.listens_for(engine, "connect")
    def opened(dbapi: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        dbapi.isolation_level = None  # transactions begin where this module says so, and only there
        dbapi.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        for pragma in _PRAGMAS:
            dbapi.execute(pragma)
        answer_erasing(dbapi, record.info)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer takes its place at once: one that reads first could not wait for another.
        writes = connection.get_execution_options().get(_WRITES, False)
        dbapi: Any = connection.connection.driver_connection
        dbapi.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(address: URL) -> Engine:
    return create_engine(
        address,
        hide_parameters=True,
        pool_pre_ping=True,
        max_overflow=-1,
        connect_args={"options": f"-c lock_timeout={BUSY_MS}"},
    )


@attrs.frozen(kw_only=True)
class Database:
    """
    A database under a store, and what to call it in a sentence.

    `reads` and `writes` share their connections; each begins transactions its own way.
    """

    name: str
    reads: Engine = attrs.field(repr=False)
    writes: Engine = attrs.field(repr=False)

    @classmethod
    def at(cls, address: URL, *, make: bool) -> Self:
        """
        Give the database at an address; nothing has been asked of it yet.

        Args:
            address: Where it is.
            make: Whether a file that is missing is made.

        Raises:
            Unreachable: if there is no such file, or it cannot be made.
        """
        name = named(address)
        if address.get_backend_name() == "postgresql":
            engine = _postgresql(address)
            reads = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            return cls(name=name, reads=reads, writes=engine)
        _check_file(address, name, make=make)
        engine = _sqlite(address)
        return cls(name=name, reads=engine, writes=engine.execution_options(**{_WRITES: True}))

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite, of which one connection writes at a time."""
        return self.reads.dialect.name == "sqlite"

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[Connection]:
        """
        Give a connection in a transaction, which is committed if nothing goes wrong.

        A transaction that only reads sees one moment of the store, from its first look to its end.

        Raises:
            StoreError: instead of what the database says.
        """
        try:
            with (self.writes if writes else self.reads).begin() as connection:
                yield connection
        except (DBAPIError, sqlite3.Error) as error:
            raise told(error, self.name) from None

    def scrub(self) -> None:
        """
        Write SQLite's log over, in which rows that were erased may still stand.

        Raises:
            StoreError: if somebody reads meanwhile, and it cannot be done now.
        """
        if not self.is_sqlite:
            return
        try:
            with self.reads.connect() as connection:
                dbapi: Any = connection.connection.driver_connection
                (busy, *_) = dbapi.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (DBAPIError, sqlite3.Error) as error:
            raise told(error, self.name) from None
        if busy:
            raise BusyStore(
                what=self.name,
                why="its log cannot be cleared while somebody reads it",
                fix="Clear it again later, or close the other programs that have it open",
            )

    def close(self) -> None:
        """Let go of all connections."""
        self.reads.dispose()
