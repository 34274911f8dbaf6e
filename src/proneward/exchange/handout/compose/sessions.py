"""The sessions of a handout: when each is done, beside which others, and where to tick it."""

from collections.abc import Iterator
from datetime import timedelta

from proneward.catalogue import Catalogue
from proneward.exchange.handout.compose.items import blocks
from proneward.exchange.handout.compose.periods import DAYS, Group, groups_of, periods_of, whole_of
from proneward.exchange.handout.compose.sentences import (
    day_words,
    says,
    span_words,
    these_sessions,
)
from proneward.exchange.handout.model import EVERY_DAY, HandoutSession, Span
from proneward.planning import Plan, Programme

WEEKS_TICKED = 4
"""Weeks that get boxes of their own; a programme is followed up by then."""


def _weeks(weeks: tuple[int, ...], catalogue: Catalogue) -> str:
    first, last = weeks[0], weeks[-1]
    if first == last:
        return says(catalogue, "week-one", first=first)
    return says(catalogue, "week-many", first=first, last=last)


def _others(group: Group, groups: tuple[Group, ...]) -> list[str]:
    beside = {other.form for other in groups if other.span.meets(group.span)}
    return sorted(beside - {group.form})


def _beside(others: list[str], catalogue: Catalogue) -> str:
    """Say with which other sessions one takes turns."""
    if not others:
        return says(catalogue, "every-session")
    return says(catalogue, "in-turn", sessions=these_sessions(catalogue, others))


def _boxes_by_date(span: Span) -> tuple[tuple[int, ...], ...]:
    """Give a line for each calendar week from Monday on, with the days that are in the span."""
    monday = span.first - timedelta(days=span.first.weekday())
    lines = (span.last - monday).days // DAYS + 1
    return tuple(
        tuple(day for day in EVERY_DAY if monday + timedelta(days=line * DAYS + day - 1) in span)
        for line in range(lines)
    )


def sessions_of(plan: Plan, programme: Programme) -> Iterator[HandoutSession]:
    """Give the sessions as they are printed; by dates where a day changes what holds."""
    catalogue = plan.screening.catalogue
    groups, whole = groups_of(plan, programme), whole_of(plan, programme)
    changes = len(periods_of(plan, programme)) > 1
    for group in groups:
        by_date = span_words(catalogue, group.span, whole) if changes else ""
        when = by_date or _weeks(group.weeks, catalogue)
        ticked = (EVERY_DAY,) * min(len(group.weeks), WEEKS_TICKED)
        title = "session-only" if len(groups) == 1 else "session"
        yield HandoutSession(
            title=says(catalogue, title, form=group.form),
            when=f"{when}, {_beside(_others(group, groups), catalogue)}.",
            days=group.span,
            boxes=_boxes_by_date(group.span) if changes else ticked,
            minutes=group.session.minutes,
            blocks=blocks(group.session, catalogue),
        )


def _change(catalogue: Catalogue, span: Span, whole: Span, now: list[Group]) -> str:
    """Say what is done from the first day of a span on; that nothing is where none was planned."""
    if not now:
        return says(catalogue, "change-none", days=span_words(catalogue, span, whole))
    forms = sorted({group.form for group in now})
    day = day_words(catalogue, span.first)
    return says(catalogue, "change", day=day, sessions=these_sessions(catalogue, forms))


def changes_of(plan: Plan, programme: Programme) -> Iterator[str]:
    """Say of each day that changes what holds what is done from then on, and why if it is known."""
    catalogue = plan.screening.catalogue
    groups, whole = groups_of(plan, programme), whole_of(plan, programme)
    first, *later = periods_of(plan, programme)
    before = [group for group in groups if group.span.meets(first.span)]
    said = set(plan.screening.start.because)
    for period in later:
        now = [group for group in groups if group.span.meets(period.span)]
        if now != before:
            yield _change(catalogue, period.span, whole, now)
        because = period.screening.start.because if period.screening else ()
        day = day_words(catalogue, period.span.first)
        new = [line for line in because if line not in said]
        yield from (says(catalogue, "change-because", day=day, because=line) for line in new)
        said, before = said | set(new), now
