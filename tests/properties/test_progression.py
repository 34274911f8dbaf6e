"""What holds of every decision, whoever the client is and whatever was told."""

import json
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.journals import MARKERS, Document, entry, entry_id, item, journal, well
from tests.records import DAY, a_client
from tests.strategies import CATALOGUE, clients
from tests.strategies_journal import entries, journals

from proneward.progression import Course, chart_on, document, review
from proneward.record import ClientRecord
from proneward.record.journal import Entry, Journal
from proneward.screening import Standing

GOES_DOWN = {Course.REGRESS, Course.RE_ENTER}


@given(clients(), journals())
def test_every_decision_moves_one_stage_up_at_most_and_is_of_its_kind(
    client: ClientRecord, told: Journal
) -> None:
    decision = review(client, told, CATALOGUE, DAY)
    step = decision.to_stage - decision.from_stage
    assert (step == 1) is (decision.course is Course.ADVANCE)
    assert step <= 1
    assert (step < 0) <= (decision.course in GOES_DOWN)
    assert decision.locked is (decision.course is Course.STOP)
    assert not (decision.locked and decision.proposal)
    assert {one.rule.id for one in decision.because} == CATALOGUE.progression.keys()
    json.dumps(document(decision), allow_nan=False)


@given(clients(), entries(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters(
    client: ClientRecord, some: list[Entry], chance: object
) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    one, other = (review(client, Journal.of(told), CATALOGUE, DAY) for told in (some, shuffled))
    assert (one.id, document(one)) == (other.id, document(other))


@given(clients(), entries(), st.integers(0, 20))
def test_what_comes_later_never_changes_an_old_day(
    client: ClientRecord, some: list[Entry], ago: int
) -> None:
    day = DAY - timedelta(days=ago)
    known_then = [one for one in some if one.on <= day]
    assume(all(not hasattr(one.what, "of") for one in some))
    one, other = (review(client, Journal.of(told), CATALOGUE, day) for told in (some, known_then))
    assert document(one) == document(other)


def _up(value: float | None, by: int, most: float) -> float | None:
    return None if value is None else min(most, value + by)


@st.composite
def worse(draw: st.DrawFn, documents: list[Document]) -> list[Document]:
    """The same days, each of them felt or done as well or worse, or not told at all."""
    found = []
    for one in documents:
        by = draw(st.integers(0, 4))
        if one["kind"] == "morning":
            if draw(st.booleans()):
                found.append({**one, "pain": min(10, one["pain"] + by)})
            continue
        items = [
            {
                **part,
                "done": part["done"] - draw(st.sampled_from([0, 0, 0.3])),
                "quality": draw(st.sampled_from([part["quality"], "not-met", "unknown"])),
            }
            for part in one["items"]
        ]
        felt, site = one["pain"], one["site"]
        during = draw(st.sampled_from([None, _up(felt["during"], by, 10)]))
        found.append(
            {
                **one,
                "items": items,
                "pain": {**felt, "during": during},
                "site": {
                    **site,
                    "after": _up(site["after"], by % 3, 5),
                    "later": _up(site["later"], by % 3, 5),
                },
                "effort": draw(st.sampled_from([None, _up(one["effort"], by, 10)])),
            }
        )
    return found


@st.composite
def days(draw: st.DrawFn) -> list[Document]:
    """Days that went well, or nearly."""
    stage = draw(st.integers(1, 4))
    items = [
        item(name, quality=draw(st.sampled_from(["met", "met", "met", "unknown"])))
        for name in MARKERS[stage]
    ]
    during = draw(st.integers(0, 5))
    return well(
        draw(st.integers(3, 12)),
        stage=stage,
        items=items,
        pain={"before": 3, "during": during, "after": 2},
        effort=draw(st.integers(0, 6)),
    )


@given(days(), st.data(), st.integers(0, 7))
def test_a_worse_journal_never_advances(
    documents: list[Document], data: st.DataObject, baseline: int
) -> None:
    """Whoever advances on worse days would advance on the better ones."""
    client = a_client(
        stage=documents[0]["stage"], days_per_week=7, pain={"now": 3, "baseline": baseline}
    )
    worse_days = data.draw(worse(documents))
    if review(client, journal(worse_days), CATALOGUE, DAY).course is Course.ADVANCE:
        assert review(client, journal(documents), CATALOGUE, DAY).course is Course.ADVANCE


@given(days(), st.sampled_from(["pain", "morning", "site", "effort", "quality"]))
def test_nothing_that_is_missing_counts_as_fine(documents: list[Document], what: str) -> None:
    last = str(DAY - timedelta(days=1))
    missing = [
        {**one, **_without(one, what)} if one["on"] == last else one
        for one in documents
        if not (what == "morning" and one["kind"] == "morning" and one["on"] == str(DAY))
    ]
    client = a_client(stage=documents[0]["stage"], days_per_week=7)
    assert review(client, journal(missing), CATALOGUE, DAY).course is not Course.ADVANCE


def _without(one: Document, what: str) -> Document:
    if one["kind"] == "morning" or what == "morning":
        return {}
    if what == "quality":
        return {"items": [{**part, "quality": "unknown"} for part in one["items"]]}
    return {what: None if what == "effort" else {}}


@given(clients(), journals())
def test_no_journal_reaches_a_movement_that_is_held_back(
    client: ClientRecord, told: Journal
) -> None:
    """Whatever was told, what may be done next is cleared on that day, and so is every step."""
    chart = chart_on(client, told, CATALOGUE, DAY)
    decision = review(client, told, CATALOGUE, DAY)
    for step in decision.steps:
        assert chart.screening.verdicts[step.to].standing is Standing.CLEARED
    screened = chart.screening.verdicts
    eligible = {one.exercise.id for one in chart.screening.eligible}
    assert all(screened[name].standing is Standing.CLEARED for name in eligible)


@given(journals(), st.sampled_from(["ces1", "ces2", "cancer-band", "vascular"]))
def test_a_red_flag_stops_whatever_else_was_told(told: Journal, question: str) -> None:
    flag = entry(
        {
            "id": entry_id(9999),
            "kind": "answers",
            "on": str(DAY),
            "at": f"{DAY}T23:59:00Z",
            "by": "client",
            "answers": {question: "yes"},
        }
    )
    decision = review(a_client(), Journal.of([*told, flag]), CATALOGUE, DAY)
    assert decision.course is Course.STOP
    assert decision.locked
