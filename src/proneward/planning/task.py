"""
One session as a task: candidates with their seconds and worth, and what must hold.

The worth of a session is contract §5's value. Every engine reads the same task, and one
arithmetic (`score.py`) judges what they find.
"""

from collections.abc import Collection, Iterable

import attrs

from proneward.catalogue import Catalogue, Exercise, Times, Value, trained_groups
from proneward.screening import ClearedExercise
from proneward.vocabulary import Attribute, Load, MuscleGroup, Position, Purpose, Side

STANDS_IN_FOR_WARM_UP = frozenset({Purpose.RELAXATION, Purpose.MOBILITY, Purpose.ACTIVATION})
"""What may open a session, at low load, where no warm-up is possible (contract §5)."""
END_OF_RANGE = frozenset({Attribute.EXT_END, Attribute.FLEX_END, Attribute.ROT_END})
"""Nobody opens with the ends of movement where anything gentler may open (consensus)."""


@attrs.frozen(kw_only=True)
class Candidate:
    """
    A cleared exercise with its arithmetic.

    `base_s` and `base_worth` are of its smallest dose; each of `extras` steps up to the default
    dose costs `extra_s` and adds the worth of one set kept.
    """

    cleared: ClearedExercise
    position: Position
    groups: frozenset[MuscleGroup]
    purpose: Purpose
    base_s: int
    base_worth: int
    extra_s: int
    extras: int
    warms_up: bool
    stands_in: bool
    rests: bool
    gentle: bool = True

    @property
    def id(self) -> str:
        """The id of the exercise."""
        return self.cleared.exercise.id


@attrs.frozen(kw_only=True)
class Quota:
    """At least `count` of these exercises must be in the session."""

    exercises: frozenset[str]
    count: int


@attrs.frozen(kw_only=True)
class Task:
    """
    One session to be composed.

    `opens_with_warm_up`: the first exercise has the purpose warm-up; else a stand-in opens, and
    with `opens_gently` one that does not go to the end of a movement.
    `closes_with_rest`: the last one has the purpose relaxation.
    """

    candidates: tuple[Candidate, ...]
    limit_s: int
    least: int
    most: int
    opens_with_warm_up: bool
    closes_with_rest: bool
    quotas: tuple[Quota, ...]
    times: Times
    value: Value
    opens_gently: bool = True

    def opens(self, candidate: Candidate) -> bool:
        """Whether a candidate may be first."""
        if self.opens_with_warm_up:
            return candidate.warms_up
        return candidate.stands_in and (candidate.gentle or not self.opens_gently)

    def closes(self, candidate: Candidate) -> bool:
        """Whether a candidate may be last."""
        return candidate.rests or not self.closes_with_rest


def _set_s(exercise: Exercise, times: Times) -> int:
    """Seconds of one set, both sides where there are two."""
    dose = exercise.dose
    sides = 2 if dose.side is Side.EACH else 1
    if dose.seconds is not None:
        return int(dose.seconds * sides)
    return int((dose.reps or 0) * (times.repetition_s[exercise.id] + dose.hold_s) * sides)


def shortens(exercise: Exercise, times: Times) -> bool:
    """Whether a timed dose may be planned shorter than its default."""
    dose = exercise.dose
    return dose.sets == 1 and dose.seconds is not None and dose.seconds > times.timed_least_s


def evidence_rank(exercise: Exercise, catalogue: Catalogue) -> int:
    """Give the rank of the best kind among an exercise's sources."""
    ranks = catalogue.value.evidence_ranks
    return max(ranks[catalogue.sources[cited.id].kind] for cited in exercise.sources)


def _standing_worth(cleared: ClearedExercise, recent: Collection[str], catalogue: Catalogue) -> int:
    """What an exercise is worth by itself: its evidence, favour, and having been done before."""
    value, exercise = catalogue.value, cleared.exercise
    worth = value.evidence_step * evidence_rank(exercise, catalogue)
    worth += value.favoured if cleared.favours else 0
    worth += value.done_before if exercise.id in recent else 0
    return worth


def candidate(cleared: ClearedExercise, recent: Collection[str], catalogue: Catalogue) -> Candidate:
    """Give the arithmetic of one cleared exercise."""
    exercise, times = cleared.exercise, catalogue.times
    work_s = _set_s(exercise, times)
    short = shortens(exercise, times)
    kept = 0 if short else catalogue.value.set_kept
    low = exercise.load is Load.LOW
    return Candidate(
        cleared=cleared,
        position=exercise.position,
        groups=trained_groups(exercise, catalogue),
        purpose=exercise.purpose,
        base_s=int(times.set_up_s) + (int(times.timed_least_s) if short else work_s),
        base_worth=_standing_worth(cleared, recent, catalogue) + kept,
        extra_s=work_s - int(times.timed_least_s) if short else work_s + int(times.between_sets_s),
        extras=1 if short else exercise.dose.sets - 1,
        warms_up=exercise.purpose is Purpose.WARM_UP,
        stands_in=low and exercise.purpose in STANDS_IN_FOR_WARM_UP,
        rests=exercise.purpose is Purpose.RELAXATION,
        gentle=not exercise.attributes & END_OF_RANGE,
    )


def task(  # noqa: PLR0913  # each is a part of the question of its own, and named at the call
    eligible: Iterable[ClearedExercise],
    catalogue: Catalogue,
    *,
    limit_s: int,
    most: int,
    recent: Collection[str] = (),
    quotas: tuple[Quota, ...] = (),
) -> Task:
    """Make the task of one session: the strictest form, a warm-up first and a rest last."""
    chosen = sorted(eligible, key=lambda one: one.exercise.id)
    return Task(
        candidates=tuple(candidate(one, recent, catalogue) for one in chosen),
        limit_s=limit_s,
        least=catalogue.sizes.exercises_least,
        most=most,
        opens_with_warm_up=True,
        closes_with_rest=True,
        quotas=quotas,
        times=catalogue.times,
        value=catalogue.value,
    )


FORMS = tuple(
    (warm_up, gently, rest)
    for warm_up, gently in ((True, True), (False, True), (False, False))
    for rest in (True, False)
)
"""
Opening and rest, the strictest first: a warm-up if one is possible, else a gentle stand-in, else
any; a rest if it fits. The first form in which a session exists is the one that counts.
"""


def forms(whole: Task) -> tuple[Task, ...]:
    """Give the task in each of its forms, the strictest first."""
    return tuple(
        attrs.evolve(whole, opens_with_warm_up=warm_up, opens_gently=gently, closes_with_rest=rest)
        for warm_up, gently, rest in FORMS
    )
