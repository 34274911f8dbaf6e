"""One simulated life, day by day: it wakes, answers, is reviewed, practises."""

from collections import Counter
from collections.abc import Sequence

import attrs
import numpy as np

from proneward.app.actions.simulate.clinic import Clinician, Due
from proneward.app.actions.simulate.feeling import DAYS_A_WEEK, Body
from proneward.app.actions.simulate.model import Decided, Life, Person, Week
from proneward.app.actions.simulate.people import FLAGS
from proneward.app.actions.simulate.running import Asked, Engine, Programmed, Reviewed
from proneward.app.actions.simulate.running.asked import NOBODY, Outcome
from proneward.app.actions.simulate.running.days import (
    ANSWERS,
    PRACTISES,
    REVIEWS,
    WAKES,
)
from proneward.catalogue import Catalogue
from proneward.progression import Course
from proneward.record import Answer
from proneward.record.journal import (
    Answers,
    Gap,
    Measured,
    Morning,
    Session,
    SessionPain,
    Site,
    StageDecided,
)

DRAWS, NOISES = 10, 7
GOES_DOWN = frozenset({Course.REGRESS, Course.RE_ENTER})
FORTNIGHT = 14
MEASURED_EVERY = 14
SORE = 6.0
"""From this pain on a client breaks off the last exercise."""
LEAVES_HALF = 0.12
LASTING, RED_ABOVE = 4, 3
"""From which usual pain only a rise of so much is too much: when this client asks at once."""


