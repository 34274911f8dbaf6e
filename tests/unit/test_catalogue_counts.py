"""Nothing is lost: the numbers of the shipped edition, counted when its tables were taken over."""

from collections import Counter
from collections.abc import Callable
from importlib.resources.abc import Traversable

import pytest

from proneward.catalogue import Condition, Exercise, Review, Rule, load, shipped
from proneward.vocabulary import Direction, Load, Position, Purpose, Strength, Urgency

CATALOGUE = load()
EXERCISES = tuple(CATALOGUE.exercises.values())
CONDITIONS = tuple(CATALOGUE.conditions.values())


def files_in(folder: str) -> set[str]:
    """The names of the files of a folder, without their endings."""
    found: Traversable = shipped().joinpath(folder)
    return {entry.name.removesuffix(".yaml") for entry in found.iterdir()}


@pytest.mark.parametrize(
    "folder, ids",
    [
        ("exercises", CATALOGUE.exercises),
        ("conditions", CATALOGUE.conditions),
        ("positions", CATALOGUE.positions),
        ("evidence", CATALOGUE.sources),
        ("measures", CATALOGUE.measures),
        ("rules/questions", CATALOGUE.questions),
        ("rules/mitigations", CATALOGUE.mitigations),
        ("words/en", CATALOGUE.words),
    ],
)
def test_every_file_of_a_folder_is_in_the_catalogue(folder: str, ids: object) -> None:
    assert files_in(folder) == set(map(str, ids))  # type: ignore[call-overload]  # mappings by id


def test_the_edition_holds_what_its_tables_held() -> None:
    assert {
        "exercises": len(EXERCISES),
        "conditions and findings": len(CONDITIONS),
        "findings": sum(condition.is_finding for condition in CONDITIONS),
        "positions": len(CATALOGUE.positions),
        "questions": len(CATALOGUE.questions),
        "follow-ups": sum(q.follow_up is not None for q in CATALOGUE.questions.values()),
        "advice": len(CATALOGUE.advice),
        "mitigations": len(CATALOGUE.mitigations),
        "lane steps": len(CATALOGUE.lane.steps),
        "measures": len(CATALOGUE.measures),
        "sources": len(CATALOGUE.sources),
    } == {
        "exercises": 100,
        "conditions and findings": 60,
        "findings": 4,
        "positions": 10,
        "questions": 21,
        "follow-ups": 7,
        "advice": 4,
        "mitigations": 5,
        "lane steps": 6,
        "measures": 8,
        "sources": 83,
    }


def test_every_rule_of_the_table_is_there_by_its_number_beside_the_three_pairs() -> None:
    singles = [rule.id for rule in CATALOGUE.rules if len(rule.conditions) == 1]
    pairs = [rule.id for rule in CATALOGUE.rules if len(rule.conditions) == 2]
    assert singles == [f"R{number:03}" for number in range(1, 305)]
    assert sorted(pairs) == ["I3a", "I3b", "I4"]


def test_the_rules_keep_their_strengths() -> None:
    assert Counter(rule.strength for rule in CATALOGUE.rules) == {
        Strength.ABSOLUTE: 80,
        Strength.RELATIVE: 133 + 3,
        Strength.PRECAUTION: 79,
        Strength.INDICATED: 12,
    }


COUNTED: dict[str, tuple[Callable[[Exercise], int], int]] = {
    "aliases": (lambda exercise: len(exercise.aliases), 152),
    "attributes": (lambda exercise: len(exercise.attributes), 483),
    "easier": (lambda exercise: len(exercise.easier), 122),
    "harder": (lambda exercise: len(exercise.harder), 122),
    "cues": (lambda exercise: len(exercise.cues), 300),
    "common errors": (lambda exercise: len(exercise.common_errors), 209),
    "primary muscles": (lambda exercise: len(exercise.muscles.primary), 141),
    "secondary muscles": (lambda exercise: len(exercise.muscles.secondary), 121),
    "on a bed": (lambda exercise: exercise.bed, 40),
    "clinician only": (lambda exercise: exercise.clinician_only, 5),
}


@pytest.mark.parametrize("what", COUNTED)
def test_the_exercises_keep_every_one_of_their(what: str) -> None:
    count, total = COUNTED[what]
    assert sum(map(count, EXERCISES)) == total


