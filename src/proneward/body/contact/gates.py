"""
Whether a performance may be shown.

Its goals are met, nothing goes through anything, and what should stay has stayed. How far joints
left their written angles is bounded by solving itself.
"""

from collections.abc import Iterator

import attrs
import numpy as np
from scipy.spatial import cKDTree

from proneward.body.contact.flesh import given_m
from proneward.body.contact.goals import Ground, Supports
from proneward.body.contact.perform import Performance
from proneward.body.contact.residual import Watched, distance_m
from proneward.body.kinematics import Floats, place
from proneward.body.shape import Indices, Shape, Skin


@attrs.frozen
class Gate:
    """What a keyframe is measured for, and how much of it is allowed."""

    name: str
    most_m: float


MET = Gate("residual", 0.008)
OUTSIDE = Gate("penetration", 0.010)
STAYED = Gate("pin", 0.005)
"""Limits chosen by looking at pictures that were and were not fit to hand out."""
APART = Gate("penetration", 0.030)
"""Skin against skin, belly on thigh, is soft: two bodies of flesh give way by this much."""
STRAIGHT_IN = 0.8
"""A point is inside a part if the nearest of its skin is straight above it; beside an open end of
a limb, at the elbow say, it is not."""


@attrs.frozen(kw_only=True)
class Miss:
    """One gate that a performance does not pass: where, what, how much and how much is allowed."""

    keyframe: str
    gate: str
    what: str
    measured_m: float
    allowed_m: float


def poses_m(performance: Performance) -> Floats:
    """Give the skin at every moment of a repetition, shape (moments, vertices, 3)."""
    placed = place(
        performance.angles_deg,
        performance.shape.body,
        base=performance.movement.base,
        pelvis_m=performance.pelvis_m,
    )
    skin_m: Floats = Skin.of(performance.shape).at(placed, performance.breath)
    return skin_m


def keyframe_m(performance: Performance, keyframe: int) -> Floats:
    """Give the skin in one keyframe, shape (vertices, 3)."""
    settled, movement = performance.settled[keyframe], performance.movement
    placed = place(
        settled.angles_deg[None],
        performance.shape.body,
        base=movement.base,
        pelvis_m=settled.pelvis_m[None],
    )
    skin_m: Floats = Skin.of(performance.shape).at(placed, movement.keyframes[keyframe].breath)[0]
    return skin_m


def ball_m(performance: Performance, ball_y_m: float) -> Floats | None:
    """Give the middle of the ball, shape (1, 3), when it has rolled so far."""
    supports = performance.movement.supports
    if supports.ball_m is None or supports.ball_radius_m is None:
        return None
    x, y = supports.ball_m
    return np.array([[x, y + ball_y_m, supports.ball_radius_m]])


def _deepest(
    skin_m: Floats, shape: Shape, supports: Supports, ball: Floats | None
) -> Iterator[tuple[str, float]]:
    grounds = [Ground.FLOOR]
    if ball is not None:
        grounds.append(Ground.BALL)
    if supports.wall is not None:
        grounds.append(Ground.WALL)
    for ground in grounds:
        away = distance_m(skin_m[None], ground, supports, ball) + given_m(shape)
        yield str(ground), max(0.0, -float(away.min()))


def _part_of(bone: str) -> str:
    side = bone[-2:] if bone[-2:] in {"_l", "_r"} else ""
    stem = bone.removesuffix(side)
    limbs = {
        "arm": ("upper_arm", "upper_arm_twist"),
        "forearm": ("forearm", "forearm_mid"),
        "hand": ("hand", "fingers", "fingertips"),
        "thigh": ("thigh_twist",),
        "shank": ("shank",),
        "foot": ("foot", "toes"),
    }
    part = next((limb for limb, bones in limbs.items() if stem in bones), "")
    if part:
        return f"{part}{side}"
    return "head" if stem == "head" else "" if stem.startswith("neck") else "trunk"


