"""Four weeks of sessions: forms, variety, carry-over, the lane beside, and days that change."""

from datetime import date, timedelta

import attrs
import pytest
from tests.records import DAY, OVERRIDE, a_client

from proneward.catalogue import load
from proneward.planning import BecauseKind, Plan, Session, plan
from proneward.planning.programme.make import session_days
from proneward.record import ClientRecord
from proneward.vocabulary import Decision, Lane, Position, Purpose

CATALOGUE = load()
RESPONDER = {
    "conditions": ["disc-herniation"],
    "findings": [{"id": "finding-dp-extension", "on": "2026-11-20"}],
}


def planned(client: ClientRecord, *, shown: tuple[str, ...] = ()) -> Plan:
    return plan(client, CATALOGUE, DAY, shown=shown)


def sessions_of(made: Plan) -> tuple[Session, ...]:
    assert made.programme is not None
    return made.programme.sessions


def ids(session: Session) -> set[str]:
    return {item.exercise.id for item in session.own_items}


def first_of_each_form(made: Plan) -> dict[str, Session]:
    found: dict[str, Session] = {}
    for session in sessions_of(made):
        found.setdefault(session.form, session)
    return found


def test_a_programme_has_four_weeks_of_the_agreed_days() -> None:
    made = planned(a_client(days_per_week=3))
    assert made.programme is not None
    assert [week.week for week in made.programme.weeks] == [1, 2, 3, 4]
    assert [[s.day for s in week.sessions] for week in made.programme.weeks] == [[1, 3, 5]] * 4
    assert sessions_of(made)[-1].on == DAY + timedelta(days=25)


@pytest.mark.parametrize(
    "days, spread",
    [(1, (1,)), (2, (1, 4)), (4, (1, 2, 4, 6)), (5, (1, 2, 3, 5, 6)), (7, tuple(range(1, 8)))],
)
def test_the_days_of_a_week_are_spread(days: int, spread: tuple[int, ...]) -> None:
    assert session_days(days) == spread


def test_two_forms_take_turns_and_two_others_follow_in_week_three() -> None:
    made = planned(a_client(days_per_week=7))
    forms = [session.form for session in sessions_of(made)]
    assert forms[:4] == ["A", "B", "A", "B"]
    assert set(forms[:14]) == {"A", "B"}
    assert set(forms[14:]) == {"C", "D"}


def test_later_forms_keep_two_exercises_and_bring_one_that_is_new() -> None:
    forms = first_of_each_form(planned(a_client()))
    done = ids(forms["A"]) | ids(forms["B"])
    assert len(ids(forms["C"]) & ids(forms["A"])) >= 2
    assert len(ids(forms["D"]) & ids(forms["B"])) >= 2
    assert ids(forms["C"]) - done


def test_what_is_carried_over_says_so() -> None:
    forms = first_of_each_form(planned(a_client()))
    kept = {
        item.exercise.id
        for item in forms["C"].items
        if BecauseKind.CARRY_OVER in {because.kind for because in item.because}
    }
    assert kept == ids(forms["C"]) & ids(forms["A"])


def test_every_item_says_why_it_is_there() -> None:
    made = planned(a_client(stage=5, props=["ball", "band", "block", "strap"], **RESPONDER))
    items = [item for session in sessions_of(made) for item in session.items]
    assert all(item.because and all(b.reason.strip() for b in item.because) for item in items)
    assert any(b.kind is BecauseKind.FAVOURED for item in items for b in item.because)


def test_a_healthy_beginner_starts_lying_on_the_back() -> None:
    first = sessions_of(planned(a_client()))[0]
    assert first.items[0].exercise.position is Position.SUPINE
    assert all(item.exercise.stage == 1 for item in first.items)


def test_a_session_opens_gently_and_ends_in_rest() -> None:
    for session in first_of_each_form(planned(a_client())).values():
        first, last = session.own_items[0], session.own_items[-1]
        assert BecauseKind.WARM_UP in {because.kind for because in first.because}
        assert last.exercise.purpose is Purpose.RELAXATION
        assert BecauseKind.REST in {because.kind for because in last.because}


