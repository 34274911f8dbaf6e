"""The step from one score to another, held against what matters and what chance does."""

from typing import Self

import attrs

from proneward.catalogue import Measure
from proneward.progression.measures.score import DECIMALS


def gain_between(measure: Measure, first: float, later: float) -> float:
    """Give the points from one score to another, above 0 for the better."""
    higher = round(later - first, DECIMALS)
    return higher if measure.higher_is == "better" else 0.0 - higher


@attrs.frozen(kw_only=True)
class Step:
    """Two scores of one measure; `percent` is None where the first is 0."""

    measure: Measure
    first: float
    later: float
    gain: float
    percent: float | None

    @classmethod
    def between(cls, measure: Measure, first: float, later: float) -> Self:
        """Make the step from the first score to the later one."""
        gain = gain_between(measure, first, later)
        percent = round(100 * gain / first, DECIMALS) if first else None
        return cls(measure=measure, first=first, later=later, gain=gain, percent=percent)

    @property
    def matters(self) -> bool | None:
        """Whether it is a change that matters to people, either way; None if not known."""
        limit = self.measure.matters
        if limit is None or (limit.points is None and self.percent is None):
            return None
        enough_points = limit.points is not None and abs(self.gain) >= limit.points
        enough_percent = self.percent is not None and abs(self.percent) >= limit.percent
        return enough_points or enough_percent

    @property
    def beyond_chance(self) -> bool | None:
        """Whether it is more than one person's score may change by chance; None if not known."""
        limit = self.measure.detectable
        return None if limit is None else abs(self.gain) > limit.points

    @property
    def reliable(self) -> bool:
        """Whether the measure shows change well from the first score."""
        start = self.measure.reliable_start
        return start is None or start.least <= self.first <= start.most

    @property
    def recovered(self) -> bool:
        """Whether the later score is one of people who call themselves recovered."""
        level = self.measure.recovered
        return level is not None and gain_between(self.measure, level.score, self.later) >= 0
