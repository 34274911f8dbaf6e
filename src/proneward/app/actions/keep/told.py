"""What was told: kept after a look at who may say it, and what follows for programmes."""

from collections.abc import Sequence
from datetime import datetime

import attrs

from proneward.app.actions.keep.cleared import screen_again
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.who import SYSTEM, check_author, known
from proneward.app.store import Acknowledged, Person, Scope, keep, read, uuid7
from proneward.catalogue import Catalogue
from proneward.record import Answer
from proneward.record.journal import (
    Answers,
    ConditionChange,
    Correction,
    Entry,
    Finding,
    Journal,
    Lifted,
    StageDecided,
    Told,
    Unlock,
    merge,
)

SCREENED = (Answers, ConditionChange, Correction, Finding, Lifted, StageDecided, Unlock)
"""What changes what screening says."""


def _what(entry: Entry) -> Told | None:
    return entry.what.what if isinstance(entry.what, Correction) else entry.what


def _worries(entry: Entry, catalogue: Catalogue) -> dict[str, Answer]:
    """Give the worrying answers of an entry, each with the answer to its follow-up."""
    what = _what(entry)
    if not isinstance(what, Answers):
        return {}
    found: dict[str, Answer] = {}
    for name, answer in what.answers.items():
        question = catalogue.questions.get(name)
        if question is not None and answer == question.worrying:
            found[name] = answer
            more = question.follow_up
            if more is not None and more.id in what.answers:
                found[more.id] = what.answers[more.id]
    return found


def _misdated(entry: Entry, journal: Journal, at: datetime) -> bool:
    """Whether an entry counts for nothing now, being dated ahead or before the last unlock."""
    unlocks = [(one.on, one.at) for one in journal.standing if isinstance(one.what, Unlock)]
    before = bool(unlocks) and (entry.on, entry.at) <= max(unlocks)
    return entry.on > at.date() or before


def _restated(
    entries: Sequence[Entry], journal: Journal, catalogue: Catalogue, at: datetime
) -> list[Entry]:
    """
    Give worrying answers again, as of now, that a wrong clock or a late delivery would hide.

    A phone may be a year ahead, or be heard only after a clinician has unlocked what was known.
    """
    return [
        Entry(id=uuid7(), on=at.date(), at=at, by=SYSTEM, what=Answers(answers=worries))
        for entry in entries
        if entry.id not in journal.by_id and (worries := _worries(entry, catalogue))
        if _misdated(entry, journal, at)
    ]


def _check(scope: Scope, client: str, entries: Sequence[Entry], by: Person | None) -> None:
    """Refuse what is not theirs to write."""
    person = None if by is None else known(scope, by)
    corrects = any(isinstance(one.what, Correction) for one in entries)
    journal = Journal.of(entries)
    if corrects:
        journal = merge(read.journal(scope, client), journal)
    for entry in entries:
        check_author(entry, person, journal.root(entry.id))


def _keep_worrying(clinic: Clinic, client: str, entries: Sequence[Entry]) -> Acknowledged:
    """Keep entries of which some worry, together with what must be said again."""
    at = clinic.now()
    with clinic.writing() as scope:
        keep.lock_client(scope, client)
        again = _restated(entries, read.journal(scope, client), clinic.catalogue, at)
        done = keep.add_entries(scope, client, [*entries, *again], at=at)
    return attrs.evolve(done, receipts=done.receipts[: len(entries)])


def tell(
    clinic: Clinic,
    client: str,
    entries: Sequence[Entry],
    *,
    by: Person | None,
) -> Acknowledged:
    """
    Keep entries; back only when they are on disk.

    Programmes that they make unsafe are withdrawn before it comes back.

    Args:
        clinic: Where.
        client: About whom.
        entries: What was told; what is there already is there once.
        by: Who of the clinic tells it; None for the client.

    Raises:
        NotAllowed: if one of them is not theirs to write; none is kept.
        UnknownClient: if there is no such client.
        EntryClash: if another entry has the id of one of them.
    """
    with clinic.reading() as scope:
        _check(scope, client, entries, by)
    if any(_worries(one, clinic.catalogue) for one in entries):
        done = _keep_worrying(clinic, client, entries)
    else:
        done = clinic.store.append(clinic.organisation, client, entries)
    if any(isinstance(one.what, SCREENED) for one in entries):
        screen_again(clinic, client)
    return done
