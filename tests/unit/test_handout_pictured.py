"""Pictures are put into a handout by exercise, and where one is missing its place is kept."""

from datetime import date

import pytest
from tests.command_line import CLIENTS

from proneward.app.actions.clients import open_client
from proneward.app.actions.figures.draw import pictures
from proneward.app.actions.programmes import planned
from proneward.catalogue import load
from proneward.exchange.handout import (
    Desk,
    Handout,
    HandoutItem,
    exercises_of,
    handout_of,
    pictured,
    render,
)

CATALOGUE = load()


@pytest.fixture(scope="module")
def handout() -> Handout:
    client = open_client(CLIENTS / "disc-responder.yaml", CATALOGUE)
    document = handout_of(planned(client, CATALOGUE, date(2026, 11, 24), exact=False), Desk())
    assert isinstance(document, Handout)
    return document


def items(handout: Handout) -> list[HandoutItem]:
    rows = [item for one in handout.sessions for block in one.blocks for item in block.items]
    return [*rows, *handout.several_times_a_day]


def test_every_exercise_of_a_handout_gets_its_panels_and_their_words(handout: Handout) -> None:
    names = exercises_of(handout)
    assert len(set(names)) == len(names) > 5
    drawn = pictured(handout, pictures(names, "man"))
    for item in items(drawn):
        assert 1 <= len(item.figure) <= 3
        assert item.figure_alt is not None
        assert item.figure_alt.startswith(f"{CATALOGUE.exercises[item.exercise].name}. A figure")
        assert all(b"var(" not in panel for panel in item.figure)


def test_without_a_picture_the_row_is_as_it_was(handout: Handout) -> None:
    assert pictured(handout, {}) == handout


def test_a_handout_with_pictures_can_be_set(handout: Handout) -> None:
    drawn = pictured(handout, pictures(exercises_of(handout)[:2], "woman"))
    assert render(drawn, CATALOGUE.words["handout"]).startswith(b"%PDF")
