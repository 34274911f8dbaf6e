"""What must hold of the positions: each is defined, and a phrase names one of them."""

from collections.abc import Callable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.model import Catalogue
from proneward.vocabulary import Position


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
    _positions,
    _synonyms,
)
