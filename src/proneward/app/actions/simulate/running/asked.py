"""What a programme asks for on each of its days, and the items that come of it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import attrs

from proneward.planning import Programme, Session
from proneward.record.journal import Item, Quality
from proneward.vocabulary import Lane

NOBODY = -1
"""The place of no item."""


class Outcome(NamedTuple):
    """How a session went: which item went badly, how much was done, which one was stopped."""

    badly: int = NOBODY
    done: float = 1.0
    stopped: int = NOBODY


@attrs.define(kw_only=True, eq=False)
class Asked:
    """One session of a programme."""

    session: Session
    lane_step: int | None
    _made: dict[Outcome, tuple[Item, ...]] = attrs.field(factory=dict)

    @property
    def count(self) -> int:
        """How many exercises it has."""
        return len(self.session.items)

    def items(self, outcome: Outcome) -> tuple[Item, ...]:
        """Give the items as a client logs them; the same ones for the same outcome."""
        made = self._made.get(outcome)
        if made is None:
            made = self._made[outcome] = tuple(self._items(outcome))
        return made

    def _items(self, outcome: Outcome) -> list[Item]:
        found = []
        for place, item in enumerate(self.session.items):
            stopped = place == outcome.stopped
            found.append(
                Item(
                    exercise=item.exercise.id,
                    sets=item.sets,
                    reps=item.reps,
                    hold_s=item.hold_s,
                    done=outcome.done / 2 if stopped else outcome.done,
                    quality=Quality.NOT_MET if place == outcome.badly else Quality.MET,
                    stopped_for="pain" if stopped else None,
                )
            )
        return found


@attrs.frozen(kw_only=True, eq=False)
class Programmed:
    """A programme by its days, counted from its first."""

    by_day: Mapping[int, Asked]
    days: int

    @classmethod
    def of(cls, programme: Programme, first: date, lane_step: int) -> "Programmed":
        """Lay out a programme; where the extension lane is in it, its step is told."""
        known: dict[tuple[str, ...], Asked] = {}
        by_day = {}
        for place, session in enumerate(programme.sessions):
            name = (session.form, "first" if place == 0 else "")
            if name not in known:
                in_lane = any(item.lane is Lane.EXTENSION for item in session.items)
                known[name] = Asked(session=session, lane_step=lane_step if in_lane else None)
            by_day[(session.on - first).days] = known[name]
        return cls(by_day=by_day, days=7 * len(programme.weeks))
