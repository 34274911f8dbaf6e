"""
What stands on a handout and on a notice, as plain data already in the client's words.

Nothing here decides anything: whoever builds these has screened and planned. A tuple that is
empty leaves its part of the page out; a fact that is None prints as a marked gap to write on.
"""

from datetime import date
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


_weekday = and_(instance_of(int), ge(1), le(7))
_weeks = and_(instance_of(int), ge(1), le(6))
_times_a_day = and_(instance_of(int), ge(1), le(12))


@attrs.frozen(kw_only=True)
class Clinic:
    """Whom the client can reach; what is None is left open to be written by hand."""

    name: str | None = None
    phone: str | None = None
    emergency_number: str | None = None


@attrs.frozen(kw_only=True)
class HandoutItem:
    """
    One exercise as the client reads it.

    `avoid` are its common errors, `take_care` its own precautions, `cautions` the reasons why
    this client does it with care, `because` why it is in. `figure` holds SVG panels (start,
    then movement) whose colours are written out, since print knows no CSS variables; without
    them a quiet frame keeps their place and names the position.
    """

    number: int = attrs.field(validator=ge(1))
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

    `when` says its days in words; `days` (1 Monday to 7 Sunday) are the boxes left white,
    and none means that every day may be ticked. `weeks` is how many lines of boxes there are.
    """

    title: str = attrs.field(validator=_said)
    when: str = ""
    days: tuple[int, ...] = attrs.field(default=(), validator=deep_iterable(_weekday))
    weeks: int = attrs.field(default=1, validator=_weeks)
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
class StopWords:
    """
    When to stop, in the rules' exact words.

    `act` is what to do at any of `signs`; `pause_act` what to do at any of `pause_signs`,
    which stop one exercise only.
    """

    signs: tuple[str, ...] = attrs.field(validator=min_len(1))
    act: str = attrs.field(validator=_said)
    pause_signs: tuple[str, ...] = ()
    pause_act: str = ""


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
    """One page instead of a programme: the decision, the routing words, and what is still open."""

    client_id: str = attrs.field(validator=_said)
    client_name: str | None = None
    on: date
    paper: Paper = attrs.field(default=Paper.A4, validator=instance_of(Paper))
    kind: NoticeKind = attrs.field(validator=instance_of(NoticeKind))
    title: str = attrs.field(validator=_said)
    routing: str = attrs.field(validator=_said)
    reasons: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    relax: tuple[str, ...] = ()
    clinic: Clinic = attrs.field(factory=Clinic)
    sources: tuple[str, ...] = ()
    catalogue_version: str
    catalogue_digest: str
    review_state: str
    intended_use: str
