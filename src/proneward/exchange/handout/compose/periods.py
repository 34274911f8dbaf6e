"""
On which days what stands on paper may be done: nothing stands across a day that changes it.

A client does a session on whichever day suits, not only on the planned one, so that paper must
name days, and only days for which the exercises were cleared.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

import attrs

from proneward.exchange.handout.model import Span
from proneward.planning import Plan, Programme, Session
from proneward.screening import Screening, regime_on

DAYS = 7


@attrs.frozen(kw_only=True, eq=False)
class Period:
    """Days in a row on which the same holds; `screening` is None where no session was planned."""

    place: int
    span: Span
    screening: Screening | None


@attrs.frozen(kw_only=True, eq=False)
class Placed:
    """A planned session, its week, and its days: those of its week that are in its period."""

    session: Session
    week: int
    period: Period
    span: Span


def whole_of(plan: Plan, programme: Programme) -> Span:
    """Give the first and the last day of a programme."""
    days = DAYS * programme.weeks[-1].week
    return Span(plan.screening.on, plan.screening.on + timedelta(days=days - 1))


def periods_of(plan: Plan, programme: Programme) -> tuple[Period, ...]:
    """Part the days of a programme wherever what holds for the client changes."""
    client, catalogue = plan.screening.client, plan.screening.catalogue
    known = {regime_on(client, catalogue, screening.on): screening for screening in plan.screenings}
    days = whole_of(plan, programme).days()
    runs = groupby(days, lambda day: regime_on(client, catalogue, day))
    parts = [(regime, tuple(held)) for regime, held in runs]
    planned = {session.on for session in programme.sessions}
    return tuple(
        Period(
            place=place,
            span=Span(held[0], held[-1]),
            screening=None if planned.isdisjoint(held) else known[regime],
        )
        for place, (regime, held) in enumerate(parts)
    )


def placed(plan: Plan, programme: Programme) -> Iterator[Placed]:
    """Give every session with the days on which paper may allow it."""
    periods = periods_of(plan, programme)
    for week in programme.weeks:
        first = plan.screening.on + timedelta(days=DAYS * (week.week - 1))
        days = Span(first, first + timedelta(days=DAYS - 1))
        for session in week.sessions:
            period = next(period for period in periods if session.on in period.span)
            span = days.within(period.span)
            yield Placed(session=session, week=week.week, period=period, span=span)


@attrs.frozen(kw_only=True, eq=False)
class Group:
    """Sessions that ask for the same, with the same care, in periods that follow each other."""

    held: tuple[Placed, ...]

    @property
    def session(self) -> Session:
        """The session that stands for all of them."""
        return self.held[0].session

    @property
    def form(self) -> str:
        """The letter under which they stand."""
        return self.session.form

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks in which they are done."""
        return tuple(sorted({one.week for one in self.held}))

    @property
    def span(self) -> Span:
        """The days from the first to the last; each of them is in a period that has one of them."""
        spans = [one.span for one in self.held]
        return Span(min(span.first for span in spans), max(span.last for span in spans))

    @property
    def last_period(self) -> int:
        """The place of the last period in which they are done."""
        return self.held[-1].period.place


def _asked(session: Session) -> object:
    return tuple(
        (item.exercise.id, item.sets, item.reps, item.hold_s, item.cautions)
        for item in session.own_items
    )


def groups_of(plan: Plan, programme: Programme) -> tuple[Group, ...]:
    """
    Give the sessions as they stand on paper, in the order in which they are first done.

    What is asked for again after a period without it stands twice: the days between are no days
    of it.
    """
    found: list[Group] = []
    latest: dict[object, int] = {}
    for one in placed(plan, programme):
        asked = _asked(one.session)
        place = latest.get(asked)
        if place is not None and one.period.place - found[place].last_period <= 1:
            found[place] = Group(held=(*found[place].held, one))
        else:
            latest[asked] = len(found)
            found.append(Group(held=(one,)))
    return tuple(found)
