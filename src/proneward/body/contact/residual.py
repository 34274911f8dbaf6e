"""How far a body is from what a keyframe asks: lengths in metres, for many tries at once."""

from collections.abc import Iterator

import attrs
import numpy as np

from proneward.body.contact.flesh import overlap_m, spheres_of
from proneward.body.contact.goals import Above, Ground, Held, Keyframe, Rest, Supports, Touch
from proneward.body.joints import JOINTS
from proneward.body.kinematics import Floats, Placed, place
from proneward.body.model import Base
from proneward.body.shape import Shape, Skin
from proneward.body.shape.bones import BETWEEN_SEGMENTS
from proneward.body.skeleton import INDEX

SINKS_M = 0.003
"""Skin that gives this much under weight is not yet in the floor."""
LEVEL, LEANS, PATCH, PINNED, PLACED, MET, STANDS = 3.0, 0.2, 1.5, 4.0, 2.0, 2.0, 0.15
"""How much each kind of goal weighs against the others."""
FACE = 0.25
"""How much it weighs that two landmarks which meet face each other."""
PALM_M = 0.1
"""The length at which a turn away from each other counts as a distance."""
DEEP, FLESH = 2.5, 1.0
"""How much a depth of skin in floor, ball or wall weighs, and of flesh in flesh."""

Spots = dict[str, slice]


@attrs.frozen(kw_only=True, eq=False)
class Tries:
    """Tried poses: `angles_deg` (tries, joints), `pelvis_m` (tries, 3), `ball_y_m` (tries,)."""

    angles_deg: Floats
    pelvis_m: Floats
    ball_y_m: Floats


@attrs.frozen(kw_only=True, eq=False)
class Where:
    """Where a tried body is: its segments, each landmark's vertices, and the watching ones."""

    placed: Placed
    spots: dict[str, Floats]
    proud_m: dict[str, Floats]
    faces: dict[str, Floats]
    spread: Floats
    overlap_m: Floats
    ball_m: Floats | None

    def middle(self, landmark: str) -> Floats:
        """Give the middle of a landmark, shape (tries, 3)."""
        found: Floats = self.spots[landmark].mean(axis=1)
        return found


def outward_of(shape: Shape, landmark: str) -> Floats:
    """Give the direction in which a landmark faces, in the pose it was baked in, shape (3,)."""
    touching = np.isin(shape.faces, shape.landmark(landmark)).any(axis=1)
    a, b, c = (shape.vertices_m[shape.faces[touching, corner]] for corner in range(3))
    across = np.cross(b - a, c - a).sum(axis=0)
    outward: Floats = across / np.linalg.norm(across)
    return outward


def proud_m(shape: Shape, landmark: str) -> Floats:
    """
    Give how far each vertex of a landmark stands out of the landmark's own plane.

    A palm is no plane: it lies flat when its plane does.
    """
    vertices_m = shape.vertices_m[shape.landmark(landmark)]
    around = vertices_m - vertices_m.mean(axis=0)
    normal = np.linalg.svd(around)[2][2]
    out: Floats = (around @ normal) * np.sign(normal @ outward_of(shape, landmark))
    return out


def _facing(shape: Shape, landmark: str) -> tuple[int, Floats]:
    """Give the bone that carries a landmark, and which way it faces in the bone's frame."""
    bone = int(np.bincount(shape.main_bone[shape.landmark(landmark)]).argmax())
    turned: Floats = shape.upright[bone] @ outward_of(shape, landmark)
    return bone, turned


class Watched:
    """The landmarks and watching vertices of one body that a keyframe looks at."""

    def __init__(self, shape: Shape, base: Base, names: tuple[str, ...]) -> None:
        """Choose the vertices once, so that each try moves no others."""
        self.shape, self.base = shape, base
        sets = [shape.landmark(name) for name in names]
        ends = np.cumsum([0, *map(len, sets)])
        self.spots = {
            name: slice(int(ends[place]), int(ends[place + 1])) for place, name in enumerate(names)
        }
        self.first_spread = int(ends[-1])
        self.spheres = spheres_of(shape)
        self.flesh = Skin.carried_by(shape, self.spheres.middles_m, self.spheres.bone_of)
        self.skin = Skin.of(shape, np.concatenate([*sets, shape.spread]))
        self.facing = {name: _facing(shape, name) for name in names}
        self.proud_m = {name: proud_m(shape, name) for name in names}

    def at(self, tries: Tries, supports: Supports, breath: float) -> Where:
        """Give where everything is, for every try."""
        placed = place(tries.angles_deg, self.shape.body, base=self.base, pelvis_m=tries.pelvis_m)
        vertices = self.skin.at(placed, breath)
        spots = {name: vertices[:, part] for name, part in self.spots.items()}
        return Where(
            placed=placed,
            spots=spots,
            proud_m=self.proud_m,
            faces={name: self._faces(placed, *self.facing[name]) for name in self.spots},
            spread=vertices[:, self.first_spread :],
            overlap_m=overlap_m(self.spheres, self.flesh.at(placed)),
            ball_m=_ball(supports, tries.ball_y_m),
        )

    def _faces(self, placed: Placed, bone: int, outward: Floats) -> Floats:
        name = self.shape.bones[bone]
        name = {"belly": "lumbar_mid"}.get(name, name)
        if name in BETWEEN_SEGMENTS:
            name = BETWEEN_SEGMENTS[name][1]
        turned: Floats = placed.rotations[:, INDEX[name]] @ outward
        return turned


def _ball(supports: Supports, ball_y_m: Floats) -> Floats | None:
    if supports.ball_m is None:
        return None
    x, y = supports.ball_m
    count = len(ball_y_m)
    return np.stack(
        [np.full(count, x), y + ball_y_m, np.full(count, supports.ball_radius_m)], axis=1
    )


