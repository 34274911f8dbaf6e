"""Clients: admitted, and changed."""

from datetime import date

from proneward.app.actions.keep.changes import check_change
from proneward.app.actions.keep.cleared import screen_again
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.records import record_of
from proneward.app.actions.keep.who import known as known_person
from proneward.app.store import Client, Person, Role, Scope, keep, read
from proneward.app.store import audit as trail
from proneward.catalogue import Catalogue
from proneward.record import ClientRecord, client_document


def _check_may(  # noqa: PLR0913, PLR0917  # who changes what to what
    scope: Scope,
    catalogue: Catalogue,
    record: ClientRecord,
    client: Client | None,
    by: Person | None,
    day: date,
) -> None:
    """Refuse what only a clinician may change, unless it is one who does."""
    if by is None or Role.CLINICIAN in known_person(scope, by).roles:
        return
    before = record_of(scope, client.id, catalogue)[0] if client else None
    check_change(before, record, catalogue, day)


def admit(clinic: Clinic, record: ClientRecord, *, by: Person | None) -> str:
    """
    Keep a client's record: a new client, or a new version if something changed.

    Programmes that a change makes unsafe are withdrawn.

    Args:
        clinic: Where.
        record: The record as it is to be.
        by: Who of the clinic changes it; None for whoever runs this machine, who is trusted.

    Returns:
        The client's id in the store.

    Raises:
        NotAllowed: if it changes what only a clinician may, and `by` is none.
    """
    document, at = client_document(record), clinic.now()
    person = by.id if by else None
    with clinic.writing() as scope:
        known = read.client_by_code(scope, record.id)
        _check_may(scope, clinic.catalogue, record, known, by, at.date())
        if known is None:
            made = keep.add_client(scope, record.id, document, at=at, by=person)
            trail.record(scope, at=at, person=person, action="client-admitted", subject=made.id)
            return made.id
        latest = read.latest_version(scope, known.id)
        changed = latest is not None and latest.document != document
        if latest is not None and changed:
            number = keep.record_version(
                scope, known.id, document, after=latest.number, at=at, by=person
            )
            trail.record(
                scope,
                at=at,
                person=person,
                action="record-changed",
                subject=known.id,
                details={"version": number},
            )
    if changed:
        screen_again(clinic, known.id)
    return known.id
