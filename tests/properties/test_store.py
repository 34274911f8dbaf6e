"""The store against its references: however entries come, it holds what a journal of them holds."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.journals import entry_id
from tests.stores import AT, Clinic, a_clinic, lifted, told
from tests.strategies_journal import entries

from proneward.app.store import Store, read
from proneward.record.journal import (
    Approval,
    Correction,
    Entry,
    Journal,
    Lifted,
    Morning,
    Note,
    Told,
    Verdict,
)

# A store is shared by all examples; each has an organisation of its own in it.
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

WHAT: st.SearchStrategy[Told] = st.sampled_from(
    [
        Morning(pain=2.0),
        Note(text="a note"),
        Approval(of="decision-1", verdict=Verdict.APPROVED, note=None),
        Approval(of="decision-2", verdict=Verdict.DECLINED, note=None),
        lifted(by="pt-1").what,
        lifted(by="pt-1", attribute=None, exercise="bridge").what,
    ]
)


@st.composite
def corrected(draw: st.DrawFn) -> list[Entry]:
    """Give entries that approve, lift and correct each other, corrections too, in any order."""
    made: list[Entry] = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        what: Told | Correction = draw(WHAT)
        if draw(st.booleans()):
            of = entry_id(draw(st.integers(1, 9)))
            what = Correction(of=of, on=None, what=draw(st.none() | WHAT))
        clinicians = isinstance(what, Approval | Lifted) or isinstance(
            getattr(what, "what", None), Approval | Lifted
        )
        by = "pt-1" if clinicians or draw(st.booleans()) else "client"
        at = AT + timedelta(minutes=draw(st.integers(0, 5)))
        made.append(told(what, id=entry_id(number), by=by, at=at))
    return draw(st.permutations(made))


def append_in_parts(clinic: Clinic, come: list[Entry], sizes: list[int]) -> None:
    """Append entries in parts of those sizes, and what is left in one."""
    rest = list(come)
    for size in sizes:
        clinic.append(*rest[:size])
        rest = rest[size:]
    clinic.append(*rest)


@SHARED
@given(entries(most=12), st.data())
def test_however_often_and_in_whatever_order_entries_come_the_journal_is_one(
    store: Store, told_: list[Entry], data: st.DataObject
) -> None:
    come = told_ + data.draw(st.lists(st.sampled_from(told_), max_size=8) if told_ else st.just([]))
    clinic = a_clinic(store)
    append_in_parts(
        clinic, data.draw(st.permutations(come)), data.draw(st.lists(st.integers(0, 6), max_size=4))
    )
    with clinic.reading() as scope:
        assert read.journal(scope, clinic.client) == Journal.of(told_)
        assert len(read.entries(scope, clinic.client)) == len(told_)


@SHARED
@given(corrected(), st.lists(st.integers(1, 3), max_size=4))
def test_what_can_be_looked_up_is_what_stands_in_the_journal(
    store: Store, come: list[Entry], sizes: list[int]
) -> None:
    clinic = a_clinic(store)
    append_in_parts(clinic, come, sizes)
    standing = Journal.of(come).standing
    with clinic.reading() as scope:
        approvals = {
            (one.entry, one.decision, one.verdict) for one in read.approvals(scope, clinic.client)
        }
        overrides = {(one.entry, one.lifts, one.by) for one in read.overrides(scope, clinic.client)}
    assert approvals == {
        (one.id, one.what.of, one.what.verdict)
        for one in standing
        if isinstance(one.what, Approval)
    }
    assert overrides == {
        (one.id, one.what.override.lifts, one.by)
        for one in standing
        if isinstance(one.what, Lifted)
    }
