"""The baked bodies: skin, the bones that carry it, and the landmarks on it."""

from proneward.body.shape.bones import Bones, carried
from proneward.body.shape.model import Indices, Shape, UnknownBody, UnknownLandmark
from proneward.body.shape.read import bodies_digest, body_names, landmark_names, shape_of
from proneward.body.shape.skin import Skin

__all__ = [
    "Bones",
    "Indices",
    "Shape",
    "Skin",
    "UnknownBody",
    "UnknownLandmark",
    "bodies_digest",
    "body_names",
    "carried",
    "landmark_names",
    "shape_of",
]
