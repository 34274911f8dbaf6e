"""The shared words: doses, closed sets, nearest words, and errors for a reader."""

from collections.abc import Mapping

import attrs
import pytest

from proneward.vocabulary import (
    LYING,
    Dose,
    Position,
    PronewardError,
    Side,
    Strength,
    Urgency,
    did_you_mean,
    nearest,
)


@pytest.mark.parametrize(
    "given",
    [
        {"sets": 1, "reps": 1},
        {"sets": 5, "reps": 30, "hold_s": 120, "side": Side.EACH},
        {"sets": 2, "seconds": 5},
        {"sets": 2, "seconds": 1800},
    ],
)
def test_a_dose_is_so_many_repetitions_or_so_many_seconds(given: Mapping[str, object]) -> None:
    assert Dose(**given).timed is ("seconds" in given)  # type: ignore[arg-type]  # built by name


@pytest.mark.parametrize(
    "given",
    [
        {"sets": 0, "reps": 5},
        {"sets": 6, "reps": 5},
        {"sets": 1, "reps": 0},
        {"sets": 1, "reps": 31},
        {"sets": 1, "reps": 5, "hold_s": -1},
        {"sets": 1, "reps": 5, "hold_s": 121},
        {"sets": 1, "seconds": 4},
        {"sets": 1, "seconds": 1801},
        {"sets": 1},
        {"sets": 1, "reps": 5, "seconds": 20},
    ],
)
def test_a_dose_that_nobody_can_do_cannot_be_built(given: Mapping[str, object]) -> None:
    with pytest.raises(ValueError, match=r"sets|reps|hold_s|seconds"):
        Dose(**given)  # type: ignore[arg-type]  # built by name


def test_a_dose_stays_as_it_was_made() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Dose(sets=1, reps=5).sets = 2  # type: ignore[misc]  # the point of the test


def test_the_ball_is_no_lying_place_and_only_sitting_and_standing_are_upright() -> None:
    assert {position for position in Position if position.lying} == LYING
    assert Position.PRONE_ON_BALL not in LYING
    assert {p for p in Position if p.upright} == {Position.SITTING, Position.STANDING}


def test_only_absolute_and_relative_rules_withhold() -> None:
    assert [strength.withholds for strength in Strength] == [True, True, False, False]


def test_urgency_rises_from_none_to_emergency() -> None:
    assert [str(urgency) for urgency in sorted(Urgency, key=lambda level: level.rank)] == [
        "none",
        "routine",
        "urgent",
        "emergency",
    ]


@pytest.mark.parametrize(
    "word, near",
    [
        ("prone-cobr", "prone-cobra"),
        ("PRONE-COBRA", "prone-cobra"),
        ("stenosys", "Stenosis"),
        ("zzzzz", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_found_whatever_its_case(word: str, near: str | None) -> None:
    assert nearest(word, ["prone-cobra", "Stenosis", "walk"]) == near


def test_an_unknown_word_is_answered_with_the_nearest_or_with_where_to_look() -> None:
    assert did_you_mean("wakl", ["walk"]) == "Did you mean 'walk'"
    assert did_you_mean("zzzz", ["walk"]) == "Look the word up in the reference"
    assert did_you_mean("zzzz", []) == "Look the word up in the reference"


def test_an_error_says_what_why_and_what_to_do() -> None:
    error = PronewardError(what="The file", why="it is empty", fix="Write it")
    assert (error.what, error.why, error.fix) == ("The file", "it is empty", "Write it")
    assert str(error) == "The file: it is empty. Write it."
