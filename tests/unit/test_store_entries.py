"""Entries: on disk when acknowledged, once each, and every caller for themself."""

from datetime import timedelta

import attrs
import pytest
from tests.stores import (
    AT,
    DAY,
    Clinic,
    a_clinic,
    approval,
    backwards,
    lifted,
    morning,
    mornings,
    told,
)

from proneward.app.store import (
    EntryClash,
    Store,
    StoreError,
    StoreFault,
    UnknownClient,
    check,
    keep,
    open_store,
    read,
    uuid7,
)
from proneward.record.journal import Approval, Correction, Entry, Journal, Morning, Verdict
from proneward.vocabulary import PronewardError


def kept(clinic: Clinic) -> list[Entry]:
    with clinic.reading() as scope:
        return [one.entry for one in read.entries(scope, clinic.client)]


# ------------------------------------------------------------------ one caller


def test_entries_are_read_back_as_they_were_told(store: Store) -> None:
    clinic = a_clinic(store)
    entries = [morning(3.5), approval("a-decision"), lifted(), *mornings(3)]
    acknowledged = clinic.append(*entries)
    assert acknowledged.new == 6
    assert [receipt.id for receipt in acknowledged.receipts] == [entry.id for entry in entries]
    assert kept(clinic) == entries
    with clinic.reading() as scope:
        assert read.journal(scope, clinic.client) == Journal.of(entries)


def test_an_entry_that_is_sent_twice_is_one_and_says_so(store: Store) -> None:
    clinic, entry = a_clinic(store), morning()
    first = clinic.append(entry)
    again = clinic.append(entry, morning(), entry)
    assert [receipt.again for receipt in again.receipts] == [True, False, True]
    assert again.receipts[0].arrived == first.receipts[0].arrived
    assert again.new == 1
    assert len(kept(clinic)) == 2


def test_a_whole_number_written_as_one_is_the_same_entry(store: Store) -> None:
    clinic, entry = a_clinic(store), morning(2.0)
    clinic.append(entry)
    assert clinic.append(attrs.evolve(entry, what=Morning(pain=2))).new == 0


def test_no_entry_is_nothing_to_keep(store: Store) -> None:
    acknowledged = a_clinic(store).append()
    assert (acknowledged.receipts, acknowledged.last) == ((), 0)


def test_another_entry_of_the_same_id_is_refused_with_all_that_came_with_it(store: Store) -> None:
    clinic, entry = a_clinic(store), morning(1.0)
    clinic.append(entry)
    other = attrs.evolve(entry, what=Morning(pain=9.0))
    with pytest.raises(EntryClash) as refused:
        clinic.append(morning(), other)
    assert entry.id in refused.value.what
    assert kept(clinic) == [entry]
    twins = morning(1.0)
    with pytest.raises(EntryClash):
        clinic.append(twins, attrs.evolve(twins, what=Morning(pain=2.0)))


def test_an_entry_of_another_client_does_not_become_this_ones(store: Store) -> None:
    clinic, entry = a_clinic(store), morning()
    clinic.append(entry)
    with clinic.writing() as scope:
        other = keep.add_client(scope, "berta", {}, at=AT, by=None).id
    with pytest.raises(EntryClash):
        store.append(clinic.organisation, other, [entry])


def test_two_organisations_may_be_told_the_same_entry(store: Store) -> None:
    entry = morning()
    for clinic in (a_clinic(store), a_clinic(store)):
        assert clinic.append(entry).new == 1


def test_an_entry_of_an_unknown_client_is_refused(store: Store) -> None:
    clinic, other = a_clinic(store), a_clinic(store)
    for client in ("nobody", other.client):
        with pytest.raises(UnknownClient):
            store.append(clinic.organisation, client, [morning()])


def test_what_could_not_be_read_back_is_not_kept(store: Store) -> None:
    clinic = a_clinic(store)
    with pytest.raises(PronewardError):
        clinic.append(morning(), attrs.evolve(morning(), id="not-a-uuid"))
    with pytest.raises(PronewardError, match="read back"):
        clinic.append(attrs.evolve(lifted(), by="somebody-else"))
    assert kept(clinic) == []


def test_a_sync_goes_on_from_the_number_where_it_ended(store: Store) -> None:
    clinic = a_clinic(store)
    clinic.append(*mornings(5))
    with clinic.reading() as scope:
        part = read.entries(scope, clinic.client, most=2)
        rest = read.entries(scope, clinic.client, after=part[-1].arrived)
    assert (len(part), len(rest)) == (2, 3)
    assert part[-1].arrived < rest[0].arrived
    clinic.append(late := morning(on=DAY - timedelta(days=90)))
    with clinic.reading() as scope:
        assert [
            one.entry for one in read.entries(scope, clinic.client, after=rest[-1].arrived)
        ] == [late]
        since = read.entries(scope, clinic.client, since=DAY)
    assert [one.entry.on for one in since] == [DAY]


