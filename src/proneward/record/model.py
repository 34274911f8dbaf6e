"""Who the client is, as the other rooms see it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import attrs

from proneward.vocabulary import HOUSEHOLD, Attribute, Position, Prop, Surface

CONTRACT = 1
OLDEST = 120


class Answer(StrEnum):
    """An answer to a safety question; a missing one is never a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class HeldCondition:
    """A condition the client has, and the days it is known to hold."""

    id: str
    since: date | None = None
    until: date | None = None


@attrs.frozen(kw_only=True)
class HeldFinding:
    """Something found by a test or a diary, and when."""

    id: str
    on: date


@attrs.frozen(kw_only=True)
class Licence:
    """What entitles a clinician."""

    type: str
    number: str


@attrs.frozen(kw_only=True)
class Override:
    """One relative rule's attribute, or one exercise, lifted by a named clinician."""

    attribute: Attribute | None
    exercise: str | None
    reason: str
    by: str
    licence: Licence
    role: str
    on: date
    review: date

    @property
    def lifts(self) -> str:
        """The attribute or the exercise it is about."""
        return str(self.attribute or self.exercise)


@attrs.frozen(kw_only=True)
class RaisedCap:
    """Who allowed more exercises a session than the usual cap."""

    count: int
    by: str
    licence: Licence
    on: date


@attrs.frozen(kw_only=True)
class Pain:
    """Pain now and as it usually is, 0-10."""

    now: float
    baseline: float


@attrs.frozen(kw_only=True)
class ClientRecord:
    """
    A client as a clinician wrote them down (contract §2).

    Exactly one of `age` and `birth_year` is known. `stage` and `extension_step` are what was
    reached so far.
    """

    id: str
    name: str | None
    age: int | None
    birth_year: int | None
    height_cm: float | None
    conditions: tuple[HeldCondition, ...]
    other_conditions: tuple[str, ...]
    findings: tuple[HeldFinding, ...]
    positions: frozenset[Position]
    lies_on: Surface
    props: frozenset[Prop]
    lacks: frozenset[Prop]
    minutes_per_day: int
    days_per_week: int
    max_exercises: int
    cap_raised: RaisedCap | None
    answers: Mapping[str, Answer]
    answered_on: date
    pain: Pain
    stage: int
    extension_step: int
    overrides: tuple[Override, ...]

    def age_on(self, day: date) -> int:
        """Give the age on a day; from a year of birth, the lower one that is possible."""
        if self.age is not None:
            return self.age
        return day.year - (self.birth_year or day.year) - 1

    @property
    def has(self) -> frozenset[Prop]:
        """What is there to exercise with: what is owned, and the household's."""
        return (self.props | HOUSEHOLD) - self.lacks
