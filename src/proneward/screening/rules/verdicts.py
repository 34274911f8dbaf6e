"""Conditions x rules: the verdict on every exercise (contract §4)."""

from collections.abc import Mapping
from functools import lru_cache

import attrs

from proneward.catalogue import Catalogue, Exercise
from proneward.record import ClientRecord
from proneward.screening.model import Conflict, OverrideOutcome, Standing, Verdict
from proneward.screening.rules.hits import Hits, index_of, standing, strongest_first, verdict
from proneward.screening.rules.lift import lifted
from proneward.screening.state import State
from proneward.vocabulary import EVERY_EXERCISE, Reason, Strength

Touched = Mapping[str, Verdict]
"""The verdict on every exercise, by its id, before any override."""


def _kept_beside_the_unknown(exercise: Exercise, catalogue: Catalogue) -> bool:
    rule = catalogue.unknown_condition
    return (
        exercise.stage <= rule.keeps_stage_most
        and exercise.direction == rule.keeps_direction
        and exercise.load == rule.keeps_load
    )


def _unknown(catalogue: Catalogue) -> Reason:
    rule = catalogue.unknown_condition
    return Reason(
        rule=rule.id,
        condition=rule.id,
        attribute=EVERY_EXERCISE,
        strength=rule.strength,
        reason=rule.because,
        evidence=rule.evidence,
        sources=tuple(source.id for source in rule.sources),
    )


def touched_by(client: ClientRecord, state: State, catalogue: Catalogue) -> Touched:
    """Judge every exercise by every rule that touches it, overrides apart."""
    index = index_of(catalogue, client.lies_on)
    found = dict(index.untouched)
    for hits in index.met(state.all):
        _add(found, hits)
    return _beside_the_unknown(found, catalogue) if client.other_conditions else found


def _add(found: dict[str, Verdict], hits: Hits) -> None:
    """Put the hits of one more rule set into what was found; alone, they stand as they are."""
    for name, hit in hits.items():
        before = found[name]
        found[name] = _joined(before, hit) if before.reasons else hit


@lru_cache(maxsize=4096)
def _joined(one: Verdict, other: Verdict) -> Verdict:
    withheld = Standing.WITHHELD in {one.standing, other.standing}
    return Verdict(
        exercise=one.exercise,
        standing=standing(one.exercise, withheld=withheld),
        reasons=strongest_first((*one.reasons, *other.reasons)),
    )


def _beside_the_unknown(found: Touched, catalogue: Catalogue) -> Touched:
    unknown = _unknown(catalogue)
    return {
        name: made
        if _kept_beside_the_unknown(made.exercise, catalogue)
        else verdict(made.exercise, (*made.reasons, unknown))
        for name, made in found.items()
    }


def _lifting(made: Verdict, overrides: tuple[OverrideOutcome, ...]) -> Verdict:
    off = lifted(made.exercise.id, made.reasons, overrides)
    withheld = any(r.strength.withholds and r not in off for r in made.reasons)
    return attrs.evolve(made, standing=standing(made.exercise, withheld=withheld), lifted=off)


def verdicts(touched: Touched, overrides: tuple[OverrideOutcome, ...]) -> Touched:
    """Give the verdict on every exercise of the catalogue, overrides applied."""
    if not any(outcome.applied for outcome in overrides):
        return touched
    return {name: _lifting(made, overrides) for name, made in touched.items()}


def _contested(made: Mapping[str, Verdict]) -> list[Verdict]:
    """What is withheld and favoured too: reasons stand strongest first, favour is the weakest."""
    return [
        verdict
        for verdict in made.values()
        if verdict.standing is Standing.WITHHELD
        and verdict.reasons[-1].strength is Strength.INDICATED
    ]


def conflicts(made: Mapping[str, Verdict], catalogue: Catalogue) -> tuple[Conflict, ...]:
    """Give the exercises that one rule favours and another withholds."""
    return tuple(
        Conflict(
            exercise=verdict.exercise.id,
            withheld_by=tuple(r.rule for r in verdict.withheld_by),
            favoured_by=tuple(r.rule for r in verdict.favoured_by),
            reason=catalogue.says(
                "screening",
                "conflict",
                favours=verdict.favoured_by[0].reason,
                withholds=verdict.withheld_by[0].reason,
            ),
        )
        for verdict in _contested(made)
    )
