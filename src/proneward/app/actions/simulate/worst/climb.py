"""Searching among patterns: every short one, then longer ones from random starts, uphill."""

from collections.abc import Iterator, Sequence
from itertools import product

import attrs
import numpy as np

from proneward.app.actions.simulate.running import Kept
from proneward.app.actions.simulate.worst.stay import Case, Letter, Stay, letters, stay
from proneward.record import ClientRecord

MOST_LETTERS = 12


@attrs.frozen(kw_only=True)
class Longest:
    """The pattern after which nobody was asked for the longest time."""

    case: Case
    pattern: tuple[Letter, ...]
    stay: Stay

    @property
    def worth(self) -> tuple[int, int]:
        """How bad it is: days without anybody asked, then days at the stage."""
        return self.stay.unasked, self.stay.left or self.case.days


@attrs.define(kw_only=True, eq=False)
class Climb:
    """Searches one case; `tried` counts the patterns that were lived."""

    record: ClientRecord
    kept: Kept
    case: Case
    chance: np.random.Generator
    tried: int = 0

    def _lives(self, pattern: Sequence[Letter]) -> Longest:
        self.tried += 1
        lived = stay(self.record, self.kept, pattern, self.case)
        return Longest(case=self.case, pattern=tuple(pattern), stay=lived)

    def every(self, most: int) -> Iterator[Longest]:
        """Live every pattern of up to so many letters."""
        for length in range(1, most + 1):
            for pattern in product(letters(), repeat=length):
                yield self._lives(pattern)

    def _drawn(self, count: int) -> list[Letter]:
        every = letters()
        return [every[int(place)] for place in self.chance.integers(len(every), size=count)]

    def climb(self, steps: int) -> Longest:
        """Begin anywhere, change a letter at a time, and keep what is no better for the client."""
        best = self._lives(self._drawn(int(self.chance.integers(2, MOST_LETTERS + 1))))
        for _ in range(steps):
            pattern = list(best.pattern)
            pattern[int(self.chance.integers(len(pattern)))] = self._drawn(1)[0]
            other = self._lives(pattern)
            if other.worth >= best.worth:
                best = other
        return best


def longest(some: Iterator[Longest]) -> Longest:
    """Give the worst; of equals the one with the shortest pattern."""
    return max(some, key=lambda one: (*one.worth, -len(one.pattern)))
