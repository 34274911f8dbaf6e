"""
Brings a body to what a keyframe asks.

Bounded least squares over where the pelvis is, and how far the free joints leave the angles they
were written with.
"""

from collections.abc import Mapping

import attrs
import numpy as np
from scipy.optimize import least_squares

from proneward.body.contact.goals import Keyframe, Movement
from proneward.body.contact.residual import (
    COLUMN,
    DEEP,
    FLESH,
    Tries,
    Watched,
    Where,
    goals_m,
    landmarks_of,
    missed_m,
    through_m,
)
from proneward.body.joints import JOINTS
from proneward.body.kinematics import Floats
from proneward.body.ranges import limits_deg
from proneward.body.shape import Shape

EDITION = "3"
"""Of solving and gates: another one where the same motion would be solved, or judged, otherwise."""
STEP = 1e-5
"""Of the finite differences; metres or radians."""
STAYS, STAYS_PELVIS_M = 0.012, 0.002
"""How strongly a joint is drawn to its written angle, and the pelvis to where it was."""
STIFF: Mapping[str, float] = {"lumbar": 3.0, "thoracic": 2.0, "pelvis": 0.2, "neck": 0.7}
"""Regions that give way later, or sooner, than the limbs."""
WANDERS_M, ROLLS_M = 1.5, 0.6
EVALUATIONS, BRIEF = 60, 12


@attrs.frozen(kw_only=True, eq=False)
class Settled:
    """
    One body in one keyframe: `angles_deg` (joints,), where its pelvis is, how far the ball rolled.

    `residual_m` is the root mean square of what is left of the goals; `worst_m` the largest part.
    """

    angles_deg: Floats
    pelvis_m: Floats
    ball_y_m: float
    residual_m: float
    worst_m: float

    @property
    def tried(self) -> Tries:
        """The pose as one try."""
        return Tries(
            angles_deg=self.angles_deg[None],
            pelvis_m=self.pelvis_m[None],
            ball_y_m=np.array([self.ball_y_m]),
        )


def written(angles_deg: Mapping[str, float]) -> Floats:
    """Give angles by joint as an array, shape (joints,)."""
    return np.array([angles_deg.get(joint, 0.0) for joint in JOINTS])


def _stiffness(joint: str) -> float:
    return next((much for region, much in STIFF.items() if joint.startswith(region)), 1.0)


