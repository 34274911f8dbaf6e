"""Clients and their records."""

import json
from typing import Any

from sqlalchemy import Row, bindparam

from proneward.app.store.model import Client, Version
from proneward.app.store.scope import Scope, own
from proneward.app.store.tables.schema import client as clients
from proneward.app.store.tables.schema import client_version as of_records

_ONE = own(clients).where(clients.c.id == bindparam("id"))
_BY_CODE = own(clients).where(clients.c.code == bindparam("code"))
_VERSIONS = (
    own(of_records)
    .where(of_records.c.client_id == bindparam("client"))
    .order_by(of_records.c.number)
)
_LATEST = (
    own(of_records)
    .where(of_records.c.client_id == bindparam("client"))
    .order_by(of_records.c.number.desc())
    .limit(1)
)


def _client(row: Row[Any]) -> Client:
    return Client(id=row.id, code=row.code, made_at=row.made_at, erased_at=row.erased_at)


def _version(row: Row[Any]) -> Version:
    return Version(
        client=row.client_id,
        number=row.number,
        document=json.loads(row.record),
        recorded_at=row.recorded_at,
        by=row.recorded_by,
    )


def client(scope: Scope, of: str) -> Client | None:
    """Give a client by the store's id; one that was erased too."""
    row = scope.first(_ONE, id=of)
    return row and _client(row)


def client_by_code(scope: Scope, code: str) -> Client | None:
    """Give a client by the id of their record."""
    row = scope.first(_BY_CODE, code=code)
    return row and _client(row)


def latest_version(scope: Scope, of: str) -> Version | None:
    """Give a client's record as it is now."""
    row = scope.first(_LATEST, client=of)
    return row and _version(row)


def versions(scope: Scope, of: str) -> tuple[Version, ...]:
    """Give all versions of a client's record, the first one first."""
    return tuple(map(_version, scope.all(_VERSIONS, client=of)))
