"""What a kept programme asks for on each of its days."""

from collections.abc import Mapping
from datetime import date
from typing import Any

DAYS_A_WEEK = 7


def days_of(document: Mapping[str, Any], from_day: date) -> dict[date, dict[str, Any]]:
    """Give what is done on each day of a programme, from its document (contract §5)."""
    first = from_day.toordinal()
    return {
        date.fromordinal(first + (week["week"] - 1) * DAYS_A_WEEK + session["day"] - 1): session
        for week in document["programme"]["weeks"]
        for session in week["sessions"]
    }
