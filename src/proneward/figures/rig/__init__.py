"""Bodies that move on a screen: one rigged file a body, and one small clip an exercise and body."""

from proneward.figures.rig.clip import (
    Clip,
    ClipMoments,
    ClipPhase,
    UnreadableClip,
    clip_of,
    read_clip,
)
from proneward.figures.rig.glb import rigged

__all__ = [
    "Clip",
    "ClipMoments",
    "ClipPhase",
    "UnreadableClip",
    "clip_of",
    "read_clip",
    "rigged",
]
