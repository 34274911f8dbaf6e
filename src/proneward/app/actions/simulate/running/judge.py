"""
The rules that move a stage, judged in few steps on notes that are kept as they read them.

`progression` is what decides, and nobody moves up without it; a test compares the two, rule by
rule, for every day of many simulated lives.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import attrs

from proneward.app.actions.simulate.running.days import day_of
from proneward.app.actions.simulate.running.kept import Ground, Read
from proneward.app.actions.simulate.running.notes import Notes
from proneward.app.actions.simulate.running.numbers import Numbers
from proneward.progression import LaneCourse
from proneward.progression.practice import Practice, Spread
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
    """What is looked at on one day: the last sessions of the term, and how long nobody came."""

    notes: Notes
    ground: Ground
    numbers: Numbers
    day: date
    recent: Sequence[Practice]
    reads: Sequence[Read]
    last: Sequence[Practice]
    away: int
    away_now: int

    @property
    def baseline(self) -> float:
        """The usual pain."""
        return self.notes.client.pain.baseline


def sight(notes: Notes, ground: Ground, number: int) -> Sight:
    """Look at the notes on a day."""
    day, practices, start = day_of(number), notes.practices, notes.term_from
    first = len(practices)
    since_day = day - timedelta(days=FORTNIGHT)
    while first > start and practices[first - 1].on > since_day:
        first -= 1
    runs = [
        (later.on - earlier.on).days
        for earlier, later in pairwise(practices[max(start, first - 1) :])
    ]
    since = practices[-1].on if len(practices) > start else notes.began and notes.began[0]
    if since:
        runs.append((day - since).days)
    return Sight(
        notes=notes,
        ground=ground,
        numbers=notes.kept.numbers,
        day=day,
        recent=practices[first:],
        reads=notes.reads[first:],
        last=practices[max(start, len(practices) - LAST) :],
        away=max(runs, default=0),
        away_now=(day - practices[-1].on).days if practices else 0,
    )


# ------------------------------------------------------------- what outranks advancing


def _gaps(seen: Sight) -> Iterator[tuple[str, bool]]:
    numbers, away, reasons = seen.numbers, seen.away, seen.notes.gaps
    yield "gap-surgery", "surgery" in reasons
    yield "gap-illness", "illness" in reasons and away > numbers.illness_over
    yield "gap-very-long", away > numbers.very_long_over
    yield "gap-long", numbers.long_least <= away <= numbers.very_long_over
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
    yield "regress-red-days", sum(reds) >= numbers.red_days
    limit = baseline + numbers.mornings_above
    high = [one for one in last if one.morning is not None and one.morning >= limit]
    yield "regress-mornings", len(high) >= numbers.mornings
    yield "regress-peripheralised", seen.notes.spread_in_term
    yield "flare-one-red-day", bool(reds) and reds[-1]


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
    days = len({one.on for one in seen.recent})
    enough = len(seen.recent) >= min(numbers.sessions, fewer)
    yield "advance-sessions", enough and days >= min(numbers.on_days, fewer)
    told = [one.part for one in seen.reads if one.part is not None]
    yield "advance-done", bool(told) and sum(told) / len(told) >= numbers.done_part - NEARLY


def _within(told: Sequence[float | None], most: float) -> bool:
    """Whether something was told of each of the last sessions, and never too much."""
    return len(told) == LAST and all(one is not None and one <= most for one in told)


def _calm(seen: Sight) -> Iterator[tuple[str, bool]]:
    numbers, last, baseline = seen.numbers, seen.last, seen.baseline
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
        if held:
            if not held <= read.well:
                return False
            found += 1
            if found == seen.numbers.quality_sessions:
                return True
    return False if found else None


def _quality(seen: Sight) -> bool:
    any_shown = False
    for own, stand_ins in seen.ground.shown_on:
        met = _met_on(own, seen) if own else None
        if met is None:
            met = _met_on(stand_ins, seen)
        if met is False or (met is None and own):
            return False
        any_shown |= bool(met)
    return any_shown


def _legs(seen: Sight) -> bool:
    """Whether the questions about a leg are answered, where it is involved."""
    notes = seen.notes
    if notes.leg_on is None or (seen.day - notes.leg_on).days >= FORTNIGHT:
        return True
    since = seen.day - timedelta(days=seen.numbers.leg_days)
    wanted, folded = notes.kept.leg_questions, notes.folded
    if folded.answered_on >= since:
        wanted = wanted - folded.answers.keys()
    return all(name in notes.answered and notes.answered[name] >= since for name in wanted)


def met_rules(seen: Sight) -> frozenset[str]:
    """Give which of the judged rules are met."""
    locked = seen.ground.decision is Decision.LOCKED
    found = [
        ("stop-lock", locked),
        ("advance-unlocked", not locked),
        ("advance-next-stage", seen.ground.adds_enough),
        ("advance-quality", _quality(seen)),
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


def _better(practice: Practice) -> bool:
    unchanged = practice.spread is Spread.UNCHANGED and practice.site_held
    return practice.spread is Spread.CENTRALISED or (unchanged and practice.eased)


def lane_of(seen: Sight, *, stops: bool, falls: bool) -> Lane | None:
    """Give what happens to the lane, where it is open or was done; no step up while one falls."""
    notes, open_now = seen.notes, seen.ground.screening.start.extension_lane
    if not open_now and not notes.lane_in_term:
        return None
    if stops or not open_now or notes.lane_spread_in_term:
        return Lane(course=LaneCourse.STOP, step=None)
    count, term = seen.numbers.lane_sessions, notes.practices[notes.term_from :]
    last = [one for one in term if one.told.extension_step == notes.step][-count:]
    highest = max(entry.step for entry in notes.kept.catalogue.lane.steps)
    better = len(last) == count and all(map(_better, last))
    if better and not falls and notes.step < highest:
        return Lane(course=LaneCourse.STEP_UP, step=notes.step + 1)
    return Lane(course=LaneCourse.REPEAT, step=notes.step)
