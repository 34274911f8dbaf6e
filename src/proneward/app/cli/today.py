"""The one clock of the program."""

from datetime import UTC, date, datetime


def today() -> date:
    """Give the day it is where the program runs."""
    return datetime.now(tz=UTC).astimezone().date()
