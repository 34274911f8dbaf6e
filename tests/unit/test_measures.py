"""Outcome measures: what the catalogue says of them, and from answers to a score."""

import re

import attrs
import pytest

from proneward.catalogue import Measure, load
from proneward.catalogue.lint.needed import MEASURES
from proneward.progression.measures import Scored, UnusableScore, score, sentences

CATALOGUE = load()
NPRS, LEG, RMDQ, PSFS, PEG, PGIC, ODI, START_BACK = (CATALOGUE.measures[name] for name in MEASURES)
ASKED = (NPRS, LEG, RMDQ, PSFS, PEG, PGIC)
SLOTS = (ODI, START_BACK)


def ticked(count: int) -> list[float | None]:
    """A Roland-Morris form on which so many sentences are ticked."""
    return [*[1] * count, *[0] * (24 - count)]


def refusal(measure: Measure, items: list[float | None], given: float | None = None) -> str:
    with pytest.raises(UnusableScore) as refused:
        score(measure, items, given=given)
    assert refused.value.what == f"An entry of {measure.id}"
    assert refused.value.fix
    return refused.value.why


# ------------------------------------------------------------------ what the catalogue says


def test_the_roland_morris_form_has_its_24_sentences_about_today() -> None:
    assert len(RMDQ.items) == len({item.asks for item in RMDQ.items}) == 24
    assert RMDQ.recall == "today"
    assert all(re.search(r"\bback\b", item.asks) for item in RMDQ.items)
    assert RMDQ.wording == "unverified"


def test_a_slot_ships_no_question_and_says_why() -> None:
    for slot in SLOTS:
        assert (slot.items, slot.answers, slot.instruction) == ((), None, None)
        assert slot.score_only
    assert "proprietary" in str(ODI.score_only)
    assert "Keele" in str(START_BACK.score_only)
    assert all(measure.score_only is None for measure in ASKED)


def test_only_where_the_client_names_the_activities_may_their_number_vary() -> None:
    assert [name for name, m in CATALOGUE.measures.items() if m.own_activities] == ["psfs"]


def test_what_the_numbers_mean_stands_at_the_item_or_else_at_the_measure() -> None:
    pain, enjoyment, _ = PEG.items
    assert [label.says for label in PEG.labels(pain)] == [
        "no pain",
        "pain as bad as you can imagine",
    ]
    assert PEG.labels(enjoyment)[0].says == "does not interfere"
    assert attrs.evolve(PEG, answers=None).labels(enjoyment) == ()


def test_what_nobody_has_verified_says_so() -> None:
    unverified = {
        (measure.id, type(claim).__name__)
        for measure in CATALOGUE.measures.values()
        for claim in measure.claims
        if claim.to_verify
    }
    assert unverified == {
        ("nprs-leg", "Matters"),
        ("psfs", "Detectable"),
        ("peg", "Matters"),
        ("pgic", "OwnWord"),
    }


def test_every_missing_answer_rule_is_labelled_as_consensus() -> None:
    for measure in CATALOGUE.measures.values():
        assert (measure.missing.rule, *measure.missing.evidence) == ("no-score", "consensus")
        assert not measure.review.signed


# ------------------------------------------------------------------ from answers to a score


@pytest.mark.parametrize(
    "measure, items, value",
    [
        (NPRS, [0], 0),
        (NPRS, [10], 10),
        (LEG, [7], 7),
        (RMDQ, ticked(0), 0),
        (RMDQ, ticked(11), 11),
        (RMDQ, ticked(24), 24),
        (PSFS, [0, 0, 0], 0),
        (PSFS, [3, 5, 4], 4),
        (PSFS, [3, 4, 6, 8], 5.25),
        (PSFS, [10, 10, 10, 10, 10], 10),
        (PEG, [0, 0, 0], 0),
        (PEG, [6, 4, 5], 5),
        (PEG, [10, 10, 10], 10),
        (PGIC, [1], 1),
        (PGIC, [7], 7),
    ],
)
def test_a_score_is_what_the_answers_give(
    measure: Measure, items: list[float | None], value: float
) -> None:
    assert score(measure, items) == Scored(measure=measure.id, value=value, items=len(items))
    assert score(measure, items, given=value).value == value


@pytest.mark.parametrize("measure", ASKED, ids=lambda measure: measure.id)
@pytest.mark.parametrize("beyond", ["below", "above", "between", "not a number", "endless"])
def test_an_answer_outside_the_range_is_refused_by_its_place(measure: Measure, beyond: str) -> None:
    assert measure.answers is not None
    least, most = measure.answers.least, measure.answers.most
    wrong = {
        "below": least - 1,
        "above": most + 1,
        "between": least + 0.5,
        "not a number": float("nan"),
        "endless": float("inf"),
    }[beyond]
    items: list[float | None] = [*[least] * (len(measure.items) - 1), wrong]
    why = refusal(measure, items)
    assert why == f"answer {len(items)} is not a whole number from {least} to {most}"


