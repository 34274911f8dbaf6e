"""
The catalogue law: what must hold across files (house, "Catalogue law").

Every check yields every offender. Shapes and words inside one file are checked when it is
read; here are the references, the completeness, and the coherence of the clinical data.
"""

from collections.abc import Callable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.model import Catalogue, Cited, Exercise, Rule
from proneward.vocabulary import (
    EVERY_EXERCISE,
    Attribute,
    Load,
    MuscleGroup,
    Position,
    Strength,
    did_you_mean,
)

CUES = 3
"""A person on the mat can follow three cues (contract: 'three cues')."""

POSITION_ATTRIBUTE = {
    Position.SUPINE: Attribute.POS_SUPINE,
    Position.PRONE: Attribute.POS_PRONE,
    Position.SIDE_LYING: Attribute.POS_SIDELYING,
    Position.HANDS_AND_KNEES: Attribute.POS_QUADRUPED,
    Position.KNEELING: Attribute.POS_KNEEL,
    Position.SITTING: Attribute.POS_SIT,
    Position.STANDING: Attribute.POS_STAND,
    Position.PRONE_ON_BALL: Attribute.POS_PRONE_BALL,
}
LOAD_ATTRIBUTE = {Load.MODERATE: Attribute.LOAD_MOD, Load.HIGH: Attribute.LOAD_HIGH}


def _exercise_file(exercise: Exercise) -> str:
    return f"exercises/{exercise.id}.yaml"


def _rule_file(rule: Rule) -> str:
    if len(rule.conditions) == 1:
        return f"rules/screening/{rule.conditions[0]}.yaml"
    return f"rules/interactions/{rule.id}.yaml"


def _unknown_sources(catalogue: Catalogue, file: str, cited: tuple[Cited, ...]) -> Iterator[Offence]:
    for source in cited:
        if source.id not in catalogue.sources:
            yield Offence(
                file=file,
                what=f"cites '{source.id}', and evidence/ has no such file",
                fix=did_you_mean(source.id, catalogue.sources),
            )


def _sources(catalogue: Catalogue) -> Iterator[Offence]:
    for exercise in catalogue.exercises.values():
        yield from _unknown_sources(catalogue, _exercise_file(exercise), exercise.sources)
    for rule in catalogue.rules:
        yield from _unknown_sources(catalogue, _rule_file(rule), rule.sources)
    for folder, entries in (
        ("rules/questions", catalogue.questions.values()),
        ("positions", catalogue.positions.values()),
        ("rules/mitigations", catalogue.mitigations.values()),
        ("rules/advice", catalogue.advice),
        ("rules/progression", (*catalogue.ladders.values(), catalogue.lane)),
        ("rules", (catalogue.unknown_condition,)),
    ):
        for entry in entries:
            name = getattr(entry, "id", None) or entry.attribute  # type: ignore[union-attr]
            yield from _unknown_sources(catalogue, f"{folder}/{name}.yaml", entry.sources)


def _edges(catalogue: Catalogue) -> Iterator[Offence]:
    """Every easier has its harder, and both exist."""
    for exercise in catalogue.exercises.values():
        for word, back, edges in (
            ("easier", "harder", exercise.easier),
            ("harder", "easier", exercise.harder),
        ):
            for near in edges:
                other = catalogue.exercises.get(near)
                if other is None:
                    fix = did_you_mean(near, catalogue.exercises)
                    yield Offence(
                        file=_exercise_file(exercise), what=f"{word} '{near}' is unknown", fix=fix
                    )
                elif exercise.id not in getattr(other, back):
                    yield Offence(
                        file=_exercise_file(exercise),
                        what=f"names '{near}' as {word}, which does not name it as {back}",
                        fix=f"Add '{exercise.id}' to {back} of '{near}', or drop the edge",
                    )


def _gates(catalogue: Catalogue) -> Iterator[Offence]:
    """What must be shown first is one of the easier ones."""
    for exercise in catalogue.exercises.values():
        for gate in sorted(set(exercise.shown_first) - set(exercise.easier)):
            yield Offence(
                file=_exercise_file(exercise),
                what=f"'{gate}' must be shown first, and is not among the easier ones",
                fix=f"Add '{gate}' to easier, or drop it",
            )


def _muscles(catalogue: Catalogue) -> Iterator[Offence]:
    for exercise in catalogue.exercises.values():
        if not exercise.muscles.primary:
            yield Offence(
                file=_exercise_file(exercise),
                what="names no primary muscle",
                fix="Name one, or 'none (rest)'",
            )
        for muscle in (*exercise.muscles.primary, *exercise.muscles.secondary):
            if muscle not in catalogue.muscle_groups:
                yield Offence(
                    file=_exercise_file(exercise),
                    what=f"the muscle '{muscle}' has no group",
                    fix="Add it to rules/dosage/muscle-groups.yaml",
                )


def _expected_attributes(exercise: Exercise) -> set[Attribute]:
    expected = {POSITION_ATTRIBUTE[exercise.position]}
    if exercise.position is Position.PRONE_ON_BALL:
        expected.add(Attribute.POS_PRONE)
    if exercise.load in LOAD_ATTRIBUTE:
        expected.add(LOAD_ATTRIBUTE[exercise.load])
    if not exercise.position.upright:
        expected.add(Attribute.FLOOR_TRANSFER)
    return expected


def _declared(catalogue: Catalogue) -> Iterator[Offence]:
    """Position, load and getting down must be declared as attributes, since rules read those."""
    for exercise in catalogue.exercises.values():
        for missing in sorted(_expected_attributes(exercise) - exercise.attributes):
            yield Offence(
                file=_exercise_file(exercise),
                what=f"position, load or support ask for the attribute '{missing}'",
                fix="Add it to attributes",
            )


