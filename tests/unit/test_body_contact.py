"""A body settled on what it lies on, and kept there while it moves."""

import attrs
import numpy as np
import pytest
from tests.motions import BRIDGE, BRIDGING, CROOK, free, movement, rests

from proneward.body import UnknownJoint, limits_deg
from proneward.body.contact import (
    Above,
    Ground,
    Held,
    Rest,
    Stretch,
    Supports,
    Touch,
    UnusableLimit,
    Wall,
    limited,
    perform,
)
from proneward.body.contact.gates import keyframe_m, misses, poses_m
from proneward.body.contact.mirror import mirrored
from proneward.body.contact.residual import COLUMN
from proneward.body.contact.solve import written
from proneward.body.joints import JOINTS, MIRROR
from proneward.body.shape import shape_of

WOMAN = shape_of("woman")


@pytest.mark.parametrize("name", ["woman", "man-older", "woman-heavy"])
def test_a_body_on_its_back_rests_on_the_floor_and_not_in_it(name: str) -> None:
    performance = perform(movement(CROOK), shape_of(name))
    skin_m = keyframe_m(performance, 0)
    shape = performance.shape
    for landmark in ("sacrum", "occiput", "heel_l", "ball_of_foot_r"):
        assert abs(skin_m[shape.landmark(landmark), 2].min()) < 0.004
    assert skin_m[:, 2].min() > -0.010


def test_what_stays_has_stayed_at_every_moment_of_the_way() -> None:
    performance = perform(BRIDGING, WOMAN)
    heels = poses_m(performance)[:, WOMAN.landmark("heel_l")].mean(axis=1)
    assert np.linalg.norm(heels - heels[0], axis=1).max() < 0.005
    assert list(misses(performance)) == []


def test_the_hips_rise_and_come_back_to_where_they_were() -> None:
    performance = perform(BRIDGING, WOMAN)
    height = performance.pelvis_m[:, 2]
    assert height.max() > height[0] + 0.12
    assert np.isclose(height[-1], height[0])
    assert performance.times_s[-1] == BRIDGING.seconds == 4


def test_a_hold_keeps_the_pose_for_its_seconds() -> None:
    held = attrs.evolve(
        BRIDGING,
        stretches=(
            Stretch(start=0, end=1, seconds=2, hold_s=3),
            Stretch(start=1, end=0, seconds=2),
        ),
    )
    performance = perform(held, WOMAN)
    arrives, leaves = (int(np.flatnonzero(performance.times_s == at)[0]) for at in (2.0, 5.0))
    assert np.allclose(performance.angles_deg[arrives], performance.angles_deg[leaves])
    assert performance.times_s[-1] == 7


def test_the_way_back_is_the_way_there_reversed() -> None:
    performance = perform(BRIDGING, WOMAN)
    assert np.allclose(performance.angles_deg[:9], performance.angles_deg[:-10:-1])


def test_no_joint_leaves_its_range_or_its_freedom() -> None:
    performance = perform(BRIDGING, WOMAN)
    limits = limits_deg()
    for keyframe, settled in zip((CROOK, BRIDGE), performance.settled, strict=True):
        away = np.abs(settled.angles_deg - written(keyframe.angles_deg))
        for joint in JOINTS:
            angle = settled.angles_deg[COLUMN[joint]]
            assert limits[joint][0] - 1e-4 <= angle <= limits[joint][1] + 1e-4
            assert away[COLUMN[joint]] <= keyframe.free_deg.get(joint, 0.0) + 1e-4


def test_the_mirror_image_of_a_movement_is_performed_in_the_mirror() -> None:
    one_leg = attrs.evolve(
        CROOK,
        name="march",
        angles_deg={**CROOK.angles_deg, "hip_flexion_l": 90.0},
        rests=tuple(r for r in CROOK.rests if r.landmark not in {"heel_l", "ball_of_foot_l"}),
    )
    marching = movement(CROOK, one_leg)
    there, mirror = perform(marching, WOMAN), perform(mirrored(marching), WOMAN)
    for joint, (other, sign) in MIRROR.items():
        ours, theirs = there.angles_deg[:, COLUMN[joint]], mirror.angles_deg[:, COLUMN[other]]
        assert np.allclose(ours, sign * theirs, atol=0.6)


def test_a_movement_mirrored_twice_is_itself() -> None:
    assert mirrored(mirrored(BRIDGING)) == BRIDGING


def test_a_limited_knee_bends_no_further_and_the_feet_still_stand() -> None:
    performance = perform(limited(BRIDGING, {"knee_flexion": 80}), WOMAN)
    assert performance.angles_deg[:, COLUMN["knee_flexion_l"]].max() <= 80 + 1e-3
    assert list(misses(performance)) == []


def test_a_limit_written_with_the_opposite_word_counts_the_other_way() -> None:
    performance = perform(limited(BRIDGING, {"hip_extension_l": -10}), WOMAN)
    assert performance.angles_deg[:, COLUMN["hip_flexion_l"]].min() >= 10 - 1e-3


def test_a_limit_of_no_joint_is_refused() -> None:
    with pytest.raises(UnknownJoint, match="knee_flexion"):
        limited(BRIDGING, {"knee_flexoin": 80})


def test_a_limit_that_leaves_no_range_is_refused() -> None:
    with pytest.raises(UnusableLimit, match="-30"):
        limited(BRIDGING, {"knee_flexion": -30})


def test_a_contact_that_cannot_be_met_is_told_with_its_keyframe() -> None:
    impossible = attrs.evolve(CROOK, held=(Held(landmark="knee_l", at_m=(None, None, 1.5)),))
    found = list(misses(perform(movement(impossible), WOMAN)))
    assert any(miss.gate == "residual" and miss.keyframe == "start" for miss in found)


