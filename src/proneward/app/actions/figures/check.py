"""Whether motions, what was measured of them, and the pictures made from them belong together."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from importlib.resources.abc import Traversable

import numpy as np
from PIL import Image

from proneward.app.actions.figures.draw import still
from proneward.app.actions.figures.kept import (
    SHIPPED_BODIES,
    STILL,
    digest_of,
    drawn_folder,
    file_name,
    is_fresh,
    rig_digest,
    rig_name,
    shipped_pictures,
)
from proneward.app.actions.figures.measure import measured_of
from proneward.app.actions.figures.wanted import Wanted
from proneward.catalogue import Catalogue, Offence
from proneward.catalogue.load import shipped
from proneward.catalogue.motion import (
    Measured,
    Motion,
    measured,
    motion_digest,
    motions_from,
    reviewed_in,
)
from proneward.catalogue.motion.lint import REMAKE, lint_motions
from proneward.exchange.picture import png
from proneward.figures import literal

REDRAWN = 6
"""How many stills a check draws again; a full test draws all."""
SEEN, MOST_SEEN = 48, 0.004
"""A pixel differs when a channel does by more than this, of 255; so many of them may."""


def _measured(motions: Mapping[str, Motion], digests: Mapping[str, str]) -> Mapping[str, Measured]:
    """Give what is known of motions; those that were changed are measured now."""
    known = measured()
    return {
        name: known[name]
        if name in known and known[name].digest == digests[name]
        else measured_of(motion, digests[name])
        for name, motion in motions.items()
    }


def motion_offences(folder: Traversable, catalogue: Catalogue) -> Iterator[Offence]:
    """Give everything that is wrong with the motions of a folder."""
    read = motions_from(folder)
    yield from read.offences
    motions = read.by_exercise
    exercises = {
        name: exercise
        for name, exercise in catalogue.exercises.items()
        if name in motions or not read.offences
    }
    digests = {name: motion_digest(folder, name, preset) for name, preset in read.presets.items()}
    facts = measured() if folder == shipped() else _measured(motions, digests)
    yield from lint_motions(exercises, motions, facts, digests, reviewed_in(folder))


def _expected(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Give every shipped file by name, with the digest it must carry."""
    for body in SHIPPED_BODIES:
        yield rig_name(body), rig_digest(body)
    for exercise in catalogue.exercises:
        for wanted, form in shipped_pictures(exercise):
            yield file_name(wanted, form), digest_of(wanted, form, catalogue)


def stale_offences(catalogue: Catalogue) -> Iterator[Offence]:
    """Give every shipped picture that is not of its motion, body and renderer."""
    for name, digest in _expected(catalogue):
        if not is_fresh(name, digest):
            what = "it is missing, or of another motion, body or renderer"
            yield Offence(file=f"figures/drawn/{name}", what=what, fix=REMAKE)


def differing(first: str, second: str) -> float:
    """Give which share of the pixels of two drawings differ so that it is seen."""
    if first == second:
        return 0.0
    pictures = [Image.open(io.BytesIO(png(literal(svg), "a figure"))) for svg in (first, second)]
    if pictures[0].size != pictures[1].size:
        return 1.0
    one, other = (np.asarray(picture.convert("RGB")).astype(int) for picture in pictures)
    return float((np.abs(one - other) > SEEN).any(axis=-1).mean())


def _redrawn(wanted: Wanted) -> Offence | None:
    name = file_name(wanted, STILL)
    kept = (drawn_folder() / name).read_text(encoding="utf-8")
    share = differing(kept, still(wanted).svg)
    if share <= MOST_SEEN:
        return None
    what = f"drawn again it looks different in {share:.1%} of its pixels"
    return Offence(file=f"figures/drawn/{name}", what=what, fix=f"{REMAKE}, and raise EDITION")


def some(catalogue: Catalogue, count: int = REDRAWN) -> tuple[Wanted, ...]:
    """Choose pictures to draw again: other ones with every edition of the catalogue."""

    def by_chance(name: str) -> str:
        return hashlib.sha256(f"{catalogue.digest} {name}".encode()).hexdigest()

    chosen = sorted(catalogue.exercises, key=by_chance)[:count]
    bodies = (SHIPPED_BODIES * count)[: len(chosen)]
    return tuple(
        Wanted(exercise=name, body=body) for name, body in zip(chosen, bodies, strict=True)
    )


def redrawn_offences(pictures: tuple[Wanted, ...]) -> Iterator[Offence]:
    """Draw pictures again, and give those that look different from the shipped ones."""
    with ProcessPoolExecutor() as pool:
        yield from filter(None, pool.map(_redrawn, pictures))
