"""Alike sessions stand once on paper, with the days on which they are done."""

import attrs

from proneward.exchange.handout.compose.periods import Placed, placed
from proneward.exchange.handout.model import Span
from proneward.planning import Plan, Programme, Session


@attrs.frozen(kw_only=True, eq=False)
class Group:
    """Sessions that ask for the same, with the same care, in periods that follow each other."""

    held: tuple[Placed, ...]

    @property
    def session(self) -> Session:
        """The session that stands for all of them."""
        return self.held[0].session

    @property
    def form(self) -> str:
        """The letter under which they stand."""
        return self.session.form

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks in which they are done."""
        return tuple(sorted({one.week for one in self.held}))

    @property
    def span(self) -> Span:
        """The days from the first to the last; each of them is in a period that has one of them."""
        spans = [one.span for one in self.held]
        return Span(min(span.first for span in spans), max(span.last for span in spans))

    @property
    def last_period(self) -> int:
        """The place of the last period in which they are done."""
        return self.held[-1].period.place


def _asked(session: Session) -> object:
    return tuple(
        (item.exercise.id, item.sets, item.reps, item.hold_s, item.cautions)
        for item in session.own_items
    )


def groups_of(plan: Plan, programme: Programme) -> tuple[Group, ...]:
    """
    Give the sessions as they stand on paper, in the order in which they are first done.

    What is asked for again after a period without it stands twice: the days between are no days
    of it.
    """
    found: list[Group] = []
    latest: dict[object, int] = {}
    for one in placed(plan, programme):
        asked = _asked(one.session)
        place = latest.get(asked)
        if place is not None and one.period.place - found[place].last_period <= 1:
            found[place] = Group(held=(*found[place].held, one))
        else:
            latest[asked] = len(found)
            found.append(Group(held=(one,)))
    return tuple(found)
