"""
What was measured of each motion, kept beside the reviewed files so that a check need not solve.

The file is generated from the motions; each entry carries the digest of what it was measured from.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

import attrs
import msgspec

from proneward.body.contact import EDITION
from proneward.body.facts import Facts
from proneward.body.shape import bodies_digest

FILE = "motions.json"
DIGITS = 3


@attrs.frozen(kw_only=True)
class Missed:
    """A gate that one body does not pass in one keyframe; lengths in millimetres."""

    body: str
    keyframe: str
    what: str
    measured_mm: float
    allowed_mm: float


@attrs.frozen(kw_only=True)
class Measured:
    """One motion in numbers: what it was measured from, what it does, what it does not meet."""

    digest: str
    facts: Facts
    missed: tuple[Missed, ...]


def motion_digest(folder: Traversable, exercise: str, preset: str) -> str:
    """Give the digest of all that a performance follows from: motion, preset, bodies, solver."""
    whole = hashlib.sha256()
    motions = folder.joinpath("motions")
    texts = (motions.joinpath(f"{exercise}.yaml"), motions.joinpath("presets", f"{preset}.yaml"))
    for part in (
        *(text.read_bytes() for text in texts),
        bodies_digest().encode(),
        EDITION.encode(),
    ):
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:32]


def _rounded(part: object) -> object:
    """Give numbers to a thousandth: further digits differ from machine to machine."""
    if isinstance(part, float):
        return round(part, DIGITS) + 0.0
    if isinstance(part, dict):
        return {key: _rounded(value) for key, value in part.items()}
    return [_rounded(value) for value in part] if isinstance(part, list | tuple) else part


def encoded(measured: Mapping[str, Measured]) -> bytes:
    """Give the text of the generated file: one motion a line, the same for the same numbers."""
    lines = [
        f'"{exercise}": {msgspec.json.encode(_rounded(plain)).decode()}'
        for exercise, one in sorted(measured.items())
        for plain in [msgspec.to_builtins(one, order="deterministic")]
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


@cache
def measured() -> Mapping[str, Measured]:
    """Give what is shipped, by exercise."""
    file = resources.files("proneward.catalogue").joinpath("generated", FILE)
    found = msgspec.json.decode(file.read_bytes(), type=dict[str, Measured])
    return MappingProxyType(found)
