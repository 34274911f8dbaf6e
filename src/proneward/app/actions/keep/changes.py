"""What somebody who is no clinician may change in a record: nothing that lets more be done."""

from datetime import date

import attrs

from proneward.app.actions.keep.errors import NotAllowed
from proneward.catalogue import Catalogue
from proneward.record import ClientRecord
from proneward.screening import Screening, screen
from proneward.vocabulary import Decision

ANYBODYS = (
    "name",
    "height_cm",
    "props",
    "lacks",
    "minutes_per_day",
    "days_per_week",
)
"""What says nothing of health: who somebody is, their time, and what they have at home."""
FREEDOM = (Decision.LOCKED, Decision.NEEDS_CLINICIAN, Decision.PROGRAMME)
"""What screening decides, the strictest first."""


def _eligible(screening: Screening) -> frozenset[str]:
    found = {one.exercise.id for one in screening.eligible}
    return frozenset(found | ({screening.lane.exercise.id} if screening.lane else set()))


def _lets_more(before: ClientRecord, after: ClientRecord, catalogue: Catalogue, day: date) -> bool:
    """Whether a change lets a programme be made, or an exercise be done, that could not be."""
    alike = {name: getattr(after, name) for name in ANYBODYS}
    was = screen(attrs.evolve(before, **alike), catalogue, day)
    now = screen(after, catalogue, day)
    if FREEDOM.index(now.decision) > FREEDOM.index(was.decision):
        return True
    return not _eligible(now) <= _eligible(was)


def _clinicians(before: ClientRecord | None, after: ClientRecord) -> str | None:
    """Give what of a change is a clinician's to decide, whatever screening makes of it."""
    if after.stage > (before.stage if before else 1):
        return "it raises the stage"
    if after.extension_step > (before.extension_step if before else 1):
        return "it raises the step of the extension lane"
    if not {*after.overrides} <= {*(before.overrides if before else ())}:
        return "it lifts a rule"
    if after.cap_raised != (before.cap_raised if before else None) and after.cap_raised:
        return "it raises the number of exercises"
    if before is None:
        return None
    lost = {*before.other_conditions} - {*after.other_conditions}
    lost |= {one.id for one in before.conditions} - {one.id for one in after.conditions}
    return "it takes away a condition" if lost else None


def check_change(
    before: ClientRecord | None, after: ClientRecord, catalogue: Catalogue, day: date
) -> None:
    """
    Refuse a change of a record that only a clinician may make.

    Args:
        before: The record as it stands; None for a new client.
        after: The record as it is to be.
        catalogue: What both are screened by.
        day: For which day.

    Raises:
        NotAllowed: saying what of it is theirs.
    """
    why = _clinicians(before, after)
    if why is None and before is not None and _lets_more(before, after, catalogue, day):
        why = "it lets more be done than before"
    if why is not None:
        raise NotAllowed(
            what="A change of a client's record",
            why=f"{why}, and only an active clinician may decide that",
            fix="Ask a clinician of the organisation to make the change",
        )
