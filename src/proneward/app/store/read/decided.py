"""Decisions, programmes, what stands approved and lifted, and what is done today."""

import json
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, and_, bindparam, literal_column

from proneward.app.store.model import (
    DecisionState,
    KeptDecision,
    Programme,
    ProgrammeState,
    StandingApproval,
    StandingOverride,
    Today,
)
from proneward.app.store.scope import Scope, own
from proneward.app.store.tables.schema import approval, entry, override, planned_session
from proneward.app.store.tables.schema import decision as of_decisions
from proneward.app.store.tables.schema import programme as of_programmes
from proneward.record.journal import Verdict

_CLIENT: BindParameter[str] = bindparam("client")
_PROGRAMME = own(of_programmes).where(of_programmes.c.id == bindparam("id"))
_PROGRAMMES = (
    own(of_programmes)
    .where(of_programmes.c.client_id == _CLIENT)
    .order_by(of_programmes.c.made_at.desc(), of_programmes.c.id.desc())
)
_DECISION = own(of_decisions).where(
    of_decisions.c.client_id == _CLIENT, of_decisions.c.id == bindparam("id")
)
_DECISIONS = (
    own(of_decisions)
    .where(of_decisions.c.client_id == _CLIENT)
    .order_by(of_decisions.c.on_day.desc(), of_decisions.c.made_at.desc())
)
_APPROVALS = (
    own(approval)
    .where(approval.c.client_id == _CLIENT)
    .order_by(approval.c.on_day, approval.c.entry_id)
)
_OVERRIDES = (
    own(override)
    .where(override.c.client_id == _CLIENT)
    .order_by(override.c.on_day, override.c.entry_id)
)
_PLANNED = and_(
    planned_session.c.organisation_id == of_programmes.c.organisation_id,
    planned_session.c.programme_id == of_programmes.c.id,
    planned_session.c.on_day == bindparam("day"),
)
_TOLD = and_(
    entry.c.organisation_id == of_programmes.c.organisation_id,
    entry.c.client_id == of_programmes.c.client_id,
    entry.c.on_day == bindparam("day"),
)
# Written out: else SQLite plans the statement anew each time, to see whether an index fits.
_APPROVED: ColumnElement[str] = literal_column("'approved'")
# One statement, since it is what is read most: a row for each thing told of the day.
_TODAY = (
    own(
        of_programmes,
        *(of_programmes.c.id, of_programmes.c.client_version, of_programmes.c.catalogue_digest),
        *(planned_session.c.session, entry.c.kind),
    )
    .select_from(of_programmes.outerjoin(planned_session, _PLANNED).outerjoin(entry, _TOLD))
    .where(of_programmes.c.client_id == _CLIENT, of_programmes.c.state == _APPROVED)
    .order_by(entry.c.arrived)
)


def _programme(row: Row[Any]) -> Programme:
    return Programme(
        id=row.id,
        client=row.client_id,
        client_version=row.client_version,
        made_at=row.made_at,
        from_day=row.from_day,
        catalogue_version=row.catalogue_version,
        catalogue_digest=row.catalogue_digest,
        document=json.loads(row.document),
        decision=row.decision_id,
        state=ProgrammeState(row.state),
        approved_by=row.approved_by,
        approved_at=row.approved_at,
    )


def _decision(row: Row[Any]) -> KeptDecision:
    return KeptDecision(
        id=row.id,
        client=row.client_id,
        on=row.on_day,
        catalogue_digest=row.catalogue_digest,
        course=row.course,
        from_stage=row.from_stage,
        to_stage=row.to_stage,
        proposal=row.proposal,
        document=json.loads(row.document),
        state=DecisionState(row.state),
        made_at=row.made_at,
    )


def programme(scope: Scope, of: str) -> Programme | None:
    """Give a programme by its id."""
    row = scope.first(_PROGRAMME, id=of)
    return row and _programme(row)


def programmes(scope: Scope, client: str) -> tuple[Programme, ...]:
    """Give a client's programmes, the newest first."""
    return tuple(map(_programme, scope.all(_PROGRAMMES, client=client)))


def decision(scope: Scope, client: str, of: str) -> KeptDecision | None:
    """Give a client's decision by its id."""
    row = scope.first(_DECISION, client=client, id=of)
    return row and _decision(row)


def decisions(scope: Scope, client: str) -> tuple[KeptDecision, ...]:
    """Give a client's decisions, the newest first."""
    return tuple(map(_decision, scope.all(_DECISIONS, client=client)))


def approvals(scope: Scope, client: str) -> tuple[StandingApproval, ...]:
    """Give what clinicians have said to a client's decisions, as it stands."""
    return tuple(
        StandingApproval(
            entry=row.entry_id,
            client=row.client_id,
            decision=row.decision_id,
            verdict=Verdict(row.verdict),
            by=row.by,
            on=row.on_day,
        )
        for row in scope.all(_APPROVALS, client=client)
    )


def overrides(scope: Scope, client: str) -> tuple[StandingOverride, ...]:
    """Give what clinicians have lifted for a client, as it stands."""
    return tuple(
        StandingOverride(
            entry=row.entry_id,
            client=row.client_id,
            lifts=row.attribute or row.exercise,
            by=row.by,
            on=row.on_day,
            review=row.review,
        )
        for row in scope.all(_OVERRIDES, client=client)
    )


def today(scope: Scope, client: str, day: date) -> Today | None:
    """Give what a client does on a day, from the programme that is approved; None without one."""
    rows = scope.all(_TODAY, client=client, day=day)
    if not rows:
        return None
    first = rows[0]
    return Today(
        programme=first.id,
        client_version=first.client_version,
        catalogue_digest=first.catalogue_digest,
        session=None if first.session is None else json.loads(first.session),
        told=tuple(row.kind for row in rows if row.kind is not None),
    )
