"""A score, or why there is none; a change, and why it is called so."""

from collections.abc import Mapping
from enum import StrEnum

import attrs


class Turn(StrEnum):
    """Which way a measure went."""

    RECOVERED = "recovered"
    IMPROVED = "improved"
    ABOUT_THE_SAME = "about-the-same"
    WORSE = "worse"
    NOT_KNOWN = "not-known"

    @property
    def better(self) -> bool:
        """Improved, or recovered, which is more."""
        return self in {Turn.RECOVERED, Turn.IMPROVED}


@attrs.frozen(kw_only=True)
class Because:
    """One reason: the sentence of `words/en/measures.yaml`, its numbers, and its sources."""

    key: str
    parts: Mapping[str, float | str] = attrs.field(factory=dict)
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Scored:
    """
    What a measure gives on one day: a value, or the reasons why there is none.

    `items` is how many answers it came from; none where only a score was written down.
    """

    measure: str
    value: float | None
    items: int
    because: tuple[Because, ...] = ()


@attrs.frozen(kw_only=True)
class Change:
    """
    How a measure went from one day to a later one.

    `gain` is in points of the measure, above 0 where it went for the better, whichever way
    its scale runs; `gain_percent` is the same in percent of the first score. `matters` and
    `beyond_chance` are None where that is not known. `reliable` is False where the first
    score lies where the measure shows change poorly.
    """

    measure: str
    turn: Turn
    first: float | None
    later: float | None
    gain: float | None
    gain_percent: float | None
    matters: bool | None
    beyond_chance: bool | None
    reliable: bool
    because: tuple[Because, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source of its reasons, once."""
        return tuple(dict.fromkeys(source for why in self.because for source in why.sources))
