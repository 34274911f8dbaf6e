"""Everything that decided for or against one exercise for one client."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from proneward.app.actions.programmes import planned
from proneward.catalogue import Catalogue, Exercise
from proneward.record import ClientRecord
from proneward.screening import Conflict, Obstacle, Screening, Standing, Verdict, screen
from proneward.vocabulary import Decision

if TYPE_CHECKING:
    from proneward.planning import LeftOut, Plan, Session


@attrs.frozen(kw_only=True, eq=False)
class Why:
    """One exercise for one client on one day: the verdict, the limits, and the programme."""

    exercise: Exercise
    screening: Screening
    plan: Plan | None

    @property
    def verdict(self) -> Verdict:
        """What the rules say."""
        return self.screening.verdicts[self.exercise.id]

    @property
    def obstacle(self) -> Obstacle | None:
        """The limit that keeps it out, if one does."""
        return self.screening.obstacles.get(self.exercise.id)

    @property
    def conflict(self) -> Conflict | None:
        """The two rules that disagree about it, if two do."""
        found = (c for c in self.screening.conflicts if c.exercise == self.exercise.id)
        return next(found, None)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the programme that hold it."""
        programme = self.plan.programme if self.plan else None
        return tuple(
            session
            for session in (programme.sessions if programme else ())
            if any(item.exercise.id == self.exercise.id for item in session.items)
        )

    @property
    def left_out(self) -> LeftOut | None:
        """Why it is cleared and not in the programme, if it is so."""
        found = (out for out in (self.plan.left_out if self.plan else ()))
        return next((out for out in found if out.exercise == self.exercise.id), None)


def why(client: ClientRecord, exercise: Exercise, catalogue: Catalogue, on: date) -> Why:
    """
    Say everything that decided about an exercise for a client.

    A programme is planned only where the exercise could be in one.
    """
    screening = screen(client, catalogue, on)
    cleared = screening.verdicts[exercise.id].standing is Standing.CLEARED
    could_be_in = cleared and screening.decision is Decision.PROGRAMME
    plan = planned(client, catalogue, on) if could_be_in else None
    return Why(exercise=exercise, screening=screening, plan=plan)
