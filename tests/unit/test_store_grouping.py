"""Group commit: many callers, one commit, and each their own answer."""

# ruff: noqa: SLF001 - who waits for whom is brought about by hand, behind the appender's face

import threading
from collections.abc import Callable, Sequence
from datetime import datetime

import attrs
import pytest
from tests.stores import (
    Clinic,
    a_clinic,
    morning,
)

from proneward.app.store import (
    Acknowledged,
    EntryClash,
    Store,
    StoreError,
    StoreFault,
    UnknownClient,
    read,
)
from proneward.app.store.append import group, write
from proneward.app.store.append.asked import Asked
from proneward.app.store.scope import WritingScope
from proneward.record.journal import Entry, Morning
from proneward.vocabulary import PronewardError


def kept(clinic: Clinic) -> list[Entry]:
    with clinic.reading() as scope:
        return [one.entry for one in read.entries(scope, clinic.client)]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run acts in threads of their own; give what each gave or raised, in their order."""
    found: list[object] = [None] * len(acts)

    def run(number: int) -> None:
        try:
            found[number] = acts[number]()
        except PronewardError as error:
            found[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_callers_at_the_same_time_share_commits_and_lose_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinics, batches = [a_clinic(store), a_clinic(store)], []
    real = group.Appender._answer

    def counted(appender: group.Appender, batch: list[group._Caller]) -> None:
        batches.append(len(batch))
        real(appender, batch)

    monkeypatch.setattr(group.Appender, "_answer", counted)
    entries = [morning() for _ in range(64)]
    acts = [
        lambda number=number: clinics[number % 2].append(entries[number]) for number in range(64)
    ]
    acknowledged = at_once(*acts)
    assert all(isinstance(one, Acknowledged) for one in acknowledged)
    numbers = [one.last for one in acknowledged if isinstance(one, Acknowledged)]
    assert len(set(numbers)) == 64
    assert sum(batches) == 64
    assert len(batches) < 64
    assert {entry.id for clinic in clinics for entry in kept(clinic)} == {
        entry.id for entry in entries
    }


def together(
    store: Store, monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], object]
) -> list[object]:
    """Run acts so that all but the first are in one batch: the first is held until all wait."""
    appender, real, first = store._appender, group.Appender._answer, threading.Event()

    def held(self: group.Appender, batch: list[group._Caller]) -> None:
        if not first.is_set():
            first.set()
            while len(appender._waiting) < len(acts) - 1:
                threading.Event().wait(0.001)
        real(self, batch)

    monkeypatch.setattr(group.Appender, "_answer", held)
    return at_once(*acts)


def test_one_callers_fault_is_theirs_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clinic, taken = a_clinic(store), morning(1.0)
    clinic.append(taken)
    clash = attrs.evolve(taken, what=Morning(pain=9.0))
    twice = morning()
    found = together(
        store,
        monkeypatch,
        lambda: clinic.append(morning()),
        lambda: clinic.append(clash),
        lambda: store.append(clinic.organisation, "nobody", [morning()]),
        lambda: clinic.append(twice),
        lambda: clinic.append(twice),
        lambda: clinic.append(morning(), morning()),
    )
    kinds = [type(one) for one in found]
    assert kinds.count(EntryClash) == 1
    assert kinds.count(UnknownClient) == 1
    news = sorted(one.new for one in found if isinstance(one, Acknowledged))
    assert news == [0, 1, 1, 2]
    assert len(kept(clinic)) == 5


def test_what_the_database_refuses_of_one_caller_does_not_take_the_others_with_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, bad = a_clinic(store), morning()
    real = write.write

    def refusing(
        scope: WritingScope, callers: Sequence[Asked], known: set[str], at: datetime
    ) -> list[Acknowledged | StoreError]:
        answers = real(scope, callers, known, at)
        if any(line.id == bad.id for asked in callers for line in asked.lines):
            raise StoreFault(what="a row", why="the database refused it", fix="none")
        return answers

    monkeypatch.setattr(group, "write", refusing)
    found = together(
        store,
        monkeypatch,
        lambda: clinic.append(morning()),
        lambda: clinic.append(bad),
        lambda: clinic.append(morning()),
        lambda: clinic.append(morning()),
    )
    assert sum(isinstance(one, StoreFault) for one in found) == 1
    assert len(kept(clinic)) == 3


def test_a_batch_has_its_measure(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "MOST_AT_ONCE", 3)
    clinic = a_clinic(store)
    acts = [lambda: clinic.append(*(morning() for _ in range(2))) for _ in range(6)]
    found = together(store, monkeypatch, *acts)
    assert [one.new for one in found if isinstance(one, Acknowledged)] == [2] * 6


def test_whoever_is_interrupted_while_waiting_passes_their_turn_on(store: Store) -> None:
    appender, clinic = store._appender, a_clinic(store)
    gone, waits = [
        group._Caller(Asked.of(clinic.organisation, clinic.client, [morning()])) for _ in range(2)
    ]
    for caller in (gone, waits):
        caller.bell.acquire()
    appender._waiting, appender._somebody_writes = [gone, waits], True
    gone.bell.release()  # it is the turn of the one who is not there any more
    appender._leave(gone)
    assert waits.bell.acquire(blocking=False)
    appender._lead()
    assert waits.given().new == 1
    assert not appender._somebody_writes
    appender._leave(waits)  # was written meanwhile: nothing to take back
    with pytest.raises(StoreFault, match="Send them again"):
        gone.given()


def test_an_interrupted_wait_is_taken_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def __init__(self) -> None:
            self.times = 0

        def acquire(self, *, blocking: bool = True) -> bool:
            self.times += 1
            if blocking and self.times == 2:
                raise KeyboardInterrupt
            return blocking

    clinic, appender = a_clinic(store), store._appender
    appender._somebody_writes = True
    real = group._Caller
    monkeypatch.setattr(group, "_Caller", lambda asked: real(asked, bell=Interrupted()))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        clinic.append(morning())
    assert appender._waiting == []
