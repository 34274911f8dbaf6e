"""Which rule touches which exercise: made once for a catalogue, and read for every client."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

import attrs

from proneward.catalogue import Catalogue, Exercise, Rule
from proneward.vocabulary import EVERY_EXERCISE, Attribute, Reason, Surface

Hits = Mapping[str, tuple[Reason, ...]]
"""Reasons by exercise id."""


@attrs.frozen(kw_only=True, eq=False)
class HitIndex:
    """Every hit, by the conditions that must all be met."""

    by_conditions: Mapping[frozenset[str], Hits]
    pairs: tuple[frozenset[str], ...]

    def met(self, held: frozenset[str]) -> Iterator[Hits]:
        """Give the hits of every rule whose conditions are all held."""
        for condition in sorted(held):
            single = self.by_conditions.get(frozenset((condition,)))
            if single is not None:
                yield single
        for pair in self.pairs:
            if pair <= held:
                yield self.by_conditions[pair]


def _touched(rule: Rule, exercise: Exercise) -> Iterator[str]:
    for attribute in rule.attributes:
        if attribute == EVERY_EXERCISE or attribute in exercise.attributes:
            yield attribute


def _reason(rule: Rule, attribute: str) -> Reason:
    return Reason(
        rule=rule.id,
        condition="+".join(rule.conditions),
        attribute=attribute,
        strength=rule.strength,
        reason=rule.because,
        evidence=rule.evidence,
        sources=tuple(source.id for source in rule.sources),
    )


@lru_cache(maxsize=2)
def index_of(catalogue: Catalogue) -> HitIndex:
    """Index every hit of a catalogue."""
    hits: dict[frozenset[str], dict[str, list[Reason]]] = defaultdict(lambda: defaultdict(list))
    for rule in catalogue.rules:
        for exercise in catalogue.exercises.values():
            for attribute in _touched(rule, exercise):
                reason = _reason(rule, attribute)
                hits[frozenset(rule.conditions)][exercise.id].append(reason)
    return HitIndex(
        by_conditions={
            conditions: {exercise: tuple(reasons) for exercise, reasons in found.items()}
            for conditions, found in hits.items()
        },
        pairs=tuple(sorted((c for c in hits if len(c) > 1), key=sorted)),
    )


def spared(exercise: Exercise, surface: Surface) -> Attribute | None:
    """Give the attribute that a firm bed takes away from an exercise it serves."""
    serves = surface is Surface.BED and exercise.bed
    return Attribute.FLOOR_TRANSFER if serves else None
