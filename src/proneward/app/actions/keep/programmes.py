"""Programmes: made from what was told, screened again, kept, and approved by a clinician."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import attrs

from proneward.app.actions.journal.follow import Followed, planned_after
from proneward.app.actions.journal.settings import rules_set
from proneward.app.actions.keep.cleared import is_cleared
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.days import days_of
from proneward.app.actions.keep.decide import AT_ONCE, decide_for, reviewed
from proneward.app.actions.keep.errors import NothingToDecide
from proneward.app.actions.keep.records import record_of
from proneward.app.actions.keep.who import must_be
from proneward.app.actions.programmes import plan_document
from proneward.app.store import (
    Person,
    Programme,
    ProgrammeState,
    Role,
    Scope,
    Today,
    WritingScope,
    keep,
    read,
    uuid7,
)
from proneward.app.store import audit as trail
from proneward.progression import ReviewDecision, chart_on
from proneward.progression.model import Adjusted, Course, Step
from proneward.vocabulary import PronewardError

if TYPE_CHECKING:
    from proneward.planning import Plan


class NoProgramme(PronewardError):
    """A client for whom there is no programme now."""


@attrs.frozen(kw_only=True, eq=False)
class MadeProgramme:
    """A programme as it was kept, and the review it follows from."""

    id: str
    followed: Followed


def _keep(scope: WritingScope, client: str, version: int, made: Followed, at: datetime) -> str:
    """Keep a plan as a draft, with what is done on each of its days."""
    plan = made.plan
    catalogue, day = plan.screening.catalogue, plan.screening.on
    document = plan_document(plan)
    programme = Programme(
        id=uuid7(),
        client=client,
        client_version=version,
        made_at=at,
        from_day=day,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        document=document,
        decision=made.decision.id,
    )
    keep.keep_programme(scope, programme, days_of(document, day))
    return programme.id


def _lightened(scope: Scope, client: str, decision: ReviewDecision) -> ReviewDecision:
    """
    Give a decision with what an earlier one asked for that no approved programme has answered yet.

    A night may have put a client back; the programme that is made in the morning is as light, and
    in as easy forms, as that night said.
    """
    answered = [one.made_at for one in read.programmes(scope, client) if one.approved_at]
    since = max(answered, default=None)
    for kept in read.decisions(scope, client):
        if kept.course not in AT_ONCE or (since is not None and kept.made_at <= since):
            continue
        easier = bool(kept.document["easier"])
        steps = tuple(Step(**step) for step in kept.document["steps"] if not step["harder"])
        adjusted = Adjusted(
            dose_percent=min(decision.adjusted.dose_percent, kept.document["dose_percent"]),
            easier=decision.adjusted.easier or easier,
        )
        return attrs.evolve(decision, adjusted=adjusted, steps=steps or decision.steps)
    return decision


def _after(clinic: Clinic, client: str, decision: ReviewDecision) -> tuple[Plan, int]:
    """Plan what follows from a decision that is in effect."""
    with clinic.reading() as scope:
        record, version = record_of(scope, client, clinic.catalogue)
        journal = read.journal(scope, client)
        rules = rules_set(clinic.catalogue, read.settings(scope).progression)
        lighter = _lightened(scope, client, decision)
    chart = chart_on(record, journal, clinic.catalogue, decision.on, rules)
    plan = planned_after(lighter, chart)
    if plan.programme is None:
        raise NoProgramme(
            what="The next programme",
            why=f"screening decides '{plan.screening.decision}', or no session fits",
            fix="Look at the review, and settle what it names",
        )
    return plan, version


def make_programme(clinic: Clinic, client: str, day: date, *, by: Person | None) -> MadeProgramme:
    """
    Review a client, put into effect what may be at once, and keep the next programme as a draft.

    It was screened twice: by planning, which is handed nothing else, and again as it stands.

    Raises:
        NoProgramme: if screening decides against one, or none fits.
        UnsafeProgramme: if the second screening does not clear it; nothing is kept.
        UnknownClient: if there is no such client.
    """
    decision = decide_for(clinic, client, day).decision
    plan, version = _after(clinic, client, decision)
    followed, at = Followed(decision=decision, plan=plan), clinic.now()
    with clinic.writing() as scope:
        made = _keep(scope, client, version, followed, at)
        person = by.id if by else None
        trail.record(scope, at=at, person=person, action="programme-made", subject=made)
    return MadeProgramme(id=made, followed=followed)


def _check_current(scope: WritingScope, clinic: Clinic, programme: str, day: date) -> None:
    """Refuse to approve what a review of today would withdraw, or screening does not clear."""
    draft = read.programme(scope, programme)
    if draft is None or draft.state is not ProgrammeState.DRAFT:
        return  # said by the store
    keep.lock_client(scope, draft.client)
    found = reviewed(scope, draft.client, clinic.catalogue, day)
    course = found.decision.course
    if course in {*AT_ONCE, Course.STOP} or not is_cleared(draft, found.chart):
        raise NothingToDecide(
            what="A draft of a programme",
            why="what was told since it was made, or the day, speaks against it",
            fix="Review the client, and make a new programme",
        )


def approve_programme(clinic: Clinic, programme: str, *, by: Person) -> None:
    """
    Let a draft be what its client does; the one before it is superseded.

    It is screened again as it stands today.

    Raises:
        NotAllowed: if whoever approves is no clinician.
        NothingToDecide: if screening of today does not clear it, or a review would withdraw it.
        UnknownRow: if there is no such programme.
        WrongState: if it is no draft.
    """
    at = clinic.now()
    with clinic.writing() as scope:
        clinician = must_be(scope, by, Role.CLINICIAN, "An approval of a programme")
        _check_current(scope, clinic, programme, at.date())
        keep.approve_programme(scope, programme, by=clinician.id, at=at)
        trail.record(
            scope, at=at, person=clinician.id, action="programme-approved", subject=programme
        )


def standing_programme(clinic: Clinic, client: str) -> Programme | None:
    """Give the programme that a client does now."""
    with clinic.reading() as scope:
        found = read.programmes(scope, client)
    return next((one for one in found if one.state is ProgrammeState.APPROVED), None)


def today(clinic: Clinic, client: str, day: date) -> Today | None:
    """Give what a client does on a day; None where no programme is approved."""
    with clinic.reading() as scope:
        return read.today(scope, client, day)
