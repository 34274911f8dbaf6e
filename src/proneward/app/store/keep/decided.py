"""Decisions and programmes, and the states they go through."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import attrs
from sqlalchemy import bindparam

from proneward.app.store.errors import AlreadyThere, UnknownRow, WrongState
from proneward.app.store.keep.clients import lock_client
from proneward.app.store.model import DecisionState, KeptDecision, Programme, ProgrammeState
from proneward.app.store.scope import WritingScope, own
from proneward.app.store.tables.columns import Document, canonical
from proneward.app.store.tables.schema import decision, planned_session, programme

_PROGRAMME = own(programme, programme.c.client_id, programme.c.state).where(
    programme.c.id == bindparam("id")
)
_DECISION = own(decision, decision.c.state, decision.c.document).where(
    decision.c.client_id == bindparam("client"), decision.c.id == bindparam("id")
)
_A_DECISION, _A_PROGRAMME = "decision", "programme"
_STANDS = {ProgrammeState.DRAFT, ProgrammeState.APPROVED}


def keep_decision(scope: WritingScope, one: KeptDecision) -> bool:
    """
    Keep a decision, and supersede the client's open ones. Give whether it is new.

    The same decision, made again from the same entries on the same day, is one decision.

    Raises:
        AlreadyThere: if a decision of that id says something else.
        UnknownClient: if the organisation has no such client, or has erased them.
    """
    lock_client(scope, one.client)
    document = canonical(one.document)
    there = scope.first(_DECISION, client=one.client, id=one.id)
    if there is not None:
        if there.document != document:
            raise AlreadyThere(
                what="A decision",
                why="one of that id says something else",
                fix="An id is the digest of what was decided from; do not choose it",
            )
        return False
    supersede_open(scope, one.client)
    row = attrs.asdict(one, recurse=False) | {
        "client_id": one.client,
        "on_day": one.on,
        "document": document,
        "state": str(one.state),
    }
    del row["client"], row["on"]
    scope.put(decision, row)
    return True


def supersede_open(scope: WritingScope, client: str) -> None:
    """Let the proposals of a client that wait for a word wait no more."""
    is_open = {"client_id": client, "state": str(DecisionState.OPEN)}
    scope.change(decision, is_open, {"state": str(DecisionState.SUPERSEDED)})


def settle_decision(scope: WritingScope, client: str, of: str, state: DecisionState) -> None:
    """
    Say what became of an open decision.

    Raises:
        UnknownRow: if the client has no such decision.
        WrongState: if it is settled already, as something else.
    """
    lock_client(scope, client)
    there = scope.first(_DECISION, client=client, id=of)
    if there is None:
        raise _no_row(_A_DECISION)
    if there.state == state:
        return
    if there.state != DecisionState.OPEN:
        raise _wrong(_A_DECISION, there.state, state)
    scope.change(decision, {"client_id": client, "id": of}, {"state": str(state)})


def keep_programme(
    scope: WritingScope, one: Programme, sessions: Mapping[date, Document] | None = None
) -> None:
    """
    Keep a programme as a draft.

    Args:
        scope: Where.
        one: The programme; its state is a draft's, whatever it says.
        sessions: What is done on each day, as it is shown on that day.

    Raises:
        UnknownClient: if the organisation has no such client, or has erased them.
    """
    lock_client(scope, one.client)
    row: dict[str, Any] = attrs.asdict(one, recurse=False)
    row |= {
        "client_id": row.pop("client"),
        "decision_id": row.pop("decision"),
        "document": canonical(one.document),
        "state": str(ProgrammeState.DRAFT),
        "approved_by": None,
        "approved_at": None,
    }
    scope.put(programme, row)
    planned = [
        {"programme_id": one.id, "on_day": day, "session": canonical(session)}
        for day, session in (sessions or {}).items()
    ]
    scope.put(planned_session, *planned)


def approve_programme(scope: WritingScope, of: str, *, by: str, at: datetime) -> None:
    """
    Let a draft be what its client does; the one before it is superseded.

    Raises:
        UnknownRow: if there is no such programme.
        WrongState: if it is no draft.
    """
    client = _locked(scope, of, {ProgrammeState.DRAFT}, ProgrammeState.APPROVED)
    before = {"client_id": client, "state": str(ProgrammeState.APPROVED)}
    scope.change(programme, before, {"state": str(ProgrammeState.SUPERSEDED)})
    approved = {"state": str(ProgrammeState.APPROVED), "approved_by": by, "approved_at": at}
    scope.change(programme, {"id": of}, approved)


def withdraw_programme(scope: WritingScope, of: str) -> None:
    """
    Let a programme not be done any more.

    Raises:
        UnknownRow: if there is no such programme.
        WrongState: if it is neither a draft nor approved.
    """
    _locked(scope, of, _STANDS, ProgrammeState.WITHDRAWN)
    scope.change(programme, {"id": of}, {"state": str(ProgrammeState.WITHDRAWN)})


def _locked(scope: WritingScope, of: str, may: set[ProgrammeState], to: ProgrammeState) -> str:
    """Lock the client of a programme that is in one of those states; give the client's id."""
    there = scope.first(_PROGRAMME, id=of)
    if there is None:
        raise _no_row(_A_PROGRAMME)
    lock_client(scope, there.client_id)
    there = scope.first(_PROGRAMME, id=of)  # as it is behind the lock
    if there is None or there.state not in may:
        raise _wrong(_A_PROGRAMME, there.state if there else "gone", to)
    client: str = there.client_id
    return client


def _no_row(kind: str) -> UnknownRow:
    return UnknownRow(what=f"A {kind}", why="there is none of that id", fix="Check the id")


def _wrong(kind: str, state: str, to: str) -> WrongState:
    return WrongState(
        what=f"A {kind} that was to be {to}",
        why=f"it is {state}",
        fix=f"Make a new {kind}",
    )
