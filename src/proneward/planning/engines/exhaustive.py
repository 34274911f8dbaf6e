"""The exhaustive engine: every choice of exercises, one by one; slow and obvious."""

from itertools import combinations

from proneward.planning.score import Composed, composed
from proneward.planning.task import Task


def exhaustive(task: Task) -> Composed | None:
    """
    Compose the best session of a task by trying every choice of its candidates.

    Returns:
        The best session, of equal ones the first by id; None if there is none.
    """
    best: Composed | None = None
    for size in range(task.least, task.most + 1):
        for members in combinations(task.candidates, size):
            found = composed(task, members)
            if found is not None and (best is None or found.worth > best.worth):
                best = found
    return best
