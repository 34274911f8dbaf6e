"""From the items of a session to the rows of the page."""

from collections.abc import Iterator, Mapping

from proneward.catalogue import Catalogue, Exercise, trained_groups
from proneward.exchange.handout.model import HandoutItem, PositionBlock
from proneward.planning import BecauseKind, Item, Session
from proneward.vocabulary import Position, Side, Strength

MINUTES_FROM_S = 120
"""Doses of two minutes and more are read in minutes where they are whole ones."""


def _number(value: float) -> str:
    return f"{value:g}"


def _timed(item: Item, catalogue: Catalogue) -> str:
    seconds = item.hold_s or 0
    if item.sets == 1 and seconds >= MINUTES_FROM_S and seconds % 60 == 0:
        return catalogue.says("programme", "dose-minutes", minutes=_number(seconds / 60))
    key = "dose-once-timed" if item.sets == 1 else "dose-timed"
    return catalogue.says("programme", key, sets=item.sets, seconds=_number(seconds))


def dose_words(item: Item, catalogue: Catalogue) -> tuple[str, str | None]:
    """Give the dose as it is read, and what belongs to it: the side, the hold, how often."""
    detail = [catalogue.words["programme"]["each-side"]] if item.side is Side.EACH else []
    if item.reps is None:
        dose = _timed(item, catalogue)
    else:
        dose = catalogue.says("programme", "dose-reps", sets=item.sets, reps=item.reps)
        if item.hold_s:
            held = _number(item.hold_s)
            detail.append(catalogue.says("programme", "hold", seconds=held))
    if item.times_per_day > 1:
        detail.append(catalogue.says("programme", "times-a-day", times=item.times_per_day))
    return dose, ", ".join(detail) or None


def _cautions(item: Item) -> tuple[str, ...]:
    """The reasons to take care, each said once; a lifted rule is said on every page instead."""
    said = [r.reason for r in item.cautions if r.strength is Strength.PRECAUTION]
    return tuple(dict.fromkeys(said))


def _take_care(exercise: Exercise, catalogue: Catalogue) -> tuple[str, ...]:
    """The exercise's own precaution, where it has one."""
    nothing = catalogue.words["programme"]["take-care-nothing"]
    return () if exercise.take_care == nothing else (exercise.take_care,)


PERSONAL = frozenset({BecauseKind.FAVOURED, BecauseKind.LANE})
"""The reasons that are this client's own; what a place in the session is for shows in its order."""


def _works(item: Item, catalogue: Catalogue) -> tuple[str, ...]:
    """What it trains, in few words; what it is for where it trains nothing."""
    groups = sorted(trained_groups(item.exercise, catalogue))
    if not groups:
        return tuple(b.reason for b in item.because if b.kind is BecauseKind.COVERS)
    words = catalogue.words["programme"]
    named = [words[f"works-{group.replace(' ', '-')}"] for group in groups]
    listed = " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)
    return (catalogue.says("programme", "works", groups=listed),)


def _because(item: Item, catalogue: Catalogue) -> tuple[str, ...]:
    """Why it is in: what speaks for it with this client first."""
    own = tuple(b.reason for b in item.because if b.kind in PERSONAL)
    return (*own, *_works(item, catalogue))


def item_row(number: int, item: Item, catalogue: Catalogue) -> HandoutItem:
    """Give one exercise as the client reads it."""
    exercise = item.exercise
    dose, detail = dose_words(item, catalogue)
    return HandoutItem(
        number=number,
        exercise=exercise.id,
        name=exercise.name,
        dose=dose,
        dose_detail=detail,
        cues=exercise.cues,
        avoid=exercise.common_errors,
        take_care=_take_care(exercise, catalogue),
        because=_because(item, catalogue),
        cautions=_cautions(item),
        times_per_day=item.times_per_day,
        position_name=catalogue.words["positions"][exercise.position],
    )


def _runs(session: Session) -> Iterator[tuple[Position, list[Item]]]:
    """Items in a row that share a position."""
    run: list[Item] = []
    for item in session.own_items:
        if run and run[-1].exercise.position is not item.exercise.position:
            yield run[0].exercise.position, run
            run = []
        run.append(item)
    if run:
        yield run[0].exercise.position, run


def _turn(before: Position | None, here: Position, words: Mapping[str, str]) -> str:
    """Say where the body goes next: getting down from a chair is not a roll."""
    if before is None:
        return words[here]
    return words[f"down-to-{here}" if before.upright else f"to-{here}"]


def blocks(session: Session, catalogue: Catalogue) -> tuple[PositionBlock, ...]:
    """Give the session's rows under the turns between positions."""
    words, made, number = catalogue.words["positions"], [], 0
    before: Position | None = None
    for position, run in _runs(session):
        rows = tuple(item_row(number + place, item, catalogue) for place, item in enumerate(run, 1))
        heading = _turn(before, position, words)
        made.append(PositionBlock(heading=heading, turn=before is not None, items=rows))
        number, before = number + len(run), position
    return tuple(made)
