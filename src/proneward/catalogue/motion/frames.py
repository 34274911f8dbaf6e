"""From what a file changes, keyframe by keyframe, to keyframes that are whole."""

from collections.abc import Iterable, Mapping

import attrs

from proneward.body import INDEX, UnknownJoint, limits_deg, resolve
from proneward.body.contact import Above, Ground, Held, Keyframe, Rest, Touch
from proneward.body.shape import landmark_names
from proneward.catalogue.files.motions import ApartFile, FrameFile
from proneward.catalogue.motion.errors import Faults
from proneward.vocabulary import did_you_mean

PELVIS_FREE_DEG = {"pelvis_pitch": 60.0, "pelvis_roll": 4.0, "pelvis_yaw": 4.0}
"""How far the pelvis may turn from what was written: its pitch follows from the contacts."""
FLAT = "flat"
GROUNDS = {str(ground) for ground in Ground}


@attrs.define(kw_only=True)
class Draft:
    """A keyframe that grows: presets, start and phase are laid over each other."""

    angles_deg: dict[str, float] = attrs.Factory(dict)
    free_deg: dict[str, float] = attrs.Factory(dict)
    rests: dict[str, Rest] = attrs.Factory(dict)
    touches: list[Touch] = attrs.Factory(list)
    above: dict[str, Above] = attrs.Factory(dict)
    held: dict[str, Held] = attrs.Factory(dict)
    pins: set[str] = attrs.Factory(set)
    slides: set[str] = attrs.Factory(set)
    light: set[str] = attrs.Factory(set)
    breath: float = 0.0
    ball_rolls: bool = False

    def copy(self) -> "Draft":
        """Give a draft to change; what a phase lets slide, and pins, is its own."""
        return Draft(
            angles_deg=dict(self.angles_deg),
            free_deg=dict(self.free_deg),
            rests=dict(self.rests),
            touches=list(self.touches),
            above=dict(self.above),
            held=dict(self.held),
            light=set(self.light),
            breath=self.breath,
            ball_rolls=self.ball_rolls,
        )


def landmarks(name: str, at: str, faults: Faults) -> tuple[str, ...]:
    """Give the landmarks that a name means: itself, or both sides."""
    known = landmark_names()
    if name in known:
        return (name,)
    both = (f"{name}_l", f"{name}_r")
    if both[0] in known:
        return both
    near = did_you_mean(name, known | {one[:-2] for one in known if one[-2:] in {"_l", "_r"}})
    faults.add(at, f"no landmark of the body is called '{name}'", near or "See the reference")
    return ()


def _segment(name: str, landmark: str, at: str, faults: Faults) -> str | None:
    """Give the segment that a name means, on the landmark's own side where it has one."""
    for meant in (name, f"{name}{landmark[-2:]}"):
        if meant in INDEX:
            return meant
    near = did_you_mean(name, INDEX)
    faults.add(at, f"no segment of the skeleton is called '{name}'", near or "See the reference")
    return None


