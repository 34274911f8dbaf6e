"""From a database's error to a sentence; what it says of rows and values is left out."""

import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError

from proneward.app.store.errors import (
    BusyStore,
    DamagedStore,
    FullDisk,
    NotAStore,
    ReadOnlyStore,
    StoreError,
    StoreFault,
    Unreachable,
)

Told = tuple[type[StoreError], str, str]

_NO_STORE: Told = (NotAStore, "it is no database of this kind", "Check the path")
_DAMAGED: Told = (
    DamagedStore,
    "its file does not hold together",
    "Keep a copy of it, and restore the last backup",
)
_READ_ONLY: Told = (
    ReadOnlyStore,
    "it may only be read",
    "Make the file and its folder writable, or work on a copy",
)
_FULL: Told = (
    FullDisk,
    "the disk did not take what was written; nothing of it was kept",
    "Make room on the disk, then try again",
)
_BUSY: Told = (
    BusyStore,
    "somebody else writes to it and did not finish in time; nothing was kept",
    "Try again; if it stays so, look for another program that has it open",
)
_UNREACHABLE: Told = (
    Unreachable,
    "it cannot be opened",
    "Check that it is there, and that you may use it",
)
_SILENT: Told = (
    Unreachable,
    "nobody answers there, or the connection broke",
    "Check that the server runs, its address and the network, then try again",
)
_NO_LOGIN: Told = (
    Unreachable,
    "the server does not let this user in, or has no such database",
    "Check user, password and database in the address",
)

_OF_SQLITE = {
    sqlite3.SQLITE_NOTADB: _NO_STORE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
    sqlite3.SQLITE_PERM: _UNREACHABLE,
}
"""By the first byte of SQLite's result code, which is its kind."""

_OF_POSTGRESQL = {
    "08": _SILENT,
    "57": _SILENT,
    "28": _NO_LOGIN,
    "3D": _NO_LOGIN,
    "53": _FULL,
    "40": _BUSY,
    "55": _BUSY,
    "XX": _DAMAGED,
    "25006": _READ_ONLY,
}
"""By SQLSTATE, or its class (PostgreSQL, appendix A)."""


def _postgresql(state: str | None) -> Told | None:
    if state is None:
        return _SILENT
    return _OF_POSTGRESQL.get(state) or _OF_POSTGRESQL.get(state[:2])


def told(error: DBAPIError | sqlite3.Error, name: str) -> StoreError:
    """
    Give the sentence for what a database said.

    Args:
        error: What it said; none of its words are repeated.
        name: What to call the store.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        found = None if code is None else _OF_SQLITE.get(code & 0xFF)
        code_name = getattr(cause, "sqlite_errorname", None)
    else:
        code_name = getattr(cause, "sqlstate", None)
        found = None if isinstance(error, IntegrityError) else _postgresql(code_name)
    if found is not None:
        kind, why, fix = found
        return kind(what=name, why=why, fix=fix)
    return StoreFault(
        what=name,
        why=f"the database refused it ({code_name or type(cause).__name__}); nothing was kept",
        fix="Report this line, without any client's record",
    )
