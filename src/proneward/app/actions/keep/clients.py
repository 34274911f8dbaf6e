"""Clients: admitted, changed, and read back as records."""

from proneward.app.actions.clients import known_words
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.store import Person, Scope, UnknownClient, keep, read
from proneward.app.store import audit as trail
from proneward.catalogue import Catalogue
from proneward.record import ClientRecord, client_document, client_from


def record_of(scope: Scope, client: str, catalogue: Catalogue) -> tuple[ClientRecord, int]:
    """
    Give a client's record as it was last written down, and the number of that version.

    Raises:
        UnknownClient: if there is none.
        UnknownWord: if the catalogue has lost a word that it uses.
    """
    latest = read.latest_version(scope, client)
    if latest is None:
        raise UnknownClient(
            what="A client",
            why="the organisation has no such client, or has erased them",
            fix="Check the client's id",
        )
    return client_from(latest.document, known_words(catalogue), "The record"), latest.number


def admit(clinic: Clinic, record: ClientRecord, *, by: Person | None) -> str:
    """
    Keep a client's record: a new client, or a new version if something changed.

    Returns:
        The client's id in the store.
    """
    document, at = client_document(record), clinic.now()
    person = by.id if by else None
    with clinic.writing() as scope:
        known = read.client_by_code(scope, record.id)
        if known is None:
            made = keep.add_client(scope, record.id, document, at=at, by=person)
            trail.record(scope, at=at, person=person, action="client-admitted", subject=made.id)
            return made.id
        latest = read.latest_version(scope, known.id)
        if latest is not None and latest.document != document:
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
        return known.id
