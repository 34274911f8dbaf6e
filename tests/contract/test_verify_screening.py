"""`verify` can fail: screening that says something else than the tables is named."""

import attrs
import pytest
from tests.contract.sabotage import (
    CATALOGUE,
    RESPONDER,
    run_with,
    screened,
    violated,
    with_exercise,
    with_rule,
    without_rule,
)

from proneward.app.actions.verify import certify
from proneward.app.actions.verify.run import Run
from proneward.vocabulary import Attribute, Strength, Urgency


def test_a_dropped_rule_is_named() -> None:
    found = screened(without_rule("R022"), ("facet-pain",))
    assert "facet-pain × stand-back-ext" in found
    assert "screening says cleared, and the tables do not" in found
    assert "is handed to planning, and the tables do not clear it" in found


def test_a_dropped_rule_fails_the_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_ones(run: Run, _extent: object) -> None:
        for name in run.reading.conditions:
            run.meet((name,), 1)

    monkeypatch.setattr("proneward.app.actions.verify.guarantee._go_through", only_ones)
    found = certify(without_rule("R022"), part=True)
    assert not found.holds
    assert {violation.held for violation in found.violations} == {("facet-pain",)}
    assert any(line.startswith("DOES NOT HOLD") for line in found.lines())
    assert any("facet-pain × " in line for line in found.lines())


def test_a_weakened_rule_is_named_though_another_still_withholds() -> None:
    weaker = with_rule("R022", lambda rule: attrs.evolve(rule, strength=Strength.PRECAUTION))
    found = screened(weaker, ("facet-pain",))
    assert "stand-back-ext" in found
    assert "the tables have a rule at least relative, and screening has none" in found


def test_a_rule_that_withholds_too_much_is_named() -> None:
    """What is held back without a reason is wrong too, though nobody is harmed by it."""
    extra = with_rule("R022", lambda rule: attrs.evolve(rule, attributes=("pos-supine",)))
    found = screened(extra, ("facet-pain",))
    assert "facet-pain × supine-breathing" in found
    assert "screening says withheld, and the tables do not" in found


def test_a_dropped_rule_of_two_conditions_is_named_on_the_pair_alone() -> None:
    found = screened(
        without_rule("I3a"), ("osteoporosis",), ("stenosis",), ("osteoporosis", "stenosis")
    )
    assert "osteoporosis + stenosis × prone-lying" in found
    assert "\nosteoporosis × " not in found
    assert "\nstenosis × " not in found


def test_a_dropped_attribute_is_named() -> None:
    less = with_exercise(
        "stand-back-ext",
        lambda exercise: attrs.evolve(
            exercise, attributes=exercise.attributes - {Attribute.EXT_END}
        ),
    )
    assert "facet-pain × stand-back-ext" in screened(less, ("facet-pain",))


def test_an_exercise_that_a_bed_does_not_serve_is_named() -> None:
    """Falls risk keeps off the floor; a bed lifts that only from exercises that it serves."""
    served = with_exercise(
        "prone-plank", lambda exercise: attrs.evolve(exercise, bed=True, stage=1, easier=())
    )
    found = screened(served, ("falls-risk",), ())
    assert "falls-risk × prone-plank (on a bed" in found
    assert "no condition × prone-plank (on a bed" in found


def test_an_exercise_without_its_prop_is_named() -> None:
    bare = with_exercise("side-clam-band", lambda exercise: attrs.evolve(exercise, needs_props=()))
    assert "side-clam-band" in screened(bare, ())
    assert "is not possible for this client" in screened(bare, ())


def test_a_condition_that_no_longer_locks_is_named() -> None:
    name = "radiculopathy-progressive"
    open_ = attrs.evolve(CATALOGUE.conditions[name], start_stage=1, referral=Urgency.NONE)
    found = screened(
        attrs.evolve(CATALOGUE, conditions={**CATALOGUE.conditions, name: open_}), (name,)
    )
    assert f"{name} (" in found
    assert "and the tables say otherwise" in found


def test_a_finding_that_never_fades_is_named() -> None:
    name = "finding-dp-extension"
    kept = attrs.evolve(CATALOGUE.conditions[name], expires=False)
    found = screened(
        attrs.evolve(CATALOGUE, conditions={**CATALOGUE.conditions, name: kept}), RESPONDER
    )
    assert "findings 60 days old" in found
    assert "opens the extension lane without its finding or its condition" in found


def test_a_lane_that_opens_for_anybody_is_named() -> None:
    lane = attrs.evolve(CATALOGUE.lane, opened_by_conditions=("gerd",))
    found = screened(attrs.evolve(CATALOGUE, lane=lane), ("gerd", "finding-dp-extension"))
    assert "opens the extension lane without its finding or its condition" in found


def test_a_session_that_may_be_thinner_is_named() -> None:
    """Between two sizes of a session, the reviewed one counts."""
    thin = attrs.evolve(CATALOGUE, sizes=attrs.evolve(CATALOGUE.sizes, exercises_least=0))
    found = screened(thin, ("falls-risk", "vertigo"), ("axspa-fused", "stoma"), ("pregnancy-late",))
    assert "with fewer exercises than a session needs" in found


def test_an_exercise_that_only_one_reading_knows_is_named() -> None:
    fewer = {n: e for n, e in CATALOGUE.exercises.items() if n != "prone-t-lift"}
    run = run_with(attrs.evolve(CATALOGUE, exercises=fewer))
    assert "prone-t-lift" in "".join(violated(run))


def test_a_catalogue_that_is_not_the_reviewed_one_gets_no_certificate() -> None:
    fewer = {n: e for n, e in CATALOGUE.exercises.items() if n != "prone-t-lift"}
    found = certify(attrs.evolve(CATALOGUE, exercises=fewer), part=True)
    assert not found.holds
    assert [violation.exercise for violation in found.violations] == ["prone-t-lift"]
    assert found.counts["sets 1"] == 0
