"""Open a store, make one, or bring one up to date."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from proneward.app.store.engine import Database, address_of
from proneward.app.store.errors import OlderStore, UnsafeRole
from proneward.app.store.migrations import REVISIONS, Empty, revision_in, upgrade_in
from proneward.app.store.store import Clock, Store, now

_ROLE = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")


@contextmanager
def place(url: str | None, *, make: bool) -> Iterator[Database]:
    """
    Give the database at an address, and let go of it at the end.

    Raises:
        Unreachable: if it is no address of a store, or there is nothing and nothing may be made.
    """
    database = Database.at(address_of(url), make=make)
    try:
        yield database
    finally:
        database.close()


def check_role(connection: Connection, name: str) -> None:
    """
    Refuse a database role to which row-level security does not apply.

    Raises:
        UnsafeRole: if organisations would not be kept apart.
    """
    if connection.dialect.name == "postgresql" and connection.execute(_ROLE).scalar():
        raise UnsafeRole(
            what=name,
            why="its role is a superuser or bypasses row-level security, so that the walls between"
            " organisations do not hold",
            fix="Use a role of its own that owns the database and is neither",
        )


def _ready(database: Database) -> None:
    """Make the tables where there is nothing, and refuse what is not up to date."""
    with database.transaction(writes=False) as connection:
        check_role(connection, database.name)
        revision = revision_in(connection, database.name)
    if revision is Empty.EMPTY:
        with database.transaction(writes=True) as connection:
            upgrade_in(connection)
    elif revision != REVISIONS[-1]:
        raise OlderStore(
            what=database.name,
            why=f"its revision is {revision} and this program needs {REVISIONS[-1]}",
            fix="Back it up, then run `proneward db upgrade`",
        )


def open_store(url: str | None = None, *, clock: Clock = now) -> Store:
    """
    Open a store, and make it first where there is nothing yet.

    Args:
        url: Its address; one SQLite file in the user's data folder if left out.
        clock: What tells the moment.

    Raises:
        StoreError: saying why it cannot be opened.
    """
    database = Database.at(address_of(url), make=True)
    try:
        _ready(database)
    except BaseException:
        database.close()
        raise
    return Store(database, clock)


def upgrade(url: str | None = None) -> tuple[str | None, str]:
    """
    Bring a store up to date; it is as it was if anything goes wrong.

    Returns:
        The revision it had, None for an empty place, and the one it has.

    Raises:
        StoreError: saying why it cannot be.
    """
    with place(url, make=True) as database, database.transaction(writes=True) as connection:
        check_role(connection, database.name)
        before = revision_in(connection, database.name)
        upgrade_in(connection)
    return (None if before is Empty.EMPTY else before), REVISIONS[-1]


def revision_of(url: str | None = None) -> str | None:
    """
    Give the revision of a store; None if there is nothing in it.

    Raises:
        StoreError: if it cannot be opened, holds something else, or is newer than this program.
    """
    with place(url, make=False) as database, database.transaction(writes=False) as connection:
        revision = revision_in(connection, database.name)
    return None if revision is Empty.EMPTY else revision
