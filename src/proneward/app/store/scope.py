"""
One organisation's rows, in one transaction: the only way to a table.

`own`, `looked_up`, `own_change` and `own_removal` are where every statement begins, and each holds
the organisation; a scope fills it in. So a statement that forgets it cannot be written by accident,
and none of this room's modules makes one of its own (a test looks).
"""

# ruff: noqa: ANN401 - SQL expressions, and values of whatever type the columns have

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

import attrs
from sqlalchemy import (
    Column,
    Connection,
    Delete,
    Row,
    Select,
    Table,
    Text,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

Values = Mapping[str, Any]
_ORGANISATION = bindparam("of_organisation", type_=Text)


def own(table: Table, *columns: Any) -> Select[Any]:
    """Begin a read of a table: those columns, of the scope's organisation."""
    return select(*(columns or tuple(table.c))).where(table.c.organisation_id == _ORGANISATION)


def looked_up(of: Table, column: Any, table: Table, *conditions: Any) -> Any:
    """Give a value that a read of `of`, by client, looks up in a table of the same organisation."""
    same = (table.c.organisation_id == of.c.organisation_id, table.c.client_id == of.c.id)
    return select(column).where(*same, *conditions).scalar_subquery()


def _matching(table: Table, keys: Sequence[str]) -> list[Any]:
    return [table.c[name] == bindparam(f"key_{name}") for name in keys]


def own_change(table: Table, keys: Sequence[str]) -> Update:
    """Begin a change of the rows that match the keys, of the scope's organisation."""
    own_rows = table.c.organisation_id == _ORGANISATION
    return update(table).where(own_rows, *_matching(table, keys))


def own_removal(table: Table, keys: Sequence[str]) -> Delete:
    """Begin a removal of the rows that match the keys, of the scope's organisation."""
    own_rows = table.c.organisation_id == _ORGANISATION
    return delete(table).where(own_rows, *_matching(table, keys))


@attrs.frozen(kw_only=True)
class Scope:
    """One organisation as a transaction that reads sees it."""

    connection: Connection = attrs.field(repr=False)
    organisation: str

    def all(self, statement: Select[Any], **values: Any) -> Sequence[Row[Any]]:
        """Give all rows of a read that `own` began."""
        values["of_organisation"] = self.organisation
        return self.connection.execute(statement, values).fetchall()

    def first(self, statement: Select[Any], **values: Any) -> Row[Any] | None:
        """Give the first row of a read that `own` began, if there is one."""
        values["of_organisation"] = self.organisation
        return self.connection.execute(statement, values).first()


@attrs.frozen(kw_only=True)
class WritingScope(Scope):
    """One organisation in a transaction that writes."""

    def put(self, table: Table, *rows: Values) -> None:
        """Add rows, all with the same columns."""
        if rows:
            owned = [{"organisation_id": self.organisation, **row} for row in rows]
            self.connection.execute(insert(table), owned)

    def change(self, table: Table, keys: Values, to: Values) -> int:
        """Change the rows that match; give how many there were."""
        statement = own_change(table, tuple(keys)).values(dict(to))
        return self.connection.execute(statement, self._filled(keys)).rowcount

    def remove(self, table: Table, **keys: Any) -> int:
        """Remove the rows that match; give how many there were."""
        return self.connection.execute(own_removal(table, tuple(keys)), self._filled(keys)).rowcount

    def apart(self) -> AbstractContextManager[object]:
        """Give a part of the transaction that is undone alone, if it ends in an error."""
        return self.connection.begin_nested()

    def _filled(self, keys: Values) -> dict[str, Any]:
        keyed = {f"key_{name}": value for name, value in keys.items()}
        return {"of_organisation": self.organisation, **keyed}


def among(column: Column[Any], name: str) -> Any:
    """Give the condition that a column holds one of a list of values, bound as `name`."""
    return column.in_(bindparam(name, expanding=True))
