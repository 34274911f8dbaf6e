"""
The rules that move a stage, judged in few steps on notes that are kept as they read them.

`progression` is what decides, and nobody moves up without it; a test compares the two, rule by
rule, for every day of many simulated lives.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from proneward.app.actions.simulate.running.days import day_of
from proneward.app.actions.simulate.running.kept import Ground, Read
from proneward.app.actions.simulate.running.notes import Notes
from proneward.app.actions.simulate.running.numbers import Numbers
from proneward.progression import LaneCourse
from proneward.progression.practice import Practice
from proneward.progression.rules.gap import ILLNESS, SURGERY
from proneward.progression.rules.lane import steps_up
from proneward.screening import Standing
from proneward.vocabulary import Decision

FORTNIGHT = 14
LAST = 3
"""How many sessions every rule of pain, effort and site looks at."""
DAYS_A_WEEK = 7
NEARLY = 1e-9
GAPS = frozenset({"gap-surgery", "gap-illness", "gap-very-long", "gap-long"})
"""What lets somebody come back at a lower stage."""


@attrs.frozen(kw_only=True, eq=False)
class Sight:
    """
    What is looked at on one day: the last sessions, and how long nobody came.

    `recent` are the sessions of this stage in the last days, with their items as `reads`; `last`
    the last of the term, `lately` those that may speak for advancing. `runs` are the days from
    which, and how many, without any session, where they are long enough to matter.
    """

    notes: Notes
    ground: Ground
    numbers: Numbers
    day: date
    recent: Sequence[Practice]
    reads: Sequence[Read]
    last: Sequence[Practice]
    lately: Sequence[Practice]
    runs: Sequence[tuple[date, int]]
    away_now: int

    @property
    def baseline(self) -> float:
        """The usual pain."""
        return self.notes.client.pain.baseline

    def over(self, least: float, most: float = math.inf) -> bool:
        """Whether a run takes so many days, and the stage was not decided about since it does."""
        began = self.notes.began
        return any(
            least <= days <= most
            and (began is None or began[0] < since + timedelta(days=math.ceil(least)))
            for since, days in self.runs
        )


def sight(notes: Notes, ground: Ground, number: int) -> Sight:
    """Look at the notes on a day."""
    day, practices, stage = day_of(number), notes.practices, ground.chart.stage
    since_day = day - timedelta(days=FORTNIGHT)
    first = len(practices)
    while first > notes.fresh_from and practices[first - 1].on > since_day:
        first -= 1
    here = [place for place in range(first, len(practices)) if practices[place].told.stage == stage]
    lately = practices[max(notes.fresh_from, len(practices) - LAST) :]
    runs = [(since, (until - since).days) for since, until in _ends(notes, day)]
    least = notes.kept.numbers.long_least
    return Sight(
        notes=notes,
        ground=ground,
        numbers=notes.kept.numbers,
        day=day,
        recent=[practices[place] for place in here],
        reads=[notes.reads[place] for place in here],
        last=practices[max(notes.term_from, len(practices) - LAST) :],
        lately=lately if all(one.told.stage == stage for one in lately) else (),
        runs=[run for run in runs if run[1] >= least],
        away_now=(day - notes.worked_on[-1]).days if notes.worked_on else 0,
    )


def _ends(notes: Notes, day: date) -> Iterator[tuple[date, date]]:
    """Give from when until when nothing was done: now, and where that ended lately."""
    worked_on, since_day = notes.worked_on, day - timedelta(days=FORTNIGHT)
    if not worked_on:
        if notes.first is not None:
            yield notes.first.on, day
        return
    yield worked_on[-1], day
    place = len(worked_on) - 1
    while place and worked_on[place] > since_day:
        yield worked_on[place - 1], worked_on[place]
        place -= 1


# ------------------------------------------------------------- what outranks advancing


def _gaps(seen: Sight) -> Iterator[tuple[str, bool]]:
    numbers, reasons = seen.numbers, seen.notes.gaps
    yield "gap-surgery", SURGERY in reasons
    yield "gap-illness", ILLNESS in reasons and seen.over(numbers.illness_over + 1)
    yield "gap-very-long", seen.over(numbers.very_long_over + 1)
    yield "gap-long", seen.over(numbers.long_least, numbers.very_long_over)
    spacing = 2 * math.ceil(DAYS_A_WEEK / seen.notes.client.days_per_week)
    least = max(numbers.short_least, spacing)
    yield "gap-short", least <= seen.away_now < numbers.long_least


def is_red(practice: Practice, baseline: float, numbers: Numbers) -> bool:
    """Whether the pain of a session was clearly too much."""
    during = practice.told.pain.during
    if during is None:
        return False
    above = during >= baseline + numbers.red_above_baseline
    return above or (baseline < numbers.red_high_baseline and during > numbers.red_over)


def _regress(seen: Sight) -> Iterator[tuple[str, bool]]:
    numbers, last, baseline = seen.numbers, seen.last, seen.baseline
    reds = [is_red(one, baseline, numbers) for one in last]
    too_red = sum(reds) >= numbers.red_days
    yield "regress-red-days", too_red
    limit = baseline + numbers.mornings_above
    worse = [morning for morning in seen.notes.mornings[-LAST:] if morning >= limit]
    yield "regress-mornings", len(worse) >= numbers.mornings
    yield "regress-peripheralised", seen.notes.spread_in_term
    yield "flare-one-red-day", bool(reds) and reds[-1] and not too_red


def _review(seen: Sight) -> Iterator[tuple[str, bool]]:
    since = seen.notes.looked_at
    days = (seen.day - since).days if since else 0
    yield "review-clinician", seen.ground.decision is Decision.NEEDS_CLINICIAN
    yield "review-six-weeks", days >= seen.numbers.review_days


# ------------------------------------------------------------- what must be met to advance


def _work(seen: Sight) -> Iterator[tuple[str, bool]]:
    numbers, client = seen.numbers, seen.notes.client
    agreed = client.days_per_week * numbers.window_days / DAYS_A_WEEK
    fewer = max(numbers.never_under, math.ceil(agreed * numbers.agreed_part - NEARLY))
    worked = [one.on for one, read in zip(seen.recent, seen.reads, strict=True) if read.worked]
    enough = len(worked) >= min(numbers.sessions, fewer)
    yield "advance-sessions", enough and len(set(worked)) >= min(numbers.on_days, fewer)
    told = [one.part for one in seen.reads]
    yield "advance-done", bool(told) and sum(told) / len(told) >= numbers.done_part - NEARLY


def _within(told: Sequence[float | None], most: float) -> bool:
    """Whether something was told of each of the last sessions, and never too much."""
    return len(told) == LAST and all(one is not None and one <= most for one in told)


def _calm(seen: Sight) -> Iterator[tuple[str, bool]]:
    numbers, last, baseline = seen.numbers, seen.lately, seen.baseline
    most = baseline + numbers.pain_above
    if baseline < numbers.pain_high_baseline:
        most = min(numbers.pain_most, most)
    yield "advance-pain-during", _within([one.told.pain.during for one in last], most)
    most = baseline + numbers.morning_above
    yield "advance-morning", _within([one.morning for one in last], most)
    yield "advance-effort", _within([one.told.effort for one in last], numbers.effort_most)
    three = len(last) == LAST
    yield "advance-site", three and all(one.site_held for one in last) and _drew_near(last)


def _drew_near(last: Sequence[Practice]) -> bool:
    first, now = last[0].told.site.before, last[-1].told.site.before
    return first is not None and now is not None and now <= first


def _met_on(names: frozenset[str], seen: Sight) -> bool | None:
    """Whether exercises were done well the last times they were done; None if they were not."""
    found = 0
    for read in reversed(seen.reads):
        held = names & read.ids
        if held and read.worked:
            if not held <= read.well:
                return False
            found += 1
            if found == seen.numbers.quality_sessions:
                return True
    return False if found else None


def _shown(own: frozenset[str], stand_ins: frozenset[str], seen: Sight) -> bool:
    """Whether a marker was shown, or nothing that is possible could show it."""
    met = _met_on(own, seen)
    if met is None:
        met = _met_on(stand_ins, seen)
    return not (own or stand_ins) if met is None else met


def _legs(seen: Sight) -> bool:
    """Whether the questions about a leg are answered, where it is involved."""
    notes = seen.notes
    if notes.leg_on is None or (seen.day - notes.leg_on).days >= FORTNIGHT:
        return True
    since = seen.day - timedelta(days=seen.numbers.leg_days)
    wanted, recorded = notes.kept.leg_questions, notes.client
    if recorded.answered_on >= since:
        wanted = wanted - recorded.answers.keys()
    return all(name in notes.answered and notes.answered[name] >= since for name in wanted)


def met_rules(seen: Sight) -> frozenset[str]:
    """Give which of the judged rules are met."""
    locked = seen.ground.decision is Decision.LOCKED
    found = [
        ("stop-lock", locked),
        ("advance-unlocked", not locked),
        ("advance-next-stage", seen.ground.adds_enough),
        ("advance-quality", all(_shown(*one, seen) for one in seen.ground.shown_on)),
        ("advance-leg-questions", _legs(seen)),
        *_gaps(seen),
        *_regress(seen),
        *_review(seen),
        *_work(seen),
        *_calm(seen),
    ]
    return frozenset([name for name, met in found if met])


def lower_stage(stage: int, met: frozenset[str], numbers: Numbers) -> int:
    """Give the stage one goes down to: of what asks for a gap, the lowest; else one lower."""
    if not met & GAPS:
        return max(1, stage - 1)
    lowest = stage
    for rule, most in numbers.gap_stages.items():
        if rule in met:
            lowest = min(lowest, most)
    if "gap-long" in met:
        lowest = min(lowest, max(1, stage - numbers.long_stages_down))
    return lowest


# ------------------------------------------------------------- the extension lane


@attrs.frozen(kw_only=True)
class Lane:
    """What happens to the lane: its course, and the step it comes to."""

    course: LaneCourse
    step: int | None


def _may_step(seen: Sight) -> bool:
    """Whether there is a higher step, and its exercise may be done alone at home."""
    lane, step = seen.notes.kept.catalogue.lane, seen.notes.step
    if step >= max(entry.step for entry in lane.steps):
        return False
    verdict = seen.ground.screening.verdicts[lane.exercise_at(step + 1)]
    return verdict.standing is Standing.CLEARED


def lane_of(seen: Sight, number: int, *, stops: bool, falls: bool) -> Lane | None:
    """Give what happens to the lane, where it is open or was done; no step up while one falls."""
    notes, open_now = seen.notes, seen.ground.screening.start.extension_lane
    if not open_now and not notes.lane_in_term:
        return None
    if stops or not open_now or notes.lane_spread_in_term:
        return Lane(course=LaneCourse.STOP, step=None)
    rule = notes.kept.rules["lane-step-up"]
    if not falls and _may_step(seen) and steps_up(notes.chart(number), rule).met:
        return Lane(course=LaneCourse.STEP_UP, step=notes.step + 1)
    return Lane(course=LaneCourse.REPEAT, step=notes.step)
