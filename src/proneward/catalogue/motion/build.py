"""From a motion's file and its preset to a Motion."""

from collections.abc import Iterable, Mapping

from proneward.body import Base
from proneward.body.contact import Keyframe, Movement, Stretch, Supports, Wall
from proneward.catalogue.files.motions import (
    ArrowFile,
    DrawnFile,
    MotionFile,
    PresetFile,
    SupportsFile,
    ViewFile,
)
from proneward.catalogue.model.motion import (
    Arrow,
    Drawn,
    Motion,
    Panel,
    Phase,
    Placing,
    Push,
    Thing,
    View,
)
from proneward.catalogue.model.review import Review
from proneward.catalogue.motion.errors import Faults, UnsoundMotion
from proneward.catalogue.motion.frames import Draft, Laying, keyframe, landmarks
from proneward.vocabulary import did_you_mean

START = "start"
STATIONARY = "floor"


def _supports(faults: Faults, *said: SupportsFile) -> Supports:
    """Lay what the files say of surfaces over each other, the last outweighing."""
    found: dict[str, object] = {}
    for file in said:
        values = {key: getattr(file, key) for key in file.__struct_fields__}
        found |= {key: value for key, value in values.items() if value is not None}
    ball, wall = found.pop("ball", None), found.pop("wall", None)
    if wall not in {None, *map(str, Wall)}:
        fix = f"Write one of {', '.join(Wall)}"
        faults.add("supports.wall", f"no wall stands '{wall}'", fix)
        wall = None
    return Supports(
        ball_m=(ball[0], ball[1]) if isinstance(ball, list) else None,
        wall=Wall(str(wall)) if wall else None,
        **found,  # type: ignore[arg-type]  # numbers, by the names of Supports
    )


def _view(file: ViewFile) -> View:
    return View(azimuth_deg=file.azimuth_deg, elevation_deg=file.elevation_deg)


def _pinned(draft: Draft, before: Draft, stays: frozenset[str]) -> set[str]:
    """
    Give the landmarks that stay: those that rest where they rested, and those named.

    Pinning more than one landmark of a limb's end asks for what a rigid hand does anyway.
    """
    resting = {name for name in draft.rests if draft.rests[name] == before.rests.get(name)}
    return (resting & stays | draft.pins) - draft.slides


