"""Packs arrays and a description into one glTF 2.0 binary file."""

import json
import struct
from enum import IntEnum

import attrs
import numpy as np
from numpy.typing import NDArray

MAGIC, VERSION, JSON_CHUNK, BINARY_CHUNK = 0x46546C67, 2, 0x4E4F534A, 0x004E4942
HEADER_BYTES, ALIGNED_BYTES = 12, 4


class Target(IntEnum):
    """What a buffer view is for."""

    VERTICES = 34962
    INDICES = 34963


COMPONENTS = {"int8": 5120, "uint8": 5121, "int16": 5122, "uint16": 5123, "float32": 5126}
KINDS = {1: "SCALAR", 3: "VEC3", 4: "VEC4", 16: "MAT4"}


def _padded(data: bytes, filler: bytes) -> bytes:
    return data + filler * (-len(data) % ALIGNED_BYTES)


@attrs.define
class Buffer:
    """The binary chunk as it grows, with the views and accessors that say what is where."""

    data: bytearray = attrs.field(factory=bytearray)
    views: list[dict[str, object]] = attrs.field(factory=list)
    accessors: list[dict[str, object]] = attrs.field(factory=list)

    def add(
        self,
        array: NDArray[np.generic],
        target: Target | None = None,
        *,
        normalized: bool = False,
        bounded: bool = False,
    ) -> int:
        """
        Add an array of rows, and give the number of its accessor.

        Rows are filled up to a multiple of four bytes, as glTF asks of what a vertex has.
        """
        rows = array.reshape(len(array), -1)
        width = rows.shape[1]
        fill = 0 if target is Target.INDICES else -width * rows.itemsize % ALIGNED_BYTES
        wide = np.pad(rows, ((0, 0), (0, fill // rows.itemsize)))
        view: dict[str, object] = {
            "buffer": 0,
            "byteOffset": len(self.data),
            "byteLength": wide.nbytes,
        }
        if target is not None:
            view["target"] = int(target)
        if fill:
            view["byteStride"] = wide.shape[1] * rows.itemsize
        self.views.append(view)
        self.data += _padded(wide.tobytes(), b"\0")
        accessor: dict[str, object] = {
            "bufferView": len(self.views) - 1,
            "componentType": COMPONENTS[rows.dtype.name],
            "count": len(rows),
            "type": KINDS[width],
        }
        if normalized:
            accessor["normalized"] = True
        if bounded:
            accessor |= {"min": rows.min(axis=0).tolist(), "max": rows.max(axis=0).tolist()}
        self.accessors.append(accessor)
        return len(self.accessors) - 1


def packed(description: dict[str, object], buffer: Buffer) -> bytes:
    """Give the file: the description with its buffer's views and accessors, then the buffer."""
    whole = description | {
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(buffer.data)}],
    }
    text = _padded(json.dumps(whole, separators=(",", ":")).encode(), b" ")
    chunks = b"".join(
        struct.pack("<II", len(data), kind) + data
        for data, kind in ((text, JSON_CHUNK), (bytes(buffer.data), BINARY_CHUNK))
    )
    return struct.pack("<III", MAGIC, VERSION, HEADER_BYTES + len(chunks)) + chunks
