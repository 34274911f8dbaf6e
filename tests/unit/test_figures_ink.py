"""Ink: what is seen, what is hidden, and how lines are written."""

import numpy as np
import pytest

from proneward.body import Floats, Pose, place_pose
from proneward.body.model import Base
from proneward.body.shape import Skin, shape_of
from proneward.catalogue.model.motion import View
from proneward.figures.ink.camera import Camera, axes_of, framing
from proneward.figures.ink.contour import area_of, edges
from proneward.figures.ink.curve import Pen, fitted
from proneward.figures.ink.lines import overlaps
from proneward.figures.ink.raster import fragments
from proneward.figures.ink.sheet import Sheet, sheet_of
from proneward.figures.scene.figure import Posed, dressed
from proneward.figures.scene.mesh import Material, Mesh, Part, joined, solid
from proneward.figures.scene.muscles import tint_m
from proneward.figures.scene.solids import box, sphere, tube
from proneward.figures.still.apart import OFF_ARROW, OFF_FACE, apart, off_face
from proneward.vocabulary import MuscleGroup

FROM_THE_LEFT = View(azimuth_deg=0, elevation_deg=0)
STEP_M = 0.02


def ball(x_m: float, y_m: float, radius_m: float) -> Mesh:
    """A ball half a metre up: further left is nearer to an eye at the left."""
    middle_m = np.array([x_m, y_m, 0.5])
    return solid(*sphere(middle_m, radius_m), Material.BALL, Part("ball", step_m=STEP_M))


def seen(*meshes: Mesh, view: View = FROM_THE_LEFT, pixels_per_m: float = 400) -> Sheet:
    """Meshes seen from a direction."""
    mesh = joined(meshes)
    return sheet_of(mesh, framing(axes_of(view), mesh.vertices_m, pixels_per_m, 10))


def reaching(pose: Pose, body: str = "woman") -> Posed:
    """A body in a pose."""
    shape = shape_of(body)
    placed = place_pose(pose, shape.body)
    return Posed(shape=shape, placed=placed, skin_m=Skin.of(shape).at(placed)[0], ball_m=None)