class _Building:
    """One motion on its way from file to domain type."""

    def __init__(self, file: MotionFile, preset: PresetFile) -> None:
        """Begin with the file and the preset it names."""
        self.file, self.preset = file, preset
        self.faults = Faults()
        self.names = [START, *(phase.name for phase in file.phases)]

    def number(self, name: str, at: str) -> int:
        """Give which keyframe a name means."""
        if name not in self.names:
            fix = did_you_mean(name, self.names) or f"Write one of {', '.join(self.names)}"
            self.faults.add(at, f"no phase is called '{name}'", fix)
            return 0
        return self.names.index(name)

    def keyframes(self) -> tuple[Keyframe, ...]:
        """Give the start, and every phase laid over the one it comes after."""
        start = Draft()
        Laying(start, "preset", self.faults).lay(self.preset)
        Laying(start, START, self.faults).lay(self.file.start)
        stays = frozenset(
            landmark
            for name in self.preset.stays
            for landmark in landmarks(name, f"preset.stays.{name}", self.faults)
        )
        drafts = [start]
        found = [keyframe(START, start, ())]
        for phase in self.file.phases:
            builds_on = self.number(phase.after, f"phases.{phase.name}.after") if phase.after else 0
            before, draft = drafts[-1], drafts[builds_on].copy()
            Laying(draft, f"phases.{phase.name}", self.faults).lay(phase)
            drafts.append(draft)
            found.append(keyframe(phase.name, draft, _pinned(draft, before, stays)))
        return tuple(found)

    def stretches(self) -> tuple[Stretch, ...]:
        """Give the ways of one repetition: through the phases, and back to the start."""
        ways, here = [], 0
        for place, phase in enumerate(self.file.phases, start=1):
            ways.append(Stretch(start=here, end=place, seconds=phase.seconds, hold_s=phase.hold_s))
            here = place
        if self.file.back_s > 0:
            ways.append(Stretch(start=here, end=0, seconds=self.file.back_s))
        return tuple(ways)

    def drawn(self, file: DrawnFile, place: int) -> Drawn | None:
        """Give one thing that is drawn."""
        at = f"entry {place + 1} of drawn"
        ways: Mapping[Placing, Iterable[str] | None] = {
            Placing.UNDER: file.under,
            Placing.BETWEEN: file.between,
            Placing.ALONG: file.along,
            Placing.BESIDE: [file.beside] if file.beside else None,
            Placing.ALONE: [] if file.alone else None,
        }
        said = [(way, names) for way, names in ways.items() if names is not None]
        if len(said) != 1 or file.thing not in {str(thing) for thing in Thing}:
            fix = f"Name one of {', '.join(Thing)}, and one way to place it"
            self.faults.add(at, "it is no thing in one place", fix)
            return None
        ((way, names),) = said
        found = tuple(one for name in names for one in landmarks(name, at, self.faults))
        x, y, z = file.to or (None, None, None)
        return Drawn(
            thing=Thing(file.thing),
            placing=way,
            landmarks=found,
            to_m=(x, y, z) if file.to else None,
            turned_deg=file.turned_deg,
        )

    def panels(self) -> tuple[Panel, ...]:
        """Give the pictures: as written, or the start and the first phase."""
        if self.file.panels is None:
            return (Panel(keyframe=0), Panel(keyframe=1, ghost=0))
        return tuple(
            Panel(
                keyframe=self.number(one.shows, "panels"),
                ghost=None if one.ghost is None else self.number(one.ghost, "panels"),
            )
            for one in self.file.panels
        )

    def arrows(self) -> tuple[Arrow, ...]:
        """Give the arrows, one a landmark."""
        return tuple(
            self.arrow(one, landmark)
            for one in self.file.arrows
            for landmark in landmarks(one.landmark, f"arrows.{one.landmark}", self.faults)[:1]
        )

    def arrow(self, file: ArrowFile, landmark: str) -> Arrow:
        """Give one arrow; it is of one kind only."""
        if sum((file.curl, file.push is not None, file.through is not None)) > 1:
            fix = "Write one of curl, push and through"
            self.faults.add(f"arrows.{file.landmark}", "it is several arrows in one", fix)
        return Arrow(
            landmark=landmark,
            start=self.number(file.start, "arrows"),
            end=self.number(file.end, "arrows"),
            curl=file.curl,
            push=Push(file.push) if file.push else None,
            through=tuple(self.number(name, "arrows") for name in file.through or ()),
        )

    def phases(self) -> tuple[Phase, ...]:
        """Give what is said, keyframe by keyframe."""
        said = [Phase(name=START, say=self.file.start_say or "")]
        return (
            *said,
            *(
                Phase(
                    name=one.name,
                    say=one.say,
                    position=one.position,
                    leaves=one.position is not None or one.between_positions,
                )
                for one in self.file.phases
            ),
        )

    def base(self) -> Base:
        """Give how the pelvis lies."""
        bases = {str(base) for base in Base}
        if self.preset.base not in bases:
            self.faults.add(
                "preset.base",
                f"'{self.preset.base}' is no base",
                f"Write one of {', '.join(sorted(bases))}",
            )
            return Base.UPRIGHT
        return Base(self.preset.base)

    def built(self) -> Motion:
        """Give the motion, or refuse it with all of its faults."""
        x, y, z = self.preset.pelvis_m
        movement = Movement(
            base=self.base(),
            pelvis_m=(x, y, z),
            supports=_supports(self.faults, self.preset.supports, self.file.supports),
            keyframes=self.keyframes(),
            stretches=self.stretches(),
        )
        things = [self.drawn(one, place) for place, one in enumerate(self.file.drawn)]
        review = self.file.review
        motion = Motion(
            id=self.file.id,
            movement=movement,
            phases=self.phases(),
            drawn=tuple(thing for thing in things if thing),
            view=_view(self.file.view or self.preset.view),
            panels=self.panels(),
            arrows=self.arrows(),
            inset=self.inset(),
            tint=frozenset(self.file.tint),
            review=Review(by=review.by, role=review.role, on=review.on, due=review.due),
        )
        if self.faults.found:
            raise UnsoundMotion(self.file.id, self.faults.found)
        return motion

    def inset(self) -> str | None:
        """Give the landmark that an inset shows."""
        if self.file.inset is None:
            return None
        return next(iter(landmarks(self.file.inset, "inset", self.faults)), None)


def motion_from(file: MotionFile, preset: PresetFile) -> Motion:
    """
    Build a motion.

    Raises:
        UnsoundMotion: with every fault of it.
    """
    return _Building(file, preset).built()
