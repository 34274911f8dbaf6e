"""Conditions x rules: who is cleared, what is lifted, and why; and that only screening clears."""

import attrs
import pytest
from tests.records import DAY, a_client, override

from proneward.catalogue import Rule, load
from proneward.screening import (
    ClearedExercise,
    NotScreened,
    Screening,
    Standing,
    Verdict,
    screen,
)
from proneward.screening.model import cleared
from proneward.vocabulary import EVERY_EXERCISE, Direction, Load, Strength

CATALOGUE = load()


def screened(**record: object) -> Screening:
    return screen(a_client(**record), CATALOGUE, DAY)


def verdict(exercise: str, **record: object) -> Verdict:
    return screened(**record).verdicts[exercise]


def fates(**record: object) -> list[tuple[bool, str]]:
    """What became of each override, and the words."""
    return [(outcome.applied, outcome.reason) for outcome in screened(**record).overrides]


def ids(screening: Screening, standing: Standing) -> set[str]:
    return {made.exercise.id for made in screening.standing(standing)}


@pytest.mark.parametrize(
    "conditions",
    [[], ["facet-pain"], ["osteoporosis", "stenosis-nc"], ["radiculopathy-progressive"]],
)
def test_every_exercise_stands_in_exactly_one_way(conditions: list[str]) -> None:
    found = screened(conditions=conditions)
    parts = [ids(found, standing) for standing in Standing]
    assert sum(map(len, parts)) == len(set.union(*parts)) == len(CATALOGUE.exercises)


def test_a_well_adult_is_cleared_for_all_but_what_a_clinician_does() -> None:
    found = screened()
    assert ids(found, Standing.WITHHELD) == set()
    assert ids(found, Standing.CLINICIAN_ONLY) == {
        name for name, exercise in CATALOGUE.exercises.items() if exercise.clinician_only
    }


def test_facet_pain_withholds_a_loaded_arch_and_says_why_the_strongest_first() -> None:
    made = verdict("prone-cobra", conditions=["facet-pain"])
    assert made.standing is Standing.WITHHELD
    assert [reason.rule for reason in made.reasons] == ["R022", "R023", "R027"]
    assert [reason.rule for reason in made.withheld_by] == ["R022", "R023"]
    assert [reason.rule for reason in made.cautioned_by] == ["R027"]
    first = made.reasons[0]
    assert (first.condition, first.attribute) == ("facet-pain", "ext-end")
    assert first.strength is Strength.RELATIVE
    assert "Arching back" in first.reason
    assert first.evidence
    assert set(first.sources) <= CATALOGUE.sources.keys()


def test_a_rule_that_favours_ranks_and_never_clears() -> None:
    made = verdict("prone-baby-cobra", conditions=["facet-pain", "disc-herniation"])
    assert made.standing is Standing.WITHHELD
    assert [reason.rule for reason in made.favoured_by] == ["R001"]


def test_what_one_rule_favours_and_another_withholds_is_a_conflict() -> None:
    (conflict,) = screened(conditions=["facet-pain", "disc-herniation"]).conflicts
    assert (conflict.exercise, conflict.withheld_by, conflict.favoured_by) == (
        "prone-baby-cobra",
        ("R023",),
        ("R001",),
    )
    assert conflict.reason.endswith("The safer one holds until your clinician decides.")
    assert screened(conditions=["facet-pain"]).conflicts == ()


def test_reasons_stand_strongest_first_and_every_conflict_is_found() -> None:
    """Seen on somebody who has everything at once."""
    everything = CATALOGUE.conditions.values()
    found = screened(
        conditions=[entry.id for entry in everything if not entry.is_finding],
        findings=[{"id": e.id, "on": "2026-11-20"} for e in everything if e.is_finding],
    )
    for made in found.verdicts.values():
        strengths = [list(Strength).index(reason.strength) for reason in made.reasons]
        assert strengths == sorted(strengths)
    against = {made.exercise.id for made in found.verdicts.values() if made.favoured_by}
    assert {conflict.exercise for conflict in found.conflicts} == against != set()
    assert {reason.rule for made in found.verdicts.values() for reason in made.reasons} == {
        rule.id for rule in CATALOGUE.rules if touches_something(rule)
    }


