"""Locks, questions, reviews, and the name of a decision."""

from datetime import date, timedelta

import pytest
from tests.journals import Document, entry_id, item, journal, morning, told, well
from tests.records import ALL_WELL, DAY, a_client
from tests.reviews import CATALOGUE, decided, red, rule

from proneward.progression import Course, chart_on, review

YESTERDAY = DAY - timedelta(days=1)
LEG = ("ces1", "ces2", "ces3", "ces4", "ces5")


# Locks, questions, reviews


def at(hour: int) -> str:
    return f"{DAY}T{hour:02}:00:00Z"


def yes_to(*names: str) -> Document:
    return {"kind": "answers", "answers": dict.fromkeys(names, "yes")}


def yes(*names: str, number: int = 600) -> list[Document]:
    return [told(number, "answers", DAY, answers=dict.fromkeys(names, "yes"))]


def test_a_red_flag_stops_and_outranks_everything() -> None:
    decision = decided(red(1, 2), yes("ces1"))
    assert (decision.course, decision.locked) == (Course.STOP, True)
    assert decision.to_stage == decision.from_stage
    assert rule("regress-red-days", decision).met
    assert str(decision.referral.urgency) == "emergency"
    assert decision.steps == ()


def test_a_later_no_does_not_unlock_and_a_clinician_does() -> None:
    no = [told(601, "answers", DAY, answers={"ces1": "no"})]
    assert decided(well(), yes("ces1"), no).locked
    taken_back = [told(602, "correction", DAY, of=yes("ces1")[0]["id"], entry=None)]
    assert decided(well(), yes("ces1"), taken_back).locked
    unlock = [told(603, "unlock", DAY, by="pt-1", reason="examined; no sign")]
    unlock[0]["at"] = f"{DAY}T18:00:00Z"
    assert not decided(well(), yes("ces1"), unlock).locked


def test_a_yes_after_the_unlocking_locks_again() -> None:
    unlock = [told(603, "unlock", YESTERDAY, by="pt-1", reason="examined; no sign")]
    assert decided(well(), unlock, yes("ces1")).locked


def test_no_correction_lifts_a_stop_and_a_clinician_who_unlocks_does() -> None:
    wrong = yes("ces1")
    inner = {"kind": "answers", "answers": {"ces1": "no"}}
    for author in ("client", "pt-1"):
        corrected = told(604, "correction", DAY, by=author, of=wrong[0]["id"], entry=inner)
        assert decided(well(), wrong, [corrected]).locked
    twice = [
        told(601, "answers", DAY, answers={"ces1": "no"}),
        {**told(602, "correction", DAY, of=entry_id(601), entry=yes_to("ces1")), "at": at(10)},
        {**told(603, "correction", DAY, of=entry_id(601), entry=inner), "at": at(11)},
    ]
    assert decided(well(), twice).locked
    unlock = {**told(609, "unlock", DAY, by="pt-1", reason="a slip of the finger"), "at": at(18)}
    assert not decided(well(), twice, [unlock]).locked


def test_a_follow_up_that_eases_counts_only_where_it_came_with_the_worry() -> None:
    later = [{**told(610, "answers", DAY, answers={"ces5-known": "yes"}), "at": at(15)}]
    assert decided(well(), yes("ces5"), later).locked
    together = [told(611, "answers", DAY, answers={"ces5": "yes", "ces5-known": "yes"})]
    assert not decided(well(), together).locked


def test_an_answer_of_the_record_locks_until_a_clinician_unlocks_it() -> None:
    answers = {**ALL_WELL, "vascular": "yes"}
    assert decided(well(), answers=answers).locked
    unlock = [told(603, "unlock", DAY, by="pt-1", reason="seen in hospital")]
    assert not decided(well(), unlock, answers=answers).locked


def test_a_condition_that_is_told_counts_from_its_day() -> None:
    told_ = [
        told(
            605, "condition", DAY, by="pt-1", condition="radiculopathy-progressive", status="active"
        )
    ]
    assert decided(well(), told_).locked


STENOSIS = "stenosis"


def ended(on: date) -> list[Document]:
    return [told(604, "condition", on, by="pt-1", condition=STENOSIS, status="resolved")]


def held(*documents: list[Document]) -> list[str]:
    """What somebody has after that was told, whose record of two days ago says a stenosis."""
    client = a_client(conditions=[STENOSIS])
    return [
        one.id for one in chart_on(client, journal(*documents), CATALOGUE, DAY).client.conditions
    ]


def test_a_condition_is_held_until_a_clinician_says_after_the_record_that_it_ended() -> None:
    assert held() == [STENOSIS]
    assert held(ended(DAY)) == []


