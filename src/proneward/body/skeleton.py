"""
The segments of the skeleton, what turns each of them, and how long they are in a body.

Every segment's frame, in the anatomical position, is that of the room: x to the client's left,
y backward, z toward the head. A joint with three directions turns by flexion, then abduction or
side-bending, then axial rotation: the Cardan order of Grood and Suntay (J Biomech Eng
1983;105:136), which the International Society of Biomechanics took over (Wu et al, J Biomech
2002;35:543-8). For the shoulder it recommends another order (Wu et al, J Biomech 2005;38:981-92);
here flexion and abduction stay, since clinicians write those.

A region of the spine is several segments that share its angles, so that it bends as a curve. Half
of the axial rotation of thigh and upper arm is turned halfway down, and most of the forearm's
pronation, so that a skin hung on the segments does not wring.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

import attrs

from proneward.body.model import Point


class Axis(IntEnum):
    """The axes that a segment turns about, in the order in which it does."""

    TRANSVERSE = 0
    SAGITTAL = 1
    LONG = 2


@attrs.frozen
class Turn:
    """A share of one joint's angle, as a turn of one segment about an axis of its frame."""

    joint: str
    axis: Axis
    share: float


@attrs.frozen(kw_only=True)
class Segment:
    """
    One rigid part of the skeleton.

    `offset_heights` is where its joint lies in its parent's frame, as parts of the body's height.
    """

    name: str
    parent: str | None
    offset_heights: Point
    turns: tuple[Turn, ...] = ()


# Heights of joints and lengths of segments as parts of the body's height: Drillis R, Contini R,
# Body Segment Parameters, New York University, 1966, as Winter, Biomechanics and Motor Control of
# Human Movement, 4th ed., Wiley 2009, figure 4.1 gives them (read in texts that quote it).
ANKLE, KNEE, HIP, SHOULDER, CHIN, CROWN = 0.039, 0.285, 0.530, 0.818, 0.870, 1.0
HALF_SHOULDERS = 0.129
UPPER_ARM, FOREARM, HAND, FOOT = 0.186, 0.146, 0.108, 0.152
# Working values of this project, until bodies are baked from meshes: no publication behind them.
HALF_HIPS, CLAVICLE_FROM_MIDDLE, HEEL_BEHIND_ANKLE, TOES_FROM_ANKLE = 0.05, 0.02, 0.04, 0.08
KNUCKLES_FROM_WRIST, FINGERTIPS_FROM_KNUCKLES = 0.055, 0.026
SPINE_HEIGHTS = {
    "lumbar_low": 0.580,
    "lumbar_mid": 0.615,
    "lumbar_high": 0.650,
    "thorax_low": 0.685,
    "thorax": 0.745,
    "neck_low": 0.830,
    "neck_mid": 0.845,
    "neck_high": 0.858,
    "head": CHIN,
}
SPINE_SHARES: Mapping[str, Mapping[str, float]] = {
    "lumbar": {"lumbar_low": 0.3, "lumbar_mid": 0.4, "lumbar_high": 0.3},
    "thoracic": {"thorax_low": 0.5, "thorax": 0.5},
    "neck": {"neck_low": 0.2, "neck_mid": 0.25, "neck_high": 0.25, "head": 0.3},
}
"""How a region's angle is shared; chosen by eye for a smooth curve, not measured."""
FIRST_OF_ROTATION, FIRST_OF_PRONATION = 0.5, 0.25
FINGERTIPS_FOLLOW = 0.8
"""How far the ends of the fingers bend with the knuckles, so that a hand can hold something."""
FINGERTIP = KNUCKLES_FROM_WRIST + FINGERTIPS_FROM_KNUCKLES - HAND


def _pelvis() -> Segment:
    turns = (
        Turn("pelvis_pitch", Axis.TRANSVERSE, 1),
        Turn("pelvis_roll", Axis.SAGITTAL, 1),
        Turn("pelvis_yaw", Axis.LONG, 1),
    )
    return Segment(name="pelvis", parent=None, offset_heights=(0, 0, 0), turns=turns)


def _spine() -> Iterator[Segment]:
    parent, below = "pelvis", HIP
    for region, shares in SPINE_SHARES.items():
        for name, share in shares.items():
            yield Segment(
                name=name,
                parent=parent,
                offset_heights=(0, 0, SPINE_HEIGHTS[name] - below),
                turns=(
                    Turn(f"{region}_flexion", Axis.TRANSVERSE, share),
                    Turn(f"{region}_lateral_l", Axis.SAGITTAL, share),
                    Turn(f"{region}_rotation_l", Axis.LONG, share),
                ),
            )
            parent, below = name, SPINE_HEIGHTS[name]


def _ball_joint(joint: str, side: str, out: int) -> tuple[Turn, ...]:
    return (
        Turn(f"{joint}_flexion_{side}", Axis.TRANSVERSE, -1),
        Turn(f"{joint}_abduction_{side}", Axis.SAGITTAL, -out),
        Turn(f"{joint}_rotation_in_{side}", Axis.LONG, -out * FIRST_OF_ROTATION),
    )


