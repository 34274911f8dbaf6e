"""Where a store is."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from proneward.app.store.errors import Unreachable

_FILE = "proneward.db"
_FIX = "Write sqlite:////folder/file.db or postgresql+psycopg://user@host/database"


def _folder() -> Path:
    """Give the user's folder for data, as the XDG base directories have it."""
    given = os.environ.get("XDG_DATA_HOME", "")
    home = Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"
    return home / "proneward"


def address_of(url: str | None) -> URL:
    """
    Give the address of a store: one SQLite file in the user's data folder if none is named.

    Raises:
        Unreachable: if it is no address of a kind of database that a store may be on.
    """
    if url is None:
        return URL.create("sqlite", database=str(_folder() / _FILE))
    try:
        address = make_url(url)
    except ArgumentError:
        raise Unreachable(
            what="The address of the store", why="it is no address of a database", fix=_FIX
        ) from None
    kind = address.get_backend_name()
    if kind == "postgresql" and address.drivername in {"postgresql", "postgresql+psycopg"}:
        return address.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and address.drivername == "sqlite" and _is_file(address.database):
        return address
    raise Unreachable(
        what="The address of the store",
        why="a store is a whole path to a file of SQLite, or a database of PostgreSQL",
        fix=_FIX,
    )


def _is_file(database: str | None) -> bool:
    """Whether it names a file by its whole path: memory does not last, and folders change."""
    return bool(database) and Path(str(database)).is_absolute()


def named(address: URL) -> str:
    """Give what to call a store in a sentence; never its password."""
    if address.get_backend_name() == "sqlite":
        return f"The store {address.database}"
    return f"The store {address.database} on {address.host or 'this machine'}"
