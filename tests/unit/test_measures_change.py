"""From two scores to a change: each threshold from both sides, and what is said of it."""

import attrs
import pytest

from proneward.catalogue import Measure, load
from proneward.catalogue.lint.needed import MEASURES
from proneward.progression.measures import (
    Change,
    Scored,
    Turn,
    UnusableScore,
    change,
    score,
    sentences,
)

CATALOGUE = load()
NPRS, LEG, RMDQ, PSFS, PEG, PGIC, ODI, START_BACK = (CATALOGUE.measures[name] for name in MEASURES)


def scored(measure: Measure, value: float, items: int = 3) -> Scored:
    return Scored(measure=measure.id, value=value, items=items)


def went(measure: Measure, first: float, later: float) -> Change:
    return change(measure, scored(measure, first), scored(measure, later))


def says(changed: Change) -> str:
    return " ".join(sentences(changed.because, CATALOGUE))


@pytest.mark.parametrize(
    "measure, first, later, turn",
    [
        # Pain: 2 points or 30 % (ostelo-2008).
        (NPRS, 10, 9, Turn.ABOUT_THE_SAME),
        (NPRS, 10, 8, Turn.IMPROVED),
        (NPRS, 8, 10, Turn.WORSE),
        (NPRS, 9, 10, Turn.ABOUT_THE_SAME),
        (NPRS, 4, 3, Turn.ABOUT_THE_SAME),
        (NPRS, 3, 2, Turn.IMPROVED),
        (NPRS, 4, 5, Turn.ABOUT_THE_SAME),
        (NPRS, 3, 4, Turn.WORSE),
        (NPRS, 5, 0, Turn.IMPROVED),
        (NPRS, 0, 0, Turn.ABOUT_THE_SAME),
        (NPRS, 0, 1, Turn.ABOUT_THE_SAME),
        (NPRS, 0, 2, Turn.WORSE),
        # Roland-Morris: 5 points or 30 %, and more than the 5 points of chance (stratford-1996).
        (RMDQ, 20, 16, Turn.ABOUT_THE_SAME),
        (RMDQ, 20, 15, Turn.ABOUT_THE_SAME),
        (RMDQ, 20, 14, Turn.IMPROVED),
        (RMDQ, 14, 20, Turn.WORSE),
        (RMDQ, 14, 19, Turn.ABOUT_THE_SAME),
        (RMDQ, 12, 8, Turn.ABOUT_THE_SAME),
        (RMDQ, 24, 0, Turn.RECOVERED),
        (RMDQ, 9, 3, Turn.IMPROVED),
        (RMDQ, 8, 2, Turn.RECOVERED),
        (RMDQ, 7, 2, Turn.ABOUT_THE_SAME),
        (RMDQ, 2, 2, Turn.ABOUT_THE_SAME),
        (RMDQ, 0, 6, Turn.WORSE),
        # Own activities: higher is better, and more than the 2 points of chance.
        (PSFS, 3, 5, Turn.ABOUT_THE_SAME),
        (PSFS, 3, 5.25, Turn.IMPROVED),
        (PSFS, 5, 3, Turn.ABOUT_THE_SAME),
        (PSFS, 5.25, 3, Turn.WORSE),
        (PSFS, 0, 4, Turn.IMPROVED),
        # PEG: 30 %, which means nothing from 0.
        (PEG, 10, 7.1, Turn.ABOUT_THE_SAME),
        (PEG, 10, 7, Turn.IMPROVED),
        (PEG, 10 / 3, 7 / 3, Turn.IMPROVED),
        (PEG, 5, 6.5, Turn.WORSE),
        (PEG, 5, 6.4, Turn.ABOUT_THE_SAME),
        (PEG, 0, 0, Turn.ABOUT_THE_SAME),
        (PEG, 0, 8, Turn.NOT_KNOWN),
        # Oswestry: 10 points or 30 %.
        (ODI, 60, 51, Turn.ABOUT_THE_SAME),
        (ODI, 60, 50, Turn.IMPROVED),
        (ODI, 20, 14, Turn.IMPROVED),
        (ODI, 20, 15, Turn.ABOUT_THE_SAME),
        (ODI, 50, 60, Turn.WORSE),
    ],
)
def test_a_change_counts_from_its_threshold_on(
    measure: Measure, first: float, later: float, turn: Turn
) -> None:
    assert went(measure, first, later).turn is turn


def test_improved_and_recovered_are_better_and_nothing_else_is() -> None:
    assert [turn for turn in Turn if turn.better] == [Turn.RECOVERED, Turn.IMPROVED]


def test_a_change_says_its_numbers_its_limits_and_their_sources() -> None:
    changed = went(RMDQ, 20, 14)
    assert (changed.gain, changed.gain_percent) == (6, 30)
    assert (changed.matters, changed.beyond_chance, changed.reliable) == (True, True, True)
    assert changed.sources == ("ostelo-2008", "stratford-1996")
    assert says(changed) == (
        "The score went from 20 to 14. That is better by 6, which is 30 % of the first score. "
        "A change that matters is 5 or more, or 30 % of the first score or more. It is reached. "
        "It is more than 5, which one person's score may change by chance."
    )


