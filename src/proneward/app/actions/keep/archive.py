"""Everything about one client, to take along; and its erasure."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.place import check_place
from proneward.app.store import Client, Person, Scope, UnknownClient, keep, read
from proneward.app.store import audit as trail
from proneward.app.store.keep import Erased
from proneward.record.journal import line_of

EPOCH = (2000, 1, 1, 0, 0, 0)
"""The date of every member, so that the same data give the same archive."""
READ_ME = """\
What Proneward holds about one client, as it was kept.

record.json         the record as it is now
versions/N.json     every version of the record, the first one 1
journal.ndjson      everything that was told, one entry a line, corrections among it
programmes/N.json   every programme that was made, the newest first
decisions/N.json    every decision with its reasons, the latest first
audit.ndjson        who did what and when about this client; names are not in it

Text files in UTF-8. Nothing else is held about this client, backups of the store apart.
"""
KEPT_BY_LAW = """\
Erased from the store. What this does not reach: backups made before (keep or destroy them by your
own rules), printed handouts, archives already given out. The audit trail keeps the bare id and what
was done with it, without words. The law of a place may ask that clinical records are kept for some
years: whether it does is yours to know before you erase.
"""


def find_client(scope: Scope, code: str) -> Client:
    """
    Give a client by the id of their record.

    Raises:
        UnknownClient: if there is none.
    """
    found = read.client_by_code(scope, code)
    if found is None:
        raise UnknownClient(
            what=f"Client '{code}'",
            why="the organisation has no such client, or has erased them",
            fix="Check the id; `proneward client import` keeps a new one",
        )
    return found


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _audit_lines(scope: Scope, subjects: set[str]) -> Iterator[str]:
    after = 0
    while rows := trail.rows(scope, after=after):
        for row in rows:
            if row.subject in subjects:
                told = {"number": row.number, "at": row.at.isoformat(), "person": row.person}
                yield json.dumps(told | {"action": row.action, "subject": row.subject})
        after = rows[-1].number


def _members(scope: Scope, client: Client) -> Iterator[tuple[str, str]]:
    yield "README.txt", READ_ME
    versions = read.versions(scope, client.id)
    yield "record.json", _json(versions[-1].document)
    for version in versions:
        yield f"versions/{version.number}.json", _json(version.document)
    entries = (line_of(kept.entry) for kept in read.entries(scope, client.id))
    yield "journal.ndjson", "".join(f"{line}\n" for line in entries)
    programmes = read.programmes(scope, client.id)
    for number, programme in enumerate(programmes, start=1):
        document = {"state": str(programme.state), "from": programme.from_day.isoformat()}
        yield f"programmes/{number}.json", _json(document | {"plan": programme.document})
    for number, decision in enumerate(read.decisions(scope, client.id), start=1):
        yield f"decisions/{number}.json", _json({"state": str(decision.state), **decision.document})
    subjects = {client.id, *(programme.id for programme in programmes)}
    yield "audit.ndjson", "".join(f"{line}\n" for line in _audit_lines(scope, subjects))


def export_client(clinic: Clinic, code: str, file: Path, *, by: Person | None) -> int:
    """
    Write everything about a client into one archive (zip), and give how many files are in it.

    Raises:
        UnknownClient: if there is none.
        PronewardError: if the file cannot be written there; nothing is half written.
    """
    check_place(file, apart_from=[])
    with clinic.reading() as scope:
        client = find_client(scope, code)
        members = list(_members(scope, client))
    part = file.with_name(f".{file.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members:
                archive.writestr(zipfile.ZipInfo(name, EPOCH), text.encode())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    with clinic.writing() as scope:
        trail.record(
            scope,
            at=clinic.now(),
            person=by.id if by else None,
            action="client-exported",
            subject=client.id,
        )
    return len(members)


def erase_client(clinic: Clinic, code: str, *, by: Person | None) -> Erased:
    """
    Erase a client from the store; the audit trail stays whole.

    Raises:
        UnknownClient: if there is none.
    """
    with clinic.writing() as scope:
        client = find_client(scope, code)
        gone = keep.erase_client(scope, client.id, at=clinic.now(), by=by.id if by else None)
    clinic.store.scrub()
    return gone
