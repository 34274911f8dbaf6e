"""What holds for every pose that a normal body can take."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.body_poses import poses
from tests.body_reference import placed_slowly

from proneward.body import (
    INDEX,
    SEGMENTS,
    Base,
    Bearing,
    Floats,
    Pose,
    angles_of,
    body_of_height,
    place,
    place_pose,
    position_of,
    positions_of,
)
from proneward.vocabulary import Position

BODY = body_of_height(1.70)
OTHER_SIDE = [
    INDEX[one.name[:-1] + {"l": "r", "r": "l"}[one.name[-1]]]
    if one.name[-2:] in {"_l", "_r"}
    else INDEX[one.name]
    for one in SEGMENTS
]
IN_MIRROR = {
    Position.SIDE_LYING_LEFT: Position.SIDE_LYING_RIGHT,
    Position.SIDE_LYING_RIGHT: Position.SIDE_LYING_LEFT,
}
bearings = st.frozensets(st.sampled_from(Bearing))


def directions() -> st.SearchStrategy[Floats]:
    part = st.floats(-1, 1, allow_nan=False)
    return (
        st.tuples(part, part, part)
        .map(np.array)
        .filter(lambda vector: bool(np.linalg.norm(vector) > 1e-3))
    )


@given(poses())
def test_the_engine_agrees_with_the_slow_reference(pose: Pose) -> None:
    placed = place_pose(pose, BODY)
    rotations, positions = placed_slowly(pose, BODY)
    for name, place_of in INDEX.items():
        assert np.allclose(placed.rotations[0, place_of], rotations[name], atol=1e-12)
        assert np.allclose(placed.positions_m[0, place_of], positions[name], atol=1e-12)


@given(st.lists(poses(), min_size=1, max_size=5), st.sampled_from(Base))
def test_all_moments_at_once_are_the_moments_one_by_one(several: list[Pose], base: Base) -> None:
    together = place(angles_of(several), BODY, base=base)
    for moment, pose in enumerate(several):
        alone = place(angles_of([pose]), BODY, base=base)
        assert np.allclose(together.rotations[moment], alone.rotations[0], atol=1e-14)
        assert np.allclose(together.positions_m[moment], alone.positions_m[0], atol=1e-14)


@given(poses())
def test_rotations_keep_lengths_and_hands(pose: Pose) -> None:
    rotations = place_pose(pose, BODY).rotations[0]
    assert np.allclose(rotations @ rotations.transpose(0, 2, 1), np.eye(3), atol=1e-12)
    assert np.allclose(np.linalg.det(rotations), 1)


@given(poses(), st.floats(1.2, 2.2))
def test_no_pose_stretches_a_segment(pose: Pose, height_m: float) -> None:
    body = body_of_height(height_m)
    positions = place_pose(pose, body).positions_m[0]
    for segment, offset in zip(SEGMENTS, body.offsets_m, strict=True):
        if segment.parent:
            reach = positions[INDEX[segment.name]] - positions[INDEX[segment.parent]]
            assert np.isclose(np.linalg.norm(reach), np.linalg.norm(offset))


@given(poses())
def test_the_mirror_of_a_mirror_is_the_pose(pose: Pose) -> None:
    assert pose.mirrored.mirrored == pose


@given(poses())
def test_a_mirrored_pose_mirrors_the_body(pose: Pose) -> None:
    positions = place_pose(pose, BODY).positions_m[0]
    mirrored = place_pose(pose.mirrored, BODY).positions_m[0]
    assert np.allclose(mirrored[OTHER_SIDE], positions * (-1, 1, 1), atol=1e-12)


@given(poses(), bearings)
def test_a_mirrored_pose_is_in_the_mirrored_position(
    pose: Pose, bearing: frozenset[Bearing]
) -> None:
    here, there = place_pose(pose, BODY), place_pose(pose.mirrored, BODY)
    seen = position_of(here.gravity("pelvis")[0], here.gravity("thorax")[0], bearing)
    mirrored = position_of(there.gravity("pelvis")[0], there.gravity("thorax")[0], bearing)
    expected = IN_MIRROR.get(seen, seen) if isinstance(seen, Position) else seen
    assert mirrored == expected


@given(st.lists(st.tuples(directions(), directions(), bearings), min_size=1, max_size=8))
def test_positions_over_time_are_the_positions_one_by_one(
    moments: list[tuple[Floats, Floats, frozenset[Bearing]]],
) -> None:
    pelvis, thorax, bearing = zip(*moments, strict=True)
    together = positions_of(np.array(pelvis), np.array(thorax), bearing)
    assert list(together) == [position_of(*moment) for moment in moments]


@given(directions(), directions(), bearings)
def test_prone_means_that_the_front_points_the_way_gravity_points(
    pelvis: Floats, thorax: Floats, bearing: frozenset[Bearing]
) -> None:
    front = np.array([0, -1, 0])
    if position_of(pelvis, thorax, bearing) in {Position.PRONE, Position.PRONE_ON_BALL}:
        assert pelvis @ front > 0.49 * np.linalg.norm(pelvis)
        assert thorax @ front > 0.49 * np.linalg.norm(thorax)
