"""Reads a clip back: where everything is at any time, as a player has to work it out."""

from collections.abc import Iterator, Mapping

import attrs
import msgspec
import numpy as np

from proneward.body import JOINTS, Base, Floats
from proneward.figures.rig.clip.file import (
    ANGLE_STEP_DEG,
    BREATH,
    BREATH_STEP,
    FORMAT,
    LENGTH_STEP_M,
    PELVIS,
    ClipFile,
    Step,
)
from proneward.figures.rig.clip.write import SHARES, eased, point_channels
from proneward.vocabulary import PronewardError


class UnreadableClip(PronewardError):
    """A clip that this version cannot read."""


@attrs.frozen(kw_only=True)
class ClipPhase:
    """A way to a keyframe and the hold there: its name, what is said, from when to when."""

    name: str
    say: str
    start_s: float
    end_s: float
    hold_s: float


@attrs.frozen(kw_only=True, eq=False)
class ClipMoments:
    """
    A body and its things at some times.

    `angles_deg` (times, joints) in the order of JOINTS; `pelvis_m` (times, 3); `breath` (times,);
    `points_m` (times, points, 3) what the things hang on.
    """

    angles_deg: Floats
    pelvis_m: Floats
    breath: Floats
    points_m: Floats


@attrs.frozen(kw_only=True)
class Clip:
    """A clip that was read."""

    file: ClipFile

    @property
    def digest(self) -> str:
        """What the clip was made from; empty if it does not say."""
        return self.file.digest

    @property
    def base(self) -> Base:
        """How the pelvis lies before its own angles."""
        return Base(self.file.base)

    @property
    def seconds(self) -> float:
        """How long one repetition takes."""
        return sum(step.seconds + step.hold_s for step in self.file.course)

    @property
    def phases(self) -> tuple[ClipPhase, ...]:
        """Every step of the course, with the words of the keyframe it leads to."""
        return tuple(self._phases())

    def _phases(self) -> Iterator[ClipPhase]:
        begins_s = 0.0
        for step in self.file.course:
            words = self.file.phases[self._ends(step)[1]]
            ends_s = begins_s + step.seconds + step.hold_s
            yield ClipPhase(
                name=words.name, say=words.say, start_s=begins_s, end_s=ends_s, hold_s=step.hold_s
            )
            begins_s = ends_s

    def _ends(self, step: Step) -> tuple[int, int]:
        way = self.file.ways[step.way]
        return (way.end, way.start) if step.back else (way.start, way.end)

    def _value(self, channel: str, keyframe: int) -> int:
        value = self.file.poses.get(channel, 0)
        return value if isinstance(value, int) else value[keyframe]

    def _on(self, step: Step, share: float, channels: list[str]) -> Floats:
        """Give the channels' counts, a share of a step's way along."""
        way = self.file.ways[step.way]
        share = 1 - share if step.back else share
        first = np.array([self._value(one, way.start) for one in channels], dtype=np.float64)
        last = np.array([self._value(one, way.end) for one in channels], dtype=np.float64)
        besides = [np.interp(share, SHARES, _rest(way.besides, one)) for one in channels]
        counts: Floats = first + (last - first) * eased(np.array(share)) + np.array(besides)
        return counts

    def _counts(self, time_s: float, channels: list[str]) -> Floats:
        time_s %= self.seconds
        for step in self.file.course[:-1]:
            if time_s < step.seconds + step.hold_s:
                return self._on(step, min(time_s / step.seconds, 1.0), channels)
            time_s -= step.seconds + step.hold_s
        step = self.file.course[-1]
        return self._on(step, min(time_s / step.seconds, 1.0), channels)

    def at(self, times_s: Floats) -> ClipMoments:
        """Give where everything is at some times, shape (times,); a repetition follows another."""
        names = [name for name in self.file.poses if name[0] == "p" and name[1].isdigit()]
        points = 1 + max((int(name[1:-2]) for name in names), default=-1)
        channels = [*JOINTS, *PELVIS, BREATH, *point_channels(points)]
        counts = np.stack([self._counts(float(time_s), channels) for time_s in times_s])
        angles, pelvis, breath, rest = np.split(
            counts, np.cumsum([len(JOINTS), len(PELVIS), 1]), axis=1
        )
        return ClipMoments(
            angles_deg=angles * ANGLE_STEP_DEG,
            pelvis_m=pelvis * LENGTH_STEP_M,
            breath=breath[:, 0] * BREATH_STEP,
            points_m=rest.reshape(len(times_s), points, 3) * LENGTH_STEP_M,
        )


def _rest(besides: Mapping[str, list[int]], channel: str) -> list[int]:
    return [0, *besides[channel], 0] if channel in besides else [0] * len(SHARES)


def read_clip(raw: bytes) -> Clip:
    """
    Read a clip.

    Raises:
        UnreadableClip: if it is damaged, or of a format that is not known here.
    """
    try:
        file = msgspec.json.decode(raw, type=ClipFile)
    except msgspec.DecodeError as error:
        raise UnreadableClip(
            what="The clip", why=str(error), fix="Write the clip again from its motion"
        ) from error
    if file.format != FORMAT:
        raise UnreadableClip(
            what="The clip",
            why=f"its format is {file.format}, and this reads {FORMAT}",
            fix="Write the clip again from its motion",
        )
    return Clip(file=file)
