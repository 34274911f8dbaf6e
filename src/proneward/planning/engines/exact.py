"""The exact engine: the best session there is, with a proof, by HiGHS."""

import math

import attrs

from proneward.planning.engines.milp_dominance import dominators, lifted, without_the_dominated
from proneward.planning.engines.milp_formulation import Formulation, formulated, is_linear
from proneward.planning.engines.milp_solver import Solved, Unsolved, solved
from proneward.planning.score import Composed, composed
from proneward.planning.task import Task

TIME_LIMIT_S = 20.0
"""A hundred times what a session takes (benchmarks/sessions.py); beyond it the bound is open."""
HALF = 0.5
WHOLE_WITHIN = 1e-3
"""How far the solver's numbers may lie from the whole ones that are meant."""


@attrs.frozen(kw_only=True)
class ExactAnswer:
    """
    The best session found, and what none can exceed.

    `proven`: none is better, or none exists where `best` is None. `bound` is None where there is
    no session to bound, or time ran out before there was a bound.
    """

    best: Composed | None
    bound: int | None
    proven: bool


def _defect(*, why: str) -> Unsolved:
    return Unsolved(
        what="The exact engine",
        why=f"{why}, so its formulation is wrong",
        fix="Plan without it, and report the session's task",
    )


def _composed(task: Task, formulation: Formulation, answer: Solved) -> Composed | None:
    """
    Compose what the solver chose, and hold the two sums against each other.

    Raises:
        Unsolved: if they differ.
    """
    if answer.values is None:
        return None
    pairs = zip(formulation.chosen, task.candidates, strict=True)
    members = [one for column, one in pairs if answer.values[column] > HALF]
    found = composed(task, members)
    if found is None or abs(found.worth - answer.worth) > WHOLE_WITHIN:
        raise _defect(why=f"a session is worth {answer.worth} to the solver, which is not its sum")
    return found


def _answer(start: Composed | None, found: Composed | None, bound: float) -> ExactAnswer:
    """
    Give the better of two, the start if they are alike, and what bounds them.

    Raises:
        Unsolved: if the bound lies below a session that exists.
    """
    both = [one for one in (start, found) if one is not None]
    best = max(both, key=lambda one: one.worth, default=None)
    if not math.isfinite(bound):
        return ExactAnswer(best=best, bound=None, proven=False)
    whole = math.floor(bound + WHOLE_WITHIN)
    if best is None:
        return ExactAnswer(best=None, bound=whole, proven=False)
    if best.worth > whole:
        raise _defect(why=f"a session of worth {best.worth} lies above the bound {bound}")
    return ExactAnswer(best=best, bound=whole, proven=best.worth == whole)


def exact(
    task: Task, start: Composed | None = None, time_limit_s: float = TIME_LIMIT_S
) -> ExactAnswer:
    """
    Compose the best session of a task, and prove that none is better.

    Args:
        task: The session to compose, in one form.
        start: A session of this task, from which the search goes on; a good one saves time.
        time_limit_s: When to stop with what there is. Until then the answer is always the same.

    Raises:
        Unsolved: if the solver's sums and the engine's own differ, if it fails, or if times or
            weights of the catalogue are such that turns are not linear.
    """
    if not is_linear(task.times, task.value):
        raise Unsolved(
            what="The exact engine",
            why="with these times or weights, turns or sets are not linear",
            fix="Plan without it, or restore the catalogue's times and weights",
        )
    if len(task.candidates) < task.least:
        return ExactAnswer(best=None, bound=None, proven=True)
    begun = composed(task, start.order) if start is not None else None
    over = dominators(task)
    fewer = without_the_dominated(task, over)
    ahead = lifted(task, over, begun) if begun is not None else None
    formulation = formulated(fewer, over, ahead)
    answer = solved(formulation.program, time_limit_s, begun=ahead is not None)
    if answer is None and begun is not None:
        raise _defect(why="the solver finds no session where one exists")
    if answer is None:
        return ExactAnswer(best=None, bound=None, proven=True)
    return _answer(begun, _composed(fewer, formulation, answer), answer.bound)
