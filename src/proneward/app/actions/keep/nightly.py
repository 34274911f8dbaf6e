"""Every client of an organisation, reviewed for a day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import attrs

from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.decide import put, reviewed
from proneward.app.store import WritingScope, keep, read
from proneward.progression import Course
from proneward.vocabulary import PronewardError

AT_ONCE = 50
"""Clients in one transaction: few enough that others need not wait long."""


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
    decision, automatic = reviewed(scope, client, clinic.catalogue, day)
    if decision.course is Course.HOLD and not decision.proposal:
        keep.supersede_open(scope, client)
    else:
        put(scope, client, decision, clinic.now(), automatic=automatic)
    return decision.course


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
                    courses[str(_reviewed(scope, client, clinic, day))] += 1
                except PronewardError as error:
                    failed.append((client, error))
    return Night(courses=dict(courses), failed=tuple(failed))
