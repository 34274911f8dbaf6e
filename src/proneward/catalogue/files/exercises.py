"""Exercises, and the positions they are done in."""

from typing import Annotated

import msgspec
from msgspec import Meta

from proneward.catalogue.files.common import (
    CitedFile,
    Count,
    Id,
    ReviewFile,
    Sentence,
    Strict,
)
from proneward.vocabulary import Attribute, Direction, Load, Position, Prop, Purpose, Side, Support


class DoseFile(Strict, frozen=True, kw_only=True):
    """`reps` (each held for `hold_s`) or `seconds`; `side: each` doubles."""

    sets: Annotated[int, Meta(ge=1, le=5)]
    reps: Count | None = None
    hold_s: Annotated[float, Meta(ge=0, le=120)] = 0
    seconds: Annotated[float, Meta(ge=5, le=1800)] | None = None
    side: Side = Side.NONE

    def __post_init__(self) -> None:
        """Refuse a dose of both, or of neither, where its file is still known."""
        if (self.reps is None) == (self.seconds is None):
            message = "a dose has either repetitions or seconds"
            raise ValueError(message)


class MusclesFile(Strict, frozen=True, kw_only=True):
    """Muscle words as the field uses them; a table maps each to a group."""

    primary: list[str]
    secondary: list[str]


class ExerciseFile(Strict, frozen=True, kw_only=True):
    """`exercises/<id>.yaml`."""

    id: Id
    name: Sentence
    aliases: list[str]
    position: Position
    support: Support
    bed: bool
    stage: Annotated[int, Meta(ge=1, le=5)]
    direction: Direction
    load: Load
    purpose: Purpose
    muscles: MusclesFile
    needs_props: list[list[Prop]]
    dose: DoseFile
    easier: list[Id]
    harder: list[Id]
    shown_first: list[Id] = msgspec.field(default_factory=list)
    attributes: list[Attribute]
    take_care: Sentence
    cues: list[Sentence]
    common_errors: list[Sentence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class PositionFile(Strict, frozen=True, kw_only=True):
    """`positions/<id>.yaml`: the geometry, the words people use, and who takes care."""

    id: Position
    name: Sentence
    synonyms: Annotated[list[str], Meta(min_length=1)]
    definition: Sentence
    gravity: Sentence
    opposite: Position | None
    related: list[Position]
    take_care: Annotated[list[Sentence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile
