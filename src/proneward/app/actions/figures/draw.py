"""Draws what is asked for: a still, pixels of it, a clip, a rigged body."""

from collections.abc import Iterable

from proneward.app.actions.figures.kept import (
    CLIP,
    STILL,
    digest_of,
    file_name,
    kept,
    rig_digest,
    rig_name,
)
from proneward.app.actions.figures.wanted import Wanted, exercise_of, motion_wanted, performed
from proneward.body.shape import shape_of
from proneward.catalogue import load
from proneward.exchange.handout import Picture
from proneward.exchange.picture import png
from proneward.figures import Still, carrying, literal, panels_of
from proneward.figures import still as drawn_still
from proneward.figures.rig import clip_of, rigged


def still(wanted: Wanted) -> Still:
    """Draw a still anew; it carries the digest of what it was made from."""
    exercise = exercise_of(wanted.exercise, load())
    motion = motion_wanted(wanted)
    digest = digest_of(wanted, STILL, load())
    return carrying(drawn_still(motion, performed(wanted, motion), exercise.name), digest)


def clip(wanted: Wanted) -> bytes:
    """Make an animation clip anew; it carries the digest of what it was made from."""
    exercise_of(wanted.exercise, load())
    motion = motion_wanted(wanted)
    return clip_of(performed(wanted, motion), motion, digest=digest_of(wanted, CLIP, load()))


def rig(body: str) -> bytes:
    """Make a body's rigged mesh anew; it carries the digest of what it was made from."""
    return rigged(shape_of(body), digest=rig_digest(body))


def made(wanted: Wanted, form: str) -> bytes:
    """Make a picture anew in one form, as its file is."""
    return still(wanted).svg.encode() if form == STILL else clip(wanted)


def _kept(wanted: Wanted, form: str) -> bytes:
    """Give a picture in one form, from where it is kept if it is; see svg_of for the errors."""
    exercise_of(wanted.exercise, load())
    shape_of(wanted.body)
    shipped_name = file_name(wanted, form) if wanted.plain else None
    return kept(shipped_name, digest_of(wanted, form, load()), lambda: made(wanted, form))


def svg_of(wanted: Wanted) -> str:
    """
    Give a still as SVG, from where it is kept if it is.

    Raises:
        UnknownFigure: if there is no such exercise.
        UnknownBody: if there is no such body.
        CannotBeDone: if the body cannot do it within the limits.
    """
    return _kept(wanted, STILL).decode()


def panels(wanted: Wanted) -> tuple[tuple[str, ...], str]:
    """Give the panels of a still for paper, colours literal, and what they show."""
    parted = panels_of(svg_of(wanted))
    return parted.panels, f"{parted.title}. {parted.description}"


def png_of(wanted: Wanted) -> bytes:
    """Give a still as pixels."""
    drawing = svg_of(wanted)
    parted = panels_of(drawing)
    return png(literal(drawing), f"{parted.title}. {parted.description}")


def clip_wanted(wanted: Wanted) -> bytes:
    """Give a clip, from where it is kept if it is."""
    return _kept(wanted, CLIP)


def rig_wanted(body: str) -> bytes:
    """Give a body's rigged mesh, from where it is kept if it is."""
    shape_of(body)
    return kept(rig_name(body), rig_digest(body), lambda: rig(body))


def pictures(exercises: Iterable[str], body: str) -> dict[str, Picture]:
    """Give the pictures of exercises for paper, by exercise."""
    found = {}
    for name in exercises:
        drawings, shows = panels(Wanted(exercise=name, body=body))
        found[name] = Picture(panels=tuple(one.encode() for one in drawings), shows=shows)
    return found