def touches_something(rule: Rule) -> bool:
    """Whether any exercise has what a rule reads."""
    asked = {
        attribute for exercise in CATALOGUE.exercises.values() for attribute in exercise.attributes
    }
    return EVERY_EXERCISE in rule.attributes or bool(asked & set(rule.attributes))


def test_a_rule_about_every_exercise_withholds_every_exercise() -> None:
    found = screened(conditions=["radiculopathy-progressive"])
    assert len(ids(found, Standing.WITHHELD)) == len(CATALOGUE.exercises)
    assert found.verdicts["walk"].reasons[0].attribute == EVERY_EXERCISE


def test_what_is_withheld_is_not_for_a_clinician_to_do_either() -> None:
    made = verdict("prone-superman", conditions=["facet-pain"])
    assert made.exercise.clinician_only
    assert made.standing is Standing.WITHHELD


@pytest.mark.parametrize(
    "conditions, exercise, rule",
    [
        (["osteoporosis", "stenosis"], "prone-on-elbows", "I3a"),
        (["osteoporosis", "stenosis-nc"], "prone-on-elbows", "I3b"),
        (["disc-herniation", "stenosis-nc"], "supine-double-knee-chest", "I4"),
    ],
)
def test_a_pair_speaks_only_when_both_conditions_are_met(
    conditions: list[str], exercise: str, rule: str
) -> None:
    def rules(held: list[str]) -> dict[str, str]:
        reasons = screened(conditions=held).verdicts.values()
        return {r.rule: r.condition for made in reasons for r in made.reasons}

    assert rules(conditions)[rule] == "+".join(conditions)
    assert rule not in rules(conditions[:1]) | rules(conditions[1:])
    touched = CATALOGUE.exercises[exercise].attributes
    pair = next(entry for entry in CATALOGUE.rules if entry.id == rule)
    hit = rule in {r.rule for r in verdict(exercise, conditions=conditions).reasons}
    assert hit is bool(touched & set(pair.attributes))


def test_beside_a_condition_in_free_text_only_gentle_supported_movements_stay() -> None:
    found = screened(other_conditions=["something rare"])
    kept = [CATALOGUE.exercises[name] for name in ids(found, Standing.CLEARED)]
    assert len(kept) == 13
    assert all(
        exercise.stage == 1
        and exercise.direction is Direction.NEUTRAL
        and exercise.load is Load.LOW
        for exercise in kept
    )
    reason = found.verdicts["prone-cobra"].withheld_by[0]
    assert (reason.rule, reason.attribute) == ("unknown-condition", EVERY_EXERCISE)
    assert reason.strength is Strength.RELATIVE


def test_free_text_adds_to_what_known_conditions_withhold() -> None:
    made = verdict("prone-cobra", conditions=["facet-pain"], other_conditions=["rare"])
    assert [reason.rule for reason in made.withheld_by] == ["R022", "R023", "unknown-condition"]


def test_getting_down_to_the_floor_is_spared_on_a_bed_where_the_bed_serves() -> None:
    held = {"conditions": ["falls-risk"]}
    on_floor = screened(**held)
    on_bed = screened(**held, lies_on="bed")
    for name, exercise in CATALOGUE.exercises.items():
        down = "floor-transfer" in exercise.attributes
        floor, bed = (
            "floor-transfer" in {r.attribute for r in found.verdicts[name].reasons}
            for found in (on_floor, on_bed)
        )
        assert floor is down
        assert bed is (down and not exercise.bed)


def test_an_override_of_an_attribute_lifts_it_everywhere_and_everybody_sees_it() -> None:
    record = {"conditions": ["facet-pain"], "overrides": [override(attribute="ext-loaded")]}
    ((applied, words),) = fates(**record)
    assert applied
    assert words == (
        "Lifted by Dr A. Example, PT 12345, until 20 December 2026: lifting or holding your "
        "body backward with effort. "
        "tolerated under supervision"
    )
    found = screened(**record)
    cobra, baby = found.verdicts["prone-cobra"], found.verdicts["prone-baby-cobra"]
    assert cobra.standing is Standing.WITHHELD  # ext-end still holds it
    assert [reason.rule for reason in cobra.withheld_by] == ["R022"]
    assert baby.standing is Standing.CLEARED
    assert [reason.rule for reason in baby.cautioned_by] == ["R023", "R024", "R027"]


