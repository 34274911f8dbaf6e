"""
Walls and locks in the database itself, for migrations to raise around a table.

Stores have been made with these words. They are not edited: a change is a new function and a new
revision.
"""

from alembic import op


def _on_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"


def wall(table: str) -> None:
    """
    Show and take only rows of the organisation that the transaction is about (PostgreSQL).

    The second policy is for what is about the whole store: backup, restore, check, upgrade.
    """
    if not _on_postgresql():
        return
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    own = "organisation_id = current_setting('proneward.organisation', true)"
    whole = "current_setting('proneward.whole_store', true) = 'on'"
    for policy, rule in (("own_organisation", own), ("whole_store", whole)):
        op.execute(f'CREATE POLICY {policy} ON "{table}" USING ({rule}) WITH CHECK ({rule})')


_KEPT_POSTGRESQL = """
CREATE FUNCTION proneward_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'entry' THEN
        IF OLD.client_id = current_setting('proneward.erasing', true) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$
"""


def make_keeper() -> None:
    """Make the function that refuses, for `keep` (PostgreSQL)."""
    if _on_postgresql():
        op.execute(_KEPT_POSTGRESQL)


def keep(table: str, *, erasable: bool) -> None:
    """Refuse every UPDATE and DELETE, but the deletion of entries of the client being erased."""
    if _on_postgresql():
        op.execute(
            f'CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON "{table}"'
            " FOR EACH ROW EXECUTE FUNCTION proneward_kept()"
        )
        op.execute(
            f'CREATE TRIGGER kept_whole BEFORE TRUNCATE ON "{table}"'
            " FOR EACH STATEMENT EXECUTE FUNCTION proneward_kept()"
        )
        return
    unless = "WHEN proneward_erasing() IS NOT OLD.client_id " if erasable else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or removed'); END"
    op.execute(f"CREATE TRIGGER kept_{table}_update BEFORE UPDATE ON {table} {refuse}")
    op.execute(f"CREATE TRIGGER kept_{table}_delete BEFORE DELETE ON {table} {unless}{refuse}")
