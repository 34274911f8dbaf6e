"""Each rule that lets a client advance, at its limits: met, and just not."""

from datetime import timedelta

import pytest
from tests.journals import MARKERS, Document, item, journal, morning, session, told, well
from tests.records import DAY, a_client
from tests.reviews import CATALOGUE, changed, decided, mornings, pain, rule

from proneward.catalogue.lint.needed import PROGRESSION_RULES
from proneward.progression import RULES, Course, chart_on
from proneward.progression.rules.work import to_show
from proneward.vocabulary import Position

EVERY_WAY = [str(position) for position in Position]
YESTERDAY = DAY - timedelta(days=1)
LEG = ("ces1", "ces2", "ces3", "ces4", "ces5")


def test_every_rule_of_the_catalogue_is_judged_and_no_other() -> None:
    assert RULES.keys() == CATALOGUE.progression.keys() == PROGRESSION_RULES.keys()


def test_every_rule_is_looked_at_and_most_say_that_they_are_consensus() -> None:
    because = decided(well()).because
    assert [one.rule.id for one in because] == list(CATALOGUE.progression)
    assert all(one.seen and one.needed and one.rule.because for one in because)
    assert all("consensus" in map(str, one.rule.evidence) for one in because)


def test_who_did_everything_well_is_proposed_the_next_stage() -> None:
    decision = decided(well())
    assert (decision.course, decision.from_stage, decision.to_stage) == (Course.ADVANCE, 1, 2)
    assert decision.proposal
    assert not decision.locked


def test_a_journal_without_entries_holds() -> None:
    decision = decided([])
    assert decision.course is Course.HOLD
    assert not decision.proposal
    assert not rule("advance-sessions", decision).met


# Enough sessions


@pytest.mark.parametrize(
    "days_per_week, sessions, met",
    [
        (7, 6, True),
        (7, 5, False),
        (5, 6, True),
        (3, 5, True),
        (3, 4, False),
        (2, 4, True),
        (2, 3, False),
        (1, 4, True),
        (1, 3, False),
    ],
)
def test_fewer_agreed_days_ask_for_fewer_sessions_but_never_under_four(
    days_per_week: int, sessions: int, *, met: bool
) -> None:
    decision = decided(well(sessions), days_per_week=days_per_week)
    assert rule("advance-sessions", decision).met is met


def test_six_sessions_on_four_days_are_too_few_days() -> None:
    twice = [session(90, YESTERDAY), session(91, YESTERDAY - timedelta(days=1))]
    assert not rule("advance-sessions", decided(well(4), twice, days_per_week=7)).met
    assert rule("advance-sessions", decided(well(5), twice, days_per_week=7)).met


def test_sessions_of_more_than_two_weeks_ago_do_not_count() -> None:
    old = well(3, last=DAY - timedelta(days=12), first_id=100)
    assert rule("advance-sessions", decided(well(3), old, days_per_week=7)).seen.startswith("5 ")


def test_sessions_of_another_stage_do_not_count() -> None:
    decision = decided(well(), stage=2)
    assert rule("advance-sessions", decision).seen.startswith("0 ")


def test_the_stage_is_that_of_the_last_stage_decision_and_the_count_begins_there() -> None:
    at_two = [told(500, "stage", DAY - timedelta(days=3), by="pt-1", stage=2, reason="approved")]
    decision = decided(well(), at_two)
    assert decision.from_stage == 2
    assert rule("advance-sessions", decision).seen.startswith("0 ")


def test_what_is_dated_after_the_day_is_not_looked_at() -> None:
    tomorrow = [told(500, "stage", DAY + timedelta(days=1), by="pt-1", stage=4, reason="x")]
    assert decided(well(), tomorrow).to_stage == 2


# How much was done, and how it felt


@pytest.mark.parametrize("done, met", [(0.8, True), (0.79, False)])
def test_four_fifths_are_done_on_average(done: float, *, met: bool) -> None:
    items = [item(name, done=done) for name in MARKERS[1]]
    assert rule("advance-done", decided(well(items=items))).met is met


@pytest.mark.parametrize(
    "baseline, during, met",
    [
        (3, 3, True),
        (3, 4, False),
        (1, 2, True),
        (1, 3, False),
        (2, 3, True),
        (0, 1, True),
        (0, 2, False),
        (4, 5, True),
        (4, 6, False),
        (7, 8, True),
        (7, 9, False),
    ],
)
def test_pain_during_is_at_most_three_and_one_over_baseline_and_judged_by_change_from_four_on(
    baseline: int, during: int, *, met: bool
) -> None:
    decision = decided(
        changed(well(), 1, 2, 3, pain=pain(during)), pain={"now": baseline, "baseline": baseline}
    )
    assert rule("advance-pain-during", decision).met is met


