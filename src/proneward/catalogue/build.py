"""The one step from strict structs to domain types."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from typing import TypeVar

import attrs
import msgspec

from proneward.catalogue import files, model
from proneward.catalogue.errors import Offence, UnsoundCatalogue
from proneward.catalogue.read import Reading
from proneward.vocabulary import MuscleGroup, Urgency

T = TypeVar("T")
S = TypeVar("S")
TIMES = tuple(field.name for field in attrs.fields(model.Times))


def _domain(struct: object, kind: type[T]) -> T:
    return msgspec.convert(struct, kind, from_attributes=True)


def _under(reading: Reading, pattern: str, kind: type[S]) -> Iterator[S]:
    """The structs whose path matches, in the order of their paths."""
    for path, struct in reading.structs.items():
        if fnmatch(path, pattern) and isinstance(struct, kind):
            yield struct


def _only(reading: Reading, path: str, kind: type[S]) -> S:
    found = next(_under(reading, path, kind), None)
    if found is None:
        raise UnsoundCatalogue([Offence(file=path, what="it is missing", fix="Restore the file")])
    return found


def _rules_of(file: files.ConditionRulesFile) -> Iterator[model.Rule]:
    for group in file.groups:
        for rule_id, attribute in group.rules.items():
            yield model.Rule(
                id=rule_id,
                conditions=(file.condition,),
                attributes=(attribute,),
                strength=group.strength,
                because=group.because,
                evidence=tuple(group.evidence),
                sources=tuple(_domain(cited, model.Cited) for cited in group.sources),
                referral=Urgency.NONE,
                review=_domain(file.review, model.Review),
            )


def _rules(reading: Reading) -> tuple[model.Rule, ...]:
    single = [
        rule
        for file in _under(reading, "rules/screening/*", files.ConditionRulesFile)
        for rule in _rules_of(file)
    ]
    pairs = [
        _domain(file, model.Rule)
        for file in _under(reading, "rules/interactions/*", files.PairRuleFile)
    ]
    return (*sorted(single, key=lambda rule: rule.id), *pairs)


def _groups(reading: Reading) -> dict[str, MuscleGroup]:
    path = "rules/dosage/muscle-groups.yaml"
    file = _only(reading, path, files.MuscleGroupsFile)
    words = [(muscle, group) for group, muscles in file.groups.items() for muscle in muscles]
    counted = Counter(muscle for muscle, _ in words)
    twice = [
        Offence(file=path, what=f"'{muscle}' stands twice", fix="Keep it in one group")
        for muscle, count in counted.items()
        if count > 1
    ]
    if twice:
        raise UnsoundCatalogue(twice)
    return dict(words)


def _words(reading: Reading) -> dict[str, Mapping[str, str]]:
    return {
        path.rsplit("/", 1)[1].removesuffix(".yaml"): words
        for path, words in reading.structs.items()
        if isinstance(words, dict)
    }


def _cited(part: object) -> Iterator[str]:
    """Every source that a struct cites, at whatever depth."""
    if isinstance(part, files.CitedFile):
        yield part.id
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from _cited(getattr(part, name))
    elif isinstance(part, list):
        for item in part:
            yield from _cited(item)


def citations(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Give the sources that each file cites."""
    return {path: tuple(_cited(struct)) for path, struct in reading.structs.items()}


def _dosage(reading: Reading, name: str, kind: type[S], domain: type[T]) -> T:
    return _domain(_only(reading, f"rules/dosage/{name}.yaml", kind), domain)


def _times(reading: Reading) -> model.Times:
    """Give how long things take; how long a repetition takes is said by its motion."""
    file = _only(reading, "rules/dosage/times.yaml", files.TimesFile)
    motions = _under(reading, "motions/*", files.MotionFile)
    repetition_s = {motion.id: motion.repetition_s for motion in motions}
    exercises = _under(reading, "exercises/*", files.ExerciseFile)
    still = [
        Offence(file=f"exercises/{exercise.id}.yaml", what="it has no motion", fix="Add one")
        for exercise in exercises
        if exercise.id not in repetition_s
    ]
    if still:
        raise UnsoundCatalogue(still)
    values = {name: getattr(file, name) for name in TIMES if name != "repetition_s"}
    return model.Times(repetition_s=repetition_s, **values)


def _all(reading: Reading, pattern: str, kind: type[S], domain: type[T]) -> list[T]:
    return [_domain(file, domain) for file in _under(reading, pattern, kind)]


def _questions(reading: Reading) -> dict[str, model.Question]:
    found = _all(reading, "rules/questions/*", files.QuestionFile, model.Question)
    return {question.id: question for question in sorted(found, key=lambda item: item.order)}


def _lane(reading: Reading) -> model.ExtensionLane:
    path = "rules/progression/lane-extension.yaml"
    return _domain(_only(reading, path, files.LaneFile), model.ExtensionLane)


def _progression(reading: Reading) -> dict[str, model.ProgressionRule]:
    path, kind = "rules/progression/*", files.ProgressionRuleFile
    found = _all(reading, path, kind, model.ProgressionRule)
    return {rule.id: rule for rule in sorted(found, key=lambda item: item.order)}


def _unknown(reading: Reading) -> model.UnknownConditionRule:
    path = "rules/unknown-condition.yaml"
    return _domain(_only(reading, path, files.UnknownConditionFile), model.UnknownConditionRule)


def build(reading: Reading) -> model.Catalogue:
    """
    Build the catalogue from what was read.

    Raises:
        UnsoundCatalogue: with every offence of the reading, or the file that is missing.
    """
    if reading.offences:
        raise UnsoundCatalogue(reading.offences)
    edition = _only(reading, "edition.yaml", files.EditionFile)
    exercises = _all(reading, "exercises/*", files.ExerciseFile, model.Exercise)
    conditions = _all(reading, "conditions/*", files.ConditionFile, model.Condition)
    mitigations = _all(reading, "rules/mitigations/*", files.MitigationFile, model.Mitigation)
    positions = _all(reading, "positions/*", files.PositionFile, model.PositionEntry)
    ladders = _all(reading, "rules/progression/ladder-*", files.LadderFile, model.LadderEntry)
    measures = _all(reading, "measures/*", files.MeasureFile, model.Measure)
    sources = _all(reading, "evidence/*", files.SourceFile, model.Source)
    milder = _only(reading, "rules/dosage/milder.yaml", files.MilderFile)
    return model.Catalogue(
        version=edition.version,
        contract=edition.contract,
        digest=reading.digest,
        exercises={item.id: item for item in exercises},
        conditions={item.id: item for item in conditions},
        rules=_rules(reading),
        unknown_condition=_unknown(reading),
        advice=tuple(_all(reading, "rules/advice/*", files.AdviceFile, model.Advice)),
        mitigations={item.attribute: item for item in mitigations},
        questions=_questions(reading),
        positions={item.id: item for item in positions},
        ladders={item.id: item for item in ladders},
        lane=_lane(reading),
        progression=_progression(reading),
        measures={item.id: item for item in measures},
        times=_times(reading),
        value=_dosage(reading, "value", files.ValueFile, model.Value),
        sizes=_dosage(reading, "session", files.SessionFile, model.SessionSizes),
        muscle_groups=_groups(reading),
        milder=tuple(_domain(pair, model.Rung) for pair in milder.pairs),
        sources={item.id: item for item in sources},
        citations=citations(reading),
        words=_words(reading),
    )