def test_arrivals_rise_also_when_the_clock_goes_back(url: str) -> None:
    moments = backwards()
    with open_store(url, clock=lambda: next(moments)) as store:
        clinic = a_clinic(store)
        numbers = [clinic.append(morning()).last for _ in range(5)]
        with clinic.reading() as scope:
            received = [one.received_at for one in read.entries(scope, clinic.client)]
    assert numbers == sorted(set(numbers))
    assert received == sorted(received, reverse=True)
    assert check(url).problems == ()


def test_a_client_may_have_20_000_entries(store: Store) -> None:
    clinic, entries = a_clinic(store), mornings(20_000)
    assert clinic.append(*entries).new == 20_000
    assert clinic.append(*entries[:700], morning()).new == 1
    with clinic.reading() as scope:
        assert len(read.entries(scope, clinic.client)) == 20_001


# ------------------------------------------------------------------ with other writing


def test_entries_may_be_kept_with_what_goes_with_them_all_or_nothing(store: Store) -> None:
    clinic = a_clinic(store)
    with clinic.writing() as scope:
        assert keep.add_entries(scope, clinic.client, [morning()], at=AT).new == 1
    with pytest.raises(ZeroDivisionError), clinic.writing() as scope:  # noqa: PT012 - the block is what is undone
        keep.add_entries(scope, clinic.client, [morning()], at=AT)
        raise ZeroDivisionError
    with pytest.raises(UnknownClient), clinic.writing() as scope:
        keep.add_entries(scope, "nobody", [morning()], at=AT)
    assert len(kept(clinic)) == 1


def test_a_transaction_inside_another_is_refused_and_not_waited_for(store: Store) -> None:
    clinic = a_clinic(store)
    with pytest.raises(StoreFault, match="inside another"), clinic.writing():
        clinic.append(morning())
    with pytest.raises(StoreError, match="inside another"), clinic.writing(), clinic.writing():
        pass
    assert clinic.append(morning()).new == 1


# ------------------------------------------------------------------ what stands


def standing(clinic: Clinic) -> tuple[list[str], list[str]]:
    with clinic.reading() as scope:
        approvals = [
            f"{one.decision} {one.verdict}" for one in read.approvals(scope, clinic.client)
        ]
        return approvals, [one.lifts for one in read.overrides(scope, clinic.client)]


def test_approvals_and_overrides_can_be_looked_up_as_they_stand_after_corrections(
    store: Store,
) -> None:
    clinic = a_clinic(store)
    said, lift = approval("decision-1"), lifted()
    clinic.append(said, lift, morning())
    assert standing(clinic) == (["decision-1 approved"], ["ext-end"])
    yes, no = (
        Approval(of="decision-1", verdict=verdict, note=None)
        for verdict in (Verdict.APPROVED, Verdict.DECLINED)
    )
    later = AT + timedelta(hours=1)
    correction = told(Correction(of=said.id, on=None, what=no), at=later)
    clinic.append(correction)
    assert standing(clinic) == (["decision-1 declined"], ["ext-end"])
    clinic.append(told(Correction(of=lift.id, on=None, what=None), at=later))
    assert standing(clinic) == (["decision-1 declined"], [])
    clinic.append(
        told(Correction(of=correction.id, on=None, what=yes), at=later + timedelta(hours=1))
    )
    assert standing(clinic) == (["decision-1 approved"], [])


def test_a_correction_may_come_before_what_it_corrects(store: Store) -> None:
    clinic, first = a_clinic(store), morning()
    put = Approval(of="decision-1", verdict=Verdict.APPROVED, note=None)
    clinic.append(told(Correction(of=first.id, on=None, what=put)))
    assert standing(clinic) == ([], [])
    clinic.append(first)
    assert standing(clinic) == (["decision-1 approved"], [])


def test_a_client_cannot_take_back_what_a_clinician_said(store: Store) -> None:
    clinic, lift = a_clinic(store), lifted(attribute=None, exercise="bridge")
    clinic.append(lift)
    clinic.append(told(Correction(of=lift.id, on=None, what=None), by="client"))
    assert standing(clinic) == ([], ["bridge"])


def test_an_id_that_was_never_told_corrects_nothing(store: Store) -> None:
    clinic = a_clinic(store)
    clinic.append(told(Correction(of=uuid7(), on=None, what=None)))
    assert standing(clinic) == ([], [])
