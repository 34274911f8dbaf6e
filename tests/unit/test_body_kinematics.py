"""Where a bent body's segments are, joint by joint, in the words of the clinic."""

import numpy as np
import pytest

from proneward.body import (
    INDEX,
    LANDMARKS,
    SEGMENTS,
    Base,
    Body,
    Floats,
    Pose,
    angles_of,
    body_of_height,
    landmarks,
    marked,
    orientations,
    place,
    place_pose,
)

BODY = body_of_height(1.70)
LEFT, RIGHT = (1, 0, 0), (-1, 0, 0)
FORWARD, BACKWARD = (0, -1, 0), (0, 1, 0)
UP, DOWN = (0, 0, 1), (0, 0, -1)


def standing(**angles_deg: float) -> Pose:
    return Pose(angles_deg=angles_deg, pelvis_m=(0, 0, BODY.hip_height_m))


def along(pose: Pose, start: str, end: str) -> Floats:
    """The direction from one segment's joint to another's."""
    placed = place_pose(pose, BODY)
    reach = placed.of(end)[1][0] - placed.of(start)[1][0]
    direction: Floats = reach / np.linalg.norm(reach)
    return direction


def way(pose: Pose, segment: str, of: tuple[int, int, int]) -> Floats:
    """Where a direction in a segment's frame points in the room."""
    turned: Floats = place_pose(pose, BODY).of(segment)[0][0] @ np.array(of, dtype=np.float64)
    return turned


def points(pose: Pose) -> dict[str, Floats]:
    where = marked(place_pose(pose, BODY), landmarks(BODY))[0]
    return dict(zip(LANDMARKS, where, strict=True))


def test_the_zero_pose_stands_upright_on_the_floor() -> None:
    placed = place_pose(standing(), BODY)
    assert np.allclose(placed.rotations, np.eye(3))
    where = points(standing())
    assert where["crown"] == pytest.approx((0, 0, 1.70))
    for name in ("heel_l", "heel_r", "toe_tip_l", "toe_tip_r"):
        assert where[name][2] == pytest.approx(0)
    assert where["toe_tip_l"][1] < where["heel_l"][1]
    assert where["toe_tip_l"][0] > 0 > where["toe_tip_r"][0]
    assert np.allclose(along(standing(), "thigh_l", "foot_l"), DOWN)
    assert np.allclose(along(standing(), "upper_arm_r", "hand_r"), DOWN)


def test_segments_have_the_lengths_of_the_table() -> None:
    placed = place_pose(standing(), BODY)

    def length(start: str, end: str) -> float:
        return float(np.linalg.norm(placed.of(end)[1] - placed.of(start)[1]))

    assert length("thigh_l", "shank_l") == pytest.approx(0.245 * 1.70)
    assert length("shank_l", "foot_l") == pytest.approx(0.246 * 1.70)
    assert length("upper_arm_l", "forearm_l") == pytest.approx(0.186 * 1.70)
    assert length("forearm_l", "hand_l") == pytest.approx(0.146 * 1.70)
    assert length("upper_arm_l", "upper_arm_r") == pytest.approx(0.258 * 1.70)


def test_a_right_angle_at_the_knee_lays_the_shank_level_behind() -> None:
    pose = standing(knee_flexion=90)
    for side in "lr":
        assert np.allclose(along(pose, f"shank_{side}", f"foot_{side}"), BACKWARD, atol=1e-12)
        assert np.allclose(along(pose, f"thigh_{side}", f"shank_{side}"), DOWN)


@pytest.mark.parametrize(
    "joint, angle_deg, start, end, direction",
    [
        ("hip_flexion_l", 90, "thigh_l", "shank_l", FORWARD),
        ("hip_extension_l", 30, "thigh_l", "shank_l", (0, 0.5, -(0.75**0.5))),
        ("hip_abduction_l", 45, "thigh_l", "shank_l", (0.5**0.5, 0, -(0.5**0.5))),
        ("hip_abduction_r", 45, "thigh_r", "shank_r", (-(0.5**0.5), 0, -(0.5**0.5))),
        ("shoulder_flexion_l", 180, "upper_arm_l", "forearm_l", UP),
        ("shoulder_flexion_r", 90, "upper_arm_r", "forearm_r", FORWARD),
        ("shoulder_abduction_l", 90, "upper_arm_l", "forearm_l", LEFT),
        ("shoulder_abduction_r", 90, "upper_arm_r", "forearm_r", RIGHT),
        ("elbow_flexion_l", 90, "forearm_l", "hand_l", FORWARD),
        ("wrist_flexion_l", 80, "hand_l", "fingers_l", (0, -0.984807753, -0.173648178)),
        ("scapula_elevation_l", 30, "clavicle_l", "upper_arm_l", (0.75**0.5, 0, 0.5)),
        ("scapula_elevation_r", 30, "clavicle_r", "upper_arm_r", (-(0.75**0.5), 0, 0.5)),
        ("scapula_protraction_l", 25, "clavicle_l", "upper_arm_l", (0.906307787, -0.422618262, 0)),
        ("scapula_protraction_r", 25, "clavicle_r", "upper_arm_r", (-0.906307787, -0.422618262, 0)),
    ],
)
def test_a_limb_goes_where_the_word_says(
    joint: str, angle_deg: float, start: str, end: str, direction: tuple[float, float, float]
) -> None:
    assert np.allclose(along(standing(**{joint: angle_deg}), start, end), direction)


