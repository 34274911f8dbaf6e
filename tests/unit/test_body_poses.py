"""Poses: names that clinicians use, ranges that are kept, errors that name the joint."""

import pytest

from proneward.body import (
    JOINTS,
    OPPOSITES,
    Base,
    ImpossiblePose,
    Pose,
    SaidTwice,
    UnknownJoint,
    limits_deg,
    resolve,
)


def test_a_joint_without_its_side_means_both() -> None:
    assert Pose(angles_deg={"knee_flexion": 90}) == Pose(
        angles_deg={"knee_flexion_l": 90, "knee_flexion_r": 90}
    )


@pytest.mark.parametrize("order", [1, -1])
def test_a_side_outweighs_both_sides_whatever_the_order(order: int) -> None:
    said = [("knee_flexion", 90.0), ("knee_extension_l", -20.0)][::order]
    pose = Pose(angles_deg=dict(said))
    assert (pose.angle_deg("knee_flexion_l"), pose.angle_deg("knee_flexion_r")) == (20, 90)


@pytest.mark.parametrize("opposite, joint", OPPOSITES.items())
def test_an_opposite_word_is_the_same_joint_with_the_sign_turned(opposite: str, joint: str) -> None:
    least_deg = limits_deg().get(joint, limits_deg().get(f"{joint}_l", (0, 0)))[0]
    assert Pose(angles_deg={opposite: -least_deg}) == Pose(angles_deg={joint: least_deg})
    assert resolve(opposite) == (resolve(joint)[0], -1)


def test_the_opposite_words_read_as_clinicians_use_them() -> None:
    pose = Pose(angles_deg={"lumbar_extension": 20, "ankle_plantarflexion_l": 30})
    assert pose.angles_deg == {"lumbar_flexion": -20, "ankle_dorsiflexion_l": -30}
    assert pose.angle_deg("ankle_plantarflexion_l") == 30
    assert pose.angle_deg("lumbar_extension") == 20
    assert pose.angle_deg("neck_flexion") == 0


def test_a_joint_at_zero_is_a_joint_left_out() -> None:
    assert Pose(angles_deg={"hip_flexion": 0, "hip_extension_l": -0.0}) == Pose()
    assert Pose().base is Base.UPRIGHT


def test_an_unknown_joint_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownJoint, match="Did you mean 'hip_flexion'"):
        Pose(angles_deg={"hip_flexon": 10})


def test_every_unknown_joint_is_listed() -> None:
    with pytest.raises(UnknownJoint) as refused:
        Pose(angles_deg={"hip_flexon": 10, "knee_flexion": 20, "lumbar_extention": 5})
    assert refused.value.what == "Joint 'hip_flexon', 'lumbar_extention'"
    assert "for 'lumbar_extention' perhaps 'lumbar_extension'" in refused.value.fix


def test_names_that_nothing_is_near_send_to_the_reference() -> None:
    with pytest.raises(UnknownJoint) as refused:
        Pose(angles_deg={"zzz": 10, "qqq": 20})
    assert refused.value.fix == "Look the word up in the reference"


def test_one_joint_cannot_have_two_angles() -> None:
    with pytest.raises(SaidTwice, match="hip_flexion_l"):
        Pose(angles_deg={"hip_flexion": 20, "hip_extension": 10})
    with pytest.raises(SaidTwice, match="lumbar_lateral_l"):
        Pose(angles_deg={"lumbar_lateral_l": 5, "lumbar_lateral_r": 5})


def test_an_angle_out_of_range_names_the_joint_the_angle_and_the_range() -> None:
    with pytest.raises(ImpossiblePose) as refused:
        Pose(angles_deg={"knee_flexion_l": 170, "lumbar_extension": 60})
    assert refused.value.what == (
        "knee_flexion_l = 170°, normal -5° to 150°; lumbar_flexion = -60°, normal -35° to 60°"
    )


@pytest.mark.parametrize("angle_deg", [float("nan"), float("inf"), float("-inf"), 181.0])
@pytest.mark.parametrize("joint", ["knee_flexion", "pelvis_pitch"])
def test_no_pose_holds_an_angle_that_is_no_angle(joint: str, angle_deg: float) -> None:
    with pytest.raises(ImpossiblePose):
        Pose(angles_deg={joint: angle_deg})


@pytest.mark.parametrize("joint", JOINTS)
def test_each_end_of_each_range_can_be_reached_and_not_passed(joint: str) -> None:
    for end, further in zip(limits_deg()[joint], (-0.01, 0.01), strict=True):
        assert Pose(angles_deg={joint: end}).angle_deg(joint) == end
        with pytest.raises(ImpossiblePose, match=joint):
            Pose(angles_deg={joint: end + further})


def test_an_angle_that_arithmetic_left_a_hair_past_the_end_is_taken() -> None:
    assert Pose(angles_deg={"knee_flexion_l": 150 + 1e-9}).angle_deg("knee_flexion_l") > 150


def test_asking_one_angle_of_two_sides_is_refused() -> None:
    with pytest.raises(UnknownJoint, match="'hip_flexion_l' or 'hip_flexion_r'"):
        Pose().angle_deg("hip_flexion")
    with pytest.raises(UnknownJoint, match="hip_flexion"):
        Pose().angle_deg("hip_flexon")
