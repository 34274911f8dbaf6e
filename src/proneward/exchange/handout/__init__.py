"""The handout a physiotherapist hands over, and the one-page notice when there is no programme."""

from proneward.exchange.handout.compose import LanePart, handout_of, lane_of
from proneward.exchange.handout.errors import MissingWords, Unprintable
from proneward.exchange.handout.model import (
    Act,
    Clinic,
    Desk,
    Handout,
    HandoutItem,
    HandoutSession,
    HeldBack,
    HeldLater,
    Notice,
    NoticeKind,
    Paper,
    PositionBlock,
    Span,
    StopWords,
)
from proneward.exchange.handout.pictured import Picture, exercises_of, pictured
from proneward.exchange.handout.render import render
from proneward.exchange.handout.wording import HANDOUT_WORDS, NOTICE_WORDS

__all__ = [
    "HANDOUT_WORDS",
    "NOTICE_WORDS",
    "Act",
    "Clinic",
    "Desk",
    "Handout",
    "HandoutItem",
    "HandoutSession",
    "HeldBack",
    "HeldLater",
    "LanePart",
    "MissingWords",
    "Notice",
    "NoticeKind",
    "Paper",
    "Picture",
    "PositionBlock",
    "Span",
    "StopWords",
    "Unprintable",
    "exercises_of",
    "handout_of",
    "lane_of",
    "pictured",
    "render",
]
