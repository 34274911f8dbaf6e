"""The plain way: a journal of entries, and for each question the program's own answer."""

import attrs

from proneward.app.actions.journal.follow import follow
from proneward.app.actions.simulate.model import Person
from proneward.app.actions.simulate.running.asked import Programmed
from proneward.app.actions.simulate.running.days import day_of, moment_of
from proneward.app.actions.simulate.running.engine import JUDGED, Reviewed
from proneward.catalogue import Catalogue
from proneward.progression import ReviewDecision, review
from proneward.record import ClientRecord
from proneward.record.journal import BY_CLIENT, Entry, Journal, Told

CLINICIAN = "clinician-1"


def reviewed(decision: ReviewDecision) -> Reviewed:
    """Give what a decision comes to."""
    met = {one.rule.id for one in decision.because if one.met}
    lane = decision.lane
    return Reviewed(
        course=decision.course,
        from_stage=decision.from_stage,
        to_stage=decision.to_stage,
        met=frozenset(met.intersection(JUDGED)),
        lane=str(lane.course) if lane else None,
        lane_step=lane.step_to if lane else None,
    )


@attrs.define(kw_only=True, eq=False)
class Plain:
    """Slow and obvious: what the quick way is compared with."""

    client: ClientRecord
    catalogue: Catalogue
    entries: list[Entry] = attrs.field(factory=list)

    @classmethod
    def way(cls, catalogue: Catalogue, person: Person) -> "Plain":
        """Give the engine of a client."""
        return cls(client=person.record, catalogue=catalogue)

    @property
    def journal(self) -> Journal:
        """The journal so far."""
        return Journal.of(self.entries)

    def tells(self, number: int, hour: int, what: Told, *, by_clinic: bool = False) -> None:
        """Add what was told on a day, in the order of time."""
        self.entries.append(
            Entry(
                id=f"01900000-0000-7000-8000-{len(self.entries):012x}",
                on=day_of(number),
                at=moment_of(number, hour),
                by=CLINICIAN if by_clinic else BY_CLIENT,
                what=what,
            )
        )

    def reviews(self, number: int) -> Reviewed:
        """Review the client on a day, as far as it was told by then."""
        return reviewed(review(self.client, self.journal, self.catalogue, day_of(number)))

    def follows(self, number: int) -> Programmed | None:
        """Give the programme from a day on, or none."""
        plan = follow(self.client, self.journal, self.catalogue, day_of(number)).plan
        if plan.programme is None:
            return None
        step = plan.screening.client.extension_step
        return Programmed.of(plan.programme, day_of(number), step)

    def steps_up(self) -> None:
        """Take the next step of the extension lane, which a clinician has approved."""
        self.client = attrs.evolve(self.client, extension_step=self.client.extension_step + 1)
