"""From single sessions to weeks: forms that alternate, carry over and bring something new."""

from proneward.planning.programme.make import (
    Made,
    candidates_of,
    make_programme,
    most_on,
    solve_exactly,
    solve_instantly,
)

__all__ = ["Made", "candidates_of", "make_programme", "most_on", "solve_exactly", "solve_instantly"]
