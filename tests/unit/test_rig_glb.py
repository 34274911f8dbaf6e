"""A body's rigged file: small, whole, and standing where kinematics puts it."""

import gzip
import json
import struct
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from proneward.body import JOINTS, SEGMENTS, Floats, place
from proneward.body.shape import Skin, body_names, carried, shape_of
from proneward.figures.rig.glb import STEP_M, rigged
from proneward.figures.scene.outfit import outfit_of

LARGEST_BYTES = 350_000
DTYPES = {5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5126: np.float32}
WIDTHS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}


@cache
def _file(name: str) -> bytes:
    return rigged(shape_of(name))


def _unpacked(file: bytes) -> tuple[dict[str, Any], bytes]:
    """Give a file's description and its binary chunk."""
    magic, version, length, size, kind = struct.unpack_from("<4sIII4s", file)
    assert (magic, version, length, kind) == (b"glTF", 2, len(file), b"JSON")
    return json.loads(file[20 : 20 + size]), file[28 + size :]


def _array(file: bytes, accessor: int) -> NDArray[np.float64]:
    description, binary = _unpacked(file)
    about = description["accessors"][accessor]
    view = description["bufferViews"][about["bufferView"]]
    dtype, width = np.dtype(DTYPES[about["componentType"]]), WIDTHS[about["type"]]
    stride = view.get("byteStride", width * dtype.itemsize)
    part = binary[view["byteOffset"] : view["byteOffset"] + about["count"] * stride]
    rows = np.frombuffer(part, dtype=np.uint8).reshape(about["count"], stride)
    values = np.ascontiguousarray(rows[:, : width * dtype.itemsize]).view(dtype)
    return values.astype(np.float64)


def _posed(file: bytes, rotations: Floats, positions_m: Floats) -> Floats:
    """Give where a reader of the file puts its vertices, for one moment of its bones."""
    description, _ = _unpacked(file)
    attributes = description["meshes"][0]["primitives"][0]["attributes"]
    bind = _array(file, description["skins"][0]["inverseBindMatrices"])
    bind = bind.reshape(-1, 4, 4).transpose(0, 2, 1)
    matrices = rotations @ bind[:, :3]
    matrices[:, :, 3] += positions_m
    steps = _array(file, attributes["POSITION"])
    bones = _array(file, attributes["JOINTS_0"]).astype(np.intp)
    weights = _array(file, attributes["WEIGHTS_0"]) / 255
    points = np.c_[steps, np.ones(len(steps))]
    mixed = (weights[..., None, None] * matrices[bones]).sum(axis=1)
    shown: Floats = (mixed @ points[..., None])[..., 0]
    return shown


@pytest.mark.parametrize("name", body_names())
def test_a_body_is_small_enough_to_be_sent(name: str) -> None:
    assert len(gzip.compress(_file(name))) < LARGEST_BYTES


@pytest.mark.parametrize("name", body_names())
def test_bare_skin_moves_as_it_does_in_python(name: str) -> None:
    """Vertices that no cloth covers are where linear blend skinning puts them, to half a step."""
    shape, outfit = shape_of(name), outfit_of(shape_of(name))
    bare = np.flatnonzero((outfit.off_m == 0) & (outfit.smoothed == 0))
    angles_deg = np.zeros((1, len(JOINTS)))
    angles_deg[0] = 20 * np.sin(np.arange(len(JOINTS)))
    placed = place(angles_deg, shape.body, pelvis_m=(0.1, -0.2, 0.9))
    bones = carried(placed, shape.bones)
    shown = _posed(_file(name), bones.rotations[0], bones.positions_m[0])
    assert np.abs(shown[bare] - Skin.of(shape, bare).at(placed)[0]).max() < 2 * STEP_M


def test_every_weight_adds_up_and_every_face_has_its_vertices() -> None:
    description, _ = _unpacked(_file("man"))
    primitives = description["meshes"][0]["primitives"]
    weights = _array(_file("man"), primitives[0]["attributes"]["WEIGHTS_0"])
    assert set(weights.sum(axis=1)) == {255}
    for primitive in primitives:
        assert _array(_file("man"), primitive["indices"]).max() < len(weights)


def test_skin_clothes_hair_and_face_can_each_be_painted() -> None:
    description, _ = _unpacked(_file("woman"))
    names = [material["name"] for material in description["materials"]]
    assert names == ["skin", "leggings", "top", "hair", "line"]


def test_a_segment_says_what_turns_it() -> None:
    description, _ = _unpacked(_file("woman"))
    turns = {node["name"]: node.get("extras", {}).get("turns") for node in description["nodes"]}
    assert turns["shank_l"] == [["knee_flexion_l", 0, 1]]
    assert set(turns) >= {segment.name for segment in SEGMENTS}


def test_an_older_body_is_grey() -> None:
    description, _ = _unpacked(_file("woman-older"))
    hair = next(one for one in description["materials"] if one["name"] == "hair")
    assert hair["extras"]["colour"] == "#b9b6b2"


def test_a_body_says_at_its_beginning_what_it_was_made_from() -> None:
    assert b'"digest":"0123abc"' in rigged(shape_of("woman"), digest="0123abc")[:4096]
    description, _ = _unpacked(_file("woman"))
    assert description["asset"]["extras"]["digest"] == shape_of("woman").digest
