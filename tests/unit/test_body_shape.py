"""The baked bodies: sizes, skin that follows bones, landmarks on the same spots of everybody."""

import numpy as np
import pytest

from proneward.body import Pose, place_pose
from proneward.body.shape import Skin, UnknownBody, UnknownLandmark, body_names, shape_of

EVERYBODY = body_names()


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_baked_body_is_whole_and_as_tall_as_a_person(name: str) -> None:
    shape = shape_of(name)
    assert 1.5 < shape.body.height_m < 1.9
    assert shape.faces.max() == len(shape.vertices_m) - 1
    assert np.allclose(shape.weights.sum(axis=1), 1)


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_mesh_is_closed_every_edge_has_two_faces(name: str) -> None:
    faces = shape_of(name).faces
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    _, counts = np.unique(edges, axis=0, return_counts=True)
    assert (counts == 2).all()


def test_women_and_men_slim_and_heavy_younger_and_older_are_there() -> None:
    assert EVERYBODY[:2] == ("woman", "man")
    assert {
        f"{who}-{how}" for who in ("woman", "man") for how in ("slim", "heavy", "older")
    } == set(EVERYBODY[2:])


def test_men_are_taller_than_women_and_the_old_shorter_than_the_young() -> None:
    tall = {name: shape_of(name).body.height_m for name in EVERYBODY}
    for how in ("", "-slim", "-heavy", "-older"):
        assert tall[f"man{how}"] > tall[f"woman{how}"]
    assert tall["woman-older"] < tall["woman"]


def test_the_heavy_body_encloses_more_than_the_slim_one() -> None:
    def volume(name: str) -> float:
        shape = shape_of(name)
        a, b, c = (shape.vertices_m[shape.faces[:, corner]] for corner in range(3))
        return float((a * np.cross(b, c)).sum() / 6)

    assert volume("woman-heavy") > 1.3 * volume("woman-slim") > 0.04


def test_bending_one_knee_moves_the_shank_and_leaves_the_other_leg() -> None:
    shape = shape_of("woman")
    skin = Skin.of(shape)
    straight = skin.at(place_pose(Pose(), shape.body))[0]
    bent = skin.at(place_pose(Pose(angles_deg={"knee_flexion_l": 90}), shape.body))[0]
    moved = np.linalg.norm(bent - straight, axis=1)
    assert moved[shape.landmark("heel_l")].min() > 0.4
    assert moved[shape.landmark("heel_r")].max() < 1e-9
    assert moved[shape.landmark("crown")].max() < 1e-9


def test_some_vertices_move_as_they_do_with_the_whole_skin() -> None:
    shape = shape_of("man-older")
    placed = place_pose(Pose(angles_deg={"hip_flexion": 60, "elbow_flexion_r": 80}), shape.body)
    few = shape.landmark("palm_r")
    assert np.allclose(Skin.of(shape, few).at(placed), Skin.of(shape).at(placed)[:, few])


def test_breath_moves_the_belly_forward_and_nothing_of_the_legs() -> None:
    shape = shape_of("woman")
    skin, placed = Skin.of(shape), place_pose(Pose(), shape.body)
    moved = skin.at(placed, 1.0)[0] - skin.at(placed, 0.0)[0]
    assert moved[shape.landmark("abdomen"), 1].mean() < -0.004
    assert np.abs(moved[shape.landmark("knee_l")]).max() < 1e-9


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("landmark", ["palm", "knee", "heel", "ear", "elbow"])
def test_a_landmark_of_the_right_mirrors_that_of_the_left(name: str, landmark: str) -> None:
    shape = shape_of(name)
    at = Skin.of(shape).at(place_pose(Pose(), shape.body))[0]
    left, right = (at[shape.landmark(f"{landmark}_{side}")].mean(axis=0) for side in "lr")
    assert np.allclose(left * [-1, 1, 1], right, atol=0.004)


def test_one_pose_turns_the_segments_of_every_body_alike() -> None:
    pose = Pose(angles_deg={"hip_flexion": 40, "lumbar_flexion": 20, "shoulder_abduction_l": 60})
    turns = [place_pose(pose, shape_of(name).body).rotations for name in EVERYBODY]
    assert all(np.allclose(turned, turns[0]) for turned in turns)


def test_an_unknown_body_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownBody, match="woman-heavy"):
        shape_of("woman-heavi")


def test_an_unknown_landmark_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownLandmark, match="knee_l"):
        shape_of("woman").landmark("knie_l")
