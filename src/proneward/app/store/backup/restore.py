"""Bring an archive into a store: all of it in one transaction, or nothing."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, MetaData, Table, column, insert, table, text

from proneward.app.store.backup.check import problems_in
from proneward.app.store.backup.manifest import Manifest, TableIn
from proneward.app.store.backup.open_archive import Archive, opened
from proneward.app.store.backup.write import tables_in, trails_in
from proneward.app.store.engine import of_sqlite, tell_whole
from proneward.app.store.errors import BadArchive, TargetNotEmpty
from proneward.app.store.migrations import Empty, revision_in, upgrade_in
from proneward.app.store.opening import check_role, place

AHEAD = 1_000_000
"""
How far numbers of arrival go on behind a restore.

A device may have seen numbers that were given out after the backup was made. What is told from now
on gets higher ones, so that its sync passes over nothing.
"""
_AT_ONCE = 1_000
_FORGET = text("DELETE FROM sqlite_sequence WHERE name = 'entry'")
_GO_ON = {
    "sqlite": text("INSERT INTO sqlite_sequence (name, seq) VALUES ('entry', :number)"),
    "postgresql": text("SELECT setval('entry_arrived_seq', :number)"),
}


def restore(archive: Path, url: str | None, *, replace: bool = False) -> Manifest:
    """
    Make a store what an archive holds; SQLite and PostgreSQL take each other's.

    Args:
        archive: What `back_up` wrote.
        url: The store's address; the default one if None.
        replace: Whether what the store holds may be thrown away.

    Raises:
        BadArchive: if it is damaged, cut off or something else; the store is as it was.
        TargetNotEmpty: if the store holds something, and nobody said that it may go.
        StoreError: if the store cannot be written; it is as it was.
    """
    with opened(archive) as whole, place(url, make=True) as database:
        with database.transaction(writes=True) as connection:
            check_role(connection, database.name)
            tell_whole(connection)
            _make_room(connection, database.name, replace=replace)
            _fill(connection, whole)
            _prove(connection, whole)
        return whole.manifest


def _make_room(connection: Connection, name: str, *, replace: bool) -> None:
    """Leave an empty database, or refuse to."""
    if revision_in(connection, name) is Empty.EMPTY:
        return
    held = any(connection.execute(one.select().limit(1)).first() for one in tables_in(connection))
    if held and not replace:
        raise TargetNotEmpty(
            what=name,
            why="it holds something already",
            fix="Restore into an empty place, or say that what it holds may be replaced",
        )
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)
    if not of_sqlite(connection):
        connection.execute(text("DROP FUNCTION proneward_kept()"))


def _rows(lines: Iterator[bytes], into: Table, name: str) -> Iterator[dict[str, Any]]:
    columns = set(into.c.keys())
    for line in lines:
        try:
            row = msgspec.json.decode(line, type=dict[str, Any])
        except msgspec.DecodeError:
            raise _wrong(name, f"a line of {into.name} is no row") from None
        if set(row) != columns:
            raise _wrong(name, f"a row of {into.name} has other columns than its revision")
        yield row


def _wrong(name: str, why: str) -> BadArchive:
    return BadArchive(
        what=f"The archive {name}", why=why, fix="Take another backup; nothing was changed"
    )


def _put(connection: Connection, rows: Iterator[dict[str, Any]], into: Table) -> None:
    """Put rows as the archive has them: columns without types hand texts on as they are."""
    plain = insert(table(into.name, *map(column, into.c.keys())))
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == _AT_ONCE:
            connection.execute(plain, part)
            part = []
    if part:
        connection.execute(plain, part)


def _fill(connection: Connection, archive: Archive) -> None:
    """Make the tables of the archive's revision, fill them, and bring them up to date."""
    manifest = archive.manifest
    upgrade_in(connection, manifest.revision)
    places = {one.name: one for one in tables_in(connection)}
    _same_tables(manifest.tables, places, archive.name)
    for part in manifest.tables:
        into = places[part.name]
        with closing(archive.lines(part)) as lines:
            _put(connection, _rows(lines, into, archive.name), into)
    if of_sqlite(connection):
        connection.execute(_FORGET)
    connection.execute(_GO_ON[connection.dialect.name], {"number": manifest.arrived + AHEAD})
    upgrade_in(connection)


def _same_tables(parts: Sequence[TableIn], places: dict[str, Table], name: str) -> None:
    if sorted(part.name for part in parts) != sorted(places):
        raise _wrong(name, "it has other tables than its revision")


def _prove(connection: Connection, archive: Archive) -> None:
    """Check what was restored as `check` would, and that no audit trail was cut short."""
    found = list(problems_in(connection))
    if not found and trails_in(connection) != archive.manifest.trails:
        found = ["an audit trail does not end where it ended"]
    if found:
        raise _wrong(archive.name, f"what it holds does not hold together: {found[0]}")
