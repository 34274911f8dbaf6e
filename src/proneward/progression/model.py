"""What progression says: a decision, with every rule that was looked at."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cached_property

import attrs

from proneward.catalogue import Catalogue, ProgressionRule
from proneward.progression.rules.found import Words
from proneward.screening import Referral


class Course(StrEnum):
    """What happens to the stage."""

    ADVANCE = "advance"
    HOLD = "hold"
    REGRESS = "regress"
    STOP = "stop"
    REVIEW = "review"
    RE_ENTER = "re-enter"


class LaneCourse(StrEnum):
    """What happens to the step of the extension lane."""

    STEP_UP = "step-up"
    REPEAT = "repeat"
    STOP = "stop"


@attrs.frozen(kw_only=True)
class Seen:
    """
    One rule that was looked at: whether it is met, what was seen, and what it asks for.

    A rule that advances is met when it allows it; every other when it applies.
    """

    rule: ProgressionRule
    met: bool
    seen_words: Words
    needed_words: Words
    catalogue: Catalogue = attrs.field(repr=False, eq=False)

    @property
    def seen(self) -> str:
        """What was seen, in plain words."""
        return self.seen_words.said(self.catalogue)

    @property
    def needed(self) -> str:
        """What the rule asks for, in plain words."""
        return self.needed_words.said(self.catalogue)


@attrs.frozen(kw_only=True)
class LaneDecision:
    """The extension lane: from which step to which; to none, if it stops."""

    step_from: int
    step_to: int | None
    course: LaneCourse


@attrs.frozen(kw_only=True)
class Adjusted:
    """How the next sessions are done: how much of the dose, and whether in easier forms."""

    dose_percent: int
    easier: bool


@attrs.frozen(kw_only=True)
class Step:
    """One exercise that changes to an easier or a harder form inside the stage."""

    exercise: str
    to: str
    harder: bool
    variable: str
    reason: str


@attrs.frozen(kw_only=True)
class ReviewDecision:
    """
    What one review of a client on a day decided.

    `proposal` waits for a clinician's approval; everything else takes effect at once.
    `word_needed`: a marker can only be judged by a clinician, so nothing advances without one.
    """

    identify: Callable[[], str] = attrs.field(repr=False, eq=False)
    client: str
    on: date
    catalogue_version: str
    catalogue_digest: str
    course: Course
    from_stage: int
    to_stage: int
    lane: LaneDecision | None
    locked: bool
    referral: Referral
    proposal: bool
    word_needed: bool
    adjusted: Adjusted
    steps: tuple[Step, ...]
    because: tuple[Seen, ...]

    @property
    def review_due(self) -> bool:
        """Whether a clinician is to look, even where something more pressing was decided."""
        return any(one.met and one.rule.decides == Course.REVIEW for one in self.because)

    @cached_property
    def id(self) -> str:
        """A digest of client, day, catalogue and entries, which an approval names."""
        return self.identify()
