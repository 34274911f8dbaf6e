"""Entries may come late, twice and out of order; corrections add, and nothing is edited away."""

from datetime import timedelta

from tests.journals import Document, entry, entry_id, journal, moment, morning, session, told, well
from tests.records import DAY

from proneward.record.journal import Journal, Morning, merge


def correction(
    number: int, of: int, *, by: str = "client", hour: int = 20, **what: object
) -> Document:
    inner = what or None
    document = told(number, "correction", DAY, by=by, of=entry_id(of), entry=inner)
    return {**document, "at": moment(DAY, hour)}


def pains(some: Journal) -> list[float]:
    return [one.what.pain for one in some.standing if isinstance(one.what, Morning)]


def test_entries_stand_by_day_then_moment_then_id() -> None:
    late = {**morning(9, DAY - timedelta(days=3)), "at": moment(DAY, 23)}
    same = [{**morning(n, DAY), "at": moment(DAY, 7)} for n in (8, 7)]
    ordered = journal(same, [late], [session(1, DAY)])
    assert [one.id for one in ordered] == [entry_id(n) for n in (9, 7, 8, 1)]


def test_the_same_entry_sent_twice_is_one() -> None:
    assert len(journal(well(4), well(4))) == 8
    assert journal(well(4), well(4)) == journal(well(4))


def test_two_entries_of_one_id_clash_and_the_same_one_stays_everywhere() -> None:
    one, other = journal([morning(1, DAY, 2)]), journal([morning(1, DAY, 5)])
    assert merge(one, other) == merge(other, one)
    assert merge(one, other).clashes == {entry_id(1)}
    assert merge(one, one).clashes == frozenset()


def test_a_correction_takes_the_place_of_its_entry_and_both_are_kept() -> None:
    corrected = journal([morning(1, DAY, 6)], [correction(2, 1, kind="morning", pain=3)])
    assert pains(corrected) == [3]
    assert len(corrected) == 2


def test_the_last_correction_counts_whichever_came_first() -> None:
    first = correction(2, 1, hour=20, kind="morning", pain=3)
    last = correction(3, 1, hour=21, kind="morning", pain=4)
    assert pains(journal([last], [first], [morning(1, DAY, 6)])) == [4]


def test_a_correction_of_a_correction_is_one_of_the_first_entry() -> None:
    first = correction(2, 1, hour=20, kind="morning", pain=3)
    second = correction(3, 2, hour=21, kind="morning", pain=4)
    assert pains(journal([morning(1, DAY, 6)], [first], [second])) == [4]


def test_a_mistake_is_taken_back_by_a_correction_to_nothing() -> None:
    assert pains(journal([morning(1, DAY, 6)], [correction(2, 1)])) == []


def test_a_correction_may_move_an_entry_to_another_day() -> None:
    earlier = (DAY - timedelta(days=1)).isoformat()
    moved = journal([morning(1, DAY, 6)], [correction(2, 1, kind="morning", on=earlier, pain=6)])
    assert [one.on for one in moved.standing] == [DAY - timedelta(days=1)]


def test_a_correction_waits_for_its_entry() -> None:
    alone = journal([correction(2, 1, kind="morning", pain=3)])
    assert alone.standing == ()
    assert pains(merge(alone, journal([morning(1, DAY, 6)]))) == [3]


def test_a_client_does_not_correct_what_the_clinic_wrote_but_the_clinic_may() -> None:
    decided = told(1, "stage", DAY, by="pt-1", stage=1, reason="careful")
    by_client = correction(2, 1, kind="note", text="no")
    assert len(journal([decided], [by_client]).standing) == 1
    by_clinic = correction(3, 4, by="pt-1", kind="morning", pain=2)
    assert pains(journal([morning(4, DAY, 9)], [by_clinic])) == [2]


def test_what_the_clinic_has_corrected_no_later_correction_of_the_client_undoes() -> None:
    by_clinic = correction(2, 1, by="pt-1", hour=20, kind="morning", pain=6)
    by_client = correction(3, 1, hour=21, kind="morning", pain=1)
    assert pains(journal([morning(1, DAY, 2)], [by_clinic], [by_client])) == [6]
    again = correction(4, 1, by="pt-2", hour=22, kind="morning", pain=4)
    assert pains(journal([morning(1, DAY, 2)], [by_clinic], [by_client], [again])) == [4]


def test_corrections_that_name_each_other_change_nothing() -> None:
    one, other = correction(2, 3), correction(3, 2)
    assert journal([one], [other]).standing == ()


def test_an_empty_journal_is_the_neutral_one() -> None:
    some = journal(well(3))
    assert merge(Journal(), some) == some == merge(some)
    assert merge() == Journal()
    assert some != entry(morning(1, DAY))