def _leg(side: str, out: int) -> Iterator[Segment]:
    half = (0, 0, (KNEE - HIP) / 2)
    rest = Turn(f"hip_rotation_in_{side}", Axis.LONG, -out * (1 - FIRST_OF_ROTATION))
    yield Segment(
        name=f"thigh_{side}",
        parent="pelvis",
        offset_heights=(out * HALF_HIPS, 0, 0),
        turns=_ball_joint("hip", side, out),
    )
    yield Segment(
        name=f"thigh_twist_{side}", parent=f"thigh_{side}", offset_heights=half, turns=(rest,)
    )
    for name, parent, offset, joint, sign in (
        ("shank", "thigh_twist", half, "knee_flexion", 1),
        ("foot", "shank", (0, 0, ANKLE - KNEE), "ankle_dorsiflexion", -1),
        ("toes", "foot", (0, -TOES_FROM_ANKLE, -ANKLE), "toe_extension", -1),
    ):
        yield Segment(
            name=f"{name}_{side}",
            parent=f"{parent}_{side}",
            offset_heights=offset,
            turns=(Turn(f"{joint}_{side}", Axis.TRANSVERSE, sign),),
        )


def _shoulder_girdle(side: str, out: int) -> Iterator[Segment]:
    half = (0, 0, -UPPER_ARM / 2)
    yield Segment(
        name=f"clavicle_{side}",
        parent="thorax",
        offset_heights=(out * CLAVICLE_FROM_MIDDLE, 0, SHOULDER - SPINE_HEIGHTS["thorax"]),
        turns=(
            Turn(f"scapula_elevation_{side}", Axis.SAGITTAL, -out),
            Turn(f"scapula_protraction_{side}", Axis.LONG, -out),
        ),
    )
    yield Segment(
        name=f"upper_arm_{side}",
        parent=f"clavicle_{side}",
        offset_heights=(out * (HALF_SHOULDERS - CLAVICLE_FROM_MIDDLE), 0, 0),
        turns=_ball_joint("shoulder", side, out),
    )
    rest = Turn(f"shoulder_rotation_in_{side}", Axis.LONG, -out * (1 - FIRST_OF_ROTATION))
    yield Segment(
        name=f"upper_arm_twist_{side}",
        parent=f"upper_arm_{side}",
        offset_heights=half,
        turns=(rest,),
    )


def _forearm(side: str, out: int) -> Iterator[Segment]:
    pronation = f"forearm_pronation_{side}"
    yield Segment(
        name=f"forearm_{side}",
        parent=f"upper_arm_twist_{side}",
        offset_heights=(0, 0, -UPPER_ARM / 2),
        turns=(
            Turn(f"elbow_flexion_{side}", Axis.TRANSVERSE, -1),
            Turn(pronation, Axis.LONG, -out * FIRST_OF_PRONATION),
        ),
    )
    yield Segment(
        name=f"forearm_twist_{side}",
        parent=f"forearm_{side}",
        offset_heights=(0, 0, -FOREARM / 2),
        turns=(Turn(pronation, Axis.LONG, -out * (1 - FIRST_OF_PRONATION)),),
    )
    for name, parent, length, joint, share in (
        ("hand", "forearm_twist", FOREARM / 2, "wrist_extension", 1),
        ("fingers", "hand", KNUCKLES_FROM_WRIST, "finger_flexion", -1),
        ("fingertips", "fingers", FINGERTIPS_FROM_KNUCKLES, "finger_flexion", -FINGERTIPS_FOLLOW),
    ):
        yield Segment(
            name=f"{name}_{side}",
            parent=f"{parent}_{side}",
            offset_heights=(0, 0, -length),
            turns=(Turn(f"{joint}_{side}", Axis.TRANSVERSE, share),),
        )


def _segments() -> Iterator[Segment]:
    yield _pelvis()
    yield from _spine()
    for side, out in (("l", 1), ("r", -1)):
        yield from _leg(side, out)
        yield from _shoulder_girdle(side, out)
        yield from _forearm(side, out)


SEGMENTS: tuple[Segment, ...] = tuple(_segments())
"""Every segment, each after its parent, in the order of the arrays of kinematics."""

INDEX: Mapping[str, int] = {segment.name: place for place, segment in enumerate(SEGMENTS)}
"""Where each segment stands in SEGMENTS."""

LANDMARKS: Mapping[str, tuple[str, Point]] = {
    "crown": ("head", (0, 0, CROWN - CHIN)),
    **{
        f"{name}_{side}": (f"{segment}_{side}", point)
        for side in "lr"
        for name, segment, point in (
            ("heel", "foot", (0, HEEL_BEHIND_ANKLE, -ANKLE)),
            ("toe_tip", "toes", (0, HEEL_BEHIND_ANKLE + TOES_FROM_ANKLE - FOOT, 0)),
            ("fingertip", "fingertips", (0, 0, FINGERTIP)),
        )
    },
}
"""Points that are no joint: the segment each is on, and where, in parts of the body's height."""


@attrs.frozen(kw_only=True)
class Body:
    """One body's lengths: where each segment's joint lies in its parent's frame, in metres."""

    height_m: float = attrs.field(validator=[attrs.validators.ge(0.5), attrs.validators.le(2.5)])
    offsets_m: Sequence[Point] = attrs.field()

    @offsets_m.validator
    def _one_a_segment(self, _field: object, offsets_m: Sequence[Point]) -> None:
        if len(offsets_m) != len(SEGMENTS):
            message = f"a body has {len(SEGMENTS)} offsets, one a segment"
            raise ValueError(message)

    @property
    def hip_height_m(self) -> float:
        """How high the pelvis is when this body stands on the floor."""
        return HIP * self.height_m


def scaled(point: Point, height_m: float) -> Point:
    """Give a point in metres that is known in parts of a body's height."""
    x, y, z = point
    return x * height_m, y * height_m, z * height_m


def body_of_height(height_m: float) -> Body:
    """Give a body of average proportions."""
    offsets_m = tuple(scaled(segment.offset_heights, height_m) for segment in SEGMENTS)
    return Body(height_m=height_m, offsets_m=offsets_m)
