"""Writes a performance as a clip."""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import msgspec
import numpy as np

from proneward.body import JOINTS, Floats, Placed, place
from proneward.body.contact import Performance, Stretch, Supports
from proneward.body.shape import Skin
from proneward.catalogue.model.motion import Motion
from proneward.figures.rig.clip.file import (
    ANGLE_STEP_DEG,
    BETWEEN,
    BREATH,
    BREATH_STEP,
    FORMAT,
    LENGTH_STEP_M,
    PELVIS,
    ClipFile,
    Step,
    Way,
    Words,
)
from proneward.figures.rig.clip.things import Staged, staged
from proneward.figures.scene.figure import Posed
from proneward.figures.still.floor import MAT_ABOUT_M, MAT_BESIDE_M, MAT_WIDTH_M

SHARES: Floats = np.linspace(0.0, 1.0, BETWEEN + 2)
WORTH_SAYING = 1.0
"""By how many counts a channel must leave its eased way before that is written down."""


def eased(share: Floats) -> Floats:
    """Give how far along a way one is: slow at both ends."""
    along: Floats = share * share * (3 - 2 * share)
    return along


def point_channels(points: int) -> list[str]:
    """Give the names of the channels of some points."""
    return [f"p{point}_{axis}" for point in range(points) for axis in "xyz"]


def _channels(performance: Performance, things: Staged) -> dict[str, Floats]:
    """Give every channel's value at each moment, in counts."""
    points_m = things.points_m.reshape(len(performance.times_s), -1)
    named = (
        (JOINTS, performance.angles_deg / ANGLE_STEP_DEG),
        (PELVIS, performance.pelvis_m / LENGTH_STEP_M),
        ((BREATH,), performance.breath[:, None] / BREATH_STEP),
        (point_channels(things.points_m.shape[1]), points_m / LENGTH_STEP_M),
    )
    return {
        name: column
        for names, values in named
        for name, column in zip(names, values.T, strict=True)
    }


@attrs.frozen(kw_only=True, eq=False)
class _Gone:
    """A stretch as it was gone: its values by channel at nine moments, ends included."""

    stretch: Stretch
    values: Mapping[str, Floats]

    def runs_back(self, other: "_Gone") -> bool:
        """Say whether this is the other way, run backward."""
        ends = self.stretch.start, self.stretch.end
        return ends == (other.stretch.end, other.stretch.start) and all(
            np.abs(values[::-1] - other.values[name]).max() < WORTH_SAYING
            for name, values in self.values.items()
        )

    def repeats(self, other: "_Gone") -> bool:
        """Say whether this is the same way again."""
        ends = self.stretch.start, self.stretch.end
        return ends == (other.stretch.start, other.stretch.end) and all(
            np.abs(values - other.values[name]).max() < WORTH_SAYING
            for name, values in self.values.items()
        )


def _gone(performance: Performance, channels: Mapping[str, Floats]) -> Iterator[_Gone]:
    begins_s = 0.0
    for stretch in performance.movement.stretches:
        times_s = begins_s + SHARES * stretch.seconds
        yield _Gone(
            stretch=stretch,
            values={
                name: np.interp(times_s, performance.times_s, column)
                for name, column in channels.items()
            },
        )
        begins_s += stretch.seconds + stretch.hold_s


def _poses(gone: Sequence[_Gone], keyframes: int) -> dict[str, list[int]]:
    """Give each channel's value in each keyframe; one that is never reached has the first's."""
    poses = {name: [round(float(values[0]))] * keyframes for name, values in gone[0].values.items()}
    for way in reversed(gone):
        for name, values in way.values.items():
            poses[name][way.stretch.start] = round(float(values[0]))
            poses[name][way.stretch.end] = round(float(values[-1]))
    return poses


