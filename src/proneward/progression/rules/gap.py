"""Days without a session, and how one comes back."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import attrs

from proneward.catalogue import ProgressionRule
from proneward.progression.chart import Chart
from proneward.progression.rules.found import Found, says
from proneward.record.journal import StageDecided

DAYS_A_WEEK = 7
ILLNESS, SURGERY = "illness", "surgery"


@attrs.frozen
class Run:
    """Days without a session: from the day of the last one, and how many."""

    since: date
    days: int

    def answered(self, chart: Chart, after_days: float) -> bool:
        """Whether somebody, or a rule, has decided about the stage since it was so long."""
        so_long = self.since + timedelta(days=after_days)
        return any(one.on >= so_long for one in chart.by_kind[StageDecided])


def runs(chart: Chart) -> Iterator[Run]:
    """Give the run up to the day, from the first entry if none was done, and those lately."""
    worked = chart.worked_lately
    if worked:
        yield Run(worked[-1].on, (chart.day - worked[-1].on).days)
    elif chart.told:
        yield Run(chart.told[0].on, (chart.day - chart.told[0].on).days)
    # A run that ended in the last fortnight still counts: a session meanwhile does not hide it.
    for earlier, later in pairwise(worked):
        yield Run(earlier.on, (later.on - earlier.on).days)


def longest(chart: Chart) -> int:
    """Give the longest of these runs, in days."""
    return max((run.days for run in runs(chart)), default=0)


def _found(chart: Chart, *, met: bool, key: str, **parts: object) -> Found:
    return Found(met=met, seen=says("seen-away", days=longest(chart)), needed=says(key, **parts))


def short(chart: Chart, rule: ProgressionRule) -> Found:
    """Some days, longer than the agreed days explain, and shorter than calls for a lower stage."""
    spacing = 2 * math.ceil(DAYS_A_WEEK / chart.client.days_per_week)
    least = max(rule["days_least"], spacing)
    most = chart.rules["gap-long"]["days_least"]
    away = chart.away_days or 0
    return Found(
        met=least <= away < most,
        seen=says("seen-away", days=away),
        needed=says("applies-short", least=f"{least:g}", percent=f"{rule['dose_percent']:g}"),
    )


def long(chart: Chart, rule: ProgressionRule) -> Found:
    """Two to four weeks, about which nobody has decided yet."""
    least, most = rule["days_least"], chart.rules["gap-very-long"]["days_over"]
    met = any(least <= run.days <= most and not run.answered(chart, least) for run in runs(chart))
    return _found(chart, met=met, key="applies-long", least=f"{least:g}")


def _over(chart: Chart, days: float) -> bool:
    """Whether a run is longer than so many days, and was not decided about since."""
    return any(run.days > days and not run.answered(chart, days + 1) for run in runs(chart))


def very_long(chart: Chart, rule: ProgressionRule) -> Found:
    """More than four weeks."""
    met = _over(chart, rule["days_over"])
    return _found(chart, met=met, key="applies-very-long", days=f"{rule['days_over']:g}")


def illness(chart: Chart, rule: ProgressionRule) -> Found:
    """An illness that took more than four weeks."""
    told = any(gap.reason == ILLNESS for gap in chart.open_gaps())
    met = told and _over(chart, rule["days_over"])
    return _found(chart, met=met, key="applies-illness", days=f"{rule['days_over']:g}")


def surgery(chart: Chart, _: ProgressionRule) -> Found:
    """An operation, however few the days."""
    met = any(gap.reason == SURGERY for gap in chart.open_gaps())
    return _found(chart, met=met, key="applies-surgery")
