"""Bring a store to a revision, in the transaction of the caller: all of it, or nothing."""

from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from proneward.app.store.engine import tell_whole
from proneward.app.store.errors import NewerStore, NotAStore

REVISIONS = ("0001", "0002")
"""All that this program knows, the oldest first; so that opening need not load Alembic."""

_VERSION = "alembic_version"
_ONE_AT_A_TIME = 0x70726F6E65  # 'prone' in ASCII: the lock's number in PostgreSQL
_REVISION = text("SELECT version_num FROM alembic_version")
_LOCK = text("SELECT pg_advisory_xact_lock(:number)")


class Empty(Enum):
    """A database in which there is nothing yet."""

    EMPTY = "empty"


def revision_in(connection: Connection, name: str) -> str | Empty:
    """
    Give the revision of a store.

    Raises:
        NotAStore: if the database holds something else.
        NewerStore: if this program does not know the revision.
    """
    tables = set(inspect(connection).get_table_names())
    if _VERSION not in tables:
        if tables:
            raise NotAStore(
                what=name,
                why="it holds the tables of something else",
                fix="Name an empty database, or the store of Proneward",
            )
        return Empty.EMPTY
    revision = connection.execute(_REVISION).scalar()
    if revision is None:
        return Empty.EMPTY
    if revision not in REVISIONS:
        raise NewerStore(
            what=name,
            why=f"its revision is {revision} and this program knows {REVISIONS[-1]} at most",
            fix="Use the newer version of Proneward that made it",
        )
    return str(revision)


def upgrade_in(connection: Connection, to: str = REVISIONS[-1]) -> None:
    """
    Run the migrations up to a revision.

    Args:
        connection: In a transaction that writes; the caller commits it.
        to: The revision to stop at.
    """
    from alembic import command  # noqa: PLC0415 - loaded where a store is made, not at every start
    from alembic.config import Config  # noqa: PLC0415 - the same

    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK, {"number": _ONE_AT_A_TIME})
    tell_whole(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
