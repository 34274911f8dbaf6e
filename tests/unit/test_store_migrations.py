"""One history of revisions, on both databases, with rows in it."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.stores import a_clinic, approval, lifted, morning

from proneward.app.store import StoreError, check, open_store, read, upgrade
from proneward.app.store import migrations as history
from proneward.app.store.engine import Database, address_of, tell_whole
from proneward.app.store.migrations import REVISIONS, upgrade_in
from proneward.app.store.tables.schema import METADATA


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(history.__path__[0]))
    return ScriptDirectory.from_config(config)


def test_the_program_knows_every_revision_and_there_is_one_line_of_them() -> None:
    assert scripts().get_heads() == [REVISIONS[-1]]
    walked = [script.revision for script in scripts().walk_revisions()]
    assert tuple(reversed(walked)) == REVISIONS


def test_the_tables_that_migrations_make_are_those_that_statements_use(url: str) -> None:
    with open_store(url):
        pass
    database = Database.at(address_of(url), make=False)
    with database.transaction(writes=True) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    database.close()


def test_every_table_and_every_reference_holds_the_organisation() -> None:
    for table in METADATA.tables.values():
        assert "organisation_id" in table.c
        assert not table.c.organisation_id.nullable
        for reference in table.foreign_key_constraints:
            assert "organisation_id" in reference.column_keys


def test_upgrading_keeps_what_is_there(url: str) -> None:
    with open_store(url) as store:
        clinic = a_clinic(store)
        clinic.append(morning(), approval("a-decision"), lifted())
    database = Database.at(address_of(url), make=False)
    with database.transaction(writes=True) as connection:
        # Back to what 0001 was, with the rows of today in it.
        tell_whole(connection)
        connection.exec_driver_sql("DROP TABLE setting")
        connection.exec_driver_sql("DROP INDEX ix_override_organisation_id_review")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    assert upgrade(url) == ("0001", "0002")
    assert check(url).problems == ()
    with open_store(url) as store, store.reading(clinic.organisation) as scope:
        assert len(read.entries(scope, clinic.client)) == 3
        assert len(read.overrides(scope, clinic.client)) == 1
        assert read.settings(scope).automatic_advance is False


def test_an_upgrade_that_fails_leaves_everything_as_it_was(url: str) -> None:
    database = Database.at(address_of(url), make=True)
    with database.transaction(writes=True) as connection:
        upgrade_in(connection, "0001")
        connection.exec_driver_sql(
            "CREATE INDEX ix_override_organisation_id_review ON override (review)"
        )
    with pytest.raises(StoreError), database.transaction(writes=True) as connection:
        upgrade_in(connection)
    with database.transaction(writes=False) as connection:
        tables = connection.dialect.get_table_names(connection)
        assert "setting" not in tables
    database.close()
