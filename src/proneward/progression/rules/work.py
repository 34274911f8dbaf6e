"""How much was done: sessions, days, parts of the dose, and how well."""

import math
from collections.abc import Sequence
from functools import lru_cache

import attrs

from proneward.catalogue import Catalogue, Marker, ProgressionRule
from proneward.progression.chart import Chart
from proneward.progression.practice import Practice, was_done_well
from proneward.progression.rules.found import Found, says
from proneward.screening import Standing

DAYS_A_WEEK = 7


def enough_sessions(chart: Chart, rule: ProgressionRule) -> Found:
    """Sessions on enough days; fewer where fewer days were agreed, but never under a few."""
    days = int(rule["window_days"])
    agreed = chart.client.days_per_week * days / DAYS_A_WEEK
    fewer = max(rule["never_under"], math.ceil(agreed * rule["agreed_percent"] / 100 - 1e-9))
    sessions, on_days = min(rule["sessions"], fewer), min(rule["days"], fewer)
    done = [one for one in chart.within(days) if one.worked]
    different = len({one.on for one in done})
    return Found(
        met=len(done) >= sessions and different >= on_days,
        seen=says("seen-sessions", sessions=len(done), days=different, window=days),
        needed=says("needed-sessions", sessions=f"{sessions:g}", days=f"{on_days:g}", window=days),
    )


def enough_done(chart: Chart, rule: ProgressionRule) -> Found:
    """On average most of what was asked was done."""
    window = int(chart.rules["advance-sessions"]["window_days"])
    told = [one.done or 0.0 for one in chart.within(window)]
    average = sum(told) / len(told) if told else None
    least = rule["done_percent"] / 100
    return Found(
        met=average is not None and average >= least - 1e-9,
        seen=says("seen-percent", percent=round(100 * average))
        if average is not None
        else says("seen-nothing"),
        needed=says("needed-percent", percent=f"{rule['done_percent']:g}"),
    )


@attrs.frozen(kw_only=True)
class _Reading:
    """How a marker reads: on which exercises, met or not; None where only a clinician can say."""

    marker: Marker
    on: tuple[str, ...]
    met: bool | None


def _able(exercises: Sequence[str], chart: Chart) -> list[str]:
    """Give the exercises that are cleared and possible for the client at this stage."""
    verdicts, barred = chart.screening.verdicts, chart.screening.obstacles
    return [
        name
        for name in exercises
        if verdicts[name].standing is Standing.CLEARED and name not in barred
    ]


def _stand_ins(marker: Marker, chart: Chart) -> list[str]:
    """Give the other exercises of this stage, and of the marker's purpose, that are possible."""
    return _able(_like_it(marker, chart.stage, chart.catalogue), chart)


@lru_cache(maxsize=64)
def _like_it(marker: Marker, stage: int, catalogue: Catalogue) -> tuple[str, ...]:
    """Give the other exercises of a stage that have the purpose of one of a marker's own."""
    exercises = catalogue.exercises
    purposes = {exercises[name].purpose for name in marker.exercises}
    return tuple(
        one.id
        for one in exercises.values()
        if one.stage == stage and one.purpose in purposes and one.id not in marker.exercises
    )


def _met_on(names: Sequence[str], done: Sequence[Practice], count: int) -> bool | None:
    """Whether exercises were done well in the last sessions that held any; None if none did."""
    wanted = frozenset(names)
    held = [items for one in done if one.worked and (items := one.items_of(wanted))]
    if not held:
        return None
    last = held[-count:]
    return len(last) == count and all(was_done_well(item) for items in last for item in items)


def _read(marker: Marker, chart: Chart, done: Sequence[Practice], count: int) -> _Reading:
    """Read a marker on its own exercises, else on others that stand in for it."""
    own, others = _able(marker.exercises, chart), _stand_ins(marker, chart)
    for names in (own, others):
        met = _met_on(names, done, count)
        if met is not None:
            return _Reading(marker=marker, on=tuple(names), met=met)
    return _Reading(marker=marker, on=tuple(own), met=False if own or others else None)


def word_needed(chart: Chart) -> bool:
    """Whether a marker of the stage can only be judged by a clinician."""
    return any(one.met is None for one in readings(chart, chart.rules["advance-quality"]))


def markers(chart: Chart) -> tuple[Marker, ...]:
    """Give the markers of the stage."""
    ladder = chart.catalogue.ladders[f"ladder-{chart.screening.start.ladder}"]
    return next(entry for entry in ladder.stages if entry.stage == chart.stage).markers


def to_show(chart: Chart) -> tuple[frozenset[str], ...]:
    """Give, for each marker of the stage, the exercises on which it can be shown."""
    found = (
        frozenset(_able(one.exercises, chart) or _stand_ins(one, chart)) for one in markers(chart)
    )
    return tuple(names for names in found if names)


def readings(chart: Chart, rule: ProgressionRule) -> tuple[_Reading, ...]:
    """Give how each marker of the stage reads."""
    window = int(chart.rules["advance-sessions"]["window_days"])
    done, count = chart.within(window), int(rule["sessions"])
    return tuple(_read(marker, chart, done, count) for marker in markers(chart))


def quality(chart: Chart, rule: ProgressionRule) -> Found:
    """
    Every marker of the stage was shown, in two sessions running.

    One that neither its own exercises nor any other can show is left to the clinician, without
    whose word nobody then advances.
    """
    read = readings(chart, rule)
    shown = [one for one in read if one.met]
    missing = [one for one in read if one.met is False]
    left = [one for one in read if one.met is None]
    first, *others = [
        says(key, markers="; ".join(one.marker.shows.rstrip(".") for one in some))
        for key, some in (
            ("seen-shown", shown),
            ("seen-not-shown", missing),
            ("seen-left", left),
        )
        if some
    ]
    return Found(
        met=not missing,
        seen=attrs.evolve(first, joined=tuple(others)),
        needed=says("needed-quality", count=f"{rule['sessions']:g}"),
    )
