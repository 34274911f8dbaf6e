"""The one clock of the program, and the days that it takes instead."""

from datetime import UTC, date, datetime

from proneward.vocabulary import PronewardError

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""Within these every date of a programme can be reckoned; anything else is a slip of the finger."""


class NotADay(PronewardError):
    """A day on which nobody is screened."""


def today() -> date:
    """Give the day it is where the program runs."""
    return datetime.now(tz=UTC).astimezone().date()


def day_asked(on: date | None) -> date:
    """
    Give the day that was asked for; today if none was.

    Raises:
        NotADay: if it lies centuries away.
    """
    day = today() if on is None else on
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotADay(
            what=f"--on {day}",
            why=f"a client is screened between the years {FIRST_YEAR} and {LAST_YEAR}",
            fix="Write the day as year-month-day, such as 2026-11-24",
        )
    return day
