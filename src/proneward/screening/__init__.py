"""What a client may do, must not do, or needs a clinician for; with every reason."""

from proneward.screening.document import document, reason_document
from proneward.screening.model import (
    Because,
    ClearedExercise,
    Conflict,
    NotScreened,
    Obstacle,
    OverrideOutcome,
    Referral,
    Screening,
    Standing,
    Start,
    Verdict,
)
from proneward.screening.screen import screen
from proneward.screening.state import State, regime_on, state_on

__all__ = [
    "Because",
    "ClearedExercise",
    "Conflict",
    "NotScreened",
    "Obstacle",
    "OverrideOutcome",
    "Referral",
    "Screening",
    "Standing",
    "Start",
    "State",
    "Verdict",
    "document",
    "reason_document",
    "regime_on",
    "screen",
    "state_on",
]
