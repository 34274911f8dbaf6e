"""What conditions do to exercises: rules, pairs, advice, mitigations, and the unknown."""

from typing import Annotated, Literal

from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Id, ReviewFile, RuleId, Sentence, Strict
from proneward.vocabulary import Attribute, Direction, Evidence, Load, Strength, Urgency


class RuleGroupFile(Strict, frozen=True, kw_only=True):
    """Rules of one condition that share strength, reason and sources."""

    strength: Strength
    because: Sentence
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    rules: dict[RuleId, str]


class ConditionRulesFile(Strict, frozen=True, kw_only=True):
    """`rules/screening/<condition>.yaml`: every rule of one condition."""

    condition: Id
    groups: Annotated[list[RuleGroupFile], Meta(min_length=1)]
    review: ReviewFile


class PairRuleFile(Strict, frozen=True, kw_only=True):
    """`rules/interactions/<id>.yaml` with a verdict: exactly two conditions, both required."""

    id: RuleId
    conditions: Annotated[list[Id], Meta(min_length=2, max_length=2)]
    attributes: Annotated[list[Attribute], Meta(min_length=1)]
    strength: Strength
    because: Sentence
    referral: Urgency
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class AdviceFile(Strict, frozen=True, kw_only=True):
    """`rules/advice/<id>.yaml`: conditions that meet and add words, never a verdict."""

    id: Id
    together: Annotated[list[list[Id]], Meta(min_length=1)]
    because: Sentence
    referral: Urgency
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class MitigationFile(Strict, frozen=True, kw_only=True):
    """`rules/mitigations/<attribute>.yaml`: what takes one attribute away, and how."""

    attribute: Attribute
    by: Sentence
    applied: Literal["surface", "advice"]
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class UnknownConditionFile(Strict, frozen=True, kw_only=True):
    """`rules/unknown-condition.yaml`: what stays cleared beside a condition nobody mapped."""

    id: Id
    keeps_stage_most: Annotated[int, Meta(ge=1, le=5)]
    keeps_direction: Direction
    keeps_load: Load
    strength: Strength
    because: Sentence
    referral: Urgency
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile
