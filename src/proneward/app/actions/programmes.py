"""
Plan a programme, and screen it again before anybody sees it.

Planning is imported when a plan is asked for, since its engines take long to load and the other
commands do without.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from proneward.catalogue import Catalogue
from proneward.record import ClientRecord
from proneward.screening import Screening, Standing, screen
from proneward.vocabulary import Decision, PronewardError

if TYPE_CHECKING:
    from proneward.planning import Plan, Session


class UnsafeProgramme(PronewardError):
    """A finished programme that a second screening does not clear; nobody gets to see it."""


def _check_session(session: Session, again: Screening) -> None:
    if again.decision is not Decision.PROGRAMME:
        raise UnsafeProgramme(
            what=f"The programme has a session on {session.on}",
            why=f"screening decides '{again.decision}' for that day",
            fix="Nothing was printed or written; report this as a fault",
        )
    for item in session.items:
        verdict = again.verdicts.get(item.exercise.id)
        if verdict is None or verdict.standing is not Standing.CLEARED:
            raise UnsafeProgramme(
                what=f"The programme has '{item.exercise.id}' on {session.on}",
                why="screening does not clear it for that day",
                fix="Nothing was printed or written; report this as a fault",
            )


def recheck(plan: Plan, *, shown: Collection[str] = ()) -> None:
    """
    Screen a finished programme again, each session for its own day.

    Raises:
        UnsafeProgramme: if a day has no programme, or an item is not cleared for its day.
    """
    if plan.programme is None:
        return
    first = plan.screening
    for session in plan.programme.sessions:
        again = screen(first.client, first.catalogue, session.on, shown=shown)
        _check_session(session, again)


def planned(client: ClientRecord, catalogue: Catalogue, on: date, *, exact: bool = False) -> Plan:
    """
    Plan a programme from a day on, and check it a second time.

    Raises:
        UnsafeProgramme: if the second screening does not clear it.
    """
    from proneward.planning import plan  # noqa: PLC0415  # see the module's docstring

    made = plan(client, catalogue, on, exact=exact)
    recheck(made)
    return made


def plan_document(plan: Plan) -> dict[str, object]:
    """Give a plan as `proneward plan --json` prints it (contract §5)."""
    from proneward.planning import document  # noqa: PLC0415  # see the module's docstring

    return document(plan)
