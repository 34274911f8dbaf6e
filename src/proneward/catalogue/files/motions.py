"""Motions: how a body starts, what it does in each phase, and what is drawn; and their presets."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from proneward.catalogue.files.common import Id, ReviewFile, Sentence, Strict
from proneward.vocabulary import MuscleGroup, Position

Word = Annotated[
    str,
    Meta(
        pattern="^[a-z]+(_[a-z]+)*$",
        max_length=40,
        description="small letters, with single underscores between",
    ),
]
"""The name of a joint, a landmark or a segment."""
Degrees = Annotated[float, Meta(ge=-180, le=180)]
Metres = Annotated[float, Meta(ge=-3, le=3)]
Away = Annotated[float, Meta(gt=0, le=180)]
Moving = Annotated[float, Meta(gt=0, le=60)]
Pair = Annotated[list[Word], Meta(min_length=2, max_length=2)]
Place = Annotated[list[Metres | None], Meta(min_length=3, max_length=3)]
Ground = str
"""A surface, and `flat` after it if all of the landmark lies on it."""


class ApartFile(Strict, frozen=True, kw_only=True):
    """Two landmarks a distance apart."""

    between: Pair
    gap_m: Annotated[float, Meta(gt=0, le=1)]
    outside: bool = False


class FrameFile(Strict, frozen=True, kw_only=True):
    """
    What a keyframe changes in the one it comes from.

    A name without its side means both sides. `rests` puts landmarks on surfaces and `release`
    lifts them; `light` ones touch and carry nothing. `slide` lets landmarks move that would stay
    where they are, and `pin` keeps more.
    """

    angles: dict[Word, Degrees] = msgspec.field(default_factory=dict)
    rests: dict[Word, Ground] = msgspec.field(default_factory=dict)
    release: list[Word] = msgspec.field(default_factory=list)
    touch: list[Pair | ApartFile] = msgspec.field(default_factory=list)
    above: dict[Word, Word] = msgspec.field(default_factory=dict)
    held: dict[Word, Place] = msgspec.field(default_factory=dict)
    pin: list[Word] = msgspec.field(default_factory=list)
    slide: list[Word] = msgspec.field(default_factory=list)
    free: dict[Word, Away] = msgspec.field(default_factory=dict)
    light: list[Word] = msgspec.field(default_factory=list)
    breath: Annotated[float, Meta(ge=-1, le=1)] | None = None
    ball_rolls: bool | None = None


class PhaseFile(FrameFile, frozen=True, kw_only=True):
    """One phase: how long the way there takes, how long it is kept, and what is said."""

    name: Word
    seconds: Moving
    hold_s: Annotated[float, Meta(ge=0, le=60)] = 0
    say: Sentence
    after: Word | None = None
    position: Position | None = None
    between_positions: bool = False


class SupportsFile(Strict, frozen=True, kw_only=True):
    """Where surfaces stand, where the preset or the thing's own size does not say it."""

    ball: Annotated[list[Metres], Meta(min_length=2, max_length=2)] | None = None
    ball_radius_m: Annotated[float, Meta(ge=0.05, le=0.5)] | None = None
    ball_pressed: Annotated[float, Meta(ge=0.6, le=1)] | None = None
    seat_m: Annotated[float, Meta(ge=0.2, le=0.7)] | None = None
    wall: str | None = None
    wall_m: Metres | None = None
    block_m: Annotated[float, Meta(ge=0.05, le=0.3)] | None = None
    pillow_m: Annotated[float, Meta(ge=0.02, le=0.3)] | None = None
    towel_m: Annotated[float, Meta(ge=0.005, le=0.2)] | None = None


class DrawnFile(Strict, frozen=True, kw_only=True):
    """A thing that is drawn: exactly one of `under`, `between`, `along`, `beside`, `alone`."""

    thing: str
    under: list[Word] | None = None
    between: Pair | None = None
    along: list[Word] | None = None
    beside: Word | None = None
    alone: bool = False
    to: Place | None = None
    turned_deg: Degrees = 0


class ViewFile(Strict, frozen=True, kw_only=True):
    """Where one looks from; 0 from the body's left, 90 from behind, -90 from in front."""

    azimuth_deg: Degrees
    elevation_deg: Annotated[float, Meta(ge=-10, le=80)]


class ArrowFile(Strict, frozen=True, kw_only=True):
    """
    An arrow along a landmark's way between keyframes.

    `curl` bends it round the landmark, `through` leads it past more keyframes, and `push` presses
    on the skin there, or away from it, where next to nothing moves.
    """

    landmark: Word
    start: Word = "start"
    end: Word
    curl: bool = False
    push: Literal["in", "out"] | None = None
    through: Annotated[list[Word], Meta(min_length=2, max_length=6)] | None = None


class PanelFile(Strict, frozen=True, kw_only=True):
    """One picture: a keyframe, and the ghost behind it."""

    shows: Word
    ghost: Word | None = None


class PresetFile(FrameFile, frozen=True, kw_only=True):
    """`motions/presets/<id>.yaml`: a start that many motions share."""

    id: Id
    base: str
    pelvis_m: Annotated[list[Metres], Meta(min_length=3, max_length=3)]
    stays: list[Word]
    supports: SupportsFile = msgspec.field(default_factory=SupportsFile)
    view: ViewFile
    review: ReviewFile


class MotionFile(Strict, frozen=True, kw_only=True):
    """`motions/<exercise>.yaml`: the one definition of how an exercise moves."""

    id: Id
    preset: Id
    supports: SupportsFile = msgspec.field(default_factory=SupportsFile)
    drawn: list[DrawnFile] = msgspec.field(default_factory=list)
    start: FrameFile = msgspec.field(default_factory=FrameFile)
    start_say: Sentence | None = None
    phases: Annotated[list[PhaseFile], Meta(min_length=1, max_length=8)]
    return_s: Annotated[float, Meta(ge=0, le=60)] | None = None
    view: ViewFile | None = None
    panels: Annotated[list[PanelFile], Meta(min_length=1, max_length=3)] | None = None
    arrows: list[ArrowFile] = msgspec.field(default_factory=list)
    inset: Word | None = None
    tint: list[MuscleGroup] = msgspec.field(default_factory=list)
    review: ReviewFile

    @property
    def back_s(self) -> float:
        """How long the way back to the start takes."""
        return self.phases[-1].seconds if self.return_s is None else self.return_s

    @property
    def repetition_s(self) -> float:
        """How long one repetition takes."""
        return sum(phase.seconds + phase.hold_s for phase in self.phases) + self.back_s
