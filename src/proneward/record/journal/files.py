"""The shape of each kind of entry on the wire (contract §7), strict."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, field

from proneward.record.files import LicenceOnFile, Name, Score, Strict, Text, Word
from proneward.vocabulary import Attribute

Uuid7 = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?!\n)$",
        description="a UUID of version 7, in small letters",
    ),
]
Moment = Annotated[datetime, Meta(tz=True)]
DecisionId = Annotated[str, Meta(min_length=8, max_length=80, pattern=r"^[A-Za-z0-9:_-]+$")]
Stage = Annotated[int, Meta(ge=1, le=5)]
SiteNumber = Annotated[int, Meta(ge=0, le=5)]
Part = Annotated[float, Meta(ge=0, le=1)]
Sets = Annotated[int, Meta(ge=0, le=50)]
Reps = Annotated[int, Meta(ge=0, le=500)]
Hold = Annotated[float, Meta(ge=0, le=3600)]
ItemAnswer = Annotated[float, Meta(ge=0, le=100)]
MEASURES = Literal[
    "nprs-back", "nprs-leg", "rmdq", "psfs", "peg", "pgic", "odi-score", "start-back-score"
]


class ItemOnFile(Strict, frozen=True, kw_only=True):
    """One exercise of a session."""

    exercise: Word
    sets: Sets
    reps: Reps | None
    hold_s: Hold | None
    done: Part
    quality: Literal["met", "not-met", "unknown"]
    stopped_for: Literal["pain", "symptoms", "time", "other"] | None


class SessionPainOnFile(Strict, frozen=True, kw_only=True):
    """Pain before, during and after."""

    before: Score | None = None
    during: Score | None = None
    after: Score | None = None


class SiteOnFile(Strict, frozen=True, kw_only=True):
    """The furthest symptom before, after and later."""

    before: SiteNumber | None = None
    after: SiteNumber | None = None
    later: SiteNumber | None = None


class ToldOnFile(Strict, frozen=True, kw_only=True):
    """What every kind of entry may say of itself; an entry of its own must."""

    id: Uuid7 | None = None
    on: date | None = None
    at: Moment | None = None
    by: Name | None = None


class SessionOnFile(ToldOnFile, frozen=True, kw_only=True):
    """A session."""

    kind: Literal["session"]
    stage: Stage
    extension_step: Annotated[int, Meta(ge=1, le=6)] | None = None
    items: Annotated[list[ItemOnFile], Meta(max_length=40)]
    pain: SessionPainOnFile
    site: SiteOnFile
    effort: Score | None = None


class MorningOnFile(ToldOnFile, frozen=True, kw_only=True):
    """The next morning."""

    kind: Literal["morning"]
    pain: Score


class AnswersOnFile(ToldOnFile, frozen=True, kw_only=True):
    """Answers to safety questions."""

    kind: Literal["answers"]
    answers: Annotated[dict[str, Literal["yes", "no", "unknown"]], Meta(min_length=1)]


class FindingToldOnFile(ToldOnFile, frozen=True, kw_only=True):
    """A finding."""

    kind: Literal["finding"]
    finding: Word


class ConditionToldOnFile(ToldOnFile, frozen=True, kw_only=True):
    """A condition that began or ended."""

    kind: Literal["condition"]
    condition: Word
    status: Literal["active", "resolved"]


class MeasureOnFile(ToldOnFile, frozen=True, kw_only=True):
    """An outcome measure."""

    kind: Literal["measure"]
    measure: MEASURES
    items: Annotated[list[ItemAnswer | None], Meta(max_length=60)] = field(default_factory=list)
    score: ItemAnswer | None = None


class GapOnFile(ToldOnFile, frozen=True, kw_only=True):
    """Days without a session."""

    kind: Literal["gap"]
    reason: Literal["illness", "surgery", "holiday", "other"]


class ApprovalOnFile(ToldOnFile, frozen=True, kw_only=True):
    """A clinician's word on a proposal."""

    kind: Literal["approval"]
    of: DecisionId
    verdict: Literal["approved", "declined"]
    note: Text | None = None


class OverrideToldOnFile(ToldOnFile, frozen=True, kw_only=True):
    """An override, its keys as in a record: `on` and `by` are those of the entry."""

    kind: Literal["override"]
    attribute: Attribute | None = None
    exercise: Word | None = None
    reason: Text
    licence: LicenceOnFile
    role: Literal["clinician", "trainer"]
    review: date


class UnlockOnFile(ToldOnFile, frozen=True, kw_only=True):
    """A clinician's unlocking."""

    kind: Literal["unlock"]
    reason: Text


class StageOnFile(ToldOnFile, frozen=True, kw_only=True):
    """The stage that holds from here on."""

    kind: Literal["stage"]
    stage: Stage
    reason: Text


class NoteOnFile(ToldOnFile, frozen=True, kw_only=True):
    """Words."""

    kind: Literal["note"]
    text: Annotated[str, Meta(min_length=1, max_length=4000)]


class CorrectionOnFile(ToldOnFile, frozen=True, kw_only=True):
    """What an earlier entry should have said."""

    kind: Literal["correction"]
    of: Uuid7
    entry: dict[str, object] | None


KINDS: dict[str, type[ToldOnFile]] = {
    "session": SessionOnFile,
    "morning": MorningOnFile,
    "answers": AnswersOnFile,
    "finding": FindingToldOnFile,
    "condition": ConditionToldOnFile,
    "measure": MeasureOnFile,
    "gap": GapOnFile,
    "approval": ApprovalOnFile,
    "override": OverrideToldOnFile,
    "unlock": UnlockOnFile,
    "stage": StageOnFile,
    "note": NoteOnFile,
    "correction": CorrectionOnFile,
}