NEIGHBOURS = frozenset(
    frozenset(pair)
    for side in ("_l", "_r")
    for pair in (
        (f"arm{side}", "trunk"),
        (f"arm{side}", f"forearm{side}"),
        (f"forearm{side}", f"hand{side}"),
        (f"thigh{side}", "trunk"),
        (f"thigh{side}", f"shank{side}"),
        (f"shank{side}", f"foot{side}"),
        ("thigh_l", "thigh_r"),
        ("head", "trunk"),
    )
)
"""Parts that are grown together, or whose flesh always touches."""


def _normals(skin_m: Floats, faces: Indices) -> Floats:
    a, b, c = (skin_m[faces[:, corner]] for corner in range(3))
    across = np.cross(b - a, c - a)
    normals = np.zeros_like(skin_m)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], across)
    unit: Floats = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return unit


def parts_of(shape: Shape) -> dict[str, Indices]:
    """Give the vertices of each part of a body; the neck is in none."""
    names = np.array([_part_of(bone) for bone in shape.bones])[shape.main_bone]
    return {str(part): np.flatnonzero(names == part) for part in np.unique(names) if part}


def through_itself_m(skin_m: Floats, shape: Shape) -> dict[tuple[str, str], float]:
    """Give how deep parts of a body are in others, for those that are."""
    normals, parts = _normals(skin_m, shape.faces), parts_of(shape)
    trees = {part: cKDTree(skin_m[vertices]) for part, vertices in parts.items()}
    found: dict[tuple[str, str], float] = {}
    for part, vertices in parts.items():
        for other, tree in trees.items():
            if other == part or frozenset((part, other)) in NEIGHBOURS:
                continue
            away, nearest = tree.query(skin_m[vertices], distance_upper_bound=0.08)
            near = np.isfinite(away)
            if not near.any():
                continue
            facing = parts[other][nearest[near]]
            depth = -((skin_m[vertices[near]] - skin_m[facing]) * normals[facing]).sum(axis=1)
            inside = depth > STRAIGHT_IN * away[near]
            deepest = float(depth[inside].max(initial=0.0))
            if deepest > 0:
                found[part, other] = deepest
    return found


def _slid(performance: Performance, number: int) -> Iterator[tuple[str, float]]:
    """Give how far each pinned landmark is from where the keyframe starts from."""
    movement = performance.movement
    keyframe = movement.keyframes[number]
    before = performance.settled[movement.starts_from(number)]
    watched = Watched(performance.shape, movement.base, keyframe.pinned)
    was = watched.at(before.tried, movement.supports, 0.0)
    now = watched.at(performance.settled[number].tried, movement.supports, keyframe.breath)
    for name in keyframe.pinned:
        yield name, float(np.linalg.norm(now.middle(name) - was.middle(name)))


def _measured(performance: Performance, number: int) -> Iterator[tuple[Gate, str, float]]:
    """Give all that a keyframe is measured for: the gate, what is wrong if it fails, how much."""
    settled, supports = performance.settled[number], performance.movement.supports
    yield MET, "its contacts are not met", settled.residual_m
    skin_m, ball = keyframe_m(performance, number), ball_m(performance, settled.ball_y_m)
    for ground, deep_m in _deepest(skin_m, performance.shape, supports, ball):
        yield OUTSIDE, f"skin goes through the {ground}", deep_m
    for (part, other), deep_m in through_itself_m(skin_m, performance.shape).items():
        yield APART, f"{part} goes through {other}", deep_m
    if number:
        for name, slid_m in _slid(performance, number):
            yield STAYED, f"'{name}' slides", slid_m


def misses(performance: Performance) -> Iterator[Miss]:
    """Give every gate that a performance does not pass."""
    for number, keyframe in enumerate(performance.movement.keyframes):
        for gate, what, measured_m in _measured(performance, number):
            if measured_m > gate.most_m:
                yield Miss(
                    keyframe=keyframe.name,
                    gate=gate.name,
                    what=what,
                    measured_m=measured_m,
                    allowed_m=gate.most_m,
                )
