"""Clips: one exercise as one body does it, written and read back."""

from proneward.figures.rig.clip.read import (
    Clip,
    ClipMoments,
    ClipPhase,
    UnreadableClip,
    read_clip,
)
from proneward.figures.rig.clip.write import clip_of

__all__ = ["Clip", "ClipMoments", "ClipPhase", "UnreadableClip", "clip_of", "read_clip"]