def test_a_warm_up_opens_the_session_where_one_is_possible() -> None:
    made = planned(a_client(stage=4))
    assert sessions_of(made)[0].items[0].exercise.purpose is Purpose.WARM_UP


@pytest.mark.parametrize("minutes", [6, 9, 14, 25, 60])
def test_sessions_keep_within_the_minutes(minutes: int) -> None:
    made = planned(a_client(minutes_per_day=minutes, stage=3))
    assert all(session.minutes <= minutes for session in sessions_of(made))


def test_a_clinician_may_raise_the_number_of_exercises() -> None:
    signed = {key: OVERRIDE[key] for key in ("by", "licence", "on")}
    many = a_client(minutes_per_day=60, stage=3, max_exercises={"count": 9, **signed})
    assert max(len(s.own_items) for s in sessions_of(planned(many))) == 9
    assert (
        max(len(s.own_items) for s in sessions_of(planned(attrs.evolve(many, max_exercises=3))))
        == 3
    )


def test_a_raised_cap_counts_from_its_own_day_on() -> None:
    signed = {key: OVERRIDE[key] for key in ("by", "licence")}
    later = {"count": 8, "on": "2026-12-01", **signed}
    made = planned(a_client(minutes_per_day=60, stage=3, max_exercises=later))
    for session in sessions_of(made):
        assert len(session.own_items) == (8 if session.on >= date(2026, 12, 1) else 5)


def test_a_responder_gets_the_extension_lane_beside_the_session() -> None:
    session = sessions_of(planned(a_client(**RESPONDER)))[0]
    lane = session.items[-1]
    assert (lane.lane, lane.exercise.id, lane.times_per_day) == (
        Lane.EXTENSION,
        "prone-lying-pillow",
        6,
    )
    assert lane.because[0].kind is BecauseKind.LANE
    assert lane not in session.own_items


def test_the_lane_ends_on_the_day_its_finding_fades() -> None:
    early = RESPONDER | {"findings": [{"id": "finding-dp-extension", "on": "2026-10-20"}]}
    made = planned(a_client(**early))
    last_valid = date(2026, 10, 20) + timedelta(days=42)
    with_lane = [s.on for s in sessions_of(made) if s.items[-1].lane is Lane.EXTENSION]
    assert with_lane == [s.on for s in sessions_of(made) if s.on <= last_valid]
    assert len(with_lane) < len(sessions_of(made))


def test_an_override_that_ends_takes_its_exercise_out_of_the_sessions_that_follow() -> None:
    override = OVERRIDE | {"attribute": "flex-mid", "on": "2026-11-20", "review": "2026-12-01"}
    made = planned(
        a_client(conditions=["vertebral-fracture-healed"], overrides=[override], stage=1)
    )
    for session in sessions_of(made):
        for item in session.items:
            assert session.on <= date(2026, 12, 1) or not item.cleared.lifted


def test_who_cannot_lie_exercises_upright() -> None:
    made = planned(a_client(lies_on="nowhere", stage=2))
    items = [item for session in sessions_of(made) for item in session.items]
    assert {item.lane for item in items} == {Lane.UPRIGHT}
    assert {item.exercise.position for item in items} <= {Position.SITTING, Position.STANDING}


def test_early_pregnancy_without_a_date_covers_one_week_and_says_why() -> None:
    made = planned(a_client(conditions=["pregnancy-early"]))
    assert made.programme is not None
    assert len(made.programme.weeks) == 1
    assert any("one week" in words for words in made.screening.start.because)


def test_early_pregnancy_with_a_date_gets_other_sessions_from_that_day_on() -> None:
    late = date(2026, 12, 10)
    made = planned(
        a_client(conditions=[{"id": "pregnancy-early", "until": late.isoformat()}], stage=2)
    )
    before = {s.form for s in sessions_of(made) if s.on < late}
    after = {s.form for s in sessions_of(made) if s.on >= late}
    assert not before & after
    supine = {item.exercise.position for s in sessions_of(made) if s.on >= late for item in s.items}
    assert Position.SUPINE not in supine