class Laying:
    """Lays what a file says over a draft, noting every fault with its place."""

    def __init__(self, draft: Draft, at: str, faults: Faults) -> None:
        """Begin at a place of the file, as `phases.lift`."""
        self.draft, self.at, self.faults = draft, at, faults

    def _here(self, *keys: str) -> str:
        return ".".join((self.at, *keys))

    def _joints(self, name: str, key: str) -> tuple[tuple[str, ...], int]:
        try:
            return resolve(name)
        except UnknownJoint as error:
            self.faults.add(self._here(key, name), error.why, error.fix)
            return (), 1

    def angles(self, written: Mapping[str, float]) -> None:
        """Lay angles: a name for both sides first, so that a side outweighs it."""
        read = [(name, *self._joints(name, "angles")) for name in written]
        for name, joints, sign in sorted(read, key=lambda one: len(one[1]) == 1):
            for joint in joints:
                angle = sign * written[name]
                self._in_range(name, joint, angle)
                self.draft.angles_deg[joint] = angle

    def _in_range(self, name: str, joint: str, angle: float) -> None:
        least, most = limits_deg()[joint]
        if not least <= angle <= most:
            what = f"{joint} = {angle:g}°, outside its normal range of {least:g}° to {most:g}°"
            self.faults.add(self._here("angles", name), what, "Bring the angle into its range")

    def free(self, written: Mapping[str, float]) -> None:
        """Lay how far joints may leave their angles."""
        for name, away in written.items():
            for joint in self._joints(name, "free")[0]:
                self.draft.free_deg[joint] = away

    def rests(self, written: Mapping[str, str]) -> None:
        """Lay landmarks on surfaces."""
        for name, said in written.items():
            ground, _, how = said.partition(" ")
            if ground not in GROUNDS or how not in {"", FLAT}:
                fix = f"Write one of {', '.join(sorted(GROUNDS))}, with 'flat' after it or not"
                self.faults.add(self._here("rests", name), f"no surface is called '{said}'", fix)
                continue
            for landmark in self._landmarks(name, "rests"):
                self.draft.rests[landmark] = Rest(
                    landmark=landmark, ground=Ground(ground), flat=how == FLAT
                )

    def _landmarks(self, name: str, key: str) -> tuple[str, ...]:
        return landmarks(name, self._here(key, name), self.faults)

    def release(self, written: Iterable[str]) -> None:
        """Lift landmarks, and let go of what was said of them."""
        for name in written:
            for landmark in self._landmarks(name, "release"):
                for of in (self.draft.rests, self.draft.above, self.draft.held):
                    of.pop(landmark, None)
                self.draft.touches = [
                    touch
                    for touch in self.draft.touches
                    if landmark not in {touch.first, touch.second}
                ]

    def touches(self, written: Iterable[list[str] | ApartFile]) -> None:
        """Lay landmarks that meet."""
        apart = (
            one if isinstance(one, ApartFile) else ApartFile(between=one, gap_m=0.0)
            for one in written
        )
        for one in apart:
            pair = one.between
            first, second = (self._landmarks(name, "touch") for name in pair)
            if len(first) != len(second):
                what = f"'{pair[0]}' and '{pair[1]}' are not as many"
                self.faults.add(self._here("touch"), what, "Name the sides of both")
                continue
            self.draft.touches += [
                Touch(first=a, second=b, gap_m=one.gap_m, outside=one.outside)
                for a, b in zip(first, second, strict=True)
            ]

    def above(self, written: Mapping[str, str]) -> None:
        """Lay landmarks that stand level with a joint."""
        for name, segment in written.items():
            for landmark in self._landmarks(name, "above"):
                at = self._here("above", name)
                found = _segment(segment, landmark, at, self.faults)
                if found:
                    self.draft.above[landmark] = Above(landmark=landmark, segment=found)

    def held(self, written: Mapping[str, list[float | None]]) -> None:
        """Lay landmarks at places in the room."""
        for name, (x, y, z) in written.items():
            for landmark in self._landmarks(name, "held"):
                self.draft.held[landmark] = Held(landmark=landmark, at_m=(x, y, z))

    def stays(self, written: FrameFile) -> None:
        """Note which landmarks stay and which slide."""
        draft = self.draft
        for key, into in (("pin", draft.pins), ("slide", draft.slides), ("light", draft.light)):
            for name in getattr(written, key):
                into.update(self._landmarks(name, key))

    def lay(self, written: FrameFile) -> None:
        """Lay everything that a frame says."""
        self.release(written.release)
        self.angles(written.angles)
        self.free(written.free)
        self.rests(written.rests)
        self.touches(written.touch)
        self.above(written.above)
        self.held(written.held)
        self.stays(written)
        if written.breath is not None:
            self.draft.breath = written.breath
        if written.ball_rolls is not None:
            self.draft.ball_rolls = written.ball_rolls


def keyframe(name: str, draft: Draft, pinned: Iterable[str]) -> Keyframe:
    """Give the keyframe that a draft has become."""
    return Keyframe(
        name=name,
        angles_deg=dict(draft.angles_deg),
        free_deg=PELVIS_FREE_DEG | draft.free_deg,
        rests=tuple(draft.rests.values()),
        touches=tuple(draft.touches),
        above=tuple(draft.above.values()),
        held=tuple(draft.held.values()),
        pinned=tuple(sorted(pinned)),
        light=frozenset(draft.light),
        ball_rolls=draft.ball_rolls,
        breath=draft.breath,
    )