def test_a_pin_that_slips_is_told_by_its_name() -> None:
    lifted = attrs.evolve(
        BRIDGE,
        held=(Held(landmark="heel_l", at_m=(None, 0.2, None)),),
    )
    found = list(misses(perform(movement(CROOK, lifted), WOMAN)))
    assert any(miss.gate == "pin" and "heel_l" in miss.what for miss in found)


def test_an_arm_through_the_trunk_is_told() -> None:
    through = attrs.evolve(
        CROOK,
        angles_deg={**CROOK.angles_deg, "shoulder_abduction_l": -30.0, "shoulder_flexion_l": 5.0},
        free_deg={},
    )
    found = list(misses(perform(movement(through), WOMAN)))
    assert any("goes through trunk" in miss.what for miss in found)


def test_heels_on_the_ball_touch_it_and_nothing_sinks_in() -> None:
    on_ball = attrs.evolve(
        CROOK,
        angles_deg={**CROOK.angles_deg, "hip_flexion_l": 40.0, "hip_flexion_r": 40.0}
        | {"knee_flexion_l": 15.0, "knee_flexion_r": 15.0},
        rests=rests(
            {"sacrum": "floor", "thoracic_back": "floor", "occiput": "floor", "calf": "ball"}
        ),
        free_deg=dict(CROOK.free_deg) | free({"hip_flexion": 30, "knee_flexion": 40}),
    )
    ball = Supports(ball_m=(0.0, -0.75))
    performance = perform(movement(on_ball, supports=ball), WOMAN)
    radius_m = performance.movement.supports.ball_radius_m
    assert radius_m == 0.275
    middle = np.array([0.0, -0.75, radius_m])
    away = np.linalg.norm(keyframe_m(performance, 0) - middle, axis=1) - radius_m
    assert away.min() > -0.010
    assert abs(away[WOMAN.landmark("calf_l")].min()) < 0.008


@pytest.mark.parametrize("height_m, radius_m", [(1.5, 0.225), (1.66, 0.275), (1.79, 0.325)])
def test_the_ball_fits_the_height(height_m: float, radius_m: float) -> None:
    assert Supports(ball_m=(0, 0)).fitted(height_m).ball_radius_m == radius_m


def test_a_ball_that_is_sized_keeps_its_size() -> None:
    assert Supports(ball_m=(0, 0), ball_radius_m=0.1).fitted(1.7).ball_radius_m == 0.1


@pytest.mark.parametrize("wall", list(Wall))
def test_a_wall_stops_the_skin_on_its_own_side(wall: Wall) -> None:
    supports = Supports(wall=wall, wall_m=0.4 * wall.outward)
    performance = perform(movement(CROOK, supports=supports), WOMAN)
    beyond = wall.outward * keyframe_m(performance, 0)[:, wall.axis] - 0.4
    assert beyond.max() < 0.012


def test_hands_that_touch_the_shins_face_them() -> None:
    hugging = attrs.evolve(
        CROOK,
        angles_deg={**CROOK.angles_deg}
        | dict.fromkeys(("hip_flexion_l", "hip_flexion_r"), 110.0)
        | dict.fromkeys(("knee_flexion_l", "knee_flexion_r"), 125.0)
        | dict.fromkeys(("shoulder_flexion_l", "shoulder_flexion_r"), 50.0)
        | dict.fromkeys(("elbow_flexion_l", "elbow_flexion_r"), 30.0),
        rests=rests({"sacrum": "floor", "thoracic_back": "floor", "occiput": "floor"}),
        touches=tuple(Touch(first=f"palm_{side}", second=f"shin_{side}") for side in "lr"),
        free_deg=free(
            dict.fromkeys(("shoulder_flexion", "shoulder_abduction", "shoulder_rotation_in"), 60)
            | dict.fromkeys(("elbow_flexion", "forearm_pronation", "wrist_extension"), 60)
            | {"hip_flexion": 15, "knee_flexion": 15, "neck_flexion": 25, "thoracic_flexion": 12}
        ),
    )
    performance = perform(movement(hugging), WOMAN)
    skin_m = keyframe_m(performance, 0)
    palm, shin = (skin_m[WOMAN.landmark(name)].mean(axis=0) for name in ("palm_l", "shin_l"))
    assert np.linalg.norm(palm - shin) < 0.02


def test_landmarks_a_distance_apart_keep_it() -> None:
    apart = attrs.evolve(
        CROOK,
        touches=(Touch(first="knee_in_l", second="knee_in_r", gap_m=0.2),),
        free_deg=dict(CROOK.free_deg) | free({"hip_abduction": 20, "hip_rotation_in": 20}),
    )
    skin_m = keyframe_m(perform(movement(apart), WOMAN), 0)
    left, right = (skin_m[WOMAN.landmark(f"knee_in_{side}")].mean(axis=0) for side in "lr")
    assert abs(np.linalg.norm(left - right) - 0.2) < 0.008


def test_a_wish_to_stand_above_a_joint_is_no_contact_that_must_be_met() -> None:
    wishing = attrs.evolve(CROOK, above=(Above(landmark="heel_l", segment="head"),))
    assert list(misses(perform(movement(wishing), WOMAN))) == []


def test_a_block_carries_at_its_height() -> None:
    lifted = attrs.evolve(
        BRIDGE,
        name="start",
        pinned=(),
        rests=(*BRIDGE.rests, Rest(landmark="sacral_bone", ground=Ground.BLOCK)),
    )
    performance = perform(movement(lifted, supports=Supports(block_m=0.12)), WOMAN)
    low = keyframe_m(performance, 0)[WOMAN.landmark("sacral_bone"), 2].min()
    assert abs(low - 0.12) < 0.006
