"""
Which candidates may always stand in for which others, so that a search need not try both.

`j` dominates `i` when swapping `i` for `j`, in any session with `i` and without `j`, leaves it a
session and makes it worth no less. So some best session holds `j` wherever it holds `i`.
"""

from collections.abc import Mapping

import attrs

from proneward.planning.score import Composed, composed
from proneward.planning.task import Candidate, Task
from proneward.vocabulary import Position


def _loses(task: Task, out: Candidate, into: Candidate) -> int:
    """The most that a swap may lose in groups and purposes."""
    each = max(task.value.group_first, task.value.group_second, 0)
    lost = each * len(out.groups - into.groups)
    return lost + (0 if out.purpose is into.purpose else max(task.value.purpose, 0))


def _stands_where(task: Task, out: Candidate, into: Candidate) -> bool:
    """Whether one may take the other's place: position, first, last, quotas."""
    return (
        out.position is into.position
        and task.opens(into) >= task.opens(out)
        and task.closes(into) >= task.closes(out)
        and all((into.id in q.exercises) >= (out.id in q.exercises) for q in task.quotas)
    )


def _doses_match(task: Task, out: Candidate, into: Candidate, least_gain: int) -> bool:
    """Whether for each dose of one there is a dose of the other, no longer and worth enough."""
    kept = task.value.set_kept
    return all(
        any(
            into.base_s + own * into.extra_s <= out.base_s + steps * out.extra_s
            and into.base_worth + own * kept >= out.base_worth + steps * kept + least_gain
            for own in range(into.extras + 1)
        )
        for steps in range(out.extras + 1)
    )


def dominates(task: Task, into: Candidate, out: Candidate) -> bool:
    """Whether `into` may always stand in for `out`."""
    return _stands_where(task, out, into) and _doses_match(task, out, into, _loses(task, out, into))


def dominators(task: Task) -> Mapping[str, frozenset[str]]:
    """
    Give who dominates each candidate, by id.

    Of two that dominate each other the one of the lower id counts, so that no circle arises.
    """
    by_position: dict[Position, list[Candidate]] = {}
    for one in task.candidates:
        by_position.setdefault(one.position, []).append(one)
    return {
        out.id: frozenset(
            into.id
            for into in by_position[out.position]
            if into.id != out.id
            and dominates(task, into, out)
            and (into.id < out.id or not dominates(task, out, into))
        )
        for out in task.candidates
    }


def without_the_dominated(task: Task, over: Mapping[str, frozenset[str]]) -> Task:
    """Leave out whoever has so many dominators that one of them is always free instead."""
    kept = tuple(one for one in task.candidates if len(over[one.id]) < task.most)
    return attrs.evolve(task, candidates=kept)


def lifted(task: Task, over: Mapping[str, frozenset[str]], session: Composed) -> Composed | None:
    """Swap exercises for free dominators until none is free: the session is worth no less."""
    ids = set(session.ids)
    while swap := next(
        ((out, into) for out in sorted(ids) for into in sorted(over[out] - ids)), None
    ):
        out, into = swap
        ids = (ids - {out}) | {into}
    return composed(task, [one for one in task.candidates if one.id in ids])
