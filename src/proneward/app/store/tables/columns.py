"""
How values lie in columns, alike on SQLite and PostgreSQL, and in archives.

Migrations are written with these words too, so what a word stands for does not change: another
kind of column gets another word.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    TIMESTAMP,
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    Text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

Document = Mapping[str, Any]
"""A JSON object as Python has it."""


@lru_cache(maxsize=256)  # what came in one commit was received at one moment
def moment_text(at: datetime) -> str:
    """Write a moment in UTC with microseconds, so that the order of texts is the order in time."""
    if at.tzinfo is None:
        message = "a moment without a time zone is no moment"
        raise ValueError(message)
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def canonical(document: object) -> str:
    """Write a document as JSON in the one way in which equal documents are equal texts."""
    return json.dumps(
        document, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )


class Moment(TypeDecorator[datetime]):
    """A moment: `timestamptz` on PostgreSQL, text that sorts by time on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give the type that the database has for it."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Give what the database is handed."""
        if value is None or dialect.name == "postgresql":
            return value
        return moment_text(value)

    def process_result_value(
        self,
        value: object,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy hands it over
    ) -> datetime | None:
        """Give the moment, in UTC."""
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC) if isinstance(value, datetime) else None


def plain(value: object) -> object:
    """Give a value of any column as an archive holds it: text, a number, true, false or null."""
    match value:
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case _:
            return value


# ------------------------------------------------------------------ columns by what they hold

NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
"""How constraints and indexes are called, so that a migration can name them."""


def key(name: str) -> Column[str]:
    """Give a column for a part of the primary key."""
    return Column(name, Text, primary_key=True)


def words(name: str) -> Column[str]:
    """Give a column for a text that is there."""
    return Column(name, Text, nullable=False)


def maybe(name: str) -> Column[str]:
    """Give a column for a text that may be missing."""
    return Column(name, Text)


def number(name: str) -> Column[int]:
    """Give a column for a whole number."""
    return Column(name, Integer, nullable=False)


def yes_no(name: str) -> Column[bool]:
    """Give a column for yes or no."""
    return Column(name, Boolean, nullable=False)


def day(name: str) -> Column[Any]:
    """Give a column for a day of the calendar."""
    return Column(name, Date, nullable=False)


def moment(name: str) -> Column[Any]:
    """Give a column for a moment that is there."""
    return Column(name, Moment, nullable=False)


def refers(columns: str, table: str, to: str = "id") -> ForeignKeyConstraint:
    """Give a reference that includes the organisation."""
    here = ["organisation_id", *columns.split()]
    there = [f"{table}.organisation_id", *(f"{table}.{column}" for column in to.split())]
    return ForeignKeyConstraint(here, there)


def in_organisation() -> ForeignKeyConstraint:
    """Give the reference to the organisation itself."""
    return ForeignKeyConstraint(["organisation_id"], ["organisation.organisation_id"])


def arrival(name: str) -> Column[int]:
    """Give a key that rises with every row and is never given twice."""
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
