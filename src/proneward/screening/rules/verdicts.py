"""Conditions x rules: the verdict on every exercise (contract §4)."""

from collections.abc import Mapping

from proneward.catalogue import Catalogue, Exercise
from proneward.record import ClientRecord
from proneward.screening.rules.hits import index_of, spared
from proneward.screening.rules.lift import lifted
from proneward.screening.model import Conflict, OverrideOutcome, Standing, Verdict
from proneward.screening.state import State
from proneward.vocabulary import EVERY_EXERCISE, Reason

Touched = Mapping[str, tuple[Reason, ...]]
"""Every reason on every exercise, by exercise id."""


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
    """Give every rule that touches each exercise, the strongest first."""
    met = tuple(index_of(catalogue).met(state.all))
    unknown = (_unknown(catalogue),) if client.other_conditions else ()
    touched = {}
    for name, exercise in catalogue.exercises.items():
        taken_away = spared(exercise, client.lies_on)
        reasons = [r for hits in met for r in hits.get(name, ()) if r.attribute != taken_away]
        if unknown and not _kept_beside_the_unknown(exercise, catalogue):
            reasons.extend(unknown)
        touched[name] = tuple(sorted(reasons, key=_strongest_first)) if reasons else ()
    return touched


_ORDER = {"absolute": 0, "relative": 1, "precaution": 2, "indicated": 3}


def _strongest_first(reason: Reason) -> tuple[int, str, str]:
    return _ORDER[reason.strength], reason.rule, reason.attribute


def _standing(exercise: Exercise, *, withheld: bool) -> Standing:
    if withheld:
        return Standing.WITHHELD
    return Standing.CLINICIAN_ONLY if exercise.clinician_only else Standing.CLEARED


def verdicts(
    touched: Touched, overrides: tuple[OverrideOutcome, ...], catalogue: Catalogue
) -> dict[str, Verdict]:
    """Give the verdict on every exercise of the catalogue."""
    made = {}
    for name, exercise in catalogue.exercises.items():
        reasons = touched[name]
        off = lifted(name, reasons, overrides) if overrides else ()
        withheld = any(r.strength.withholds and r not in off for r in reasons)
        made[name] = Verdict(
            exercise=exercise,
            standing=_standing(exercise, withheld=withheld),
            reasons=reasons,
            lifted=off,
        )
    return made


def conflicts(made: Mapping[str, Verdict], catalogue: Catalogue) -> tuple[Conflict, ...]:
    """Give the exercises that one rule favours and another withholds."""
    return tuple(
        Conflict(
            exercise=name,
            withheld_by=tuple(r.rule for r in verdict.withheld_by),
            favoured_by=tuple(r.rule for r in verdict.favoured_by),
            reason=catalogue.says(
                "screening",
                "conflict",
                favours=verdict.favoured_by[0].reason,
                withholds=verdict.withheld_by[0].reason,
            ),
        )
        for name, verdict in made.items()
        if verdict.standing is Standing.WITHHELD and verdict.favoured_by
    )
