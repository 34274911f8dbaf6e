"""Pictures are put into a handout by exercise, and where one is missing its place is kept."""

from datetime import date

import pytest
from tests.command_line import CLIENTS
from tests.unit.test_handout_documents import WORDS, a_handout, an_item
from tests.unit.test_handout_pages import read

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


def a_drawing(width: int, height: int) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path d="M0 0h{width}v{height}H0z"/></svg>'
    ).encode()


def corners(pdf: bytes, width: int) -> list[tuple[float, float]]:
    """Give where the corners opposite to the start of such drawings lie, in points of a page."""
    found: list[tuple[float, float]] = []

    def seen(operator: object, at: list[object], here: list[float], _text: object) -> None:
        if operator == b"l" and [float(str(one)) for one in at] == [width, 0]:
            found.append((round(here[0] * width + here[4]), round(here[5])))

    for page in read(pdf).pages:
        page.extract_text(visitor_operand_before=seen)
    return found


def drawn_twice(width: int, height: int) -> list[tuple[float, float]]:
    """Give where two panels of one exercise stand."""
    panel = a_drawing(width, height)
    item = an_item(figure=(panel, panel), figure_alt="Two panels.")
    return corners(render(a_handout(several_times_a_day=(item,)), WORDS), width)


def test_who_lies_is_drawn_below_and_who_stands_beside() -> None:
    [(first_x, first_y), (second_x, second_y)] = drawn_twice(560, 180)
    assert first_x == second_x
    assert first_y > second_y
    [(first_x, first_y), (second_x, second_y)] = drawn_twice(220, 500)
    assert first_x < second_x
    assert first_y == second_y


def test_pictures_ask_for_no_more_than_a_third_more_pages(handout: Handout) -> None:
    drawn = pictured(handout, pictures(exercises_of(handout), "woman"))
    words = CATALOGUE.words["handout"]
    without, with_them = (len(read(render(one, words)).pages) for one in (handout, drawn))
    assert with_them <= without * 4 / 3
