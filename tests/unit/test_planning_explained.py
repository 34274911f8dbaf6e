"""What is left out, what would have to give, and the wire shape of a plan."""

from datetime import date

import pytest
from tests.records import ALL_WELL, DAY, a_client

from proneward.catalogue import load
from proneward.planning import Plan, document, plan
from proneward.vocabulary import Decision, Limit

CATALOGUE = load()


def planned(**changed: object) -> Plan:
    return plan(a_client(**changed), CATALOGUE, DAY)


def limits(made: Plan) -> dict[str, Limit]:
    return {out.exercise: out.limit for out in made.left_out}


def test_every_cleared_exercise_is_planned_or_left_out_with_a_limit() -> None:
    made = planned(stage=3, props=["block"], conditions=["facet-pain"])
    assert made.programme is not None
    planned_ids = {item.exercise.id for s in made.programme.sessions for item in s.items}
    cleared = set(document(made)["cleared"])  # type: ignore[call-overload]  # a list of ids
    assert planned_ids | limits(made).keys() == cleared
    assert not planned_ids & limits(made).keys()


def test_each_limit_is_named() -> None:
    made = planned(
        positions=["supine", "side-lying", "prone", "standing"],
        stage=2,
        lacks=["wall"],
        minutes_per_day=9,
    )
    found = limits(made)
    assert found["quad-neutral"] is Limit.POSITION
    assert found["supine-bridge-block-squeeze"] is Limit.PROP
    assert found["stand-wall-squat"] is Limit.PROP
    assert found["prone-lying"] is Limit.STAGE
    assert Limit.RANK in found.values()
    assert limits(planned(lies_on="bed"))["supine-heel-slide"] is Limit.SURFACE
    assert limits(planned(stage=5, props=["ball"]))["ball-alt-leg-hands-off"] is Limit.NEED


def test_an_exercise_too_long_for_the_day_is_left_out_for_its_minutes() -> None:
    found = limits(planned(minutes_per_day=4))
    assert found["supine-drawing-in"] is Limit.MINUTES
    assert limits(planned(minutes_per_day=15))["supine-drawing-in"] is Limit.RANK


def test_where_no_session_fits_the_minutes_are_what_leaves_everything_out() -> None:
    made = planned(minutes_per_day=3)
    assert {limits(made)[one.exercise.id] for one in made.screening.eligible} == {Limit.MINUTES}


def test_too_few_minutes_name_the_fewest_that_serve() -> None:
    made = planned(minutes_per_day=3)
    assert (made.screening.decision, made.programme) == (Decision.PROGRAMME, None)
    (give,) = made.relax
    assert give.limit is Limit.MINUTES
    minutes = int(give.to)
    assert planned(minutes_per_day=minutes).programme is not None
    assert planned(minutes_per_day=minutes - 1).programme is None


def test_too_few_positions_name_the_one_that_serves_best() -> None:
    made = planned(positions=["kneeling"])
    assert made.screening.decision is Decision.NEEDS_CLINICIAN
    (give,) = made.relax
    assert (give.limit, give.to) == (Limit.POSITION, "supine")
    assert planned(positions=["kneeling", give.to]).programme is not None


def test_a_missing_chair_is_named_where_only_sitting_is_possible() -> None:
    made = planned(positions=["sitting"], lacks=["chair"], lies_on="nowhere", stage=2)
    assert made.programme is None
    named = {(give.limit, give.to) for give in made.relax}
    assert named & {(Limit.PROP, "chair"), (Limit.POSITION, "standing")}


def test_a_surface_is_named_where_there_is_nowhere_to_lie() -> None:
    made = planned(positions=["supine", "prone"], lies_on="nowhere")
    assert {give.limit for give in made.relax} == {Limit.SURFACE}
    on_a_bed = planned(positions=["hands-and-knees", "kneeling"], lies_on="bed", stage=2)
    assert on_a_bed.programme is None
    assert on_a_bed.relax


def test_minutes_and_a_position_may_both_have_to_give() -> None:
    made = planned(positions=["kneeling"], minutes_per_day=3)
    assert {give.limit for give in made.relax} == {Limit.MINUTES, Limit.POSITION}


def test_what_screening_withholds_is_never_offered() -> None:
    made = planned(conditions=["orthopnoea", "aaa"], positions=["prone", "supine"])
    assert made.programme is None
    for give in made.relax:
        assert give.limit in {Limit.MINUTES, Limit.POSITION, Limit.PROP, Limit.SURFACE}
        assert give.to not in {"supine", "prone"}


def test_where_a_clinician_decides_first_no_minutes_are_blamed() -> None:
    answers = {key: answer for key, answer in ALL_WELL.items() if key != "dvt"}
    made = planned(answers=answers)
    assert made.programme is None
    assert not {Limit.MINUTES, Limit.RANK} & set(limits(made).values())


def test_an_open_question_offers_nothing_to_relax() -> None:
    answers = {key: answer for key, answer in ALL_WELL.items() if key != "ces1"}
    made = planned(answers=answers, positions=["kneeling"])
    assert made.relax == ()


def test_nothing_helps_where_nothing_is_cleared() -> None:
    override_free = planned(conditions=["radiculopathy-progressive"])
    assert override_free.relax == ()


def test_the_document_has_the_shape_of_the_contract() -> None:
    made = document(planned(conditions=["disc-herniation"]))
    assert list(made)[-6:] == ["programme", "left_out", "relax", "value", "bound", "gap"]
    programme = made["programme"]
    assert isinstance(programme, dict)
    session = programme["weeks"][0]["sessions"][0]
    assert list(session) == ["day", "minutes", "position_changes", "items"]
    assert list(session["items"][0]) == [
        *("exercise", "lane", "position", "times_per_day", "sets", "reps", "hold_s", "side"),
        "because",
    ]
    assert (made["bound"], made["gap"]) == (None, None)
    assert made["relax"] == []


@pytest.mark.parametrize("minutes", [3, 15])
def test_a_plan_without_a_programme_says_null(minutes: int) -> None:
    made = document(planned(minutes_per_day=minutes))
    assert (made["programme"] is None) == (minutes == 3)


def test_notes_of_the_plan_stand_among_the_reasons_of_the_start() -> None:
    held = [{"id": "pregnancy-early", "until": date(2026, 12, 10).isoformat()}]
    made = document(planned(conditions=held, positions=["supine"]))
    start = made["start"]
    assert isinstance(start, dict)
    assert any("ends before 10 December 2026" in because["reason"] for because in start["because"])


def test_the_exact_engine_proves_its_bound() -> None:
    made = plan(a_client(), CATALOGUE, DAY, exact=True)
    assert made.bound is not None
    assert made.value == made.bound
    assert made.gap == 0


def test_nothing_is_offered_where_no_limit_is_what_stands_in_the_way() -> None:
    made = planned(
        conditions=["orthopnoea", "fusion-0-12w"],
        other_conditions=["something nobody has mapped"],
    )
    assert made.screening.decision is Decision.NEEDS_CLINICIAN
    assert made.relax == ()
