"""What the store gives and takes. Its rows stay inside."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

import attrs

from proneward.app.store.tables.columns import Document
from proneward.record import Licence
from proneward.record.journal import Entry, Verdict


class Role(StrEnum):
    """What a person may do in an organisation."""

    ADMIN = "admin"
    CLINICIAN = "clinician"
    TRAINER = "trainer"


@attrs.frozen(kw_only=True)
class Organisation:
    """A clinic, or one person by themself: the wall around everything else."""

    id: str
    name: str
    made_at: datetime


def _address(email: str | None) -> str | None:
    return email and email.strip().lower()


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who works in an organisation. A clinician has a licence."""

    id: str
    name: str
    roles: frozenset[Role] = attrs.field()
    email: str | None = attrs.field(default=None, converter=_address)
    licence: Licence | None = None
    active: bool = True

    @roles.validator
    def _somebody(self, _: object, roles: frozenset[Role]) -> None:
        if not roles:
            message = "a person has at least one role"
            raise ValueError(message)

    def __attrs_post_init__(self) -> None:
        if Role.CLINICIAN in self.roles and self.licence is None:
            message = "a clinician has a licence"
            raise ValueError(message)


@attrs.frozen(kw_only=True)
class Client:
    """Who the store keeps something about: its own id, and the record's as `code`."""

    id: str
    code: str | None
    made_at: datetime
    erased_at: datetime | None


@attrs.frozen(kw_only=True)
class Version:
    """A client's record as it was written down once, numbered from 1."""

    client: str
    number: int
    document: Document
    recorded_at: datetime
    by: str | None


@attrs.frozen(kw_only=True)
class Kept:
    """An entry with its number in the order of arrival, which a sync goes on from."""

    arrived: int
    received_at: datetime
    entry: Entry


@attrs.frozen(kw_only=True)
class Receipt:
    """One entry that is on disk; `again` if it was there before."""

    id: str
    arrived: int
    again: bool


@attrs.frozen(kw_only=True)
class Acknowledged:
    """What an append kept: a receipt for each entry it was handed, in that order."""

    receipts: tuple[Receipt, ...]

    @property
    def new(self) -> int:
        """How many entries were not there before."""
        return sum(not receipt.again for receipt in self.receipts)

    @property
    def last(self) -> int:
        """The highest number of arrival among them; 0 if nothing was handed over."""
        return max((receipt.arrived for receipt in self.receipts), default=0)


class ProgrammeState(StrEnum):
    """Where a programme stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@attrs.frozen(kw_only=True)
class Programme:
    """A programme as it was made: for which record, from which catalogue, by which decision."""

    id: str
    client: str
    client_version: int
    made_at: datetime
    from_day: date
    catalogue_version: str
    catalogue_digest: str
    document: Document
    decision: str | None = None
    state: ProgrammeState = ProgrammeState.DRAFT
    approved_by: str | None = None
    approved_at: datetime | None = None


class DecisionState(StrEnum):
    """Where a decision stands: open until somebody has said something to its proposal."""

    OPEN = "open"
    APPROVED = "approved"
    DECLINED = "declined"
    SUPERSEDED = "superseded"


@attrs.frozen(kw_only=True)
class KeptDecision:
    """A decision of progression: its digest as id, and the document it was told in."""

    id: str
    client: str
    on: date
    catalogue_digest: str
    course: str
    from_stage: int
    to_stage: int
    proposal: bool
    document: Document
    state: DecisionState
    made_at: datetime


@attrs.frozen(kw_only=True)
class StandingApproval:
    """A clinician's word on a decision, as it stands after corrections."""

    entry: str
    client: str
    decision: str
    verdict: Verdict
    by: str
    on: date


@attrs.frozen(kw_only=True)
class StandingOverride:
    """What a clinician has lifted, as it stands after corrections; until when is for screening."""

    entry: str
    client: str
    lifts: str
    by: str
    on: date
    review: date


@attrs.frozen(kw_only=True)
class Settings:
    """What an organisation has set: progression's numbers, and whether advances need no word."""

    progression: Mapping[str, Mapping[str, float]] = attrs.field(
        factory=lambda: MappingProxyType({})
    )
    automatic_advance: bool = False
    advance_reason: str | None = None
    """Why proposals take effect without a word, as the administrator said."""


@attrs.frozen(kw_only=True)
class Today:
    """What a client does on a day: the session planned for it, and what kinds were told of it."""

    programme: str
    client_version: int
    catalogue_digest: str
    session: Document | None
    told: tuple[str, ...]


@attrs.frozen(kw_only=True)
class CaseloadRow:
    """A client in the list of an organisation."""

    client: str
    code: str
    version: int
    last_told_on: date | None
    programme: ProgrammeState | None
    open_decisions: int


@attrs.frozen(kw_only=True)
class Page:
    """A part of a caseload; `after` is what to ask on from, None at the end."""

    rows: tuple[CaseloadRow, ...]
    after: str | None
