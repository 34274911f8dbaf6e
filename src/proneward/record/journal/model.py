"""What is told about a client: entries, each of one kind (contract §7)."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import attrs

from proneward.record.model import Answer, Override

BY_CLIENT = "client"
"""Who wrote an entry, if it was the client; else the id of a person of the clinic."""


class Quality(StrEnum):
    """What the client answered to the marker's question; never computed from numbers."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What a clinician says to a proposal."""

    APPROVED = "approved"
    DECLINED = "declined"


@attrs.frozen(kw_only=True)
class Item:
    """One exercise of a session: what was asked, how much of it was done, and how."""

    exercise: str
    sets: int
    reps: int | None
    hold_s: float | None
    done: float
    quality: Quality
    stopped_for: str | None


@attrs.frozen(kw_only=True)
class SessionPain:
    """Pain 0-10 before, at its worst during, and after; None where nothing was answered."""

    before: float | None
    during: float | None
    after: float | None


@attrs.frozen(kw_only=True)
class Site:
    """
    Where the furthest symptom is, from 0 to 5.

    0 none, 1 midline back, 2 buttock, 3 thigh, 4 below the knee, 5 foot. `later` is 10-15 minutes
    after; None where nothing was answered.
    """

    before: int | None
    after: int | None
    later: int | None


@attrs.frozen(kw_only=True)
class Session:
    """What was done in one session, and how it felt."""

    stage: int
    extension_step: int | None
    items: tuple[Item, ...]
    pain: SessionPain
    site: Site
    effort: float | None


@attrs.frozen(kw_only=True)
class Morning:
    """Pain on the morning itself; it belongs to the sessions of the day before."""

    pain: float


@attrs.frozen(kw_only=True)
class Answers:
    """Answers to safety questions."""

    answers: Mapping[str, Answer]


@attrs.frozen(kw_only=True)
class Finding:
    """Something found by a test or a diary."""

    finding: str


@attrs.frozen(kw_only=True)
class ConditionChange:
    """A condition that the client now has, or no longer has."""

    condition: str
    active: bool


@attrs.frozen(kw_only=True)
class Measured:
    """An outcome measure: its items where they were asked, its score where it was given."""

    measure: str
    items: tuple[float | None, ...]
    score: float | None


@attrs.frozen(kw_only=True)
class Gap:
    """Why there were days without a session."""

    reason: str


@attrs.frozen(kw_only=True)
class Approval:
    """What a clinician says to the decision of that id."""

    of: str
    verdict: Verdict
    note: str | None


@attrs.frozen(kw_only=True)
class Lifted:
    """A clinician's override (contract §2)."""

    override: Override


@attrs.frozen(kw_only=True)
class Unlock:
    """A clinician unlocks the programme, and says why."""

    reason: str


@attrs.frozen(kw_only=True)
class StageDecided:
    """The stage that holds from here on."""

    stage: int
    reason: str


@attrs.frozen(kw_only=True)
class Note:
    """Something said in words; no rule reads it."""

    text: str


@attrs.frozen(kw_only=True)
class Correction:
    """What an earlier entry should have said; nothing at all, if it was a mistake."""

    of: str
    on: date | None
    what: "Told | None"


Told = (
    Session
    | Morning
    | Answers
    | Finding
    | ConditionChange
    | Measured
    | Gap
    | Approval
    | Lifted
    | Unlock
    | StageDecided
    | Note
)
"""What an entry may tell, corrections apart."""

CLINICIANS_OWN = (Finding, ConditionChange, Approval, Lifted, Unlock, StageDecided)
"""What only a person of the clinic writes."""


@attrs.frozen(kw_only=True)
class Entry:
    """
    One thing that was told: about which day, written when, and by whom.

    `id` is a UUIDv7 made where the entry is made, so that the same entry sent twice is one.
    """

    id: str
    on: date
    at: datetime
    by: str
    what: Told | Correction
    kept_line: str | None = attrs.field(default=None, eq=False, repr=False)
    """Its one line, where it was read from a store that wrote it so."""

    @property
    def of_client(self) -> bool:
        """Whether the client wrote it."""
        return self.by == BY_CLIENT
