"""Contact: a body brought to rest on floor, ball, block, chair and wall, and kept there."""

from proneward.body.contact.adapt import UnusableLimit, limited
from proneward.body.contact.goals import (
    Above,
    Ground,
    Held,
    Keyframe,
    Movement,
    Rest,
    Stretch,
    Supports,
    Touch,
    Wall,
)
from proneward.body.contact.perform import Performance, perform
from proneward.body.contact.solve import EDITION, Settled, settle

__all__ = [
    "EDITION",
    "Above",
    "Ground",
    "Held",
    "Keyframe",
    "Movement",
    "Performance",
    "Rest",
    "Settled",
    "Stretch",
    "Supports",
    "Touch",
    "UnusableLimit",
    "Wall",
    "limited",
    "perform",
    "settle",
]
