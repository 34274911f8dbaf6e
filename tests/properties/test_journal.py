"""What holds of every journal, however its entries came."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.journals import entry
from tests.strategies_journal import entries, journals

from proneward.record.journal import Entry, Journal, document_of, line_of, merge


@given(journals(), journals(), journals())
def test_merge_is_commutative_associative_and_idempotent(
    one: Journal, other: Journal, third: Journal
) -> None:
    assert merge(one, other) == merge(other, one)
    assert merge(merge(one, other), third) == merge(one, merge(other, third))
    assert merge(one, one) == one


@given(entries(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters(some: list[Entry], chance: object) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    assert Journal.of(shuffled + some[: len(some) // 2]) == Journal.of(some)
    assert Journal.of(shuffled).standing == Journal.of(some).standing


@given(entries())
def test_every_entry_reads_back_from_its_line(some: list[Entry]) -> None:
    for one in some:
        assert entry(json.loads(line_of(one))) == one
        assert entry(document_of(one)) == one


@given(journals())
def test_nothing_is_lost_by_a_correction(some: Journal) -> None:
    assert len(some.standing) <= len(some) == len(some.entries)
