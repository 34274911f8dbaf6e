"""What must hold of the words: every closed set is said, and a phrase names one position."""

from collections.abc import Callable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.model import Catalogue
from proneward.vocabulary import Attribute, MuscleGroup, Position


def _words(catalogue: Catalogue) -> Iterator[Offence]:
    """Every closed set that a client reads has its sentence."""
    for topic, keys in (
        ("attributes", set(map(str, Attribute))),
        ("positions", set(map(str, Position))),
        ("muscle-groups", set(map(str, MuscleGroup)) - {str(MuscleGroup.NONE)}),
    ):
        for key in sorted(keys - set(catalogue.words.get(topic, {}))):
            yield Offence(
                file=f"words/en/{topic}.yaml", what=f"no words for '{key}'", fix="Add them"
            )


def _positions(catalogue: Catalogue) -> Iterator[Offence]:
    """Every position is defined."""
    for position in Position:
        if position not in catalogue.positions:
            yield Offence(
                file=f"positions/{position}.yaml", what="it is missing", fix="Define the position"
            )


def _synonyms(catalogue: Catalogue) -> Iterator[Offence]:
    """A phrase names one position."""
    seen: dict[str, Position] = {}
    for entry in catalogue.positions.values():
        for phrase in (str(entry.id), *entry.synonyms):
            if seen.setdefault(phrase, entry.id) != entry.id:
                yield Offence(
                    file=f"positions/{entry.id}.yaml",
                    what=f"'{phrase}' already names {seen[phrase]}",
                    fix="Keep it in one place",
                )


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (
    _words,
    _positions,
    _synonyms,
)
