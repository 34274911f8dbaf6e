"""A client's entries."""

from datetime import date

from sqlalchemy import bindparam

from proneward.app.store.model import Kept
from proneward.app.store.scope import Scope, own
from proneward.app.store.tables.schema import entry
from proneward.record.journal import Journal, kept_entry

MOST = 1_000_000
"""Entries at once, if nobody says fewer; a lifetime of days has some 100 000."""
_OF_CLIENT = (
    own(entry, entry.c.arrived, entry.c.received_at, entry.c.line)
    .where(entry.c.client_id == bindparam("client"), entry.c.arrived > bindparam("after"))
    .order_by(entry.c.arrived)
    .limit(bindparam("most"))
)
_SINCE = _OF_CLIENT.where(entry.c.on_day >= bindparam("since"))


def entries(
    scope: Scope, client: str, *, after: int = 0, since: date | None = None, most: int = MOST
) -> tuple[Kept, ...]:
    """
    Give a client's entries in the order in which they came.

    Args:
        scope: Where.
        client: The client's id.
        after: Only those with a higher number of arrival: where the last look ended.
        since: Only those about this day or a later one.
        most: How many at once.
    """
    if since is None:
        found = scope.all(_OF_CLIENT, client=client, after=after, most=most)
    else:
        found = scope.all(_SINCE, client=client, after=after, most=most, since=since)
    return tuple(
        Kept(arrived=row.arrived, received_at=row.received_at, entry=kept_entry(row.line))
        for row in found
    )


def journal(scope: Scope, client: str) -> Journal:
    """Give all that was told of a client, as a journal."""
    return Journal.of(kept.entry for kept in entries(scope, client))