def _cues(catalogue: Catalogue) -> Iterator[Offence]:
    for exercise in catalogue.exercises.values():
        if len(exercise.cues) != CUES:
            yield Offence(
                file=_exercise_file(exercise),
                what=f"has {len(exercise.cues)} cues",
                fix=f"Give exactly {CUES}",
            )


def _rule_words(catalogue: Catalogue) -> Iterator[Offence]:
    known = {*Attribute, EVERY_EXERCISE}
    for rule in catalogue.rules:
        for condition in rule.conditions:
            if condition not in catalogue.conditions:
                fix = did_you_mean(condition, catalogue.conditions)
                yield Offence(
                    file=_rule_file(rule), what=f"'{condition}' is not a condition", fix=fix
                )
        for attribute in rule.attributes:
            if attribute not in known:
                fix = did_you_mean(attribute, map(str, known))
                yield Offence(
                    file=_rule_file(rule),
                    what=f"{rule.id} touches '{attribute}', which is not an attribute",
                    fix=fix,
                )


def _once(catalogue: Catalogue) -> Iterator[Offence]:
    """A rule id names one rule, and a condition speaks of an attribute once."""
    seen: dict[object, Rule] = {}
    for rule in catalogue.rules:
        keys = [rule.id, *((rule.conditions, attribute) for attribute in rule.attributes)]
        for key in keys:
            if key in seen:
                yield Offence(
                    file=_rule_file(rule),
                    what=f"{rule.id} says again what {seen[key].id} says",
                    fix="Keep one of them",
                )
            seen[key] = rule


def _silent_conditions(catalogue: Catalogue) -> Iterator[Offence]:
    spoken = {condition for rule in catalogue.rules for condition in rule.conditions}
    for condition in catalogue.conditions.values():
        if condition.id not in spoken and condition.unrestricted is None:
            yield Offence(
                file=f"conditions/{condition.id}.yaml",
                what="no rule speaks of it, and it does not say that this is on purpose",
                fix="Write its rules, or say why there are none in 'unrestricted'",
            )


def _strictness(catalogue: Catalogue, condition: str, attribute: Attribute) -> int:
    """0 where nothing withholds, 1 relative, 2 absolute."""
    order = {Strength.RELATIVE: 1, Strength.ABSOLUTE: 2}
    return max(
        (
            order.get(rule.strength, 0)
            for rule in catalogue.rules
            if rule.conditions == (condition,) and attribute in rule.attributes
        ),
        default=0,
    )


def _milder(catalogue: Catalogue) -> Iterator[Offence]:
    """Where an exercise has the stronger without the milder, no rule may be stricter below."""
    for pair in catalogue.milder:
        for stronger in pair.stronger:
            bare = [
                exercise.id
                for exercise in catalogue.exercises.values()
                if stronger in exercise.attributes and pair.milder not in exercise.attributes
            ]
            for condition in catalogue.conditions:
                below = _strictness(catalogue, condition, pair.milder)
                if bare and below > _strictness(catalogue, condition, stronger):
                    yield Offence(
                        file=f"rules/screening/{condition}.yaml",
                        what=f"stricter on '{pair.milder}' than on '{stronger}', and {bare[0]}"
                        f" has the stronger alone",
                        fix=f"Be at least as strict on '{stronger}'",
                    )


def _named(catalogue: Catalogue) -> Iterator[Offence]:
    """What is named elsewhere exists: conditions of questions and advice, exercises of the lane."""
    conditions = catalogue.conditions
    for question in catalogue.questions.values():
        follow = question.follow_up.unless_conditions if question.follow_up else ()
        counted = (question.counts_as,) if question.counts_as else ()
        for condition in (*question.satisfied_by, *follow, *counted):
            if condition not in conditions:
                yield Offence(
                    file=f"rules/questions/{question.id}.yaml",
                    what=f"'{condition}' is not a condition",
                    fix=did_you_mean(condition, conditions),
                )
    for step in (*(entry.exercise for entry in catalogue.lane.steps),):
        if step not in catalogue.exercises:
            yield Offence(
                file="rules/progression/lane-extension.yaml",
                what=f"'{step}' is not an exercise",
                fix=did_you_mean(step, catalogue.exercises),
            )


def _words(catalogue: Catalogue) -> Iterator[Offence]:
    """Every closed set that a client reads has its sentence."""
    for topic, keys in (
        ("attributes", set(map(str, Attribute))),
        ("positions", set(map(str, Position))),
        ("muscle-groups", set(map(str, MuscleGroup)) - {str(MuscleGroup.NONE)}),
    ):
        for key in sorted(keys - set(catalogue.words.get(topic, {}))):
            yield Offence(
                file=f"words/en/{topic}.yaml", what=f"no words for '{key}'", fix="Add them"
            )


def _synonyms(catalogue: Catalogue) -> Iterator[Offence]:
    """A phrase names one position."""
    seen: dict[str, Position] = {}
    for entry in catalogue.positions.values():
        for phrase in (str(entry.id), *entry.synonyms):
            if seen.setdefault(phrase, entry.id) != entry.id:
                yield Offence(
                    file=f"positions/{entry.id}.yaml",
                    what=f"'{phrase}' already names {seen[phrase]}",
                    fix="Keep it in one place",
                )


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (
    _sources,
    _edges,
    _gates,
    _muscles,
    _declared,
    _cues,
    _rule_words,
    _once,
    _silent_conditions,
    _milder,
    _named,
    _words,
    _synonyms,
)


def lint(catalogue: Catalogue) -> tuple[Offence, ...]:
    """Give every offence against the catalogue law, in the order of files."""
    return tuple(sorted(offence for check in CHECKS for offence in check(catalogue)))
