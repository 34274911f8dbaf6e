"""Whom an exercise is held back from, or favoured for: the rules that read it, by their reasons."""

import attrs

from proneward.app.actions.lookup.exercises import Touch, rules_on
from proneward.catalogue import Catalogue, Exercise
from proneward.vocabulary import Strength

HEADINGS = {
    Strength.ABSOLUTE: ("withheld", "Held back, always"),
    Strength.RELATIVE: ("withheld", "Held back, unless a clinician decides otherwise"),
    Strength.PRECAUTION: ("caution", "With care"),
    Strength.INDICATED: ("favoured", "Favoured"),
}
"""The shape that marks each strength, and its heading."""


@attrs.frozen(kw_only=True)
class CareRow:
    """A reason, the conditions that share it, and what it rests on."""

    conditions: tuple[str, ...]
    because: str
    evidence: str
    sources: str


@attrs.frozen(kw_only=True)
class Care:
    """All reasons of one strength."""

    shape: str
    heading: str
    rows: tuple[CareRow, ...]


def _once(words: list[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _row(because: str, touches: list[Touch], catalogue: Catalogue) -> CareRow:
    named = (
        " and ".join(catalogue.conditions[name].plain for name in touch.rule.conditions)
        for touch in touches
    )
    return CareRow(
        conditions=tuple(dict.fromkeys(named)),
        because=because,
        evidence=_once([str(kind) for touch in touches for kind in touch.rule.evidence]),
        sources=_once(
            [catalogue.sources[cited.id].short for touch in touches for cited in touch.rule.sources]
        ),
    )


def care_of(exercise: Exercise, catalogue: Catalogue) -> tuple[Care, ...]:
    """Give the rules that read an exercise, by strength, then by reason."""
    touches = list(rules_on(exercise, catalogue))
    found: list[Care] = []
    for strength, (shape, heading) in HEADINGS.items():
        alike: dict[str, list[Touch]] = {}
        for touch in touches:
            if touch.rule.strength is strength:
                alike.setdefault(touch.rule.because, []).append(touch)
        rows = tuple(_row(because, those, catalogue) for because, those in alike.items())
        if rows:
            found.append(Care(shape=shape, heading=heading, rows=rows))
    return tuple(found)
