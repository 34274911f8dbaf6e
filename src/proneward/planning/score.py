"""
The one arithmetic that judges a session, whoever composed it.

Given which exercises, the best order and the best doses follow: the order with the least turns,
and steps of dose added from the cheapest on, since each is worth the same.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import permutations

import attrs

from proneward.planning.task import Candidate, Task
from proneward.planning.turns import Route, route
from proneward.vocabulary import Purpose

WITHIN_A_POSITION = (
    Purpose.WARM_UP,
    Purpose.MOBILITY,
    Purpose.ACTIVATION,
    Purpose.BALANCE,
    Purpose.STRENGTH,
    Purpose.ENDURANCE,
    Purpose.STRETCH,
    Purpose.RELAXATION,
)
"""Effort before fatigue, rest last (knowledge: 'balance/effort items before fatigue')."""


@attrs.frozen(kw_only=True)
class Composed:
    """A session composed: candidates in order, steps of dose above the smallest, worth."""

    order: tuple[Candidate, ...]
    extras: tuple[int, ...]
    turns: int
    seconds: int
    worth: int

    @property
    def ids(self) -> frozenset[str]:
        """The exercises in it."""
        return frozenset(candidate.id for candidate in self.order)


def standing_worth(task: Task, members: Collection[Candidate]) -> int:
    """Give the worth of a choice before turns and added steps of dose."""
    value = task.value
    trained = Counter(group for member in members for group in member.groups)
    worth = sum(member.base_worth for member in members)
    worth += value.group_first * len(trained)
    worth += value.group_second * sum(1 for times in trained.values() if times > 1)
    return worth + value.purpose * len({member.purpose for member in members})


def _ends(task: Task, members: Collection[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Every pair that may be first and last."""
    for first, last in permutations(members, 2):
        if task.opens(first) and task.closes(last):
            yield first, last


@attrs.frozen(kw_only=True)
class _Way:
    first: Candidate
    last: Candidate
    route: Route


def _way(task: Task, members: Collection[Candidate]) -> _Way | None:
    """The first, the last and the way between with the least turns; None if no pair may be."""
    visited = {member.position for member in members}
    ways = [
        _Way(
            first=first,
            last=last,
            route=route(task.times, first.position, visited, last.position),
        )
        for first, last in _ends(task, members)
    ]
    return min(ways, key=lambda way: (way.route.seconds, way.first.id, way.last.id), default=None)


def _within(candidate: Candidate) -> tuple[int, int, str]:
    exercise = candidate.cleared.exercise
    return WITHIN_A_POSITION.index(candidate.purpose), exercise.stage, candidate.id


def _ordered(way: _Way, members: Collection[Candidate]) -> tuple[Candidate, ...]:
    """Lay the members along the way: each when its position is first reached."""
    middle = [member for member in members if member not in (way.first, way.last)]
    laid = [way.first]
    for position in dict.fromkeys(way.route.order):
        here = [member for member in middle if member.position is position]
        laid.extend(sorted(here, key=_within))
    return (*laid, way.last)


def _added(order: tuple[Candidate, ...], slack_s: int) -> tuple[int, ...]:
    """How many steps of dose each may add, the cheapest first, in the seconds that are left."""
    steps = sorted(
        (candidate.extra_s, place)
        for place, candidate in enumerate(order)
        for _ in range(candidate.extras)
    )
    added = [0] * len(order)
    for seconds, place in steps:
        if seconds > slack_s:
            break
        slack_s -= seconds
        added[place] += 1
    return tuple(added)


def _meets(task: Task, members: Collection[Candidate]) -> bool:
    """Whether the number and the quotas are right."""
    ids = {member.id for member in members}
    enough = all(len(ids & quota.exercises) >= quota.count for quota in task.quotas)
    return enough and task.least <= len(members) <= task.most


def composed(task: Task, members: Collection[Candidate]) -> Composed | None:
    """
    Compose a session of exactly these members as well as can be.

    Returns:
        The session, or None if its number, quotas, ends or minutes do not allow it.
    """
    way = _way(task, members) if _meets(task, members) else None
    if way is None:
        return None
    seconds = sum(member.base_s for member in members) + way.route.seconds
    if seconds > task.limit_s:
        return None
    order = _ordered(way, members)
    added = _added(order, task.limit_s - seconds)
    seconds += sum(n * member.extra_s for n, member in zip(added, order, strict=True))
    return Composed(
        order=order,
        extras=added,
        turns=way.route.turns,
        seconds=seconds,
        worth=standing_worth(task, members)
        + task.value.change_per_s * way.route.seconds
        + task.value.set_kept * sum(added),
    )
