"""Who is simulated, and what a simulated life leaves behind."""

from collections import Counter
from enum import StrEnum

import attrs

from proneward.record import ClientRecord


class Kind(StrEnum):
    """How a simulated client fares; every number of it is invented."""

    RESPONDER = "responder"
    SLOW = "slow responder"
    CHRONIC = "chronic pain"
    FLARING = "flaring"
    GAPS = "with gaps"
    MISSING = "missing answers"
    NON_ADHERENT = "non-adherent"
    PERIPHERALISING = "peripheralising"
    RED_FLAG = "red flag"


@attrs.frozen(kw_only=True)
class Traits:
    """
    What a simulated client brings, beside the record.

    Pain is on the scale of 0 to 10, `attends` and `answers` are chances, `fades_a_week` is what
    the chance of attending loses each week, `eases_a_week` the share of pain above nothing that
    goes in a week of practice, `gains` how much of a stage one session teaches.
    """

    attends: float = 0.92
    fades_a_week: float = 0.0
    answers: float = 0.98
    eases_a_week: float = 0.08
    strain: float = 1.9
    gains: float = 0.06
    learns_in: float = 4.0
    flares_a_week: float = 0.02
    flare_size: float = 2.0
    flare_days: int = 4
    leg: bool = False
    spreads: float = 0.0


@attrs.frozen(kw_only=True)
class Away:
    """Days without a session that life brings, and why; counted from the first day."""

    first: int
    days: int
    reason: str

    def holds(self, day: int) -> bool:
        """Whether a day is one of them."""
        return self.first <= day < self.first + self.days


@attrs.frozen(kw_only=True, eq=False)
class Person:
    """
    One simulated client: the record a clinic would hold, and what nobody knows of them.

    `key` is the same for records that differ in nothing but a name and a pain. `flag_day` is when
    a red flag is answered, if ever.
    """

    number: int
    kind: Kind
    record: ClientRecord
    key: str
    traits: Traits
    away: tuple[Away, ...] = ()
    flag_day: int | None = None


@attrs.frozen(kw_only=True)
class Week:
    """How a week ended: the stage, the pain on average, and how much of what was asked was done."""

    stage: int
    pain: float
    asked: int
    done: int
    standing: str


@attrs.frozen(kw_only=True)
class Decided:
    """One review of a simulated life: on which day, what it decided, and what kept it from more."""

    day: int
    course: str
    from_stage: int
    to_stage: int
    held_by: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Life:
    """What one simulated client went through."""

    person: Person
    weeks: tuple[Week, ...]
    decided: tuple[Decided, ...]
    counts: Counter[str]

    def document(self) -> dict[str, object]:
        """Give it as one line of the data behind a report."""
        return {
            "client": self.person.record.id,
            "type": str(self.person.kind),
            "record": self.person.key,
            "baseline": self.person.record.pain.baseline,
            "weeks": [attrs.asdict(week) for week in self.weeks],
            "decisions": [attrs.asdict(one) for one in self.decided],
            "counts": dict(sorted(self.counts.items())),
        }
