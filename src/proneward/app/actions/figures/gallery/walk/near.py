"""Easier and harder around one exercise: two steps either way, as columns with lines between."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import attrs

from proneward.catalogue import Catalogue, Exercise, needs

ROWS_LEAST = 2
"""So many rows stand beside the exercise itself, which is drawn larger."""
Beside = Callable[[Exercise], tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Near:
    """An exercise near another; `through` names what lies between, two steps away."""

    exercise: Exercise
    through: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Column:
    """All that are equally many steps away: negative is easier, 0 the exercise itself."""

    steps: int
    near: tuple[Near, ...]


@attrs.frozen(kw_only=True)
class Line:
    """A line between two columns; from and to are heights in rows from the top."""

    start: float
    end: float


@attrs.frozen(kw_only=True)
class Ways:
    """The neighbourhood of an exercise; `lines` stand between one column and the next."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[Line, ...], ...]
    rows: int
    first: tuple[Exercise, ...]
    """Of these one is shown before the exercise itself may be."""


def _one_step(here: Exercise, beside: Beside, catalogue: Catalogue) -> tuple[Near, ...]:
    return tuple(Near(exercise=catalogue.exercises[name]) for name in beside(here))


def _two_steps(
    here: Exercise, ones: tuple[Near, ...], beside: Beside, catalogue: Catalogue
) -> tuple[Near, ...]:
    """Give what lies a step beyond, in the order of what leads there."""
    known = {here.id, *(one.exercise.id for one in ones)}
    through: dict[str, list[str]] = {}
    for one in ones:
        for name in beside(one.exercise):
            if name not in known:
                through.setdefault(name, []).append(one.exercise.name)
    return tuple(
        Near(exercise=catalogue.exercises[name], through=tuple(names))
        for name, names in through.items()
    )


def _columns(here: Exercise, catalogue: Catalogue) -> Iterator[Column]:
    sides: tuple[tuple[int, Beside], ...] = (
        (-1, lambda exercise: exercise.easier),
        (1, lambda exercise: exercise.harder),
    )
    yield Column(steps=0, near=(Near(exercise=here),))
    for side, beside in sides:
        ones = _one_step(here, beside, catalogue)
        yield Column(steps=side, near=ones)
        yield Column(steps=2 * side, near=_two_steps(here, ones, beside, catalogue))


def _height(column: Column, row: int, rows: int) -> float:
    """Give the middle of a row of a column that stands in the middle of the rows."""
    return (rows - len(column.near)) / 2 + row + 0.5


def _lines(easier: Column, harder: Column, rows: int) -> tuple[Line, ...]:
    return tuple(
        Line(start=_height(easier, start, rows), end=_height(harder, end, rows))
        for start, one in enumerate(easier.near)
        for end, other in enumerate(harder.near)
        if other.exercise.id in one.exercise.harder
    )


def ways_of(exercise: Exercise, catalogue: Catalogue) -> Ways:
    """Give what is easier and harder than an exercise, up to two steps away."""
    found = sorted(_columns(exercise, catalogue), key=lambda column: column.steps)
    columns = tuple(column for column in found if column.near)
    rows = max(ROWS_LEAST, *(len(column.near) for column in columns))
    return Ways(
        columns=columns,
        lines=tuple(_lines(easier, harder, rows) for easier, harder in pairwise(columns)),
        rows=rows,
        first=needs(exercise, catalogue),
    )
