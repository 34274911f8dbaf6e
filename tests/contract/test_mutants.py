"""Is anything in the rules or the attributes unwatched? Make each thing wrong, and see."""

from collections import Counter

import pytest
from tests.contract.mutants import Mutant, mutants, unread

from proneward.catalogue import load
from proneward.vocabulary import Attribute


@pytest.fixture(scope="module")
def made() -> tuple[Mutant, ...]:
    return mutants()


def watched(made: tuple[Mutant, ...]) -> list[Mutant]:
    """The mutants that count: all but those of an attribute that no rule reads."""
    return [mutant for mutant in made if mutant.read_by_a_rule]


def test_every_rule_is_deleted_and_weakened_and_every_attribute_dropped(
    made: tuple[Mutant, ...],
) -> None:
    catalogue = load()
    kinds = Counter(mutant.kind for mutant in made)
    assert kinds["rule deleted"] == len(catalogue.rules)
    favouring = sum(rule.strength == "indicated" for rule in catalogue.rules)
    assert kinds["rule weaker"] == len(catalogue.rules) - favouring
    attributes = sum(len(exercise.attributes) for exercise in catalogue.exercises.values())
    assert kinds["attribute dropped"] == attributes


def test_every_mutant_changes_a_reason_that_was_read_independently(
    made: tuple[Mutant, ...],
) -> None:
    """The rate on reasons is 100 %; the rate on verdicts is what it is."""
    counting = watched(made)
    survivors = [mutant.name for mutant in counting if not mutant.changed]
    assert not survivors, f"unwatched: {', '.join(survivors)}"


def test_most_mutants_change_what_a_client_may_do(
    made: tuple[Mutant, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    counting = watched(made)
    verdicts = sum(mutant.changes_a_verdict for mutant in counting)
    in_matrix = sum(mutant.changes_the_matrix for mutant in counting)
    reasons = sum(bool(mutant.changed) for mutant in counting)
    with capsys.disabled():
        print(  # noqa: T201  # a rate that nobody sees is no rate
            f"\nmutants {len(counting)}: on verdicts {verdicts / len(counting):.1%},"
            f" on rows of review/ {in_matrix / len(counting):.1%},"
            f" on reasons {reasons / len(counting):.1%}"
        )
    assert verdicts / len(counting) > 0.5
    assert verdicts <= in_matrix <= reasons


def test_attributes_that_no_rule_reads_are_known_and_counted_apart(
    made: tuple[Mutant, ...],
) -> None:
    """Who does an exercise is no rule, yet it decides a verdict; two positions decide nothing."""
    assert unread(load()) == {
        Attribute.POS_SIT,
        Attribute.POS_KNEEL,
        Attribute.CLINICIAN_ONLY,
    }
    apart = [mutant for mutant in made if not mutant.read_by_a_rule]
    deciding = {mutant.name.split()[-1] for mutant in apart if mutant.changes_a_verdict}
    assert deciding == {Attribute.CLINICIAN_ONLY}


def test_a_mutant_that_changes_nothing_is_seen_to_survive(made: tuple[Mutant, ...]) -> None:
    survivor = next(mutant for mutant in made if mutant.name.endswith("without pos-sit"))
    assert survivor.changed == ()
