"""The rules at work: which one touches what, what is lifted, and the verdict."""

from proneward.screening.rules.hits import index_of, spared
from proneward.screening.rules.lift import judged
from proneward.screening.rules.verdicts import Touched, conflicts, touched_by, verdicts

__all__ = ["Touched", "conflicts", "index_of", "judged", "spared", "touched_by", "verdicts"]