def test_a_programme_ends_before_a_day_that_leaves_too_little_and_says_so() -> None:
    late = date(2026, 12, 10)
    made = planned(
        a_client(
            conditions=[{"id": "pregnancy-early", "until": late.isoformat()}],
            positions=["supine"],
        )
    )
    assert max(session.on for session in sessions_of(made)) < late
    assert made.notes
    assert str(late)[:4] in made.notes[0]


def test_timed_doses_grow_in_whole_minutes_into_the_time_that_is_left() -> None:
    walks = {
        item.hold_s
        for minutes in range(8, 20)
        for session in sessions_of(planned(a_client(minutes_per_day=minutes)))
        for item in session.items
        if item.exercise.id == "walk"
    }
    assert walks
    assert all(seconds is not None and 120 <= seconds <= 300 for seconds in walks)
    assert all(seconds is not None and seconds % 60 == 0 for seconds in walks)


def test_the_same_input_gives_the_same_plan() -> None:
    client = a_client(stage=4, props=["ball", "band"], conditions=["facet-pain"])
    one, other = planned(client), planned(client)
    assert one.programme == other.programme
    assert one.left_out == other.left_out


def test_a_need_opens_when_its_easier_exercise_was_shown() -> None:
    def limit_of(made: Plan, exercise: str) -> str | None:
        return next((str(o.limit) for o in made.left_out if o.exercise == exercise), None)

    client = a_client(stage=5, props=["ball"])
    assert limit_of(planned(client), "ball-alt-leg-hands-off") == "need"
    shown = planned(client, shown=("ball-alt-leg-hands-down",))
    assert limit_of(shown, "ball-alt-leg-hands-off") != "need"


def test_a_lock_gives_no_programme() -> None:
    made = planned(a_client(conditions=["radiculopathy-progressive"]))
    assert made.screening.decision is Decision.LOCKED
    assert (made.programme, made.left_out, made.relax, made.value) == (None, (), (), 0)


def test_sessions_that_are_alike_share_one_name() -> None:
    """Where little is possible, the client learns one session, not four of the same."""
    made = planned(a_client(positions=["standing"], lies_on="nowhere", stage=1))
    by_form: dict[str, set[tuple[object, ...]]] = {}
    for session in sessions_of(made):
        asked = tuple((i.exercise.id, i.sets, i.reps, i.hold_s) for i in session.items)
        by_form.setdefault(session.form, set()).add(asked)
    contents = [frozenset(asked) for asked in by_form.values()]
    assert len(contents) == len(set(contents))
    assert all(len(asked) == 1 for asked in contents)


def test_nobody_opens_with_the_end_of_a_movement_where_something_gentler_may_open() -> None:
    ends = {"ext-end", "flex-end", "rot-end"}
    upright = {"positions": ["sitting", "standing"], "lies_on": "nowhere", "stage": 2}
    for session in sessions_of(planned(a_client(**upright))):
        assert not ends & session.items[0].exercise.attributes


def test_where_only_the_end_of_a_movement_may_open_it_does() -> None:
    """A plan with a strong opening is better than none; its cautions stand beside it."""
    standing = {"positions": ["standing"], "lies_on": "nowhere", "stage": 2, "lacks": ["wall"]}
    made = planned(a_client(**standing))
    assert sessions_of(made)[0].items[0].exercise.id == "stand-back-ext"


def test_after_a_change_the_new_sessions_stay_for_two_weeks() -> None:
    """Nobody learns sessions on Saturday that others replace on Tuesday."""
    late = {"id": "pregnancy-early", "until": "2026-12-05"}
    made = planned(a_client(conditions=[late], stage=2, days_per_week=7))
    after = [session.form for session in sessions_of(made) if session.on >= date(2026, 12, 5)]
    assert len(set(after[:10])) == 2