def test_a_change_that_matters_and_may_be_chance_is_about_the_same_and_says_both() -> None:
    changed = went(RMDQ, 15, 10)
    assert (changed.turn, changed.matters, changed.beyond_chance) == (
        Turn.ABOUT_THE_SAME,
        True,
        False,
    )
    assert "It is reached." in says(changed)
    assert "It is not more than 5, which one person's score may change by chance" in says(changed)


def test_worse_says_so_with_its_numbers() -> None:
    assert "The score went from 4 to 6. That is worse by 2, which is 50 %" in says(went(NPRS, 4, 6))


def test_too_small_a_change_says_what_would_matter() -> None:
    assert "It is not reached." in says(went(NPRS, 10, 9))
    assert "30 % of the first score or more. It is not reached." in says(went(PEG, 10, 9))
    assert "30 % of the first score or more. It is reached." in says(went(PEG, 10, 5))


def test_the_same_score_twice_is_said_in_two_sentences() -> None:
    changed = went(PEG, 4, 4)
    assert says(changed) == "The score went from 4 to 4. It is the same as the first one."
    assert (changed.gain, changed.gain_percent) == (0, 0)


@pytest.mark.parametrize(
    "first, reliable", [(3, False), (4, True), (12, True), (20, True), (21, False)]
)
def test_where_roland_morris_shows_change_poorly_it_says_so(first: int, *, reliable: bool) -> None:
    changed = went(RMDQ, first, 1)
    assert changed.reliable is reliable
    assert ("shows change poorly" in says(changed)) is not reliable
    assert went(NPRS, 1, 1).reliable is True


def test_a_score_among_those_of_the_recovered_is_said_though_the_step_is_small() -> None:
    changed = went(RMDQ, 6, 2)
    assert changed.turn is Turn.ABOUT_THE_SAME
    assert "is among those of people who call themselves recovered (2 or better)" in says(changed)
    assert "kamper-2010" in changed.sources
    assert "recovered" not in says(went(RMDQ, 9, 3))


def test_what_is_not_known_or_not_verified_is_said() -> None:
    assert "Which change matters to people is not known here" in says(went(PSFS, 3, 6))
    assert "may change by chance is not known here" in says(went(NPRS, 6, 3))
    unverified = "One of these limits still has to be checked against its source."
    for measure in (LEG, PSFS, PEG):
        assert unverified in says(went(measure, 6, 3))
    for measure in (NPRS, RMDQ, ODI):
        assert unverified not in says(went(measure, 6, 3))


def test_a_percentage_of_nothing_is_not_taken() -> None:
    changed = went(PEG, 0, 8)
    assert (changed.gain, changed.gain_percent, changed.matters) == (-8, None, None)
    assert "That is worse by 8. The first score is 0" in says(changed)
    assert "That is better by 4. The first score is 0" in says(went(PSFS, 0, 4))


@pytest.mark.parametrize(
    "answer, turn, words",
    [
        (1, Turn.IMPROVED, '"very much improved"'),
        (2, Turn.IMPROVED, '"much improved"'),
        (3, Turn.ABOUT_THE_SAME, '"minimally improved"'),
        (4, Turn.ABOUT_THE_SAME, '"no change"'),
        (5, Turn.ABOUT_THE_SAME, '"minimally worse"'),
        (6, Turn.WORSE, '"much worse"'),
        (7, Turn.WORSE, '"very much worse"'),
    ],
)
def test_the_clients_own_word_is_taken_without_a_first_score(
    answer: int, turn: Turn, words: str
) -> None:
    changed = change(PGIC, None, score(PGIC, [answer]))
    assert changed.turn is turn
    assert changed.matters is (turn is not Turn.ABOUT_THE_SAME)
    assert words in says(changed)
    assert "farrar-2001" in changed.sources


def test_an_own_word_without_words_is_said_by_its_number() -> None:
    bare = attrs.evolve(PGIC, answers=None)
    assert 'The answer is "2".' in says(change(bare, None, scored(PGIC, 2)))


@pytest.mark.parametrize(
    "measure, first, later, why",
    [
        (NPRS, None, scored(NPRS, 4), "There is no first score"),
        (NPRS, score(NPRS, [None]), scored(NPRS, 4), "0 of the 1 answers"),
        (NPRS, scored(NPRS, 4), score(NPRS, [None]), "There is no later score"),
        (PGIC, None, score(PGIC, [None]), "0 of the 1 answers"),
        (PSFS, scored(PSFS, 4), scored(PSFS, 9, 4), "3 things were named the first time and 4"),
        (START_BACK, scored(START_BACK, 8), scored(START_BACK, 1), "how a back may go on"),
    ],
)
def test_where_nothing_can_be_said_the_change_is_not_known_and_says_why(
    measure: Measure, first: Scored | None, later: Scored, why: str
) -> None:
    changed = change(measure, first, later)
    assert (changed.turn, changed.gain, changed.matters) == (Turn.NOT_KNOWN, None, None)
    assert changed.first == (first.value if first else None)
    assert why in says(changed)


def test_scores_of_two_measures_are_not_compared() -> None:
    with pytest.raises(UnusableScore, match="one of its scores is of nprs-leg"):
        change(NPRS, scored(LEG, 4), scored(NPRS, 2))
