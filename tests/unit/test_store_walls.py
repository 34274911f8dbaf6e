"""Organisations do not see each other, and what is kept is not changed: whoever asks, however."""

# ruff: noqa: S608, SLF001 - bare statements of every table; the connections are listened to

import ast
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError
from tests.stores import (
    AT,
    DAY,
    RECORD,
    a_clinic,
    a_decision,
    a_programme,
    approval,
    lifted,
    morning,
    raw,
    say,
)

import proneward.app.store as room
from proneward.app.store import (
    Store,
    StoreFault,
    UnknownClient,
    UnknownRow,
    audit,
    keep,
    open_store,
    read,
)
from proneward.app.store.tables.schema import METADATA

ROOM = Path(room.__file__).parent
# What is about the whole store, or about no row of anybody.
OVER_ALL = {"scope.py", "store.py", "opening.py", "append/numbers.py", "engine/walls.py"}
STATEMENTS = {"select", "insert", "update", "delete", "text", "exec_driver_sql"}


def filled(store: Store) -> tuple[str, str]:
    """Fill every table for one organisation; give it and its client."""
    clinic = a_clinic(store)
    clinic.append(morning(), approval("decision-1"), lifted())
    made, decided = a_programme(clinic.client), a_decision(clinic.client)
    with clinic.writing() as scope:
        keep.keep_decision(scope, decided)
        keep.keep_programme(scope, made, {DAY: {"slots": []}})
        keep.save_settings(scope, read.settings(scope), at=AT, by=None)
        audit.record(scope, at=AT, person=clinic.person, action="read", subject=clinic.client)
    return clinic.organisation, clinic.client


def test_only_one_place_makes_statements_and_each_of_them_names_the_organisation() -> None:
    for path in ROOM.rglob("*.py"):
        name = path.relative_to(ROOM).as_posix()
        if name in OVER_ALL or name.startswith(("backup/", "migrations/")):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {node.name for node in ast.walk(tree) if isinstance(node, ast.alias)}
        used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not used & STATEMENTS, name


def test_every_statement_of_a_scope_names_the_organisation(store: Store) -> None:
    seen: list[str] = []
    engines = (store._database.reads, store._database.writes)

    def look(*told: object) -> None:
        seen.append(str(told[2]))

    for engine in engines:
        event.listen(engine, "before_cursor_execute", look)
    organisation, client = filled(store)
    with store.reading(organisation) as scope:
        read.caseload(scope)
        read.today(scope, client, DAY)
        read.journal(scope, client)
        audit.check(scope)
    with store.writing(organisation) as scope:
        keep.erase_client(scope, client, at=AT, by=None)
    for engine in engines:
        event.remove(engine, "before_cursor_execute", look)
    about_rows = [one for one in seen if any(f" {name}" in one for name in METADATA.tables)]
    assert len(about_rows) > 20
    assert all("organisation_id" in one or "_seq" in one for one in about_rows)


def test_nothing_of_another_organisation_is_found_read_or_written(store: Store) -> None:
    organisation, client = filled(store)
    other = a_clinic(store, "berta")
    with other.reading() as scope:
        assert read.client(scope, client) is None
        assert read.client_by_code(scope, "anna") is None
        assert read.entries(scope, client) == ()
        assert read.programmes(scope, client) == ()
        assert read.decisions(scope, client) == ()
        assert read.approvals(scope, client) == ()
        assert read.overrides(scope, client) == ()
        assert read.versions(scope, client) == ()
        assert audit.rows(scope) == ()
        assert [row.code for row in read.caseload(scope).rows] == ["berta"]
    with store.reading(organisation) as scope:
        programme = read.programmes(scope, client)[0].id
    with pytest.raises(UnknownClient), other.writing() as scope:
        keep.record_version(scope, client, RECORD, after=1, at=AT, by=None)
    with pytest.raises(UnknownRow), other.writing() as scope:
        keep.approve_programme(scope, programme, by=other.person, at=AT)
    with pytest.raises(UnknownClient), other.writing() as scope:
        keep.erase_client(scope, client, at=AT, by=None)
    with pytest.raises(UnknownClient):
        store.append(other.organisation, client, [morning()])


def test_a_row_cannot_point_into_another_organisation(store: Store) -> None:
    organisation, client = filled(store)
    other = a_clinic(store)
    made = a_programme(client)
    with store.writing(organisation) as scope:
        keep.keep_programme(scope, made)
    with pytest.raises(StoreFault), store.writing(organisation) as scope:
        keep.approve_programme(scope, made.id, by=other.person, at=AT)
    with pytest.raises(StoreFault) as refused, store.writing(organisation) as scope:
        keep.record_version(scope, client, RECORD, after=1, at=AT, by=other.person)
    assert "Anna" not in str(refused.value)


def test_on_postgresql_a_bare_query_sees_and_writes_one_organisation(
    shared_postgresql: str,
) -> None:
    with open_store(shared_postgresql) as store:
        organisation, client = filled(store)
        other = filled(store)[0]
    mine = "organisation_id = :mine"
    for table in METADATA.tables:
        nobody = raw(shared_postgresql, f'SELECT * FROM "{table}"')
        assert nobody == [], table
        across = raw(
            shared_postgresql,
            f'SELECT * FROM "{table}" WHERE {mine}',
            organisation=other,
            mine=organisation,
        )
        assert across == [], table
        own = raw(
            shared_postgresql,
            f'SELECT * FROM "{table}" WHERE {mine}',
            organisation=organisation,
            mine=organisation,
        )
        assert own, table
    engine = create_engine(shared_postgresql)
    with engine.connect() as connection:
        say(connection, "organisation", other)
        changed = connection.execute(
            text("UPDATE client SET code = 'x' WHERE id = :id"), {"id": client}
        )
        removed = connection.execute(
            text("DELETE FROM client_version WHERE client_id = :id"), {"id": client}
        )
        assert (changed.rowcount, removed.rowcount) == (0, 0)
        with pytest.raises(DBAPIError, match="row-level security"):
            connection.execute(
                text("INSERT INTO organisation VALUES (:id, 'x', now())"), {"id": "somebody-else"}
            )
    with engine.connect() as connection:
        say(connection, "organisation", other)
        with pytest.raises(DBAPIError, match="row-level security"):
            connection.execute(
                text(
                    "INSERT INTO client (organisation_id, id, code, made_at)"
                    " VALUES (:id, 'y', 'y', now())"
                ),
                {"id": organisation},
            )
    engine.dispose()


@pytest.mark.parametrize("table", ["entry", "audit"])
@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE "{}" SET organisation_id = organisation_id',
        'DELETE FROM "{}"',
        "{}",
    ],
)
def test_entries_and_the_audit_trail_are_not_changed_or_removed_by_a_bare_statement(
    shared_url: str, table: str, statement: str
) -> None:
    with open_store(shared_url) as store:
        organisation, client = filled(store)
    if statement == "{}":
        whole = {True: 'DELETE FROM "{}"', False: 'TRUNCATE "{}" CASCADE'}
        statement = whole[shared_url.startswith("sqlite")]
    with pytest.raises(DBAPIError, match=r"never changed or removed|no such function"):
        raw(shared_url, statement.format(table), organisation=organisation)
    with open_store(shared_url) as store, store.reading(organisation) as scope:
        assert len(read.entries(scope, client)) == 3
        assert len(audit.rows(scope)) == 1


def test_a_kept_entry_is_not_replaced_either(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        organisation, _ = filled(store)
        with pytest.raises(StoreFault), store.writing(organisation) as scope:
            scope.connection.exec_driver_sql("INSERT OR REPLACE INTO entry SELECT * FROM entry")