@pytest.mark.parametrize(
    "joint, angle_deg, segment, of, towards",
    [
        ("hip_rotation_in_l", 45, "shank_l", FORWARD, RIGHT),
        ("hip_rotation_in_r", 45, "shank_r", FORWARD, LEFT),
        ("hip_rotation_out_l", 45, "shank_l", FORWARD, LEFT),
        ("shoulder_rotation_in_l", 90, "forearm_l", FORWARD, RIGHT),
        ("forearm_pronation_l", 90, "hand_l", FORWARD, RIGHT),
        ("forearm_pronation_r", 90, "hand_r", FORWARD, LEFT),
        ("forearm_pronation_l", 170, "hand_l", FORWARD, BACKWARD),
        ("ankle_dorsiflexion_l", 20, "foot_l", FORWARD, UP),
        ("ankle_plantarflexion_l", 50, "foot_l", FORWARD, DOWN),
        ("toe_extension_r", 80, "toes_r", FORWARD, UP),
        ("finger_flexion_l", 90, "fingers_l", DOWN, FORWARD),
        ("lumbar_flexion", 60, "thorax_low", UP, FORWARD),
        ("lumbar_extension", 35, "thorax_low", UP, BACKWARD),
        ("thoracic_lateral_r", 25, "thorax", UP, RIGHT),
        ("thoracic_rotation_l", 35, "thorax", FORWARD, LEFT),
        ("neck_rotation_r", 80, "head", FORWARD, RIGHT),
        ("neck_extension", 60, "head", UP, BACKWARD),
        ("pelvis_pitch", 45, "pelvis", UP, FORWARD),
        ("pelvis_roll", 45, "pelvis", UP, LEFT),
        ("pelvis_yaw", 45, "pelvis", FORWARD, LEFT),
    ],
)
def test_a_segment_turns_the_way_the_word_says_and_as_far(
    joint: str,
    angle_deg: float,
    segment: str,
    of: tuple[int, int, int],
    towards: tuple[int, int, int],
) -> None:
    turned = way(standing(**{joint: angle_deg}), segment, of)
    assert turned @ np.array(of) == pytest.approx(np.cos(np.radians(angle_deg)))
    assert turned @ np.array(towards) > 0.17
    if np.dot(of, towards) == 0:
        assert turned @ np.array(towards) == pytest.approx(np.sin(np.radians(angle_deg)))


def test_flexion_comes_before_abduction_and_abduction_before_rotation() -> None:
    """With the hip at a right angle, abduction opens the thigh sideways, level with the floor."""
    pose = standing(hip_flexion_l=90, hip_abduction_l=30, hip_rotation_in_l=45)
    assert np.allclose(along(pose, "thigh_l", "shank_l"), (0.5, -(0.75**0.5), 0))


@pytest.mark.parametrize(
    "base, head, front",
    [
        (Base.UPRIGHT, UP, FORWARD),
        (Base.SUPINE, BACKWARD, UP),
        (Base.PRONE, FORWARD, DOWN),
        (Base.LEFT_SIDE, LEFT, FORWARD),
        (Base.RIGHT_SIDE, RIGHT, FORWARD),
    ],
)
def test_a_base_lays_the_body_down(
    base: Base, head: tuple[int, int, int], front: tuple[int, int, int]
) -> None:
    pose = Pose(base=base)
    assert np.allclose(along(pose, "pelvis", "head"), head)
    assert np.allclose(way(pose, "thorax", FORWARD), front)


def test_on_the_left_side_the_left_shoulder_is_below() -> None:
    placed = place_pose(Pose(base=Base.LEFT_SIDE), BODY)
    assert placed.of("upper_arm_l")[1][0, 2] < placed.of("upper_arm_r")[1][0, 2]


def test_lying_prone_gravity_points_out_of_the_belly() -> None:
    placed = place_pose(Pose(base=Base.PRONE), BODY)
    assert np.allclose(placed.gravity("pelvis"), [FORWARD])
    assert np.allclose(placed.gravity("thorax"), [FORWARD])


def test_moments_are_told_apart_and_the_pelvis_may_travel() -> None:
    poses = [Pose(), Pose(angles_deg={"knee_flexion": 90})]
    path_m = np.array([[0, 0, 0.9], [1, 2, 0.5]])
    placed = place(angles_of(poses), BODY, pelvis_m=path_m)
    assert np.allclose(placed.of("pelvis")[1], path_m)
    assert np.allclose(placed.rotations, orientations(angles_of(poses)))
    assert placed.positions_m.shape == (2, len(SEGMENTS), 3)
    bent = placed.of("foot_l")[1][1] - placed.of("shank_l")[1][1]
    assert np.allclose(bent, (0, 0.246 * 1.70, 0))


def test_a_taller_body_takes_the_same_pose_on_a_larger_scale() -> None:
    pose = Pose(angles_deg={"hip_flexion": 70, "lumbar_flexion": 20, "elbow_flexion_l": 45})
    small, tall = place_pose(pose, body_of_height(1.5)), place_pose(pose, body_of_height(2.0))
    assert np.array_equal(small.rotations, tall.rotations)
    assert np.allclose(small.positions_m * 2.0 / 1.5, tall.positions_m)


def test_every_segment_stands_after_its_parent() -> None:
    for place_of, segment in enumerate(SEGMENTS):
        assert INDEX[segment.name] == place_of
        assert segment.parent is None or INDEX[segment.parent] < place_of


def test_a_body_needs_an_offset_for_each_segment_and_a_human_height() -> None:
    with pytest.raises(ValueError, match="one a segment"):
        Body(height_m=1.7, offsets_m=BODY.offsets_m[:-1])
    with pytest.raises(ValueError, match="height_m"):
        body_of_height(17)
