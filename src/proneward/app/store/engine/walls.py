"""
What a connection says of itself, and the walls in the database listen to.

On PostgreSQL these are settings that end with the transaction; row-level security and triggers
read them. SQLite has one organisation's wall in the statements themselves; its triggers ask the
connection which client is being erased.
"""

import sqlite3
from collections.abc import MutableMapping
from typing import Any

from sqlalchemy import Connection, text

_SAY = text("SELECT set_config(:name, :value, true)")
_ERASING = "erasing"


def tell_organisation(connection: Connection, organisation: str) -> None:
    """Let this transaction see the rows of one organisation."""
    if connection.dialect.name == "postgresql":
        connection.execute(_SAY, {"name": "proneward.organisation", "value": organisation})


def tell_whole(connection: Connection) -> None:
    """Let this transaction see all organisations: for backup, restore, check and upgrade."""
    if connection.dialect.name == "postgresql":
        connection.execute(_SAY, {"name": "proneward.whole_store", "value": "on"})


def tell_erasing(connection: Connection, client: str) -> None:
    """Let the entries of one client be deleted, to the end of this transaction; '' for none."""
    if connection.dialect.name == "postgresql":
        connection.execute(_SAY, {"name": "proneward.erasing", "value": client})
    else:
        connection.info[_ERASING]["client"] = client


def answer_erasing(dbapi: sqlite3.Connection, about: MutableMapping[Any, Any]) -> None:
    """Give a SQLite connection the function that its triggers ask."""
    state = about[_ERASING] = {"client": ""}
    dbapi.create_function("proneward_erasing", 0, lambda: state["client"])
