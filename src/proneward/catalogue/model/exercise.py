"""An exercise, and the position it is done in."""

import attrs

from proneward.catalogue.model.review import Cited, Review
from proneward.vocabulary import Attribute, Direction, Dose, Load, Position, Prop, Purpose, Support


@attrs.frozen(kw_only=True)
class Muscles:
    """Muscle words, the main ones first."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Exercise:
    """One exercise: what it is, what it asks of a body, how it is cued, and why it is here."""

    id: str
    name: str
    aliases: tuple[str, ...]
    position: Position
    support: Support
    bed: bool
    stage: int
    direction: Direction
    load: Load
    purpose: Purpose
    muscles: Muscles
    needs_props: tuple[tuple[Prop, ...], ...]
    dose: Dose
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    shown_first: tuple[str, ...]
    attributes: frozenset[Attribute]
    take_care: str
    cues: tuple[str, ...]
    common_errors: tuple[str, ...]
    sources: tuple[Cited, ...]
    review: Review

    @property
    def clinician_only(self) -> bool:
        """Done with a clinician, never chosen for a home programme."""
        return Attribute.CLINICIAN_ONLY in self.attributes


@attrs.frozen(kw_only=True)
class PositionEntry:
    """A position: its geometry, its words, and who takes care."""

    id: Position
    name: str
    synonyms: tuple[str, ...]
    definition: str
    gravity: str
    opposite: Position | None
    related: tuple[Position, ...]
    take_care: tuple[str, ...]
    sources: tuple[Cited, ...]
    review: Review
