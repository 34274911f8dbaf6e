"""The ladders and the extension lane."""

import attrs

from proneward.catalogue.model.review import Cited, Review
from proneward.vocabulary import Evidence


@attrs.frozen(kw_only=True)
class StageEntry:
    """One stage of a ladder."""

    stage: int
    name: str
    contents: str
    exit_evidence: str
    markers: tuple[str, ...]


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
