"""An exercise in the words of a page: dose, things, steps, sources, and what a search finds."""

import re
from collections.abc import Iterator

import attrs

from proneward.catalogue import Catalogue, Exercise
from proneward.catalogue.motion import Motion
from proneward.vocabulary import Dose, MuscleGroup, Position, Side

PATH = (
    Position.SUPINE,
    Position.SIDE_LYING,
    Position.HANDS_AND_KNEES,
    Position.KNEELING,
    Position.PRONE,
    Position.PRONE_ON_BALL,
    Position.SITTING,
    Position.STANDING,
)
"""Positions from supine to prone; sitting and standing, the ladder of their own, come last."""
KINDS = {
    "article": "article for the public",
    "book": "textbook",
    "mechanistic": "reasoning",
}
"""Kinds of source whose name says too little."""
MINUTE_S = 60
_WORD = re.compile(r"\w+")


def _number(number: float) -> str:
    return f"{number:g}"


@attrs.frozen(kw_only=True)
class DoseWords:
    """A dose in two parts: what is counted, and how."""

    count: str
    how: str


def _timed(seconds: float) -> str:
    if seconds >= 2 * MINUTE_S and seconds % MINUTE_S == 0:
        return f"{_number(seconds / MINUTE_S)} minutes"
    return f"{_number(seconds)} s"


def dose_words(dose: Dose) -> DoseWords:
    """Write a dose as paper does: `2 × 8`, and the rest in small print."""
    each = ["each side"] if dose.side is Side.EACH else []
    if dose.seconds is not None:
        once = _timed(dose.seconds)
        return DoseWords(
            count=once if dose.sets == 1 else f"{dose.sets} × {once}", how=", ".join(each)
        )
    hold = [f"hold {_number(dose.hold_s)} s"] if dose.hold_s else []
    return DoseWords(count=f"{dose.sets} × {dose.reps}", how=", ".join(each + hold))


def things_words(exercise: Exercise, catalogue: Catalogue) -> tuple[str, ...]:
    """Give what an exercise needs, a choice as `towel or pillow`."""
    names = catalogue.words["props"]
    return tuple(" or ".join(names[prop] for prop in choice) for choice in exercise.needs_props)


@attrs.frozen(kw_only=True)
class Step:
    """One step of a repetition: what is said, how long it takes, how long it is kept."""

    say: str
    seconds: str
    hold: str


def capital_first(words: str) -> str:
    """Begin with a capital, and leave names and abbreviations as they are."""
    return words[:1].upper() + words[1:]


def small_first(words: str) -> str:
    """Begin small, and leave the rest."""
    return words[:1].lower() + words[1:]


def said_at(motion: Motion, keyframe: int, start: str) -> str:
    """Give what is said on the way to a keyframe; where nothing is, `start` or its name."""
    phase = motion.phases[keyframe]
    otherwise = phase.name.replace("_", " ") if keyframe else start
    return capital_first(phase.say or otherwise)


def steps_of(motion: Motion) -> tuple[Step, ...]:
    """Give the steps of one repetition after its start; the way back is a step as well."""
    back = "back to where you began"
    return tuple(
        Step(
            say=said_at(motion, way.end, back) if way.end else capital_first(back),
            seconds=_number(way.seconds),
            hold=_number(way.hold_s) if way.hold_s else "",
        )
        for way in motion.movement.stretches
    )


@attrs.frozen(kw_only=True)
class SourceRow:
    """A source as a page lists it."""

    short: str
    citation: str
    kind: str
    strength: str
    note: str | None
    link: str | None


def sources_of(exercise: Exercise, catalogue: Catalogue) -> tuple[SourceRow, ...]:
    """Give the sources of an exercise, each with what kind it is and how strong."""
    rows = ((cited, catalogue.sources[cited.id]) for cited in exercise.sources)
    return tuple(
        SourceRow(
            short=source.short,
            citation=source.citation,
            kind=KINDS.get(source.kind, source.kind),
            strength=source.strength,
            note=cited.note if cited.note != source.kind else None,
            link=f"https://doi.org/{source.doi}" if source.doi else None,
        )
        for cited, source in rows
    )


def _groups(exercise: Exercise, catalogue: Catalogue) -> Iterator[MuscleGroup]:
    for muscle in exercise.muscles.primary:
        if muscle in catalogue.muscle_groups:
            yield catalogue.muscle_groups[muscle]


def search_words(exercise: Exercise, catalogue: Catalogue) -> str:
    """Give every word that a search looks through, in lower case, each once."""
    words = catalogue.words
    said = (
        exercise.id,
        exercise.name,
        *exercise.aliases,
        *exercise.muscles.primary,
        *exercise.muscles.secondary,
        *(words["muscle-groups"][group] for group in _groups(exercise, catalogue)),
        *sorted(exercise.attributes),
        *(words["attributes"][attribute] for attribute in sorted(exercise.attributes)),
        *exercise.cues,
        exercise.position,
        words["positions"][exercise.position],
        words["purposes"][exercise.purpose],
        *things_words(exercise, catalogue),
        f"stage {exercise.stage}",
    )
    return " ".join(dict.fromkeys(_WORD.findall(" ".join(said).casefold())))
