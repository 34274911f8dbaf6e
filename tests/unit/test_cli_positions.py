"""A position answers to its id and to what people call it."""

import pytest

from proneward.app.actions.lookup.positions import find_position, phrases_of, plain_phrase
from proneward.catalogue import PositionEntry, load
from proneward.vocabulary import Position, UnknownWord

CATALOGUE = load()


@pytest.mark.parametrize(
    "phrase, position",
    [
        ("prone", Position.PRONE),
        ("Lying On My Tummy", Position.PRONE),
        ("on the stomach", Position.PRONE),
        ("face-down", Position.PRONE),
        ("face up", Position.SUPINE),
        ("lie flat on my back", Position.SUPINE),
        ("all-fours", Position.HANDS_AND_KNEES),
        ("tabletop", Position.HANDS_AND_KNEES),
        ("quadruped", Position.HANDS_AND_KNEES),
        ("four-point kneeling", Position.HANDS_AND_KNEES),
        ("on my left side", Position.SIDE_LYING_LEFT),
        ("SIDE-LYING", Position.SIDE_LYING),
        ("draped over the ball", Position.PRONE_ON_BALL),
        ("on a chair", Position.SITTING),
    ],
)
def test_a_phrase_as_people_say_it_names_a_position(phrase: str, position: Position) -> None:
    assert find_position(phrase.split(), CATALOGUE).id is position


@pytest.mark.parametrize("entry", CATALOGUE.positions.values(), ids=lambda entry: str(entry.id))
def test_every_synonym_names_its_own_position(entry: PositionEntry) -> None:
    for phrase in phrases_of(entry):
        assert find_position([phrase.upper()], CATALOGUE) is entry


def test_no_phrase_names_two_positions_once_small_words_are_left_out() -> None:
    owners: dict[str, set[Position]] = {}
    for entry in CATALOGUE.positions.values():
        for phrase in phrases_of(entry):
            owners.setdefault(plain_phrase(phrase), set()).add(entry.id)
    assert {phrase: found for phrase, found in owners.items() if len(found) > 1} == {}


def test_an_unknown_phrase_names_the_nearest_position_and_what_it_is_called() -> None:
    with pytest.raises(UnknownWord) as refused:
        find_position(["tumy"], CATALOGUE)
    assert refused.value.fix == "Did you mean 'prone' (tummy)"


@pytest.mark.parametrize("phrase", ["", "lying", "on my", "!!!"])
def test_words_that_name_nothing_are_refused_with_the_list(phrase: str) -> None:
    with pytest.raises(UnknownWord) as refused:
        find_position(phrase.split(), CATALOGUE)
    assert "hands-and-knees" in refused.value.why
