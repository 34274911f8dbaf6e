"""What follows from what was told: decided, kept, and put into effect where it may be at once."""

from collections.abc import Mapping
from datetime import date, datetime

import attrs

from proneward.app.actions.journal.settings import rules_set
from proneward.app.actions.keep.clients import record_of
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.who import SYSTEM
from proneward.app.store import (
    DecisionState,
    KeptDecision,
    ProgrammeState,
    Scope,
    WritingScope,
    keep,
    read,
    uuid7,
)
from proneward.app.store import audit as trail
from proneward.catalogue import Catalogue
from proneward.progression import Course, ReviewDecision, document, review
from proneward.record.journal import Entry, StageDecided, Told

AT_ONCE = frozenset({Course.REGRESS, Course.RE_ENTER})
"""What is put into effect without anybody's word; a stop is too, by withdrawing the programme."""


@attrs.frozen(kw_only=True)
class Decided:
    """What a review came to, and what became of it."""

    decision: ReviewDecision
    state: DecisionState
    new: bool


def by_rule(what: Told, on: date, at: datetime) -> Entry:
    """Make an entry that follows from rules alone."""
    return Entry(id=uuid7(), on=on, at=at, by=SYSTEM, what=what)


def withdraw(scope: WritingScope, client: str) -> None:
    """Let an approved programme not be done any more."""
    for one in read.programmes(scope, client):
        if one.state is ProgrammeState.APPROVED:
            keep.withdraw_programme(scope, one.id)


def kept_decision(
    decision: ReviewDecision, client: str, state: DecisionState, at: datetime
) -> KeptDecision:
    """Give a decision as the store keeps it."""
    return KeptDecision(
        id=decision.id,
        client=client,
        on=decision.on,
        catalogue_digest=decision.catalogue_digest,
        course=str(decision.course),
        from_stage=decision.from_stage,
        to_stage=decision.to_stage,
        proposal=decision.proposal,
        document=document(decision),
        state=state,
        made_at=at,
    )


def _effects(scope: WritingScope, client: str, decision: ReviewDecision, at: datetime) -> None:
    """Put into effect what needs nobody's word."""
    lower: Mapping[Course, str] = {Course.REGRESS: "went back", Course.RE_ENTER: "began again"}
    if decision.course in AT_ONCE:
        told = StageDecided(
            stage=decision.to_stage, reason=f"{lower[decision.course]}: {decision.id[:12]}"
        )
        keep.add_entries(scope, client, [by_rule(told, decision.on, at)], at=at)
    if decision.course in AT_ONCE | {Course.STOP}:
        withdraw(scope, client)
    trail.record(
        scope,
        at=at,
        person=None,
        action=f"decided-{decision.course}",
        subject=client,
        details={"from": decision.from_stage, "to": decision.to_stage},
    )


def _state(decision: ReviewDecision, *, automatic: bool) -> DecisionState:
    """Give where a decision stands: a proposal waits, unless the organisation says otherwise."""
    return DecisionState.OPEN if decision.proposal and not automatic else DecisionState.APPROVED


def decide_for(clinic: Clinic, client: str, day: date) -> Decided:
    """
    Review a client, keep the decision, and put it into effect where it may be at once.

    The same day with the same entries gives the same decision, which is kept once.

    Raises:
        UnknownClient: if there is no such client.
    """
    with clinic.writing() as scope:
        decision, automatic = reviewed(scope, client, clinic.catalogue, day)
        return put(scope, client, decision, clinic.now(), automatic=automatic)


def reviewed(
    scope: Scope, client: str, catalogue: Catalogue, day: date
) -> tuple[ReviewDecision, bool]:
    """Review a client, and say whether proposals take effect without a word."""
    record, _ = record_of(scope, client, catalogue)
    settings = read.settings(scope)
    rules = rules_set(catalogue, settings.progression)
    decision = review(record, read.journal(scope, client), catalogue, day, rules=rules)
    return decision, settings.automatic_advance


def put(
    scope: WritingScope, client: str, decision: ReviewDecision, at: datetime, *, automatic: bool
) -> Decided:
    """Keep a decision, and put into effect what may be at once."""
    state = _state(decision, automatic=automatic)
    new = keep.keep_decision(scope, kept_decision(decision, client, state, at))
    if new:
        _effects(scope, client, decision, at)
        if decision.proposal and state is DecisionState.APPROVED:
            advance(scope, client, decision, at, by=SYSTEM, record_by=None)
    return Decided(decision=decision, state=state, new=new)


def advance(  # noqa: PLR0913  # who, what and when of one change
    scope: WritingScope,
    client: str,
    decision: ReviewDecision,
    at: datetime,
    *,
    by: str,
    record_by: str | None,
) -> None:
    """Write the stage, and the step of the lane, that a proposal asked for."""
    put_stage(scope, client, document(decision), decision.on, at, by=by, record_by=record_by)


def put_stage(  # noqa: PLR0913  # who, what and when of one change
    scope: WritingScope,
    client: str,
    decided: Mapping[str, object],
    on: date,
    at: datetime,
    *,
    by: str,
    record_by: str | None,
) -> None:
    """Write what a kept proposal asked for: a stage entry, and the lane's step in the record."""
    to_stage, from_stage, lane = (decided[key] for key in ("to_stage", "from_stage", "lane"))
    if isinstance(to_stage, int) and to_stage != from_stage:
        told = StageDecided(stage=to_stage, reason=f"approved: {str(decided['id'])[:12]}")
        entry = Entry(id=uuid7(), on=on, at=at, by=by, what=told)
        keep.add_entries(scope, client, [entry], at=at)
    if isinstance(lane, dict) and lane["decision"] == "step-up":
        latest = read.latest_version(scope, client)
        if latest is not None:
            stepped = {**latest.document, "extension_step": lane["step_to"]}
            keep.record_version(scope, client, stepped, after=latest.number, at=at, by=record_by)
