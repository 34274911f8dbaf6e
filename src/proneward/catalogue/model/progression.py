"""The ladders, the extension lane, and the rules of progression."""

from collections.abc import Mapping

import attrs

from proneward.catalogue.model.review import Cited, Review
from proneward.vocabulary import Evidence


@attrs.frozen(kw_only=True)
class Marker:
    """What shows that a stage is mastered: on any of these exercises, asked in plain words."""

    exercises: tuple[str, ...]
    shows: str
    asks: str


@attrs.frozen(kw_only=True)
class StageEntry:
    """One stage of a ladder."""

    stage: int
    name: str
    contents: str
    exit_evidence: str
    markers: tuple[Marker, ...]


@attrs.frozen(kw_only=True)
class LadderEntry:
    """A ladder and its stages."""

    id: str
    name: str
    stages: tuple[StageEntry, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class LaneStep:
    """One step of the extension lane."""

    step: int
    exercise: str


@attrs.frozen(kw_only=True)
class ExtensionLane:
    """Ladder B: extension for those whose symptoms ease with it."""

    id: str
    name: str
    steps: tuple[LaneStep, ...]
    where_prone_is_impossible: str
    opened_by_finding: str
    closed_by_finding: str
    opened_by_conditions: tuple[str, ...]
    times_per_day: int
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review

    def exercise_at(self, step: int) -> str:
        """Give the exercise of a step; the last one's above the top."""
        by_step = {entry.step: entry.exercise for entry in self.steps}
        return by_step[min(step, max(by_step))]


@attrs.frozen(kw_only=True)
class Threshold:
    """A number of a rule, and between which numbers a clinic may set it."""

    value: float
    least: float
    most: float


@attrs.frozen(kw_only=True)
class ProgressionRule:
    """A rule that moves a client on, keeps them or stops them; most rest on consensus."""

    id: str
    order: int
    decides: str
    name: str
    because: str
    thresholds: Mapping[str, Threshold]
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review

    def __getitem__(self, name: str) -> float:
        """Give the number of a threshold."""
        return self.thresholds[name].value
