"""Variants swap inside a stage; needs gate the way up; schemas describe the files."""

import json
from pathlib import Path

import pytest

from proneward.catalogue import (
    load,
    main_group,
    mitigation_for,
    needs,
    schemas,
    trained_groups,
    variants,
)
from proneward.vocabulary import MuscleGroup, Purpose

CATALOGUE = load()


@pytest.mark.parametrize(
    "exercise, inside_its_stage",
    [
        ("supine-rest-crook", ["supine-breathing"]),
        ("supine-bridge", ["supine-bridge-block-squeeze"]),
        ("ball-alt-leg-hands-off", ["ball-alt-leg-hands-down", "ball-both-legs-hands-off"]),
        ("prone-plank", []),
        ("prone-cobra", []),
    ],
)
def test_variants_are_the_forms_inside_the_same_stage(
    exercise: str, inside_its_stage: list[str]
) -> None:
    found = variants(CATALOGUE.exercises[exercise], CATALOGUE)
    assert [near.id for near in found] == inside_its_stage


@pytest.mark.parametrize(
    "exercise, shown_before",
    [
        ("walk", []),
        ("supine-bridge", ["supine-glute-set", "supine-pelvic-tilt"]),
        ("supine-bridge-march", ["supine-bridge"]),
        ("prone-cobra", ["prone-baby-cobra", "prone-press-up"]),
        ("ball-alt-leg-hands-off", ["ball-alt-leg-hands-down"]),
        ("ball-both-legs-hands-off", ["ball-both-legs-hands-down", "ball-alt-leg-hands-off"]),
    ],
)
def test_needs_are_the_easier_ones_of_a_lower_stage_or_named_as_shown_first(
    exercise: str, shown_before: list[str]
) -> None:
    found = needs(CATALOGUE.exercises[exercise], CATALOGUE)
    assert [easier.id for easier in found] == shown_before


def test_a_need_never_is_a_rest_nor_a_higher_stage_and_being_a_variant_is_mutual() -> None:
    for exercise in CATALOGUE.exercises.values():
        wanted = needs(exercise, CATALOGUE)
        assert not any(easier.purpose is Purpose.RELAXATION for easier in wanted)
        assert all(easier.stage <= exercise.stage for easier in wanted)
        for near in variants(exercise, CATALOGUE):
            assert exercise in variants(near, CATALOGUE)


def test_every_edge_is_a_variant_a_need_or_leads_from_a_rest() -> None:
    for exercise in CATALOGUE.exercises.values():
        related = {*variants(exercise, CATALOGUE), *needs(exercise, CATALOGUE)}
        easier = {CATALOGUE.exercises[name] for name in exercise.easier}
        assert all(one.purpose is Purpose.RELAXATION for one in easier - related)


def test_the_first_primary_muscle_gives_the_main_group_and_a_rest_trains_none() -> None:
    cobra = CATALOGUE.exercises["prone-cobra"]
    assert main_group(cobra, CATALOGUE) is MuscleGroup.BACK_EXTENSORS
    assert trained_groups(cobra, CATALOGUE) == {
        MuscleGroup.BACK_EXTENSORS,
        MuscleGroup.DEEP_TRUNK,
    }
    rest = CATALOGUE.exercises["supine-rest-crook"]
    assert main_group(rest, CATALOGUE) is MuscleGroup.NONE
    assert trained_groups(rest, CATALOGUE) == frozenset()


def test_the_committed_schemas_are_the_ones_of_the_types() -> None:
    folder = Path("src/proneward/catalogue/reviewed/schema")
    written = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")
    }
    assert written == dict(schemas()), "run `python tools/schemas.py`"


def test_a_schema_says_which_files_it_describes_and_what_they_may_hold() -> None:
    exercise = schemas()["exercise"]
    assert exercise["$comment"] == "Generated. Describes exercises/*.yaml"
    assert exercise["$defs"]["ExerciseFile"]["additionalProperties"] is False
    assert "prone-on-ball" in exercise["$defs"]["Position"]["enum"]


@pytest.mark.parametrize(
    "attribute, exercise, mitigated",
    [
        ("wrist-load", "quad-bird-dog", True),
        ("wrist-load", "supine-bridge", False),
        ("load-low", "supine-bridge", False),
        ("ALL", "supine-bridge", False),
        ("floor-transfer", "supine-bridge", True),
        ("floor-transfer", "quad-bird-dog", False),
    ],
)
def test_a_mitigation_is_for_an_exercise_that_has_the_attribute(
    attribute: str, exercise: str, *, mitigated: bool
) -> None:
    """A bed takes nothing away from an exercise that it does not serve."""
    found = mitigation_for(attribute, CATALOGUE.exercises[exercise], CATALOGUE)
    assert (found is not None) == mitigated
    assert found is None or found.attribute == attribute
