"""One transaction of entries: which callers are in it, and under which numbers."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import attrs

from proneward.app.store.append.asked import Asked, Line
from proneward.app.store.append.numbers import next_numbers, take_turn
from proneward.app.store.append.project import PROJECTED, corrected, project
from proneward.app.store.errors import EntryClash, StoreError, UnknownClient
from proneward.app.store.model import Acknowledged, Receipt
from proneward.app.store.scope import WritingScope, among, own
from proneward.app.store.tables.schema import client, entry
from proneward.record.journal import Entry, kept_entry

_IDS_AT_ONCE = 500
# Shared with whoever else appends, and not with whoever erases the client.
_CLIENTS = (
    own(client, client.c.id)
    .where(among(client.c.id, "ids"), client.c.erased_at.is_(None))
    .order_by(client.c.id)
    .with_for_update(read=True)
)
_HELD = own(entry, entry.c.id, entry.c.client_id, entry.c.line, entry.c.arrived).where(
    among(entry.c.id, "ids")
)


@attrs.define
class _Held:
    """An entry that is in the store, or will be at the end of this transaction."""

    client: str
    line: str
    arrived: int

    def says(self, client: str, line: str) -> bool:
        """Whether it is that client's, and says that; numbers may be written in two ways."""
        return self.client == client and (
            self.line == line or kept_entry(self.line) == kept_entry(line)
        )


def _parts(ids: set[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _IDS_AT_ONCE):
        yield ordered[start : start + _IDS_AT_ONCE]


def lock_clients(scope: WritingScope, callers: Sequence[Asked]) -> set[str]:
    """Give those of the callers' clients that are there, and stay to the end of the transaction."""
    ids = {asked.client for asked in callers}
    return {row.id for part in _parts(ids) for row in scope.all(_CLIENTS, ids=part)}


def _held(scope: WritingScope, callers: Sequence[Asked]) -> dict[str, _Held]:
    ids = {line.id for asked in callers for line in asked.lines}
    return {
        row.id: _Held(row.client_id, row.line, row.arrived)
        for part in _parts(ids)
        for row in scope.all(_HELD, ids=part)
    }


def _refusal(asked: Asked, known: set[str], held: dict[str, _Held]) -> StoreError | None:
    """Give why a caller is refused, if they are."""
    if asked.client not in known:
        return UnknownClient(
            what="Entries that were to be kept",
            why="the organisation has no such client, or has erased them",
            fix="Check the client's id",
        )
    of_caller: dict[str, str] = {}
    for line in asked.lines:
        there = held.get(line.id)
        other = there is not None and not there.says(asked.client, line.line)
        if other or of_caller.setdefault(line.id, line.line) != line.line:
            return EntryClash(
                what=f"Entry {line.id}",
                why="another entry that says something else has this id",
                fix="Keep the true one; a correction is a new entry that names the old one",
            )
    return None


class _Batch:
    """The rows of a transaction as they come together."""

    def __init__(self, held: dict[str, _Held]) -> None:
        self.held = held
        self.fresh: list[tuple[Asked, Line]] = []

    def take(self, asked: Asked) -> tuple[bool, ...]:
        """Take a caller's lines; give for each whether it was there already."""
        again = []
        for line in asked.lines:
            again.append(line.id in self.held)
            if not again[-1]:
                self.held[line.id] = _Held(asked.client, line.line, 0)
                self.fresh.append((asked, line))
        return tuple(again)

    def rows(self, numbers: Sequence[int], at: datetime) -> list[dict[str, Any]]:
        """Give the rows of what is new, numbered."""
        for (_, line), number in zip(self.fresh, numbers, strict=True):
            self.held[line.id].arrived = number
        return [asked.row(line, self.held[line.id].arrived, at) for asked, line in self.fresh]

    def projected(self) -> tuple[set[str], set[str]]:
        """Give the clients of whom something new approves, lifts or corrects, and the others."""
        changed = {asked.client for asked, line in self.fresh if line.kind in PROJECTED}
        return changed, {asked.client for asked, _ in self.fresh} - changed

    def receipts(self, asked: Asked, again: Sequence[bool]) -> Acknowledged:
        """Give a caller's receipts."""
        return Acknowledged(
            receipts=tuple(
                Receipt(id=line.id, arrived=self.held[line.id].arrived, again=was)
                for line, was in zip(asked.lines, again, strict=True)
            )
        )


def write(
    scope: WritingScope, callers: Sequence[Asked], known: set[str], at: datetime
) -> list[Acknowledged | StoreError]:
    """
    Write what callers asked in this transaction; who is refused is not in it, the others are.

    Args:
        scope: Their organisation; clients are locked, and nobody else appends.
        callers: What they asked.
        known: The clients that are there.
        at: When it was received.

    Returns:
        For each caller, what is acknowledged if the transaction is committed, or the refusal.
    """
    batch = _Batch(_held(scope, callers))
    taken: list[tuple[bool, ...] | StoreError] = [
        _refusal(asked, known, batch.held) or batch.take(asked) for asked in callers
    ]
    numbers = next_numbers(scope.connection, len(batch.fresh))
    scope.put(entry, *batch.rows(numbers, at))
    changed, others = batch.projected()
    for one in sorted(changed | corrected(scope, others)):
        project(scope, one)
    return [
        found if isinstance(found, StoreError) else batch.receipts(asked, found)
        for asked, found in zip(callers, taken, strict=True)
    ]


def add_entries(
    scope: WritingScope, of: str, entries: Sequence[Entry], *, at: datetime
) -> Acknowledged:
    """
    Keep entries in the transaction of what goes with them, such as an approval.

    They are kept when the scope's block ends, and not before; `Store.append` is for all others.

    Raises:
        UnknownClient: if the organisation has no such client, or has erased them.
        EntryClash: if another entry has the id of one of them.
    """
    asked = [Asked.of(scope.organisation, of, entries)]
    known = lock_clients(scope, asked)
    take_turn(scope.connection)
    (answer,) = write(scope, asked, known, at)
    if isinstance(answer, StoreError):
        raise answer
    return answer
