"""Kept programmes, screened again whenever something was told, and withdrawn if need be."""

from collections.abc import Collection
from datetime import date, datetime

from proneward.app.actions.journal.settings import rules_set
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.days import days_of
from proneward.app.actions.keep.records import record_of
from proneward.app.store import Programme, ProgrammeState, Scope, WritingScope, keep, read
from proneward.app.store import audit as trail
from proneward.catalogue import Catalogue
from proneward.progression import Chart, chart_on
from proneward.progression.practice import shown_in
from proneward.screening import Screening, Standing, screen
from proneward.screening.state import regime_on
from proneward.vocabulary import Decision

IN_USE = frozenset({ProgrammeState.DRAFT, ProgrammeState.APPROVED})
"""What is done, or may yet be."""


def chart_of(scope: Scope, client: str, catalogue: Catalogue, day: date) -> Chart:
    """
    Read a client of the store as of a day, by the numbers that the organisation has set.

    Raises:
        UnknownClient: if there is no such client.
    """
    record, _ = record_of(scope, client, catalogue)
    rules = rules_set(catalogue, read.settings(scope).progression)
    return chart_on(record, read.journal(scope, client), catalogue, day, rules)


def _clears(screening: Screening, exercises: Collection[str]) -> bool:
    """Whether a day has a programme, and it may hold these exercises."""
    if screening.decision is not Decision.PROGRAMME:
        return False
    found = [screening.verdicts.get(exercise) for exercise in exercises]
    return all(one is not None and one.standing is Standing.CLEARED for one in found)


def is_cleared(programme: Programme, chart: Chart) -> bool:
    """Whether every session from the chart's day on is still cleared, each for its own day."""
    shown, screenings = shown_in(chart.practices), {}
    for day, session in days_of(programme.document, programme.from_day).items():
        if day < chart.day:
            continue
        regime = regime_on(chart.client, chart.catalogue, day)
        if regime not in screenings:
            screenings[regime] = screen(chart.client, chart.catalogue, day, shown=shown)
        if not _clears(screenings[regime], [one["exercise"] for one in session["items"]]):
            return False
    return True


def in_use(scope: Scope, client: str) -> list[Programme]:
    """Give the programmes of a client that are done, or may yet be."""
    return [one for one in read.programmes(scope, client) if one.state in IN_USE]


def withdraw(scope: WritingScope, programmes: Collection[Programme], at: datetime) -> None:
    """Let programmes not be done any more, and say so in the audit trail."""
    for one in programmes:
        keep.withdraw_programme(scope, one.id)
        trail.record(scope, at=at, person=None, action="programme-withdrawn", subject=one.id)


def withdraw_uncleared(scope: WritingScope, client: str, chart: Chart, at: datetime) -> None:
    """Withdraw every draft and every approved programme that screening does not clear any more."""
    withdraw(scope, [one for one in in_use(scope, client) if not is_cleared(one, chart)], at)


def screen_again(clinic: Clinic, client: str) -> None:
    """
    Screen a client's programmes again, after something was told or changed.

    Raises:
        UnknownClient: if there is no such client.
    """
    at = clinic.now()
    with clinic.writing() as scope:
        keep.lock_client(scope, client)
        if in_use(scope, client):
            chart = chart_of(scope, client, clinic.catalogue, at.date())
            withdraw_uncleared(scope, client, chart, at)