class Problem:
    """One keyframe of one body, as unknowns with bounds and a residual to make small."""

    def __init__(
        self,
        movement: Movement,
        keyframe: Keyframe,
        shape: Shape,
        pins_m: Mapping[str, Floats],
        aims_deg: Floats,
    ) -> None:
        """Choose the unknowns; `aims_deg` are the angles to stay near, shape (joints,)."""
        self.keyframe, self.supports = keyframe, movement.supports
        self.pins_m = dict(pins_m)
        self.watched = Watched(shape, movement.base, landmarks_of(keyframe))
        self.aims_deg = aims_deg
        self.free = [joint for joint in JOINTS if joint in keyframe.free_deg]
        self.columns = [COLUMN[joint] for joint in self.free]
        self.rolls = int(keyframe.ball_rolls)
        self.stiff = np.array([STAYS * _stiffness(joint) for joint in self.free])

    def bounds(self, pelvis_m: Floats) -> tuple[Floats, Floats]:
        """Give how far each unknown may go: its range, and its distance from the written angle."""
        limits = {**limits_deg(), **self.keyframe.limits_deg}
        low, high = [], []
        for joint in self.free:
            least, most = limits[joint]
            written_deg = self.keyframe.angles_deg.get(joint, 0.0)
            away = self.keyframe.free_deg[joint]
            low.append(max(least, written_deg - away))
            high.append(min(most, written_deg + away))
        around = [pelvis_m - WANDERS_M, pelvis_m + WANDERS_M]
        rolls = np.full(self.rolls, ROLLS_M)
        return (
            np.concatenate([around[0], np.radians(low) - 1e-7, -rolls]),
            np.concatenate([around[1], np.radians(high) + 1e-7, rolls]),
        )

    def tries(self, unknowns: Floats) -> Tries:
        """Give the poses that rows of unknowns mean."""
        angles_deg = np.repeat(self.aims_deg[None], len(unknowns), axis=0)
        count = len(self.free)
        angles_deg[:, self.columns] = np.degrees(unknowns[:, 3 : 3 + count])
        rolled = unknowns[:, 3 + count] if self.rolls else np.zeros(len(unknowns))
        return Tries(angles_deg=angles_deg, pelvis_m=unknowns[:, :3], ball_y_m=rolled)

    def where(self, unknowns: Floats) -> Where:
        """Give where everything is for rows of unknowns."""
        return self.watched.at(self.tries(unknowns), self.supports, self.keyframe.breath)

    def residuals(self, unknowns: Floats, start: Floats) -> Floats:
        """Give what is left, for rows of unknowns: goals, depths, the pull of what was written."""
        where = self.where(unknowns)
        aims = np.radians(self.aims_deg[self.columns])
        count = len(self.free)
        return np.concatenate(
            [
                goals_m(where, self.keyframe, self.supports, self.pins_m),
                DEEP * through_m(where, self.supports),
                FLESH * where.overlap_m,
                self.stiff * (unknowns[:, 3 : 3 + count] - aims),
                STAYS_PELVIS_M * (unknowns[:, :3] - start[:3]),
                0.05 * unknowns[:, 3 + count :],
            ],
            axis=1,
        )

    def settle(self, start: Floats, evaluations: int) -> Settled:
        """Solve from a start: pelvis (3,), free angles in radians, how far the ball rolled."""
        low, high = self.bounds(start[:3])
        start = np.clip(start, low + 1e-9, high - 1e-9)
        nudges = np.vstack([np.zeros(len(start)), np.eye(len(start)) * STEP])

        def slope(unknowns: Floats) -> Floats:
            values = self.residuals(unknowns + nudges, start)
            jacobian: Floats = (values[1:] - values[0]).T / STEP
            return jacobian

        found = least_squares(
            lambda unknowns: self.residuals(unknowns[None], start)[0],
            start,
            jac=slope,
            bounds=(low, high),
            x_scale=1.0,
            max_nfev=evaluations,
            ftol=1e-7,
            xtol=1e-7,
        )
        return self.settled(found.x)

    def settled(self, unknowns: Floats) -> Settled:
        """Give what rows of unknowns mean, and how well they meet the goals."""
        where = self.where(unknowns[None])
        left = missed_m(where, self.keyframe, self.supports, self.pins_m)
        tries = self.tries(unknowns[None])
        return Settled(
            angles_deg=tries.angles_deg[0],
            pelvis_m=tries.pelvis_m[0],
            ball_y_m=float(tries.ball_y_m[0]),
            residual_m=float(np.sqrt(np.mean(left**2))) if left.size else 0.0,
            worst_m=float(np.abs(left).max()) if left.size else 0.0,
        )

    def unknowns(self, settled: Settled) -> Floats:
        """Give a settled pose as a start of this problem."""
        angles = np.radians(settled.angles_deg[self.columns])
        return np.concatenate([settled.pelvis_m, angles, np.full(self.rolls, settled.ball_y_m)])


def pins_of(
    problem_shape: Shape, movement: Movement, settled: Settled, names: tuple[str, ...]
) -> dict[str, Floats]:
    """Give where landmarks are in a settled pose, shape (3,) each."""
    if not names:
        return {}
    where = Watched(problem_shape, movement.base, names).at(settled.tried, movement.supports, 0.0)
    return {name: where.middle(name)[0] for name in names}


def settle(
    movement: Movement,
    keyframe: Keyframe,
    shape: Shape,
    *,
    before: Settled | None,
) -> Settled:
    """
    Bring a body to a keyframe.

    Args:
        movement: gives the supports, and where the pelvis is first looked for.
        keyframe: what to meet.
        shape: whose body.
        before: the pose this one starts from, where pinned landmarks stay; none for the first.
    """
    aims_deg = written(keyframe.angles_deg)
    pins_m = pins_of(shape, movement, before, keyframe.pinned) if before else {}
    problem = Problem(movement, keyframe, shape, pins_m, aims_deg)
    pelvis_m = before.pelvis_m if before else np.array(movement.pelvis_m)
    rolled = before.ball_y_m if before else 0.0
    start = np.concatenate(
        [pelvis_m, np.radians(aims_deg[problem.columns]), np.full(problem.rolls, rolled)]
    )
    return problem.settle(start, EVALUATIONS)
