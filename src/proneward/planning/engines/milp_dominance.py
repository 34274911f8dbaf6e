"""
Which candidates may always stand in for which others, so that a search need not try both.

`j` dominates `i` when swapping `i` for `j`, in any session with `i` and without `j`, leaves it a
session and makes it worth no less. So some best session holds `j` wherever it holds `i`.
"""

from collections.abc import Mapping, Sequence

from proneward.planning.task import Candidate, Task


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


def dominators(task: Task) -> Mapping[int, Sequence[int]]:
    """
    Give the places of each candidate's dominators.

    Of two that dominate each other the earlier one counts, so that no circle arises.
    """
    found: dict[int, list[int]] = {}
    for place, out in enumerate(task.candidates):
        found[place] = [
            other
            for other, into in enumerate(task.candidates)
            if other != place
            and dominates(task, into, out)
            and (other < place or not dominates(task, out, into))
        ]
    return found
