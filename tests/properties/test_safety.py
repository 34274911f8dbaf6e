"""
What must hold for every client, whoever they are.

A property of the items of a programme also counts them: one about nothing holds of nothing.
"""

from collections import Counter
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    CATALOGUE,
    DAY,
    clients,
    conditions,
    exercises,
    findings,
    props,
    questions,
)

import proneward.screening
from proneward.app.actions.verify.reading import WITHHOLDING, read_tables
from proneward.catalogue import Exercise, shipped
from proneward.planning import Item, plan
from proneward.record import Answer, ClientRecord, HeldCondition, HeldFinding
from proneward.screening import (
    ClearedExercise,
    NotScreened,
    Screening,
    Standing,
    screen,
    state_on,
)
from proneward.vocabulary import (
    Attribute,
    Decision,
    Lane,
    Limit,
    Position,
    Prop,
    Purpose,
    Surface,
)

TABLES = read_tables(shipped())
FACE_DOWN = {Position.PRONE, Position.PRONE_ON_BALL}
MANY_ITEMS = 300
MANY_EXERCISES = 15
STRENGTHENS = {Purpose.STRENGTH, Purpose.ENDURANCE}


def ids(screening: Screening, standing: Standing) -> set[str]:
    return {verdict.exercise.id for verdict in screening.standing(standing)}


def items_of(client: ClientRecord) -> list[tuple[date, Item]]:
    """Every item of the client's programme, with the day it is for."""
    programme = plan(client, CATALOGUE, DAY).programme
    sessions = programme.sessions if programme else ()
    return [(session.on, item) for session in sessions for item in session.items]


def assert_many(seen: Counter[str]) -> None:
    """Enough was looked at: hundreds of items, of more than a few exercises."""
    assert seen.total() >= MANY_ITEMS
    assert len(seen) >= MANY_EXERCISES


@given(clients(), conditions())
def test_one_more_condition_never_clears_more(client: ClientRecord, extra: str) -> None:
    """Knowing of more illness only ever narrows what is allowed."""
    held = tuple(held for held in client.conditions if held.id != extra)
    without = attrs.evolve(client, conditions=held)
    having = attrs.evolve(client, conditions=(*held, HeldCondition(id=extra)))
    before, after = (screen(each, CATALOGUE, DAY) for each in (without, having))
    assert ids(after, Standing.CLEARED) <= ids(before, Standing.CLEARED)
    assert ids(after, Standing.WITHHELD) >= ids(before, Standing.WITHHELD)


@given(clients(), findings())
def test_one_more_finding_never_clears_more(client: ClientRecord, extra: str) -> None:
    """What favours an exercise ranks it higher; it never clears what was held back."""
    found = attrs.evolve(client, findings=(*client.findings, HeldFinding(id=extra, on=DAY)))
    before, after = (screen(each, CATALOGUE, DAY) for each in (client, found))
    assert ids(after, Standing.CLEARED) <= ids(before, Standing.CLEARED)


@given(clients(), props())
def test_one_more_prop_never_withholds_more(client: ClientRecord, extra: Prop) -> None:
    """A prop is a limit and no rule: it changes what is possible, and no verdict."""
    owning = attrs.evolve(client, props=client.props | {extra}, lacks=client.lacks - {extra})
    before, after = (screen(each, CATALOGUE, DAY) for each in (client, owning))
    for standing in Standing:
        assert ids(after, standing) == ids(before, standing)
    missing = {name for name, bar in after.obstacles.items() if bar.limit is Limit.PROP}
    assert missing <= before.obstacles.keys()


@given(clients())
def test_a_bed_clears_only_what_getting_down_to_the_floor_withheld(client: ClientRecord) -> None:
    floor, bed = (
        screen(attrs.evolve(client, lies_on=surface), CATALOGUE, DAY)
        for surface in (Surface.FLOOR, Surface.BED)
    )
    for name in ids(bed, Standing.CLEARED) - ids(floor, Standing.CLEARED):
        held_by = {reason.attribute for reason in floor.verdicts[name].withheld_by}
        assert held_by == {Attribute.FLOOR_TRANSFER}
        assert CATALOGUE.exercises[name].bed


def test_no_programme_holds_what_screening_does_not_clear_on_its_day() -> None:
    seen = Counter[str]()

    @given(clients())
    def cleared(client: ClientRecord) -> None:
        for day, item in items_of(client):
            verdict = screen(client, CATALOGUE, day).verdicts[item.exercise.id]
            assert verdict.standing is Standing.CLEARED
            assert not item.exercise.clinician_only
            seen[item.exercise.id] += 1

    cleared()
    assert_many(seen)


def test_no_programme_holds_what_the_tables_withhold_read_another_way() -> None:
    seen = Counter[str]()

    @given(clients())
    def not_withheld(client: ClientRecord) -> None:
        plain = attrs.evolve(client, overrides=())
        bed, unknown = plain.lies_on is Surface.BED, bool(plain.other_conditions)
        for day, item in items_of(plain):
            held = state_on(plain, CATALOGUE, day).all
            withheld = TABLES.levels(held, bed=bed, unknown=unknown)[WITHHOLDING]
            assert not TABLES.bits[item.exercise.id] & (withheld | TABLES.clinician_only)
            seen[item.exercise.id] += 1

    not_withheld()
    assert_many(seen)


@given(exercises(), st.sampled_from([None, True, "sealed", 1]))
def test_nobody_but_screening_makes_a_cleared_exercise(exercise: Exercise, seal: object) -> None:
    with pytest.raises(NotScreened, match="only screening clears"):
        ClearedExercise(exercise=exercise, cautions=(), favours=(), lifted=(), seal=seal)


def test_screening_offers_no_way_to_seal_an_exercise() -> None:
    assert "cleared" not in proneward.screening.__all__
    assert not any(name.startswith("_") for name in proneward.screening.__all__)


@given(clients(), questions(), st.sampled_from([None, Answer.UNKNOWN]))
def test_a_question_without_an_answer_never_yields_a_programme(
    client: ClientRecord, question: str, answer: Answer | None
) -> None:
    """Missing is never no."""
    answers = {name: said for name, said in client.answers.items() if name != question}
    if answer is not None:
        answers[question] = answer
    silent = attrs.evolve(client, answers=answers)
    made = plan(silent, CATALOGUE, DAY)
    assert made.screening.decision is not Decision.PROGRAMME
    assert question in made.screening.open_questions
    assert made.programme is None


def test_prone_strengthening_never_comes_before_stage_three() -> None:
    """Face down and working comes after supine was shown; the extension lane stands apart."""
    seen, face_down = Counter[str](), Counter[Lane]()

    @given(clients(), st.integers(1, 2))
    def not_before(client: ClientRecord, stage: int) -> None:
        for _, item in items_of(attrs.evolve(client, stage=stage)):
            seen[item.exercise.id] += 1
            face_down[item.lane] += item.exercise.position in FACE_DOWN
            if item.lane is not Lane.EXTENSION and item.exercise.position in FACE_DOWN:
                assert item.exercise.purpose not in STRENGTHENS
                assert item.exercise.stage <= stage

    not_before()
    assert_many(seen)
    assert face_down[Lane.EXTENSION] > 0