def test_an_override_of_an_exercise_lifts_every_relative_rule_on_it_alone() -> None:
    record = {
        "conditions": ["facet-pain"],
        "overrides": [override(attribute=None, exercise="prone-cobra")],
    }
    found = screened(**record)
    assert found.overrides[0].reason.startswith("Lifted by Dr A. Example")
    assert CATALOGUE.exercises["prone-cobra"].name in found.overrides[0].reason
    assert found.verdicts["prone-cobra"].standing is Standing.CLEARED
    assert found.verdicts["prone-superman"].standing is Standing.WITHHELD
    assert [reason.rule for reason in found.verdicts["prone-cobra"].lifted] == ["R022", "R023"]


def test_an_override_does_not_send_a_clinicians_exercise_home_and_says_so() -> None:
    record = {
        "conditions": ["facet-pain"],
        "overrides": [override(attribute=None, exercise="prone-superman")],
    }
    assert verdict("prone-superman", **record).standing is Standing.WITHHELD
    ((applied, words),) = fates(**record)
    assert not applied
    assert "together with a clinician" in words


@pytest.mark.parametrize(
    "conditions, changed, words",
    [
        (["facet-pain"], {"on": "2026-10-20", "review": "2026-11-23"}, "ended on 23 November 2026"),
        (
            ["facet-pain"],
            {"on": "2026-11-25", "review": "2026-12-20"},
            "begins on 25 November 2026",
        ),
        (["fusion-0-12w"], {"attribute": "flex-end"}, "an absolute rule holds it"),
        (["facet-pain"], {"attribute": "band-latex"}, "no relative rule holds it back"),
        (["facet-pain"], {"attribute": "pos-prone"}, "no relative rule holds it back"),
        ([], {"attribute": None, "exercise": "walk"}, "no relative rule holds it back"),
    ],
)
def test_an_override_that_is_not_applied_is_said_with_why(
    conditions: list[str], changed: dict[str, object], words: str
) -> None:
    ((applied, reason),) = fates(conditions=conditions, overrides=[override(**changed)])
    assert not applied
    assert words in reason
    without = screened(conditions=conditions)
    with_it = screened(conditions=conditions, overrides=[override(**changed)])
    assert ids(with_it, Standing.CLEARED) == ids(without, Standing.CLEARED)


@pytest.mark.parametrize("ends", [{"on": "2026-11-24"}, {"review": "2026-11-24"}])
def test_an_override_holds_on_its_first_and_on_its_last_day(ends: dict[str, str]) -> None:
    ((applied, _),) = fates(conditions=["facet-pain"], overrides=[override(**ends)])
    assert applied


def test_each_override_has_its_own_outcome() -> None:
    two = [override(), override(attribute="band-latex")]
    assert [applied for applied, _ in fates(conditions=["facet-pain"], overrides=two)] == [
        True,
        False,
    ]


def test_nobody_but_screening_can_call_an_exercise_cleared() -> None:
    with pytest.raises(NotScreened, match="only screening clears an exercise"):
        ClearedExercise(
            exercise=CATALOGUE.exercises["walk"], cautions=(), favours=(), lifted=(), seal=object()
        )


def test_a_copy_of_a_cleared_exercise_cannot_name_another() -> None:
    one = screened().eligible[0]
    with pytest.raises(NotScreened, match="only screening clears"):
        attrs.evolve(one, exercise=CATALOGUE.exercises["prone-superman"])


def test_screening_itself_does_not_seal_what_it_withheld() -> None:
    with pytest.raises(NotScreened, match="prone-cobra"):
        cleared(verdict("prone-cobra", conditions=["facet-pain"]))


def test_a_cleared_exercise_brings_its_cautions_and_favours() -> None:
    one = cleared(verdict("prone-baby-cobra", conditions=["disc-herniation"]))
    assert one.exercise.id == "prone-baby-cobra"
    assert [reason.rule for reason in one.favours] == ["R001"]
    assert all(reason.strength is Strength.PRECAUTION for reason in one.cautions)
