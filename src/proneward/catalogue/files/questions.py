"""The safety questions, and what their answers lead to."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Count, Id, ReviewFile, Sentence, Strict
from proneward.vocabulary import Evidence, Urgency

Block = Literal[
    "nerves-and-bladder",
    "illness-and-injury",
    "heart-blood-pressure-pregnancy",
    "medicines-surgery-mood",
]
"""The questions are asked in these four blocks."""


class OutcomeFile(Strict, frozen=True, kw_only=True):
    """What an answer leads to. `effect`: lock, needs-clinician or none."""

    effect: Literal["lock", "needs-clinician", "none"]
    urgency: Urgency


class FollowUpFile(Strict, frozen=True, kw_only=True):
    """
    A second question, asked after the first was answered in the worrying way.

    `eases_on` is the answer that leads to `then`; anything else, and no answer, leaves the
    more urgent outcome. It eases only if every question of `only_if_no` was answered no and
    none of the conditions of `unless_conditions` is recorded.
    """

    id: Id
    asks: Sentence
    eases_on: Literal["yes", "no"]
    then: OutcomeFile
    only_if_no: list[Id] = msgspec.field(default_factory=list)
    unless_conditions: list[Id] = msgspec.field(default_factory=list)


class QuestionFile(Strict, frozen=True, kw_only=True):
    """`rules/questions/<id>.yaml`: one safety question, and what its answer leads to."""

    id: Id
    order: Count
    block: Block
    asks: Sentence
    worrying: Literal["yes", "no"]
    outcome: OutcomeFile
    because: Sentence
    words: Literal["routing", "crisis", "maternity"] = "routing"
    must_be_answered: bool = True
    counts_as: Id | None = None
    satisfied_by: list[Id] = msgspec.field(default_factory=list)
    follow_up: FollowUpFile | None = None
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile
