"""Why a cleared exercise is left out, and what would have to give where no session exists."""

from proneward.planning.explain.left_out import left_out
from proneward.planning.explain.relax import smallest_relaxation

__all__ = ["left_out", "smallest_relaxation"]
