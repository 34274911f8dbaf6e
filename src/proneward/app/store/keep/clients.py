"""Clients and the versions of their records."""

from datetime import datetime

from sqlalchemy import bindparam, func

from proneward.app.store.errors import AlreadyThere, StaleVersion, UnknownClient
from proneward.app.store.keep.ids import uuid7
from proneward.app.store.model import Client
from proneward.app.store.scope import WritingScope, own
from proneward.app.store.tables.columns import Document, canonical
from proneward.app.store.tables.schema import client, client_version

_TAKEN = own(client, client.c.id).where(client.c.code == bindparam("code"))
# Locked to the end of the transaction, so that of two who write at once one sees the other.
_LOCKED = (
    own(client, client.c.erased_at)
    .where(client.c.id == bindparam("client"))
    .with_for_update(key_share=True)
)
_LATEST = own(client_version, func.max(client_version.c.number).label("number")).where(
    client_version.c.client_id == bindparam("client")
)


def lock_client(scope: WritingScope, of: str) -> None:
    """
    Let nobody else change a client to the end of the transaction.

    Raises:
        UnknownClient: if the organisation has no such client, or has erased them.
    """
    found = scope.first(_LOCKED, client=of)
    if found is None or found.erased_at is not None:
        raise UnknownClient(
            what="A client",
            why="the organisation has no such client, or has erased them",
            fix="Check the client's id",
        )


def add_client(
    scope: WritingScope, code: str, document: Document, *, at: datetime, by: str | None
) -> Client:
    """
    Keep a new client, with the first version of their record.

    Args:
        scope: Where.
        code: The record's own id.
        document: The record as a strict reader took it.
        at: When it was recorded.
        by: The id of the person who did.

    Raises:
        AlreadyThere: if a client has that code.
    """
    if scope.first(_TAKEN, code=code) is not None:
        raise AlreadyThere(
            what="The id of a record",
            why="the organisation has a client of that id already",
            fix="Write a new version of their record, or choose another id",
        )
    made = Client(id=uuid7(), code=code, made_at=at, erased_at=None)
    scope.put(client, {"id": made.id, "code": code, "made_at": at})
    _put(scope, made.id, 1, document, at, by)
    return made


def record_version(  # noqa: PLR0913 - what a version is
    scope: WritingScope,
    of: str,
    document: Document,
    *,
    after: int,
    at: datetime,
    by: str | None,
) -> int:
    """
    Keep a new version of a client's record, and give its number.

    Args:
        scope: Where.
        of: The client's id.
        document: The record as a strict reader took it.
        after: The version that whoever changed it had before them.
        at: When it was recorded.
        by: The id of the person who did.

    Raises:
        StaleVersion: if that is not the latest version any more.
        UnknownClient: if the organisation has no such client, or has erased them.
    """
    lock_client(scope, of)
    latest = scope.first(_LATEST, client=of)
    number: int = (latest and latest.number) or 0
    if number != after:
        raise StaleVersion(
            what=f"Version {after + 1} of a record",
            why=f"it was made from version {after}, and the latest is {number}",
            fix=f"Read version {number}, make the change in it, and save again",
        )
    _put(scope, of, number + 1, document, at, by)
    return number + 1


def _put(  # noqa: PLR0913, PLR0917 - the columns
    scope: WritingScope, of: str, number: int, document: Document, at: datetime, by: str | None
) -> None:
    scope.put(
        client_version,
        {
            "client_id": of,
            "number": number,
            "record": canonical(document),
            "recorded_at": at,
            "recorded_by": by,
        },
    )
