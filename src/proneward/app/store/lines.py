"""Read an entry with all checks but that of its words: at the door, and when a store is checked."""

from typing import Final

from proneward.record import Known
from proneward.record.journal import Entry, entry_from


class _Everything(frozenset[str]):
    """
    Knows every word.

    The catalogue goes on; what was told with the words of an older one stays told.
    """

    def __contains__(self, word: object) -> bool:
        return True


_ALL: Final = _Everything()
_ANYTHING: Final = Known(
    conditions=_ALL,
    findings=_ALL,
    questions=_ALL,
    exercises=_ALL,
    exercises_least=0,
    exercises_default=0,
    exercises_most=0,
    exercises_most_by_clinician=0,
    override_longest_days=1_000_000,
)


def strict_entry(document: object) -> Entry:
    """
    Give the entry of a document; every word of it counts as known.

    Raises:
        PronewardError: if it is no entry.
    """
    return entry_from(document, _ANYTHING, "An entry in the store")
