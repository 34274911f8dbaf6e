"""Which rule touches which exercise: made once for a catalogue, and read for every client."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import attrs

from proneward.catalogue import Catalogue, Exercise, Rule
from proneward.screening.model import Standing, Verdict
from proneward.vocabulary import EVERY_EXERCISE, Attribute, Reason, Strength, Surface

Hits = Mapping[str, Verdict]
"""Verdicts by exercise id, on the exercises that are touched and as if nothing else were met."""


_ORDER = {strength: place for place, strength in enumerate(Strength)}


def _strength_first(reason: Reason) -> tuple[int, str, str]:
    return _ORDER[reason.strength], reason.rule, reason.attribute


def strongest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Put reasons in the one order that every surface shows."""
    return tuple(sorted(reasons, key=_strength_first))


def verdict(exercise: Exercise, reasons: Iterable[Reason]) -> Verdict:
    """Judge one exercise by everything that touches it, the strongest first, nothing lifted."""
    ordered = strongest_first(reasons)
    return Verdict(
        exercise=exercise,
        standing=standing(exercise, withheld=any(r.strength.withholds for r in ordered)),
        reasons=ordered,
    )


def standing(exercise: Exercise, *, withheld: bool) -> Standing:
    """Say how an exercise stands; what a rule withholds is not for a clinician to do either."""
    if withheld:
        return Standing.WITHHELD
    return Standing.CLINICIAN_ONLY if exercise.clinician_only else Standing.CLEARED


@attrs.frozen(kw_only=True, eq=False)
class HitIndex:
    """Every hit, by the conditions that must all be met; and what no rule has touched yet."""

    untouched: Hits
    by_condition: Mapping[str, Hits]
    by_pair: Mapping[frozenset[str], Hits]

    def met(self, held: frozenset[str]) -> Iterator[Hits]:
        """Give the hits of every rule whose conditions are all held."""
        for condition in sorted(held):
            if condition in self.by_condition:
                yield self.by_condition[condition]
        for pair, hits in self.by_pair.items():
            if pair <= held:
                yield hits


def spared(exercise: Exercise, surface: Surface) -> Attribute | None:
    """Give the attribute that a firm bed takes away from an exercise it serves."""
    serves = surface is Surface.BED and exercise.bed
    return Attribute.FLOOR_TRANSFER if serves else None


def _touched(rule: Rule, exercise: Exercise, surface: Surface) -> Iterator[str]:
    taken_away = spared(exercise, surface)
    for attribute in rule.attributes:
        held = attribute == EVERY_EXERCISE or attribute in exercise.attributes
        if held and attribute != taken_away:
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


def _hits(rules: Iterable[Rule], catalogue: Catalogue, surface: Surface) -> Hits:
    """Judge, by these rules alone, every exercise that they touch."""
    found: dict[str, list[Reason]] = defaultdict(list)
    for rule in rules:
        for exercise in catalogue.exercises.values():
            for attribute in _touched(rule, exercise, surface):
                found[exercise.id].append(_reason(rule, attribute))
    return {name: verdict(catalogue.exercises[name], found[name]) for name in found}


@lru_cache(maxsize=6)
def index_of(catalogue: Catalogue, surface: Surface) -> HitIndex:
    """Index every hit of a catalogue on a surface."""
    rules: dict[frozenset[str], list[Rule]] = defaultdict(list)
    for rule in catalogue.rules:
        rules[frozenset(rule.conditions)].append(rule)
    hits = {held: _hits(rules[held], catalogue, surface) for held in sorted(rules, key=sorted)}
    return HitIndex(
        untouched={name: verdict(ex, ()) for name, ex in catalogue.exercises.items()},
        by_condition={min(held): found for held, found in hits.items() if len(held) == 1},
        by_pair={held: found for held, found in hits.items() if len(held) > 1},
    )
