"""
What stands on a handout and on a notice, as plain data already in the client's words.

Nothing here decides anything: whoever builds these has screened and planned. A tuple that is
empty leaves its part of the page out; a fact that is None prints as a marked gap to write on.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

import attrs
from attrs.validators import and_, deep_iterable, ge, instance_of, le, max_len, min_len


class Paper(StrEnum):
    """The sheet that the clinic's printer holds."""

    A4 = "a4"
    LETTER = "letter"


class NoticeKind(StrEnum):
    """Why there is no programme; only a lock may use the red octagon."""

    LOCKED = "locked"
    NEEDS_CLINICIAN = "needs-clinician"
    NO_PLAN = "no-plan"


def _said(owner: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    """Refuse a sentence that says nothing."""
    if not value.strip():
        message = f"{type(owner).__name__}.{attribute.name} says nothing"
        raise ValueError(message)


EVERY_DAY = tuple(range(1, 8))
"""A line of boxes that are all to be ticked: Monday 1 to Sunday 7."""
_weekday = and_(instance_of(int), ge(1), le(7))
_times_a_day = and_(instance_of(int), ge(1), le(12))


@attrs.frozen
class Span:
    """Days in a row, from the first to the last, both included."""

    first: date
    last: date = attrs.field()

    @last.validator
    def _not_before_the_first(self, _: object, last: date) -> None:
        if last < self.first:
            message = "a span cannot end before it begins"
            raise ValueError(message)

    def __contains__(self, day: date) -> bool:
        """Whether a day is among them."""
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        """Give every day, in order."""
        for count in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=count)

    def meets(self, other: "Span") -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Span") -> "Span":
        """Give the days that are in both; ValueError where there are none."""
        return Span(max(self.first, other.first), min(self.last, other.last))


@attrs.frozen(kw_only=True)
class Clinic:
    """Whom the client can reach; what is None is left open to be written by hand."""

    name: str | None = None
    phone: str | None = None
    emergency_number: str | None = None


@attrs.frozen(kw_only=True)
class Desk:
    """What the clinic adds: who it is, its paper, and who stands for the programme."""

    clinic: Clinic = attrs.field(factory=Clinic)
    paper: Paper = Paper.A4
    approved_by: str | None = None


@attrs.frozen(kw_only=True)
class HandoutItem:
    """
    One exercise as the client reads it.

    `avoid` are its common errors, `take_care` its own precautions, `cautions` the reasons why
    this client does it with care, `because` why it is in. `figure` holds SVG panels (start,
    then movement) whose colours are written out, since print knows no CSS variables; without
    them a quiet frame keeps their place and names the position. What is done only on some
    `days` of the programme says so in `when`.
    """

    number: int = attrs.field(validator=ge(1))
    exercise: str = attrs.field(validator=_said)
    name: str = attrs.field(validator=_said)
    dose: str = attrs.field(validator=_said)
    dose_detail: str | None = None
    cues: tuple[str, ...] = attrs.field(validator=min_len(1))
    avoid: tuple[str, ...] = ()
    take_care: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    times_per_day: int = attrs.field(default=1, validator=_times_a_day)
    figure: tuple[bytes, ...] = attrs.field(default=(), validator=max_len(3))
    figure_alt: str | None = attrs.field(default=None)
    position_name: str = attrs.field(validator=_said)
    when: str = ""
    days: Span | None = None

    @figure_alt.validator
    def _figure_has_words(self, _: object, alt: str | None) -> None:
        if self.figure and not alt:
            message = "a figure needs a sentence for those who cannot see it"
            raise ValueError(message)


@attrs.frozen(kw_only=True)
class PositionBlock:
    """The exercises done in one position; `turn` if the client has just changed into it."""

    heading: str = attrs.field(validator=_said)
    turn: bool
    items: tuple[HandoutItem, ...] = attrs.field(validator=min_len(1))


@attrs.frozen(kw_only=True)
class HandoutSession:
    """
    One session, in the order in which it is done.

    `when` says its days in words; on no other than its `days` may it be done. `boxes` has a line
    for each week, with the days (1 Monday to 7 Sunday) whose boxes are left white to be ticked.
    """

    title: str = attrs.field(validator=_said)
    when: str = ""
    days: Span
    boxes: tuple[tuple[int, ...], ...] = attrs.field(
        default=(EVERY_DAY,),
        validator=and_(min_len(1), max_len(6), deep_iterable(deep_iterable(_weekday))),
    )
    minutes: int | None = None
    blocks: tuple[PositionBlock, ...] = attrs.field(validator=min_len(1))


@attrs.frozen(kw_only=True)
class HeldBack:
    """One reason, the movements it holds back, and the exercises that wait for it."""

    reason: str = attrs.field(validator=_said)
    movements: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    source: str = attrs.field(validator=_said)
    evidence: str = attrs.field(validator=_said)


@attrs.frozen(kw_only=True)
class HeldLater:
    """What is held back from a later day on, beside or instead of what was before."""

    heading: str = attrs.field(validator=_said)
    reasons: tuple[HeldBack, ...] = attrs.field(validator=min_len(1))
    more: str | None = None


@attrs.frozen(kw_only=True)
class Act:
    """What to do, in the rules' exact words, at any of some signs."""

    signs: tuple[str, ...] = attrs.field(validator=min_len(1))
    act: str = attrs.field(validator=_said)


@attrs.frozen(kw_only=True)
class StopWords:
    """When to stop: `emergencies` end the session, `pauses` one exercise or one way of doing it."""

    emergencies: tuple[Act, ...] = attrs.field(validator=min_len(1))
    pauses: tuple[Act, ...] = ()


@attrs.frozen(kw_only=True)
class Handout:
    """A programme on paper; a draft, on every page, until `approved_by` names who stands for it."""

    client_id: str = attrs.field(validator=_said)
    client_name: str | None = None
    on: date
    paper: Paper = attrs.field(default=Paper.A4, validator=instance_of(Paper))
    title: str = attrs.field(validator=_said)
    lead: tuple[str, ...] = ()
    approved_by: str | None = None
    sessions: tuple[HandoutSession, ...] = attrs.field(validator=min_len(1))
    several_times_a_day: tuple[HandoutItem, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    held_back_more: str | None = None
    held_back_later: tuple[HeldLater, ...] = ()
    why: tuple[str, ...] = ()
    stop: StopWords
    pain_words: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    clinic: Clinic = attrs.field(factory=Clinic)
    sources: tuple[str, ...] = ()
    catalogue_version: str
    catalogue_digest: str
    review_state: str
    intended_use: str


@attrs.frozen(kw_only=True)
class Notice:
    """
    One page instead of a programme: the decision, the routing words, and what is still open.

    `routing` has the most urgent words first; every lock's own are among them.
    """

    client_id: str = attrs.field(validator=_said)
    client_name: str | None = None
    on: date
    paper: Paper = attrs.field(default=Paper.A4, validator=instance_of(Paper))
    kind: NoticeKind = attrs.field(validator=instance_of(NoticeKind))
    title: str = attrs.field(validator=_said)
    routing: tuple[str, ...] = attrs.field(validator=and_(min_len(1), deep_iterable(_said)))
    reasons: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    relax: tuple[str, ...] = ()
    clinic: Clinic = attrs.field(factory=Clinic)
    sources: tuple[str, ...] = ()
    catalogue_version: str
    catalogue_digest: str
    review_state: str
    intended_use: str
