"""The quick way: notes kept as the rules read them, judged in few steps, planned once for all."""

import attrs

from proneward.app.actions.simulate.model import Person
from proneward.app.actions.simulate.running.asked import Programmed
from proneward.app.actions.simulate.running.days import day_of
from proneward.app.actions.simulate.running.engine import JUDGED, Reviewed
from proneward.app.actions.simulate.running.judge import (
    GAPS,
    lane_of,
    lower_stage,
    met_rules,
    sight,
)
from proneward.app.actions.simulate.running.kept import Ground, Kept
from proneward.app.actions.simulate.running.notes import Notes
from proneward.app.actions.simulate.running.plain import reviewed
from proneward.planning import Wishes
from proneward.progression import Course, decide
from proneward.progression.model import Step
from proneward.progression.review import CALM
from proneward.progression.steps import steps_of
from proneward.record.journal import Told
from proneward.vocabulary import PronewardError

OF_COURSE = {
    Course.STOP: frozenset({"stop-lock"}),
    Course.RE_ENTER: GAPS,
    Course.REGRESS: frozenset({"regress-red-days", "regress-mornings", "regress-peripheralised"}),
    Course.REVIEW: frozenset({"review-clinician", "review-six-weeks"}),
}
"""What outranks advancing, in its order, and the rules of which one is enough."""
TO_ADVANCE = frozenset(name for name in JUDGED if name.startswith("advance-"))
FLARE = "flare-one-red-day"
AT_ONCE = frozenset({Course.REGRESS, Course.RE_ENTER})
WHOLE_PERCENT = 100


class JudgedApart(PronewardError):
    """The quick way and progression came to different courses: a fault of the program."""


def _course(met: frozenset[str]) -> Course:
    for course, rules in OF_COURSE.items():
        if met & rules:
            return course
    return Course.ADVANCE if met >= TO_ADVANCE else Course.HOLD


@attrs.define(kw_only=True, eq=False)
class Quick:
    """The quick way; `decided` counts how often progression itself was asked."""

    notes: Notes
    decided: int = 0
    _reviewed: tuple[int, int, Reviewed] | None = None

    @classmethod
    def way(cls, kept: Kept, person: Person) -> "Quick":
        """Give the engine of a client."""
        return cls(notes=Notes.of(person, kept))

    def tells(self, number: int, hour: int, what: Told, *, by_clinic: bool = False) -> None:  # noqa: ARG002  # who wrote it is asked only where something is corrected, and nothing is here
        """Add what was told on a day, in the order of time."""
        self.notes.tells(number, hour, what)

    def reviews(self, number: int) -> Reviewed:
        """
        Review the client on a day: judged quickly, and what moves them up decided.

        Raises:
            JudgedApart: if the two do not agree.
        """
        kept = self._reviewed
        if kept is None or kept[:2] != (number, self.notes.count):
            kept = self._reviewed = (number, self.notes.count, self._reviews(number))
        return kept[2]

    def _reviews(self, number: int) -> Reviewed:
        ground = self.notes.ground_on(number)
        seen = sight(self.notes, ground, number)
        met = met_rules(seen)
        course, stage = _course(met), ground.chart.stage
        if course is Course.ADVANCE:
            return self._decided(number, met)
        lane = lane_of(seen, number, stops=course is Course.STOP, falls=course in AT_ONCE)
        return Reviewed(
            course=course,
            from_stage=stage,
            to_stage=lower_stage(stage, met, seen.numbers) if course in AT_ONCE else stage,
            met=met,
            lane=str(lane.course) if lane else None,
            lane_step=lane.step if lane else None,
        )

    def _decided(self, number: int, met: frozenset[str]) -> Reviewed:
        """Let progression decide on a proposal, and compare."""
        self.decided += 1
        found = reviewed(decide(self.notes.chart(number), str))
        if (found.course, found.met) != (Course.ADVANCE, met):
            raise JudgedApart(
                what=f"A simulated client on day {number}",
                why=f"judged quickly they advance, and by progression it is '{found.course}'",
                fix="Report this as a fault",
            )
        return found

    def follows(self, number: int) -> Programmed | None:
        """Give the programme from a day on, or none, as the action `follow` would."""
        notes, ground = self.notes, self.notes.ground_on(number)
        found = self.reviews(number)
        client, asked = notes.folded, ground.to_show
        if found.course in AT_ONCE and found.to_stage != found.from_stage:
            client = attrs.evolve(client, stage=found.to_stage)
            asked = self._lower(number, found.to_stage).to_show
        wishes = _wishes(asked, self._steps(found, number), self._percent(found))
        return notes.kept.programme(notes.record_key, client, day_of(number), notes.shown, wishes)

    def _lower(self, number: int, stage: int) -> Ground:
        lower = attrs.evolve(self.notes.folded, stage=stage)
        key = self.notes.record_key
        return self.notes.kept.ground(key, lower, day_of(number), frozenset(), dated=True)

    def _steps(self, found: Reviewed, number: int) -> tuple[Step, ...]:
        if found.course is Course.STOP:
            return ()
        moves = found.course in {Course.HOLD, Course.ADVANCE}
        chart = self.notes.chart(number, lately=True)
        calm = moves and found.met.issuperset(CALM)
        return steps_of(chart, calm=calm, easier=_falls_at_the_first(found))

    def _percent(self, found: Reviewed) -> int:
        rules = self.notes.kept.rules
        lower = set(found.met & {"gap-short", FLARE})
        if _falls_at_the_first(found):
            lower.add(FLARE)
        return min([int(rules[name]["dose_percent"]) for name in lower], default=WHOLE_PERCENT)

    def steps_up(self) -> None:
        """Take the next step of the extension lane, which a clinician has approved."""
        self.notes.steps_up()


def _falls_at_the_first(found: Reviewed) -> bool:
    """Whether one should go down and there is no stage below: it is made easier instead."""
    return found.course is Course.REGRESS and found.from_stage == 1


def _wishes(asked: tuple[frozenset[str], ...], steps: tuple[Step, ...], percent: int) -> Wishes:
    return Wishes(
        asked=(
            *asked,
            *(frozenset({step.to}) for step in steps if step.harder),
            *(frozenset({step.to}) for step in steps if not step.harder),
        ),
        avoided=frozenset(step.exercise for step in steps if not step.harder),
        dose_percent=percent,
    )
