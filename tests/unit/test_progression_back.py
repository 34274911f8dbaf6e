"""Each rule that holds a client, brings them back a stage, or in again after a gap."""

from datetime import timedelta

import pytest
from tests.journals import journal, session, told, well
from tests.records import DAY, a_client
from tests.reviews import CATALOGUE, changed, decided, mornings, pain, red, rule

from proneward.progression import Course, review

YESTERDAY = DAY - timedelta(days=1)
LEG = ("ces1", "ces2", "ces3", "ces4", "ces5")


# Back a stage


def test_one_red_day_is_a_flare_and_changes_no_stage() -> None:
    decision = decided(red(1), stage=1)
    assert decision.course is Course.HOLD
    assert (decision.adjusted.easier, decision.adjusted.dose_percent) == (True, 60)
    assert rule("flare-one-red-day", decision).met


@pytest.mark.parametrize(
    "baseline, during, regresses",
    [
        (3, 6, True),
        (3, 5, False),
        (1, 4, True),
        (1, 3, False),
        (4, 7, True),
        (4, 6, False),
        (7, 10, True),
        (7, 9, False),
    ],
)
def test_two_red_days_of_three_go_back_a_stage(
    baseline: int, during: float, *, regresses: bool
) -> None:
    documents = changed(well(stage=3), 1, 3, pain=pain(during))
    decision = decided(documents, stage=3, pain={"now": 3, "baseline": baseline})
    assert (decision.course is Course.REGRESS) is regresses
    assert decision.to_stage == (2 if regresses else 3)
    assert not decision.proposal


def test_a_session_whose_pain_was_not_told_is_not_red_and_lets_nobody_advance_either() -> None:
    """Silence about pain brings nobody back a stage, and moves nobody on."""
    silent = changed(red(1), 2, pain=pain(None))
    decision = decided(silent)
    assert decision.course is Course.HOLD
    assert not rule("regress-red-days", decision).met
    assert rule("flare-one-red-day", decision).met
    decision = decided(changed(well(), 1, pain=pain(None)))
    assert decision.course is Course.HOLD
    assert not rule("advance-pain-during", decision).met


def test_two_red_days_of_four_do_not() -> None:
    assert decided(red(1, 4)).course is Course.HOLD


@pytest.mark.parametrize("felt, regresses", [(5, True), (4.5, False)])
def test_two_mornings_of_two_over_baseline_go_back(felt: float, *, regresses: bool) -> None:
    decision = decided(mornings(well(stage=2), felt, 1, 2), stage=2)
    assert (decision.course is Course.REGRESS) is regresses


def test_below_the_first_stage_there_are_easier_forms_and_less_of_them() -> None:
    decision = decided(red(1, 2), stage=1)
    assert (decision.course, decision.to_stage) == (Course.REGRESS, 1)
    assert (decision.adjusted.easier, decision.adjusted.dose_percent) == (True, 60)


@pytest.mark.parametrize(
    "site, spread",
    [
        ({"before": 2, "after": 2, "later": 3}, True),
        ({"before": 2, "after": 3, "later": None}, True),
        ({"before": 2, "after": 4, "later": 2}, False),
        ({"before": 2, "after": 1, "later": None}, False),
    ],
)
def test_symptoms_that_spread_and_stay_go_back_at_once(
    site: dict[str, object], *, spread: bool
) -> None:
    decision = decided(changed(well(stage=3), 4, site=site), stage=3)
    assert rule("regress-peripheralised", decision).met is spread
    assert (decision.course is Course.REGRESS) is spread


def test_a_stage_decision_answers_what_was_before_it() -> None:
    back = [told(500, "stage", DAY, by="system", stage=2, reason="went back")]
    decision = decided(changed(well(stage=3), 1, 2, pain=pain(9)), back, stage=3)
    assert (decision.course, decision.from_stage) == (Course.HOLD, 2)


# Holding


