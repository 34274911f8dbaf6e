"""What each page shows, composed from the catalogue; the templates say it."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from proneward.app.actions.figures.gallery.care import Care, care_of
from proneward.app.actions.figures.gallery.measures import Asked, LowBack, asked_of, low_back
from proneward.app.actions.figures.gallery.pictures import Picture
from proneward.app.actions.figures.gallery.walk import Ways, levels_of, ways_of
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
    catalogue: Catalogue

    @property
    def things(self) -> tuple[str, ...]:
        """What it needs."""
        return things_words(self.exercise, self.catalogue)

    @property
    def filters(self) -> tuple[str, ...]:
        """The words of its filter for things: prop ids, or that it needs nothing."""
        props = (str(prop) for choice in self.exercise.needs_props for prop in choice)
        return tuple(dict.fromkeys(props)) or (NOTHING,)

    @property
    def search(self) -> str:
        """Every word that finds it."""
        return search_words(self.exercise, self.catalogue)

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
    cards: tuple[Card, ...]
    catalogue: Catalogue

    @property
    def name(self) -> str:
        """Its plain name."""
        return self.catalogue.words["positions"][self.position]

    @property
    def also(self) -> str:
        """What a clinician calls it."""
        return self.catalogue.positions[self.position].name


@attrs.frozen(kw_only=True)
class ExercisePage:
    """Everything of one exercise: how it moves, how it looks, and what reads it."""

    motion: Motion
    pictures: Mapping[str, tuple[Picture, ...]]
    """The panels of its still, by body."""
    facts: Facts | None
    """What was measured of it; None if nothing was."""
    catalogue: Catalogue

    @property
    def exercise(self) -> Exercise:
        """The exercise itself."""
        return self.catalogue.exercises[self.motion.id]

    @property
    def position(self) -> str:
        """The plain name of its position."""
        return self.catalogue.words["positions"][self.exercise.position]

    @property
    def purpose(self) -> str:
        """What it is for."""
        return self.catalogue.words["purposes"][self.exercise.purpose]

    @property
    def things(self) -> tuple[str, ...]:
        """What it needs."""
        return things_words(self.exercise, self.catalogue)

    @property
    def dose(self) -> DoseWords:
        """How much of it is done."""
        return dose_words(self.exercise.dose)

    @property
    def panels(self) -> Mapping[str, tuple[Panel, ...]]:
        """The panels by body, each with what is said at it."""
        motion = self.motion
        says = [said_at(motion, panel.keyframe, self.position) for panel in motion.panels]
        return {
            body: tuple(
                Panel(picture=picture, says=words)
                for picture, words in zip(those, says, strict=True)
            )
            for body, those in self.pictures.items()
        }

    @property
    def shape(self) -> str:
        """How much room its figure needs: wide, even or tall."""
        return _shape(self.pictures[SHIPPED_BODIES[0]][-1])

    @property
    def start(self) -> str:
        """How it begins."""
        return said_at(self.motion, 0, self.position)

    @property
    def steps(self) -> tuple[Step, ...]:
        """One repetition after its start."""
        return steps_of(self.motion)

    @property
    def seconds(self) -> str:
        """How long one repetition takes."""
        return f"{self.motion.movement.seconds:g}"

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What it asks of a body."""
        return asked_of(self.exercise, self.facts, self.catalogue)

    @property
    def low_back(self) -> LowBack | None:
        """How far the low back bends, if that was measured."""
        return low_back(self.facts) if self.facts else None

    @property
    def care(self) -> tuple[Care, ...]:
        """The rules that read it."""
        return care_of(self.exercise, self.catalogue)

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """What it rests on."""
        return sources_of(self.exercise, self.catalogue)

    @cached_property
    def ways(self) -> Ways:
        """What is easier and harder."""
        return ways_of(self.exercise, self.catalogue)


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
            cards=tuple(card for card in ordered if card.exercise.position is position),
            catalogue=catalogue,
        )
        for position in PATH
    )
    return tuple(section for section in found if section.cards)


def _shape(picture: Picture) -> str:
    if picture.width > WIDE * picture.height:
        return "wide"
    return "tall" if picture.height > picture.width else "even"
