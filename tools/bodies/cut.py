"""Takes the hollows out of the head: the sockets and the mouth, closed with a flat lid."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import anny
import numpy as np
from anny.face_segmentation import get_face_segmentation_mask
from numpy.typing import NDArray

Array = NDArray[Any]

HOLLOWS = {"eye_l": "eye_cavity.L", "eye_r": "eye_cavity.R", "mouth": "mouth_cavity"}
"""What is cut out, by the name that its rim keeps in the baked file."""


class Mended(NamedTuple):
    """Faces of a mesh whose holes are closed, each with a vertex in the middle of its rim."""

    faces: Array
    rims: list[Array]

    def with_middles(self, vertices: Array) -> Array:
        """Give the vertices with the middle of each rim after them."""
        return np.concatenate([vertices, [vertices[rim].mean(0) for rim in self.rims]])


def segmented(model: anny.Anny) -> dict[str, Array]:
    """Give which faces line each hollow."""
    return {
        name: np.asarray(get_face_segmentation_mask(model, [label]))
        for name, label in HOLLOWS.items()
    }


def _edges(faces: Array) -> set[tuple[int, int]]:
    """Give the directed edges of faces."""
    pairs = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    return {(int(start), int(end)) for start, end in pairs}


def _rim(faces: Array, cut: Array) -> Array:
    """Give the longest ring of edges between what is cut out and what stays."""
    gone = _edges(faces[cut])
    after = {start: end for start, end in sorted(_edges(faces[~cut])) if (end, start) in gone}
    rings = []
    while after:
        start = next(iter(after))
        ring, here = [start], after.pop(start)
        while here != start and here in after:
            ring.append(here)
            here = after.pop(here)
        rings.append(ring)
    return np.array(max(rings, key=len))


def cut_open(faces: Array, hollows: Mapping[str, Array]) -> tuple[Array, dict[str, Array]]:
    """Give the faces that stay, and the rim of each hollow as a ring of vertices."""
    loops = {name: _rim(faces, cut) for name, cut in hollows.items()}
    gone = np.any(list(hollows.values()), axis=0)
    return faces[~gone], loops


def filled(faces: Array, loops: Mapping[str, Array], count: int) -> Mended:
    """Close each rim with a fan of faces."""
    lids = []
    for place, loop in enumerate(loops.values()):
        after = np.roll(loop, -1)
        lids.append(np.stack([after, loop, np.full(len(loop), count + place)], axis=1))
    return Mended(np.concatenate([faces, *lids]), list(loops.values()))
