"""From a phrase as people say it to a position (contract §9)."""

import re
from collections.abc import Sequence

from proneward.catalogue import Catalogue, PositionEntry
from proneward.vocabulary import UnknownWord, nearest

IGNORED = frozenset(
    {"a", "an", "at", "in", "lie", "lies", "lying", "me", "my", "on", "position", "the"}
    | {"to", "upon", "with", "your"}
)
"""Words that people add and that name no position."""
_WORD = re.compile(r"[a-z0-9]+")


def plain_phrase(phrase: str) -> str:
    """Give the words of a phrase that count: lower case, hyphens and small words left out."""
    return " ".join(word for word in _WORD.findall(phrase.casefold()) if word not in IGNORED)


def phrases_of(entry: PositionEntry) -> tuple[str, ...]:
    """Give everything a position is called, its id first."""
    return (str(entry.id), *entry.synonyms)


def _by_phrase(catalogue: Catalogue) -> dict[str, PositionEntry]:
    named: dict[str, PositionEntry] = {}
    for entry in catalogue.positions.values():
        for phrase in phrases_of(entry):
            named.setdefault(plain_phrase(phrase), entry)
    return named


def find_position(words: Sequence[str], catalogue: Catalogue) -> PositionEntry:
    """
    Find the position that a phrase names.

    Raises:
        UnknownWord: if no position is called so; it names the nearest.
    """
    said = " ".join(words)
    named = _by_phrase(catalogue)
    phrase = plain_phrase(said)
    if phrase in named:
        return named[phrase]
    near = nearest(phrase, named)
    known = ", ".join(catalogue.positions)
    raise UnknownWord(
        what=f"No position is called '{said}'",
        why=f"the positions are {known}, with their synonyms",
        fix=f"Did you mean '{named[near].id}' ({near})" if near else "Use one of them",
    )
