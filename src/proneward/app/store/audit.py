"""
The audit trail: who did what and when, each row chained to the one before it by a hash.

It outlives every client's data, so it names things by id and takes no words. A row that is changed,
removed, inserted or moved is found and named. Only the end of the trail cannot vouch for itself:
somebody who may write to the database can cut it off, so `head` is there to be kept elsewhere, and
every backup keeps it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import attrs
from sqlalchemy import bindparam

from proneward.app.store.errors import UnsafeDetail
from proneward.app.store.scope import Scope, WritingScope, own
from proneward.app.store.tables.columns import canonical, moment_text
from proneward.app.store.tables.schema import audit, organisation

Details = Mapping[str, str | int | bool | None]
START = "0" * 64
"""What the first row has in the place of the hash before it."""
_WORD = re.compile(r"[a-z0-9][a-z0-9:._-]{0,99}", re.ASCII)
_AT_ONCE = 1_000


@attrs.frozen
class Row:
    """One row of the trail."""

    number: int
    at: datetime
    person: str | None
    action: str
    subject: str | None
    details: str
    before: str
    hash: str

    def hash_for(self, organisation_id: str) -> str:
        """Give the hash that its words ask for."""
        told = [
            *(organisation_id, self.number, moment_text(self.at), self.person, self.action),
            *(self.subject, self.details, self.before),
        ]
        return hashlib.sha256(canonical(told).encode()).hexdigest()


@attrs.frozen(kw_only=True)
class Broken:
    """A place where the trail does not hold: the number of a row, and what is wrong."""

    number: int
    why: str


_ROWS = own(
    audit,
    *(audit.c.number, audit.c.at, audit.c.person_id.label("person"), audit.c.action),
    *(audit.c.subject, audit.c.details, audit.c.before, audit.c.hash),
)
_HEAD = own(audit, audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
_AFTER = (
    _ROWS.where(audit.c.number > bindparam("after"))
    .order_by(audit.c.number)
    .limit(bindparam("most"))
)
_TURN = own(organisation, organisation.c.organisation_id).with_for_update(key_share=True)


def _checked(action: str, subject: str | None, details: Details) -> None:
    texts = [action, *filter(None, (subject,)), *details]
    texts += [value for value in details.values() if isinstance(value, str)]
    if not all(_WORD.fullmatch(text) for text in texts):
        raise UnsafeDetail(
            what="A row of the audit trail",
            why="it holds something that is neither an id, a plain word nor a number",
            fix="Name what it is about by its id; leave out what a client or a person said",
        )


def head(scope: Scope) -> tuple[int, str]:
    """Give the number and the hash of the last row; 0 and START if there is none."""
    last = scope.first(_HEAD)
    return (0, START) if last is None else (last.number, last.hash)


def record(  # noqa: PLR0913 - what an audit trail must know
    scope: WritingScope,
    *,
    at: datetime,
    person: str | None,
    action: str,
    subject: str | None = None,
    details: Details | None = None,
) -> int:
    """
    Add a row to the trail, in the transaction of what it tells.

    Args:
        scope: Where.
        at: When it was done.
        person: The id of who did it; None for the program itself.
        action: What was done, as one word such as `client-erased`.
        subject: The id of what it was done to.
        details: More, as ids, plain words and numbers.

    Raises:
        UnsafeDetail: if something is in it that may be a client's data.
    """
    details = details or {}
    _checked(action, subject, details)
    scope.first(_TURN)  # on PostgreSQL: one writer of an organisation's trail at a time
    number, before = head(scope)
    row = Row(
        number=number + 1,
        at=at,
        person=person,
        action=action,
        subject=subject,
        details=canonical(details),
        before=before,
        hash="",
    )
    values = attrs.asdict(row) | {"hash": row.hash_for(scope.organisation)}
    values["person_id"] = values.pop("person")
    scope.put(audit, values)
    return row.number


def rows(scope: Scope, *, after: int = 0, most: int = _AT_ONCE) -> tuple[Row, ...]:
    """Give rows of the trail in their order, those with higher numbers than `after`."""
    return tuple(Row(*list(row)) for row in scope.all(_AFTER, after=after, most=most))


def _all(scope: Scope) -> Iterator[Row]:
    part = rows(scope)
    while part:
        yield from part
        part = rows(scope, after=part[-1].number)


def broken(trail: Iterable[Row], organisation_id: str) -> Iterator[Broken]:
    """Give every place where a trail, in the order of its numbers, does not hold."""
    number, before = 0, START
    for row in trail:
        if row.number != number + 1:
            why = f"rows {number + 1} to {row.number - 1} are missing"
            yield Broken(number=number + 1, why=why)
        if row.hash != row.hash_for(organisation_id):
            yield Broken(number=row.number, why="its words are not those that were hashed")
        if row.number == number + 1 and row.before != before:
            why = f"it does not follow row {number}, which was changed, removed or put in"
            yield Broken(number=row.number, why=why)
        number, before = row.number, row.hash


def check(scope: Scope) -> tuple[Broken, ...]:
    """Read the whole trail, and give every place where it does not hold."""
    return tuple(broken(_all(scope), scope.organisation))
