"""
A body that does a movement: settled in every keyframe, and brought along the ways between.

Between two keyframes the angles go evenly from one to the other. Where that lets a landmark slide
that should stay, or skin go through the floor, the moment is settled again.
"""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np

from proneward.body.contact.goals import Ground, Keyframe, Movement, Rest, Stretch
from proneward.body.contact.residual import Watched, landmarks_of, through_m
from proneward.body.contact.solve import (
    BRIEF,
    Problem,
    Settled,
    pins_of,
    settle,
)
from proneward.body.joints import JOINTS
from proneward.body.kinematics import Floats
from proneward.body.shape import Shape

MOMENTS = 9
"""How many moments are kept on a way between keyframes, its two ends among them."""
SLIDES_M, SINKS_M = 0.002, 0.004
"""How far a landmark may slide, or skin sink, before a moment between is settled again."""


@attrs.frozen(kw_only=True, eq=False)
class Performance:
    """
    One body doing one movement.

    `settled` has one pose a keyframe. The moments of one repetition, ends of ways included:
    `times_s` (moments,), `angles_deg` (moments, joints), `pelvis_m` (moments, 3), `ball_y_m`
    (moments,) how far the ball has rolled, and `breath` (moments,).
    """

    movement: Movement
    shape: Shape
    settled: tuple[Settled, ...]
    times_s: Floats
    angles_deg: Floats
    pelvis_m: Floats
    ball_y_m: Floats
    breath: Floats


Moment = tuple[float, Settled, float]
"""A time, a pose, and how full of breath."""


def _eased(share: float) -> float:
    """Give how far along the way one is: slow at both ends."""
    return share * share * (3 - 2 * share)


def _common(first: Keyframe, second: Keyframe) -> Keyframe:
    """Give what holds all the way: the goals that both keyframes have."""
    free = dict(first.free_deg) | dict(second.free_deg)
    limits = dict(first.limits_deg) | dict(second.limits_deg)
    touches = tuple(one for one in first.touches if one in second.touches)
    rests = tuple(one for one in first.rests if one in second.rests)
    return Keyframe(
        name="between",
        angles_deg={},
        free_deg=free,
        limits_deg=limits,
        rests=rests,
        touches=touches,
        pinned=tuple(dict.fromkeys((*first.pinned, *second.pinned))),
        ball_rolls=first.ball_rolls or second.ball_rolls,
    )


def _mixed(first: Settled, second: Settled, share: float) -> Settled:
    return Settled(
        angles_deg=first.angles_deg + share * (second.angles_deg - first.angles_deg),
        pelvis_m=first.pelvis_m + share * (second.pelvis_m - first.pelvis_m),
        ball_y_m=first.ball_y_m + share * (second.ball_y_m - first.ball_y_m),
        residual_m=0.0,
        worst_m=0.0,
    )


