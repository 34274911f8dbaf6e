"""Clients as they may come: whole records, drawn through the strict reader."""

from datetime import date, timedelta

from hypothesis import strategies as st

from proneward.app.actions.clients import known_words
from proneward.catalogue import Exercise, load
from proneward.record import ClientRecord, client_from
from proneward.vocabulary import HOUSEHOLD, Attribute, Position, Prop, Surface

CATALOGUE = load()
KNOWN = known_words(CATALOGUE)
DAY = date(2026, 11, 24)
CLINICIAN: dict[str, object] = {
    "by": "Example clinician",
    "licence": {"type": "physiotherapist", "number": "EXAMPLE-1"},
}
REASSURING = {
    question.id: "no" if question.worrying == "yes" else "yes"
    for question in CATALOGUE.questions.values()
}
EVERY_POSITION = sorted(set(Position) - {Position.SIDE_LYING_LEFT, Position.SIDE_LYING_RIGHT})
RESPONDS: dict[str, object] = {
    "conditions": ["disc-herniation"],
    "findings": [{"id": "finding-dp-extension", "on": DAY - timedelta(days=20)}],
}
"""Who is given the extension lane; its finding lapses within the programme."""
ASKED = sorted(q.id for q in CATALOGUE.questions.values() if q.must_be_answered)

Documents = st.SearchStrategy[dict[str, object]]


def days(longest: int) -> st.SearchStrategy[date]:
    """Days up to so many before the one of the test."""
    return st.integers(0, longest).map(lambda ago: DAY - timedelta(days=ago))


def conditions() -> st.SearchStrategy[str]:
    """Ids of conditions, findings apart."""
    return st.sampled_from(sorted(KNOWN.conditions))


def findings() -> st.SearchStrategy[str]:
    """Ids of findings."""
    return st.sampled_from(sorted(KNOWN.findings))


def props() -> st.SearchStrategy[Prop]:
    """Things to exercise with, bought or in the house."""
    return st.sampled_from(sorted(Prop))


def exercises() -> st.SearchStrategy[Exercise]:
    """Exercises of the catalogue."""
    return st.sampled_from(sorted(CATALOGUE.exercises)).map(lambda name: CATALOGUE.exercises[name])


def questions() -> st.SearchStrategy[str]:
    """Ids of the questions that must be answered."""
    return st.sampled_from(ASKED)


def _held_condition(name: str) -> st.SearchStrategy[object]:
    until = st.one_of(st.none(), st.integers(-20, 40).map(lambda n: DAY + timedelta(days=n)))
    return until.map(lambda end: {"id": name, "until": end} if end else name)


def _held_conditions() -> st.SearchStrategy[list[object]]:
    chosen = st.lists(conditions(), max_size=4, unique=True)
    return chosen.flatmap(lambda names: st.tuples(*map(_held_condition, names)).map(list))


def _held_findings() -> st.SearchStrategy[list[dict[str, object]]]:
    found = st.fixed_dictionaries({"id": findings(), "on": days(60)})
    return st.lists(found, max_size=2)


def _overrides() -> st.SearchStrategy[list[dict[str, object]]]:
    lifts: Documents = st.one_of(
        st.sampled_from(sorted(Attribute)).map(lambda word: {"attribute": str(word)}),
        exercises().map(lambda exercise: {"exercise": exercise.id}),
    )
    when: Documents = days(50).map(lambda on: {"on": on, "review": on + timedelta(days=28)})
    signed = {**CLINICIAN, "role": "clinician", "reason": "tolerated under supervision"}
    whole: Documents = st.tuples(lifts, when).map(lambda parts: {**signed, **parts[0], **parts[1]})
    return st.lists(whole, max_size=2)


def _answers() -> st.SearchStrategy[dict[str, str]]:
    """Mostly all well; now and then one answer that is not."""
    other = st.dictionaries(questions(), st.sampled_from(["yes", "no", "unknown"]), max_size=1)
    nothing: st.SearchStrategy[dict[str, str]] = st.just({})
    changed = st.one_of(nothing, nothing, nothing, nothing, other)
    return changed.map(lambda some: {**REASSURING, **some})


def _positions() -> st.SearchStrategy[list[Position]]:
    """Mostly every position; now and then only some."""
    some = st.lists(st.sampled_from(sorted(Position)), min_size=2, unique=True)
    return st.one_of(st.just(EVERY_POSITION), st.just(EVERY_POSITION), some)


def _caps() -> st.SearchStrategy[object]:
    raised = st.integers(7, 10).map(lambda count: {"count": count, **CLINICIAN, "on": DAY})
    return st.one_of(st.integers(3, 6), raised)


def documents() -> Documents:
    """Records as documents, before they are read."""
    required: dict[str, st.SearchStrategy[object]] = {
        "contract": st.just(1),
        "id": st.just("drawn"),
        "age": st.integers(18, 95),
        "conditions": _held_conditions(),
        "findings": _held_findings(),
        "other_conditions": st.sampled_from([[], [], [], [], ["something rare"]]),
        "positions": _positions(),
        "lies_on": st.sampled_from([Surface.FLOOR, Surface.FLOOR, Surface.BED, Surface.NOWHERE]),
        "props": st.lists(props(), unique=True),
        "lacks": st.lists(st.sampled_from(sorted(HOUSEHOLD)), max_size=2, unique=True),
        "minutes_per_day": st.one_of(st.integers(10, 45), st.integers(3, 12)),
        "days_per_week": st.integers(1, 7),
        "max_exercises": _caps(),
        "answers": _answers(),
        "answered_on": st.just(DAY),
        "pain": st.fixed_dictionaries({"now": st.integers(0, 10), "baseline": st.integers(0, 10)}),
        "stage": st.integers(1, 5),
        "extension_step": st.integers(1, 6),
        "overrides": _overrides(),
    }
    return st.fixed_dictionaries(required).map(_agreed)


def _agreed(document: dict[str, object]) -> dict[str, object]:
    """Nobody lies on a bed that they lack."""
    lacks = document["lacks"]
    if document["lies_on"] is Surface.BED and isinstance(lacks, list):
        return {**document, "lacks": [thing for thing in lacks if thing is not Prop.BED]}
    return document


def clients() -> st.SearchStrategy[ClientRecord]:
    """Clients of every kind that a record can describe."""
    anybody = documents()
    responders = anybody.map(lambda document: {**document, **RESPONDS})
    drawn = st.one_of(anybody, anybody, responders)
    return drawn.map(lambda document: client_from(document, KNOWN, "drawn"))