@attrs.define(kw_only=True, eq=False)
class Living:
    """A life while it is lived; `number` is today, counted from the first day."""

    person: Person
    engine: Engine
    catalogue: Catalogue
    clinician: Clinician
    draws: Sequence[Sequence[float]]
    noises: Sequence[Sequence[float]]
    body: Body
    programme: Programmed | None = None
    from_day: int = 0
    stage: int = 1
    last_done: int | None = None
    last_felt: float = 0.0
    looks: bool = False
    stopped: bool = False
    asks_again: bool = False
    number: int = 0
    asked: int = 0
    done: int = 0
    pain: float = 0.0
    weeks: list[Week] = attrs.field(factory=list)
    decided: list[Decided] = attrs.field(factory=list)
    counts: Counter[str] = attrs.field(factory=Counter)

    # --------------------------------------------------------------- a day

    def lives(self, number: int) -> None:
        """Live one day."""
        self.number = number
        self.body.wakes(self.draws[number][0])
        self.pain += min(10.0, self.body.resting)
        if any(away.holds(number) for away in self.person.away):
            self._is_away()
        else:
            self._is_there()
        if number % DAYS_A_WEEK == DAYS_A_WEEK - 1:
            self._ends_week()

    def _is_away(self) -> None:
        for away in self.person.away:
            if away.first == self.number:
                self.engine.tells(self.number, ANSWERS, Gap(reason=away.reason))

    def _is_there(self) -> None:
        self._wakes()
        self._answers()
        if self.looks or (self.number and self.number % DAYS_A_WEEK == 0):
            self._is_reviewed()
        due = self.clinician.answers(self.number, self.engine)
        if due is not None:
            self._hears(due)
        if self.programme is not None and self.number - self.from_day >= self.programme.days:
            self.plans()
        if self.programme is not None and not self.stopped:
            asked = self.programme.by_day.get(self.number - self.from_day)
            if asked is not None:
                self._may_practise(asked)

    def _wakes(self) -> None:
        draw, noise = self.draws[self.number], self.noises[self.number]
        if self.last_done == self.number - 1 and draw[1] < self.person.traits.answers:
            felt = self.body.morning(self.last_felt, noise[0])
            self.engine.tells(self.number, WAKES, Morning(pain=felt))
        gone = self.number - (self.last_done if self.last_done is not None else self.from_day)
        if self.number and any(away.holds(self.number - 1) for away in self.person.away):
            self._returns(gone)
        elif gone and gone % FORTNIGHT == 0:
            self._returns(FORTNIGHT)

    def _returns(self, days: int) -> None:
        """Come back after days without any session: weaker, and asked again."""
        self.body.rests_long(days)
        self.asks_again = self.looks = True

    # --------------------------------------------------------------- what is told

    def _answers(self) -> None:
        number, traits = self.number, self.person.traits
        if number == self.person.flag_day:
            flag = FLAGS[self.person.number % len(FLAGS)]
            self.engine.tells(number, ANSWERS, Answers(answers={flag: Answer.YES}))
            self.looks = True
            return
        weekly = number % DAYS_A_WEEK == 0
        if self.asks_again and self.draws[number][2] < traits.answers:
            self._answers_well("")
            self.asks_again = False
        elif traits.leg and weekly and self.draws[number][2] < traits.answers:
            self._answers_well("ces")
        if number % MEASURED_EVERY == 0 and self.draws[number][3] < traits.answers:
            score = float(round(min(10.0, self.body.resting)))
            told = Measured(measure="nprs-back", items=(score,), score=None)
            self.engine.tells(number, ANSWERS, told)

    def _answers_well(self, block: str) -> None:
        answers = {
            name: said
            for name, said in self.person.record.answers.items()
            if name.startswith(block)
        }
        self.engine.tells(self.number, ANSWERS, Answers(answers=answers))

    # --------------------------------------------------------------- reviews

    def _is_reviewed(self) -> None:
        self.looks = False
        found = self.engine.reviews(self.number)
        self.counts[f"review: {found.course}"] += 1
        if self.number % DAYS_A_WEEK == 0 or found.course is not Course.HOLD:
            self._notes_down(found)
        if found.course is Course.STOP:
            self.stopped, self.programme = True, None
            self.clinician.asked(self.number, "stop")
        elif found.course in GOES_DOWN:
            self._goes_down(found)
        elif found.course is Course.ADVANCE:
            up = found.lane == "step-up"
            self.clinician.asked(self.number, "advance", to_stage=found.to_stage, lane=up)
        elif found.lane == "step-up":
            self.clinician.asked(self.number, "lane", lane=True)
        elif found.course is Course.REVIEW:
            self.clinician.asked(self.number, "review")
        if found.course is Course.HOLD and "flare-one-red-day" in found.met:
            self.plans()

    def _notes_down(self, found: Reviewed) -> None:
        held_by = found.held_by if found.course is Course.HOLD else ()
        self.decided.append(
            Decided(
                day=self.number,
                course=str(found.course),
                from_stage=found.from_stage,
                to_stage=found.to_stage,
                held_by=held_by,
            )
        )

    def _goes_down(self, found: Reviewed) -> None:
        """A lower stage takes effect at once, with the programme that follows."""
        self.clinician.drops()
        self.plans()
        told = StageDecided(stage=found.to_stage, reason=str(found.course))
        self.engine.tells(self.number, REVIEWS, told, by_clinic=True)
        self.stage, self.asks_again = found.to_stage, True

    def _hears(self, due: Due) -> None:
        """A clinician has answered, and what is done next changes."""
        if due.kind == "stop":
            self.stopped = not due.yes
            if self.stopped:
                self.counts["left with a referral"] += 1
                return
        if due.to_stage:
            self.stage, self.asks_again = due.to_stage, True
        self.plans()

    def plans(self) -> None:
        """Take up the programme that follows from what was told so far."""
        self.programme = self.engine.follows(self.number)
        self.from_day = self.number
        self.counts["programmes"] += 1

    # --------------------------------------------------------------- sessions

    def _may_practise(self, asked: Asked) -> None:
        traits, draw = self.person.traits, self.draws[self.number]
        self.asked += 1
        attends = traits.attends - traits.fades_a_week * self.number / DAYS_A_WEEK
        if draw[4] < attends:
            self._practises(asked)

    def _practises(self, asked: Asked) -> None:
        draw, noise = self.draws[self.number], self.noises[self.number]
        pain, site, effort, felt = self.body.practises(self.stage, noise[1:5], draw[5:7])
        outcome = Outcome(
            badly=NOBODY if self.body.does_well(draw[7]) else int(draw[8] * asked.count),
            done=0.5 if draw[8] < LEAVES_HALF and self.person.traits.attends < LOW else 1.0,
            stopped=asked.count - 1 if felt >= SORE else NOBODY,
        )
        told = Session(
            stage=self.stage,
            extension_step=asked.lane_step,
            items=asked.items(outcome),
            pain=self._told_pain(pain),
            site=self._told_site(site),
            effort=effort if draw[9] < self.person.traits.answers else None,
        )
        self.engine.tells(self.number, PRACTISES, told)
        self.last_done, self.last_felt = self.number, felt
        self.done += 1
        self.counts["sessions"] += 1
        if self._is_hard(pain, site):
            self.looks = True

    def _is_hard(self, pain: SessionPain, site: Site) -> bool:
        """Whether the program is asked before the next session already, and not a week later."""
        baseline = self.person.record.pain.baseline
        sore = baseline + RED_ABOVE if baseline >= LASTING else min(SORE, baseline + RED_ABOVE)
        spread = site.before is not None and site.after is not None and site.after > site.before
        return spread or (pain.during is not None and pain.during >= sore)

    def _told_pain(self, pain: SessionPain) -> SessionPain:
        missing = self.draws[self.number][9] > self.person.traits.answers
        return attrs.evolve(pain, during=None) if missing else pain

    def _told_site(self, site: Site) -> Site:
        missing = self.noises[self.number][6] > 2 * self.person.traits.answers
        return attrs.evolve(site, after=None, later=None) if missing else site

    # --------------------------------------------------------------- weeks

    def _ends_week(self) -> None:
        away = any(one.holds(self.number) for one in self.person.away)
        standing = "stopped" if self.stopped else "away" if away else "practising"
        if self.programme is None and not self.stopped:
            standing = "waiting"
        self.weeks.append(
            Week(
                stage=self.stage,
                pain=round(self.pain / DAYS_A_WEEK, 2),
                asked=self.asked,
                done=self.done,
                standing=standing,
            )
        )
        self.asked = self.done = 0
        self.pain = 0.0


LOW = 0.5
"""Whoever attends less often than this also leaves half of it undone now and then."""


def live(person: Person, engine: Engine, catalogue: Catalogue, *, weeks: int, seed: int) -> Life:
    """
    Live a simulated life.

    Args:
        person: The client.
        engine: Keeps and reviews their journal.
        catalogue: The reviewed data.
        weeks: How long it lasts.
        seed: What chance comes from; with the client's number it gives the same life again.
    """
    chance = np.random.default_rng([seed, 2, person.number])
    days = weeks * DAYS_A_WEEK
    living = Living(
        person=person,
        engine=engine,
        catalogue=catalogue,
        clinician=Clinician(chance=chance.spawn(1)[0]),
        draws=chance.random((days, DRAWS)).tolist(),
        noises=chance.standard_normal((days, NOISES)).tolist(),
        body=Body.of(person),
        stage=person.record.stage,
    )
    living.plans()
    for number in range(days):
        living.lives(number)
    return Life(
        person=person,
        weeks=tuple(living.weeks),
        decided=tuple(living.decided),
        counts=living.counts,
    )
