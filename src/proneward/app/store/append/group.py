"""
Group commit: whoever comes while somebody writes is written next, all of them together.

A commit waits for the disk some milliseconds, whatever is in it. The first caller who finds nobody
writing takes all that wait, writes them in one transaction, and wakes them; who came in the
meantime make up the next one. There is no thread of its own, and a caller alone waits for nobody.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from threading import Lock

import attrs
from sqlalchemy import Connection

from proneward.app.store.append.asked import Asked
from proneward.app.store.append.numbers import take_turn
from proneward.app.store.append.write import lock_clients, write
from proneward.app.store.engine import tell_organisation
from proneward.app.store.errors import StoreError, StoreFault
from proneward.app.store.model import Acknowledged
from proneward.app.store.scope import WritingScope
from proneward.record.journal import Entry

MOST_AT_ONCE = 2_000
"""Entries in a shared commit; more of them would make the first caller wait for the last."""

Begin = Callable[[], AbstractContextManager[Connection]]


@attrs.define(eq=False)
class _Caller:
    """Who asked for what; `bell` opens when it is answered, or when it is their turn to write."""

    asked: Asked
    answer: Acknowledged | BaseException | None = None
    bell: Lock = attrs.field(factory=Lock)

    def given(self) -> Acknowledged:
        """Give the answer, or raise it."""
        if isinstance(self.answer, Acknowledged):
            return self.answer
        raise self.answer or _interrupted()


def _interrupted() -> StoreFault:
    return StoreFault(
        what="Entries that were to be kept",
        why="the program was stopped while it wrote them",
        fix="Send them again; what was kept already stays once",
    )


def _written(
    connection: Connection, by_organisation: Mapping[str, Sequence[Asked]], at: datetime
) -> dict[int, Acknowledged | StoreError]:
    """Write what is asked of all organisations; give the answers by the identity of what asked."""
    scopes = {
        organisation: WritingScope(connection=connection, organisation=organisation)
        for organisation in sorted(by_organisation)
    }
    known: dict[str, set[str]] = {}
    answers: dict[int, Acknowledged | StoreError] = {}
    for organisation, scope in scopes.items():
        tell_organisation(connection, organisation)
        known[organisation] = lock_clients(scope, by_organisation[organisation])
    take_turn(connection)  # behind the clients, as everybody takes these locks
    for organisation, scope in scopes.items():
        callers = by_organisation[organisation]
        tell_organisation(connection, organisation)
        written = write(scope, callers, known[organisation], at)
        answers |= dict(zip(map(id, callers), written, strict=True))
    return answers


class Appender:
    """Takes entries of any organisation from any thread."""

    def __init__(self, begin: Begin, now: Callable[[], datetime]) -> None:
        """Take what begins a transaction that writes, and the clock."""
        self._begin = begin
        self._now = now
        self._guard = Lock()
        self._waiting: list[_Caller] = []
        self._somebody_writes = False

    def append(self, organisation: str, client: str, entries: Sequence[Entry]) -> Acknowledged:
        """Keep entries of a client, all or none, and give their receipts."""
        caller = _Caller(Asked.of(organisation, client, entries))
        caller.bell.acquire()
        with self._guard:
            self._waiting.append(caller)
            leads, self._somebody_writes = not self._somebody_writes, True
        if not leads:
            self._wait(caller)
        if caller.answer is None:
            self._lead()
        return caller.given()

    def _wait(self, caller: _Caller) -> None:
        try:
            caller.bell.acquire()
        except BaseException:
            self._leave(caller)
            raise

    def _leave(self, caller: _Caller) -> None:
        """Take back what was asked, if nobody writes it yet; somebody else's turn is passed on."""
        with self._guard:
            if caller in self._waiting:
                self._waiting.remove(caller)
                if caller.bell.acquire(blocking=False):
                    self._pass_on()

    def _lead(self) -> None:
        """Write all that wait, wake them, and pass on to the first of those who came since."""
        batch: list[_Caller] = []
        try:
            with self._guard:
                batch = self._take()
            self._answer(batch)
        finally:
            for caller in batch:
                caller.answer = caller.answer or _interrupted()
                caller.bell.release()
            with self._guard:
                self._pass_on()

    def _take(self) -> list[_Caller]:
        count, entries = 0, 0
        for caller in self._waiting:
            entries += len(caller.asked.lines)
            if count and entries > MOST_AT_ONCE:
                break
            count += 1
        batch, self._waiting = self._waiting[:count], self._waiting[count:]
        return batch

    def _pass_on(self) -> None:
        if self._waiting:
            self._waiting[0].bell.release()
        else:
            self._somebody_writes = False

    def _answer(self, batch: Sequence[_Caller]) -> None:
        """Write a batch; if the database refuses a row, each by itself, so that one fails alone."""
        try:
            self._write(batch)
        except StoreError as error:
            left = [caller for caller in batch if caller.answer is None]
            if len(batch) > 1 and isinstance(error, StoreFault):
                for caller in left:
                    self._answer([caller])
            else:
                for caller in left:
                    caller.answer = error

    def _write(self, batch: Sequence[_Caller]) -> None:
        by_organisation: dict[str, list[Asked]] = {}
        for caller in batch:
            by_organisation.setdefault(caller.asked.organisation, []).append(caller.asked)
        with self._begin() as connection:
            answers = _written(connection, by_organisation, self._now())
        # Only here, behind the commit, is anything acknowledged.
        for caller in batch:
            caller.answer = answers[id(caller.asked)]