@pytest.mark.parametrize("measure", ASKED, ids=lambda measure: measure.id)
def test_more_answers_than_items_are_refused(measure: Measure) -> None:
    assert measure.answers is not None
    many: list[float | None] = [measure.answers.least] * (len(measure.items) + 1)
    assert "more answers than its" in refusal(measure, many)


@pytest.mark.parametrize("slot", SLOTS, ids=lambda measure: measure.id)
def test_answers_to_a_slot_are_refused(slot: Measure) -> None:
    assert refusal(slot, [1], given=1) == "only its score is kept, and there are answers"


@pytest.mark.parametrize(
    "measure, items, answered, needed",
    [
        (NPRS, [None], 0, 1),
        (RMDQ, [*ticked(24)[:23], None], 23, 24),
        (RMDQ, ticked(24)[:23], 23, 24),
        (PSFS, [4, 5], 2, 3),
        (PSFS, [4, 5, None], 2, 3),
        (PSFS, [4, 5, 6, None], 3, 4),
        (PEG, [4, None, 6], 2, 3),
    ],
)
@pytest.mark.parametrize("given", [None, 4])
def test_a_missing_answer_leaves_no_score_and_says_so(
    measure: Measure, items: list[float | None], answered: int, needed: int, given: float | None
) -> None:
    found = score(measure, items, given=given)
    assert (found.value, found.items) == (None, answered)
    (said,) = sentences(found.because, CATALOGUE)
    assert said.startswith(f"{answered} of the {needed} answers that it needs are there")
    assert found.because[0].sources == ("consensus",)


def test_nothing_given_is_no_score() -> None:
    found = score(ODI, [])
    assert found.value is None
    assert sentences(found.because, CATALOGUE)[0].startswith("Neither answers nor a score")


@pytest.mark.parametrize(
    "measure, given",
    [(NPRS, 10), (RMDQ, 24), (PEG, 4.3), (PGIC, 1), (ODI, 100), (ODI, 44.4), (START_BACK, 9)],
)
def test_a_score_alone_is_taken_as_it_was_written_down(measure: Measure, given: float) -> None:
    assert score(measure, [], given=given) == Scored(measure=measure.id, value=given, items=0)


def test_a_score_of_own_activities_is_not_taken_without_them() -> None:
    """Nobody could tell whether the same things were asked about the next time."""
    found = score(PSFS, [], given=5)
    assert found.value is None
    assert "this person chose" in sentences(found.because, CATALOGUE)[0]


@pytest.mark.parametrize(
    "measure, given, why",
    [
        (RMDQ, 25, "its score is not a whole number from 0 to 24"),
        (RMDQ, -1, "its score is not a whole number from 0 to 24"),
        (RMDQ, 11.5, "its score is not a whole number from 0 to 24"),
        (START_BACK, 10, "its score is not a whole number from 0 to 9"),
        (PGIC, 0, "its score is not a whole number from 1 to 7"),
        (PEG, 10.1, "its score is not a number from 0 to 10"),
        (ODI, 100.5, "its score is not a number from 0 to 100"),
        (ODI, float("nan"), "its score is not a number from 0 to 100"),
    ],
)
def test_a_score_that_the_measure_cannot_have_is_refused(
    measure: Measure, given: float, why: str
) -> None:
    assert refusal(measure, [], given=given) == why


@pytest.mark.parametrize(
    "measure, items, given",
    [(RMDQ, ticked(11), 12), (NPRS, [4], 5), (PEG, [4, 4, 5], 4.4), (PSFS, [4, 4, 5], 4.2)],
)
def test_a_score_that_disagrees_with_its_answers_is_refused(
    measure: Measure, items: list[float | None], given: float
) -> None:
    assert refusal(measure, items, given=given) == "its score is not what its answers give"


@pytest.mark.parametrize("given", [4.3, 4.33, 13 / 3])
def test_a_mean_may_be_written_with_one_decimal_and_the_answers_count(given: float) -> None:
    assert score(PEG, [4, 4, 5], given=given).value == 13 / 3
    assert score(PSFS, [3, 4, 6, 8], given=5.3).value == 5.25


def test_no_refusal_repeats_what_a_client_answered() -> None:
    for items, given in (([77], None), ([], 77), ([4], 7)):
        assert "7" not in refusal(NPRS, [*items], given=given)
