"""What Alembic runs: the migrations, on the connection that it was handed."""

from alembic import context
from sqlalchemy import MetaData

from proneward.app.store.tables.columns import NAMES

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=MetaData(naming_convention=NAMES),
    transactional_ddl=True,  # SQLite's tables are made inside the transaction too
)
with context.begin_transaction():
    context.run_migrations()
