"""A clinician's word on a proposal."""

from datetime import date

import attrs

from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.decide import put_stage
from proneward.app.actions.keep.errors import NothingToDecide
from proneward.app.actions.keep.who import must_be
from proneward.app.store import (
    DecisionState,
    KeptDecision,
    Person,
    Role,
    Scope,
    Settings,
    keep,
    read,
    uuid7,
)
from proneward.app.store import audit as trail
from proneward.record.journal import Approval, Entry, Verdict

STATES = {Verdict.APPROVED: DecisionState.APPROVED, Verdict.DECLINED: DecisionState.DECLINED}


def _open_decision(scope: Scope, client: str, decision: str) -> KeptDecision:
    kept = read.decision(scope, client, decision)
    if kept is None or not kept.proposal or kept.state is not DecisionState.OPEN:
        why = "there is no such decision" if kept is None else "it no longer waits for a word"
        raise NothingToDecide(
            what="A proposal", why=why, fix="Look at the latest decision of the client"
        )
    return kept


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

    Raises:
        NotAllowed: if whoever says it is no clinician.
        NothingToDecide: if the decision does not wait for a word.
    """
    clinician = must_be(by, Role.CLINICIAN, "An approval")
    at = clinic.now()
    with clinic.writing() as scope:
        kept = _open_decision(scope, client, decision)
        told = Approval(of=decision, verdict=verdict, note=note)
        entry = Entry(id=uuid7(), on=on, at=at, by=clinician.id, what=told)
        keep.add_entries(scope, client, [entry], at=at)
        keep.settle_decision(scope, client, decision, STATES[verdict])
        if verdict is Verdict.APPROVED:
            put_stage(scope, client, kept.document, on, at, by=clinician.id, record_by=clinician.id)
        trail.record(
            scope,
            at=at,
            person=clinician.id,
            action=f"proposal-{verdict}",
            subject=client,
            details={"to": kept.to_stage},
        )


def set_automatic_advance(clinic: Clinic, *, by: Person, reason: str, wanted: bool) -> None:
    """
    Let proposals take effect without a clinician's word, or no longer; off unless this was done.

    Raises:
        NotAllowed: if whoever asks is no administrator, or gives no reason.
    """
    admin = must_be(by, Role.ADMIN, "Advancing without a clinician's word")
    if not reason.strip():
        raise NothingToDecide(
            what="Advancing without a clinician's word",
            why="no reason was given",
            fix="Say why; it stands beside the setting",
        )
    at = clinic.now()
    with clinic.writing() as scope:
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
