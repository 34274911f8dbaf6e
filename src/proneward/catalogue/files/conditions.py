"""Conditions and findings, with their codes."""

from typing import Literal

from proneward.catalogue.files.common import Id, ReviewFile, Sentence, Stage, Strict
from proneward.vocabulary import Urgency


class SnomedFile(Strict, frozen=True, kw_only=True):
    """A SNOMED CT code, where one was seen, and how sure it is."""

    code: str | None
    status: str


class ConditionFile(Strict, frozen=True, kw_only=True):
    """`conditions/<id>.yaml`: a condition, or a finding (`kind: finding`)."""

    id: Id
    kind: Literal["condition", "finding"]
    label: Sentence
    plain: Sentence
    icd10cm: list[str]
    icd_note: str | None
    snomed: SnomedFile
    start_stage: Stage
    referral: Urgency
    note: str | None
    tightens_to: Id | None = None
    expires: bool = False
    unrestricted: str | None = None
    review: ReviewFile
