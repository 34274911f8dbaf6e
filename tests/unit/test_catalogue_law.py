"""Each check of the catalogue law, seen to fail on a catalogue that breaks it."""

from collections.abc import Callable, Iterable

import pytest
from tests.broken import CATALOGUE, but, changed

from proneward.catalogue import Catalogue, Exercise, Offence, Rule, UnsoundCatalogue, lint
from proneward.vocabulary import Attribute, Load, MuscleGroup, Position, Strength


def an_exercise(name: str, **changes: object) -> Catalogue:
    return changed("exercises", name, **changes)


def with_rules(rules: Iterable[Rule]) -> Catalogue:
    return but(CATALOGUE, rules=tuple(rules))


def a_rule(name: str, **changes: object) -> Catalogue:
    """Give the catalogue with one rule changed."""
    return with_rules(but(rule, **changes) if rule.id == name else rule for rule in CATALOGUE.rules)


def without_attribute(name: str, attribute: Attribute) -> Catalogue:
    return an_exercise(name, attributes=CATALOGUE.exercises[name].attributes - {attribute})


def a_lane(**changes: object) -> Catalogue:
    return but(CATALOGUE, lane=but(CATALOGUE.lane, **changes))


def a_question(name: str, **changes: object) -> Catalogue:
    return changed("questions", name, **changes)


def a_follow_up(name: str, **changes: object) -> Catalogue:
    follow_up = CATALOGUE.questions[name].follow_up
    assert follow_up is not None
    return a_question(name, follow_up=but(follow_up, **changes))


def some_advice(**changes: object) -> Catalogue:
    first, *others = CATALOGUE.advice
    return but(CATALOGUE, advice=(but(first, **changes), *others))


def a_milder_rule_stricter() -> Catalogue:
    """Give a condition that bears a high load and not a moderate one."""
    rule = but(
        CATALOGUE.rules[0],
        id="R900",
        conditions=("nslbp-chronic",),
        attributes=("load-mod",),
        strength=Strength.ABSOLUTE,
    )
    stronger = but(rule, id="R901", attributes=("load-high",), strength=Strength.RELATIVE)
    return but(CATALOGUE, rules=(*CATALOGUE.rules, rule, stronger))


def a_pair_stricter_on_the_milder() -> Catalogue:
    """Give two conditions that together bear a high load and not a moderate one."""
    pair = but(
        next(rule for rule in CATALOGUE.rules if rule.id == "I4"),
        id="I9",
        conditions=("gerd", "nslbp-chronic"),
        attributes=("load-mod",),
        strength=Strength.RELATIVE,
    )
    return with_rules((*CATALOGUE.rules, pair))


def without_words(topic: str, key: str) -> Catalogue:
    kept = {name: words for name, words in CATALOGUE.words[topic].items() if name != key}
    return but(CATALOGUE, words={**CATALOGUE.words, topic: kept})


def a_synonym_twice() -> Catalogue:
    prone = CATALOGUE.positions[Position.PRONE]
    taken = CATALOGUE.positions[Position.SUPINE].synonyms[0]
    positions = {
        **CATALOGUE.positions,
        Position.PRONE: but(prone, synonyms=(*prone.synonyms, taken)),
    }
    return but(CATALOGUE, positions=positions)


def without_a_position() -> Catalogue:
    kept = {key: entry for key, entry in CATALOGUE.positions.items() if key != Position.SUPINE}
    return but(CATALOGUE, positions=kept)


def muscles(exercise: str, **changes: object) -> Catalogue:
    return an_exercise(exercise, muscles=but(CATALOGUE.exercises[exercise].muscles, **changes))


