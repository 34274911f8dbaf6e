"""What conditions do to exercises."""

import attrs

from proneward.catalogue.model.review import Cited, Review
from proneward.vocabulary import Attribute, Direction, Evidence, Load, Strength, Urgency


@attrs.frozen(kw_only=True)
class Rule:
    """
    Conditions that, all met, touch every exercise with one of the attributes.

    One condition, or two; never more, which is what the proof in `verify` leans on.
    """

    id: str
    conditions: tuple[str, ...] = attrs.field(
        validator=[attrs.validators.min_len(1), attrs.validators.max_len(2)]
    )
    attributes: tuple[str, ...]
    strength: Strength
    because: str
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    referral: Urgency
    review: Review


@attrs.frozen(kw_only=True)
class UnknownConditionRule:
    """What happens beside a condition in free text: little stays, and a clinician looks."""

    id: str
    keeps_stage_most: int
    keeps_direction: Direction
    keeps_load: Load
    strength: Strength
    because: str
    referral: Urgency
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class Advice:
    """Words, and perhaps a referral, where conditions meet; never a verdict."""

    id: str
    together: tuple[tuple[str, ...], ...]
    because: str
    referral: Urgency
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class Mitigation:
    """What takes one attribute away."""

    attribute: Attribute
    by: str
    applied: str
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review
