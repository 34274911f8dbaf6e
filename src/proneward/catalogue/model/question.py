"""A safety question, and what its answer leads to."""

import attrs

from proneward.catalogue.model.review import Cited, Review
from proneward.vocabulary import Evidence, Urgency


@attrs.frozen(kw_only=True)
class Outcome:
    """What an answer leads to: lock, needs-clinician or none, and how soon."""

    effect: str
    urgency: Urgency


@attrs.frozen(kw_only=True)
class FollowUp:
    """A second question that may ease the outcome of the first."""

    id: str
    asks: str
    eases_on: str
    then: Outcome
    only_if_no: tuple[str, ...]
    unless_conditions: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Question:
    """One safety question."""

    id: str
    order: int
    block: str
    asks: str
    worrying: str
    outcome: Outcome
    because: str
    words: str
    must_be_answered: bool
    counts_as: str | None
    satisfied_by: tuple[str, ...]
    follow_up: FollowUp | None
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review
