"""Simulated lives for tests: lived both ways at once, every answer compared."""

import attrs

from proneward.app.actions.simulate import Life, Person, live
from proneward.app.actions.simulate.running import Kept, Plain, Programmed, Quick, Reviewed
from proneward.app.actions.simulate.running.asked import Outcome
from proneward.catalogue import Catalogue
from proneward.progression import Course
from proneward.record.journal import Told

WELL = Outcome()


def _laid_out(programme: Programmed | None) -> object:
    if programme is None:
        return None
    return [(day, asked.items(WELL), asked.lane_step) for day, asked in programme.by_day.items()]


@attrs.define(kw_only=True, eq=False)
class Both:
    """The quick and the plain way side by side, reviewed on every day that something is told."""

    quick: Quick
    plain: Plain
    compared: int = 0
    spread_and_up: int = 0
    day: int = -1

    @classmethod
    def of(cls, person: Person, kept: Kept) -> "Both":
        """Give both engines of a client."""
        return cls(quick=Quick.way(kept, person), plain=Plain.way(kept.catalogue, person))

    def tells(self, number: int, hour: int, what: Told, *, by_clinic: bool = False) -> None:
        """Tell both; at the end of each day that held anything, both are reviewed."""
        if number != self.day and self.day >= 0:
            self.reviews(self.day)
        self.day = number
        self.quick.tells(number, hour, what, by_clinic=by_clinic)
        self.plain.tells(number, hour, what, by_clinic=by_clinic)

    def reviews(self, number: int) -> Reviewed:
        """Review both, which must say the same of every judged rule."""
        quick, plain = self.quick.reviews(number), self.plain.reviews(number)
        assert quick == plain, (number, quick.met ^ plain.met)
        self.compared += 1
        up = quick.course is Course.ADVANCE
        self.spread_and_up += up and "regress-peripheralised" in quick.met
        return quick

    def follows(self, number: int) -> Programmed | None:
        """Plan both, which must ask for the same on the same days."""
        quick, plain = self.quick.follows(number), self.plain.follows(number)
        assert _laid_out(quick) == _laid_out(plain), number
        return quick

    def steps_up(self) -> None:
        """Take the step in both."""
        self.quick.steps_up()
        self.plain.steps_up()


def lived_both_ways(person: Person, catalogue: Catalogue, weeks: int) -> tuple[Life, Both]:
    """Live a life both ways."""
    both = Both.of(person, Kept(catalogue=catalogue))
    return live(person, both, catalogue, weeks=weeks, seed=1), both
