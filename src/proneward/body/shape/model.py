"""A baked body: its lengths, its skin, and where its landmarks are."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from proneward.body.kinematics import Floats
from proneward.body.skeleton import Body
from proneward.vocabulary import PronewardError, did_you_mean

Indices = NDArray[np.intp]


class UnknownBody(PronewardError):
    """A name that no baked body has."""


class UnknownLandmark(PronewardError):
    """A name that no landmark has."""


@attrs.frozen(kw_only=True, eq=False)
class Shape:
    """
    One body's skin, as it was baked, and the bones that carry it.

    `vertices_m` (vertices, 3) is the skin with the arms half raised, the middle between the hips
    at the origin, z up, facing -y; `faces` (faces, 3) are counted from 0, outside seen
    counter-clockwise. `bone_of` and `weights` (vertices, 4) say which of `bones` carry a vertex,
    and how much. `heads_m` (bones, 3) is where each bone turns, and `upright` (bones, 3, 3) how it
    is turned to bring the skin to the anatomical position. `digest` names the baked file.
    """

    name: str
    body: Body
    faces: Indices
    vertices_m: Floats
    bones: tuple[str, ...]
    bone_of: Indices
    weights: Floats
    heads_m: Floats
    upright: Floats
    landmarks: Mapping[str, Indices]
    rims: Mapping[str, Indices]
    spread: Indices
    digest: str

    @property
    def main_bone(self) -> Indices:
        """The bone that carries most of each vertex, shape (vertices,)."""
        heaviest = self.weights.argmax(axis=1)[:, None]
        found: Indices = np.take_along_axis(self.bone_of, heaviest, axis=1)[:, 0]
        return found

    def landmark(self, name: str) -> Indices:
        """
        Give the vertices of a landmark.

        Raises:
            UnknownLandmark: naming the nearest.
        """
        if name not in self.landmarks:
            raise UnknownLandmark(
                what=f"Landmark '{name}'",
                why="no landmark of the body has this name",
                fix=did_you_mean(name, self.landmarks) or "Look the word up in the reference",
            )
        return self.landmarks[name]
