"""Paper names days, and only days on which what stands on it was cleared."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from tests.records import OVERRIDE
from tests.unit.test_handout_composed import CATALOGUE, CLINIC, example, handout, planned, words
from tests.unit.test_handout_pages import pages_of

from proneward.app.cli.say.page import Page
from proneward.app.cli.say.plan import say_plan
from proneward.exchange.handout import Desk, Handout, lane_of, render
from proneward.planning import Plan
from proneward.screening import Standing, screen

DAY = date(2026, 11, 24)
BY_NAME = {exercise.name: exercise.id for exercise in CATALOGUE.exercises.values()}


def later(days: int) -> str:
    return str(DAY + timedelta(days=days))


def pregnant(days: int) -> dict[str, object]:
    return {"conditions": [{"id": "pregnancy-early", "until": later(days)}]}


def lifted(days: int) -> dict[str, object]:
    both = [
        OVERRIDE | {"attribute": attribute, "on": later(-20), "review": later(days)}
        for attribute in ("ext-end", "ext-loaded")
    ]
    return {"conditions": ["facet-pain"], "stage": 4, "overrides": both}


def lifted_twice(days: int) -> dict[str, object]:
    """Lifted, for three days not, and lifted again."""
    first = {"attribute": "ext-small", "on": later(-20), "review": later(days)}
    again = {"attribute": "ext-small", "on": later(days + 4), "review": later(days + 25)}
    both = [OVERRIDE | first, OVERRIDE | again]
    return {"conditions": ["osteoporosis", "stenosis"], "stage": 3, "overrides": both}


def responding(days: int) -> dict[str, object]:
    found = [{"id": "finding-dp-extension", "on": later(days - 42)}]
    return {"conditions": ["disc-herniation"], "findings": found}


def all_three(days: int) -> dict[str, object]:
    """Pregnant, with a finding that ends and an override that ends, each on a day of its own."""
    return {
        "conditions": ["disc-herniation", "facet-pain", *pregnant(days)["conditions"]],  # type: ignore[misc]  # a list
        "findings": responding(days + 3)["findings"],
        "overrides": lifted(max(days - 4, 0))["overrides"],
    }


CHANGING = [
    changed(days) | {"days_per_week": often}
    for changed, days, often in product(
        (pregnant, lifted, lifted_twice, responding, all_three), (1, 2, 6, 10, 17), (1, 3, 7)
    )
]


def days_of(made: Plan) -> Iterator[date]:
    assert made.programme is not None
    for count in range(7 * len(made.programme.weeks)):
        yield DAY + timedelta(days=count)


def cleared_on(made: Plan, day: date) -> set[str]:
    found = screen(made.screening.client, CATALOGUE, day).standing(Standing.CLEARED)
    return {verdict.exercise.id for verdict in found}


def on_paper(document: Handout, day: date | None) -> set[str]:
    """The exercises that the paper allows on a day; on any day if it is None."""
    found = set()
    for session in document.sessions:
        if day is None or day in session.days:
            found |= {BY_NAME[item.name] for part in session.blocks for item in part.items}
    for item in document.several_times_a_day:
        assert item.days is not None
        if day is None or day in item.days:
            found.add(BY_NAME[item.name])
    return found


def test_every_exercise_that_paper_allows_on_a_day_is_cleared_for_that_day() -> None:
    checked = tempting = 0
    for changed in CHANGING:
        made = planned(**changed)
        if made.programme is None:
            continue
        document = handout(made)
        for day in days_of(made):
            cleared = cleared_on(made, day)
            assert on_paper(document, day) <= cleared, (changed, day)
            checked += 1
            tempting += not on_paper(document, None) <= cleared
    assert checked > 1000
    assert tempting > 100, "no change that paper could have got wrong was tried"


def test_every_session_planned_is_on_paper_for_its_day() -> None:
    for changed in CHANGING:
        made = planned(**changed)
        if made.programme is None:
            continue
        document = handout(made)
        for session in made.programme.sessions:
            ids = {item.exercise.id for item in session.items}
            assert ids <= on_paper(document, session.on), (changed, session.on)


def test_a_white_box_is_a_day_of_the_session() -> None:
    seen = 0
    for changed in CHANGING:
        made = planned(**changed)
        if made.programme is None or len({s.days for s in handout(made).sessions}) < 2:
            continue
        for session in handout(made).sessions:
            monday = session.days.first - timedelta(days=session.days.first.weekday())
            white = [
                monday + timedelta(days=7 * line + day - 1)
                for line, days in enumerate(session.boxes)
                for day in days
            ]
            assert white == list(session.days.days())
            seen += 1
    assert seen > 50


def test_sessions_before_and_after_a_change_name_its_day() -> None:
    document = handout(planned(**pregnant(11), days_per_week=7))
    told = [(session.title, session.when) for session in document.sessions]
    assert told[:2] == [
        ("Session A", "Until 4 December, in turn with session B."),
        ("Session B", "Until 4 December, in turn with session A."),
    ]
    assert all("4 December" not in when for _, when in told[2:])
    assert told[2][1].startswith("From 5 December")
    assert document.sessions[0].boxes == ((2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5))
    [change] = [line for line in document.why if "5 December something else holds" in line]
    assert "do session" in change
    assert "session A" not in change


def test_where_nothing_changes_sessions_name_their_weeks() -> None:
    document = handout(example("facet-pain"))
    assert document.sessions[0].when == "Weeks 1 to 2, in turn with session B."
    assert not any("something else holds" in line for line in document.why)
    assert document.held_back_later == ()


def test_what_is_done_again_after_days_without_it_stands_twice() -> None:
    between = [
        OVERRIDE | {"attribute": attribute, "on": later(4), "review": later(7)}
        for attribute in ("ext-end", "ext-loaded")
    ]
    made = planned(conditions=["facet-pain"], stage=4, overrides=between, days_per_week=7)
    told = [(s.title, s.when.split(",")[0]) for s in handout(made).sessions]
    assert told[:2] == [("Session A", "Until 27 November"), ("Session B", "Until 27 November")]
    assert told[2][1].startswith("From 28 November until ")
    again = [when for title, when in told if title == "Session A"]
    assert again == ["Until 27 November", "From 2 December until 7 December"]


def test_days_between_changes_without_a_session_say_so() -> None:
    document = handout(planned(**lifted_twice(2), days_per_week=1))
    said = "From 27 November until 29 November something else holds for you: do no session then."
    assert said in document.why
    assert on_paper(document, DAY + timedelta(days=3)) == set()


def test_the_extension_lane_says_its_last_day_on_paper_and_on_screen() -> None:
    made = planned(**responding(2), days_per_week=7)
    [lane] = handout(made).several_times_a_day
    assert lane.when == "Until 26 November; then your clinician tests again."
    assert made.programme is not None
    assert [part.when for part in lane_of(made, made.programme)] == [lane.when]
    page = Page()
    say_plan(page, made)
    assert any(lane.when in line for line in page.lines)
    text = " ".join(pages_of(render(handout(made), words())))
    assert lane.when in text


def test_an_extension_lane_of_the_whole_programme_names_no_day() -> None:
    [lane] = handout(planned(**responding(40), days_per_week=7)).several_times_a_day
    assert lane.when == ""


def test_a_lane_that_begins_later_says_from_when() -> None:
    found = [{"id": "finding-dp-extension", "on": later(5)}]
    made = planned(conditions=["disc-herniation"], findings=found, days_per_week=7)
    [lane] = handout(made).several_times_a_day
    assert lane.when == "From 29 November."


def test_what_is_held_back_from_a_later_day_stands_under_it_with_its_sources() -> None:
    made = planned(**pregnant(11), days_per_week=7)
    document = handout(made)
    [after] = document.held_back_later
    assert after.heading == "From 5 December"
    assert {held.reason for held in after.reasons}.isdisjoint(
        held.reason for held in document.held_back
    )
    cited = {
        source
        for verdict in made.screenings[1].standing(Standing.WITHHELD)
        for reason in verdict.withheld_by
        for source in reason.sources
    }
    assert cited
    for source in cited:
        assert any(CATALOGUE.sources[source].citation in line for line in document.sources)
    text = " ".join(pages_of(render(document, words())))
    assert after.reasons[0].reason in text


@pytest.mark.parametrize("change", [pregnant, responding])
def test_a_handout_with_a_change_is_set_whole(change: object) -> None:
    assert callable(change)
    document = handout(planned(**change(11), days_per_week=7), Desk(clinic=CLINIC))
    pages = pages_of(render(document, words()))
    for session in document.sessions:
        assert any(session.title in page and session.when in page for page in pages)
