"""Programmes: made from what was told, screened again, kept, and approved by a clinician."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import attrs

from proneward.app.actions.journal.follow import Followed, planned_after
from proneward.app.actions.journal.settings import rules_set
from proneward.app.actions.keep.clients import record_of
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.decide import decide_for
from proneward.app.actions.keep.who import must_be
from proneward.app.actions.programmes import plan_document
from proneward.app.store import (
    Person,
    Programme,
    ProgrammeState,
    Role,
    Today,
    WritingScope,
    keep,
    read,
    uuid7,
)
from proneward.app.store import audit as trail
from proneward.progression import ReviewDecision, chart_on
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


def _sessions(document: Mapping[str, Any], from_day: date) -> dict[date, dict[str, Any]]:
    """Give what is done on each day of a programme, from its document."""
    found = {}
    for week in document["programme"]["weeks"]:
        for session in week["sessions"]:
            day = from_day.toordinal() + (week["week"] - 1) * 7 + session["day"] - 1
            found[date.fromordinal(day)] = session
    return found


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
    keep.keep_programme(scope, programme, _sessions(document, day))
    return programme.id


def _after(clinic: Clinic, client: str, decision: ReviewDecision) -> tuple[Plan, int]:
    """Plan what follows from a decision that is in effect."""
    with clinic.reading() as scope:
        record, version = record_of(scope, client, clinic.catalogue)
        journal = read.journal(scope, client)
        rules = rules_set(clinic.catalogue, read.settings(scope).progression)
    chart = chart_on(record, journal, clinic.catalogue, decision.on, rules)
    plan = planned_after(decision, chart)
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


def approve_programme(clinic: Clinic, programme: str, *, by: Person) -> None:
    """
    Let a draft be what its client does; the one before it is superseded.

    Raises:
        NotAllowed: if whoever approves is no clinician.
        UnknownRow: if there is no such programme.
        WrongState: if it is no draft.
    """
    clinician = must_be(by, Role.CLINICIAN, "An approval of a programme")
    at = clinic.now()
    with clinic.writing() as scope:
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
