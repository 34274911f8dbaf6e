"""The extension lane: a step up, again, or stop."""

from collections.abc import Sequence

import attrs

from proneward.catalogue import ProgressionRule
from proneward.progression.chart import Chart
from proneward.progression.practice import Practice, Spread
from proneward.progression.rules.found import Found, Words, says


def lane_practices(chart: Chart) -> tuple[Practice, ...]:
    """Give the sessions of the term in which the lane was done at its step."""
    step = chart.client.extension_step
    return tuple(one for one in chart.term if one.told.extension_step == step)


def stops(chart: Chart, rule: ProgressionRule) -> Found:
    """Symptoms spread in a session of the lane."""
    of_lane = [one for one in chart.term if one.told.extension_step is not None]
    spread = [one for one in of_lane if one.spread is Spread.PERIPHERALISED]
    seen = says("seen-spread", on=spread[-1].on) if spread else says("seen-no-spread")
    return Found(
        met=bool(spread),
        seen=seen,
        needed=says("applies-spread", sites=f"{rule['sites']:g}"),
    )


def _better(practice: Practice) -> bool:
    told = practice.told.site.later is not None
    unchanged = told and practice.spread is Spread.UNCHANGED and practice.site_held
    return practice.spread is Spread.CENTRALISED or (unchanged and practice.eased)


def _ways(last: Sequence[Practice]) -> Words:
    """Say where the symptoms went in some sessions, one after the other."""
    ways = [says(f"spread-{one.spread}") for one in last]
    return attrs.evolve(ways[0], joined=tuple(ways[1:])) if ways else says("seen-nothing")


def steps_up(chart: Chart, rule: ProgressionRule) -> Found:
    """Symptoms drew nearer to the spine, or eased where they were, in the last sessions."""
    count = int(rule["sessions"])
    last = lane_practices(chart)[-count:]
    return Found(
        met=len(last) == count and all(map(_better, last)),
        seen=_ways(last),
        needed=says("needed-lane", count=count),
    )
