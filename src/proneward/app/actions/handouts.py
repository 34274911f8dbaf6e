"""Set a plan on paper: a handout, or the one-page notice where there is no programme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from proneward.app.actions.clinic import ClinicFacts
from proneward.app.actions.place import write_whole

if TYPE_CHECKING:
    from proneward.planning import Plan


def write_handout(
    plan: Plan, path: Path, *, clinic: ClinicFacts | None, approved_by: str | None
) -> None:
    """
    Write a plan's PDF, whole or not at all.

    Args:
        plan: A plan that was checked again.
        path: A place that was checked.
        clinic: The clinic's facts; their gaps are marked where they are missing.
        approved_by: Name and licence; without it every page says that it is a draft.

    Raises:
        PronewardError: if it cannot be set or written; nothing is left over then.
    """
    from proneward.exchange.handout import (  # noqa: PLC0415  # loads long, and nothing else needs it
        Clinic,
        Desk,
        Paper,
        handout_of,
        render,
    )

    desk = Desk(approved_by=approved_by)
    if clinic is not None:
        facts = Clinic(
            name=clinic.name, phone=clinic.phone, emergency_number=clinic.emergency_number
        )
        desk = Desk(clinic=facts, paper=Paper(clinic.paper), approved_by=approved_by)
    words = plan.screening.catalogue.words["handout"]
    write_whole(path, render(handout_of(plan, desk), words))