class _Way:
    """The moments between two settled keyframes of one movement."""

    def __init__(
        self, movement: Movement, shape: Shape, stretch: Stretch, ends: Sequence[Settled]
    ) -> None:
        """Watch what both ends have in common."""
        first, second = movement.keyframes[stretch.start], movement.keyframes[stretch.end]
        self.movement, self.shape, self.ends = movement, shape, ends
        self.breaths = (first.breath, second.breath)
        self.common = _common(first, second)
        self.watched = Watched(shape, movement.base, landmarks_of(self.common))
        self.from_m, self.to_m = (pins_of(shape, movement, end, self.common.pinned) for end in ends)

    def pins_m(self, share: float) -> dict[str, Floats]:
        """Give where the pinned landmarks belong: on the straight line between their ends."""
        return {
            name: start + share * (self.to_m[name] - start) for name, start in self.from_m.items()
        }

    def breath(self, share: float) -> float:
        """Give how full of breath a share of the way along."""
        return self.breaths[0] + share * (self.breaths[1] - self.breaths[0])

    def _holds(self, settled: Settled, pins_m: dict[str, Floats], breath: float) -> bool:
        where = self.watched.at(settled.tried, self.movement.supports, breath)
        slid = [float(np.linalg.norm(where.middle(name)[0] - at)) for name, at in pins_m.items()]
        sunk = -float(through_m(where, self.movement.supports).min(initial=0.0))
        lifted = [abs(float(where.spots[rest.landmark][..., 2].min())) for rest in self._level()]
        return max(slid, default=0.0) <= SLIDES_M and max(sunk, *lifted, 0.0) <= SINKS_M

    def _level(self) -> list[Rest]:
        return [rest for rest in self.common.rests if rest.ground is Ground.FLOOR]

    def at(self, share: float) -> Settled:
        """Give the pose a share of the way along."""
        mixed = _mixed(self.ends[0], self.ends[1], share)
        breath = self.breath(share)
        pins_m = self.pins_m(share)
        if self._holds(mixed, pins_m, breath):
            return mixed
        aims = {joint: float(angle) for joint, angle in zip(JOINTS, mixed.angles_deg, strict=True)}
        keyframe = attrs.evolve(self.common, angles_deg=aims, breath=breath)
        problem = Problem(self.movement, keyframe, self.shape, pins_m, mixed.angles_deg)
        return problem.settle(problem.unknowns(mixed), BRIEF)


def perform(movement: Movement, shape: Shape) -> Performance:
    """Let a body do a movement, once, with ball and seat of its size."""
    fitted = movement.supports.fitted(shape.body.height_m)
    movement = attrs.evolve(movement, supports=fitted)
    settled: list[Settled] = []
    for keyframe in movement.keyframes:
        before = settled[movement.starts_from(len(settled))] if settled else None
        settled.append(settle(movement, keyframe, shape, before=before))
    moments: list[Moment] = [(0.0, settled[0], movement.keyframes[0].breath)]
    ways: dict[tuple[int, int], list[Moment]] = {}
    for stretch in movement.stretches:
        back = ways.get((stretch.end, stretch.start))
        way = _reversed(back) if back else _way(movement, shape, stretch, settled)
        ways[stretch.start, stretch.end] = way
        moments.extend(_timed(way, stretch, moments[-1][0]))
    return Performance(
        movement=movement,
        shape=shape,
        settled=tuple(settled),
        times_s=np.array([time_s for time_s, _, _ in moments]),
        angles_deg=np.stack([pose.angles_deg for _, pose, _ in moments]),
        pelvis_m=np.stack([pose.pelvis_m for _, pose, _ in moments]),
        ball_y_m=np.array([pose.ball_y_m for _, pose, _ in moments]),
        breath=np.array([breath for _, _, breath in moments]),
    )


def _way(
    movement: Movement, shape: Shape, stretch: Stretch, settled: Sequence[Settled]
) -> list[Moment]:
    """Give the moments of one way, both ends too, timed from 0 to 1."""
    ends = settled[stretch.start], settled[stretch.end]
    way = _Way(movement, shape, stretch, ends)
    shares = [float(share) for share in np.linspace(0.0, 1.0, MOMENTS)]
    between = [(share, way.at(_eased(share)), way.breath(_eased(share))) for share in shares[1:-1]]
    return [(0.0, ends[0], way.breaths[0]), *between, (1.0, ends[1], way.breaths[1])]


def _reversed(way: list[Moment]) -> list[Moment]:
    return [(1 - share, pose, breath) for share, pose, breath in reversed(way)]


def _timed(way: list[Moment], stretch: Stretch, begins_s: float) -> Iterator[Moment]:
    """Give a way's moments after its first, at their times, and the end of its hold."""
    for share, pose, breath in way[1:]:
        yield begins_s + share * stretch.seconds, pose, breath
    if stretch.hold_s > 0:
        yield begins_s + stretch.seconds + stretch.hold_s, *way[-1][1:]
