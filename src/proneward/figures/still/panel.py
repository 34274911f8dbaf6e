"""One panel of a still: a keyframe with what lies under, behind and over it."""

import numpy as np

from proneward.body import Floats
from proneward.catalogue.model.motion import Arrow
from proneward.figures.ink.camera import Camera
from proneward.figures.ink.face import face_of_body
from proneward.figures.ink.fills import UNITS_PER_PIXEL, Ink, Layer, inked, region
from proneward.figures.ink.lines import Line, visible_runs
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.mesh import Material
from proneward.figures.scene.things.towel import towel_strokes
from proneward.figures.still.apart import apart, face_of, off_face
from proneward.figures.still.arrows import CURL_RADIUS, arrow_inks, curled, pressed, way_of
from proneward.figures.still.floor import mat, mat_m, shadow, wall, wall_m
from proneward.figures.still.inset import REACH_M, Inset, inset_of, kept_within
from proneward.figures.still.stage import Stage
from proneward.figures.still.svg import Group, Picture

SIDEWAYS = 0.35
"""How much of the body's left-right axis must point into the sheet for one side to be far."""
STROKE_SLACK_M = 0.004
"""How much deeper a stroke on a thing may be than what one sees."""
CURL_IN_INSET = 0.62
"""How large an arrow that bends round is in a close-up, as a part of its radius."""


def far_side(body: Posed, camera: Camera) -> str:
    """Give which side's limbs are away from the eye, "l" or "r"; empty if neither's."""
    leftward = body.placed.of("pelvis")[0][0][:, 0]
    away = float(leftward @ camera.axes[2])
    if abs(away) < SIDEWAYS:
        return ""
    return "l" if away > 0 else "r"


def _on_things(stage: Stage, frame: int) -> list[Line]:
    """Give the strokes on the things beside a body that can be seen."""
    supports, sheet = stage.performance.movement.supports, stage.sheets[frame]
    return [
        Line(seen, closed=False)
        for drawn in stage.motion.drawn
        for path in towel_strokes(drawn, stage.bodies[frame], supports)
        for seen in visible_runs(sheet, path, STROKE_SLACK_M)
    ]


def _ghost(stage: Stage, frame: int) -> list[Ink]:
    """Draw the outline of a keyframe's body, without its props."""
    sheet = stage.sheets[frame]
    of_body = sheet.mesh.material_of[sheet.fragments.face] <= Material.HAIR
    mask = np.zeros(sheet.hit.shape, dtype=bool)
    mask.ravel()[sheet.fragments.pixel[of_body]] = True
    return [Ink(Layer.GHOST, region(mask, 1.2, 0.7, 60.0))]


def _ground(stage: Stage, frame: int) -> list[Ink]:
    figures = list(stage.figures.values())
    supports = stage.performance.movement.supports
    behind = wall(wall_m(supports, figures), stage.camera)
    under = mat(mat_m(figures, supports), stage.camera) if stage.mat else []
    return [*behind, *under, *shadow(stage.sheets[frame].mesh, stage.camera)]


def _arrows(stage: Stage, number: int) -> tuple[Arrow, ...]:
    """Give the arrows of a panel: those that end where it is."""
    frame = stage.motion.panels[number].keyframe
    return tuple(arrow for arrow in stage.motion.arrows if arrow.end == frame)


def _way(stage: Stage, arrow: Arrow, camera: Camera) -> Floats:
    if arrow.push is None:
        return way_of(stage.performance, arrow, camera)
    return pressed(stage.bodies[arrow.end], arrow, camera)


def _over(stage: Stage, frame: int, arrows: tuple[Arrow, ...]) -> list[Ink]:
    """Draw arrows over a panel: off the face, and off each other."""
    face = face_of(stage.sheets[frame])
    ways = [off_face(_way(stage, arrow, stage.camera), face) for arrow in arrows if not arrow.curl]
    inks = [ink for way in apart(ways) for ink in arrow_inks(way)]
    for arrow in arrows:
        if arrow.curl:
            at_m = stage.bodies[arrow.end].landmark(arrow.landmark)
            middle = stage.camera.seen(at_m)[:2] * UNITS_PER_PIXEL
            inks.extend(curled(stage.performance, arrow, stage.camera, middle, CURL_RADIUS))
    return inks


def _within(stage: Stage, inset: Inset, arrows: tuple[Arrow, ...]) -> list[Ink]:
    """Draw arrows in a close-up."""
    ways = [
        kept_within(_way(stage, arrow, inset.camera), inset) for arrow in arrows if not arrow.curl
    ]
    inks = [ink for way in apart(ways) for ink in arrow_inks(way)]
    radius = CURL_IN_INSET * inset.radius
    for arrow in arrows:
        if arrow.curl:
            inks.extend(curled(stage.performance, arrow, inset.camera, inset.middle, radius))
    return inks


def _closer(stage: Stage, number: int) -> tuple[list[Group], tuple[Arrow, ...]]:
    """Draw the round close-up of a panel, and give the arrows that are then not in it."""
    arrows, name = _arrows(stage, number), stage.motion.inset
    if name is None or not arrows:
        return [], arrows
    frame = stage.motion.panels[number].keyframe
    sheet, body = stage.sheets[frame], stage.bodies[frame]
    near = tuple(
        arrow
        for arrow in arrows
        if arrow.curl
        or np.linalg.norm(body.landmark(arrow.landmark) - body.landmark(name)) < REACH_M
    )
    inset = inset_of(name, sheet, body, far_side(body, stage.camera))
    inks = [*inset.inks, *_within(stage, inset, near)]
    groups = [Group(inset.pointer), Group(inks, x=inset.x, y=inset.y)]
    return groups, tuple(arrow for arrow in arrows if arrow not in near)


def panel(stage: Stage, number: int) -> Picture:
    """Draw one panel."""
    shown = stage.motion.panels[number]
    sheet, body = stage.sheets[shown.keyframe], stage.bodies[shown.keyframe]
    face = face_of_body(sheet, body.skin_m)
    face.strokes.extend(_on_things(stage, shown.keyframe))
    figure = inked(sheet, far_side(body, stage.camera), face)
    ghost = [] if shown.ghost is None else _ghost(stage, shown.ghost)
    close, over = _closer(stage, number)
    return Picture(
        width=stage.camera.width * UNITS_PER_PIXEL,
        height=stage.camera.height * UNITS_PER_PIXEL,
        groups=(
            Group([*_ground(stage, shown.keyframe), *ghost, *figure]),
            *close,
            Group(_over(stage, shown.keyframe, over)),
        ),
    )
