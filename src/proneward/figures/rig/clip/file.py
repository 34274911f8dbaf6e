"""
What stands in a clip's file: one exercise as one body does it, small enough for hundreds of them.

Every number that moves is a channel: each joint by its name, in tenths of a degree; `pelvis_x`,
`pelvis_y`, `pelvis_z` and every coordinate of a thing's points (`p0_x` …) in millimetres;
`breath` in hundredths. A channel that is 0 is left out. `poses` gives a channel's value in every
keyframe, one number if it is the same in all.

On a way from one keyframe to another, a channel goes from the one value to the other as
u * u * (3 - 2 * u) does, u being the share of the way's time. What it does besides stands in the
way's `besides`: differences at seven moments evenly between, in a straight line from one to the
next and from nothing to nothing. A step that goes `back` runs its way from the end to the start.
"""

import msgspec

FORMAT = 1
BETWEEN = 7
"""How many moments a way has between its ends."""
ANGLE_STEP_DEG, LENGTH_STEP_M, BREATH_STEP = 0.1, 0.001, 0.01
PELVIS = ("pelvis_x", "pelvis_y", "pelvis_z")
BREATH = "breath"


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of the file; an unknown key is refused."""


class Way(Strict, frozen=True):
    """From one keyframe to another."""

    start: int
    end: int
    besides: dict[str, list[int]] = {}


class Step(Strict, frozen=True):
    """A way that is gone, in how many seconds, and how long its last keyframe is kept."""

    way: int
    seconds: float
    hold_s: float = 0.0
    back: bool = False


class Words(Strict, frozen=True):
    """What a keyframe is called, and what is said on the way to it."""

    name: str
    say: str


class Ball(Strict, frozen=True, tag="ball"):
    """A ball around a point; if it `bears`, the body is pressed flat where it lies on it."""

    at: int
    radius_mm: int
    bears: bool = False


class Box(Strict, frozen=True, tag="box"):
    """
    A box with round edges whose middle is a point, turned about the vertical.

    With `to`, its middle is between two points, its length lies along the line from one to the
    other, and its width is level. `thing` says what it is of.
    """

    thing: str
    at: int
    size_mm: tuple[int, int, int]
    edge_mm: int
    to: int | None = None
    turned_deg: float = 0.0


class Ribbon(Strict, frozen=True, tag="ribbon"):
    """A band or strap from point to point."""

    thing: str
    through: list[int]
    wide_mm: int


class ClipFile(Strict, frozen=True, kw_only=True):
    """
    A whole clip.

    `digest` says what it was made from; `base` is how the pelvis lies before its own angles; `view`
    azimuth and elevation in degrees; `bounds_mm` the least and the most of x, y and z that the body
    reaches; `mat_mm` the least and the most of x and y of the mat under it. The keyframes are those
    of `phases`, one each.
    """

    format: int
    digest: str = ""
    exercise: str
    body: str
    base: str
    view: tuple[float, float]
    bounds_mm: tuple[tuple[int, int, int], tuple[int, int, int]]
    mat_mm: tuple[tuple[int, int], tuple[int, int]]
    phases: list[Words]
    poses: dict[str, int | list[int]]
    ways: list[Way]
    course: list[Step]
    things: list[Ball | Box | Ribbon] = []