@pytest.mark.parametrize("felt, met", [(4, True), (5, False)])
def test_the_next_morning_is_at_most_one_over_baseline(felt: float, *, met: bool) -> None:
    decision = decided(mornings(well(), felt, 1))
    assert rule("advance-morning", decision).met is met


def test_a_morning_that_was_not_told_is_not_calm() -> None:
    untold = [one for one in well() if not (one["kind"] == "morning" and one["on"] == str(DAY))]
    decision = decided(untold)
    assert not rule("advance-morning", decision).met
    assert decision.course is Course.HOLD


def test_of_two_mornings_the_higher_counts() -> None:
    assert not rule("advance-morning", decided(well(), [morning(99, DAY, 9)])).met


@pytest.mark.parametrize("effort, met", [(5, True), (5.5, False), (None, False)])
def test_effort_is_at_most_five_in_each_of_the_last_three(
    effort: float | None, *, met: bool
) -> None:
    assert rule("advance-effort", decided(changed(well(), 3, effort=effort))).met is met


@pytest.mark.parametrize(
    "site, met",
    [
        ({"before": 2, "after": 2, "later": 2}, True),
        ({"before": 2, "after": 1, "later": None}, True),
        ({"before": 1, "after": 2, "later": 1}, False),
        ({"before": 1, "after": 1, "later": 2}, False),
        ({"before": 1, "after": None, "later": 1}, False),
        ({"before": None, "after": 1, "later": 1}, False),
    ],
)
def test_the_furthest_symptom_did_not_move_away(site: dict[str, object], *, met: bool) -> None:
    documents = changed(well(), 1, 2, 3, site=site)
    assert rule("advance-site", decided(documents)).met is met


def test_a_symptom_that_is_further_away_than_three_sessions_ago_is_worse() -> None:
    documents = changed(well(), 1, site={"before": 2, "after": 2, "later": 2})
    assert not rule("advance-site", decided(documents)).met


# Done well


def quality(word: str, *names: str) -> list[Document]:
    return [item(name, quality=word) for name in names]


def test_quality_must_be_met_in_two_sessions_running() -> None:
    assert rule("advance-quality", decided(well())).met
    once = changed(well(), 2, items=quality("not-met", *MARKERS[1]))
    assert not rule("advance-quality", decided(once)).met


@pytest.mark.parametrize("word", ["not-met", "unknown"])
def test_what_was_not_told_was_not_shown(word: str) -> None:
    one, other = MARKERS[1]
    items = [item(one), item(other, quality=word)]
    decision = decided(changed(well(), 1, items=items))
    assert not rule("advance-quality", decision).met
    assert "Still to be shown: Pelvic tilt" in rule("advance-quality", decision).seen


def test_a_marker_that_is_held_back_is_read_on_another_exercise_of_its_stage_and_purpose() -> None:
    """Somebody who cannot kneel on all fours shows the neutral hold on another activation."""
    positions = ["supine", "side-lying", "prone", "sitting", "standing"]
    documents = well(stage=2, items=[item("supine-bridge"), item("side-clam")])
    decision = decided(documents, stage=2, positions=positions)
    assert "quad-neutral" in decision_impossible(positions)
    assert rule("advance-quality", decision).met


@pytest.mark.parametrize(
    "positions, asked",
    [
        (EVERY_WAY, [{"quad-neutral"}, {"supine-bridge"}]),
        (
            ["supine", "side-lying", "sitting", "standing"],
            [{"side-clam", "stand-wall-pelvic-tilt", "supine-dead-bug-arms"}, {"supine-bridge"}],
        ),
        (["side-lying", "hands-and-knees"], [{"quad-neutral"}]),
    ],
)
def test_the_next_programme_asks_for_what_shows_each_marker_or_stands_in_for_it(
    positions: list[str], asked: list[set[str]]
) -> None:
    """So that nobody waits for a marker that their programme never lets them show."""
    client = a_client(stage=2, positions=positions)
    found = to_show(chart_on(client, journal(), CATALOGUE, DAY))
    assert len(found) == len(asked)
    assert all(names >= wanted for names, wanted in zip(found, asked, strict=True))
    assert not any(names & decision_impossible(positions) for names in found)


def decision_impossible(positions: list[str]) -> set[str]:
    able = set(positions)
    return {
        name for name, exercise in CATALOGUE.exercises.items() if str(exercise.position) not in able
    }


def test_a_marker_that_nothing_can_show_is_left_to_the_clinician() -> None:
    positions = ["side-lying", "hands-and-knees"]
    decision = decided(well(stage=2, items=[item("supine-bridge")]), stage=2, positions=positions)
    assert "For your clinician to judge: Bridge" in rule("advance-quality", decision).seen
