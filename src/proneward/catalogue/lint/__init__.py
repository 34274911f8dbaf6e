"""
The catalogue law: what must hold across files (house, "Catalogue law").

Every check yields every offender. Shapes and words inside one file are checked when it is
read; here are the references, the completeness, and the coherence of the clinical data.
"""

from proneward.catalogue.errors import Offence
from proneward.catalogue.lint import (
    complete,
    exercises,
    measures,
    positions,
    progression,
    references,
    rules,
)
from proneward.catalogue.model import Catalogue

CHECKS = (
    *references.CHECKS,
    *exercises.CHECKS,
    *rules.CHECKS,
    *positions.CHECKS,
    *measures.CHECKS,
    *progression.CHECKS,
    *complete.CHECKS,
)


def lint(catalogue: Catalogue) -> tuple[Offence, ...]:
    """Give every offence against the catalogue law, in the order of files."""
    return tuple(sorted(offence for check in CHECKS for offence in check(catalogue)))


__all__ = ["CHECKS", "lint"]
