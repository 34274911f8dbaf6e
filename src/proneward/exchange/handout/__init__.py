"""The handout a physiotherapist hands over, and the one-page notice when there is no programme."""

from proneward.exchange.handout.compose import Desk, handout_of
from proneward.exchange.handout.errors import MissingWords, Unprintable
from proneward.exchange.handout.model import (
    Clinic,
    Handout,
    HandoutItem,
    HandoutSession,
    HeldBack,
    Notice,
    NoticeKind,
    Paper,
    PositionBlock,
    StopWords,
)
from proneward.exchange.handout.render import render
from proneward.exchange.handout.wording import HANDOUT_WORDS, NOTICE_WORDS

__all__ = [
    "HANDOUT_WORDS",
    "NOTICE_WORDS",
    "Clinic",
    "Desk",
    "Handout",
    "HandoutItem",
    "HandoutSession",
    "HeldBack",
    "MissingWords",
    "Notice",
    "NoticeKind",
    "Paper",
    "PositionBlock",
    "StopWords",
    "Unprintable",
    "handout_of",
    "render",
]
