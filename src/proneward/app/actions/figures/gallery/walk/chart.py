"""The whole of easier and harder as one drawing: stages from left to right, positions downward."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from proneward.app.actions.figures.gallery.walk.columns import columns_of, widths_of
from proneward.app.actions.figures.gallery.words import PATH
from proneward.catalogue import Catalogue, Exercise
from proneward.vocabulary import Position

NODE_WIDTH, NODE_HEIGHT = 168, 116
ACROSS, DOWN = 214, 148
"""From one node to the next, in pixels."""
STAGE_GAP, BAND_GAP, MARGIN = 28, 26, 36
LETTERS, LINES = 20, 2
"""How much of a name a node holds in one line, and in how many."""
MARGIN_LETTERS = 12
TURN = ACROSS - NODE_WIDTH
"""How far a line needs to turn: the gap between two columns."""
LANE, LANES = 5, 5
"""Lines in the gap between two rows keep this far from each other, so many beside each other."""


@attrs.frozen(kw_only=True)
class Node:
    """An exercise where it stands."""

    exercise: Exercise
    x: int
    y: int

    @property
    def lines(self) -> tuple[str, ...]:
        """Its name, broken."""
        broken = textwrap.wrap(self.exercise.name, LETTERS, max_lines=LINES, placeholder=" …")
        return tuple(broken)


@attrs.frozen(kw_only=True)
class Edge:
    """A way from an easier exercise to a harder one, as the data of a path."""

    easier: str
    harder: str
    d: str


@attrs.frozen(kw_only=True)
class Span:
    """A stage's columns, or a position's rows: what it is called, where, and how long."""

    name: str
    at: int
    length: int
    apart: int
    """From one writing of its name to the next."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + self.length

    @property
    def labels(self) -> tuple[int, ...]:
        """Where its name is written: again and again, since no screen shows the whole."""
        return tuple(range(self.at, self.end, self.apart))

    @property
    def lines(self) -> tuple[str, ...]:
        """The name, broken for a narrow margin."""
        return tuple(textwrap.wrap(self.name, MARGIN_LETTERS))


@attrs.frozen(kw_only=True)
class Chart:
    """The drawing, in pixels."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    stages: tuple[Span, ...]
    positions: tuple[Span, ...]

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.stages[-1].end + MARGIN

    @property
    def height(self) -> int:
        """How tall it is."""
        return self.positions[-1].end + MARGIN


def _stages(catalogue: Catalogue) -> dict[int, Span]:
    spans: dict[int, Span] = {}
    at = MARGIN
    for stage, width in sorted(widths_of(catalogue).items()):
        spans[stage] = Span(name=f"Stage {stage}", at=at, length=width * ACROSS, apart=ACROSS)
        at = spans[stage].end + STAGE_GAP
    return spans


def _rows(catalogue: Catalogue, columns: Mapping[str, int]) -> dict[str, int]:
    """Give which row of its position each exercise stands in: below what has its column."""
    taken: Counter[tuple[Position, int, int]] = Counter()
    found: dict[str, int] = {}
    for name, exercise in catalogue.exercises.items():
        cell = (exercise.position, exercise.stage, columns[name])
        found[name] = taken[cell]
        taken[cell] += 1
    return found


def _positions(catalogue: Catalogue, rows: Mapping[str, int]) -> dict[Position, Span]:
    spans: dict[Position, Span] = {}
    at = MARGIN
    for position in PATH:
        inside = [
            rows[name] for name, one in catalogue.exercises.items() if one.position == position
        ]
        if not inside:
            continue
        name = catalogue.words["positions"][position]
        length = (max(inside) + 1) * DOWN
        spans[position] = Span(name=name, at=at, length=length, apart=2 * DOWN)
        at = spans[position].end + BAND_GAP
    return spans


def _way(easier: Node, harder: Node, lane: int) -> str:
    """
    Draw a way: straight across to the next column, and else along the gap beside the harder's row.

    So no line runs behind an exercise that it does not lead to.
    """
    x, y = easier.x + NODE_WIDTH, easier.y + NODE_HEIGHT // 2
    to_x, to_y = harder.x, harder.y + NODE_HEIGHT // 2
    if to_x - x <= 2 * TURN + STAGE_GAP:
        middle = (x + to_x) // 2
        return f"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}"
    beside = LANE * (lane % LANES + 1)
    gap_y = harder.y - beside if to_y >= y else harder.y + NODE_HEIGHT + beside
    out, back = x + TURN, to_x - TURN
    return (
        f"M{x} {y}C{out} {y} {x} {gap_y} {out} {gap_y}"
        f"H{back}C{to_x} {gap_y} {back} {to_y} {to_x} {to_y}"
    )


def _edges(nodes: Mapping[str, Node]) -> Iterator[Edge]:
    for lane, (name, easier) in enumerate(nodes.items()):
        for harder in easier.exercise.harder:
            yield Edge(easier=name, harder=harder, d=_way(easier, nodes[harder], lane))


def chart_of(catalogue: Catalogue) -> Chart:
    """Lay every exercise out, and every way between two."""
    columns = columns_of(catalogue)
    rows = _rows(catalogue, columns)
    stages, positions = _stages(catalogue), _positions(catalogue, rows)
    nodes = {
        name: Node(
            exercise=exercise,
            x=stages[exercise.stage].at + columns[name] * ACROSS,
            y=positions[exercise.position].at + rows[name] * DOWN,
        )
        for name, exercise in sorted(
            catalogue.exercises.items(), key=lambda one: (one[1].stage, columns[one[0]], one[0])
        )
    }
    return Chart(
        nodes=tuple(nodes.values()),
        edges=tuple(_edges(nodes)),
        stages=tuple(stages.values()),
        positions=tuple(positions.values()),
    )
