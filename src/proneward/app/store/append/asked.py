"""What a caller asks to keep, as the columns have it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self

import attrs
import msgspec

from proneward.record.journal import Entry, kept_entry, line_of
from proneward.vocabulary import Malformed


class _Kind(msgspec.Struct):
    kind: str


_KIND = msgspec.json.Decoder(_Kind)


@attrs.frozen(kw_only=True)
class Line:
    """An entry as a row, but for its place and its number."""

    id: str
    on_day: date
    at: datetime
    by: str
    kind: str
    line: str

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """
        Give the row of an entry, once it was read back: nothing is kept that could not be.

        Raises:
            PronewardError: if it is no entry that a journal may hold.
        """
        line = line_of(entry)
        back = kept_entry(line)
        if back != entry:
            raise Malformed(
                what="An entry that was to be kept",
                why="it would not be read back as it is",
                fix="Read it from a line of a journal before it is kept",
            )
        return cls(
            id=back.id,
            on_day=back.on,
            at=back.at,
            by=back.by,
            kind=_KIND.decode(line).kind,
            line=line,
        )


@attrs.frozen(kw_only=True)
class Asked:
    """Entries of one client, made into rows in the caller's own time."""

    organisation: str
    client: str
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, organisation: str, client: str, entries: Sequence[Entry]) -> Self:
        """Give what is asked when these entries are handed over."""
        return cls(organisation=organisation, client=client, lines=tuple(map(Line.of, entries)))

    def row(self, line: Line, arrived: int, at: datetime) -> dict[str, Any]:
        """Give a whole row."""
        return {
            "arrived": arrived,
            "client_id": self.client,
            "id": line.id,
            "on_day": line.on_day,
            "at": line.at,
            "by": line.by,
            "kind": line.kind,
            "line": line.line,
            "received_at": at,
        }
