"""All that a still shows, posed, and the one camera that sees it."""

import attrs
import numpy as np

from proneward.body import Between, position_of
from proneward.body.contact import Performance
from proneward.body.contact.bearing import bearing_of
from proneward.catalogue.model.motion import Motion, Thing
from proneward.figures.ink.camera import Camera, axes_of, framing
from proneward.figures.ink.sheet import Sheet, sheet_of
from proneward.figures.scene.figure import Posed, dressed, posed
from proneward.figures.scene.mesh import Mesh, joined
from proneward.figures.scene.things.props import props
from proneward.figures.still.arrows import room_m
from proneward.figures.still.floor import mat_m, wall_m
from proneward.figures.still.inset import CLOSER, REACH_M
from proneward.vocabulary import MuscleGroup, Position

PIXELS_PER_M = 600.0
MARGIN_PIXELS = 22
ROOM_FOR_INSET = 1.3
"""How far above its landmark a close-up may have to reach, in its own heights."""


@attrs.frozen(kw_only=True, eq=False)
class Stage:
    """All keyframes that a still shows, and the camera that sees them all at one size."""

    motion: Motion
    performance: Performance
    camera: Camera
    bodies: dict[int, Posed]
    figures: dict[int, Mesh]
    sheets: dict[int, Sheet]
    mat: bool


def _shown(motion: Motion) -> list[int]:
    frames = [panel.keyframe for panel in motion.panels]
    ghosts = [panel.ghost for panel in motion.panels if panel.ghost is not None]
    return list(dict.fromkeys([*frames, *ghosts]))


def start_of(motion: Motion, performance: Performance) -> Position | Between:
    """Give the position that a motion starts in."""
    said = motion.phases[0].position
    if said is not None:
        return said
    placed = posed(performance, 0).placed
    bearing = bearing_of(performance.movement.keyframes[0])
    return position_of(placed.gravity("pelvis")[0], placed.gravity("thorax")[0], bearing)


def on_mat(motion: Motion, performance: Performance) -> bool:
    """Say whether a mat lies under the body: not where it stands or sits on a chair."""
    start = start_of(motion, performance)
    seated = any(one.thing is Thing.CHAIR for one in motion.drawn) and start == Position.SITTING
    return not seated and start != Position.STANDING


def stage_of(motion: Motion, performance: Performance, tint: frozenset[MuscleGroup]) -> Stage:
    """Pose everything that a still shows, and choose the camera."""
    supports = performance.movement.supports
    mat = on_mat(motion, performance)
    bodies = {frame: posed(performance, frame) for frame in _shown(motion)}
    figures = {
        frame: dressed(body, tint | motion.tint if frame else tint)
        for frame, body in bodies.items()
    }
    scenes = {
        frame: joined(
            [figures[frame], *(mesh for one in motion.drawn for mesh in props(one, body, supports))]
        )
        for frame, body in bodies.items()
    }
    around = [mesh.vertices_m for mesh in scenes.values()]
    around.extend(
        room_m(performance, bodies[arrow.end], arrow)
        for arrow in motion.arrows
        if arrow.end in bodies
    )
    around.append(wall_m(supports, list(figures.values())))
    if motion.inset is not None:
        above_m = (0.0, 0.0, 2 * REACH_M * CLOSER * ROOM_FOR_INSET)
        around.extend(body.landmark(motion.inset)[None] + above_m for body in bodies.values())
    if mat:
        around.append(mat_m(list(figures.values()), supports))
    camera = framing(axes_of(motion.view), np.concatenate(around), PIXELS_PER_M, MARGIN_PIXELS)
    return Stage(
        motion=motion,
        performance=performance,
        camera=camera,
        bodies=bodies,
        figures=figures,
        sheets={frame: sheet_of(mesh, camera) for frame, mesh in scenes.items()},
        mat=mat,
    )
