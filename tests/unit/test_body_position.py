"""Which position a body is in: canonical poses, what lies between, and where the edges are."""

import numpy as np
import pytest

from proneward.body import (
    BETWEEN,
    Base,
    Bearing,
    Between,
    Pose,
    UnusableGravity,
    body_of_height,
    place_pose,
    position_of,
    positions_of,
)
from proneward.vocabulary import Position

BODY = body_of_height(1.70)
B = Bearing


def position(
    base: Base, bearing: set[Bearing], angles_deg: dict[str, float] | None = None
) -> Position | Between:
    placed = place_pose(Pose(angles_deg=angles_deg or {}, base=base), BODY)
    return position_of(placed.gravity("pelvis")[0], placed.gravity("thorax")[0], frozenset(bearing))


@pytest.mark.parametrize(
    "base, bearing, angles_deg, expected",
    [
        (Base.SUPINE, {B.TRUNK}, {}, Position.SUPINE),
        (Base.SUPINE, {B.TRUNK, B.FEET}, {"hip_flexion": 50, "knee_flexion": 95}, "supine"),
        (Base.SUPINE, {B.TRUNK}, {"hip_flexion": 120, "pelvis_pitch": -40}, "supine"),
        (Base.SUPINE, {B.TRUNK, B.BALL}, {"hip_flexion": 20}, "supine"),
        (Base.PRONE, {B.TRUNK}, {}, "prone"),
        (Base.PRONE, {B.TRUNK, B.HANDS, B.KNEES, B.FEET}, {}, "prone"),
        (
            Base.PRONE,
            {B.TRUNK, B.FOREARMS},
            {"lumbar_extension": 30, "thoracic_extension": 20},
            "prone",
        ),
        (Base.LEFT_SIDE, {B.TRUNK}, {"hip_flexion": 45, "knee_flexion": 80}, "side-lying-left"),
        (Base.RIGHT_SIDE, {B.TRUNK}, {"thoracic_rotation_l": 35}, "side-lying-right"),
        (Base.PRONE, {B.HANDS, B.KNEES, B.FEET}, {"hip_flexion": 90}, "hands-and-knees"),
        (Base.PRONE, {B.FOREARMS, B.KNEES}, {"hip_flexion": 90}, "hands-and-knees"),
        (Base.PRONE, {B.HANDS, B.KNEES, B.BALL}, {"hip_flexion": 90}, "hands-and-knees"),
        (Base.UPRIGHT, {B.KNEES, B.FEET}, {"knee_flexion": 90}, "kneeling"),
        (Base.UPRIGHT, {B.KNEES, B.BUTTOCKS}, {"knee_flexion": 150}, "kneeling"),
        (Base.UPRIGHT, {B.BUTTOCKS, B.FEET}, {"hip_flexion": 90, "knee_flexion": 90}, "sitting"),
        (Base.UPRIGHT, {B.BUTTOCKS, B.FEET, B.BALL}, {"hip_flexion": 90}, "sitting"),
        (Base.UPRIGHT, {B.BUTTOCKS}, {"pelvis_pitch": -25, "lumbar_flexion": 40}, "sitting"),
        (Base.UPRIGHT, {B.FEET}, {}, "standing"),
        (Base.UPRIGHT, {B.FEET, B.HANDS}, {"lumbar_extension": 15}, "standing"),
        (Base.PRONE, {B.BALL}, {}, "prone-on-ball"),
        (Base.PRONE, {B.BALL, B.HANDS, B.FEET}, {"hip_flexion": 30}, "prone-on-ball"),
    ],
)
def test_canonical_poses_are_in_the_position_that_the_catalogue_calls_them(
    base: Base, bearing: set[Bearing], angles_deg: dict[str, float], expected: str
) -> None:
    assert position(base, bearing, angles_deg) == expected


@pytest.mark.parametrize(
    "base, bearing, angles_deg",
    [
        (Base.PRONE, {B.FOREARMS, B.FEET}, {}),  # plank
        (
            Base.PRONE,
            {B.TRUNK, B.HANDS},
            {"lumbar_extension": 35, "thoracic_extension": 25, "pelvis_pitch": -20},
        ),
        (Base.LEFT_SIDE, {B.FOREARMS, B.FEET}, {}),  # side bridge
        (Base.SUPINE, {B.HANDS, B.FEET}, {}),  # the crab
        (Base.UPRIGHT, {B.FEET}, {"pelvis_pitch": 70, "lumbar_flexion": 50}),  # forward bend
        (Base.UPRIGHT, {B.HANDS}, {}),  # hanging
        (Base.UPRIGHT, {B.HANDS, B.FEET}, {"pelvis_pitch": 180}),  # head down
        (Base.PRONE, set(), {}),  # in the air
    ],
    ids=["plank", "press-up", "side-bridge", "crab", "forward-bend", "hang", "head-down", "air"],
)
def test_what_no_position_is_defined_for_lies_between(
    base: Base, bearing: set[Bearing], angles_deg: dict[str, float]
) -> None:
    assert position(base, bearing, angles_deg) == BETWEEN


def test_sitting_up_from_supine_passes_between() -> None:
    bearing = frozenset({B.TRUNK, B.BUTTOCKS})
    pitches_deg = np.radians([0, 30, 44, 46, 60, 90])
    gravity = np.stack([np.zeros(6), np.cos(pitches_deg), -np.sin(pitches_deg)], axis=1)
    seen = positions_of(gravity, gravity, [bearing])
    assert list(seen) == ["supine"] * 3 + ["sitting"] * 3


def test_pelvis_and_thorax_must_agree() -> None:
    front, seat = (0, -1, 0), (0, 0, -1)
    assert position_of(front, seat, frozenset({B.TRUNK})) == BETWEEN
    assert position_of(front, (0, 1, 0), frozenset({B.TRUNK})) == BETWEEN


@pytest.mark.parametrize("thorax_deg, expected", [(59, "prone"), (61, "between")])
def test_the_edge_of_either_is_sixty_degrees(thorax_deg: float, expected: str) -> None:
    angle = np.radians(thorax_deg)
    thorax = (0, -np.cos(angle), -np.sin(angle))
    assert position_of((0, -1, 0), thorax, frozenset({B.TRUNK})) == expected
    assert position_of(thorax, (0, -1, 0), frozenset({B.TRUNK})) == expected


def test_gravity_counts_by_its_direction_not_its_strength() -> None:
    assert position_of((0, -9.81, 0), (0, -0.2, 0), frozenset({B.TRUNK})) == Position.PRONE


@pytest.mark.parametrize("useless", [(0, 0, 0), (0, float("nan"), 1), (float("inf"), 0, 0)])
def test_gravity_that_points_nowhere_is_refused(useless: tuple[float, float, float]) -> None:
    with pytest.raises(UnusableGravity):
        position_of(useless, (0, -1, 0), frozenset())
    with pytest.raises(UnusableGravity):
        position_of((0, -1, 0), useless, frozenset())
