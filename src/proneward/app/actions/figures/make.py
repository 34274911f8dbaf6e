"""Makes every shipped picture again, and measures every motion: run when a motion changed."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path

import attrs

from proneward.app.actions.figures.draw import clip, rig, still
from proneward.app.actions.figures.kept import (
    CLIP,
    RIG,
    SHIPPED_BODIES,
    STILL,
    carries,
    digest_of,
    drawn_folder,
    file_name,
    rig_digest,
)
from proneward.app.actions.figures.measure import measured_of
from proneward.app.actions.figures.wanted import Wanted
from proneward.catalogue import load
from proneward.catalogue.load import shipped
from proneward.catalogue.motion import (
    Measured,
    encoded,
    motion_digest,
    motion_of,
    preset_of,
)
from proneward.catalogue.motion import (
    measured as known_before,
)

Said = Callable[[str], None]


def measured_file() -> Path:
    """Give the generated file of what was measured."""
    return Path(str(files("proneward.catalogue").joinpath("generated", "motions.json")))


def _stale(exercise: str) -> list[tuple[Wanted, str]]:
    """Give the pictures of an exercise that were made from something else, or are not there."""
    catalogue = load()
    pictures = [
        (Wanted(exercise=exercise, body=body), form)
        for body in SHIPPED_BODIES
        for form in (STILL, CLIP)
    ]
    return [
        (wanted, form)
        for wanted, form in pictures
        if not carries(drawn_folder() / file_name(wanted, form), digest_of(wanted, form, catalogue))
    ]


def _write(name: str, made: bytes) -> None:
    file = drawn_folder() / name
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(made)
    part.replace(file)


@attrs.frozen(kw_only=True)
class Made:
    """One exercise that was made again."""

    exercise: str
    measured: Measured
    pictures: int


def _make(exercise: str) -> Made:
    stale = _stale(exercise)
    for wanted, form in stale:
        made = still(wanted).svg.encode() if form == STILL else clip(wanted)
        _write(file_name(wanted, form), made)
    digest = motion_digest(shipped(), exercise, preset_of(exercise))
    measured = measured_of(motion_of(exercise), digest)
    return Made(exercise=exercise, measured=measured, pictures=len(stale))


def _needed(exercise: str) -> bool:
    known = known_before().get(exercise) if measured_file().is_file() else None
    digest = motion_digest(shipped(), exercise, preset_of(exercise))
    return known is None or known.digest != digest or bool(_stale(exercise))


def make_all(say: Said) -> Iterator[Made]:
    """Make what is stale, on every core, and write the generated file."""
    exercises = sorted(load().exercises)
    for body in SHIPPED_BODIES:
        if not carries(drawn_folder() / f"{body}.{RIG}", rig_digest(body)):
            _write(f"{body}.{RIG}", rig(body))
            say(f"{body}.{RIG}")
    found = dict(known_before()) if measured_file().is_file() else {}
    with ProcessPoolExecutor() as pool:
        for made in pool.map(_make, filter(_needed, exercises)):
            found[made.exercise] = made.measured
            say(f"{made.exercise}: {made.pictures} pictures")
            yield made
    measured_file().parent.mkdir(exist_ok=True)
    measured_file().write_bytes(encoded({name: found[name] for name in exercises}))
