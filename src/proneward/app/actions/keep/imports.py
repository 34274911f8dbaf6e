"""A journal from a file into the store: the good lines are kept, the bad ones named."""

from pathlib import Path

import attrs

from proneward.app.actions.clients import open_client
from proneward.app.actions.journal.read import entries_in, journal_text
from proneward.app.actions.keep.archive import find_client
from proneward.app.actions.keep.cleared import screen_again
from proneward.app.actions.keep.clients import admit
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.store import EntryClash
from proneward.app.store import audit as trail
from proneward.record.journal import Entry, TornLine
from proneward.vocabulary import PronewardError

AT_ONCE = 500
"""Entries in one transaction, so that others need not wait long."""


@attrs.frozen(kw_only=True)
class Imported:
    """How many entries are new, how many were there, and which lines were not kept."""

    client: str
    new: int
    again: int
    torn: tuple[TornLine, ...]


class TornLines(PronewardError):
    """A journal of which some lines were not kept."""

    @classmethod
    def of(cls, name: str, torn: tuple[TornLine, ...]) -> "TornLines":
        """Name every line that was not kept, and why."""
        each = "; ".join(f"line {line.number}: {line.error.why}" for line in torn)
        count = f"{len(torn)} line{'s' if len(torn) > 1 else ''}"
        return cls(
            what=f"{name}: {count} not kept",
            why=each,
            fix="Correct these lines and import the file again; what was kept is kept once",
        )


def known_or_admitted(clinic: Clinic, client: str) -> str:
    """
    Give the store's id of a client: by the id of their record, or by a record's file.

    A record that is new, or says something new, is kept.

    Raises:
        PronewardError: if it is neither.
    """
    file = Path(client)
    if file.suffix in {".yaml", ".yml", ".json"} or file.is_file():
        return admit(clinic, open_client(file, clinic.catalogue), by=None)
    with clinic.reading() as scope:
        return find_client(scope, client).id


def _kept(clinic: Clinic, client: str, numbered: list[tuple[int, Entry]]) -> Imported:
    """Keep entries together, or one by one where one of them clashes."""
    store, entries = clinic.store, [entry for _, entry in numbered]
    try:
        done = store.append(clinic.organisation, client, entries)
    except EntryClash as clash:
        if len(numbered) == 1:
            torn = TornLine(number=numbered[0][0], error=clash)
            return Imported(client=client, new=0, again=0, torn=(torn,))
        return _sum(client, [_kept(clinic, client, [one]) for one in numbered])
    return Imported(client=client, new=done.new, again=len(entries) - done.new, torn=())


def _sum(client: str, parts: list[Imported]) -> Imported:
    return Imported(
        client=client,
        new=sum(part.new for part in parts),
        again=sum(part.again for part in parts),
        torn=tuple(line for part in parts for line in part.torn),
    )


def import_journal(clinic: Clinic, client: str, file: Path) -> Imported:
    """
    Keep the entries of a file, whoever signed them: whoever runs this machine is trusted.

    Programmes that they make unsafe are withdrawn.

    Args:
        clinic: Where.
        client: The client's id in the store.
        file: NDJSON, one entry a line.

    Raises:
        Unreadable: if the file cannot be read at all.
    """
    lines = entries_in(journal_text(file).split("\n"), clinic.catalogue, file.name)
    numbered = list(lines.numbered)
    parts = [
        _kept(clinic, client, numbered[start : start + AT_ONCE])
        for start in range(0, len(numbered), AT_ONCE)
    ]
    done = _sum(client, parts)
    torn = tuple(sorted((*lines.torn, *done.torn), key=lambda line: line.number))
    with clinic.writing() as scope:
        trail.record(
            scope,
            at=clinic.now(),
            person=None,
            action="journal-imported",
            subject=client,
            details={"new": done.new, "again": done.again, "torn": len(torn)},
        )
    screen_again(clinic, client)
    return attrs.evolve(done, torn=torn)
