"""What a review wishes of the next programme: it asks and avoids, and never clears anything."""

import math

import attrs

from proneward.planning.model import Item, Programme, Session
from proneward.vocabulary import Lane

WHOLE_PERCENT = 100


@attrs.frozen(kw_only=True)
class Wishes:
    """
    What the next programme should hold, where it can.

    `asked` are sets of exercises of which one is to be in every other session, so that a client
    may show what moves them on; `avoided` are left out; the first session asks for
    `dose_percent` of the dose.
    """

    asked: tuple[frozenset[str], ...] = ()
    avoided: frozenset[str] = frozenset()
    dose_percent: int = WHOLE_PERCENT


NO_WISHES = Wishes()


def _less(amount: float, percent: int) -> int:
    """Give a part of a number, at least one."""
    return max(1, math.floor(amount * percent / WHOLE_PERCENT))


def _lighter(item: Item, percent: int) -> Item:
    if item.lane is Lane.EXTENSION:
        return item
    if item.reps is not None:
        return attrs.evolve(item, reps=_less(item.reps, percent))
    held = None if item.hold_s is None else float(_less(item.hold_s, percent))
    return attrs.evolve(item, hold_s=held)


def lightened(programme: Programme | None, percent: int) -> Programme | None:
    """Give a programme whose first session asks for a part of the dose."""
    if programme is None or percent >= WHOLE_PERCENT:
        return programme
    first_week, *weeks = programme.weeks
    first, *sessions = first_week.sessions
    lighter: Session = attrs.evolve(
        first, items=tuple(_lighter(item, percent) for item in first.items)
    )
    week = attrs.evolve(first_week, sessions=(lighter, *sessions))
    return attrs.evolve(programme, weeks=(week, *weeks))
