"""Composes sessions and a programme from what was cleared: supine first, within the minutes."""

from proneward.planning.document import document
from proneward.planning.model import (
    BecauseKind,
    Item,
    ItemBecause,
    LeftOut,
    Plan,
    Programme,
    Relaxation,
    Session,
    Week,
)
from proneward.planning.plan import plan
from proneward.planning.wishes import Wishes

__all__ = [
    "BecauseKind",
    "Item",
    "ItemBecause",
    "LeftOut",
    "Plan",
    "Programme",
    "Relaxation",
    "Session",
    "Week",
    "Wishes",
    "document",
    "plan",
]
