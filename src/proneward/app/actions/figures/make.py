"""Makes every shipped picture again, and measures every motion: run when a motion changed."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path

import attrs

from proneward.app.actions.figures.draw import made, rig
from proneward.app.actions.figures.kept import (
    SHIPPED_BODIES,
    digest_of,
    drawn_folder,
    file_name,
    is_fresh,
    put,
    rig_digest,
    rig_name,
    shipped_pictures,
)
from proneward.app.actions.figures.measure import measured_of
from proneward.app.actions.figures.wanted import Wanted
from proneward.catalogue import load
from proneward.catalogue.motion import Measured, encoded, motion_of, shipped_digest
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
    return [
        (wanted, form)
        for wanted, form in shipped_pictures(exercise)
        if not is_fresh(file_name(wanted, form), digest_of(wanted, form, catalogue))
    ]


@attrs.frozen(kw_only=True)
class Made:
    """One exercise that was made again."""

    exercise: str
    measured: Measured
    pictures: int


def _make(exercise: str) -> Made:
    stale = _stale(exercise)
    for wanted, form in stale:
        put(drawn_folder() / file_name(wanted, form), made(wanted, form))
    measured = measured_of(motion_of(exercise), shipped_digest(exercise))
    return Made(exercise=exercise, measured=measured, pictures=len(stale))


def _needed(exercise: str) -> bool:
    known = known_before().get(exercise) if measured_file().is_file() else None
    return known is None or known.digest != shipped_digest(exercise) or bool(_stale(exercise))


def make_all(say: Said) -> Iterator[Made]:
    """Make what is stale, on every core, and write the generated file."""
    exercises = sorted(load().exercises)
    for body in SHIPPED_BODIES:
        if not is_fresh(rig_name(body), rig_digest(body)):
            put(drawn_folder() / rig_name(body), rig(body))
            say(rig_name(body))
    found = dict(known_before()) if measured_file().is_file() else {}
    with ProcessPoolExecutor() as pool:
        for remade in pool.map(_make, filter(_needed, exercises)):
            found[remade.exercise] = remade.measured
            say(f"{remade.exercise}: {remade.pictures} pictures")
            yield remade
    measured_file().parent.mkdir(exist_ok=True)
    measured_file().write_bytes(encoded({name: found[name] for name in exercises}))