def test_the_nearest_surface_is_the_one_that_is_seen() -> None:
    sheet = seen(ball(0.0, 0.0, 0.2), ball(0.5, 0.0, 0.1))
    middle = sheet.part[sheet.camera.height // 2, sheet.camera.width // 2]
    assert middle == 1


def test_what_stands_before_another_gets_a_line_where_it_does() -> None:
    found = overlaps(seen(ball(0.0, 0.0, 0.2), ball(0.5, 0.0, 0.1)))
    assert len(found) == 1
    assert found[0].closed


def test_what_is_hidden_draws_no_line() -> None:
    assert overlaps(seen(ball(0.0, 0.0, 0.1), ball(0.5, 0.0, 0.2))) == []


def test_a_half_hidden_thing_draws_no_line_over_what_hides_it() -> None:
    """Only the near ball's edge is drawn, and only where the far ball lies behind it."""
    near, far = ball(0.5, 0.0, 0.15), ball(0.0, 0.15, 0.15)
    sheet = seen(near, far)
    found = overlaps(sheet)
    middle = sheet.camera.seen(np.array([0.5, 0.0, 0.5]))[:2]
    away = np.concatenate([np.hypot(*(line.points - middle).T) for line in found])
    assert away == pytest.approx(0.15 * 400, abs=2)


def test_faces_that_look_away_leave_no_fragment() -> None:
    triangle = np.array([[0.0, 0.0, 0.0], [10.0, 0.0, 0.0], [0.0, 10.0, 0.0]])
    there, away = np.array([[0, 2, 1]]), np.array([[0, 1, 2]])
    assert len(fragments(triangle, there, 20, 20).pixel) > 30
    assert len(fragments(triangle, away, 20, 20).pixel) == 0


@pytest.mark.parametrize("size", [1, 3, 10, 40, 150])
def test_a_triangle_of_any_size_covers_its_area(size: float) -> None:
    triangle = np.array([[5.3, 5.1, 0.0], [5.3 + 2 * size, 5.1, 0.0], [5.3, 5.1 + size, 0.0]])
    count = len(fragments(triangle, np.array([[0, 2, 1]]), 400, 400).pixel)
    assert count == pytest.approx(size * size, abs=2 * size + 1)


@pytest.mark.parametrize(
    "surface",
    [
        sphere(np.zeros(3), 0.2),
        box((0.3, 0.2, 0.1), 0.02),
        tube(
            np.array([[0.0, 0, 0], [0.1, 0, 0], [0.2, 0.1, 0]]), np.array([0.0, 0, 1]), 0.02, 0.01
        ),
    ],
    ids=["sphere", "box", "tube"],
)
def test_the_outside_of_a_solid_is_counter_clockwise(
    surface: tuple[np.ndarray, np.ndarray],
) -> None:
    vertices, faces = surface
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    assert (np.cross(a, b) * c).sum() > 0


def test_the_edge_of_a_region_is_as_large_as_the_region() -> None:
    mask = np.zeros((60, 80), dtype=bool)
    mask[10:50, 20:70] = True
    (edge,) = edges(mask, 1.0, 10.0)
    assert area_of(edge) == pytest.approx(40 * 50, rel=0.03)


def test_specks_are_left_out_and_holes_are_not() -> None:
    mask = np.zeros((60, 80), dtype=bool)
    mask[10:50, 20:70] = True
    mask[25:35, 40:50] = False
    mask[2:4, 2:4] = True
    assert len(edges(mask, 1.0, 30.0)) == 2


def test_a_pen_writes_relative_steps_without_needless_characters() -> None:
    pen = Pen()
    pen.polygon(np.array([[1.0, 0.5], [2.0, 0.5], [2.0, -0.5]]))
    pen.polygon(np.array([[1.0, 1.0], [2.0, 1.0], [2.0, 2.0]]))
    assert pen.d == "m1 .5l1 0 0-1zm0 .5l1 0 0 1z"


def test_a_spline_keeps_near_the_points_it_was_made_from() -> None:
    angle = np.linspace(0, 2 * np.pi, 200)
    ring = 50 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    corners = fitted(ring, 0.3, closed=True)
    middles = (corners + np.roll(corners, -1, axis=0)) / 2
    through = (middles + 2 * np.roll(corners, -1, axis=0) + np.roll(middles, -1, axis=0)) / 4
    assert len(corners) < 60
    assert np.hypot(*middles.T) == pytest.approx(50, abs=1)
    assert np.hypot(*through.T) == pytest.approx(50, abs=1)


def test_a_camera_from_the_left_sees_backward_on_its_right() -> None:
    camera: Camera = framing(axes_of(FROM_THE_LEFT), np.zeros((1, 3)), 100, 5)
    behind = camera.seen(np.array([0.0, 1.0, 0.0]))
    above = camera.seen(np.array([0.0, 0.0, 1.0]))
    assert behind[0] > 5
    assert above[1] < 5


def test_a_pose_in_a_mirror_is_drawn_in_a_mirror() -> None:
    """The mirrored pose, seen from the mirrored side, covers the mirrored pixels."""
    pose = Pose(
        angles_deg={"shoulder_flexion_l": 150, "hip_flexion_r": 40, "knee_flexion_r": 60},
        base=Base.UPRIGHT,
        pelvis_m=(0.0, 0.0, 0.9),
    )
    here = seen(dressed(reaching(pose), frozenset()), view=View(azimuth_deg=20, elevation_deg=10))
    there = seen(
        dressed(reaching(pose.mirrored), frozenset()),
        view=View(azimuth_deg=160, elevation_deg=10),
    )
    width = min(here.hit.shape[1], there.hit.shape[1])
    mirrored = there.hit[:, ::-1]
    assert abs(here.hit.shape[1] - there.hit.shape[1]) <= 2
    height = min(len(here.hit), len(mirrored))
    unlike = here.hit[:height, :width] != mirrored[:height, -width:]
    assert unlike.sum() < 0.02 * here.hit.sum()


def test_hems_are_the_same_share_of_every_body() -> None:
    standing = Pose(angles_deg={"shoulder_abduction": 20}, pelvis_m=(0.0, 0.0, 0.9))
    worn = []
    for body in ("woman", "woman-heavy", "woman-older"):
        sheet = seen(dressed(reaching(standing, body), frozenset()))
        rows = np.flatnonzero((sheet.material == Material.LEGGINGS).any(axis=1))
        worn.append((rows[0] - 10) / (sheet.camera.height - 20))
    assert worn == pytest.approx([worn[0]] * 3, abs=0.03)


@pytest.mark.parametrize("group", MuscleGroup)
def test_every_muscle_group_lies_somewhere_under_the_skin(group: MuscleGroup) -> None:
    inside_m = tint_m(frozenset({group}))
    assert (inside_m > 0).any() == (group is not MuscleGroup.NONE)
    assert (inside_m < 0).any()


def _level_line(start_x: float, end_x: float) -> Floats:
    return np.stack([np.linspace(start_x, end_x, 20), np.zeros(20)], axis=1)


def _nearest(first: Floats, second: Floats) -> float:
    return float(np.linalg.norm(first[:, None] - second[None], axis=-1).min())


@pytest.mark.parametrize("sign", [1, -1])
def test_arrows_that_meet_or_part_do_not_touch(sign: int) -> None:
    lines = [_level_line(0, 40)[::sign], _level_line(60, 20)[::sign]]
    first, second = apart(lines)
    assert _nearest(first, second) >= OFF_ARROW
    assert first[-1] - first[0] == pytest.approx(lines[0][-1] - lines[0][0])


def test_an_arrow_leaves_a_face_free_and_stays_near() -> None:
    face = np.array([[20.0, 3.0], [24.0, 5.0]])
    line = off_face(_level_line(0, 40), face)
    assert _nearest(line, face) >= OFF_FACE
    assert np.abs(line - _level_line(0, 40)).max() < 20


def test_an_arrow_that_is_off_the_face_stays_where_it_is() -> None:
    assert off_face(_level_line(0, 40), np.array([[20.0, 60.0]])) == pytest.approx(
        _level_line(0, 40)
    )
