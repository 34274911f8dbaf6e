"""
How long somebody who does everything can stay where they are, whatever they feel.

The client practises every day, does all of it, answers every question and meets every marker. What
varies is what is felt: a pattern of letters, one a session, repeated.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import attrs

from proneward.app.actions.simulate.clinic import OF
from proneward.app.actions.simulate.feeling import SITES
from proneward.app.actions.simulate.model import Kind, Person, Traits
from proneward.app.actions.simulate.running import Kept, Quick, Reviewed
from proneward.app.actions.simulate.running.days import (
    ANSWERS,
    DECIDES,
    PRACTISES,
    REVIEWS,
    WAKES,
)
from proneward.progression import Course
from proneward.record import ClientRecord
from proneward.record.journal import (
    Answers,
    Approval,
    Item,
    Morning,
    Quality,
    Session,
    SessionPain,
    StageDecided,
    Verdict,
)

WORST = 10.0
GOES_DOWN = frozenset({Course.REGRESS, Course.RE_ENTER})


class Letter(NamedTuple):
    """One session: pain during and on the next morning above the usual, effort, and the site."""

    during: int
    morning: int
    effort: int
    site: tuple[int, int, int]

    def __str__(self) -> str:
        """Write it."""
        before, after, later = self.site
        return (
            f"pain {self.during:+d}, next morning {self.morning:+d}, effort {self.effort},"
            f" site {before} then {after} then {later}"
        )


STAYS, RETURNS, SPREADS = (1, 1, 1), (1, 2, 1), (1, 2, 2)


def letters() -> tuple[Letter, ...]:
    """Give every letter: each side of every limit that the rules draw."""
    durings, mornings, efforts = (0, 2, 3), (0, 2), (3, 6)
    return tuple(
        Letter(*one) for one in product(durings, mornings, efforts, (STAYS, RETURNS, SPREADS))
    )


@attrs.frozen(kw_only=True)
class Case:
    """
    What is asked: from which pain and stage, reviewed every so many days, for how many days.

    With `until_asked` it ends when a clinician is asked first.
    """

    baseline: int
    stage: int = 1
    every: int = 1
    days: int = 84
    until_asked: bool = False


@attrs.frozen(kw_only=True)
class Stay:
    """
    What became of it.

    `unasked` are the days until a clinician was asked first (a proposal, a review or a stop), or
    all; `left` on which day the stage was left, if ever, where a clinician who is asked to review
    only looks; `held_by` counts what held on each review.
    """

    unasked: int
    asked_for: str
    left: int | None
    reviews: int
    held_by: Counter[str]

    @property
    def goes_down(self) -> bool:
        """Whether the stage, or what is done at it, ever went down."""
        return any(str(course) in self.held_by for course in GOES_DOWN)


@attrs.define(kw_only=True, eq=False)
class _Staying:
    """One such client, while the pattern is lived."""

    case: Case
    engine: Quick
    pattern: Sequence[Letter]
    answers: Answers
    stage: int
    unasked: int | None = None
    asked_for: str = "nobody"
    left: int | None = None
    reviews: int = 0
    held_by: Counter[str] = attrs.field(factory=Counter)

    def _told(self, above: int) -> float:
        return min(WORST, float(self.case.baseline + above))

    def lives(self, day: int) -> None:
        if day:
            felt = self._told(self.pattern[(day - 1) % len(self.pattern)].morning)
            self.engine.tells(day, WAKES, Morning(pain=felt))
        if day % 7 == 0:
            self.engine.tells(day, ANSWERS, self.answers)
        if day and day % self.case.every == 0:
            self._reviewed(day, self.engine.reviews(day))
        self._practises(day, self.pattern[day % len(self.pattern)])

    def _reviewed(self, day: int, found: Reviewed) -> None:
        self.held_by.update(found.held_by if found.course is Course.HOLD else [str(found.course)])
        asks = found.course in {Course.ADVANCE, Course.STOP} or found.review_due
        if asks and self.unasked is None:
            course = Course.REVIEW if found.review_due else found.course
            self.unasked, self.asked_for = day, str(course)
        if found.review_due:
            self.reviews += 1
            looked = Approval(of=OF, verdict=Verdict.APPROVED, note=None)
            self.engine.tells(day, DECIDES, looked, by_clinic=True)
        if found.course is Course.ADVANCE or found.to_stage != found.from_stage:
            self.left = day
        elif found.course in GOES_DOWN:
            told = StageDecided(stage=found.to_stage, reason=str(found.course))
            self.engine.tells(day, REVIEWS, told, by_clinic=True)

    def _practises(self, day: int, letter: Letter) -> None:
        shows = sorted({min(names) for names in self.engine.notes.ground_on(day).to_show})
        told = Session(
            stage=self.stage,
            extension_step=None,
            items=_items(tuple(shows)),
            pain=SessionPain(
                before=self._told(0), during=self._told(letter.during), after=self._told(0)
            ),
            site=SITES[letter.site],
            effort=float(letter.effort),
        )
        self.engine.tells(day, PRACTISES, told)


_ITEMS: dict[tuple[str, ...], tuple[Item, ...]] = {}


def _items(names: tuple[str, ...]) -> tuple[Item, ...]:
    if names not in _ITEMS:
        _ITEMS[names] = tuple(
            Item(
                exercise=name,
                sets=2,
                reps=10,
                hold_s=None,
                done=1.0,
                quality=Quality.MET,
                stopped_for=None,
            )
            for name in names
        )
    return _ITEMS[names]


def stay(record: ClientRecord, kept: Kept, pattern: Sequence[Letter], case: Case) -> Stay:
    """
    Live a pattern until the stage is left, or the days are over.

    Args:
        record: The client; pain and stage are the case's.
        kept: Screenings that were made already.
        pattern: What is felt in one session after the other, repeated.
        case: What is asked.
    """
    pain = attrs.evolve(record.pain, now=float(case.baseline), baseline=float(case.baseline))
    record = attrs.evolve(record, pain=pain, stage=case.stage, days_per_week=7)
    person = Person(number=0, kind=Kind.RESPONDER, record=record, key="worst", traits=Traits())
    living = _Staying(
        case=case,
        engine=Quick.way(kept, person),
        pattern=pattern,
        answers=Answers(answers=record.answers),
        stage=case.stage,
    )
    for day in range(case.days):
        living.lives(day)
        if living.left is not None or (case.until_asked and living.unasked is not None):
            break
    return Stay(
        unasked=case.days if living.unasked is None else living.unasked,
        asked_for=living.asked_for,
        left=living.left,
        reviews=living.reviews,
        held_by=living.held_by,
    )
