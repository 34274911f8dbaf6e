"""The days and moments of simulated lives, made once."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from proneward.app.actions.simulate.people import START

WAKES, ANSWERS, REVIEWS, DECIDES, PRACTISES = 7, 8, 9, 10, 11
"""Hours of a day: a morning's pain, answers, a review, what a clinician decides, a session."""


@cache
def day_of(number: int) -> date:
    """Give the day so many days after the first."""
    return START + timedelta(days=number)


@cache
def moment_of(number: int, hour: int) -> datetime:
    """Give an hour of such a day."""
    return datetime.combine(day_of(number), time(hour), tzinfo=UTC)
