"""A body as it is shown: clothed, with hair and a face, every vertex hung on its bones."""

from collections.abc import Mapping

import attrs
import numpy as np

from proneward.body import Floats
from proneward.body.shape import Shape
from proneward.body.shape.model import Indices
from proneward.figures.rig.cut import cut
from proneward.figures.rig.head import HEAD, bun_of, face_of
from proneward.figures.scene.mesh import Field, normals_of
from proneward.figures.scene.outfit import Outfit, outfit_of, smoothed

SKIN, HAIR, LINE = "skin", "hair", "line"
WORN: Mapping[str, Field] = {"leggings": Field.LEGGINGS, "top": Field.TOP, HAIR: Field.HAIR}
"""What is worn, in the order it is put on."""
SHADED_SMOOTH = 4
"""How often normals are smoothed, so that the two tones part along calm lines."""


@attrs.frozen(kw_only=True, eq=False)
class Dressed:
    """
    A clothed body, where its skin was baked.

    `vertices_m` and `normals` (vertices, 3); `weights` (vertices, bones); `faces` by what is
    drawn: skin, what is worn, and the lines of the face.
    """

    vertices_m: Floats
    normals: Floats
    weights: Floats
    faces: Mapping[str, Indices]


def _clothed(shape: Shape, outfit: Outfit) -> tuple[Floats, Floats]:
    """Give the skin under its cloth and hair, and calm normals: shapes (vertices, 3)."""
    vertices_m = smoothed(shape.vertices_m, outfit)
    vertices_m = vertices_m + outfit.off_m[:, None] * normals_of(vertices_m, shape.faces)
    normals = normals_of(vertices_m, shape.faces)
    for _ in range(SHADED_SMOOTH):
        normals = normals + 0.5 * (outfit.cloth @ normals - normals)
    return vertices_m, normals


def _dense(shape: Shape) -> Floats:
    """Give the weight of every bone on every vertex."""
    weights = np.zeros((len(shape.vertices_m), len(shape.bones)))
    rows = np.repeat(np.arange(len(weights)), shape.bone_of.shape[1])
    np.add.at(weights, (rows, shape.bone_of.ravel()), shape.weights.ravel())
    return weights


def _with(body: Dressed, name: str, vertices_m: Floats, faces: Indices, bone: int) -> Dressed:
    """Add a surface that one bone carries, to what is drawn under a name."""
    weights = np.zeros((len(vertices_m), body.weights.shape[1]))
    weights[:, bone] = 1.0
    before = body.faces.get(name, np.zeros((0, 3), dtype=np.intp))
    return Dressed(
        vertices_m=np.concatenate([body.vertices_m, vertices_m]),
        normals=np.concatenate([body.normals, normals_of(vertices_m, faces)]),
        weights=np.concatenate([body.weights, weights]),
        faces={**body.faces, name: np.concatenate([before, faces + len(body.vertices_m)])},
    )


def dressed(shape: Shape) -> Dressed:
    """Clothe a body, and cut its skin along the hems."""
    outfit = outfit_of(shape)
    skin_m, normals = _clothed(shape, outfit)
    fields_m = {name: outfit.fields[:, field] for name, field in WORN.items()}
    pieces = cut(shape.faces, len(skin_m), fields_m)
    mixed = pieces.blend @ normals
    body = Dressed(
        vertices_m=pieces.blend @ skin_m,
        normals=mixed / np.linalg.norm(mixed, axis=1, keepdims=True),
        weights=pieces.blend @ _dense(shape),
        faces={name: pieces.faces[pieces.worn == worn] for worn, name in enumerate((SKIN, *WORN))},
    )
    head = shape.bones.index(HEAD)
    if outfit.bun:
        body = _with(body, HAIR, *bun_of(shape), head)
    return _with(body, LINE, *face_of(shape), head)
