"""Where the client stands: locks, questions, the next stage, reviews."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise, takewhile

from proneward.catalogue import Measure, ProgressionRule
from proneward.progression.chart import Chart
from proneward.progression.measures import Turn, UnusableScore, change, score
from proneward.progression.rules.found import Found, Words, says
from proneward.record.journal import Measured, StageDecided
from proneward.vocabulary import Decision

LEG_BLOCK = "ces"
FORTNIGHT = 14
"""Days within which a symptom in the leg counts as there."""


def _few(reasons: Sequence[str]) -> Words:
    """Give the first of some reasons, and how many there are more; the referral has them all."""
    more = len(reasons) - 1
    return (
        says("seen-reasons", first=reasons[0], more=says("seen-more", count=more))
        if more
        else says("seen-reason", first=reasons[0])
    )


def locked(chart: Chart, _: ProgressionRule) -> Found:
    """Screening has locked the programme."""
    met = chart.screening.decision is Decision.LOCKED
    reasons = [one.says for one in chart.screening.referral.because if one.locks]
    return Found(
        met=met,
        seen=_few(reasons) if met else says("seen-unlocked"),
        needed=says("applies-lock"),
    )


def unlocked(chart: Chart, rule: ProgressionRule) -> Found:
    """Nothing is locked."""
    found = locked(chart, rule)
    return Found(met=not found.met, seen=found.seen, needed=says("needed-unlocked"))


def clinician_first(chart: Chart, _: ProgressionRule) -> Found:
    """Screening needs a clinician before there is a programme."""
    met = chart.screening.decision is Decision.NEEDS_CLINICIAN
    reasons = [one.says for one in chart.screening.referral.because if one.needs_clinician]
    return Found(
        met=met,
        seen=_few(reasons) if met else says("seen-programme"),
        needed=says("applies-clinician"),
    )


def next_stage(chart: Chart, rule: ProgressionRule) -> Found:
    """The next stage adds something that is cleared and possible, and leaves enough."""
    adds, leaves = int(rule["adds"]), int(rule["leaves"])
    needed = says("needed-next", adds=adds, leaves=leaves)
    if chart.next_up is None:
        return Found(met=False, seen=says("seen-last-stage"), needed=needed)
    if chart.next_up.start.ladder is not chart.screening.start.ladder:
        # Another way up begins at its first stage, or where a clinician says.
        return Found(met=False, seen=says("seen-other-ladder"), needed=needed)
    now = {one.exercise.id for one in chart.screening.eligible}
    then = {one.exercise.id for one in chart.next_up.eligible}
    new = len(then - now)
    return Found(
        met=new >= adds and len(then) >= leaves,
        seen=says("seen-next", new=new, all=len(then)),
        needed=needed,
    )


def leg_questions(chart: Chart, rule: ProgressionRule) -> Found:
    """While a leg is involved, the questions about the cauda equina are answered every week."""
    days = int(rule["days"])
    since = chart.day - timedelta(days=days)
    fortnight = chart.day - timedelta(days=FORTNIGHT)
    sites = [
        site
        for one in takewhile(lambda one: one.on > fortnight, reversed(chart.practices))
        for site in (one.told.site.before, one.told.site.after, one.told.site.later)
        if site is not None
    ]
    involved = any(site >= rule["site_least"] for site in sites)
    block = [name for name in chart.catalogue.questions if name.startswith(LEG_BLOCK)]
    answered = chart.answered_since(block, since)
    key = "seen-no-leg" if not involved else "seen-asked" if answered else "seen-not-asked"
    return Found(
        met=not involved or answered,
        seen=says(key),
        needed=says("needed-leg", days=days),
    )


def ask_again(chart: Chart, rule: ProgressionRule) -> Found:
    """The safety questions are due: the stage changed, or there was a gap, and none was asked."""
    changes = [one.on for one in chart.by_kind[StageDecided]]
    gaps = [
        later.on
        for earlier, later in pairwise(chart.practices)
        if (later.on - earlier.on).days >= rule["gap_days"]
    ]
    away = chart.away_days
    if away is not None and away >= rule["gap_days"]:
        gaps.append(chart.day)
    since = max([*changes, *gaps], default=None)
    due = since is not None and not chart.answered_since(chart.catalogue.questions, since)
    return Found(
        met=due,
        seen=says("seen-not-asked" if due else "seen-asked"),
        needed=says("applies-ask", days=f"{rule['gap_days']:g}"),
    )


def six_weeks(chart: Chart, rule: ProgressionRule) -> Found:
    """It is time for a clinician to look."""
    since = chart.looked_at
    days = (chart.day - since).days if since else 0
    return Found(
        met=days >= rule["days"],
        seen=says("seen-days", days=days),
        needed=says("applies-days", days=f"{rule['days']:g}"),
    )


def _turned(measure: Measure, first: Measured, last: Measured) -> Turn:
    """Give which way a measure went; what cannot be scored says nothing."""
    try:
        scores = [score(measure, one.items, given=one.score) for one in (first, last)]
    except UnusableScore:
        return Turn.NOT_KNOWN
    return change(measure, *scores).turn


def no_change(chart: Chart, rule: ProgressionRule) -> Found:
    """Six weeks have passed without a change that matters; not measured is not changed."""
    due = six_weeks(chart, rule).met
    measures = chart.catalogue.measures
    better = [
        measures[name].name
        for name, taken in chart.measured().items()
        if len(taken) > 1 and _turned(measures[name], taken[0], taken[-1]).better
    ]
    return Found(
        met=due and not better,
        seen=says("seen-better", names=", ".join(better)) if better else says("seen-no-better"),
        needed=says("applies-no-change", days=f"{rule['days']:g}"),
    )
