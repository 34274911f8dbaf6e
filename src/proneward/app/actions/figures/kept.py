"""Where pictures are kept: those of two bodies in the package, others in the user's cache."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from proneward.app.actions.figures.wanted import Wanted
from proneward.body.shape import bodies_digest
from proneward.catalogue import Catalogue
from proneward.catalogue.motion import shipped_digest
from proneward.figures import EDITION

SHIPPED_BODIES = ("woman", "man")
STILL, CLIP, RIG = "svg", "json", "glb"
CARRIED = 4096
"""The digest stands within so many bytes of a file's beginning."""


def drawn_folder() -> Path:
    """Give where the shipped pictures lie."""
    return Path(str(files("proneward.figures").joinpath("drawn")))


def _hashed(*parts: str) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part.encode())
    return whole.hexdigest()[:32]


def digest_of(wanted: Wanted, form: str, catalogue: Catalogue) -> str:
    """Give the digest of everything a picture follows from: motion, body, renderer and words."""
    motion = shipped_digest(wanted.exercise)
    limits = ",".join(f"{joint}={most:g}" for joint, most in sorted(wanted.most_deg.items()))
    words = catalogue.exercises[wanted.exercise].name
    return _hashed(motion, wanted.body, str(wanted.other_side), limits, form, EDITION, words)


def rig_digest(body: str) -> str:
    """Give the digest of what a body's rigged mesh follows from."""
    return _hashed(bodies_digest(), body, RIG, EDITION)


def file_name(wanted: Wanted, form: str) -> str:
    """Give the name of a kept picture, as `woman/supine-bridge.svg`."""
    return f"{wanted.body}/{wanted.exercise}.{form}"


def rig_name(body: str) -> str:
    """Give the name of a body's kept rigged mesh, as `woman.glb`."""
    return f"{body}.{RIG}"


def shipped_pictures(exercise: str) -> Iterator[tuple[Wanted, str]]:
    """Give every picture of an exercise that is shipped, and its form."""
    for body in SHIPPED_BODIES:
        for form in (STILL, CLIP):
            yield Wanted(exercise=exercise, body=body), form


def cache_folder() -> Path:
    """Give where pictures are kept that are not shipped."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "proneward" / "figures"


def is_fresh(shipped_name: str, digest: str) -> bool:
    """Whether a shipped file is there and was made from what the digest says."""
    try:
        with (drawn_folder() / shipped_name).open("rb") as opened:
            return digest.encode() in opened.read(CARRIED)
    except OSError:
        return False


def kept(shipped_name: str | None, digest: str, make: Callable[[], bytes]) -> bytes:
    """
    Give a picture: the shipped one, the cached one, or a new one that is then cached.

    A picture that is not for everybody has no shipped name. A cache that cannot be written is done
    without.
    """
    if shipped_name and is_fresh(shipped_name, digest):
        return (drawn_folder() / shipped_name).read_bytes()
    cached = cache_folder() / digest
    try:
        return cached.read_bytes()
    except OSError:
        made = make()
    with suppress(OSError):
        put(cached, made)
    return made


def put(file: Path, made: bytes) -> None:
    """Write a file in one step, so that nobody reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(made)
    part.replace(file)
