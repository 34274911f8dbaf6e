"""The nearest known word, for an error that helps."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word most like this one, or None where nothing is near."""
    choices = {candidate.casefold(): candidate for candidate in sorted(known)}
    found = difflib.get_close_matches(word.casefold(), choices, n=1, cutoff=0.55)
    return choices[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the closing sentence of an error about an unknown word."""
    near = nearest(word, known)
    return f"Did you mean '{near}'" if near else "Look the word up in the reference"
