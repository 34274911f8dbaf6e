"""Set a plan on paper: a handout, or the one-page notice where there is no programme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from proneward.app.actions.clinic import ClinicFacts
from proneward.app.actions.place import write_whole

if TYPE_CHECKING:
    from proneward.planning import Plan


def check_body(body: str) -> None:
    """
    Refuse a body that there is none of, while nothing has been done yet.

    Raises:
        UnknownBody: naming the nearest.
    """
    from proneward.body.shape import shape_of  # noqa: PLC0415  # loads long, and only this needs it

    shape_of(body)


def write_handout(
    plan: Plan, path: Path, *, clinic: ClinicFacts | None, approved_by: str | None, body: str
) -> None:
    """
    Write a plan's PDF, whole or not at all.

    Args:
        plan: A plan that was checked again.
        path: A place that was checked.
        clinic: The clinic's facts; their gaps are marked where they are missing.
        approved_by: Name and licence; without it every page says that it is a draft.
        body: Whose body the pictures show.

    Raises:
        PronewardError: if it cannot be set or written; nothing is left over then.
    """
    from proneward.app.actions.figures.draw import pictures  # noqa: PLC0415  # as below
    from proneward.exchange.handout import (  # noqa: PLC0415  # loads long, and nothing else needs it
        Clinic,
        Desk,
        Handout,
        Paper,
        exercises_of,
        handout_of,
        pictured,
        render,
    )

    desk = Desk(approved_by=approved_by)
    if clinic is not None:
        facts = Clinic(
            name=clinic.name, phone=clinic.phone, emergency_number=clinic.emergency_number
        )
        desk = Desk(clinic=facts, paper=Paper(clinic.paper), approved_by=approved_by)
    words = plan.screening.catalogue.words["handout"]
    document = handout_of(plan, desk)
    if isinstance(document, Handout):
        document = pictured(document, pictures(exercises_of(document), body))
    write_whole(path, render(document, words))
