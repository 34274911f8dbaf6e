"""Every client of an organisation, reviewed for a day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import attrs

from proneward.app.actions.keep.cleared import withdraw_uncleared
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.decide import put, reviewed
from proneward.app.store import (
    AlreadyThere,
    EntryClash,
    StaleVersion,
    StoreError,
    UnknownClient,
    WritingScope,
    keep,
    read,
)
from proneward.progression import Course
from proneward.vocabulary import PronewardError

AT_ONCE = 50
"""Clients in one transaction: few enough that others need not wait long."""

FAULTS = (
    PronewardError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What one client's record can end in; what the database says of itself ends the night."""
OF_ONE_CLIENT = (AlreadyThere, EntryClash, StaleVersion, UnknownClient)
"""What the store refuses of one client, and not of the others."""


class NotReviewed(PronewardError):
    """A client whose review ended in a fault of the program."""


@attrs.frozen(kw_only=True)
class Night:
    """What a night came to: decisions by their course, and clients that could not be reviewed."""

    courses: dict[str, int]
    failed: tuple[tuple[str, PronewardError], ...]


def _pages(clinic: Clinic) -> Iterator[tuple[str, ...]]:
    after: str | None = None
    while True:
        with clinic.reading() as scope:
            page = read.caseload(scope, after=after, most=AT_ONCE)
        yield tuple(row.client for row in page.rows)
        after = page.after
        if after is None:
            return


def _reviewed(scope: WritingScope, client: str, clinic: Clinic, day: date) -> Course:
    """
    Review one client. A decision that changes nothing is not kept: it can be made again.

    A proposal that no longer holds does not wait any more.
    """
    keep.lock_client(scope, client)
    found, at = reviewed(scope, client, clinic.catalogue, day), clinic.now()
    decision = found.decision
    withdraw_uncleared(scope, client, found.chart, at)
    if decision.course is Course.HOLD and not decision.proposal:
        keep.supersede_open(scope, client)
    else:
        with scope.apart():
            put(scope, client, decision, at, automatic=found.automatic)
    return decision.course


def _failed(error: Exception) -> PronewardError:
    """Give why a client could not be reviewed, a fault of the program as one."""
    if isinstance(error, PronewardError):
        return error
    return NotReviewed(
        what="A client's review",
        why=f"{type(error).__name__}: {error}",
        fix="Report this as a fault; the client's programme stands as it was",
    )


def review_all(clinic: Clinic, day: date) -> Night:
    """
    Review every client, and put into effect what may be at once.

    A client whose record can no longer be read is named, and the others are reviewed.
    """
    courses: Counter[str] = Counter()
    failed: list[tuple[str, PronewardError]] = []
    for clients in _pages(clinic):
        with clinic.writing() as scope:
            for client in clients:
                try:
                    course = _reviewed(scope, client, clinic, day)
                except FAULTS as error:
                    if isinstance(error, StoreError) and not isinstance(error, OF_ONE_CLIENT):
                        raise
                    failed.append((client, _failed(error)))
                else:
                    courses[str(course)] += 1
    return Night(courses=dict(courses), failed=tuple(failed))
