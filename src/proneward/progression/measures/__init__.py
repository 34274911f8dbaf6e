"""
Outcome measures: from answers to a score, and from two scores to a change, with reasons.

What is asked, how it is scored and which change counts stands in the catalogue
(`reviewed/measures/`); here is only the arithmetic.
"""

from proneward.progression.measures.change import change
from proneward.progression.measures.errors import UnusableScore
from proneward.progression.measures.model import Because, Change, Scored, Turn
from proneward.progression.measures.say import sentences
from proneward.progression.measures.score import score

__all__ = [
    "Because",
    "Change",
    "Scored",
    "Turn",
    "UnusableScore",
    "change",
    "score",
    "sentences",
]
