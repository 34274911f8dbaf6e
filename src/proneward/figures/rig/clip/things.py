"""Things beside a body as a clip has them: from the meshes of the stills, at every moment."""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np

from proneward.body import Floats
from proneward.body.contact import Performance, Supports
from proneward.catalogue.model.motion import Drawn, Placing, Thing
from proneward.figures.rig.clip.file import Ball, Box, Ribbon
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.mesh import Material, Mesh
from proneward.figures.scene.solids import TUBE_SIDES
from proneward.figures.scene.things.chair import EDGE_M
from proneward.figures.scene.things.props import EDGES_M, props
from proneward.figures.scene.things.ribbon import HALF_WIDTHS_M
from proneward.figures.still.floor import WALL_REACH_M, WALL_THICK_M, WALL_TOP_M

RIBBON_POINTS = 9
"""Through how many points a band is drawn; enough to go round a limb."""


@attrs.frozen(kw_only=True, eq=False)
class Standing:
    """One shape of a clip, and where its points are: (moments, points, 3) in metres."""

    shape: Ball | Box | Ribbon
    points_m: Floats


@attrs.frozen(kw_only=True, eq=False)
class Staged:
    """All shapes beside a body; the points they name, (moments, points, 3) in metres."""

    shapes: tuple[Ball | Box | Ribbon, ...]
    points_m: Floats


def _mm(length_m: float) -> int:
    return round(float(length_m) * 1000)


def _size_mm(size_m: Floats) -> tuple[int, int, int]:
    x, y, z = map(_mm, size_m)
    return x, y, z


def _named(mesh: Mesh) -> str:
    return Material(int(mesh.material_of[0])).name.lower()


def _everywhere(point_m: Floats, moments: int) -> Floats:
    """Give a point that stays where it is, shape (moments, 1, 3)."""
    return np.tile(point_m, (moments, 1, 1))


def _ball(drawn: Drawn, bodies: Sequence[Posed], supports: Supports) -> Iterator[Standing]:
    balls = [props(drawn, body, supports)[0].vertices_m for body in bodies]
    middles_m = np.array([(ball.min(axis=0) + ball.max(axis=0)) / 2 for ball in balls])
    bears = supports.ball_m is not None and drawn.placing is not Placing.BETWEEN
    shape = Ball(at=0, radius_mm=_mm(np.ptp(balls[0][:, 2]) / 2), bears=bears)
    yield Standing(shape=shape, points_m=middles_m[:, None])


def _held(drawn: Drawn, bodies: Sequence[Posed], supports: Supports) -> Iterator[Standing]:
    """Give what two landmarks hold: it lies along the line between them."""
    ends_m = np.array([[body.landmark(name) for name in drawn.landmarks[:2]] for body in bodies])
    mesh = props(drawn, bodies[0], supports)[0]
    across = ends_m[0, 1] - ends_m[0, 0]
    across = across / np.linalg.norm(across)
    level = np.cross([0.0, 0.0, 1.0], across)
    level = level / max(float(np.linalg.norm(level)), 1e-9)
    axes = np.stack([across, level, np.cross(across, level)])
    shape = Box(
        thing=_named(mesh),
        at=0,
        to=1,
        size_mm=_size_mm(np.ptp(mesh.vertices_m @ axes.T, axis=0)),
        edge_mm=_mm(EDGES_M[drawn.thing]),
    )
    yield Standing(shape=shape, points_m=ends_m)


def _on_the_floor(drawn: Drawn, bodies: Sequence[Posed], supports: Supports) -> Iterator[Standing]:
    """Give what stands still, where it is when the body is lowest on it."""
    heights = [np.mean([body.landmark(name)[2] for name in drawn.landmarks]) for body in bodies]
    angle = np.radians(drawn.turned_deg)
    turn = np.array(
        [[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]]
    )
    for mesh in props(drawn, bodies[int(np.argmin(heights))], supports):
        own = mesh.vertices_m @ turn
        least, most = own.min(axis=0), own.max(axis=0)
        shape = Box(
            thing=_named(mesh),
            at=0,
            size_mm=_size_mm(most - least),
            edge_mm=_mm(EDGES_M.get(drawn.thing, EDGE_M)),
            turned_deg=drawn.turned_deg,
        )
        points_m = _everywhere(turn @ (least + most) / 2, len(bodies))
        yield Standing(shape=shape, points_m=points_m)