def distance_m(points: Floats, ground: Ground, supports: Supports, ball_m: Floats | None) -> Floats:
    """Give how far points (tries, n, 3) are from a surface; negative inside it."""
    if ground is Ground.BALL and ball_m is not None:
        away: Floats = np.linalg.norm(points - ball_m[:, None], axis=-1) - ball_m[:, None, 2]
        return away
    if ground is Ground.WALL and supports.wall is not None:
        before: Floats = supports.wall.outward * (supports.wall_m - points[..., supports.wall.axis])
        return before
    height: Floats = points[..., 2] - supports.height_m(ground)
    return height


def _rest(rest: Rest, where: Where, supports: Supports) -> Floats:
    away = distance_m(where.spots[rest.landmark], rest.ground, supports, where.ball_m)
    if rest.flat:
        return PATCH * (away + where.proud_m[rest.landmark])
    return np.stack([LEVEL * away.min(axis=1), LEANS * away.mean(axis=1)], axis=1)


def _touch(touch: Touch, where: Where) -> Floats:
    apart = where.middle(touch.first) - where.middle(touch.second)
    if touch.gap_m == 0:
        facing = where.faces[touch.first] + where.faces[touch.second]
        return np.concatenate([MET * apart, FACE * PALM_M * facing], axis=1)
    if touch.outside:
        facing = where.faces[touch.first] + where.faces[touch.second]
        away = apart - touch.gap_m * where.faces[touch.second]
        return np.concatenate([MET * away, FACE * PALM_M * facing], axis=1)
    beyond: Floats = np.linalg.norm(apart, axis=1, keepdims=True) - touch.gap_m
    return MET * beyond


def _apart(touch: Touch, where: Where) -> Floats:
    """Give only how far two landmarks are from meeting, whichever way they face."""
    in_space = touch.gap_m == 0 or touch.outside
    return _touch(touch, where)[:, : 3 if in_space else 1]


def _above(above: Above, where: Where) -> Floats:
    joint = where.placed.positions_m[:, INDEX[above.segment]]
    return STANDS * (where.middle(above.landmark) - joint)[:, 1:2]


def _held(held: Held, where: Where) -> Floats:
    middle = where.middle(held.landmark)
    parts = [middle[:, axis] - aim for axis, aim in enumerate(held.at_m) if aim is not None]
    return PLACED * np.stack(parts, axis=1)


def through_m(where: Where, supports: Supports) -> Floats:
    """Give how deep each watching vertex is in floor, ball or wall; 0 outside; (tries, n)."""
    deep = np.minimum(where.spread[..., 2] + SINKS_M, 0)
    if where.ball_m is not None:
        in_ball = distance_m(where.spread, Ground.BALL, supports, where.ball_m)
        deep = deep + np.minimum(in_ball + SINKS_M, 0)
    if supports.wall is not None:
        in_wall = distance_m(where.spread, Ground.WALL, supports, where.ball_m)
        deep = deep + np.minimum(in_wall + SINKS_M, 0)
    return deep


def missed_m(
    where: Where, keyframe: Keyframe, supports: Supports, pins_m: dict[str, Floats]
) -> Floats:
    """
    Give how far the contacts of one try are from being met, in metres without weights, (contacts,).

    Where landmarks should stand above a joint is a wish and is left out.
    """
    rests = (float(np.abs(_nearest(rest, where, supports)[0]).max()) for rest in keyframe.rests)
    touches = (float(np.linalg.norm(_apart(one, where)[0])) / MET for one in keyframe.touches)
    held = (float(np.linalg.norm(_held(one, where)[0])) / PLACED for one in keyframe.held)
    pins = (float(np.linalg.norm(where.middle(name)[0] - pins_m[name])) for name in keyframe.pinned)
    return np.array([*rests, *touches, *held, *pins])


def _nearest(rest: Rest, where: Where, supports: Supports) -> Floats:
    """Give how far the nearest point of a resting landmark is, shape (tries, 1)."""
    away = distance_m(where.spots[rest.landmark], rest.ground, supports, where.ball_m)
    if rest.flat:
        level: Floats = (away + where.proud_m[rest.landmark]).mean(axis=1, keepdims=True)
        return level
    nearest: Floats = away.min(axis=1, keepdims=True)
    return nearest


def landmarks_of(keyframe: Keyframe) -> tuple[str, ...]:
    """Give every landmark that a keyframe speaks of, once."""
    named = (
        *(rest.landmark for rest in keyframe.rests),
        *(name for touch in keyframe.touches for name in (touch.first, touch.second)),
        *(above.landmark for above in keyframe.above),
        *(held.landmark for held in keyframe.held),
        *keyframe.pinned,
    )
    return tuple(dict.fromkeys(named))


def _goals(
    where: Where, keyframe: Keyframe, supports: Supports, pins_m: dict[str, Floats]
) -> Iterator[Floats]:
    for rest in keyframe.rests:
        yield _rest(rest, where, supports)
    for touch in keyframe.touches:
        yield _touch(touch, where)
    for above in keyframe.above:
        yield _above(above, where)
    for held in keyframe.held:
        yield _held(held, where)
    for landmark in keyframe.pinned:
        yield PINNED * (where.middle(landmark) - pins_m[landmark])


def goals_m(
    where: Where, keyframe: Keyframe, supports: Supports, pins_m: dict[str, Floats]
) -> Floats:
    """Give how far each goal of a keyframe is from being met, shape (tries, goals)."""
    parts = list(_goals(where, keyframe, supports, pins_m))
    return np.concatenate(parts, axis=1) if parts else np.zeros((len(where.spread), 0))


COLUMN = {joint: place for place, joint in enumerate(JOINTS)}
"""Where each joint stands in an array of angles."""
