"""Advance, hold, regress, stop or ask: one decision for a client on a day, with its reasons."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from proneward.catalogue import Catalogue, ProgressionRule
from proneward.progression.chart import Chart, chart_on
from proneward.progression.model import (
    Adjusted,
    Course,
    LaneCourse,
    LaneDecision,
    ReviewDecision,
    Seen,
)
from proneward.progression.rules import RULES
from proneward.progression.rules.work import word_needed
from proneward.progression.steps import steps_of
from proneward.record import ClientRecord, client_line
from proneward.record.journal import Journal, line_of
from proneward.screening import Standing

Judgement = Mapping[str, Seen]
WHOLE_PERCENT = 100
CALM = ("advance-pain-during", "advance-morning", "advance-effort", "advance-site")
"""What must be met before anything inside the stage is made harder."""


def _judged(chart: Chart) -> dict[str, Seen]:
    found = {}
    for name, rule in chart.rules.items():
        seen = RULES[name](chart, rule)
        found[name] = Seen(
            rule=rule,
            met=seen.met,
            seen_words=seen.seen,
            needed_words=seen.needed,
            catalogue=chart.catalogue,
        )
    return found


def _met(judged: Judgement, course: Course) -> list[Seen]:
    return [one for one in judged.values() if one.rule.decides == course and one.met]


def _all_met(judged: Judgement, course: Course) -> bool:
    return all(one.met for one in judged.values() if one.rule.decides == course)


def _course(judged: Judgement) -> Course:
    """Give what outranks the rest: stop, re-enter, regress, review, advance, hold."""
    for course in (Course.STOP, Course.RE_ENTER, Course.REGRESS, Course.REVIEW):
        if _met(judged, course):
            return course
    return Course.ADVANCE if _all_met(judged, Course.ADVANCE) else Course.HOLD


def _re_entered(stage: int, met: list[Seen]) -> int:
    """Give the lowest stage that any gap asks for."""
    stages = [stage]
    for one in met:
        thresholds = one.rule.thresholds
        if "stage_most" in thresholds:
            stages.append(min(stage, int(one.rule["stage_most"])))
        if "stages_down" in thresholds:
            stages.append(max(1, stage - int(one.rule["stages_down"])))
    return min(stages)


def _to_stage(chart: Chart, course: Course, judged: Judgement) -> int:
    if course is Course.ADVANCE:
        return chart.stage + 1
    if course is Course.REGRESS:
        return max(1, chart.stage - 1)
    if course is Course.RE_ENTER:
        return _re_entered(chart.stage, _met(judged, course))
    return chart.stage


def _lane(chart: Chart, course: Course, judged: Judgement) -> LaneDecision | None:
    """Give what happens to the extension lane; nothing, where it is neither open nor was done."""
    was_done = any(one.told.extension_step is not None for one in chart.term)
    if not chart.screening.start.extension_lane and not was_done:
        return None
    step = chart.client.extension_step
    if judged["lane-stop"].met or course is Course.STOP:
        return LaneDecision(step_from=step, step_to=None, course=LaneCourse.STOP)
    if not chart.screening.start.extension_lane:
        return LaneDecision(step_from=step, step_to=None, course=LaneCourse.STOP)
    last = max(entry.step for entry in chart.catalogue.lane.steps)
    calm = course not in {Course.RE_ENTER, Course.REGRESS}
    if judged["lane-step-up"].met and calm and step < last and _may_step(chart, step + 1):
        return LaneDecision(step_from=step, step_to=step + 1, course=LaneCourse.STEP_UP)
    return LaneDecision(step_from=step, step_to=step, course=LaneCourse.REPEAT)


def _may_step(chart: Chart, step: int) -> bool:
    """Whether the exercise of a step may be done alone at home."""
    exercise = chart.catalogue.lane.exercise_at(step)
    return chart.screening.verdicts[exercise].standing is Standing.CLEARED


def _adjusted(course: Course, chart: Chart, judged: Judgement) -> Adjusted:
    """Give how much of the dose is asked for next, and whether in easier forms."""
    lower = {"gap-short", "flare-one-red-day"}
    percents = [
        int(judged[name].rule["dose_percent"]) for name in sorted(lower) if judged[name].met
    ]
    flared = judged["flare-one-red-day"].met
    if course is Course.REGRESS and chart.stage == 1:
        # There is no stage below: the same stage in easier forms, and less of it.
        percents.append(int(judged["flare-one-red-day"].rule["dose_percent"]))
        flared = True
    return Adjusted(dose_percent=min(percents, default=WHOLE_PERCENT), easier=flared)


def decision_id(
    client: ClientRecord,
    journal: Journal,
    catalogue: Catalogue,
    day: date,
    rules: Mapping[str, ProgressionRule],
) -> str:
    """Give the digest of client, catalogue, numbers, day and the entries up to it, hexadecimal."""
    numbers = ";".join(
        f"{rule.id}.{name}={held.value:g}"
        for rule in rules.values()
        for name, held in rule.thresholds.items()
    )
    told = "\n".join(line_of(entry) for entry in journal if entry.on <= day)
    whole = hashlib.sha256()
    for part in (client_line(client), catalogue.digest, numbers, day.isoformat(), told):
        written = part.encode()
        whole.update(len(written).to_bytes(8, "big"))
        whole.update(written)
    return whole.hexdigest()


def review(
    client: ClientRecord,
    journal: Journal,
    catalogue: Catalogue,
    on: date,
    *,
    rules: Mapping[str, ProgressionRule] | None = None,
) -> ReviewDecision:
    """
    Review a client on a day.

    Args:
        client: The record; its stage and its answers are where the journal begins.
        journal: Everything that was told; what is dated after the day is not looked at.
        catalogue: The reviewed data to decide by.
        on: The day.
        rules: The rules of progression as a clinic has set them; the catalogue's if left out.

    Returns:
        A decision with every rule that was looked at, met or not.
    """
    chart = chart_on(client, journal, catalogue, on, rules)
    return decide(chart, lambda: decision_id(client, journal, catalogue, on, chart.rules))


def decide(chart: Chart, identify: Callable[[], str]) -> ReviewDecision:
    """
    Decide on what a chart shows.

    Args:
        chart: The client on the day.
        identify: Gives the id of the decision, if anybody asks for it.
    """
    judged = _judged(chart)
    course = _course(judged)
    lane = _lane(chart, course, judged)
    steps_up = lane is not None and lane.course is LaneCourse.STEP_UP
    calm = course in {Course.HOLD, Course.ADVANCE} and all(judged[name].met for name in CALM)
    return ReviewDecision(
        identify=identify,
        client=chart.client.id,
        on=chart.day,
        catalogue_version=chart.catalogue.version,
        catalogue_digest=chart.catalogue.digest,
        course=course,
        from_stage=chart.stage,
        to_stage=_to_stage(chart, course, judged),
        lane=lane,
        locked=judged["stop-lock"].met,
        referral=chart.screening.referral,
        proposal=course is Course.ADVANCE or steps_up,
        word_needed=word_needed(chart),
        adjusted=_adjusted(course, chart, judged),
        steps=()
        if course is Course.STOP
        else steps_of(chart, calm=calm, easier=course is Course.REGRESS and chart.stage == 1),
        because=tuple(judged.values()),
    )
