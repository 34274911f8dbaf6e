"""What each page shows, composed from the catalogue; the templates say it."""

from collections.abc import Mapping

import attrs

from proneward.app.actions.figures.gallery.care import Care, care_of
from proneward.app.actions.figures.gallery.measures import Asked, LowBack, asked_of, low_back
from proneward.app.actions.figures.gallery.pictures import Picture
from proneward.app.actions.figures.gallery.walk import (
    Ways,
    levels_of,
    ways_of,
)
from proneward.app.actions.figures.gallery.words import (
    PATH,
    DoseWords,
    SourceRow,
    Step,
    dose_words,
    said_at,
    search_words,
    sources_of,
    steps_of,
    things_words,
)
from proneward.app.actions.figures.kept import SHIPPED_BODIES
from proneward.body.facts import Facts
from proneward.catalogue import Catalogue, Exercise
from proneward.catalogue.motion import Motion
from proneward.vocabulary import Position

CARD_SCALE = 0.46
"""Pixels of a card to a unit of its picture: one for all, so that lengths can be compared."""
WIDE = 2.0
"""A picture this many times as wide as it is tall needs a wide frame to move in."""
NOTHING = "nothing"
"""The filter's word for an exercise that needs no thing."""


@attrs.frozen(kw_only=True)
class Panel:
    """A picture of the still, and what is said at it."""

    picture: Picture
    says: str


@attrs.frozen(kw_only=True)
class Card:
    """An exercise in brief, as the index and the neighbours show it."""

    exercise: Exercise
    picture: Picture
    things: tuple[str, ...]
    filters: tuple[str, ...]
    """The words of its filter for things: prop ids, or that it needs nothing."""
    search: str

    @property
    def width(self) -> int:
        """How wide the picture stands on a card, in pixels."""
        return round(self.picture.width * CARD_SCALE)

    @property
    def height(self) -> int:
        """How tall the picture stands on a card, in pixels."""
        return round(self.picture.height * CARD_SCALE)


@attrs.frozen(kw_only=True)
class Section:
    """A position, and the exercises that are done in it."""

    position: Position
    name: str
    also: str
    cards: tuple[Card, ...]


@attrs.frozen(kw_only=True)
class ExercisePage:
    """Everything of one exercise."""

    exercise: Exercise
    position: str
    purpose: str
    things: tuple[str, ...]
    dose: DoseWords
    panels: Mapping[str, tuple[Panel, ...]]
    """By body."""
    shape: str
    """How much room its figure needs: wide, even or tall."""
    start: str
    steps: tuple[Step, ...]
    seconds: str
    asked: tuple[Asked, ...]
    low_back: LowBack | None
    care: tuple[Care, ...]
    sources: tuple[SourceRow, ...]
    ways: Ways


def card_of(exercise: Exercise, picture: Picture, catalogue: Catalogue) -> Card:
    """Compose an exercise in brief."""
    props = dict.fromkeys(str(prop) for choice in exercise.needs_props for prop in choice)
    return Card(
        exercise=exercise,
        picture=picture,
        things=things_words(exercise, catalogue),
        filters=tuple(props) or (NOTHING,),
        search=search_words(exercise, catalogue),
    )


def sections_of(cards: Mapping[str, Card], catalogue: Catalogue) -> tuple[Section, ...]:
    """Give the cards by position, from supine to prone; in each the easier first."""
    levels = levels_of(catalogue)
    ordered = sorted(
        cards.values(),
        key=lambda card: (card.exercise.stage, levels[card.exercise.id], card.exercise.name),
    )
    found = (
        Section(
            position=position,
            name=catalogue.words["positions"][position],
            also=catalogue.positions[position].name,
            cards=tuple(card for card in ordered if card.exercise.position is position),
        )
        for position in PATH
    )
    return tuple(section for section in found if section.cards)


def _shape(picture: Picture) -> str:
    if picture.width > WIDE * picture.height:
        return "wide"
    return "tall" if picture.height > picture.width else "even"


def exercise_page(
    motion: Motion,
    pictures: Mapping[str, tuple[Picture, ...]],
    facts: Facts | None,
    catalogue: Catalogue,
) -> ExercisePage:
    """
    Compose the page of an exercise.

    Args:
        motion: how it moves.
        pictures: the panels of its still, by body.
        facts: what was measured of it; None if nothing was.
        catalogue: where the exercise and all that reads it stand.
    """
    exercise = catalogue.exercises[motion.id]
    position = catalogue.words["positions"][exercise.position]
    says = [said_at(motion, panel.keyframe, position) for panel in motion.panels]
    return ExercisePage(
        exercise=exercise,
        position=position,
        purpose=catalogue.words["purposes"][exercise.purpose],
        things=things_words(exercise, catalogue),
        dose=dose_words(exercise.dose),
        panels={
            body: tuple(
                Panel(picture=picture, says=words)
                for picture, words in zip(those, says, strict=True)
            )
            for body, those in pictures.items()
        },
        shape=_shape(pictures[SHIPPED_BODIES[0]][-1]),
        start=said_at(motion, 0, position),
        steps=steps_of(motion),
        seconds=f"{motion.movement.seconds:g}",
        asked=asked_of(exercise, facts, catalogue),
        low_back=low_back(facts) if facts else None,
        care=care_of(exercise, catalogue),
        sources=sources_of(exercise, catalogue),
        ways=ways_of(exercise, catalogue),
    )
