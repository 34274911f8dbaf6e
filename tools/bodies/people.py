"""Who is baked: sex, age, height and weight of each body, and how Anny is brought to them."""

from typing import Any, NamedTuple

import anny
import numpy as np
import torch
from numpy.typing import NDArray

Array = NDArray[Any]
TRIES = 20

DENSITY_KG_M3 = 985.0
"""Of a living body with air in its lungs, near that of water; turns a volume into a weight."""


class Person(NamedTuple):
    """One body: what it should measure, and the settings of Anny that are not solved for."""

    name: str
    woman: bool
    age: float
    height_m: float
    bmi: float
    muscle: float


PEOPLE = (
    Person("woman", woman=True, age=0.70, height_m=1.66, bmi=21.5, muscle=0.45),
    Person("man", woman=False, age=0.70, height_m=1.79, bmi=24.0, muscle=0.52),
    Person("woman-slim", woman=True, age=0.66, height_m=1.68, bmi=19.0, muscle=0.5),
    Person("man-slim", woman=False, age=0.66, height_m=1.81, bmi=20.8, muscle=0.5),
    Person("woman-heavy", woman=True, age=0.78, height_m=1.64, bmi=31.0, muscle=0.12),
    Person("man-heavy", woman=False, age=0.78, height_m=1.77, bmi=31.0, muscle=0.2),
    Person("woman-older", woman=True, age=0.98, height_m=1.60, bmi=24.5, muscle=0.28),
    Person("man-older", woman=False, age=0.98, height_m=1.73, bmi=25.5, muscle=0.32),
)
"""Anny's age runs from 0 to 1 with the young adult at 0.67 and the old one at 1."""


def _shape(model: anny.Anny, person: Person, height: float, weight: float) -> tuple[Array, Array]:
    pose = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    settings = {
        "gender": 1.0 if person.woman else 0.0,
        "age": person.age,
        "muscle": person.muscle,
        "weight": weight,
        "height": height,
        "proportions": 0.6,
    }
    with torch.no_grad():
        out = model(pose_parameters=pose, phenotype_kwargs=settings)
    return out["rest_vertices"][0].double().numpy(), out["rest_bone_heads"][0].double().numpy()


def volume_m3(vertices: Array, faces: Array) -> float:
    """Give what a closed mesh encloses."""
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    return float(abs((a * np.cross(b, c)).sum()) / 6)


def calibrated(model: anny.Anny, person: Person, faces: Array) -> tuple[Array, Array, str]:
    """Give vertices and bone heads of a body with the person's height and weight, and a line."""
    height, weight = 0.5, 0.5
    vertices, heads = _shape(model, person, height, weight)
    for _ in range(TRIES):
        tall = float(np.ptp(vertices[:, 2]))
        bmi = volume_m3(vertices, faces) * DENSITY_KG_M3 / tall**2
        height = float(np.clip(height + 1.2 * (person.height_m - tall), 0, 1))
        weight = float(np.clip(weight + 0.04 * (person.bmi - bmi), 0, 1))
        vertices, heads = _shape(model, person, height, weight)
    tall = float(np.ptp(vertices[:, 2]))
    bmi = volume_m3(vertices, faces) * DENSITY_KG_M3 / tall**2
    scale = person.height_m / tall
    said = f"{tall:.3f} m, BMI {bmi:.1f}; Anny's height {height:.2f}, weight {weight:.2f}"
    return vertices * scale, heads * scale, said
