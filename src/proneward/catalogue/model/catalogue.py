"""Everything reviewed, in one value."""

from collections.abc import Mapping

import attrs

from proneward.catalogue.model.condition import Condition
from proneward.catalogue.model.dosage import Rung, SessionSizes, Times, Value
from proneward.catalogue.model.exercise import Exercise, PositionEntry
from proneward.catalogue.model.measure import Measure
from proneward.catalogue.model.progression import ExtensionLane, LadderEntry, ProgressionRule
from proneward.catalogue.model.question import Question
from proneward.catalogue.model.review import Source
from proneward.catalogue.model.rule import Advice, Mitigation, Rule, UnknownConditionRule
from proneward.vocabulary import Attribute, MuscleGroup, Position


@attrs.frozen(kw_only=True, eq=False)
class Catalogue:
    """
    Everything reviewed, in one immutable value; equal only to itself.

    `digest` is the SHA-256 of every reviewed file (cases and schemas apart), so that a stored
    programme names the exact data it was made from. `words` maps topic to key to sentence,
    and `citations` each reviewed file to the sources it cites.
    """

    version: str
    contract: int
    digest: str
    exercises: Mapping[str, Exercise]
    conditions: Mapping[str, Condition]
    rules: tuple[Rule, ...]
    unknown_condition: UnknownConditionRule
    advice: tuple[Advice, ...]
    mitigations: Mapping[Attribute, Mitigation]
    questions: Mapping[str, Question]
    positions: Mapping[Position, PositionEntry]
    ladders: Mapping[str, LadderEntry]
    lane: ExtensionLane
    progression: Mapping[str, ProgressionRule]
    measures: Mapping[str, Measure]
    times: Times
    value: Value
    sizes: SessionSizes
    muscle_groups: Mapping[str, MuscleGroup]
    milder: tuple[Rung, ...]
    sources: Mapping[str, Source]
    citations: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Mapping[str, str]]

    def says(self, topic: str, key: str, **parts: object) -> str:
        """Give a sentence of `words/en/<topic>.yaml`, its gaps filled."""
        return self.words[topic][key].format(**parts)

    @property
    def reviewed(self) -> bool:
        """Whether a qualified person has signed every exercise, condition and rule."""
        entries: tuple[Exercise | Condition | Rule, ...] = (
            *self.exercises.values(),
            *self.conditions.values(),
            *self.rules,
        )
        return all(entry.review.signed for entry in entries)
