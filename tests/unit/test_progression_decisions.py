"""The extension lane, easier and harder forms, replay, and what is printed."""

from datetime import timedelta

import attrs
import pytest
from tests.journals import MARKERS, Document, item, journal, session, told, well
from tests.records import DAY, a_client

from proneward.catalogue import load
from proneward.progression import Course, LaneCourse, ReviewDecision, chart_on, document, review
from proneward.progression.practice import Spread

CATALOGUE = load()
YESTERDAY = DAY - timedelta(days=1)
RESPONDS = {
    "conditions": ["disc-herniation"],
    "findings": [{"id": "finding-dp-extension", "on": "2026-11-10"}],
    "extension_step": 2,
}
NEARER = {"before": 3, "after": 2, "later": 2}
SAME = {"before": 2, "after": 2, "later": 2}
FURTHER = {"before": 2, "after": 3, "later": 3}


def decided(*documents: list[Document], **record: object) -> ReviewDecision:
    return review(a_client(**record), journal(*documents), CATALOGUE, DAY)


def lane(*sites: dict[str, int], after: float = 2, step: int = 2) -> list[Document]:
    """Days of the lane, the last one yesterday, each with its furthest symptom."""
    count = len(sites)
    return [
        session(
            place,
            YESTERDAY - timedelta(days=count - place),
            site=site,
            extension_step=step,
            pain={"before": 3, "during": 3, "after": after},
        )
        for place, site in enumerate(sites, start=1)
    ]


@pytest.mark.parametrize(
    "sites, after, course, to",
    [
        ([NEARER, NEARER], 3, LaneCourse.STEP_UP, 3),
        ([SAME, SAME], 2, LaneCourse.STEP_UP, 3),
        ([NEARER, SAME], 2, LaneCourse.STEP_UP, 3),
        ([SAME, SAME], 3, LaneCourse.REPEAT, 2),
        ([NEARER], 2, LaneCourse.REPEAT, 2),
        ([NEARER, FURTHER], 2, LaneCourse.STOP, None),
        ([FURTHER, NEARER, NEARER], 2, LaneCourse.STOP, None),
    ],
)
def test_the_lane_steps_up_repeats_or_stops(
    sites: list[dict[str, int]], after: float, course: LaneCourse, to: int | None
) -> None:
    decision = decided(lane(*sites, after=after), **RESPONDS)
    assert decision.lane
    assert (decision.lane.course, decision.lane.step_from, decision.lane.step_to) == (course, 2, to)
    assert decision.proposal is (course is LaneCourse.STEP_UP)


def test_who_has_no_lane_has_no_decision_about_it() -> None:
    assert decided(well()).lane is None
    assert document(decided(well()))["lane"] is None


def test_what_is_printed_of_the_lane_says_the_step_now_and_the_step_next() -> None:
    up, stopped = decided(lane(SAME, SAME), **RESPONDS), decided(lane(FURTHER), **RESPONDS)
    assert document(up)["lane"] == {"step_from": 2, "step_to": 3, "decision": "step-up"}
    assert document(stopped)["lane"] == {"step_from": 2, "step_to": None, "decision": "stop"}


def test_symptoms_that_spread_in_the_lane_hold_back_its_direction_at_once() -> None:
    chart = chart_on(a_client(**RESPONDS), journal(lane(FURTHER)), CATALOGUE, DAY)
    assert {one.id for one in chart.client.findings} == {"finding-ext-peripheralises"}
    assert not chart.screening.start.extension_lane


def test_only_a_later_test_of_a_clinician_opens_the_direction_again() -> None:
    retest = [told(90, "finding", DAY, by="pt-1", finding="finding-dp-extension")]
    chart = chart_on(a_client(**RESPONDS), journal(lane(FURTHER), retest), CATALOGUE, DAY)
    assert [one.id for one in chart.client.findings] == ["finding-dp-extension"]


def test_bending_forward_that_spreads_symptoms_is_held_back_too() -> None:
    spread = [session(1, YESTERDAY, items=[item("supine-double-knee-chest")], site=FURTHER)]
    chart = chart_on(a_client(), journal(spread), CATALOGUE, DAY)
    assert {one.id for one in chart.client.findings} == {"finding-flex-peripheralises"}


def test_the_highest_step_does_not_go_higher() -> None:
    last = lane(NEARER, NEARER, step=6)
    found = decided(last, **{**RESPONDS, "extension_step": 6})
    assert found.lane is None or found.lane.course is not LaneCourse.STEP_UP


def test_a_lock_stops_the_lane_too() -> None:
    lock = [told(90, "answers", DAY, answers={"ces2": "yes"})]
    decision = decided(lane(NEARER, NEARER), lock, **RESPONDS)
    assert decision.lane
    assert decision.lane.course is LaneCourse.STOP
    assert not decision.proposal


def test_nothing_answered_is_no_spread_and_no_ease() -> None:
    chart = chart_on(a_client(), journal([session(1, YESTERDAY, site={}, pain={})]), CATALOGUE, DAY)
    (practice,) = chart.practices
    assert practice.spread is Spread.UNKNOWN
    assert not practice.eased
    assert not practice.site_held


# Inside the stage


def test_what_is_done_wholly_and_well_twice_is_made_harder_one_at_a_time() -> None:
    decision = decided(well(stage=2), stage=2)
    (step,) = decision.steps
    assert step.harder
    assert step.exercise in MARKERS[2]
    assert step.to in CATALOGUE.exercises[step.exercise].harder
    assert CATALOGUE.exercises[step.to].name in step.reason


