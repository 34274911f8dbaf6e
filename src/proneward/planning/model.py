"""A programme: weeks of sessions of items, each with why it is there."""

from datetime import date
from enum import StrEnum

import attrs

from proneward.catalogue import Exercise
from proneward.screening import ClearedExercise, OverrideOutcome, Screening
from proneward.vocabulary import Lane, Limit, Reason, Side


class BecauseKind(StrEnum):
    """Why an item stands in a session."""

    FAVOURED = "favoured"
    COVERS = "covers"
    WARM_UP = "warm-up"
    REST = "rest"
    CARRY_OVER = "carry-over"
    LANE = "lane"


@attrs.frozen(kw_only=True)
class ItemBecause:
    """One reason for an item, in the client's words."""

    kind: BecauseKind
    reason: str


@attrs.frozen(kw_only=True)
class Item:
    """
    One exercise of a session, as much of it as is asked for.

    A timed dose has `reps` None and its seconds in `hold_s`, so `2x20s` is 2 sets held 20 s.
    """

    cleared: ClearedExercise
    lane: Lane
    sets: int
    reps: int | None
    hold_s: float | None
    side: Side
    times_per_day: int
    because: tuple[ItemBecause, ...]

    @property
    def exercise(self) -> Exercise:
        """The exercise, without what screening said of it."""
        return self.cleared.exercise

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """The reasons to take care with it."""
        return self.cleared.cautions


@attrs.frozen(kw_only=True)
class Session:
    """
    What is done on one day, in order; items of lane B stand last, outside the minutes.

    `form` names sessions that are alike (A, B, C …): what a client learns by heart.
    """

    on: date
    day: int
    form: str
    seconds: int
    position_changes: int
    value: int
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up."""
        return -(-self.seconds // 60)

    @property
    def own_items(self) -> tuple[Item, ...]:
        """The items inside the minutes: everything but lane B."""
        return tuple(item for item in self.items if item.lane is not Lane.EXTENSION)


@attrs.frozen(kw_only=True)
class Week:
    """One week of a programme, counted from 1."""

    week: int
    sessions: tuple[Session, ...]


@attrs.frozen(kw_only=True)
class Programme:
    """The weeks, at the stage reached; moving on is progression's."""

    weeks: tuple[Week, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session, in order of days."""
        return tuple(session for week in self.weeks for session in week.sessions)


@attrs.frozen(kw_only=True)
class LeftOut:
    """A cleared exercise that is not in the programme, and the limit that keeps it out."""

    exercise: str
    limit: Limit
    detail: str


@attrs.frozen(kw_only=True)
class Relaxation:
    """A limit that would have to give, and to what; never a contraindication."""

    limit: Limit
    to: str
    reason: str


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """
    What planning says of one screening.

    `value` sums the sessions that were planned (each form once); `bound` is the same sum of
    proven bounds, known where the exact engine planned them. `lifted` are the overrides in force on
    any day of the programme: every page shows them. `screenings` has one screening for each set
    of days on which the same holds, from the first day on; each is dated its first day.
    """

    screening: Screening
    programme: Programme | None
    left_out: tuple[LeftOut, ...]
    relax: tuple[Relaxation, ...]
    value: int
    bound: int | None
    lifted: tuple[OverrideOutcome, ...]
    screenings: tuple[Screening, ...]
    notes: tuple[str, ...]

    @property
    def gap(self) -> float | None:
        """How far the value may lie below the best, as a share of the bound."""
        if self.bound is None:
            return None
        return (self.bound - self.value) / self.bound if self.bound else 0.0
