"""A journal: entries from anywhere, in one order, however often and however late they came."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Self

import attrs

from proneward.record.journal.model import Correction, Entry
from proneward.record.journal.write import line_of

IN_ORDER = attrgetter("on", "at", "id")
"""Where an entry stands among others: by its day, then its moment, then its id."""


@attrs.frozen(eq=False)
class Journal:
    """
    A set of entries by their ids; the order in which they came leaves no trace.

    Two entries of one id should be the same. If they are not, the one whose line comes first in
    the alphabet stays, on every device alike, and `clashes` names the id.
    """

    by_id: Mapping[str, Entry] = attrs.field(factory=lambda: MappingProxyType({}))
    clashes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """Give the journal of some entries."""
        by_id: dict[str, Entry] = {}
        clashes: set[str] = set()
        for entry in entries:
            held = by_id.setdefault(entry.id, entry)
            if held is not entry and held != entry:
                clashes.add(entry.id)
                by_id[entry.id] = min(held, entry, key=line_of)
        return cls(MappingProxyType(by_id), frozenset(clashes))

    def __eq__(self, other: object) -> bool:
        """Whether two journals hold the same entries."""
        if not isinstance(other, Journal):
            return NotImplemented
        return dict(self.by_id) == dict(other.by_id) and self.clashes == other.clashes

    __hash__ = None  # type: ignore[assignment]  # a mapping inside

    def __iter__(self) -> Iterator[Entry]:
        """Give the entries in their order: by day, then moment, then id."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Give how many entries there are."""
        return len(self.by_id)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in their order."""
        return tuple(sorted(self.by_id.values(), key=IN_ORDER))

    @cached_property
    def standing(self) -> tuple[Entry, ...]:
        """
        What stands after all corrections, in the order of the days it is about.

        A corrected entry keeps its id and its moment, and says what its last correction says.
        """
        last = self._last_corrections
        told = (one for one in self.entries if not isinstance(one.what, Correction))
        if not last:
            return tuple(told)
        found = (_corrected(one, last[one.id]) if one.id in last else one for one in told)
        return tuple(sorted((one for one in found if one is not None), key=IN_ORDER))

    @cached_property
    def superseded(self) -> tuple[Entry, ...]:
        """
        What was once said and no longer stands, in its order: entries, and corrections of them.

        A correction stands in it as the entry that it would have made.
        """
        last = self._last_corrections
        first = [one for one in self.entries if one.id in last]
        between = [
            made
            for one in self.entries
            if isinstance(one.what, Correction) and one not in last.values()
            if (of := self.root(one.id)) is not None
            if (made := _corrected(of, one)) is not None
        ]
        return tuple(sorted((*first, *between), key=IN_ORDER))

    @cached_property
    def _last_corrections(self) -> dict[str, Entry]:
        """Give the correction that counts of each entry: the last, and a clinic's rather."""
        last: dict[str, Entry] = {}
        corrections = [one for one in self.by_id.values() if isinstance(one.what, Correction)]
        for entry in sorted(corrections, key=attrgetter("at", "id")):
            of = self.root(entry.id)
            if of is None or (entry.of_client and not of.of_client):
                continue
            before = last.get(of.id)
            if before is None or before.of_client or not entry.of_client:
                last[of.id] = entry
        return last

    def root(self, of: str) -> Entry | None:
        """Give the entry of an id; of a correction, the one that it is about in the end, if any."""
        seen: set[str] = set()
        while of not in seen:
            seen.add(of)
            entry = self.by_id.get(of)
            if entry is None or not isinstance(entry.what, Correction):
                return entry
            of = entry.what.of
        return None


def _corrected(entry: Entry, correction: Entry) -> Entry | None:
    """Give an entry as its last correction has it; None if that takes it back."""
    put = correction.what
    if not isinstance(put, Correction) or put.what is None:
        return None
    return attrs.evolve(
        entry, on=put.on or entry.on, by=correction.by, what=put.what, kept_line=None
    )


def merge(*journals: Journal) -> Journal:
    """
    Give the one journal that holds every entry of some.

    The order of the journals, how they were grouped, and how often one is given make no difference.
    """
    merged = Journal.of(entry for journal in journals for entry in journal.by_id.values())
    clashes = merged.clashes.union(*(journal.clashes for journal in journals))
    return Journal(merged.by_id, clashes)
