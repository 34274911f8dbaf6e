"""What the eye sees at each pixel: the nearest surface, what it is made of, and how it is lit."""

import attrs
import numpy as np
from numpy.typing import NDArray

from proneward.body import Floats
from proneward.body.shape.model import Indices
from proneward.figures.ink.camera import Camera
from proneward.figures.ink.raster import Fragments, fragments
from proneward.figures.scene.mesh import Field, Mask, Material, Mesh, normals_of

Numbers = NDArray[np.int16]
"""Which of a few things is seen, for each pixel."""
OVERHEAD, FROM_THE_EYE = 0.86, 0.51
"""How much of the light comes from above and from the eye; none from a side, so mirrors agree."""
NOTHING = -1
FAR_M = 1e3
"""How deep a pixel is in which nothing is seen."""


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """
    A mesh seen by a camera.

    `depth_m`, `material` and `part` (height, width) are of the nearest surface: FAR_M and NOTHING
    where there is none. `light` and `tint_m` (height, width) are its fields, 0 where none is.
    """

    camera: Camera
    mesh: Mesh
    fragments: Fragments
    depth_m: Floats
    material: Numbers
    part: Numbers
    light: Floats
    tint_m: Floats

    @property
    def hit(self) -> Mask:
        """Where anything is seen."""
        seen: Mask = self.material != NOTHING
        return seen


def _materials(mesh: Mesh, face: Indices, fields: Floats) -> Indices:
    """Give the material at each point of a face: on a body, hair over clothes over skin."""
    material = mesh.material_of[face]
    body = material == Material.SKIN
    for worn, field in (
        (Material.LEGGINGS, Field.LEGGINGS),
        (Material.TOP, Field.TOP),
        (Material.HAIR, Field.HAIR),
    ):
        material = np.where(body & (fields[:, field] > 0), int(worn), material)
    return material


def _light(mesh: Mesh, camera: Camera) -> Floats:
    direction = FROM_THE_EYE * camera.toward + np.array([0.0, 0.0, OVERHEAD])
    lit: Floats = normals_of(mesh.vertices_m, mesh.faces) @ (direction / np.linalg.norm(direction))
    return lit


def sheet_of(mesh: Mesh, camera: Camera) -> Sheet:
    """Look at a mesh."""
    height, width = camera.height, camera.width
    found = fragments(camera.seen(mesh.vertices_m), mesh.faces, width, height)
    nearest = np.full(height * width, NOTHING, dtype=np.intp)
    nearest[found.pixel] = np.arange(len(found.pixel))
    pixels = np.flatnonzero(nearest != NOTHING)
    seen = found.of(nearest[pixels])
    fields = mesh.fields.copy()
    fields[:, Field.LIGHT] = _light(mesh, camera)
    corners = fields.astype(np.float32)[mesh.faces[seen.face]]
    values = np.einsum("pcf,pc->pf", corners, seen.shares.astype(np.float32))

    def spread(of_pixels: Floats, elsewhere: float) -> Floats:
        whole = np.full(height * width, elsewhere)
        whole[pixels] = of_pixels
        return whole.reshape(height, width)

    def named(of_pixels: Indices) -> Numbers:
        whole = np.full(height * width, NOTHING, dtype=np.int16)
        whole[pixels] = of_pixels
        return whole.reshape(height, width)

    return Sheet(
        camera=camera,
        mesh=mesh,
        fragments=found,
        depth_m=spread(seen.depth_m, FAR_M),
        material=named(_materials(mesh, seen.face, values)),
        part=named(mesh.part_of[seen.face]),
        light=spread(values[:, Field.LIGHT], 0.0),
        tint_m=spread(values[:, Field.TINT], 0.0),
    )