@pytest.mark.parametrize(
    "baseline, during, holds",
    [(3, 4, True), (3, 5, True), (3, 3, False), (4, 6, True), (4, 5, False)],
)
def test_some_more_pain_holds(baseline: int, during: float, *, holds: bool) -> None:
    decision = decided(changed(well(), 1, pain=pain(during)), pain={"now": 3, "baseline": baseline})
    assert rule("hold-pain", decision).met is holds
    assert (decision.course is Course.HOLD) is holds


# Gaps


@pytest.mark.parametrize(
    "away, course, to_stage, percent",
    [
        (2, Course.HOLD, 4, 100),
        (5, Course.HOLD, 4, 80),
        (13, Course.HOLD, 4, 80),
        (14, Course.RE_ENTER, 3, 100),
        (28, Course.RE_ENTER, 3, 100),
        (29, Course.RE_ENTER, 2, 100),
    ],
)
def test_days_without_a_session(away: int, course: Course, to_stage: int, percent: int) -> None:
    documents = well(2, last=DAY - timedelta(days=away), stage=4)
    decision = decided(documents, stage=4)
    assert (decision.course, decision.to_stage) == (course, to_stage)
    assert decision.adjusted.dose_percent == percent
    assert not decision.proposal


def test_who_exercises_twice_a_week_has_no_gap_after_five_days() -> None:
    documents = well(2, last=DAY - timedelta(days=5))
    assert decided(documents, days_per_week=2).adjusted.dose_percent == 100


def test_a_session_after_a_long_gap_does_not_hide_it() -> None:
    before = well(2, last=DAY - timedelta(days=22), stage=4)
    decision = decided(before, [session(90, YESTERDAY, stage=4)], stage=4)
    assert (decision.course, decision.to_stage) == (Course.RE_ENTER, 3)


def test_after_an_operation_one_begins_at_the_first_stage() -> None:
    gap = [told(400, "gap", YESTERDAY, reason="surgery")]
    decision = decided(well(stage=4), gap, stage=4)
    assert (decision.course, decision.to_stage) == (Course.RE_ENTER, 1)
    answered = [told(401, "stage", DAY, by="pt-1", stage=1, reason="after the operation")]
    assert decided(well(stage=4), gap, answered, stage=4).course is Course.HOLD


@pytest.mark.parametrize("away, to_stage", [(29, 2), (28, 3)])
def test_a_long_illness_begins_at_the_second_stage_at_most(away: int, to_stage: int) -> None:
    gap = [told(400, "gap", YESTERDAY, reason="illness")]
    documents = well(2, last=DAY - timedelta(days=away), stage=4)
    assert decided(documents, gap, stage=4).to_stage == to_stage


def test_a_holiday_is_no_reason_by_itself() -> None:
    gap = [told(400, "gap", YESTERDAY, reason="holiday")]
    assert decided(well(), gap).course is Course.ADVANCE


def test_a_gap_comes_to_the_same_however_often_one_looks() -> None:
    """Looked at once after 29 days, or each day meanwhile with what was decided written down."""
    last = DAY - timedelta(days=29)
    once = decided(well(2, last=last, stage=5, items=[]), stage=5)
    documents, stage = well(2, last=last, stage=5, items=[]), 5
    for ago in range(28, -1, -1):
        on = DAY - timedelta(days=ago)
        found = review(a_client(stage=5), journal(documents), CATALOGUE, on)
        if found.course is Course.RE_ENTER:
            stage = found.to_stage
            by_rule = told(900 + ago, "stage", on, by="system", stage=stage, reason="gap")
            documents = [*documents, by_rule]
    assert (once.to_stage, stage) == (2, 2)


def test_a_review_that_is_due_is_said_beside_what_is_more_pressing() -> None:
    begun = [told(700, "note", DAY - timedelta(weeks=7), text="begun")]
    decision = decided(red(1, 2), begun)
    assert decision.course is Course.REGRESS
    assert decision.review_due
    assert not decided(red(1, 2)).review_due
