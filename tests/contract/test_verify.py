"""The guarantee holds on what is shipped, and says what it rests on."""

import json
from pathlib import Path

import attrs
import pytest
from tests.contract.sabotage import CATALOGUE, EVERYBODY, run_with, violated

from proneward.app.actions.verify import Certificate, certify, small_model
from proneward.app.actions.verify.small_model import proofs
from proneward.catalogue import shipped
from proneward.catalogue.files import ConditionRulesFile

VERIFY = Path(certify.__code__.co_filename).parent


@pytest.fixture(scope="module")
def certificate() -> Certificate:
    return certify(CATALOGUE, part=True)


def test_the_guarantee_holds_on_the_shipped_catalogue(certificate: Certificate) -> None:
    assert certificate.violations == ()
    assert all(proof.holds for proof in certificate.proofs)
    assert certificate.holds
    assert certificate.lines()[-1].startswith("HOLDS: no violation")


def test_the_part_that_tests_run_meets_every_pair_and_every_client(
    certificate: Certificate,
) -> None:
    counts = certificate.counts
    assert (counts["sets 0"], counts["sets 1"], counts["sets 2"]) == (1, 60, 1770)
    assert counts["screenings 1"] == 60 * EVERYBODY
    assert counts["sets 3"] > 1000
    assert counts["unions"] >= counts["sets 3"]
    assert counts["programmes"] > 100
    assert counts["items"] > 5000


def test_the_certificate_says_what_it_is_about_and_what_it_is_not(
    certificate: Certificate,
) -> None:
    text = "\n".join(certificate.lines())
    assert CATALOGUE.digest in text
    assert "1,770 sets of two" in text
    assert "2^60 sets" in text
    assert "whether the rule tables are right" in text
    document = json.loads(json.dumps(certificate.document()))
    assert document["holds"] is True
    assert document["catalogue"]["digest"] == CATALOGUE.digest
    assert document["counts"]["sets 2"] == 1770


def test_the_second_reading_shares_nothing_with_screening() -> None:
    for name in ("reading.py", "rows.py", "possible.py"):
        text = (VERIFY / name).read_text("utf-8")
        assert "proneward.screening" not in text
        assert "proneward.planning" not in text


def test_every_limit_is_met_from_both_sides_by_the_spread() -> None:
    """What one client of the spread cannot do, another can; and each word is seen both ways."""
    benches = run_with().benches
    records = [bench.client.record for bench in benches]
    assert {str(record.lies_on) for record in records} == {"floor", "bed", "nowhere"}
    assert {record.stage for record in records} == {1, 2, 3, 4, 5}
    for exercise in CATALOGUE.exercises.values():
        bit = benches[0].reading.bits[exercise.id]
        assert any(bench.possible & bit for bench in benches), exercise.id
        needs_nothing = exercise.position == "standing" and not exercise.needs_props
        assert needs_nothing or not all(bench.possible & bit for bench in benches), exercise.id


def test_a_whole_that_is_less_than_its_parts_breaks_the_argument() -> None:
    run = run_with()
    three = ("disc-herniation", "facet-pain", "stenosis")
    run.touched.update(
        {(0, pair): (1, 1, 1, 1) for pair in (three[:2], three[1:], (three[0], three[2]))}
    )
    run.meet(three, 2)
    assert run.tally.counts["unions broken"] == 1
    assert "or the reverse" in "\n".join(violated(run))
    assert [proof.holds for proof in proofs(CATALOGUE, shipped(), run.tally)][-1] is False


def test_an_argument_without_a_set_that_was_tried_does_not_hold() -> None:
    assert not proofs(CATALOGUE, shipped(), run_with().tally)[-1].holds


def test_a_catalogue_without_rules_proves_nothing() -> None:
    tables = proofs(attrs.evolve(CATALOGUE, rules=()), shipped(), run_with().tally)[2]
    assert not tables.holds


def test_a_rule_that_is_refused_for_another_reason_proves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tally = run_with().tally
    assert proofs(CATALOGUE, shipped(), tally)[0].holds
    monkeypatch.setattr(small_model, "PairRuleFile", ConditionRulesFile)
    assert not proofs(CATALOGUE, shipped(), tally)[0].holds


def test_only_the_first_violations_are_written_out_and_all_are_counted() -> None:
    run = run_with(attrs.evolve(CATALOGUE, rules=()))
    run.meet(("vertebral-fracture-recent",), EVERYBODY)
    assert len(run.tally.violations) == 20
    assert run.tally.counts["violations"] > 20
