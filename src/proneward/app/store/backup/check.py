"""Whether a store holds together: its file, its references, its lines and its audit trails."""

import json
from collections.abc import Iterator

import attrs
from sqlalchemy import Connection, Row, Table, select, text

from proneward.app.store import audit
from proneward.app.store.engine import of_sqlite, tell_whole
from proneward.app.store.errors import DamagedStore
from proneward.app.store.lines import strict_entry
from proneward.app.store.migrations import REVISIONS, Empty, revision_in
from proneward.app.store.opening import check_role, place
from proneward.app.store.scope import Scope
from proneward.app.store.tables import schema
from proneward.record.journal import document_of
from proneward.vocabulary import PronewardError, parse_json

_AT_ONCE = 1_000
_DOCUMENTS = (
    schema.client_version.c.record,
    schema.decision.c.document,
    schema.programme.c.document,
    schema.planned_session.c.session,
)
_TRIGGERS = {
    "sqlite": text(
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'kept%'"
    ),
    "postgresql": text(
        "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'kept%' AND tgenabled = 'O'"
    ),
}
_LOCKS = 4
"""Two triggers each on entries and on the audit trail."""
_UNWALLED = text(
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    " AND relkind = 'r' AND relname <> 'alembic_version'"
    " AND NOT (relrowsecurity AND relforcerowsecurity)"
)
_UNPROVEN = text("SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated")


@attrs.frozen(kw_only=True)
class Checked:
    """What a check found; nothing is wrong if `problems` is empty."""

    revision: str | None
    entries: int
    problems: tuple[str, ...]


def check(url: str | None = None) -> Checked:
    """
    Check a store, while others may write to it.

    Raises:
        StoreError: if it cannot be opened at all.
    """
    with place(url, make=False) as database:
        try:
            with database.transaction(writes=False) as connection:
                check_role(connection, database.name)
                return _checked(connection, database.name)
        except DamagedStore as error:
            return Checked(revision=None, entries=0, problems=(error.why,))


def _checked(connection: Connection, name: str) -> Checked:
    revision = revision_in(connection, name)
    if revision is Empty.EMPTY:
        return Checked(revision=None, entries=0, problems=("there is nothing in it",))
    tell_whole(connection)
    if revision != REVISIONS[-1]:
        behind = f"its revision is {revision} and this program needs {REVISIONS[-1]}"
        return Checked(revision=str(revision), entries=0, problems=(behind,))
    count = connection.execute(text("SELECT count(*) FROM entry")).scalar_one()
    return Checked(revision=str(revision), entries=count, problems=tuple(problems_in(connection)))


def problems_in(connection: Connection) -> Iterator[str]:
    """Give what is wrong in a store of this program's revision; the whole of it must be in view."""
    file = list(_of_file(connection))
    yield from file
    if file:
        return
    if connection.execute(_TRIGGERS[connection.dialect.name]).scalar() != _LOCKS:
        yield "a trigger that keeps entries and the audit trail is missing"
    yield from _of_entries(connection)
    for column in _DOCUMENTS:
        yield from _of_documents(connection, column.table, column.name)
    yield from _of_trails(connection)


def _of_file(connection: Connection) -> Iterator[str]:
    if of_sqlite(connection):
        for (said,) in connection.execute(text("PRAGMA integrity_check")):
            if said != "ok":
                yield f"its file does not hold together ({str(said).splitlines()[0]})"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"a row of {row[0]} points to a row of {row[2]} that is not there"
        return
    for (table,) in connection.execute(_UNWALLED):
        yield f"row-level security does not hold for {table}"
    for (constraint,) in connection.execute(_UNPROVEN):
        yield f"the references of {constraint} were not checked"


def _wrong_entry(row: Row[tuple[object, ...]]) -> str | None:
    """Give what is wrong with a kept entry, naming its number and nothing it says."""
    try:
        entry = strict_entry(parse_json(row.line, "An entry"))
    except PronewardError:
        return "its line is no entry"
    told = (entry.id, entry.on, entry.at, entry.by, document_of(entry)["kind"])
    if told != (row.id, row.on_day, row.at, row.by, row.kind):
        return "its columns say something else than its line"
    return None


def _of_entries(connection: Connection) -> Iterator[str]:
    found = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(schema.entry).order_by(schema.entry.c.arrived)
    )
    for row in found:
        wrong = _wrong_entry(row)
        if wrong is not None:
            yield f"entry number {row.arrived}: {wrong}"


def _of_documents(connection: Connection, table: Table, column: str) -> Iterator[str]:
    keys = list(table.primary_key.columns)
    found = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(table.c[column], *keys).order_by(*keys)
    )
    for document, *key in found:
        try:
            json.loads(document)
        except ValueError:
            yield f"{table.name} {' '.join(map(str, key[1:]))}: its {column} is no document"


def _of_trails(connection: Connection) -> Iterator[str]:
    column = schema.organisation.c.organisation_id
    for (organisation,) in connection.execute(select(column).order_by(column)).fetchall():
        for broken in audit.check(Scope(connection=connection, organisation=organisation)):
            yield f"row {broken.number} of the audit trail of {organisation}: {broken.why}"
