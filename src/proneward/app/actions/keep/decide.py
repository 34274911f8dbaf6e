"""What follows from what was told: decided, kept, and put into effect where it may be at once."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import attrs

from proneward.app.actions.journal.settings import rules_set
from proneward.app.actions.keep.cleared import in_use, withdraw, withdraw_uncleared
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.records import record_of
from proneward.app.actions.keep.who import SYSTEM
from proneward.app.store import (
    DecisionState,
    KeptDecision,
    Scope,
    WritingScope,
    keep,
    read,
    uuid7,
)
from proneward.app.store import audit as trail
from proneward.catalogue import Catalogue
from proneward.progression import Chart, Course, ReviewDecision, chart_on, decide, document
from proneward.progression.review import decision_id
from proneward.record.journal import Entry, StageDecided, Told

AT_ONCE = frozenset({Course.REGRESS, Course.RE_ENTER})
"""What is put into effect without anybody's word; a stop is too, by withdrawing the programme."""


A_LITTLE = timedelta(milliseconds=1)


@attrs.frozen(kw_only=True)
class Decided:
    """What a review came to, and what became of it."""

    decision: ReviewDecision
    state: DecisionState
    new: bool


@attrs.frozen(kw_only=True, eq=False)
class Reviewed:
    """A review, what it was read from, and whether a proposal takes effect without a word."""

    decision: ReviewDecision
    chart: Chart
    automatic: bool


def told_after(scope: Scope, client: str, on: date, at: datetime) -> datetime:
    """
    Give a moment that is after everything that was told about a day, whatever clocks said.

    Else a session from a phone that is ahead would count for the stage that it ended.
    """
    moments = [one.at for one in read.journal(scope, client) if one.on == on]
    return max([at, *(moment + A_LITTLE for moment in moments)])


def _keep_told(  # noqa: PLR0913, PLR0917  # what an entry is
    scope: WritingScope, client: str, what: Told, on: date, at: datetime, by: str
) -> None:
    """Keep an entry that follows from a decision."""
    entry = Entry(id=uuid7(), on=on, at=told_after(scope, client, on, at), by=by, what=what)
    keep.add_entries(scope, client, [entry], at=at)


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
        _keep_told(scope, client, told, decision.on, at, SYSTEM)
    if decision.course in AT_ONCE | {Course.STOP}:
        withdraw(scope, in_use(scope, client), at)
    trail.record(
        scope,
        at=at,
        person=None,
        action=f"decided-{decision.course}",
        subject=client,
        details={"from": decision.from_stage, "to": decision.to_stage},
    )


def _state(decision: ReviewDecision, *, automatic: bool) -> DecisionState:
    """
    Give where a decision stands.

    A proposal waits for a word, unless the organisation says otherwise and nothing in it is for a
    clinician to judge; what asks for a clinician always does.
    """
    if decision.course is Course.REVIEW:
        return DecisionState.OPEN
    if decision.proposal and (decision.word_needed or not automatic):
        return DecisionState.OPEN
    return DecisionState.APPROVED


def decide_for(clinic: Clinic, client: str, day: date) -> Decided:
    """
    Review a client, keep the decision, and put it into effect where it may be at once.

    The same day with the same entries gives the same decision, which is kept once. Programmes that
    are not cleared any more are withdrawn.

    Raises:
        UnknownClient: if there is no such client.
    """
    with clinic.writing() as scope:
        keep.lock_client(scope, client)
        found, at = reviewed(scope, client, clinic.catalogue, day), clinic.now()
        withdraw_uncleared(scope, client, found.chart, at)
        return put(scope, client, found.decision, at, automatic=found.automatic)


def reviewed(scope: Scope, client: str, catalogue: Catalogue, day: date) -> Reviewed:
    """
    Review a client.

    Raises:
        UnknownClient: if there is no such client.
    """
    record, _ = record_of(scope, client, catalogue)
    journal, settings = read.journal(scope, client), read.settings(scope)
    rules = rules_set(catalogue, settings.progression)
    chart = chart_on(record, journal, catalogue, day, rules)
    decision = decide(chart, lambda: decision_id(record, journal, catalogue, day, rules))
    return Reviewed(decision=decision, chart=chart, automatic=settings.automatic_advance)


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
        _keep_told(scope, client, told, on, at, by)
    if isinstance(lane, dict) and lane["decision"] == "step-up":
        latest = read.latest_version(scope, client)
        if latest is not None:
            stepped = {**latest.document, "extension_step": lane["step_to"]}
            keep.record_version(scope, client, stepped, after=latest.number, at=at, by=record_by)
