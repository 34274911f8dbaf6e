"""What may be read of an organisation."""

from proneward.app.store.read.caseload import caseload
from proneward.app.store.read.clients import client, client_by_code, latest_version, versions
from proneward.app.store.read.decided import (
    approvals,
    decision,
    decisions,
    overrides,
    programme,
    programmes,
    today,
)
from proneward.app.store.read.entries import entries, journal
from proneward.app.store.read.people import people, person, person_by_email, settings

__all__ = [
    "approvals",
    "caseload",
    "client",
    "client_by_code",
    "decision",
    "decisions",
    "entries",
    "journal",
    "latest_version",
    "overrides",
    "people",
    "person",
    "person_by_email",
    "programme",
    "programmes",
    "settings",
    "today",
    "versions",
]