@pytest.mark.parametrize("stopped", ["pain", "symptoms"])
def test_what_was_stopped_for_pain_or_symptoms_is_made_easier(stopped: str) -> None:
    items = [item("quad-arm-raise", stopped_for=stopped), item("supine-bridge")]
    decision = decided(well(stage=2, items=items), stage=2, props=["block"])
    assert [(step.exercise, step.harder) for step in decision.steps] == [("quad-arm-raise", False)]


@pytest.mark.parametrize("stopped", ["time", "other", None])
def test_what_was_stopped_for_another_reason_is_not(stopped: str | None) -> None:
    items = [item("quad-arm-raise", stopped_for=stopped, done=0.5, quality="unknown")]
    assert decided(well(stage=2, items=items), stage=2).steps == ()


def test_what_the_catalogue_has_lost_since_has_no_easier_form_and_hides_no_other() -> None:
    """A journal outlives its catalogue: an exercise that was taken out is passed over."""
    gone = "supine-supported-bridge-block"
    items = [item(name, stopped_for="pain") for name in (gone, "quad-arm-raise")]
    left = {name: one for name, one in CATALOGUE.exercises.items() if name != gone}
    lost = attrs.evolve(CATALOGUE, exercises=left)
    decision = review(a_client(stage=2), journal(well(stage=2, items=items)), lost, DAY)
    assert [(step.exercise, step.to) for step in decision.steps] == [
        ("quad-arm-raise", "quad-neutral")
    ]


@pytest.mark.parametrize(
    "stage, name, easier, differs",
    [
        (3, "prone-forehead-block", "prone-lying-pillow", "another support"),
        (3, "prone-towel-ankles-lift", "prone-curl-double", "another load"),
        (2, "quad-arm-raise", "quad-neutral", "another hold"),
    ],
)
def test_the_client_reads_the_one_thing_that_an_easier_form_changes(
    stage: int, name: str, easier: str, differs: str
) -> None:
    items = [item(name, stopped_for="pain")]
    decision = decided(well(stage=stage, items=items), stage=stage, props=["towel", "block"])
    (step,) = decision.steps
    assert step.to == easier
    assert differs in step.reason


def test_after_a_red_day_everything_that_can_be_easier_is() -> None:
    items = [item("supine-bridge-march"), item("quad-leg-slide")]
    documents = well(stage=2, items=items)
    documents[-2] = {**documents[-2], "pain": {"before": 3, "during": 8, "after": 4}}
    decision = decided(documents, stage=2)
    assert decision.steps
    assert not any(step.harder for step in decision.steps)
    assert "too much pain" in decision.steps[0].reason


def test_nothing_is_made_harder_while_the_mornings_are_not_calm() -> None:
    documents = [one for one in well(stage=2) if one["kind"] == "session"]
    assert decided(documents, stage=2).steps == ()


# Replay and print


def test_an_old_day_gives_the_decision_of_that_day() -> None:
    client, whole = a_client(), journal(well(12))
    early = review(client, journal(well(12)[:15]), CATALOGUE, DAY - timedelta(days=5))
    later = review(client, whole, CATALOGUE, DAY - timedelta(days=5))
    assert early.course is later.course
    assert [one.seen for one in early.because] == [one.seen for one in later.because]


def test_the_upright_ladder_has_three_stages() -> None:
    upright = {"positions": ["sitting", "standing"], "lies_on": "nowhere"}
    items = [item("stand-hip-hinge")]
    decision = decided(well(stage=3, items=items), stage=3, **upright)
    assert (decision.course, decision.from_stage) == (Course.HOLD, 3)
    seated = [item("sit-pelvic-tilt"), item("sit-tall-squeeze")]
    assert decided(well(items=seated), **upright).to_stage == 2


def test_the_document_has_every_key_of_the_contract() -> None:
    printed = document(decided(well()))
    assert printed["decision"] == "advance"
    assert printed.keys() >= {
        *("id", "client", "on", "catalogue", "decision", "from_stage", "to_stage", "lane"),
        *("locked", "referral", "proposal", "because"),
    }
    first = printed["because"]
    assert isinstance(first, list)
    assert first[0].keys() >= {"rule", "reason", "evidence", "met", "seen", "needed", "sources"}


def test_a_measure_that_makes_no_sense_is_no_change() -> None:
    start = told(1, "note", DAY - timedelta(weeks=7), text="begun")
    measured = [
        told(2 + n, "measure", DAY - timedelta(days=n), measure="rmdq", score=score)
        for n, score in enumerate((14, 99))
    ]
    decision = decided(well(first_id=50), [start, *measured])
    assert decision.course is Course.REVIEW


def test_a_clinics_own_numbers_count() -> None:
    rules = dict(CATALOGUE.progression)
    stricter = rules["advance-sessions"]
    threshold = attrs.evolve(stricter.thresholds["sessions"], value=12)
    rules["advance-sessions"] = attrs.evolve(
        stricter,
        thresholds={**stricter.thresholds, "sessions": threshold, "never_under": threshold},
    )
    client = a_client(days_per_week=7)
    assert review(client, journal(well()), CATALOGUE, DAY).course is Course.ADVANCE
    assert review(client, journal(well()), CATALOGUE, DAY, rules=rules).course is Course.HOLD
