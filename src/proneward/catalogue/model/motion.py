"""How an exercise is done: what the body does, what is drawn beside it, and what is said."""

from enum import StrEnum

import attrs

from proneward.body.contact import Movement
from proneward.catalogue.model.review import Review
from proneward.vocabulary import MuscleGroup, Position

Sparse = tuple[float | None, float | None, float | None]


class Thing(StrEnum):
    """What is drawn beside a body."""

    BALL = "ball"
    BAND = "band"
    STRAP = "strap"
    BLOCK = "block"
    TOWEL = "towel"
    PILLOW = "pillow"
    CHAIR = "chair"
    WALL = "wall"


class Placing(StrEnum):
    """How a thing finds its place from landmarks of the body."""

    UNDER = "under"
    """Below the middle of its landmarks, on the floor: block, pillow, towel, chair, ball."""
    BETWEEN = "between"
    """Held between two landmarks, as wide as they are apart: ball, block, pillow, towel."""
    ALONG = "along"
    """Stretched from landmark to landmark: band, strap."""
    BESIDE = "beside"
    """A chair whose back stands under the hand that is its landmark."""
    ALONE = "alone"
    """Where the movement's supports put it: a wall, a ball that is lain on."""


@attrs.frozen(kw_only=True)
class Drawn:
    """
    One thing beside the body.

    `to_m` is where a band's far end is tied, in the room. `turned_deg` turns a block, pillow,
    towel or chair about the vertical; 0 is lengthwise to the left of a body that stands.
    """

    thing: Thing
    placing: Placing
    landmarks: tuple[str, ...] = ()
    to_m: Sparse | None = None
    turned_deg: float = 0.0


@attrs.frozen(kw_only=True)
class View:
    """
    Where one looks from, in degrees.

    Azimuth 0 is from the body's left, in the room of a body that stands facing -y; 90 from behind,
    -90 from in front. Elevation is how far above the horizon.
    """

    azimuth_deg: float
    elevation_deg: float


class Push(StrEnum):
    """Which way an arrow presses where next to nothing moves."""

    IN = "in"
    """Onto the skin, from outside."""
    OUT = "out"
    """Away from it."""


@attrs.frozen(kw_only=True)
class Arrow:
    """
    An arrow along the way of a landmark from one keyframe to another.

    `curl` bends it round; `through` are all the keyframes it leads past, with its start and end;
    `push` shows a pressure at the landmark instead of a way.
    """

    landmark: str
    start: int
    end: int
    curl: bool = False
    push: Push | None = None
    through: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class Panel:
    """One picture of a still: a keyframe, and the one drawn behind it as a ghost."""

    keyframe: int
    ghost: int | None = None


@attrs.frozen(kw_only=True)
class Phase:
    """What one keyframe is called, what is said on the way to it, and where it is held."""

    name: str
    say: str
    position: Position | None = None
    """The position it is held in, where that is another than the start's; none if no position."""
    leaves: bool = False


@attrs.frozen(kw_only=True)
class Motion:
    """
    The one definition of how an exercise moves.

    `phases` stand beside the movement's keyframes, one each. `mirrored` is the other side's.
    """

    id: str
    movement: Movement
    phases: tuple[Phase, ...]
    drawn: tuple[Drawn, ...]
    view: View
    panels: tuple[Panel, ...]
    arrows: tuple[Arrow, ...]
    inset: str | None = None
    """A landmark that a round inset shows closer, where the movement is too small to see."""
    tint: frozenset[MuscleGroup] = frozenset()
    """The muscle groups that are coloured in its phases, where they work and nothing moves."""
    review: Review
