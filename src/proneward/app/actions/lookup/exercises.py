"""Find exercises in the catalogue, and everything that is known of one."""

from collections.abc import Iterable, Iterator

import attrs

from proneward.app.actions.lookup.positions import find_position
from proneward.catalogue import Catalogue, Exercise, Mitigation, Rule, mitigation_for
from proneward.vocabulary import (
    EVERY_EXERCISE,
    Attribute,
    Position,
    Prop,
    Purpose,
    UnknownWord,
    nearest,
)

ONE_SIDE = frozenset({Position.SIDE_LYING_LEFT, Position.SIDE_LYING_RIGHT})


@attrs.frozen(kw_only=True)
class Wanted:
    """What exercises are looked for; what is None is not asked."""

    position: str | None = None
    prop: str | None = None
    stage: int | None = None
    attribute: str | None = None
    purpose: str | None = None


def _or_else(word: str, known: Iterable[str], fix: str) -> str:
    """Name the nearest word, or else say what to do."""
    near = nearest(word, known)
    return f"Did you mean '{near}'" if near else fix


def _check(word: str | int | None, known: Iterable[str], kind: str) -> None:
    choices = list(known)
    if word is None or str(word) in choices:
        return
    raise UnknownWord(
        what=f"'{word}' is not {kind}",
        why=f"it is one of {', '.join(choices)}",
        fix=_or_else(str(word), choices, "Use one of them"),
    )


def _position(wanted: Wanted, catalogue: Catalogue) -> frozenset[Position]:
    """The positions that answer; what is done on either side answers to each side."""
    if wanted.position is None:
        return frozenset(Position)
    found = find_position([wanted.position], catalogue).id
    return frozenset({found, Position.SIDE_LYING} if found in ONE_SIDE else {found})


def props_of(exercise: Exercise) -> tuple[str, ...]:
    """Give every prop that an exercise may use, each once."""
    named = (str(prop) for choice in exercise.needs_props for prop in choice)
    return tuple(dict.fromkeys(named))


def find_exercises(wanted: Wanted, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """
    Give the exercises that answer to everything that is wanted.

    Raises:
        UnknownWord: if a word is not in the vocabulary; it names the nearest.
    """
    stages = sorted({exercise.stage for exercise in catalogue.exercises.values()})
    _check(wanted.prop, map(str, Prop), "a prop")
    _check(wanted.stage, map(str, stages), "a stage")
    _check(wanted.attribute, map(str, Attribute), "an attribute")
    _check(wanted.purpose, map(str, Purpose), "a purpose")
    positions = _position(wanted, catalogue)
    return tuple(
        exercise
        for exercise in catalogue.exercises.values()
        if exercise.position in positions
        and (wanted.prop is None or wanted.prop in props_of(exercise))
        and wanted.stage in {None, exercise.stage}
        and (wanted.attribute is None or wanted.attribute in exercise.attributes)
        and wanted.purpose in {None, exercise.purpose}
    )


def listed(exercises: Iterable[Exercise]) -> list[dict[str, object]]:
    """Give exercises as `proneward exercises --json` prints them (contract §9)."""
    return [
        {
            "id": exercise.id,
            "name": exercise.name,
            "position": str(exercise.position),
            "stage": exercise.stage,
            "props": list(props_of(exercise)),
            "attributes": sorted(map(str, exercise.attributes)),
            "purpose": str(exercise.purpose),
        }
        for exercise in exercises
    ]


def find_exercise(word: str, catalogue: Catalogue) -> Exercise:
    """
    Find one exercise by its id, its name or another name of it.

    Raises:
        UnknownWord: if nothing is called so; it names the nearest.
    """
    named: dict[str, Exercise] = {}
    for exercise in catalogue.exercises.values():
        for name in (exercise.name, *exercise.aliases):
            named.setdefault(name.casefold(), exercise)
    named |= catalogue.exercises
    found = named.get(word.strip().casefold())
    if found is None:
        raise UnknownWord(
            what=f"'{word}' is not an exercise",
            why="the catalogue has no exercise of this id or name",
            fix=_or_else(word, named, "`proneward exercises` lists them all"),
        )
    return found


@attrs.frozen(kw_only=True)
class Touch:
    """A rule of the catalogue that reads an exercise, and by which attribute."""

    rule: Rule
    attribute: str


def rules_on(exercise: Exercise, catalogue: Catalogue) -> Iterator[Touch]:
    """Give every rule that touches an exercise, whoever the client is."""
    for rule in catalogue.rules:
        for attribute in rule.attributes:
            if attribute == EVERY_EXERCISE or attribute in exercise.attributes:
                yield Touch(rule=rule, attribute=attribute)


def mitigations_of(exercise: Exercise, catalogue: Catalogue) -> tuple[Mitigation, ...]:
    """Give what may take one of its movements away, in the order of the movements."""
    found = (mitigation_for(name, exercise, catalogue) for name in sorted(exercise.attributes))
    return tuple(mitigation for mitigation in found if mitigation)
