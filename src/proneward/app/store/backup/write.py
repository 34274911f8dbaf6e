"""Write an archive: a zip of one file a table, a row a line, as it was at one moment."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, MetaData, Table, func, select, text

from proneward import __version__
from proneward.app.store.backup.manifest import FORMAT, KIND, MANIFEST, Manifest, TableIn, TrailEnd
from proneward.app.store.engine import tell_whole
from proneward.app.store.errors import NotAStore, Unreachable
from proneward.app.store.migrations import Empty, revision_in
from proneward.app.store.opening import check_role, place
from proneward.app.store.store import now
from proneward.app.store.tables.columns import canonical, plain
from proneward.app.store.tables.schema import audit

VERSION_TABLE = "alembic_version"
_AT_ONCE = 1_000
_LAST = {
    "sqlite": text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'entry'"),
    "postgresql": text(
        "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM entry_arrived_seq"
    ),
}


def tables_in(connection: Connection) -> list[Table]:
    """Give the tables of a store as they are in the database, each after those it refers to."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != VERSION_TABLE]


def last_arrival(connection: Connection) -> int:
    """Give the last number of arrival that was given out."""
    last: int = connection.execute(_LAST[connection.dialect.name]).scalar_one()
    return last


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    names = list(table.c.keys())
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    for row in rows:
        document = dict(zip(names, map(plain, row), strict=True))
        yield canonical(document).encode() + b"\n"


def _put(archive: zipfile.ZipFile, connection: Connection, table: Table) -> TableIn:
    digest, count = hashlib.sha256(), 0
    with archive.open(f"tables/{table.name}.ndjson", "w", force_zip64=True) as file:
        for line in _lines(connection, table):
            digest.update(line)
            file.write(line)
            count += 1
    return TableIn(name=str(table.name), rows=count, sha256=digest.hexdigest())


def trails_in(connection: Connection) -> tuple[TrailEnd, ...]:
    """Give where the audit trail of each organisation ends."""
    ends = (
        select(audit.c.organisation_id, func.max(audit.c.number).label("number"))
        .group_by(audit.c.organisation_id)
        .subquery()
    )
    found = select(audit.c.organisation_id, audit.c.number, audit.c.hash).join(
        ends,
        (ends.c.organisation_id == audit.c.organisation_id) & (ends.c.number == audit.c.number),
    )
    return tuple(
        TrailEnd(organisation=row[0], number=row[1], hash=row[2])
        for row in connection.execute(found.order_by(audit.c.organisation_id))
    )


def _fill(archive: zipfile.ZipFile, connection: Connection, name: str, at: datetime) -> Manifest:
    revision = revision_in(connection, name)
    if revision is Empty.EMPTY:
        raise NotAStore(what=name, why="there is nothing in it", fix="Check the address")
    tables = tables_in(connection)
    manifest = Manifest(
        kind=KIND,
        format=FORMAT,
        program=__version__,
        revision=str(revision),
        made_at=at,
        tables=tuple(_put(archive, connection, table) for table in tables),
        trails=trails_in(connection),
        arrived=last_arrival(connection),
    )
    page = json.dumps(msgspec.to_builtins(manifest), indent=2).encode()
    archive.writestr(MANIFEST, page)
    return manifest


def back_up(url: str | None, to: Path, *, at: datetime | None = None) -> Manifest:
    """
    Write an archive of a whole store, while others may write to it.

    The file is there only when it is whole; an older one of that name is replaced.

    Args:
        url: The store's address; the default one if None.
        to: The archive, a zip.
        at: The moment it says it was made.

    Raises:
        Unreachable: if the archive cannot be written there.
        StoreError: if the store cannot be read.
    """
    part = to.with_name(f".{to.name}.part")
    try:
        with (
            place(url, make=False) as database,
            database.transaction(writes=False) as connection,
        ):
            check_role(connection, database.name)
            tell_whole(connection)
            manifest = _written(part, connection, database.name, at or now())
        part.replace(to)
        _settle(to.parent)
    except OSError as error:
        raise Unreachable(
            what=f"The archive {to.name}",
            why=f"it cannot be written ({error.strerror})",
            fix="Choose another place, or make room on the disk",
        ) from None
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _written(part: Path, connection: Connection, name: str, at: datetime) -> Manifest:
    # Clients' records are in it: nobody else may read it, from its first byte.
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = _fill(archive, connection, name, at)
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _settle(folder: Path) -> None:
    """Let the folder's new name for the archive reach the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
