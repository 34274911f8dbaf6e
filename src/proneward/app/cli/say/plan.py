"""A plan in words: each session once, and why everything is in it or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.app.cli.say.reasons import HELD_BACK, grouped, names, once
from proneward.app.cli.say.screening import (
    say_counts,
    say_decision,
    say_open_questions,
    say_overrides,
    say_start,
)
from proneward.app.cli.say.standing import day_in_words, say_standing
from proneward.catalogue import Catalogue
from proneward.screening import Screening, Standing
from proneward.vocabulary import Decision, Lane, Side

if TYPE_CHECKING:
    from proneward.planning import Item, Plan, Programme, Session

SHOWN_IN_A_GROUP = 4
"""Enough exercises to recognise a reason by; `screen` lists them all."""
NOTHING_HELPS = (
    "No change of up to three limits (prop, surface, position) helps, nor more minutes beside it."
)
"""As far as planning looks, which asks nobody to change more."""
MINUTE_S = 60


def _plain(number: float) -> str:
    """A number without a point it does not need."""
    return f"{number:g}"


def _seconds(seconds: float) -> str:
    if seconds >= 2 * MINUTE_S and seconds % MINUTE_S == 0:
        return f"{_plain(seconds / MINUTE_S)} min"
    return f"{_plain(seconds)} s"


def dose_words(sets: int, reps: int | None, hold_s: float | None, side: Side) -> str:
    """
    Give a dose as people type it, such as `2 x 8 each side, hold 3 s`.

    Paper writes it in its own signs and in two parts (`2 × 8`, the rest in small print), and its
    room loads the typesetting, which `exercise` does without; so this is a sentence of its own.
    """
    each = " each side" if side is Side.EACH else ""
    if reps is None:
        return f"{sets} x {_seconds(hold_s or 0)}{each}"
    hold = f", hold {_seconds(hold_s)}" if hold_s else ""
    return f"{sets} x {reps}{each}{hold}"


def _spans(weeks: list[int]) -> str:
    """Weeks as people say them: `week 1`, `weeks 1-4`, `weeks 1, 3`."""
    if len(weeks) == 1:
        return f"week {weeks[0]}"
    unbroken = weeks == list(range(weeks[0], weeks[-1] + 1))
    return f"weeks {weeks[0]}-{weeks[-1]}" if unbroken else f"weeks {', '.join(map(str, weeks))}"


def _when(programme: Programme, form: str) -> str:
    """Say on which days of which weeks a form is done, weeks with the same days together."""
    by_days: dict[str, list[int]] = {}
    for week in programme.weeks:
        days = ", ".join(str(session.day) for session in week.sessions if session.form == form)
        if days:
            by_days.setdefault(days, []).append(week.week)
    return "; ".join(
        f"{_spans(weeks)}: day{'s' if ',' in days else ''} {days}"
        for days, weeks in by_days.items()
    )


def _forms(programme: Programme) -> Iterator[Session]:
    """Each form once, as it is first done."""
    seen = set()
    for session in programme.sessions:
        if session.form not in seen:
            seen.add(session.form)
            yield session


def _say_item(page: Page, number: int, item: Item) -> None:
    times = f", {item.times_per_day} times a day" if item.times_per_day > 1 else ""
    dose = dose_words(item.sets, item.reps, item.hold_s, item.side)
    page.say(f"{item.exercise.name}: {dose}{times}", indent=4, mark=f"{number}. ")
    page.say(" · ".join(item.exercise.cues), indent=7, ink=Ink.QUIET)
    if item.because:
        page.say(f"Why: {' '.join(b.reason for b in item.because)}", indent=7)
    if item.cautions:
        reasons = once(reason.reason for reason in item.cautions)
        page.say(f"With care: {reasons}", indent=7, ink=Ink.CARE)


def _say_items(page: Page, items: Iterable[Item], catalogue: Catalogue) -> None:
    """Say items in their order, under the position each is done in."""
    here = None
    for number, item in enumerate(items, start=1):
        if item.exercise.position is not here:
            here = item.exercise.position
            page.say(catalogue.words["positions"][here], indent=2)
        _say_item(page, number, item)


def _turns(session: Session) -> str:
    count = session.position_changes
    return f"{count} turn{'s' if count != 1 else ''}" if count else "no turns"


def _say_sessions(page: Page, programme: Programme, catalogue: Catalogue) -> None:
    for session in _forms(programme):
        page.head(
            f"Session {session.form}, about {session.minutes} minutes, {_turns(session)}"
            f" – {_when(programme, session.form)}"
        )
        _say_items(page, session.own_items, catalogue)


def _say_lane(page: Page, plan: Plan, programme: Programme) -> None:
    """Say lane B with the days of each exercise, where it is not done on all of them."""
    if not any(item.lane is Lane.EXTENSION for s in programme.sessions for item in s.items):
        return
    # The handout's days and words; loaded only for the few who have this lane.
    from proneward.exchange.handout import lane_of  # noqa: PLC0415  # as said above

    page.head("Several times a day, apart from the sessions")
    for number, part in enumerate(lane_of(plan, programme), start=1):
        page.say(plan.screening.catalogue.words["positions"][part.item.exercise.position], indent=2)
        _say_item(page, number, part.item)
        if part.when:
            page.say(part.when, indent=7, ink=Ink.CARE)


def _say_held_back(page: Page, screening: Screening) -> None:
    held = grouped(screening.standing(Standing.WITHHELD), lambda verdict: verdict.withheld_by)
    if not held:
        return
    page.head(HELD_BACK, ink=Ink.HELD)
    for group in held:
        shown = names(group.names[:SHOWN_IN_A_GROUP])
        more = len(group.exercises) - SHOWN_IN_A_GROUP
        rest = f" and {more} more" if more > 0 else ""
        rules = once(reason.rule for reason in group.reasons)
        how = once(str(reason.strength) for reason in group.reasons)
        page.say(f"{group.words} ({rules}; {how}): {shown}{rest}", indent=2, mark="- ")


def _say_left_out(page: Page, plan: Plan) -> None:
    if plan.left_out and plan.screening.decision is Decision.PROGRAMME:
        counted = Counter(str(out.limit) for out in plan.left_out)
        each = ", ".join(f"{limit} {count}" for limit, count in counted.most_common())
        page.head(f"Cleared, and not in it ({len(plan.left_out)}), by what keeps it out")
        page.say(f"{each}. `proneward why CLIENT EXERCISE` says it of each.", indent=2)


def _say_relax(page: Page, plan: Plan) -> None:
    screening = plan.screening
    may_be = screening.decision is Decision.PROGRAMME or screening.thin
    if may_be and plan.programme is None and not plan.relax:
        page.head("What could change so that a plan fits")
        page.say(NOTHING_HELPS, indent=2)
    if plan.relax:
        page.head("What could change so that a plan fits")
        page.items(f"{give.limit}, to {give.to}: {give.reason}" for give in plan.relax)


def _say_worth(page: Page, plan: Plan) -> None:
    if plan.bound is not None and plan.gap is not None:
        page.gap()
        page.say(
            f"Worth {plan.value}; none can be worth more than {plan.bound} (gap {plan.gap:.1%}).",
            ink=Ink.QUIET,
        )


def _say_programme(page: Page, plan: Plan) -> None:
    catalogue = plan.screening.catalogue
    if plan.programme is None:
        return
    count = len(plan.programme.weeks)
    page.head(f"The programme: {count} week{'s' if count != 1 else ''}")
    page.items(plan.notes)
    _say_sessions(page, plan.programme, catalogue)
    _say_lane(page, plan, plan.programme)


def _say_changes(page: Page, plan: Plan) -> None:
    """Say from which session on something else holds, and what is held back more or less then."""
    if len(plan.screenings) < 2:  # noqa: PLR2004  # one screening holds for every day
        return
    page.head("During the programme something changes", ink=Ink.CARE)
    before = {verdict.exercise.id for verdict in plan.screening.standing(Standing.WITHHELD)}
    for later in plan.screenings[1:]:
        now = {verdict.exercise.id for verdict in later.standing(Standing.WITHHELD)}
        words = [w for w in later.start.because if w not in plan.screening.start.because]
        page.say(
            f"From {day_in_words(later.on, later.catalogue)}:"
            f" {len(now - before)} more exercises held back, {len(before - now)} fewer."
            f" {' '.join(words)}".rstrip(),
            indent=2,
            mark="- ",
        )
        before = now


def say_plan(page: Page, plan: Plan) -> None:
    """Say a whole plan."""
    screening = plan.screening
    say_decision(page, screening, fits=plan.programme is not None)
    say_open_questions(page, screening)
    say_start(page, screening)
    say_overrides(page, screening)
    _say_changes(page, plan)
    _say_programme(page, plan)
    _say_relax(page, plan)
    say_counts(page, screening)
    _say_held_back(page, screening)
    _say_left_out(page, plan)
    _say_worth(page, plan)
    say_standing(page, screening.catalogue)
