"""An organisation's clients, a page at a time."""

from sqlalchemy import ColumnElement, bindparam, func, literal_column

from proneward.app.store.model import CaseloadRow, Page, ProgrammeState
from proneward.app.store.scope import Scope, looked_up, own
from proneward.app.store.tables.schema import client, client_version, decision, entry, programme

MOST = 50
# Written out, so that SQLite sees at once that the index of what is approved fits.
_APPROVED: ColumnElement[str] = literal_column("'approved'")


# By keyset: a page begins behind the last code of the page before, however many come and go.
_PAGE = (
    own(
        client,
        client.c.id,
        client.c.code,
        looked_up(client, func.max(client_version.c.number), client_version).label("version"),
        looked_up(client, func.max(entry.c.on_day), entry).label("last_told_on"),
        looked_up(client, programme.c.state, programme, programme.c.state == _APPROVED).label(
            "approved"
        ),
        looked_up(client, func.count(), programme, programme.c.state == "draft").label("drafts"),
        looked_up(client, func.count(), decision, decision.c.state == "open").label(
            "open_decisions"
        ),
    )
    .where(client.c.erased_at.is_(None), client.c.code > bindparam("after"))
    .order_by(client.c.code)
    .limit(bindparam("most"))
)


def _programme(approved: str | None, drafts: int) -> ProgrammeState | None:
    if approved is not None:
        return ProgrammeState.APPROVED
    return ProgrammeState.DRAFT if drafts else None


def caseload(scope: Scope, *, after: str | None = None, most: int = MOST) -> Page:
    """
    Give a page of the clients of an organisation, by the ids of their records.

    Args:
        scope: Where.
        after: What the page before gave as its `after`; None for the first page.
        most: How many clients a page has.
    """
    found = scope.all(_PAGE, after=after or "", most=most + 1)
    rows = tuple(
        CaseloadRow(
            client=row.id,
            code=row.code,
            version=row.version,
            last_told_on=row.last_told_on,
            programme=_programme(row.approved, row.drafts),
            open_decisions=row.open_decisions,
        )
        for row in found[:most]
    )
    return Page(rows=rows, after=rows[-1].code if len(found) > most else None)
