"""The nearest known word, for an error that helps and repeats nothing about a person."""

import difflib
import re
from collections.abc import Iterable

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def quotable(word: str) -> bool:
    """Whether an error may repeat a word: it is as short and plain as an id, not a sentence."""
    return _ID.fullmatch(word) is not None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word most like this one, or None where nothing is near."""
    choices = {candidate.casefold(): candidate for candidate in sorted(known)}
    found = difflib.get_close_matches(word.casefold(), choices, n=1, cutoff=0.55)
    return choices[found[0]] if found else None


def _did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    near = nearest(word, known)
    return f"Did you mean '{near}'" if near else otherwise


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the closing sentence of an error about an unknown word."""
    return _did_you_mean(word, known, "Look the word up in the reference")


def one_of(word: str, known: Iterable[str]) -> str:
    """Give the closing sentence of an error about a word that is not in a small, closed set."""
    members = list(known)
    return _did_you_mean(word, members, f"Write one of these: {', '.join(members)}")


def key_meant(key: str, known: Iterable[str]) -> str:
    """Give the closing sentence of an error about a key that does not exist."""
    return _did_you_mean(key, known, "Remove the key")