def test_the_exercises_keep_their_stages_positions_purposes_directions_and_loads() -> None:
    assert Counter(exercise.stage for exercise in EXERCISES) == {1: 17, 2: 31, 3: 23, 4: 17, 5: 12}
    assert Counter(exercise.position for exercise in EXERCISES) == {
        Position.PRONE: 29,
        Position.PRONE_ON_BALL: 8,
        Position.SUPINE: 28,
        Position.HANDS_AND_KNEES: 11,
        Position.STANDING: 10,
        Position.SIDE_LYING: 8,
        Position.SITTING: 4,
        Position.KNEELING: 2,
    }
    assert Counter(exercise.purpose for exercise in EXERCISES) == {
        Purpose.STRENGTH: 29,
        Purpose.ACTIVATION: 20,
        Purpose.MOBILITY: 15,
        Purpose.ENDURANCE: 10,
        Purpose.RELAXATION: 9,
        Purpose.STRETCH: 8,
        Purpose.BALANCE: 6,
        Purpose.WARM_UP: 3,
    }
    assert Counter(exercise.direction for exercise in EXERCISES) == {
        Direction.NEUTRAL: 65,
        Direction.EXTENSION: 19,
        Direction.FLEXION: 9,
        Direction.ROTATION: 3,
        Direction.MIXED: 3,
        Direction.LATERAL_FLEXION: 1,
    }
    assert Counter(exercise.load for exercise in EXERCISES) == {
        Load.LOW: 73,
        Load.MODERATE: 24,
        Load.HIGH: 3,
    }


def test_the_conditions_keep_their_referrals_stages_and_codes() -> None:
    assert Counter(condition.referral for condition in CONDITIONS) == {
        Urgency.NONE: 41,
        Urgency.ROUTINE: 18,
        Urgency.URGENT: 1,
    }
    assert [c.id for c in CONDITIONS if c.locks] == ["radiculopathy-progressive"]
    assert sum(len(condition.icd10cm) for condition in CONDITIONS) == 100


def test_only_pregnancy_tightens_and_only_preferences_fade() -> None:
    tightens = {c.id: c.tightens_to for c in CONDITIONS if c.tightens_to}
    assert tightens == {"pregnancy-early": "pregnancy-late"}
    fades = {c.id for c in CONDITIONS if c.expires}
    assert fades == {"finding-dp-extension", "finding-dp-flexion"}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_an_exercise_leaves_nothing_blank(exercise: Exercise) -> None:
    texts = [exercise.name, exercise.take_care, *exercise.cues, *exercise.common_errors]
    assert all(text.strip() for text in [*texts, *exercise.aliases, *exercise.muscles.primary])
    assert len(exercise.cues) == 3
    assert exercise.common_errors
    assert exercise.attributes
    assert exercise.sources
    assert exercise.dose.sets


def test_a_condition_and_a_rule_say_plainly_what_they_are_about() -> None:
    assert all(c.label.strip() and c.plain.strip() for c in CONDITIONS)
    assert all(rule.because.strip() and rule.sources and rule.evidence for rule in CATALOGUE.rules)
    assert all(choice for e in EXERCISES for choice in e.needs_props)


def test_the_ladders_have_their_stages_in_order() -> None:
    assert {
        name: [entry.stage for entry in ladder.stages] for name, ladder in CATALOGUE.ladders.items()
    } == {"ladder-strengthening": [1, 2, 3, 4, 5], "ladder-upright": [1, 2, 3]}


def test_the_lane_climbs_in_six_steps_and_stays_on_the_last() -> None:
    steps = [CATALOGUE.lane.exercise_at(step) for step in range(1, 8)]
    assert steps == [
        "prone-lying-pillow",
        "prone-lying",
        "prone-on-elbows",
        "prone-press-up",
        "prone-press-up-sag",
        "prone-press-up-overpressure",
        "prone-press-up-overpressure",
    ]
    assert CATALOGUE.lane.where_prone_is_impossible == "stand-back-ext"


def test_the_questions_come_in_their_order() -> None:
    assert [question.order for question in CATALOGUE.questions.values()] == list(range(1, 22))
    assert next(iter(CATALOGUE.questions)) == "age"


def test_every_source_that_a_file_cites_exists_and_nothing_clinical_stands_without_one() -> None:
    cited = {source for sources in CATALOGUE.citations.values() for source in sources}
    assert cited <= CATALOGUE.sources.keys()
    uncited = {file.split("/")[0] for file, sources in CATALOGUE.citations.items() if not sources}
    assert uncited == {"edition.yaml", "conditions", "evidence", "motions", "words"}


def test_nobody_qualified_has_signed_and_the_catalogue_says_so() -> None:
    assert CATALOGUE.reviewed is False
    entries: tuple[Exercise | Condition | Rule, ...] = (*EXERCISES, *CONDITIONS, *CATALOGUE.rules)
    assert {entry.review for entry in entries} == {
        Review(by=None, role="unreviewed", on=None, due=None)
    }
