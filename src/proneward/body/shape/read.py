"""Reads the baked bodies from the file beside this module; tools/bodies/ makes it."""

import hashlib
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from proneward.body.kinematics import Floats
from proneward.body.shape.model import Indices, Shape, UnknownBody
from proneward.body.skeleton import SEGMENTS, Body
from proneward.vocabulary import did_you_mean

FILE = "bodies.npz"
FULL_WEIGHT = 255.0

STANDS_IN = {"forearm_twist_l": "forearm_mid_l", "forearm_twist_r": "forearm_mid_r"}
"""Segments that carry no skin, and the bone that turns at the same place."""


@cache
def _file() -> tuple[Mapping[str, NDArray[np.generic]], str]:
    raw = resources.files("proneward.body.shape").joinpath(FILE).read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as stored:
        return MappingProxyType({key: stored[key] for key in stored.files}), hashlib.sha256(
            raw
        ).hexdigest()


def body_names() -> tuple[str, ...]:
    """Give the names of the bodies there are, the two that everything is drawn with first."""
    return tuple(map(str, _file()[0]["people"]))


def _named(stored: Mapping[str, NDArray[np.generic]], key: str) -> Mapping[str, Indices]:
    """Give sets of vertices by name, from one array after the other."""
    ends = np.cumsum(stored[f"{key}_sizes"].astype(np.intp))[:-1]
    parts = np.split(stored[f"{key}s"].astype(np.intp), ends)
    names = map(str, stored[f"{key}_names"])
    return MappingProxyType(dict(zip(names, parts, strict=True)))


def _offsets_m(
    bones: tuple[str, ...], heads_m: Floats, upright: Floats
) -> list[tuple[float, float, float]]:
    """Give where each segment's joint lies in its parent's frame, in the anatomical position."""
    offsets = []
    for segment in SEGMENTS:
        if segment.parent is None:
            offsets.append((0.0, 0.0, 0.0))
            continue
        here, above = (
            bones.index(STANDS_IN.get(name, name)) for name in (segment.name, segment.parent)
        )
        x, y, z = upright[above] @ (heads_m[here] - heads_m[above])
        offsets.append((float(x), float(y), float(z)))
    return offsets


@cache
def shape_of(name: str) -> Shape:
    """
    Give a baked body.

    Raises:
        UnknownBody: naming the nearest.
    """
    stored, digest = _file()
    people = body_names()
    if name not in people:
        raise UnknownBody(
            what=f"Body '{name}'",
            why="no body with this name was baked",
            fix=did_you_mean(name, people) or f"Choose one of {', '.join(people)}",
        )
    which = people.index(name)
    bones = tuple(map(str, stored["bones"]))
    vertices_m = stored["vertices"][which].astype(np.float64) * float(stored["step_m"])
    heads_m = stored["heads_m"][which].astype(np.float64)
    upright = stored["upright"][which].astype(np.float64)
    return Shape(
        name=name,
        body=Body(
            height_m=float(np.ptp(vertices_m[:, 2])),
            offsets_m=_offsets_m(bones, heads_m, upright),
        ),
        faces=stored["faces"].astype(np.intp),
        vertices_m=vertices_m,
        bones=bones,
        bone_of=stored["bone_of"].astype(np.intp),
        weights=stored["weights"].astype(np.float64) / FULL_WEIGHT,
        heads_m=heads_m,
        upright=upright,
        landmarks=_named(stored, "marker"),
        rims=_named(stored, "loop"),
        spread=stored["spread"].astype(np.intp),
        digest=digest,
    )


def bodies_digest() -> str:
    """Give the digest of the baked file."""
    return _file()[1]


@cache
def landmark_names() -> frozenset[str]:
    """Give the names of the landmarks that every body has."""
    return frozenset(map(str, _file()[0]["marker_names"]))
