"""What of a plan comes to stand on paper; its builders serve the tests of the reasons too."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from tests.records import DAY, KNOWN, OVERRIDE, a_document
from tests.unit.test_handout_pages import pages_of

from proneward.catalogue import load
from proneward.exchange.handout import (
    HANDOUT_WORDS,
    NOTICE_WORDS,
    Clinic,
    Desk,
    Handout,
    HandoutItem,
    Paper,
    handout_of,
    render,
)
from proneward.exchange.handout.compose.items import dose_words, item_row
from proneward.planning import Item, Plan, Programme, Session, Week, plan
from proneward.record import client_from, read_client
from proneward.vocabulary import Side, Strength

CATALOGUE = load()
EXAMPLES = Path(__file__).parents[2] / "examples" / "clients"
CLINIC = Clinic(name="Example clinic", phone="000 000 000", emergency_number="112")
LIFTED = OVERRIDE | {"attribute": "ext-small", "reason": "Two minutes flat without symptoms."}


def planned(**changed: object) -> Plan:
    """Plan for a well adult, something changed."""
    return plan(client_from(a_document(**changed), KNOWN, "example"), CATALOGUE, DAY)


@cache
def example(name: str) -> Plan:
    return plan(read_client(EXAMPLES / f"{name}.yaml", KNOWN), CATALOGUE, DAY)


def handout(made: Plan, desk: Desk | None = None) -> Handout:
    document = handout_of(made, desk or Desk(clinic=CLINIC))
    assert isinstance(document, Handout)
    return document


def words() -> dict[str, str]:
    return dict(CATALOGUE.words["handout"])


def rows(document: Handout) -> Iterator[HandoutItem]:
    for session in document.sessions:
        for block in session.blocks:
            yield from block.items


def sessions_of(made: Plan) -> tuple[Session, ...]:
    assert made.programme is not None
    return made.programme.sessions


def a_week(number: int, held: Iterable[Session]) -> Week:
    """Give a week of sessions, each on the next of its days."""
    first = DAY + timedelta(days=7 * (number - 1))
    dated = (attrs.evolve(s, on=first + timedelta(days=n), day=n + 1) for n, s in enumerate(held))
    return Week(week=number, sessions=tuple(dated))


def with_weeks(made: Plan, *weeks: tuple[Session, ...]) -> Plan:
    """Give the same plan with weeks of other sessions."""
    numbered = (a_week(number, held) for number, held in enumerate(weeks, start=1))
    return attrs.evolve(made, programme=Programme(weeks=tuple(numbered)))


def an_item() -> Item:
    return sessions_of(example("facet-pain"))[0].items[0]


# ---- sessions --------------------------------------------------------------------------


def test_sessions_that_take_turns_stand_once_each_with_their_weeks() -> None:
    told = [(s.title, s.when, len(s.boxes)) for s in handout(example("facet-pain")).sessions]
    assert told == [
        ("Session A", "Weeks 1 to 2, in turn with session B.", 2),
        ("Session B", "Weeks 1 to 2, in turn with session A.", 2),
        ("Session C", "Weeks 3 to 4, in turn with session D.", 2),
        ("Session D", "Weeks 3 to 4, in turn with session C.", 2),
    ]


def test_sessions_that_are_alike_in_all_but_their_letter_stand_once() -> None:
    made = example("facet-pain")
    first = sessions_of(made)[0]
    [session] = handout(with_weeks(made, (first, attrs.evolve(first, form="B")))).sessions
    assert session.title == "Your session"
    assert session.when == "Week 1, every session."


def test_one_session_for_four_weeks_has_a_line_of_boxes_for_each() -> None:
    [session] = handout(planned(positions=["sitting", "standing"], lies_on="nowhere")).sessions
    assert (session.when, len(session.boxes)) == ("Weeks 1 to 4, every session.", 4)


def test_a_session_done_with_more_care_on_other_days_stands_apart() -> None:
    made = example("facet-pain")
    first = sessions_of(made)[0]
    eased = attrs.evolve(first.items[0].cleared, cautions=())
    other = attrs.evolve(
        first, form="B", items=(attrs.evolve(first.items[0], cleared=eased), *first.items[1:])
    )
    assert first.items[0].cautions
    assert len(handout(with_weeks(made, (first, other))).sessions) == 2


def test_a_session_of_one_week_says_its_week() -> None:
    whens = [session.when for session in handout(planned(days_per_week=1)).sessions]
    assert whens == [f"Week {week}, every session." for week in range(1, 5)]


def test_a_session_says_every_other_with_which_it_takes_turns() -> None:
    made = example("facet-pain")
    by_form = {session.form: session for session in sessions_of(made)}
    [first, *_] = handout(with_weeks(made, tuple(by_form.values()))).sessions
    assert first.when == "Week 1, in turn with sessions B, C and D."


def test_a_turn_is_announced_where_the_position_changes_and_numbers_run_on() -> None:
    session = handout(example("facet-pain")).sessions[0]
    assert [(b.heading, b.turn) for b in session.blocks] == [
        ("On your front", False),
        ("Come up onto your knees", True),
        ("Roll onto your back", True),
    ]
    assert [item.number for b in session.blocks for item in b.items] == [1, 2, 3, 4, 5]


def test_the_extension_lane_stands_apart_and_says_how_often() -> None:
    document = handout(example("disc-responder"))
    [lane] = document.several_times_a_day
    assert lane.times_per_day > 1
    assert lane.dose_detail == f"{lane.times_per_day} times a day"
    assert lane.because[0].startswith("Bending backward eases your symptoms.")
    assert lane.name not in {item.name for item in rows(document)}


# ---- what stands at the top ------------------------------------------------------------


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"days_per_week": 1}, "Once a week. On the floor or a mat."),
        ({"days_per_week": 3}, "3 days a week. On the floor or a mat."),
        ({"days_per_week": 7, "lies_on": "bed"}, "Every day. On a firm bed."),
    ],
)
def test_the_lead_says_how_often_and_where(changed: dict[str, object], said: str) -> None:
    document = handout(planned(**changed))
    assert document.lead == (said, "From 24 November 2026, for 4 weeks.")


def test_a_programme_of_one_week_says_so() -> None:
    made = example("facet-pain")
    document = handout(with_weeks(made, sessions_of(made)[:2]))
    assert document.lead[1] == "From 24 November 2026, for one week."


def test_the_title_is_the_minutes_of_the_longest_session() -> None:
    """Two hours a day were agreed; nobody is told to exercise for two hours."""
    made = planned(minutes_per_day=120)
    longest = max(session.minutes for session in sessions_of(made))
    assert handout(made).title == f"Your {longest} minutes a day"
    assert longest < 60


def test_getting_down_from_standing_is_not_called_a_roll() -> None:
    made = planned(stage=3, conditions=["stoma"])
    turns = [
        (before.items[-1].position_name, block.heading)
        for session in handout(made).sessions
        for before, block in pairwise(session.blocks)
    ]
    down = [heading for before, heading in turns if before in {"Standing", "Sitting"}]
    assert down
    assert not any(heading.startswith("Roll") for heading in down)


def test_what_the_desk_adds_stands_on_the_handout() -> None:
    desk = Desk(clinic=CLINIC, paper=Paper.LETTER, approved_by="Example clinician")
    document = handout(example("stoma"), desk)
    assert (document.clinic, document.paper) == (CLINIC, Paper.LETTER)
    assert document.approved_by == "Example clinician"
    assert handout(example("stoma")).approved_by is None


# ---- one row ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"sets": 2, "reps": 8, "hold_s": None}, ("2 × 8", None)),
        ({"sets": 2, "reps": 8, "hold_s": 3.0}, ("2 × 8", "hold 3 sec")),
        ({"sets": 3, "reps": 6, "hold_s": 2.5}, ("3 × 6", "hold 2.5 sec")),
        ({"side": Side.EACH, "hold_s": 3.0}, ("2 × 8", "each side, hold 3 sec")),
        ({"sets": 2, "reps": None, "hold_s": 20.0}, ("2 × 20 sec", None)),
        ({"sets": 1, "reps": None, "hold_s": 60.0}, ("60 seconds", None)),
        ({"sets": 1, "reps": None, "hold_s": 120.0}, ("2 minutes", None)),
        ({"sets": 1, "reps": None, "hold_s": 150.0}, ("150 seconds", None)),
        ({"sets": 1, "reps": None, "hold_s": None}, ("0 seconds", None)),
        ({"times_per_day": 6}, ("2 × 8", "6 times a day")),
    ],
)
def test_a_dose_reads_as_people_say_it(
    changed: dict[str, object], said: tuple[str, str | None]
) -> None:
    plain: dict[str, object] = {"sets": 2, "reps": 8, "hold_s": None, "side": Side.NONE}
    item = attrs.evolve(an_item(), **(plain | changed))  # type: ignore[arg-type]  # built by name
    assert dose_words(item, CATALOGUE) == said


def test_why_it_is_in_starts_with_the_person_and_is_short() -> None:
    conditions = ["osteoporosis", "stenosis"]
    made = planned(stage=3, conditions=conditions, overrides=[LIFTED])
    whys = {item.because for item in rows(handout(made))}
    favoured = [why for why in whys if len(why) > 1]
    assert favoured
    assert all(why[-1].startswith(("Works your", "Works the", "It is here")) for why in whys)
    assert not any("opens the session" in said for why in whys for said in why)


def test_an_exercise_that_trains_no_muscle_says_what_it_is_for() -> None:
    verdicts = planned(stage=3).screening.verdicts.values()
    resting = next(v.exercise for v in verdicts if v.exercise.id == "prone-lying")
    made = planned(stage=3, conditions=["osteoporosis", "stenosis"], overrides=[LIFTED])
    because = {item.name: item.because for item in rows(handout(made))}
    assert because[resting.name][-1].startswith("It is here to")


def test_a_row_gives_its_own_precaution_only_where_there_is_one() -> None:
    by_name = {item.name: item for item in rows(handout(example("facet-pain")))}
    assert by_name["Heel slide"].take_care == ()
    assert by_name["Child's pose"].take_care


def test_a_caution_is_said_once_and_a_lifted_rule_not_among_them() -> None:
    item = an_item()
    [caution] = item.cautions
    lifted = attrs.evolve(caution, strength=Strength.RELATIVE, reason="Lifted.")
    cleared = attrs.evolve(item.cleared, cautions=(lifted, caution, caution))
    row = item_row(1, attrs.evolve(item, cleared=cleared), CATALOGUE)
    assert row.cautions == (caution.reason,)


# ---- the pages -------------------------------------------------------------------------


def test_the_catalogue_has_every_sentence_of_the_handout() -> None:
    assert words().keys() >= HANDOUT_WORDS | NOTICE_WORDS


def test_an_example_that_is_locked_is_one_page() -> None:
    [page] = pages_of(render(handout_of(example("red-flag"), Desk(clinic=CLINIC)), words()))
    assert "Go to an emergency department now" in page


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    "name", ["disc-responder", "facet-pain", "falls-risk-on-a-bed", "late-pregnancy", "stenosis"]
)
def test_a_session_of_five_stands_on_one_page(name: str, paper: Paper) -> None:
    document = handout(example(name), Desk(clinic=CLINIC, paper=paper))
    pages = pages_of(render(document, words()))
    for session, page in zip(document.sessions, pages, strict=False):
        items = [item for block in session.blocks for item in block.items]
        assert len(items) <= 5
        assert session.title in page
        assert all(item.name in page and item.cues[-1] in page for item in items)
    assert len(document.sessions) < len(pages) <= len(document.sessions) + 3


def test_six_exercises_under_the_title_turn_over_in_equal_parts() -> None:
    document = handout(example("athlete"), Desk(paper=Paper.LETTER))
    first, second, *_ = pages_of(render(document, words()))
    names = [item.name for block in document.sessions[0].blocks for item in block.items]
    assert all(name in first for name in names[:3])
    assert all(name in second for name in names[3:])


def test_the_day_is_the_screenings_own() -> None:
    made = plan(client_from(a_document(), KNOWN, "example"), CATALOGUE, date(2026, 12, 1))
    assert handout(made).lead[1] == "From 1 December 2026, for 4 weeks."