BROKEN: dict[str, tuple[Callable[[], Catalogue], str, str]] = {
    "a source that is not there": (
        lambda: but(CATALOGUE, citations={"rules/dosage/times.yaml": ("nobody-1999",)}),
        "rules/dosage/times.yaml",
        "cites 'nobody-1999'",
    ),
    "an easier exercise that is not there": (
        lambda: an_exercise("prone-cobra", easier=("prone-snake",)),
        "exercises/prone-cobra.yaml",
        "easier 'prone-snake' is unknown",
    ),
    "an edge without its way back": (
        lambda: an_exercise("prone-cobra", harder=()),
        "exercises/prone-superman.yaml",
        "names 'prone-cobra' as easier, which does not name it as harder",
    ),
    "a gate that is not an easier exercise": (
        lambda: an_exercise("prone-cobra", shown_first=("walk",)),
        "exercises/prone-cobra.yaml",
        "'walk' must be shown first",
    ),
    "no primary muscle": (
        lambda: muscles("walk", primary=()),
        "exercises/walk.yaml",
        "names no primary muscle",
    ),
    "a muscle without a group": (
        lambda: muscles("walk", secondary=("elbow",)),
        "exercises/walk.yaml",
        "the muscle 'elbow' has no group",
    ),
    "a position that is not declared": (
        lambda: without_attribute("prone-cobra", Attribute.POS_PRONE),
        "exercises/prone-cobra.yaml",
        "ask for the attribute 'pos-prone'",
    ),
    "getting down that is not declared": (
        lambda: without_attribute("prone-cobra", Attribute.FLOOR_TRANSFER),
        "exercises/prone-cobra.yaml",
        "ask for the attribute 'floor-transfer'",
    ),
    "face down on the ball that is not declared": (
        lambda: without_attribute("ball-alt-arm-leg", Attribute.POS_PRONE),
        "exercises/ball-alt-arm-leg.yaml",
        "ask for the attribute 'pos-prone'",
    ),
    "a load that is not declared": (
        lambda: an_exercise("supine-breathing", load=Load.HIGH),
        "exercises/supine-breathing.yaml",
        "ask for the attribute 'load-high'",
    ),
    "two cues": (
        lambda: an_exercise("walk", cues=("One", "Two")),
        "exercises/walk.yaml",
        "has 2 cues",
    ),
    "a rule of no condition": (
        lambda: a_rule("R001", conditions=("slipped-disc",)),
        "rules/screening/slipped-disc.yaml",
        "'slipped-disc' is not a condition",
    ),
    "a pair of which one condition is unknown": (
        lambda: a_rule("I4", conditions=("stenosis-nc", "slipped-disc")),
        "rules/interactions/I4.yaml",
        "'slipped-disc' is not a condition",
    ),
    "a rule about no attribute": (
        lambda: a_rule("R001", attributes=("ext-smal",)),
        "rules/screening/disc-herniation.yaml",
        "R001 touches 'ext-smal', which is not an attribute",
    ),
    "a rule id twice": (
        lambda: a_rule("R001", id="R002"),
        "rules/screening/disc-herniation.yaml",
        "R002 says again what R002 says",
    ),
    "an attribute spoken of twice": (
        lambda: a_rule("R001", attributes=("ext-end",)),
        "rules/screening/disc-herniation.yaml",
        "R002 says again what R001 says",
    ),
    "a condition without a rule": (
        lambda: changed("conditions", "nslbp-chronic", unrestricted=None),
        "conditions/nslbp-chronic.yaml",
        "no rule speaks of it",
    ),
    "a milder attribute held more strictly": (
        a_milder_rule_stricter,
        "rules/screening/nslbp-chronic.yaml",
        "stricter on 'load-mod' than on 'load-high', and ball-back-ext-wall has",
    ),
    "a milder attribute held more strictly by two conditions together": (
        a_pair_stricter_on_the_milder,
        "rules/interactions/I9.yaml",
        "stricter on 'load-mod' than on 'load-high', and ball-back-ext-wall has",
    ),
    "a question that an unknown condition answers": (
        lambda: a_question("surgery", satisfied_by=("appendix",)),
        "rules/questions/surgery.yaml",
        "'appendix' is not a known condition",
    ),
    "a question that counts as an unknown condition": (
        lambda: a_question("meds", counts_as="steroids"),
        "rules/questions/meds.yaml",
        "'steroids' is not a known condition",
    ),
    "a follow-up about an unknown condition": (
        lambda: a_follow_up("trauma", unless_conditions=("fused",)),
        "rules/questions/trauma.yaml",
        "'fused' is not a known condition",
    ),
    "a follow-up about an unknown question": (
        lambda: a_follow_up("ces5", only_if_no=("ces9",)),
        "rules/questions/ces5.yaml",
        "'ces9' is not a known question",
    ),
    "a lane through an unknown exercise": (
        lambda: a_lane(where_prone_is_impossible="stand-back-exts"),
        "rules/progression/lane-extension.yaml",
        "'stand-back-exts' is not a known exercise",
    ),
    "a lane opened by an unknown finding": (
        lambda: a_lane(opened_by_finding="finding-dp-extensions"),
        "rules/progression/lane-extension.yaml",
        "'finding-dp-extensions' is not a known condition",
    ),
    "a condition that tightens to nothing known": (
        lambda: changed("conditions", "pregnancy-early", tightens_to="pregnancy-lat"),
        "conditions/pregnancy-early.yaml",
        "'pregnancy-lat' is not a known condition",
    ),
    "advice about an unknown condition": (
        lambda: some_advice(together=(("axpsa",),)),
        f"rules/advice/{CATALOGUE.advice[0].id}.yaml",
        "'axpsa' is not a known condition",
    ),
    "an attribute without words": (
        lambda: without_words("attributes", "ext-end"),
        "words/en/attributes.yaml",
        "no words for 'ext-end'",
    ),
    "a position without words": (
        lambda: without_words("positions", "prone"),
        "words/en/positions.yaml",
        "no words for 'prone'",
    ),
    "a muscle group without words": (
        lambda: without_words("muscle-groups", str(MuscleGroup.GLUTEALS)),
        "words/en/muscle-groups.yaml",
        "no words for 'gluteals'",
    ),
    "a position that nobody defined": (
        without_a_position,
        "positions/supine.yaml",
        "it is missing",
    ),
    "a phrase that names two positions": (
        a_synonym_twice,
        "positions/supine.yaml",
        "already names prone",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_law_finds(broken: str) -> None:
    break_it, file, what = BROKEN[broken]
    found = lint(break_it())
    assert any(offence.file == file and what in offence.what for offence in found), found
    assert all(offence.fix for offence in found)


def test_the_shipped_catalogue_breaks_no_law() -> None:
    assert lint(CATALOGUE) == ()


def test_two_conditions_that_are_as_strict_on_the_stronger_break_no_law() -> None:
    """What one of the two holds back already counts for both together."""
    catalogue = a_pair_stricter_on_the_milder()
    alone = but(catalogue.rules[-1], id="R901", conditions=("gerd",), attributes=("load-high",))
    assert lint(but(catalogue, rules=(*catalogue.rules, alone))) == ()


def test_every_offender_is_listed_in_the_order_of_files() -> None:
    exercises: dict[str, Exercise] = {
        name: but(exercise, cues=()) for name, exercise in CATALOGUE.exercises.items()
    }
    found = lint(but(CATALOGUE, exercises=exercises))
    assert [offence.file for offence in found] == sorted(
        f"exercises/{name}.yaml" for name in exercises
    )


def test_an_unsound_catalogue_says_every_offence_on_its_own_line() -> None:
    offences = [Offence(file=f"{name}.yaml", what="it is empty", fix="Fill it") for name in "ba"]
    error = UnsoundCatalogue(offences)
    assert error.what == "The catalogue has 2 offenders"
    assert error.why.splitlines()[1:] == [
        "  a.yaml: it is empty. Fill it.",
        "  b.yaml: it is empty. Fill it.",
    ]
    assert UnsoundCatalogue(offences[:1]).what == "The catalogue has 1 offender"
