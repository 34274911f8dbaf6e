"""A program handed to HiGHS, which is imported only then: one thread, a fixed seed, no output."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

from proneward.planning.engines.milp_program import Program
from proneward.vocabulary import PronewardError

if TYPE_CHECKING:
    from highspy._core import _Highs

SETTINGS: Mapping[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    # Worths are whole numbers: a bound less than one above a session proves it the best.
    "mip_abs_gap": 0.99,
    # HiGHS 1.16 carries a start wrongly through its presolve, and sums it up as worth more.
    "presolve": "off",
    # Programs of this size are solved at the root. Measured on 300 sessions that begin with the
    # instant engine's: restarts, heuristics and symmetry cost more than they save.
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
}


class Unsolved(PronewardError):
    """A session that the exact engine could not solve; a defect, not a client's limit."""


@attrs.frozen(kw_only=True)
class Solved:
    """
    What the solver found: the columns' values and their worth, and what none can exceed.

    `values` is None, and `worth` means nothing, where it found nothing in time.
    """

    values: Sequence[float] | None
    worth: float
    bound: float


def _passed(program: Program, solver: "_Highs") -> None:
    """Hand a program to the solver."""
    from highspy import MatrixFormat, ObjSense  # noqa: PLC0415  # only planning exactly needs it

    columns, rows = len(program.worths), len(program.row_leasts)
    solver.passModel(
        columns,
        rows,
        len(program.columns),
        int(MatrixFormat.kRowwise),
        int(ObjSense.kMaximize),
        0.0,
        np.array(program.worths, dtype=np.float64),
        np.zeros(columns),
        np.array(program.mosts, dtype=np.float64),
        np.array(program.row_leasts, dtype=np.float64),
        np.array(program.row_mosts, dtype=np.float64),
        np.array(program.starts[:-1], dtype=np.int32),
        np.array(program.columns, dtype=np.int32),
        np.array(program.factors, dtype=np.float64),
        np.array(program.whole, dtype=np.int32),
    )


def solved(program: Program, time_limit_s: float, *, begun: bool = False) -> Solved | None:
    """
    Solve a program.

    Args:
        program: What to solve.
        time_limit_s: When to stop with what there is.
        begun: Whether to search on from what the program begins with.

    Returns:
        What was found, or None where it is proven that nothing is to be found.

    Raises:
        Unsolved: if the solver fails.
    """
    # Importing takes 0.4 s of CPU. The inner class: the outer one prints a line when it is made.
    from highspy import HighsModelStatus  # noqa: PLC0415  # as said above
    from highspy._core import _Highs  # noqa: PLC0415  # as said above

    solver = _Highs()
    for name, value in SETTINGS.items():
        solver.setOptionValue(name, value)
    solver.setOptionValue("time_limit", time_limit_s)
    _passed(program, solver)
    if begun:
        places = np.arange(len(program.begins), dtype=np.int32)
        solver.setSolution(len(places), places, np.array(program.begins, dtype=np.float64))
    solver.run()
    status, told = solver.getModelStatus(), solver.getInfo()
    if status == HighsModelStatus.kInfeasible:
        return None
    if status not in {HighsModelStatus.kOptimal, HighsModelStatus.kTimeLimit}:
        raise Unsolved(
            what="The exact engine",
            why=f"the solver ended with '{solver.modelStatusToString(status)}'",
            fix="Plan without it, and report the session's task",
        )
    values = solver.getSolution()
    return Solved(
        values=list(values.col_value) if values.value_valid else None,
        worth=told.objective_function_value,
        bound=told.mip_dual_bound,
    )
