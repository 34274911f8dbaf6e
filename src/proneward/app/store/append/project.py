"""What a client's entries approve and lift, as it stands after corrections, in rows to look up."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import bindparam, literal_column

from proneward.app.store.scope import WritingScope, among, own
from proneward.app.store.tables.schema import approval, entry, override
from proneward.record.journal import Approval, Correction, Entry, Journal, Lifted, kept_entry

PROJECTED = frozenset({"approval", "correction", "override"})
"""The kinds of entries after which the rows are made anew."""

_OF_CLIENT = entry.c.client_id == bindparam("client")
# Written out as the index has it, so that the few are found without reading all.
_PROJECTED = entry.c.kind.in_([literal_column(f"'{kind}'") for kind in sorted(PROJECTED)])
_TOLD = own(entry, entry.c.line).where(_OF_CLIENT, _PROJECTED)
_WITH_CORRECTIONS = (
    own(entry, entry.c.client_id)
    .where(among(entry.c.client_id, "ids"), _PROJECTED, entry.c.kind == "correction")
    .distinct()
)
_CORRECTED = own(entry, entry.c.line).where(_OF_CLIENT, among(entry.c.id, "ids"))


def corrected(scope: WritingScope, clients: Iterable[str]) -> set[str]:
    """
    Give the clients of whom something was corrected.

    A correction may come before what it corrects, so for them anything new may change what stands.
    """
    return {row.client_id for row in scope.all(_WITH_CORRECTIONS, ids=sorted(clients))}


def _entries(scope: WritingScope, client: str) -> Iterator[Entry]:
    """Give what approves, lifts or corrects, and what is corrected."""
    corrected = []
    for row in scope.all(_TOLD, client=client):
        told = kept_entry(row.line)
        if isinstance(told.what, Correction):
            corrected.append(told.what.of)
        yield told
    for row in scope.all(_CORRECTED, client=client, ids=sorted(set(corrected))):
        yield kept_entry(row.line)


def _common(client: str, standing: Entry) -> dict[str, Any]:
    return {
        "entry_id": standing.id,
        "client_id": client,
        "by": standing.by,
        "on_day": standing.on,
    }


def _approved(told: Approval) -> dict[str, Any]:
    return {"decision_id": told.of, "verdict": str(told.verdict)}


def _lifted(told: Lifted) -> dict[str, Any]:
    lifts = told.override
    attribute = None if lifts.attribute is None else str(lifts.attribute)
    return {"attribute": attribute, "exercise": lifts.exercise, "review": lifts.review}


def project(scope: WritingScope, client: str) -> None:
    """Make the rows of a client's approvals and overrides anew from the entries."""
    approvals, overrides = [], []
    for standing in Journal.of(_entries(scope, client)).standing:
        common, what = _common(client, standing), standing.what
        if isinstance(what, Approval):
            approvals.append(common | _approved(what))
        elif isinstance(what, Lifted):
            overrides.append(common | _lifted(what))
    for table, rows in ((approval, approvals), (override, overrides)):
        scope.remove(table, client_id=client)
        scope.put(table, *rows)
