"""How a store came to have the tables it has: one history, run on SQLite and on PostgreSQL."""

from proneward.app.store.migrations.upgrade import REVISIONS, Empty, revision_in, upgrade_in

__all__ = ["REVISIONS", "Empty", "revision_in", "upgrade_in"]
