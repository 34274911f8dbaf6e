"""Pain, effort and the furthest symptom: what the last sessions say."""

from proneward.catalogue import ProgressionRule
from proneward.progression.chart import Chart
from proneward.progression.practice import Practice, Spread
from proneward.progression.rules.found import Found, Numbers, says

LONGER_LASTING = "high_baseline"


def _most_to_advance(chart: Chart, rule: ProgressionRule) -> float:
    """Give the most pain during with which one may advance; from a high baseline, its change."""
    above = chart.baseline + rule["over_baseline"]
    return above if chart.baseline >= rule[LONGER_LASTING] else min(rule["pain_most"], above)


def is_red(practice: Practice, chart: Chart, rule: ProgressionRule) -> bool:
    """Whether the pain during a session was clearly too much."""
    if practice.during is None:
        return False
    above = practice.during >= chart.baseline + rule["over_baseline"]
    if chart.baseline >= rule[LONGER_LASTING]:
        return above
    return above or practice.during > rule["pain_over"]


def _of_last(rule: ProgressionRule, told: tuple[float | None, ...], most: float) -> Found:
    """Judge what the last sessions told, each of which must be there and no more than so much."""
    count = int(rule["sessions"])
    good = len(told) == count and all(one is not None and one <= most for one in told)
    return Found(
        met=good,
        seen=says("seen-last", values=Numbers(told)),
        needed=says("needed-at-most", most=f"{most:g}", count=count),
    )


def pain_during(chart: Chart, rule: ProgressionRule) -> Found:
    """Little pain during the last sessions."""
    last = chart.lately(int(rule["sessions"]))
    most = _most_to_advance(chart, rule)
    return _of_last(rule, tuple(one.during for one in last), most)


def mornings(chart: Chart, rule: ProgressionRule) -> Found:
    """Calm mornings after the last sessions; one that was not told is not calm."""
    last = chart.lately(int(rule["sessions"]))
    most = chart.baseline + rule["over_baseline"]
    return _of_last(rule, tuple(one.morning for one in last), most)


def effort(chart: Chart, rule: ProgressionRule) -> Found:
    """Effort within reach in the last sessions."""
    last = chart.lately(int(rule["sessions"]))
    return _of_last(rule, tuple(one.told.effort for one in last), rule["effort_most"])


def site_not_worse(chart: Chart, rule: ProgressionRule) -> Found:
    """The furthest symptom stayed or drew nearer, in each of the last sessions and over them."""
    count = int(rule["sessions"])
    last = chart.lately(count)
    held = len(last) == count and all(one.site_held for one in last)
    before = [one.told.site.before for one in last]
    over_them = bool(before) and None not in (before[0], before[-1]) and before[-1] <= before[0]  # type: ignore[operator]  # none is missing
    told = tuple(one.settled_site for one in last)
    return Found(
        met=held and over_them,
        seen=says("seen-last", values=Numbers(told)),
        needed=says("needed-site", count=count),
    )


def red_days(chart: Chart, rule: ProgressionRule) -> Found:
    """Clearly too much pain in several of the last sessions."""
    last = chart.last(int(rule["sessions"]))
    red = sum(is_red(one, chart, rule) for one in last)
    return Found(
        met=red >= rule["red_days"],
        seen=says("seen-last", values=Numbers(tuple(one.during for one in last))),
        needed=says("applies-red", days=f"{rule['red_days']:g}", count=len(last)),
    )


def one_red_day(chart: Chart, rule: ProgressionRule) -> Found:
    """The last session was red, and no other of the last ones."""
    red_rule = chart.rules["regress-red-days"]
    last = chart.last(1)
    red = bool(last) and is_red(last[0], chart, red_rule)
    return Found(
        met=red and not red_days(chart, red_rule).met,
        seen=says("seen-last", values=Numbers(tuple(one.during for one in last))),
        needed=says("applies-flare", percent=f"{rule['dose_percent']:g}"),
    )


def worse_mornings(chart: Chart, rule: ProgressionRule) -> Found:
    """Clearly more pain on several mornings after the last days with a session."""
    by_day = {one.on: one.morning for one in chart.term if one.morning is not None}
    days = dict(list(by_day.items())[-int(rule["sessions"]) :])
    limit = chart.baseline + rule["over_baseline"]
    worse = sum(morning >= limit for morning in days.values())
    return Found(
        met=worse >= rule["mornings"],
        seen=says("seen-last", values=Numbers(tuple(days.values()))),
        needed=says("applies-morning", limit=f"{limit:g}", days=f"{rule['mornings']:g}"),
    )


def peripheralised(chart: Chart, rule: ProgressionRule) -> Found:
    """Symptoms moved away from the spine in a session and stayed there."""
    spread = [one for one in chart.term if one.spread is Spread.PERIPHERALISED]
    seen = says("seen-spread", on=spread[-1].on) if spread else says("seen-no-spread")
    return Found(
        met=bool(spread),
        seen=seen,
        needed=says("applies-spread", sites=f"{rule['sites']:g}"),
    )


def settling_pain(chart: Chart, rule: ProgressionRule) -> Found:
    """More pain in the last session, of a kind that settles by the next morning."""
    last = chart.last(1)
    during = last[0].during if last else None
    if chart.baseline >= rule[LONGER_LASTING]:
        low = high = chart.baseline + rule["over_baseline"]
    else:
        low, high = rule["pain_least"], rule["pain_most"]
    settles = bool(last) and last[0].morning is not None and last[0].morning <= chart.baseline + 1
    return Found(
        met=during is not None and low <= during <= high and settles,
        seen=says("seen-last", values=Numbers((during,) if last else ())),
        needed=says("applies-hold", low=f"{low:g}", high=f"{high:g}")
        if low < high
        else says("applies-hold-at", pain=f"{low:g}"),
    )
