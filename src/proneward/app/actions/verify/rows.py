"""
The reviewed files as the second reading takes them: only the fields that decide something.

Structs of its own, laxer than the catalogue's, since the catalogue has refused what is malformed.
"""

from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from proneward.vocabulary import parse_yaml

T = TypeVar("T")


class DoseRow(msgspec.Struct):
    """What of a dose decides where it can be done."""

    side: str = "none"


class ExerciseRow(msgspec.Struct):
    """What of an exercise's file decides safety and possibility."""

    id: str
    position: str
    bed: bool
    stage: int
    direction: str
    load: str
    needs_props: list[list[str]]
    dose: DoseRow
    attributes: list[str]


class ConditionRow(msgspec.Struct):
    """What of a condition's file decides safety."""

    id: str
    kind: str
    start_stage: int
    referral: str
    expires: bool = False


class GroupRow(msgspec.Struct):
    """Rules of one strength: which attribute each reads."""

    strength: str
    rules: dict[str, str]


class OneRow(msgspec.Struct):
    """The rules of one condition."""

    condition: str
    groups: list[GroupRow]


class PairRow(msgspec.Struct):
    """A rule that asks for two conditions."""

    conditions: list[str]
    attributes: list[str]
    strength: str


class UnknownRow(msgspec.Struct):
    """What stays cleared beside a condition in free text."""

    keeps_stage_most: int
    keeps_direction: str
    keeps_load: str
    strength: str


class StepRow(msgspec.Struct):
    """One step of the extension lane."""

    step: int
    exercise: str


class LaneRow(msgspec.Struct):
    """What opens the extension lane, and what it may hold."""

    steps: list[StepRow]
    where_prone_is_impossible: str
    opened_by_finding: str
    opened_by_conditions: list[str]


class SizesRow(msgspec.Struct):
    """How few exercises a session may have, and for how long a finding holds."""

    exercises_least: int
    finding_valid_days: int


def one_row(file: Traversable, kind: type[T]) -> T:
    """Read one file."""
    return msgspec.convert(parse_yaml(file.read_text("utf-8"), file.name), kind)


def all_rows(folder: Traversable, kind: type[T]) -> list[T]:
    """Read every file of a folder, in the order of their names."""
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [one_row(file, kind) for file in files if file.name.endswith(".yaml")]