def _besides(way: _Gone, poses: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Give what the channels do besides easing from end to end, where that can be seen."""
    found = {}
    for name, values in way.values.items():
        first, last = poses[name][way.stretch.start], poses[name][way.stretch.end]
        rest = (values - first - (last - first) * eased(SHARES))[1:-1]
        if np.abs(rest).max() > WORTH_SAYING:
            found[name] = [round(float(one)) for one in rest]
    return found


def _course(
    gone: Sequence[_Gone], poses: Mapping[str, Sequence[int]]
) -> tuple[list[Way], list[Step]]:
    """Give the ways, each once, and the steps that go them."""
    kept: list[_Gone] = []
    steps = []
    for way in gone:
        known = next((place for place, one in enumerate(kept) if way.repeats(one)), None)
        back = next((place for place, one in enumerate(kept) if way.runs_back(one)), None)
        if known is None and back is None:
            kept.append(way)
            known = len(kept) - 1
        steps.append(
            Step(
                way=known if known is not None else back or 0,
                seconds=way.stretch.seconds,
                hold_s=way.stretch.hold_s,
                back=known is None,
            )
        )
    ways = [
        Way(start=one.stretch.start, end=one.stretch.end, besides=_besides(one, poses))
        for one in kept
    ]
    return ways, steps


def _shortest(values: Sequence[int]) -> int | list[int]:
    return values[0] if len(set(values)) == 1 else list(values)


def _bodies(performance: Performance) -> list[Posed]:
    """Give the body at every moment."""
    movement, shape = performance.movement, performance.shape
    placed = place(
        performance.angles_deg, shape.body, base=movement.base, pelvis_m=performance.pelvis_m
    )
    skins_m = Skin.of(shape).at(placed, performance.breath)
    return [
        Posed(
            shape=shape,
            placed=Placed(
                rotations=placed.rotations[moment, None],
                positions_m=placed.positions_m[moment, None],
            ),
            skin_m=skin_m,
            ball_m=_ball_m(movement.supports, float(performance.ball_y_m[moment])),
        )
        for moment, skin_m in enumerate(skins_m)
    ]


def _ball_m(supports: Supports, rolled_m: float) -> Floats | None:
    if supports.ball_m is None or supports.ball_radius_m is None:
        return None
    x, y = supports.ball_m
    return np.array([x, y + rolled_m, supports.ball_radius_m])


def _mat_m(skin_m: Floats) -> Floats:
    """Give the least and the most of the mat's x and y, as the stills lay it: shape (2, 2)."""
    low = skin_m[skin_m[:, 2] < MAT_ABOUT_M][:, :2]
    least, most = low.min(axis=0) - MAT_BESIDE_M, low.max(axis=0) + MAT_BESIDE_M
    wanting = np.maximum(MAT_WIDTH_M - (most - least), 0) / 2
    return np.stack([least - wanting, most + wanting])


def _mm(length_m: float) -> int:
    return round(1000 * float(length_m))


def _corner_mm(point_m: Floats) -> tuple[int, int, int]:
    x, y, z = map(_mm, point_m)
    return x, y, z


def _corner_of_mat_mm(point_m: Floats) -> tuple[int, int]:
    x, y = map(_mm, point_m)
    return x, y


def clip_of(performance: Performance, motion: Motion, *, digest: str = "") -> bytes:
    """
    Give one repetition of an exercise as a clip, in JSON (see the module file).

    Args:
        performance: what a body does.
        motion: what is said, what is drawn beside the body, and from where.
        digest: what it is made from, to be found in the file.
    """
    bodies = _bodies(performance)
    things = staged(performance, motion.drawn, bodies)
    gone = list(_gone(performance, _channels(performance, things)))
    poses = _poses(gone, len(performance.movement.keyframes))
    ways, course = _course(gone, poses)
    skin_m = np.concatenate([body.skin_m for body in bodies])
    mat_m = _mat_m(skin_m)
    return msgspec.json.encode(
        ClipFile(
            format=FORMAT,
            digest=digest,
            exercise=motion.id,
            body=performance.shape.name,
            base=performance.movement.base.value,
            view=(motion.view.azimuth_deg, motion.view.elevation_deg),
            bounds_mm=(_corner_mm(skin_m.min(axis=0)), _corner_mm(skin_m.max(axis=0))),
            mat_mm=(_corner_of_mat_mm(mat_m[0]), _corner_of_mat_mm(mat_m[1])),
            phases=[Words(name=phase.name, say=phase.say) for phase in motion.phases],
            poses={name: _shortest(values) for name, values in poses.items() if any(values)},
            ways=ways,
            course=course,
            things=list(things.shapes),
        )
    )
