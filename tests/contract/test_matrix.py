"""The real screening against the independent reading in review/, row by row."""

from collections.abc import Iterator

from tests.contract.matrix import (
    Held,
    Row,
    differences,
    expected,
    interactions,
    matrix,
    row_of,
    strengths,
)
from tests.records import DAY, KNOWN, a_document

from proneward.catalogue import load
from proneward.record import client_from
from proneward.screening import screen

CATALOGUE = load()


def screened(held: Held) -> dict[str, Row]:
    """Give what screening says of who has these conditions and findings, on the floor."""
    conditions = sorted(held - set(KNOWN.findings))
    findings = [{"id": name, "on": DAY.isoformat()} for name in sorted(held & set(KNOWN.findings))]
    document = a_document(conditions=conditions, findings=findings)
    screening = screen(client_from(document, KNOWN, "matrix"), CATALOGUE, DAY)
    return {exercise: row_of(verdict) for exercise, verdict in screening.verdicts.items()}


def all_differences(sets: Iterator[Held]) -> list[str]:
    """Every difference, as condition × exercise: old → new."""
    return [line for held in sets for line in differences(held, screened(held))]


def test_the_reading_has_a_row_for_every_condition_and_exercise() -> None:
    assert matrix().keys() == CATALOGUE.conditions.keys()
    for rows in matrix().values():
        assert rows.keys() == CATALOGUE.exercises.keys()


def test_every_rule_stands_in_the_reading_with_its_strength() -> None:
    assert strengths() == {rule.id: str(rule.strength) for rule in CATALOGUE.rules}


def test_one_condition_comes_out_as_it_was_read() -> None:
    differing = all_differences(frozenset({condition}) for condition in matrix())
    assert not differing, "\n".join(differing)


def test_two_conditions_with_a_rule_of_their_own_come_out_as_they_were_read() -> None:
    assert len(interactions()) == 3
    differing = all_differences(pair for pair in interactions())
    assert not differing, "\n".join(differing)


def test_a_difference_names_condition_and_exercise_with_old_and_new() -> None:
    held = frozenset({"facet-pain"})
    found = screened(frozenset({"hernia"}))
    line = next(line for line in differences(held, found) if "prone-cobra" in line)
    assert line.startswith("facet-pain × prone-cobra: withheld (relative; R022 relative; ")
    assert " → " in line
    assert str(found["prone-cobra"]) in line


def test_the_rules_of_a_pair_stand_beside_those_of_each_condition() -> None:
    row = expected(frozenset({"osteoporosis", "stenosis"}))["quad-cat-cow"]
    alone = [matrix()[name]["quad-cat-cow"].rules for name in ("osteoporosis", "stenosis")]
    assert row.rules == {"I3a"}.union(*alone)
    assert row.verdict == "withheld"
