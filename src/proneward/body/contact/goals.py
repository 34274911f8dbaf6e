"""What a keyframe asks of a body: which landmarks rest, stay, meet and stand above what."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs

from proneward.body.model import Base, Point

Sparse = tuple[float | None, float | None, float | None]
"""A place in the room of which some coordinates are free."""

SEAT_OF_HEIGHT = 0.27
"""A seat at the height of the knees' back: 45 cm for 166 cm, so that the feet stand flat."""
BALL_RADII_M = ((1.55, 0.225), (1.70, 0.275), (1.83, 0.325), (9.9, 0.375))
"""Below which height of a body, in metres, which ball: 45, 55, 65 and 75 cm across, as sold."""


class Ground(StrEnum):
    """What a landmark can rest on."""

    FLOOR = "floor"
    BALL = "ball"
    SEAT = "seat"
    WALL = "wall"
    BLOCK = "block"
    PILLOW = "pillow"
    TOWEL = "towel"


@attrs.frozen(kw_only=True)
class Rest:
    """A landmark that touches a surface: with a point of it or, if `flat`, with all of it."""

    landmark: str
    ground: Ground
    flat: bool = False


@attrs.frozen(kw_only=True)
class Touch:
    """
    Two landmarks that meet, or that are `gap_m` apart.

    If `outside`, the first is that far from the skin of the second, and not within it.
    """

    first: str
    second: str
    gap_m: float = 0.0
    outside: bool = False


@attrs.frozen(kw_only=True)
class Above:
    """A landmark that stands level with a segment's joint, seen from above, lengthwise."""

    landmark: str
    segment: str


@attrs.frozen(kw_only=True)
class Held:
    """A landmark at a place in the room."""

    landmark: str
    at_m: Sparse


class Wall(StrEnum):
    """On which side of the body a wall stands, whatever way the body is bent."""

    BEHIND = "behind"
    FRONT = "front"
    LEFT = "left"
    RIGHT = "right"

    @property
    def axis(self) -> int:
        """Which coordinate the wall stands at: 0 for x, 1 for y."""
        return 0 if self in {Wall.LEFT, Wall.RIGHT} else 1

    @property
    def outward(self) -> int:
        """The sign of that coordinate on the wall's far side."""
        return 1 if self in {Wall.LEFT, Wall.BEHIND} else -1


@attrs.frozen(kw_only=True)
class Supports:
    """
    Where the surfaces are: the floor at height 0, and what stands on it.

    `ball_m` is where the ball touches the floor, x and y; a ball that rolls is solved for along y.
    A ball without a radius and a seat without a height take those that fit the body. `wall_m` is
    the coordinate that the wall stands at. Heights are above the floor.
    """

    ball_m: tuple[float, float] | None = None
    ball_radius_m: float | None = None
    ball_pressed: float = 1.0
    """What is left of the ball's radius under the weight of who lies or sits on it."""
    seat_m: float | None = None
    wall: Wall | None = None
    wall_m: float = 0.0
    block_m: float = 0.1
    pillow_m: float = 0.1
    towel_m: float = 0.03

    def fitted(self, height_m: float) -> "Supports":
        """Give the supports with a ball and a seat that fit a body of this height."""
        radius_m = next(r for most, r in BALL_RADII_M if height_m < most)
        return attrs.evolve(
            self,
            ball_radius_m=self.ball_radius_m or radius_m * self.ball_pressed,
            seat_m=self.seat_m or SEAT_OF_HEIGHT * height_m,
        )

    def height_m(self, ground: Ground) -> float:
        """Give how high a level surface is, once fitted."""
        levels = {
            Ground.SEAT: self.seat_m or 0.0,
            Ground.BLOCK: self.block_m,
            Ground.PILLOW: self.pillow_m,
            Ground.TOWEL: self.towel_m,
        }
        return levels.get(ground, 0.0)


@attrs.frozen(kw_only=True)
class Keyframe:
    """
    One moment of a movement, as it was written.

    `angles_deg` are aims; `free_deg` names the joints that may leave them to meet the goals, and
    by how much. `pinned` landmarks stay where they were in the frame this one starts from.
    """

    name: str
    angles_deg: Mapping[str, float]
    free_deg: Mapping[str, float] = MappingProxyType({})
    limits_deg: Mapping[str, tuple[float, float]] = MappingProxyType({})
    """Ranges of one client's own, inside the normal ones."""
    rests: tuple[Rest, ...] = ()
    touches: tuple[Touch, ...] = ()
    above: tuple[Above, ...] = ()
    held: tuple[Held, ...] = ()
    pinned: tuple[str, ...] = ()
    light: frozenset[str] = frozenset()
    """Landmarks that touch what they rest on and carry nothing."""
    ball_rolls: bool = False
    breath: float = 0.0


@attrs.frozen(kw_only=True)
class Stretch:
    """The way to a keyframe: from which one, in how many seconds, and how long it is kept."""

    start: int
    end: int
    seconds: float
    hold_s: float = 0.0


@attrs.frozen(kw_only=True)
class Movement:
    """Keyframes, the first where it starts, and the ways between them that make one repetition."""

    base: Base
    pelvis_m: Point
    supports: Supports
    keyframes: tuple[Keyframe, ...]
    stretches: tuple[Stretch, ...]

    def starts_from(self, keyframe: int) -> int:
        """Give the keyframe that one is first reached from; the first for the first."""
        ways = (way.start for way in self.stretches if way.end == keyframe)
        return next(ways, 0)

    @property
    def seconds(self) -> float:
        """How long one repetition takes."""
        return sum(stretch.seconds + stretch.hold_s for stretch in self.stretches)
