"""A simulated journal: kept and judged quickly, or plainly as a clinic's program does it."""

from proneward.app.actions.simulate.running.asked import Asked, Programmed
from proneward.app.actions.simulate.running.days import day_of, moment_of
from proneward.app.actions.simulate.running.engine import Engine, Reviewed, Way
from proneward.app.actions.simulate.running.kept import Kept
from proneward.app.actions.simulate.running.plain import Plain
from proneward.app.actions.simulate.running.quick import Quick

__all__ = [
    "Asked",
    "Engine",
    "Kept",
    "Plain",
    "Programmed",
    "Quick",
    "Reviewed",
    "Way",
    "day_of",
    "moment_of",
]
