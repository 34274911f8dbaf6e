"""What one rule finds, and the words it says it in."""

from collections.abc import Callable, Mapping

import attrs

from proneward.catalogue import Catalogue, ProgressionRule
from proneward.progression.chart import Chart

NONE_TOLD = "–"


@attrs.frozen
class Words:
    """A sentence of the catalogue's words and what fills it; only made when somebody reads it."""

    key: str
    parts: Mapping[str, object]
    joined: tuple["Words", ...] = ()

    def said(self, catalogue: Catalogue) -> str:
        """Give the sentence, and those that follow it."""
        parts = {
            name: part.said(catalogue) if isinstance(part, Words) else part
            for name, part in self.parts.items()
        }
        first = catalogue.says("progression", self.key, **parts)
        return " ".join([first, *(one.said(catalogue) for one in self.joined)])


@attrs.frozen(kw_only=True)
class Found:
    """Whether a rule is met, and the numbers it was judged by, as words."""

    met: bool
    seen: Words
    needed: Words


Rule = Callable[[Chart, ProgressionRule], Found]


@attrs.frozen
class Numbers:
    """Numbers as a person would write them, one after the other; a dash where none was told."""

    values: tuple[float | None, ...]

    def __format__(self, _: str) -> str:
        """Write them."""
        told = (NONE_TOLD if value is None else f"{value:g}" for value in self.values)
        return ", ".join(told) or NONE_TOLD


def says(key: str, **parts: object) -> Words:
    """Give a sentence of the words of progression, to be said later."""
    return Words(key, parts)
