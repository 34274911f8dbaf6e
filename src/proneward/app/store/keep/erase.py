"""Erase a client: everything but an empty place and what the audit trail did with its id."""

from datetime import datetime

import attrs
from sqlalchemy import bindparam

from proneward.app.store import audit
from proneward.app.store.engine import tell_erasing
from proneward.app.store.keep.clients import lock_client
from proneward.app.store.scope import WritingScope, own
from proneward.app.store.tables.schema import (
    approval,
    client,
    client_version,
    decision,
    entry,
    override,
    planned_session,
    programme,
)

_PROGRAMMES = own(programme, programme.c.id).where(programme.c.client_id == bindparam("client"))


@attrs.frozen(kw_only=True)
class Erased:
    """How much there was of a client."""

    versions: int
    entries: int
    programmes: int
    decisions: int


def erase_client(scope: WritingScope, of: str, *, at: datetime, by: str | None) -> Erased:
    """
    Erase a client's records, entries, programmes and decisions, and say so in the audit trail.

    What stays is the row with their id, which the trail names, and when it was erased. Backups
    made before still hold them.

    Raises:
        UnknownClient: if the organisation has no such client, or has erased them.
    """
    lock_client(scope, of)
    for row in scope.all(_PROGRAMMES, client=of):
        scope.remove(planned_session, programme_id=row.id)
    scope.remove(approval, client_id=of)
    scope.remove(override, client_id=of)
    erased = Erased(
        programmes=scope.remove(programme, client_id=of),
        decisions=scope.remove(decision, client_id=of),
        entries=_remove_entries(scope, of),
        versions=scope.remove(client_version, client_id=of),
    )
    scope.change(client, {"id": of}, {"code": None, "erased_at": at})
    audit.record(
        scope,
        at=at,
        person=by,
        action="client-erased",
        subject=of,
        details=attrs.asdict(erased),
    )
    return erased


def _remove_entries(scope: WritingScope, of: str) -> int:
    tell_erasing(scope.connection, of)
    try:
        return scope.remove(entry, client_id=of)
    finally:
        tell_erasing(scope.connection, "")
