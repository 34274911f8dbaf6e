"""The second reading of the limits: what a client can do where they are, with what they have."""

from proneward.app.actions.verify.reading import Reading
from proneward.app.actions.verify.rows import ExerciseRow
from proneward.record import ClientRecord

ALWAYS_THERE = frozenset({"towel", "pillow", "chair", "wall", "worktop", "bed"})
"""The household props of contract §1, unless the record says that they lack."""
EITHER_SIDE = frozenset({"side-lying", "side-lying-left", "side-lying-right"})
ANSWERS_TO = {
    "prone-on-ball": frozenset({"prone", "prone-on-ball"}),
    "side-lying": EITHER_SIDE,
}
"""Which words of a record mean that a position can be taken, where more than one does."""


def _both_sides(positions: frozenset[str]) -> bool:
    return "side-lying" in positions or positions >= EITHER_SIDE - {"side-lying"}


def _taken(row: ExerciseRow, positions: frozenset[str]) -> bool:
    asked = {row.position}
    if "pos-prone-ball" in row.attributes:
        asked.add("prone-on-ball")
    able = all(positions & ANSWERS_TO.get(position, {position}) for position in asked)
    turns = row.position == "side-lying" and row.dose.side == "each"
    return able and (_both_sides(positions) or not turns)


def _served(row: ExerciseRow, lies_on: str) -> bool:
    match lies_on:
        case "floor":
            return True
        case "bed":
            return row.bed or "floor-transfer" not in row.attributes
        case _:
            return row.position in {"sitting", "standing"}


def possible(reading: Reading, client: ClientRecord) -> int:
    """Give the set of exercises that no position, surface or prop keeps from a client."""
    positions = frozenset(map(str, client.positions))
    has = (frozenset(map(str, client.props)) | ALWAYS_THERE) - frozenset(map(str, client.lacks))
    return sum(
        reading.bits[name]
        for name, row in reading.exercises.items()
        if _taken(row, positions)
        and _served(row, str(client.lies_on))
        and all(has & set(choice) for choice in row.needs_props)
    )