def test_a_record_that_was_written_after_a_condition_ended_says_that_it_is_back() -> None:
    assert held(ended(DAY - timedelta(days=3))) == [STENOSIS]


def test_what_is_open_is_a_clinicians_to_look_at() -> None:
    unsure = [told(606, "answers", DAY, answers={"cancer": "unknown"})]
    decision = decided(well(), unsure)
    assert decision.course is Course.REVIEW
    assert rule("review-clinician", decision).met


def test_while_a_leg_is_involved_the_questions_are_asked_every_week() -> None:
    site = {"before": 3, "after": 3, "later": 3}
    old = {"answered_on": (DAY - timedelta(days=8)).isoformat()}
    decision = decided(well(site=site), **old)
    assert not rule("advance-leg-questions", decision).met
    assert decision.course is Course.HOLD
    asked = [told(607, "answers", DAY, answers=dict.fromkeys(LEG, "no"))]
    assert decided(well(site=site), asked, **old).course is Course.ADVANCE


def test_answers_of_more_than_a_week_ago_do_not_clear_an_involved_leg() -> None:
    site = {"before": 3, "after": 3, "later": 3}
    old = (DAY - timedelta(days=20)).isoformat()
    asked = [told(607, "answers", DAY - timedelta(days=8), answers=dict.fromkeys(LEG, "no"))]
    decision = decided(well(site=site), asked, answered_on=old)
    assert not rule("advance-leg-questions", decision).met
    assert decision.course is Course.HOLD


@pytest.mark.parametrize("weeks, due", [(6, True), (5, False)])
def test_every_six_weeks_a_clinician_looks(weeks: int, *, due: bool) -> None:
    first = [told(700, "note", DAY - timedelta(weeks=weeks), text="begun")]
    decision = decided(well(), first)
    assert rule("review-six-weeks", decision).met is due
    assert (decision.course is Course.REVIEW) is due
    looked = [
        told(
            701,
            "approval",
            DAY - timedelta(days=20),
            by="pt-1",
            of="0123456789",
            verdict="approved",
        )
    ]
    assert decided(well(), first, looked).course is Course.ADVANCE


def test_a_change_that_matters_is_no_reason_to_look_anew() -> None:
    first = DAY - timedelta(weeks=6)
    measured = [
        told(700, "measure", first, measure="rmdq", score=14),
        told(701, "measure", DAY, measure="rmdq", score=6),
    ]
    decision = decided(well(), measured)
    assert not rule("review-no-change", decision).met
    assert "Roland" in rule("review-no-change", decision).seen
    assert rule("review-no-change", decided(well(), measured[:1])).met


def test_after_a_declined_proposal_the_count_begins_anew() -> None:
    declined = [told(702, "approval", DAY, by="pt-1", of="0123456789", verdict="declined")]
    decision = decided(well(), declined)
    assert decision.course is Course.HOLD
    assert rule("advance-sessions", decision).seen.startswith("0 ")


def test_the_questions_are_due_after_a_change_of_stage() -> None:
    at_two = [told(500, "stage", DAY, by="pt-1", stage=2, reason="approved")]
    old = (DAY - timedelta(days=5)).isoformat()
    assert rule("ask-questions", decided(well(), at_two, answered_on=old)).met
    assert not rule("ask-questions", decided(well(), answered_on=old)).met
    asked = [told(608, "answers", DAY, answers=ALL_WELL)]
    assert not rule("ask-questions", decided(well(), at_two, asked, answered_on=old)).met


def test_above_the_last_stage_there_is_nothing() -> None:
    documents = well(stage=5, items=[item("ball-prone-balance")])
    decision = decided(documents, stage=5, props=["ball", "band"])
    assert decision.course is Course.HOLD
    assert rule("advance-next-stage", decision).seen == "This is the last stage"


def test_a_stage_that_belongs_to_another_way_up_is_not_proposed() -> None:
    """Who may not lie on their back climbs upright until the stage of exercises face down."""
    positions = ["prone", "sitting", "standing"]
    decision = decided(well(stage=2), stage=2, positions=positions)
    assert rule("advance-next-stage", decision).seen == "Another way up begins there"
    assert not rule("advance-next-stage", decision).met
    assert (decision.course, decision.to_stage) == (Course.HOLD, 2)


def test_a_decision_has_one_id_for_one_client_day_catalogue_and_journal() -> None:
    first = decided(well())
    assert (
        first.id == decided(well()).id == decided(well(), [morning(99, DAY + timedelta(days=1))]).id
    )
    others = [decided(well(), [morning(99, DAY)]).id, decided(well(), age=41).id]
    others.append(review(a_client(), journal(well()), CATALOGUE, YESTERDAY).id)
    assert len({first.id, *others}) == 4
