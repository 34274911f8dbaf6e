"""Clients of the store, read back as records."""

from proneward.app.actions.clients import known_words
from proneward.app.store import Scope, UnknownClient, read
from proneward.catalogue import Catalogue
from proneward.record import ClientRecord, client_from


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
