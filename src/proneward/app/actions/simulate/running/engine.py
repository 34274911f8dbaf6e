"""What a simulated life asks of whoever keeps its journal."""

from collections.abc import Callable
from typing import Protocol

import attrs

from proneward.app.actions.simulate.model import Person
from proneward.app.actions.simulate.running.asked import Programmed
from proneward.progression import Course
from proneward.record.journal import Told

JUDGED = (
    "stop-lock",
    "gap-surgery",
    "gap-illness",
    "gap-very-long",
    "gap-long",
    "gap-short",
    "regress-red-days",
    "regress-mornings",
    "regress-peripheralised",
    "flare-one-red-day",
    "review-clinician",
    "review-six-weeks",
    "advance-sessions",
    "advance-done",
    "advance-pain-during",
    "advance-morning",
    "advance-effort",
    "advance-site",
    "advance-quality",
    "advance-unlocked",
    "advance-leg-questions",
    "advance-next-stage",
)
"""The rules that move a stage or a dose: what is judged quickly, and compared."""


@attrs.frozen(kw_only=True)
class Reviewed:
    """What a review came to: the course, the stages, the judged rules that are met, the lane."""

    course: Course
    from_stage: int
    to_stage: int
    met: frozenset[str]
    lane: str | None = None
    lane_step: int | None = None

    @property
    def review_due(self) -> bool:
        """Whether a clinician is to look, even where something more pressing was decided."""
        return any(name.startswith("review-") for name in self.met)

    @property
    def held_by(self) -> tuple[str, ...]:
        """What kept a client from the next stage."""
        return tuple(
            name for name in JUDGED if name.startswith("advance-") and name not in self.met
        )


class Engine(Protocol):
    """Keeps the journal of one client, reviews it, and plans what follows."""

    def tells(self, number: int, hour: int, what: Told, *, by_clinic: bool = False) -> None:
        """Add what was told on a day, in the order of time."""
        ...

    def reviews(self, number: int) -> Reviewed:
        """Review the client on a day, as far as it was told by then."""
        ...

    def follows(self, number: int) -> Programmed | None:
        """Give the programme from a day on, or none."""
        ...

    def steps_up(self) -> None:
        """Take the next step of the extension lane, which a clinician has approved."""
        ...


Way = Callable[[Person], Engine]
"""Makes the engine of a client."""
