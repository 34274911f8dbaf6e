"""From a composed session to what is asked for: doses, order and the reason for every item."""

from collections.abc import Collection, Iterator
from datetime import date

import attrs

from proneward.catalogue import Catalogue
from proneward.planning.model import BecauseKind, Item, ItemBecause, Session
from proneward.planning.score import Composed
from proneward.planning.task import Candidate, shortens
from proneward.screening import ClearedExercise
from proneward.vocabulary import Lane, Purpose


@attrs.frozen(kw_only=True, eq=False)
class Form:
    """
    A session that repeats: A and B alternate, and others take their place in later weeks.

    `kept` are the exercises that were carried over from the form it follows.
    """

    name: str
    lane: Lane
    composed: Composed
    bound: int | None
    limit_s: int
    kept: frozenset[str]
    extension: ClearedExercise | None

    def alike(self, other: "Form") -> bool:
        """Whether a client would do and read the same in both."""
        same_order = [one.cleared for one in self.composed.order] == [
            one.cleared for one in other.composed.order
        ]
        same_doses = self.composed.extras == other.composed.extras
        same_lanes = (self.lane, self.extension) == (other.lane, other.extension)
        return same_order and same_doses and same_lanes


def _because(kind: BecauseKind, reason: str) -> ItemBecause:
    return ItemBecause(kind=kind, reason=reason)


def _covers(candidate: Candidate, catalogue: Catalogue) -> ItemBecause:
    """What it trains; where it trains nothing, what it is for."""
    groups = [catalogue.words["muscle-groups"][group] for group in sorted(candidate.groups)]
    if groups:
        named = " and ".join([", ".join(groups[:-1]), groups[-1]] if groups[1:] else groups)
        return _because(BecauseKind.COVERS, catalogue.says("planning", "covers", groups=named))
    purpose = catalogue.words["purposes"][candidate.purpose]
    words = catalogue.says("planning", "purpose", purpose=purpose)
    return _because(BecauseKind.COVERS, words)


def _reasons(form: Form, place: int, catalogue: Catalogue) -> Iterator[ItemBecause]:
    """Why the item at a place is there, the reason of the person before that of the place."""
    candidate = form.composed.order[place]
    if candidate.cleared.favours:
        yield _because(BecauseKind.FAVOURED, candidate.cleared.favours[0].reason)
    if place == 0:
        key = "warm-up" if candidate.purpose is Purpose.WARM_UP else "stand-in"
        yield _because(BecauseKind.WARM_UP, catalogue.words["planning"][key])
    elif place == len(form.composed.order) - 1 and candidate.rests:
        yield _because(BecauseKind.REST, catalogue.words["planning"]["rest"])
    if candidate.id in form.kept:
        yield _because(BecauseKind.CARRY_OVER, catalogue.words["planning"]["carry-over"])
    yield _covers(candidate, catalogue)


def _stretched_s(form: Form, catalogue: Catalogue) -> int:
    """Seconds that shortened timed doses can grow by, in whole steps."""
    step = int(catalogue.times.timed_step_s)
    return (form.limit_s - form.composed.seconds) // step * step


def _timed_s(candidate: Candidate, added: int, spare_s: int, catalogue: Catalogue) -> float:
    """How long a timed dose is planned for."""
    full = candidate.cleared.exercise.dose.seconds or 0.0
    if added or not shortens(candidate.cleared.exercise, catalogue.times):
        return full
    return min(full, catalogue.times.timed_least_s + spare_s)


def _item(form: Form, place: int, spare_s: int, catalogue: Catalogue) -> Item:
    candidate, added = form.composed.order[place], form.composed.extras[place]
    exercise = candidate.cleared.exercise
    dose, timed = exercise.dose, exercise.dose.timed
    short = shortens(exercise, catalogue.times)
    held = _timed_s(candidate, added, spare_s, catalogue) if timed else dose.hold_s or None
    return Item(
        cleared=candidate.cleared,
        lane=form.lane,
        sets=1 if short else 1 + added,
        reps=dose.reps,
        hold_s=held,
        side=dose.side,
        times_per_day=1,
        because=tuple(_reasons(form, place, catalogue)),
    )


def _extension_item(cleared: ClearedExercise, catalogue: Catalogue) -> Item:
    dose = cleared.exercise.dose
    words = catalogue.words["planning"]["lane"]
    return Item(
        cleared=cleared,
        lane=Lane.EXTENSION,
        sets=dose.sets,
        reps=dose.reps,
        hold_s=dose.seconds or dose.hold_s or None,
        side=dose.side,
        times_per_day=catalogue.lane.times_per_day,
        because=(_because(BecauseKind.LANE, words),),
    )


def _items(form: Form, catalogue: Catalogue) -> tuple[tuple[Item, ...], int]:
    """The items in order, and the seconds that shortened timed doses grew by."""
    spare_s, grown_s, items = _stretched_s(form, catalogue), 0, []
    for place, candidate in enumerate(form.composed.order):
        item = _item(form, place, spare_s, catalogue)
        if (
            shortens(candidate.cleared.exercise, catalogue.times)
            and not form.composed.extras[place]
        ):
            grew = int((item.hold_s or 0) - catalogue.times.timed_least_s)
            spare_s, grown_s = spare_s - grew, grown_s + grew
        items.append(item)
    if form.extension is not None:
        items.append(_extension_item(form.extension, catalogue))
    return tuple(items), grown_s


def first_session(form: Form, on: date, day: int, catalogue: Catalogue) -> Session:
    """Give the session of a form on the first of its days; later ones differ in the day alone."""
    items, grown_s = _items(form, catalogue)
    return Session(
        on=on,
        day=day,
        form=form.name,
        seconds=form.composed.seconds + grown_s,
        position_changes=form.composed.turns,
        value=form.composed.worth,
        items=items,
    )


def known_again(ids: Collection[str], before: Form | None) -> frozenset[str]:
    """Give the exercises of a session that the form it follows had too."""
    return frozenset(ids) & before.composed.ids if before is not None else frozenset()