def _middle_line(tube: Mesh) -> Floats:
    """Give points evenly along the middle of a tube, shape (RIBBON_POINTS, 3)."""
    rings = tube.vertices_m.reshape(-1, TUBE_SIDES + 1, 3)[1:-1]
    line = rings[:, :-1].mean(axis=1)
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    where = np.linspace(0, along[-1], RIBBON_POINTS)
    return np.stack([np.interp(where, along, column) for column in line.T], axis=1)


def _stretched(drawn: Drawn, bodies: Sequence[Posed], supports: Supports) -> Iterator[Standing]:
    lines_m = [_middle_line(props(drawn, body, supports)[0]) for body in bodies]
    shape = Ribbon(
        thing=drawn.thing.value,
        through=list(range(RIBBON_POINTS)),
        wide_mm=_mm(2 * HALF_WIDTHS_M[drawn.thing]),
    )
    yield Standing(shape=shape, points_m=np.array(lines_m))


def _wall(bodies: Sequence[Posed], supports: Supports) -> Iterator[Standing]:
    if supports.wall is None:
        return
    axis, beside = supports.wall.axis, 1 - supports.wall.axis
    skin_m = np.concatenate([body.skin_m for body in bodies])
    middle = (skin_m.min(axis=0) + skin_m.max(axis=0)) / 2
    size = np.zeros(3)
    size[axis] = WALL_THICK_M
    size[beside] = max(2 * WALL_REACH_M, float(np.ptp(skin_m[:, beside])) + 0.2)
    size[2] = max(WALL_TOP_M, float(skin_m[:, 2].max()) + 0.1)
    middle[axis] = supports.wall_m + supports.wall.outward * WALL_THICK_M / 2
    middle[2] = size[2] / 2
    shape = Box(thing="wall", at=0, size_mm=_size_mm(size), edge_mm=1)
    yield Standing(shape=shape, points_m=_everywhere(middle, len(bodies)))


def _standing(drawn: Drawn, bodies: Sequence[Posed], supports: Supports) -> Iterator[Standing]:
    if drawn.thing is Thing.WALL:
        return _wall(bodies, supports)
    if drawn.thing is Thing.BALL:
        return _ball(drawn, bodies, supports)
    if drawn.placing is Placing.BETWEEN:
        return _held(drawn, bodies, supports)
    if drawn.placing is Placing.ALONG:
        return _stretched(drawn, bodies, supports)
    return _on_the_floor(drawn, bodies, supports)


def _counted(shape: Ball | Box | Ribbon, first: int) -> Ball | Box | Ribbon:
    """Count a shape's points from the first of them among all."""
    if isinstance(shape, Ribbon):
        through = [first + point for point in shape.through]
        return Ribbon(thing=shape.thing, through=through, wide_mm=shape.wide_mm)
    if isinstance(shape, Ball):
        return Ball(at=first, radius_mm=shape.radius_mm, bears=shape.bears)
    return Box(
        thing=shape.thing,
        at=first,
        to=None if shape.to is None else first + shape.to,
        size_mm=shape.size_mm,
        edge_mm=shape.edge_mm,
        turned_deg=shape.turned_deg,
    )


def staged(performance: Performance, drawn: Sequence[Drawn], bodies: Sequence[Posed]) -> Staged:
    """
    Give the things beside a body at every moment of a performance.

    Args:
        performance: whose supports say how large ball, seat and block are.
        drawn: what is drawn.
        bodies: the body at each moment.
    """
    supports = performance.movement.supports
    standing = [one for each in drawn for one in _standing(each, bodies, supports)]
    firsts = np.cumsum([0, *(one.points_m.shape[1] for one in standing)])
    nothing = np.zeros((len(bodies), 0, 3))
    return Staged(
        shapes=tuple(
            _counted(one.shape, int(first)) for one, first in zip(standing, firsts, strict=False)
        ),
        points_m=np.concatenate([nothing, *(one.points_m for one in standing)], axis=1),
    )
