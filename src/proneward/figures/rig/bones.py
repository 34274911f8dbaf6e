"""The nodes of a rigged body: its skeleton as glTF has it, with what turns each node beside it."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from proneward.body import INDEX, SEGMENTS, Floats, Point
from proneward.body.shape import Shape
from proneward.body.shape.bones import BETWEEN_SEGMENTS, BREATH, BREATH_M, BREATHES_WITH

ROOM, SKIN = "room", "body"
"""The node that stands everything upright where y is up, as glTF has it; and the skin's own."""
Z_UP = (-(0.5**0.5), 0.0, 0.0, 0.5**0.5)

Extras = Mapping[str, object]


@attrs.frozen(kw_only=True)
class Node:
    """
    One node of a skeleton that stands in the anatomical position, unturned.

    `offset_m` is in the parent's frame. `extras` says how a reader turns it: `turns` lists joint,
    axis (0 x, 1 y, 2 z) and share of the joint's angle, applied about x, then the new y, then the
    new z; `between` names the nodes above and below and how far it turns toward the lower one;
    `breath` is how far in metres a full breath moves it, in its parent's frame.
    """

    name: str
    parent: str | None
    offset_m: Point
    extras: Extras


def _segments(shape: Shape) -> list[Node]:
    return [
        Node(
            name=segment.name,
            parent=segment.parent,
            offset_m=offset_m,
            extras={"turns": [[turn.joint, int(turn.axis), turn.share] for turn in segment.turns]},
        )
        for segment, offset_m in zip(SEGMENTS, shape.body.offsets_m, strict=True)
    ]


def _between(shape: Shape) -> list[Node]:
    """Give the bones between segments: each stands where the lower segment does."""
    return [
        Node(
            name=name,
            parent=above,
            offset_m=shape.body.offsets_m[INDEX[below]],
            extras={"between": [above, below, share]},
        )
        for name, (above, below, share) in BETWEEN_SEGMENTS.items()
    ]


def nodes_of(shape: Shape) -> tuple[Node, ...]:
    """Give the nodes of a body's skeleton, each after its parent."""
    belly = Node(
        name=BREATH,
        parent=BREATHES_WITH,
        offset_m=(0.0, 0.0, 0.0),
        extras={"breath": [0.0, -BREATH_M, 0.0]},
    )
    return (*_segments(shape), *_between(shape), belly)


def bind_matrices(shape: Shape, step_m: float) -> Floats:
    """
    Give what takes the skin, counted in steps, into each bone's frame: shape (bones, 4, 4).

    The bones are in the shape's order. A bone stands unturned in the anatomical position, so this
    is what brings the skin there, from the origin of the bone.
    """
    matrices = np.zeros((len(shape.bones), 4, 4))
    matrices[:, :3, :3] = shape.upright * step_m
    matrices[:, :3, 3] = -(shape.upright @ shape.heads_m[..., None])[..., 0]
    matrices[:, 3, 3] = 1.0
    return matrices


def as_gltf(nodes: Sequence[Node]) -> list[dict[str, object]]:
    """Give the nodes as glTF writes them: the room, the skeleton, then the skin."""
    place = {node.name: number for number, node in enumerate(nodes, start=1)}
    below: dict[str | None, list[int]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(place[node.name])
    last = len(nodes) + 1
    room: dict[str, object] = {"name": ROOM, "rotation": Z_UP, "children": [*below[None], last]}
    written: list[dict[str, object]] = [room]
    for node in nodes:
        one: dict[str, object] = {"name": node.name, "extras": node.extras}
        if any(node.offset_m):
            one["translation"] = [round(part, 6) for part in node.offset_m]
        if node.name in below:
            one["children"] = below[node.name]
        written.append(one)
    written.append({"name": SKIN, "mesh": 0, "skin": 0})
    return written
