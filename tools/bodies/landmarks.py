"""
Picks the landmarks: small sets of vertices that touch, bear weight, are held or are looked at.

Where they are is written in landmarks.yaml. They are picked once, on the left and in the middle of
the first body; the right ones are their mirror image, and every other body has the same vertices:
picking again on each would pick other spots.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from hang import Array, Rig

SPREAD, SPREAD_END = 480, 24
"""How many vertices, spread evenly, watch that nothing goes through anything: of all the skin, and
of each hand and foot, which are small and touch most."""
FEW = 6

Spot = Mapping[str, Any]
"""One entry of landmarks.yaml, as it says there."""


def _written() -> Mapping[str, Mapping[str, Any]]:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    written: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return written


def _indices(rig: Rig, names: list[str], sides: str) -> list[int]:
    """Give the bones of these names: one in the middle, else those of the sides."""
    found = []
    for name in names:
        found += [name] if name in rig.bones else [f"{name}_{side}" for side in sides]
    return [rig.bones.index(name) for name in found]


def _picked(rig: Rig, used: Array, spot: Spot, bones: list[int]) -> Array:
    """Give the vertices of one spot, in the middle or on the left."""
    frame = _indices(rig, [str(spot["frame"])], "l")[0]
    at = (rig.vertices[used] - rig.heads[frame]) @ rig.upright[frame].T
    fits = np.isin(rig.bone_of[used, 0], bones)
    for axis, key in enumerate(("out", "back", "up")):
        low, high = spot.get(key, (-9.0, 9.0))
        fits &= (at[:, axis] > low) & (at[:, axis] < high)
    level, pull = spot.get("level", (0.0, 0.0))
    how_far = at @ np.array(spot["toward"], float) - pull * abs(at[:, 2] - level)
    found = np.flatnonzero(fits)
    count = spot.get("count", FEW)
    return found[np.argsort(-how_far[found])[:count]]


def _far_apart(vertices: Array, count: int) -> Array:
    """Give vertices that are far from each other, each the furthest from those before it."""
    chosen = [0]
    away = np.linalg.norm(vertices - vertices[0], axis=1)
    while len(chosen) < count:
        chosen.append(int(away.argmax()))
        away = np.minimum(away, np.linalg.norm(vertices - vertices[chosen[-1]], axis=1))
    return np.array(chosen)


def _mirrored(vertices: Array, picked: Array) -> Array:
    """Give the vertices on the other side that stand where these do."""
    other = vertices[picked] * np.array([-1, 1, 1])
    return np.array([np.linalg.norm(vertices - one, axis=1).argmin() for one in other])


def spread(rig: Rig, used: Array) -> Array:
    """Give the watching vertices among those used, as many and the same on both sides."""
    vertices, main = rig.vertices[used], rig.bone_of[used, 0]
    left = np.flatnonzero(vertices[:, 0] >= 0)
    parts = [left[_far_apart(vertices[left], SPREAD // 2)]]
    for names in (["hand", "fingers", "fingertips"], ["foot", "toes"]):
        own = np.flatnonzero(np.isin(main, _indices(rig, names, "l")))
        parts.append(own[_far_apart(vertices[own], SPREAD_END)])
    half = np.concatenate(parts)
    return np.unique(np.concatenate([half, _mirrored(vertices, half)]))


def _named(rig: Rig, used: Array) -> Iterator[tuple[str, Array]]:
    written = _written()
    for place, sides in (("middle", "lr"), ("sided", "l")):
        for name, spot in written[place].items():
            by = spot["carried_by"]
            names = written["groups"][by] if isinstance(by, str) else by
            bones = _indices(rig, names, sides)
            picked = _picked(rig, used, spot, bones)
            if place == "middle":
                yield name, picked
            else:
                yield f"{name}_l", picked
                yield f"{name}_r", _mirrored(rig.vertices[used], picked)


def marked(rig: Rig, used: Array) -> dict[str, Array]:
    """Give the landmarks by name, as vertices among those used."""
    markers = dict(_named(rig, used))
    for name, parts in _written()["merged"].items():
        for side in "lr":
            markers[f"{name}_{side}"] = np.concatenate(
                [markers[f"{part}_{side}"] for part in parts]
            )
    return markers
