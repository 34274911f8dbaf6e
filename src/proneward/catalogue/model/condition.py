"""A condition or a finding."""

import attrs

from proneward.catalogue.model.review import Review
from proneward.vocabulary import Urgency


@attrs.frozen(kw_only=True)
class Snomed:
    """A SNOMED CT code as it was seen, and how sure it is."""

    code: str | None
    status: str


@attrs.frozen(kw_only=True)
class Condition:
    """A condition, or a finding from examination or diary."""

    id: str
    kind: str
    label: str
    plain: str
    icd10cm: tuple[str, ...]
    icd_note: str | None
    snomed: Snomed
    start_stage: int
    referral: Urgency
    note: str | None
    tightens_to: str | None
    expires: bool
    unrestricted: str | None
    review: Review

    @property
    def is_finding(self) -> bool:
        """Whether it was found by a test or a diary rather than diagnosed."""
        return self.kind == "finding"

    @property
    def locks(self) -> bool:
        """Whether having it stops any programme until a clinician has looked (contract §3)."""
        return self.start_stage == 0 or self.referral in {Urgency.URGENT, Urgency.EMERGENCY}
