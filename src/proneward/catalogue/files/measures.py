"""The outcome measures: what is asked, how it is scored, and which change counts."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Id, ReviewFile, Sentence, Strict
from proneward.vocabulary import Evidence

Score = Annotated[float, Meta(ge=0, le=100)]
Checked = Literal["verified", "known", "to-verify"]
"""As for a source: checked against it, well known, or to be checked before anybody relies on it."""


class ClaimFile(Strict, frozen=True, kw_only=True):
    """What one statement about a measure stands on."""

    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    checked: Checked
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    note: Sentence | None = None


class AnswerFile(Strict, frozen=True, kw_only=True):
    """What one number means to the person who gives it."""

    score: Annotated[int, Meta(ge=0, le=10)]
    says: Sentence


class ItemFile(Strict, frozen=True, kw_only=True):
    """One thing that is asked; `answers` where they differ from the measure's own."""

    key: Id
    asks: Sentence
    answers: list[AnswerFile] = msgspec.field(default_factory=list)


class AnswerRangeFile(Strict, frozen=True, kw_only=True):
    """From which to which whole number every item is answered, and what the numbers mean."""

    least: Annotated[int, Meta(ge=0, le=10)]
    most: Annotated[int, Meta(ge=0, le=10)]
    mean: list[AnswerFile] = msgspec.field(default_factory=list)


class ScoreRangeFile(Strict, frozen=True, kw_only=True):
    """From which to which number the score goes; `whole` where it has no decimals."""

    least: Score
    most: Score
    whole: bool


class MissingFile(ClaimFile, frozen=True, kw_only=True):
    """What an unanswered item does. Only one rule is known here: there is no score."""

    rule: Literal["no-score"]


class MattersFile(ClaimFile, frozen=True, kw_only=True):
    """The smallest change that matters to people: so many points, or so many percent."""

    points: Score | None
    percent: Annotated[float, Meta(gt=0, le=100)]


class DetectableFile(ClaimFile, frozen=True, kw_only=True):
    """What one person's score may change by chance; a change counts only above it."""

    points: Score


class RecoveredFile(ClaimFile, frozen=True, kw_only=True):
    """The score, or a better one, of people who call themselves recovered."""

    score: Score


class ReliableStartFile(ClaimFile, frozen=True, kw_only=True):
    """Between which first scores a change can be relied on."""

    least: Score
    most: Score


class OwnWordFile(ClaimFile, frozen=True, kw_only=True):
    """A measure whose one answer is itself the change: from where it says better, or worse."""

    improved: Score
    worse: Score


class AskedFile(ClaimFile, frozen=True, kw_only=True):
    """In which weeks of a programme it is asked; week 0 is before the first session."""

    weeks: Annotated[list[Annotated[int, Meta(ge=0, le=52)]], Meta(min_length=1)]


class LicenceFile(Strict, frozen=True, kw_only=True):
    """On which terms the questions may be used, and what is to be cited with them."""

    terms: Sentence
    checked: Checked
    sources: Annotated[list[CitedFile], Meta(min_length=1)]


class MeasureFile(Strict, frozen=True, kw_only=True):
    """`measures/<id>.yaml`: one outcome measure, or the slot for the score of one."""

    id: Id
    name: Sentence
    about: Sentence
    role: Literal["outcome", "prognosis"]
    answered_by: Literal["client"]
    asked: AskedFile
    recall: Sentence
    instruction: Sentence | None
    wording: Literal["verified", "unverified", "own"]
    wording_note: Sentence
    items: list[ItemFile]
    items_least: Annotated[int, Meta(ge=0, le=30)]
    answers: AnswerRangeFile | None
    scoring: Literal["sum", "mean", "single", "given"]
    range: ScoreRangeFile
    higher_is: Literal["worse", "better"]
    missing: MissingFile
    matters: MattersFile | None
    detectable: DetectableFile | None
    recovered: RecoveredFile | None
    reliable_start: ReliableStartFile | None
    own_word: OwnWordFile | None
    score_only: Sentence | None
    licence: LicenceFile
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile
