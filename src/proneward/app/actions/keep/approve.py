"""A clinician's word on a proposal."""

from datetime import date, datetime

import attrs

from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.decide import put_stage, reviewed, told_after
from proneward.app.actions.keep.errors import NothingToDecide
from proneward.app.actions.keep.who import must_be
from proneward.app.store import (
    DecisionState,
    KeptDecision,
    Person,
    Role,
    Scope,
    Settings,
    WritingScope,
    keep,
    read,
    uuid7,
)
from proneward.app.store import audit as trail
from proneward.catalogue import Catalogue
from proneward.progression import document
from proneward.record.journal import Approval, Entry, Verdict

STATES = {Verdict.APPROVED: DecisionState.APPROVED, Verdict.DECLINED: DecisionState.DECLINED}


def _open_decision(scope: Scope, client: str, decision: str) -> KeptDecision:
    kept = read.decision(scope, client, decision)
    if kept is None or kept.state is not DecisionState.OPEN:
        why = "there is no such decision" if kept is None else "it no longer waits for a word"
        raise NothingToDecide(
            what="A proposal", why=why, fix="Look at the latest decision of the client"
        )
    return kept


def _still_proposed(scope: Scope, kept: KeptDecision, catalogue: Catalogue, on: date) -> bool:
    """Whether a review of today would propose the same: what was told since may speak against."""
    if not kept.proposal:
        return True
    again = document(reviewed(scope, kept.client, catalogue, on).decision)
    return all(again[key] == kept.document[key] for key in ("proposal", "to_stage", "lane"))


def _put_answer(  # noqa: PLR0913  # who says what to what
    scope: WritingScope,
    kept: KeptDecision,
    told: Approval,
    *,
    by: Person,
    on: date,
    at: datetime,
) -> None:
    """Keep a word on a decision, and what follows from it."""
    moment = told_after(scope, kept.client, on, at)
    entry = Entry(id=uuid7(), on=on, at=moment, by=by.id, what=told)
    keep.add_entries(scope, kept.client, [entry], at=at)
    keep.settle_decision(scope, kept.client, kept.id, STATES[told.verdict])
    if told.verdict is Verdict.APPROVED and kept.proposal:
        put_stage(scope, kept.client, kept.document, on, at, by=by.id, record_by=by.id)
    trail.record(
        scope,
        at=at,
        person=by.id,
        action=f"proposal-{told.verdict}" if kept.proposal else f"review-{told.verdict}",
        subject=kept.client,
        details={"to": kept.to_stage},
    )


def answer(  # noqa: PLR0913  # who says what to what
    clinic: Clinic,
    client: str,
    decision: str,
    verdict: Verdict,
    *,
    by: Person,
    on: date,
    note: str | None = None,
) -> None:
    """
    Approve or decline a proposal: the word, and what follows from it, are kept together.

    An approval counts only while a review of the day proposes the same; else the proposal waits no
    more. A decision that asks for a clinician is answered too: they have seen it.

    Raises:
        NotAllowed: if whoever says it is no clinician.
        NothingToDecide: if the decision does not wait for a word, or what was told since speaks
            against it.
    """
    told, at = Approval(of=decision, verdict=verdict, note=note), clinic.now()
    with clinic.writing() as scope:
        clinician = must_be(scope, by, Role.CLINICIAN, "An approval")
        keep.lock_client(scope, client)
        kept = _open_decision(scope, client, decision)
        stands = verdict is Verdict.DECLINED or _still_proposed(scope, kept, clinic.catalogue, on)
        if stands:
            _put_answer(scope, kept, told, by=clinician, on=on, at=at)
        else:
            keep.settle_decision(scope, client, decision, DecisionState.SUPERSEDED)
    if not stands:
        raise NothingToDecide(
            what="A proposal",
            why="what was told since, or the day, speaks against it",
            fix="Review the client again, and look at that decision",
        )


def set_automatic_advance(clinic: Clinic, *, by: Person, reason: str, wanted: bool) -> None:
    """
    Let proposals take effect without a clinician's word, or no longer; off unless this was done.

    Raises:
        NotAllowed: if whoever asks is no administrator, or gives no reason.
    """
    if not reason.strip():
        raise NothingToDecide(
            what="Advancing without a clinician's word",
            why="no reason was given",
            fix="Say why; it stands beside the setting",
        )
    at = clinic.now()
    with clinic.writing() as scope:
        admin = must_be(scope, by, Role.ADMIN, "Advancing without a clinician's word")
        settings: Settings = read.settings(scope)
        changed = attrs.evolve(
            settings, automatic_advance=wanted, advance_reason=reason.strip() if wanted else None
        )
        keep.save_settings(scope, changed, at=at, by=admin.id)
        trail.record(
            scope,
            at=at,
            person=admin.id,
            action="automatic-advance-on" if wanted else "automatic-advance-off",
        )
