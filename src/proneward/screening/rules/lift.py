"""Overrides: a licensed clinician lifts a relative rule, for a time, and everybody sees it."""

from collections.abc import Iterable, Mapping
from datetime import date

from proneward.catalogue import Catalogue
from proneward.record import Override
from proneward.screening.model import OverrideOutcome, Verdict
from proneward.vocabulary import Reason, Strength


def _about(override: Override, exercise: str, reason: Reason) -> bool:
    """Whether an override speaks of this reason on this exercise."""
    if override.exercise is not None:
        return override.exercise == exercise
    return override.attribute == reason.attribute


def _strengths(override: Override, touched: Mapping[str, Verdict]) -> set[Strength]:
    """The strengths of everything the override speaks of."""
    return {
        reason.strength
        for exercise, made in touched.items()
        for reason in made.reasons
        if _about(override, exercise, reason)
    }


def _fate(override: Override, touched: Mapping[str, Verdict], day: date) -> str:
    """Give the key of the words that say what becomes of an override."""
    if day > override.review:
        return "override-expired"
    if day < override.on:
        return "override-not-yet"
    if override.exercise is not None and touched[override.exercise].exercise.clinician_only:
        return "override-clinician-only"
    strengths = _strengths(override, touched)
    if Strength.ABSOLUTE in strengths:
        return "override-absolute"
    return "override-applied" if Strength.RELATIVE in strengths else "override-nothing"


def _lifts(override: Override, catalogue: Catalogue) -> str:
    """Give what is lifted in words: the movement, or the exercise by its name."""
    if override.exercise is not None:
        return catalogue.exercises[override.exercise].name
    return catalogue.words["attributes"][str(override.attribute)]


def judged(
    overrides: Iterable[Override],
    touched: Mapping[str, Verdict],
    catalogue: Catalogue,
    day: date,
) -> tuple[OverrideOutcome, ...]:
    """Say of every override whether it is applied on a day, and why."""
    return tuple(
        OverrideOutcome(
            override=override,
            applied=(fate := _fate(override, touched, day)) == "override-applied",
            reason=catalogue.says(
                "screening",
                fate,
                lifts=_lifts(override, catalogue),
                by=override.by,
                type=override.licence.type,
                number=override.licence.number,
                on=override.on,
                review=override.review,
                reason=override.reason,
            ),
        )
        for override in overrides
    )


def lifted(
    exercise: str, reasons: Iterable[Reason], outcomes: Iterable[OverrideOutcome]
) -> tuple[Reason, ...]:
    """Give the relative reasons on an exercise that applied overrides lift."""
    applied = [outcome.override for outcome in outcomes if outcome.applied]
    return tuple(
        reason
        for reason in reasons
        if reason.strength is Strength.RELATIVE
        and any(_about(override, exercise, reason) for override in applied)
    )
