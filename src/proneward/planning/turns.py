"""
Turns from one position to the next, which are few in a good session, since they are what hurts.

Getting into a lying or kneeling position takes `change_s`; to or from sitting or standing
`upright_change_s`; on to the ball `onto_ball_s` (contract §5). Getting down from the ball counts
as a change into the position that follows.
"""

from collections.abc import Iterable
from functools import lru_cache

import attrs

from proneward.catalogue import Times
from proneward.vocabulary import Position

BALL = Position.PRONE_ON_BALL


def turn_s(times: Times, here: Position, there: Position) -> int:
    """Give the seconds from one position to another; 0 if they are the same."""
    if here is there:
        return 0
    if here.upright or there.upright:
        return int(times.upright_change_s)
    return int(times.onto_ball_s if there is BALL else times.change_s)


@attrs.frozen(kw_only=True)
class Route:
    """Positions in the order they are taken, and the seconds of the turns between them."""

    order: tuple[Position, ...]
    seconds: int

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return len(self.order) - 1


@lru_cache(maxsize=20_000)
def _best(times: Times, here: Position, left: frozenset[Position], end: Position | None) -> Route:
    """From `here` through all that is left, to `end` where one is asked for."""
    if not left:
        if end is None or here is end:
            return Route(order=(here,), seconds=0)
        return Route(order=(here, end), seconds=turn_s(times, here, end))
    options = []
    for there in sorted(left):
        onward = _best(times, there, left - {there}, end)
        seconds = turn_s(times, here, there) + onward.seconds
        options.append(Route(order=(here, *onward.order), seconds=seconds))
    return min(options, key=lambda route: (route.seconds, route.order))


def route(
    times: Times, start: Position, visited: Iterable[Position], end: Position | None
) -> Route:
    """
    Give the shortest way from a start through every visited position to an end.

    Args:
        times: How long turns take.
        start: Position of the first exercise.
        visited: Positions of all exercises.
        end: Position of the last one; None where any may be last.
    """
    middle = frozenset(visited) - {start} - ({end} if end is not None else set())
    return _best(times, start, middle, end)
