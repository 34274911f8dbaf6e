"""One body as a rigged glTF file: its clothed skin, its skeleton, and what turns each node."""

import numpy as np
from numpy.typing import NDArray

from proneward.body import Floats
from proneward.body.shape import Shape
from proneward.figures.rig.binary import Buffer, Target, packed
from proneward.figures.rig.bones import as_gltf, bind_matrices, nodes_of
from proneward.figures.rig.dressed import HAIR, Dressed, dressed
from proneward.figures.still.palette import COLOURS, GREY_HAIR

STEP_M = 1e-4
"""What one count of a quantised position is worth."""
FULL_NORMAL, FULL_WEIGHT, INFLUENCES = 127, 255, 4
QUANTIZED = "KHR_mesh_quantization"


def _influences(weights: Floats) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Give the four heaviest bones of each vertex, and their weights in parts of 255."""
    bones = np.argsort(-weights, axis=1, kind="stable")[:, :INFLUENCES]
    kept = np.take_along_axis(weights, bones, axis=1)
    parts = np.round(kept / kept.sum(axis=1, keepdims=True) * FULL_WEIGHT).astype(np.intp)
    parts[:, 0] += FULL_WEIGHT - parts.sum(axis=1)
    return np.where(parts > 0, bones, 0).astype(np.uint8), parts.astype(np.uint8)


def _primitives(body: Dressed, buffer: Buffer) -> list[dict[str, object]]:
    """Give one primitive for everything drawn, all on the same vertices."""
    bones, weights = _influences(body.weights)
    steps = np.round(body.vertices_m / STEP_M).astype(np.int16)
    vertices = Target.VERTICES
    attributes = {
        "POSITION": buffer.add(steps, vertices, bounded=True),
        "NORMAL": buffer.add(
            np.round(body.normals * FULL_NORMAL).astype(np.int8), vertices, normalized=True
        ),
        "JOINTS_0": buffer.add(bones, vertices),
        "WEIGHTS_0": buffer.add(weights, vertices, normalized=True),
    }
    return [
        {
            "attributes": attributes,
            "indices": buffer.add(faces.astype(np.uint16).ravel(), Target.INDICES),
            "material": place,
        }
        for place, faces in enumerate(body.faces.values())
    ]


def _material(name: str, shape: Shape) -> dict[str, object]:
    """Give what something is painted with, and its colour where a page has no other."""
    grey = name == HAIR and shape.name.endswith("older")
    return {"name": name, "extras": {"colour": GREY_HAIR if grey else COLOURS[name]}}


def rigged(shape: Shape, *, digest: str = "") -> bytes:
    """
    Give a body as a glTF 2.0 binary file with one skin.

    Each material is named for what is drawn with it; its colour is left to who shows it. Under
    the node `room`, lengths are metres and z is up; the skeleton stands in the anatomical
    position, every node unturned, and each node's `extras` say what turns it (see Node).
    `asset.extras.digest` is `digest`, or that of the baked bodies where none is given.
    """
    body = dressed(shape)
    nodes = nodes_of(shape)
    buffer = Buffer()
    primitives = _primitives(body, buffer)
    matrices = bind_matrices(shape, STEP_M).transpose(0, 2, 1).reshape(-1, 16)
    place = {node.name: number for number, node in enumerate(nodes, start=1)}
    skin = {
        "joints": [place[bone] for bone in shape.bones],
        "inverseBindMatrices": buffer.add(matrices.astype(np.float32)),
    }
    description: dict[str, object] = {
        "asset": {
            "version": "2.0",
            "extras": {"body": shape.name, "digest": digest or shape.digest},
        },
        "extensionsUsed": [QUANTIZED],
        "extensionsRequired": [QUANTIZED],
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": as_gltf(nodes),
        "meshes": [{"primitives": primitives}],
        "materials": [_material(name, shape) for name in body.faces],
        "skins": [skin],
    }
    return packed(description, buffer)
