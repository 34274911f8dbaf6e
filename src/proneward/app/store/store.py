"""An open store: what reads it, what writes to it, and what is never half done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from threading import Lock, local
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select

from proneward.app.store.append import Appender
from proneward.app.store.engine import Database, tell_organisation, tell_whole
from proneward.app.store.errors import StoreFault
from proneward.app.store.keep.ids import uuid7
from proneward.app.store.model import Acknowledged, Organisation
from proneward.app.store.scope import Scope, WritingScope
from proneward.app.store.tables.schema import organisation as organisations
from proneward.record.journal import Entry

Clock = Callable[[], datetime]


def now() -> datetime:
    """Give the moment it is."""
    return datetime.now(UTC)


class Store:
    """
    A store that is open; `open_store` makes one. Threads may share it, processes each open theirs.

    Everything is about one organisation, named each time: a scope neither sees nor writes another.
    """

    def __init__(self, database: Database, clock: Clock = now) -> None:
        """Take a database that holds a store of this program's revision."""
        self._database = database
        self._clock = clock
        # One connection of SQLite writes at a time; waiting here is fair and costs nothing.
        self._turn = Lock() if database.is_sqlite else nullcontext()
        self._inside = local()
        self._appender = Appender(self._transaction, self.now)
        self.name = database.name

    def __enter__(self) -> Self:
        """Give itself, to be closed at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def scrub(self) -> None:
        """
        Leave nothing of what was erased in SQLite's log; on PostgreSQL vacuuming does it.

        Raises:
            BusyStore: if somebody reads meanwhile; what was erased is erased, and the log is not.
        """
        self._database.scrub()

    def now(self) -> datetime:
        """Give the moment it is, by the store's clock."""
        return self._clock()

    @contextmanager
    def reading(self, organisation: str) -> Iterator[Scope]:
        """
        Give an organisation as it is at one moment.

        Raises:
            StoreError: if the database cannot be read.
        """
        with self._database.transaction(writes=False) as connection:
            tell_organisation(connection, organisation)
            yield Scope(connection=connection, organisation=organisation)

    @contextmanager
    def writing(self, organisation: str) -> Iterator[WritingScope]:
        """
        Give an organisation to write to: on disk at the end of the block, or not at all.

        Raises:
            StoreError: if it could not be written; nothing of the block was kept.
        """
        with self._transaction() as connection:
            tell_organisation(connection, organisation)
            yield WritingScope(connection=connection, organisation=organisation)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        self._check_outside()
        with self._turn, self._database.transaction(writes=True) as connection:
            self._inside.writes = True
            try:
                yield connection
            finally:
                self._inside.writes = False

    def _check_outside(self) -> None:
        """Refuse to wait for a transaction of this very thread, which would be for ever."""
        if getattr(self._inside, "writes", False):
            raise StoreFault(
                what=self.name,
                why="a transaction was to begin inside another",
                fix="Keep what belongs together in one block, entries with keep.add_entries",
            )

    def append(self, organisation: str, client: str, entries: Sequence[Entry]) -> Acknowledged:
        """
        Keep entries of a client; back only when they are on disk, all of them or none.

        An entry that is there already is there once. Callers at the same time share a commit.

        Raises:
            UnknownClient: if the organisation has no such client.
            EntryClash: if another entry has the id of one of them.
            StoreError: if they could not be written.
        """
        self._check_outside()
        return self._appender.append(organisation, client, entries)

    def found(self, name: str) -> Organisation:
        """Make an organisation, and give it."""
        made = Organisation(id=uuid7(), name=name, made_at=self.now())
        with self.writing(made.id) as scope:
            scope.put(organisations, {"name": name, "made_at": made.made_at})
        return made

    def organisations(self) -> tuple[Organisation, ...]:
        """Give all organisations, the first one first: the one look over all walls, at names."""
        columns = organisations.c
        with self._database.transaction(writes=False) as connection:
            tell_whole(connection)
            found = connection.execute(
                select(columns.organisation_id, columns.name, columns.made_at).order_by(
                    columns.organisation_id
                )
            ).fetchall()
        return tuple(Organisation(id=row[0], name=row[1], made_at=row[2]) for row in found)
